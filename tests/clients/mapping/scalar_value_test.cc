#include "clients/mapping/scalar_value.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

using ::testing::HasSubstr;

TEST(ScalarValueTest, ReadsEachKind) {
  EXPECT_EQ(ScalarValue("text", "a", "en")->text().language(), "en");
  EXPECT_EQ(ScalarValue("integer", "-12", "")->integer(), -12);
  EXPECT_EQ(ScalarValue("integer", "12.0", "")->integer(), 12);
  EXPECT_EQ(ScalarValue("real", "1e3", "")->real(), 1000);
  EXPECT_TRUE(ScalarValue("boolean", "Yes", "")->boolean());
  EXPECT_FALSE(ScalarValue("boolean", "0", "")->boolean());
  EXPECT_EQ(ScalarValue("date", "1914-07", "")->date(), "1914-07");
  EXPECT_EQ(ScalarValue("datetime", "2014-03-17T10:00:00", "")->datetime(), "2014-03-17T10:00:00");
  EXPECT_EQ(ScalarValue("time", "10:00", "")->time(), "10:00");
  EXPECT_EQ(ScalarValue("duration", "P1D", "")->duration(), "P1D");
}

TEST(ScalarValueTest, RefusesWhatIsNone) {
  EXPECT_FALSE(ScalarValue("integer", "1.5", "").ok());
  EXPECT_FALSE(ScalarValue("integer", "9223372036854775808", "").ok());
  EXPECT_FALSE(ScalarValue("real", "nan", "").ok());
  EXPECT_FALSE(ScalarValue("real", "inf", "").ok());
  EXPECT_FALSE(ScalarValue("boolean", "maybe", "").ok());
  EXPECT_FALSE(ScalarValue("date", "yesterday", "").ok());
  EXPECT_THAT(std::string(ScalarValue("integr", "1", "").status().message()),
              HasSubstr("did you mean 'integer'?"));
}

}  // namespace
}  // namespace entente

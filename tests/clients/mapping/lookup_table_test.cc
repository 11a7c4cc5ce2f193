#include "clients/mapping/lookup_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

TEST(LookupTableTest, FindsColumnsAndMembersByKey) {
  LookupTable table(10'000, RepeatedKey::kFirst);
  ASSERT_TRUE(table.Add("1", CellsOf({"id", "name", "none"}, {"1", "One", ""})).ok());
  ASSERT_TRUE(table.Add("1", CellsOf({"id", "name", "none"}, {"1", "Again", ""})).ok());
  ASSERT_TRUE(table.Add("j", JsonOf(R"({"name": {"en": "Jay"}})")).ok());
  EXPECT_EQ(**table.Find("1", "name"), "One") << "the first of several counts";
  EXPECT_EQ(**table.Find("1", ""), "1");
  EXPECT_EQ(*table.Find("1", "none"), std::nullopt);
  EXPECT_EQ(**table.Find("j", "name.en"), "Jay");
  EXPECT_EQ(*table.Find("2", "name"), std::nullopt);
  EXPECT_FALSE(table.Find("1", "nome").ok());
}

TEST(LookupTableTest, AKeyThatStandsTwiceIsToldUnlessItIsSaidWhichCounts) {
  FileRecord one = CellsOf({"id", "name"}, {"1", "One"});
  FileRecord other = CellsOf({"id", "name"}, {"1", "Other"});
  other.line = 7;
  LookupTable table(10'000);
  ASSERT_TRUE(table.Add("1", one).ok());
  EXPECT_TRUE(table.Add("1", one).ok()) << "it says the same";
  EXPECT_THAT(std::string(table.Add("1", other).message()),
              ::testing::HasSubstr("line 7: the key '1' stands on line 2 already"));
  LookupTable last(10'000, RepeatedKey::kLast);
  ASSERT_TRUE(last.Add("1", one).ok());
  ASSERT_TRUE(last.Add("1", other).ok());
  EXPECT_EQ(**last.Find("1", "name"), "Other");
}

TEST(LookupTableTest, RefusesMoreThanItsBytes) {
  const FileRecord record = CellsOf({"id"}, {"1"});
  LookupTable exact(128 + 1 + 32 + 1);
  EXPECT_TRUE(exact.Add("1", record).ok());
  EXPECT_EQ(exact.Add("2", record).code(), absl::StatusCode::kResourceExhausted);
}

}  // namespace
}  // namespace entente

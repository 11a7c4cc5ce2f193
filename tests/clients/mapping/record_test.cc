#include "clients/mapping/record.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(RecordTest, OfSeveralColumnsOfOneNameTheFirstIsMeant) {
  const Columns columns({"a", "b", "a"});
  EXPECT_EQ(columns.Find("a"), 0u);
  EXPECT_EQ(columns.Find("b"), 1u);
  EXPECT_EQ(columns.Find("A"), std::nullopt);
}

TEST(RecordTest, ScalarsAreTextWithoutANeedlessFraction) {
  const auto text = [](const char* json) { return ScalarText(*ParseJson(json)); };
  EXPECT_EQ(text("34124811.0"), "34124811");
  EXPECT_EQ(text("-99.0"), "-99");
  EXPECT_EQ(text("0.5"), "0.5");
  EXPECT_EQ(text("18446744073709551615"), "18446744073709551615");
  EXPECT_EQ(text("true"), "true");
  EXPECT_EQ(text("null"), "");
  EXPECT_EQ(text("[1]"), std::nullopt);
}

TEST(RecordTest, AWayLeadsThroughObjectsAndArrays) {
  const JsonTree tree = *ParseJson(R"({"a": {"b": [10, {"c": 1}]}, "a.b": 2, "x.y": {"z": 3}})");
  EXPECT_EQ(*MemberAt(tree, "a.b"), 2) << "a key that has dots is found first";
  EXPECT_EQ(*MemberAt(tree, "a.b.0"), 10);
  EXPECT_EQ(*MemberAt(tree, "a.b.1.c"), 1);
  EXPECT_EQ(*MemberAt(tree, "x.y.z"), 3);
  EXPECT_EQ(MemberAt(tree, "a.b.2"), nullptr);
  EXPECT_EQ(MemberAt(tree, "a.c"), nullptr);
}

}  // namespace
}  // namespace entente

#include "clients/mapping/lookup_table.h"

#include <gtest/gtest.h>

#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

TEST(LookupTableTest, FindsColumnsAndMembersByKey) {
  LookupTable table(10'000);
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

TEST(LookupTableTest, RefusesMoreThanItsBytes) {
  const FileRecord record = CellsOf({"id"}, {"1"});
  LookupTable exact(128 + 1 + 32 + 1);
  EXPECT_TRUE(exact.Add("1", record).ok());
  EXPECT_EQ(exact.Add("2", record).code(), absl::StatusCode::kResourceExhausted);
}

}  // namespace
}  // namespace entente

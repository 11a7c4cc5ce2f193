#include "clients/mapping/element_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// The records that `rows` leads to in a document a line, and how it ended.
std::vector<std::string> Given(const std::vector<std::string>& documents,
                               std::vector<PathStep> rows) {
  ReadSpec spec;
  spec.rows = std::move(rows);
  std::vector<std::string> seen;
  const auto each = [&](const FileRecord& record) -> absl::StatusOr<bool> {
    seen.push_back(absl::StrCat(record.number, ":", record.line, ":", record.tree.dump()));
    return true;
  };
  ElementRecords records(spec, each);
  uint64_t line = 0;
  for (const std::string& document : documents) {
    EXPECT_TRUE(records.GiveInside(*ParseJson(document), ++line).ok());
  }
  if (const absl::Status missed = records.Missed(); !missed.ok()) {
    seen.push_back(absl::StrCat("!", missed.message()));
  }
  return seen;
}

TEST(ElementRecordsTest, StepsLeadIntoEveryDocument) {
  EXPECT_THAT(Given({R"({"a": [{"b": [1, 2]}, {}]})", "{}", R"({"a": [{"b": [3]}]})"},
                    {{"a", "", false}, {"b", "", false}}),
              ElementsAre("1:1:1", "2:1:2", "3:3:3"));
}

TEST(ElementRecordsTest, AStepThatNothingHasIsTold) {
  EXPECT_THAT(Given({R"({"a": [{"c": 1}, {"d": 1}]})"}, {{"a", "", false}, {"b", "", false}}),
              ElementsAre(HasSubstr("none of 2 elements of 'a' has 'b'; they have c, d")));
  EXPECT_THAT(Given({R"({"x": 1})", R"({"y": 1})"}, {{"a", "", false}}),
              ElementsAre(HasSubstr("none of 2 documents has 'a'; they have x, y")));
  EXPECT_THAT(Given({R"({"a": []})"}, {{"a", "", false}, {"b", "", false}}), ElementsAre())
      << "an empty array has no records, and that is no mistake";
}

}  // namespace
}  // namespace entente

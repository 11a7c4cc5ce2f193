#include "clients/mapping/scope.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

std::string TextOf(const Scope& scope, const std::string& name) {
  const auto text = scope.Text(name);
  if (!text.ok()) return "! " + ErrorText(text.status());
  return text->value_or("(nothing)");
}

TEST(ScopeTest, CellsAreTrimmedAndWhatIsMissingIsNothing) {
  const FileRecord record = CellsOf({"a", "b", "c", "d"}, {" x ", "-9", "NA", "-9"});
  Tables tables;
  tables.missing = {"NA"};
  tables.columns["short"] = {"b", {"-9"}};
  const Scope scope(record, tables);
  EXPECT_EQ(TextOf(scope, "a"), "x");
  EXPECT_EQ(TextOf(scope, "b"), "-9") << "missing only under the name that says so";
  EXPECT_EQ(TextOf(scope, "short"), "(nothing)");
  EXPECT_EQ(TextOf(scope, "c"), "(nothing)");
  EXPECT_EQ(TextOf(scope, "row"), "1");
  EXPECT_THAT(TextOf(scope, "e"), HasSubstr("there is no such column; the file has a, b, c, d"));
}

TEST(ScopeTest, AColumnCalledRowIsAColumn) {
  const FileRecord record = CellsOf({"row"}, {"seven"});
  const Tables tables;
  EXPECT_EQ(TextOf(Scope(record, tables), "row"), "seven");
}

TEST(ScopeTest, MembersOfJsonAndOfWhatIsAround) {
  FileRecord record = JsonOf(R"({"name": {"en": "A"}, "tags": ["x"], "n": null})");
  const JsonTree outer = *ParseJson(R"({"name": "Side"})");
  record.within = {{"side", &outer}};
  const Tables tables;
  const Scope scope(record, tables);
  EXPECT_EQ(TextOf(scope, "name.en"), "A");
  EXPECT_EQ(TextOf(scope, "side.name"), "Side");
  EXPECT_EQ(TextOf(scope, "tags.0"), "x");
  EXPECT_EQ(TextOf(scope, "n"), "(nothing)");
  EXPECT_EQ(TextOf(scope, "absent"), "(nothing)") << "in JSON any member may be absent";
  EXPECT_THAT(TextOf(scope, "name"), HasSubstr("name=an object: a text is expected"));
}

TEST(ScopeTest, VariablesHideColumns) {
  const FileRecord record = CellsOf({"a"}, {"column"});
  const Tables tables;
  Scope scope(record, tables);
  scope.Push({"a", "variable", "key", 3, {"whole", "group"}, nullptr});
  EXPECT_EQ(TextOf(scope, "a"), "variable");
  EXPECT_EQ(TextOf(scope, "a.key"), "key");
  EXPECT_EQ(TextOf(scope, "a.index"), "3");
  EXPECT_EQ(TextOf(scope, "a.1"), "group");
  EXPECT_EQ(TextOf(scope, "a.2"), "(nothing)");
  scope.Pop();
  EXPECT_EQ(TextOf(scope, "a"), "column");
}

}  // namespace
}  // namespace entente

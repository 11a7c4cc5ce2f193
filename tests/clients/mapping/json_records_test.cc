#include "clients/mapping/json_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "absl/strings/str_cat.h"
#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::string> Read(const std::string& content, std::vector<PathStep> rows = {},
                              size_t most = 100, bool ndjson = false) {
  std::istringstream input(content);
  ReadSpec spec;
  spec.rows = std::move(rows);
  spec.most_record_bytes = 400;
  std::vector<std::string> seen;
  const auto each = [&](const FileRecord& record) -> absl::StatusOr<bool> {
    std::string line = absl::StrCat(record.line, ":", record.tree.dump());
    for (const auto& [name, tree] : record.within) {
      absl::StrAppend(&line, " ", name, "=", tree->contains("n") ? (*tree)["n"].dump() : "?");
    }
    if (!record.problem.ok()) line = absl::StrCat(record.line, "!");
    seen.push_back(line);
    return seen.size() < most;
  };
  const absl::Status status = ndjson ? ReadNdjson(input, spec, each) : ReadJson(input, spec, each);
  if (!status.ok()) seen.push_back(absl::StrCat("!", status.message()));
  return seen;
}

TEST(JsonRecordsTest, AnArrayIsReadElementByElement) {
  EXPECT_THAT(Read("[{\"a\": 1},\n {\"a\": [2, {\"b\": null}]}, 7]"),
              ElementsAre("1:{\"a\":1}", "2:{\"a\":[2,{\"b\":null}]}", "2:7"));
  EXPECT_THAT(Read("[{\"a\": 1}, {\"a\": 2}, oops", {}, 2),
              ElementsAre("1:{\"a\":1}", "1:{\"a\":2}"))
      << "what is not wanted is not read";
}

TEST(JsonRecordsTest, RowsSaysWhereTheArrayIs) {
  const std::string document = R"({"a": {"rows": [9]}, "rows": [{"n": 1}, {"n": 2}], "z": [3]})";
  EXPECT_THAT(Read(document, {{"rows", "", false}}), ElementsAre("1:{\"n\":1}", "1:{\"n\":2}"));
  EXPECT_THAT(Read(document, {{"a.rows", "", false}}), ElementsAre("1:9"));
  EXPECT_THAT(Read(document, {{"rose", "", false}}),
              ElementsAre(HasSubstr("!rows: the document has no array or object at 'rose'")));
}

TEST(JsonRecordsTest, AnObjectIsTheArrayOfItsMembers) {
  EXPECT_THAT(Read(R"({"rows": {"x": {"n": 1}, "y": {"n": 2}}})", {{"rows", "", false}}),
              ElementsAre("1:{\"key\":\"x\",\"n\":1}", "1:{\"key\":\"y\",\"n\":2}"));
}

TEST(JsonRecordsTest, StepsLeadInwardsAndRecordsKnowWhatTheyAreIn) {
  const std::string document = R"({"sides": [{"n": 1, "units": [
      {"n": 2, "units": [{"n": 3}]}, {"n": 4}]}]})";
  EXPECT_THAT(Read(document, {{"sides", "side", false}, {"units", "unit", true}}),
              ElementsAre(HasSubstr(" side=1 parent=1 unit=2"),
                          HasSubstr(" side=1 parent=1 unit=2 parent=2 unit=3"),
                          HasSubstr(" side=1 parent=1 unit=4")));
}

TEST(JsonRecordsTest, WhatIsNotJsonIsAnErrorThatNamesItsLine) {
  EXPECT_THAT(Read("[{\"a\": 1},\n{\"a\" 2}]"),
              ElementsAre("1:{\"a\":1}", HasSubstr("!line 2: not JSON")));
  EXPECT_THAT(Read("[{\"a\": \"" + std::string(1000, 'x') + "\"}]"),
              ElementsAre(HasSubstr("!line 1: a record of more than 400 bytes")));
}

TEST(JsonRecordsTest, OddDocumentsAreErrorsAndNoMore) {
  EXPECT_THAT(Read("5"),
              ElementsAre(HasSubstr("!rows: the document has no array or object at its")));
  EXPECT_THAT(
      Read(R"({"2020": [1], "2021": 2})"),
      ElementsAre("!rows: where are the records? The document is an object, and '2020', an "
                  "array, is none; say 'rows: NAME' under 'read' with what leads to them; at "
                  "its top stand 2020, 2021"));
  EXPECT_THAT(Read("{\"a\": " + std::string(300'000, '['), {{"b", "", false}}),
              ElementsAre(HasSubstr("nested too deeply")));
}

TEST(JsonRecordsTest, RowsThatLeadNowhereAreToldWithWhatIsThere) {
  const std::string document = R"({"generated": 1, "countries": [{"n": 1}], "a": {"b": {}}})";
  EXPECT_THAT(Read(document), ElementsAre(HasSubstr("'generated', a text, number or the like")));
  EXPECT_THAT(Read(document, {{"contries", "", false}}),
              ElementsAre("!rows: the document has no array or object at 'contries'; at its top "
                          "stand generated, countries, a"));
  EXPECT_THAT(Read(document, {{"a.c", "", false}}),
              ElementsAre(HasSubstr("at 'a.c'; on the way to it stand b")));
  EXPECT_THAT(Read(document, {{"countries", "", false}, {"units", "", false}}),
              ElementsAre(HasSubstr("none of 1 elements of 'countries' has 'units'; they have n")));
  EXPECT_THAT(Read("[{}]", {{"rows", "", false}}),
              ElementsAre(HasSubstr("its top is an array: leave out 'rows'")));
  EXPECT_THAT(Read(R"({"x": {"n": 1}, "y": {"n": 2}})"),
              ElementsAre("1:{\"key\":\"x\",\"n\":1}", "1:{\"key\":\"y\",\"n\":2}"));
  EXPECT_THAT(Read("{}"), ElementsAre());
}

TEST(JsonRecordsTest, RowsAndEncodingsAreThoseOfLines) {
  EXPECT_THAT(Read("{\"a\": [1, 2]}\n{\"a\": [3]}\n", {{"a", "", false}}, 100, true),
              ElementsAre("1:1", "1:2", "2:3"));
  const std::string claims = "claims: [{subject: 'x:{a}', predicate: p, object: 'y:1'}]\n";
  const std::string latin = "{\"a\": \"C\xf4te\"}\n";
  const std::string read = "read: {encoding: windows-1252}\n";
  EXPECT_THAT(Mapped(read + claims, latin, "f.ndjson"), ElementsAre("x:Côte p y:1 @doc:d:1"));
  EXPECT_THAT(Mapped(read + claims, "[" + latin + "]", "f.json"),
              ElementsAre("x:Côte p y:1 @doc:d:1"));
  EXPECT_THAT(Mapped(claims, latin, "f.ndjson"), ElementsAre(HasSubstr("say so: 'encoding: ")));
  EXPECT_THAT(Mapped(claims, "[" + latin + "]", "f.json"),
              ElementsAre(HasSubstr("say so: 'encoding: ")));
}

TEST(JsonRecordsTest, ABadLineIsShownWithoutCuttingACharacterInTwo) {
  std::vector<std::string> said =
      Mapped("claims: [{subject: 'x:{a}', predicate: p, object: 'y:1'}]\n",
             "{" + std::string(78, 'x') + "\u00e9\n{\"a\": 1}\n", "f.ndjson");
  ASSERT_EQ(said.size(), 2u);
  EXPECT_THAT(said[0], HasSubstr("{" + std::string(78, 'x') + ": not JSON"));
  EXPECT_EQ(said[1], "x:1 p y:1 @doc:d:2");
}

TEST(JsonRecordsTest, LinesOfJsonAreRecordsAndABadOneIsAProblemOfItsOwn) {
  EXPECT_THAT(Read("{\"a\": 1}\n\n{oops\n{\"a\": 2}\n", {}, 100, true),
              ElementsAre("1:{\"a\":1}", "3!", "4:{\"a\":2}"));
}

}  // namespace
}  // namespace entente

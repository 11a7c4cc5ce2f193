#include "clients/mapping/records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

TEST(RecordsTest, TheFormatIsThatOfTheNameUnlessItIsSaid) {
  EXPECT_EQ(FormatOf({}, "a/B.CSV"), FileFormat::kCsv);
  EXPECT_EQ(FormatOf({}, "a.tsv.gz"), FileFormat::kTsv);
  EXPECT_EQ(FormatOf({}, "a.jsonl.zst"), FileFormat::kNdjson);
  EXPECT_EQ(FormatOf({}, "a.json.gz"), FileFormat::kJson);
  EXPECT_EQ(FormatOf({}, "a.geojson"), FileFormat::kGeojson);
  EXPECT_EQ(FormatOf({}, "-"), FileFormat::kCsv);
  ReadSpec spec;
  spec.format = FileFormat::kNdjson;
  EXPECT_EQ(FormatOf(spec, "a.csv"), FileFormat::kNdjson);
}

TEST(RecordsTest, EveryFormatIsReadAsItsRecords) {
  const std::string claims = "claims: [{subject: 'x:{a}', predicate: p, object: 'y:{b}'}]\n";
  const auto line = ElementsAre("x:1 p y:2 @doc:d:1");
  EXPECT_THAT(Mapped(claims, "a,b\n1,2\n", "f.csv"), line);
  EXPECT_THAT(Mapped(claims, "a\tb\n1\t2\n", "f.tsv"), line);
  EXPECT_THAT(Mapped(claims, "{\"a\": 1, \"b\": \"2\"}\n", "f.ndjson"), line);
  EXPECT_THAT(Mapped(claims, "[{\"a\": 1, \"b\": 2.0}]", "f.json"), line);
  EXPECT_THAT(
      Mapped(claims, R"({"features": [{"properties": {"a": 1, "b": 2}, "id": 9}]})", "f.geojson"),
      line);
}

TEST(RecordsTest, FootnotesArePassedOverWhereShortRowsAreFilled) {
  EXPECT_THAT(Mapped("read: {short_rows: fill}\nwhere: {b: present}\n"
                     "claims: [{subject: 'x:{a}', predicate: p, object: 'y:{b}'}]\n",
                     "a,b\n1,2\nSource: the ministry\n"),
              ElementsAre("x:1 p y:2 @doc:d:1"));
}

TEST(RecordsTest, WhatMeansNothingForAFormatIsToldAndNotIgnored) {
  const auto message = [](const std::string& read, const std::string& file) {
    const auto tables = std::make_unique<Tables>();
    return std::string(CheckApplies(*ReadReadSpec(Yaml(read), tables.get()), file).message());
  };
  EXPECT_EQ(message("{rows: a}", "f.csv"),
            "read: 'rows' is for JSON, and f.csv is a table; 'format' says so if it is not");
  EXPECT_EQ(message("{rows: a, skip: 1, encoding: KOI8-R}", "f.ndjson"), "");
  for (const char* read : {"{skip: 1}", "{delimiter: ';'}", "{quote: none}", "{header: no}",
                           "{comment: '#'}", "{fill_down: a}", "{short_rows: fill}"}) {
    EXPECT_THAT(message(read, "f.json"), ::testing::HasSubstr("and f.json is JSON")) << read;
    EXPECT_EQ(message(read, "f.tsv"), "") << read;
  }
}

}  // namespace
}  // namespace entente

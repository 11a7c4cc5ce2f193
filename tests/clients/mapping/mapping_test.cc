#include "clients/mapping/mapping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string Mistake(const std::string& text) {
  return std::string(ParseMapping(text, "m.yaml").status().message());
}

TEST(MappingTest, WhatAMappingNeeds) {
  EXPECT_THAT(Mistake("document: {id: 'doc:d'}"), HasSubstr("'mapping' is missing"));
  EXPECT_THAT(Mistake("mapping: " + std::string(129, 'm')), HasSubstr("1 to 128 bytes"));
  EXPECT_THAT(Mistake("mapping: m"), HasSubstr("'document' is missing"));
  EXPECT_THAT(Mistake("mapping: m\ndocument: {id: 'doc:d'}"),
              HasSubstr("nothing is said of a record"));
  EXPECT_THAT(Mistake("mapping: m\ndocument: {id: 'doc:d'}\nclaim: []"),
              HasSubstr("m.yaml:3: claim: there is no 'claim' here; did you mean 'claims'?"));
}

TEST(MappingTest, ReadsHowTheFileIs) {
  const auto mapping = ParseMapping(
      "mapping: m\ndocument: {id: 'doc:d'}\nentities: [{id: 'x:{1}', type: A}]\n"
      "read: {format: tsv, delimiter: ';', quote: none, header: no, skip: 2, comment: '#',\n"
      "       encoding: KOI8-R, missing: [NA], rows: [{path: a, as: x, recursive: yes}, b]}\n",
      "m.yaml");
  ASSERT_TRUE(mapping.ok()) << mapping.status();
  EXPECT_EQ(mapping->read.format, FileFormat::kTsv);
  EXPECT_EQ(mapping->read.delimiter, ';');
  EXPECT_EQ(mapping->read.quote, '\0');
  EXPECT_FALSE(mapping->read.has_header);
  EXPECT_EQ(mapping->read.skip, 2u);
  EXPECT_EQ(mapping->read.rows.size(), 2u);
  EXPECT_TRUE(mapping->read.rows[0].recursive);
  EXPECT_TRUE(mapping->tables.missing.contains("NA"));
  EXPECT_THAT(Mistake("mapping: m\ndocument: {id: 'doc:d'}\nread: {delimiter: ab}"),
              HasSubstr("one ASCII character"));
}

TEST(MappingTest, ColumnsMayHaveShortNamesAndFilesWithoutHeaderNamesAtAll) {
  EXPECT_THAT(
      Mapped("read: {header: [a, b]}\nclaims: [{subject: 'x:{a}', predicate: p, value: '{b}'}]",
             "1,2\n"),
      ElementsAre("x:1 p 2 @doc:d:1"));
  EXPECT_THAT(Mapped("read: {columns: {s: 'Long: Name', v: {column: V, missing: ['-9']}}}\n"
                     "claims: [{subject: 'x:{s}', predicate: p, value: '{v}'}]",
                     "Long: Name,V\n1,2\n2,-9\n"),
              ElementsAre("x:1 p 2 @doc:d:1"));
}

TEST(MappingTest, WherePassesRecordsOver) {
  EXPECT_THAT(Mapped("where: {a: [1, 3]}\nclaims: [{subject: 'x:{a}', predicate: p, value: v}]",
                     "a\n1\n2\n3\n"),
              ElementsAre("x:1 p v @doc:d:1", "x:3 p v @doc:d:3"));
}

// Every mapping that is shipped can be read; tests/examples imports the files that they are for.
TEST(MappingTest, TheExamplesAreMappings) {
  size_t read = 0;
  for (const auto& entry : std::filesystem::directory_iterator("examples/mappings")) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream file(entry.path());
    std::stringstream text;
    text << file.rdbuf();
    const auto mapping = ParseMapping(text.str(), entry.path().string());
    EXPECT_TRUE(mapping.ok()) << mapping.status();
    EXPECT_TRUE(mapping.ok() && !mapping->about.empty()) << entry.path();
    ++read;
  }
  EXPECT_GE(read, 30u);
}

}  // namespace
}  // namespace entente

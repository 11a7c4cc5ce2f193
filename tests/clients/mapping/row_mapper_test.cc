#include "clients/mapping/row_mapper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

MappedRow RowOf(const std::string& body, const FileRecord& record) {
  static std::vector<std::unique_ptr<Mapping>> kept;  // claims point into their mapping
  kept.push_back(std::make_unique<Mapping>(
      *ParseMapping(absl::StrCat("mapping: m\ndocument: {id: doc:d}\n", body), "m.yaml")));
  const auto row = RowMapper(*kept.back()).Map(record);
  EXPECT_TRUE(row.ok()) << row.status();
  return row.ok() ? *row : MappedRow();
}

TEST(RowMapperTest, WhatIsEmptySaysNothingUnlessItIsRequired) {
  const std::string claim = "claims: [{subject: 'x:{a}', predicate: p, object: 'y:{b}'";
  EXPECT_THAT(Mapped(claim + "}]", "a,b\n1,2\n1,\n,2\n"), ElementsAre("x:1 p y:2 @doc:d:1"));
  EXPECT_THAT(Mapped(claim + ", required: yes}]", "a,b\n1,\n"),
              ElementsAre("! b=: a value is required (claims[0])"));
}

TEST(RowMapperTest, AVoiceMayBeOfTheRecord) {
  const MappedRow row = RowOf(
      "claims:\n"
      "  - subject: 'x:{a}'\n"
      "    predicate: p\n"
      "    value: v\n"
      "    stance: '{s}'\n"
      "    mood: forecast\n"
      "    basis: observed\n"
      "    resolve_by: '2025-01-01'\n"
      "    voice:\n"
      "      document: 'doc:{a}'\n"
      "      locator: '{n}'\n"
      "      chain: [{agent: 'org:{o}', verb: said}, {description: '{w}', stated_at: {text: '{t}', "
      "format: d.m.yyyy}}]\n"
      "      hedges: ['{h}', nearly]\n"
      "      likelihood: likely\n",
      CellsOf({"a", "s", "n", "o", "w", "t", "h"},
              {"1", "denies", "12", "un", "a man", "1.2.2024", ""}));
  ASSERT_EQ(row.claims.size(), 1u);
  EXPECT_EQ(
      row.claims[0].claim.ShortDebugString(),
      "subject: \"x:1\" predicate: \"p\" value { text { text: \"v\" } } stance: STANCE_DENIES "
      "mood: MOOD_FORECAST resolve_by: \"2025-01-01\" basis: BASIS_OBSERVED voice { document: "
      "\"doc:1\" locator { paragraph: 12 } chain { agent: \"org:un\" verb: \"said\" } chain { "
      "description: \"a man\" stated_at: \"2024-02-01\" } hedges: \"nearly\" likelihood: "
      "\"likely\" }");
}

TEST(RowMapperTest, NobodyIsQuotedWhereNobodyIsNamed) {
  const MappedRow row = RowOf(
      "claims: [{subject: 'x:{a}', predicate: p, value: v, voice: {chain: [{description: "
      "'{w}'}]}}]",
      CellsOf({"a", "w"}, {"1", ""}));
  EXPECT_EQ(row.claims[0].claim.voice().chain_size(), 0);
}

TEST(RowMapperTest, AConfidenceColumnIsAGrade) {
  const std::string body =
      "claims: [{subject: 'x:{a}', predicate: p, value: v, grade: {scheme: s, reliability: '{r}', "
      "credibility: '{c}', confidence: '{f}'}}]";
  const MappedRow row = RowOf(body, CellsOf({"a", "r", "c", "f"}, {"1", "B", "2", "moderate"}));
  EXPECT_EQ(row.claims[0].grade->ShortDebugString(),
            "grade { scheme: \"s\" reliability: RELIABILITY_B credibility: 2 confidence: "
            "ANALYTIC_CONFIDENCE_MODERATE }");
  EXPECT_FALSE(RowOf(body, CellsOf({"a", "r", "c", "f"}, {"1", "", "", ""})).claims[0].grade);
  EXPECT_THAT(Mapped(body, "a,r,c,f\n1,G,,\n"), ElementsAre(HasSubstr("! r=G: one of A, B")));
}

TEST(RowMapperTest, QualifiersAreWordsEntitiesOrColumns) {
  EXPECT_THAT(
      Mapped("claims: [{subject: 'x:{a}', predicate: p, value: v, qualifiers: {k: '{b}', e: "
             "{entity: 'y:{a}'}, none: '{c}'}}]",
             "a,b,c\n1,2,\n"),
      ElementsAre("x:1 p v [k 2] [e y:1] @doc:d:1"));
  EXPECT_THAT(Mapped("claims: [{subject: 'x:{a}', predicate: p, value: v, qualifiers: {each: {q: "
                     "{columns: '^(.*):p$'}}, name: '{q.1}', value: {integer: '{q}'}}}]",
                     "a,since:p,until:p\n1,5,\n"),
              ElementsAre("x:1 p v [since integer: 5] @doc:d:1"));
}

TEST(RowMapperTest, JudgementsOfEntitiesAndDocuments) {
  EXPECT_THAT(Mapped("judgements: [{same_as: ['a:{x}', 'b:{y}'], reason: r, when: {y: present}}, "
                     "{derives_from: ['doc:{x}', 'doc:d']}]",
                     "x,y\n1,2\n3,\n"),
              ElementsAre("same_as { a: \"a:1\" b: \"b:2\" } reason: \"r\"",
                          "derives_from { document: \"doc:1\" from_document: \"doc:d\" }",
                          "derives_from { document: \"doc:3\" from_document: \"doc:d\" }"));
}

TEST(RowMapperTest, WhatIsVagueCannotBeMerged) {
  const std::string claim =
      "claims: [{subject: 'x:{a}', predicate: p, value: v, merge: yes, period: {at: {year: '{y}', "
      "month: '{m}', day: '{d}'}}}]";
  EXPECT_THAT(Mapped(claim, "a,y,m,d\n1,1990,5,6\n"), ElementsAre("x:1 p v 1990-05-06 @doc:d:1"));
  EXPECT_THAT(Mapped(claim, "a,y,m,d\n1,1990,5,\n"),
              ElementsAre(HasSubstr("'extent: throughout'")));
}

TEST(RowMapperTest, APeriodThatIsInvertedRejectsTheRecord) {
  EXPECT_THAT(
      Mapped("claims: [{subject: 'x:{a}', predicate: p, value: v, period: {start: '{s}', end: "
             "'{e}'}}]",
             "a,s,e\n1,1990,1980\n2,1990,1991\n"),
      ElementsAre("! s+e=: it ends (1980) before it starts (1990)", "x:2 p v 1990/1991 @doc:d:2"));
}

TEST(RowMapperTest, ColumnsThatTheFileHasNotAreFoundBeforeTheFirstRecord) {
  const auto mapping = ParseMapping(
      "mapping: m\ndocument: {id: doc:d}\nread: {columns: {short: statenme}}\n"
      "claims: [{subject: 'x:{ccode}', predicate: p, value: '{short}', each: {v: {list: [a]}}, "
      "qualifiers: {q: '{v}{row}'}}]",
      "m.yaml");
  ASSERT_TRUE(mapping.ok()) << mapping.status();
  const RowMapper mapper(*mapping);
  EXPECT_TRUE(mapper.CheckColumns(Columns({"ccode", "statenme"})).ok());
  EXPECT_EQ(mapper.CheckColumns(Columns({"ccode", "statename"})).message(),
            "the file has no column 'statenme'; did you mean 'statename'?");
  EXPECT_THAT(std::string(mapper.CheckColumns(Columns({"ccode", "ccode", "statenme"})).message()),
              HasSubstr("two columns 'ccode'"));
  EXPECT_EQ(mapper.CheckColumns(Columns({"ccode;statenme"})).message(),
            "the file has one column, 'ccode;statenme': say 'delimiter: \";\"' under 'read' if "
            "that is what stands between its cells");
  EXPECT_THAT(std::string(mapper.CheckColumns(Columns({"ccode\tstatenme"})).message()),
              HasSubstr("'delimiter: tab'"));
  const auto one = ParseMapping(
      "mapping: m\ndocument: {id: doc:d}\nclaims: [{subject: 'x:{a, b}', predicate: p, value: v}]",
      "m.yaml");
  EXPECT_TRUE(RowMapper(*one).CheckColumns(Columns({"a, b"})).ok()) << "a name with a comma in it";
}

}  // namespace
}  // namespace entente

#include "clients/cli/command_mapping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace entente {
namespace {

using ::testing::HasSubstr;

std::string Explained(const std::string& csv, uint64_t rows) {
  const absl::StatusOr<Mapping> mapping = ParseMapping(
      "mapping: m\nabout: spells\ndocument: {id: 'doc:d', title: The data}\nwhere: {id: {not: 9}}\n"
      "entities: [{as: state, id: 'x:{id}', names: ['{name}']}]\n"
      "claims: [{subject: state, predicate: member_of, object: 'y:1', stance: denies, period: "
      "{start: '{s}', end: open}, grade: {scheme: s, confidence: low}}]\n",
      "m.yaml");
  EXPECT_TRUE(mapping.ok()) << mapping.status();
  std::istringstream stream(csv);
  std::ostringstream out;
  const absl::Status status = ExplainRows(*InputOf(stream), "f.csv", *mapping, rows, out);
  if (!status.ok()) out << "! " << status.message();
  return out.str();
}

TEST(CommandMappingTest, ExplainsTheFirstRowsInWords) {
  EXPECT_EQ(Explained("id,name,s\n1,One,1990-05\n9,Nine,\n,,\n2,Two,May\n3,x,\n", 4),
            "mapping m: spells\n"
            "of the data set itself:\n"
            "  The data (doc:d) type Dataset; at all times; says The data (doc:d)\n"
            "  The data (doc:d) title The data; at all times; says The data (doc:d)\n"
            "record 1, line 2:\n"
            "  One (x:1) name One [kind alias]; at all times; says The data (doc:d)\n"
            "  One (x:1) member_of y:1; from some time in 1990-05, and still so when it was "
            "published; denies, fact; grade low; says The data (doc:d), row 1\n"
            "record 2, line 3:\n"
            "  passed over: 'where' does not hold\n"
            "record 3, line 4:\n"
            "  says nothing: everything that claims are made of is empty\n"
            "record 4, line 5:\n"
            "  rejected: not a date written as ISO 8601 (yyyy, yyyy-mm, yyyy-mm-dd); say how with "
            "'format' (column s, value 'May')\n"
            "4 records read: 2 claims, 1 rejected, 1 passed over, 1 say nothing\n"
            "what fits together is checked by the server: entente import --dry-run\n");
}

TEST(CommandMappingTest, ReadsAllAndTellsOnlyWhatIsRejected) {
  const std::string all = Explained("id,name,s\n1,One,1990\n2,Two,May\n3,x,\n", 0);
  EXPECT_THAT(all, HasSubstr("\nrecord 2, line 3:\n  rejected: not a date"));
  EXPECT_THAT(all, HasSubstr("3 records read: 4 claims, 1 rejected, 0 passed over\n"));
  EXPECT_THAT(all, ::testing::Not(HasSubstr("record 1")));
}

TEST(CommandMappingTest, WordsThatTheOntologyHasNotAreTold) {
  const absl::StatusOr<Mapping> mapping = ParseMapping(
      "mapping: m\ndocument: {id: 'doc:d', type: Datset}\n"
      "claims: [{subject: 'x:{id}', predicate: located_inn, object: 'y:1'}]\n",
      "m.yaml");
  std::istringstream stream("id\n1\n2\n");
  std::ostringstream out;
  ASSERT_TRUE(ExplainRows(*InputOf(stream), "f.csv", *mapping, 1, out).ok());
  EXPECT_THAT(out.str(),
              HasSubstr("the built-in ontology has no predicate 'located_inn'; did you mean "
                        "'located_in'?\nthe built-in ontology has no type 'Datset'; did you mean "
                        "'Dataset'?\n"));
}

TEST(CommandMappingTest, ANameThatNoRecordHasIsTold) {
  const absl::StatusOr<Mapping> mapping = ParseMapping(
      "mapping: m\ndocument: {id: 'doc:d'}\nread: {format: ndjson}\n"
      "claims: [{subject: 'x:{id}', predicate: p, object: 'y:{capitol}'}]\n",
      "m.yaml");
  std::istringstream stream("{\"id\": 1, \"capital\": 2}\n");
  std::ostringstream out;
  ASSERT_TRUE(ExplainRows(*InputOf(stream), "f.ndjson", *mapping, 0, out).ok());
  EXPECT_THAT(out.str(), HasSubstr("0 passed over, 1 say nothing\nno record read has capitol; did "
                                   "you mean 'capital'?\n"));
}

TEST(CommandMappingTest, AColumnThatIsNotThereIsTold) {
  EXPECT_THAT(Explained("id,nam,s\n", 3), HasSubstr("0 records read"));
  EXPECT_THAT(Explained("id,nam,s\n1,a,b\n", 3),
              HasSubstr("no column 'name'; did you mean 'nam'?"));
}

}  // namespace
}  // namespace entente

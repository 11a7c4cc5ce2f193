#include "clients/mapping/names_asked.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

// The names that no record of `content` has.
std::vector<std::string> NeverFound(const std::string& body, const std::string& content) {
  const Mapping mapping =
      *ParseMapping(absl::StrCat("mapping: m\ndocument: {id: 'doc:d'}\n", body), "m.yaml");
  std::istringstream input(content);
  NamesAsked asked;
  const absl::Status read = ReadRecords(input, "f.ndjson", mapping.read,
                                        [&](const FileRecord& record) -> absl::StatusOr<bool> {
                                          EXPECT_TRUE(RowMapper(mapping).Map(record, &asked).ok());
                                          return true;
                                        });
  EXPECT_TRUE(read.ok()) << read;
  return asked.NeverFound();
}

TEST(NamesAskedTest, AMemberThatNoRecordHasIsTold) {
  const std::string claims =
      "claims: [{subject: 'x:{id}', predicate: p, object: 'y:{capitol}'},"
      " {subject: 'x:{id}', predicate: p, object: 'y:{region}'}]\n";
  EXPECT_THAT(NeverFound(claims, "{\"id\": 1, \"capital\": 2}\n{\"id\": 2, \"region\": null}\n"),
              ElementsAre("capitol; did you mean 'capital'?"));
}

TEST(NamesAskedTest, SoAreMembersOfWhatEachBrings) {
  const std::string claims =
      "claims: [{subject: 'x:{id}', predicate: p, object: 'y:{t.cod}', each: {t: {items: tags}}},"
      " {subject: 'x:{id}', predicate: p, object: 'y:{t.code}', each: {t: {items: tagz}}},"
      " {subject: 'x:{row}', predicate: p, object: 'y:{t.code}', each: {t: {items: tags}}}]\n";
  EXPECT_THAT(NeverFound(claims, "{\"id\": 1, \"tags\": [{\"code\": 2}]}\n"),
              ElementsAre("t.cod", "tagz; did you mean 'tags'?"));
}

TEST(NamesAskedTest, ANameThatOneRecordHasIsFound) {
  NamesAsked asked;
  asked.Note("a", false);
  asked.Note("a", true);
  asked.Note("a", false);
  EXPECT_THAT(asked.NeverFound(), ElementsAre());
}

}  // namespace
}  // namespace entente

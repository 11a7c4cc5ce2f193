#include "clients/cli/ontology_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

using ::testing::ElementsAre;

v1::Claim Claim(const std::string& predicate, const std::string& text,
                const std::string& qualifier = "") {
  v1::Claim claim;
  claim.set_predicate(predicate);
  claim.mutable_value()->mutable_text()->set_text(text);
  if (!qualifier.empty()) claim.add_qualifiers()->set_name(qualifier);
  return claim;
}

TEST(OntologyWordsTest, KnowsWhatANewGraphKnows) {
  OntologyWords words;
  words.Note(Claim("type", "State"));
  words.Note(Claim("name", "Belgium", "kind"));
  words.Note(Claim("external_id", "BE", "scheme"));
  words.Note(Claim("title", "T"));
  words.Note(Claim("member_of", "x"));
  EXPECT_THAT(words.Unknown(), ElementsAre());
}

TEST(OntologyWordsTest, TellsEachUnknownWordOnce) {
  OntologyWords words;
  for (int i = 0; i < 3; ++i) {
    words.Note(Claim("type", "Stat"));
    words.Note(Claim("located_inn", "x"));
    words.Note(Claim("external_id", "BE", "schema"));
  }
  EXPECT_THAT(words.Unknown(),
              ElementsAre("for external_id no qualifier 'schema'; did you mean 'scheme'?",
                          "no predicate 'located_inn'; did you mean 'located_in'?",
                          "no type 'Stat'; did you mean 'State'?"));
}

}  // namespace
}  // namespace entente

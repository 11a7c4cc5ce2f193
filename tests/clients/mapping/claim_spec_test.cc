#include "clients/mapping/claim_spec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string Mistake(const std::string& yaml) {
  EntityIds entities;
  entities["state"] = *TextTemplate::Parse("cow:{ccode}");
  return std::string(ReadClaim(Yaml(yaml), entities, {}).status().message());
}

TEST(ClaimSpecTest, EntitiesAreNamedOrWrittenAsIds) {
  EntityIds entities;
  entities["state"] = *TextTemplate::Parse("cow:{ccode}");
  EXPECT_EQ(ReadEntityId(Yaml("state"), entities)->written(), "cow:{ccode}");
  EXPECT_EQ(ReadEntityId(Yaml("'x:{a}'"), entities)->written(), "x:{a}");
  EXPECT_EQ(ReadEntityId(Yaml("'org:un'"), entities)->written(), "org:un");
  EXPECT_THAT(std::string(ReadEntityId(Yaml("stat"), entities).status().message()),
              HasSubstr("'stat' is no entity of this mapping; did you mean 'state'?"));
}

TEST(ClaimSpecTest, WhatAClaimNeedsAndCannotHave) {
  EXPECT_THAT(Mistake("{predicate: p, object: state}"), HasSubstr("'subject' is missing"));
  EXPECT_THAT(Mistake("{subject: state, predicate: p}"), HasSubstr("an 'object' (an entity) or"));
  EXPECT_THAT(Mistake("{subject: state, predicate: p, object: state, value: x}"),
              HasSubstr("an 'object' (an entity) or"));
  EXPECT_THAT(Mistake("{subject: state, predicate: p, object: state, priod: {}}"),
              HasSubstr("did you mean 'period'?"));
  EXPECT_THAT(
      Mistake("{subject: state, predicate: p, object: state, merge: yes, grade: {scheme: s}}"),
      HasSubstr("has no grade"));
  EXPECT_THAT(Mistake("{subject: state, predicate: p, object: state, voice: {locator: 3}}"),
              HasSubstr("row, none, or a column"));
  EXPECT_THAT(
      Mistake("{subject: state, predicate: p, object: state, voice: {chain: [{verb: said}]}}"),
      HasSubstr("an 'agent', or the 'description'"));
}

TEST(ClaimSpecTest, JudgementsAreOfTwoEntities) {
  const auto mistake = [](const std::string& yaml) {
    return std::string(ReadJudgement(Yaml(yaml), {}).status().message());
  };
  EXPECT_THAT(mistake("{same_as: ['a:{x}']}"), HasSubstr("a list of two entities"));
  EXPECT_THAT(mistake("{reason: x}"), HasSubstr("same_as, not_same_as or derives_from"));
  EXPECT_TRUE(ReadJudgement(Yaml("{same_as: ['a:{x}', 'b:{y}'], reason: r}"), {}).ok());
}

TEST(ClaimSpecTest, KnowsTheColumnsThatItNeeds) {
  const ClaimSpec spec = *ReadClaim(
      Yaml("{subject: 'a:{s}', predicate: p, object: 'b:{o}', when: {w: 1},\n"
           " each: {e: {split: '{l}'}}, qualifiers: {q: '{e}{f}'},\n"
           " period: {start: {year: '{y}', censored: {c: 1}}},\n"
           " voice: {document: 'doc:{d}', chain: [{agent: 'g:{g}', stated_at: '{t}'}]},\n"
           " grade: {scheme: s, confidence: '{h}'}}"),
      {}, {});
  EXPECT_THAT(NamesOf(spec), ElementsAre("l", "w", "s", "d", "o", "f", "y", "c", "g", "t", "h"));
}

}  // namespace
}  // namespace entente

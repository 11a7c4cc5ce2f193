#include "clients/mapping/entity_spec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(EntitySpecTest, AnEntityIsClaimsOfTheDataSetAsAWhole) {
  EXPECT_THAT(
      Mapped(
          "entities:\n"
          "  - id: 'cow:{c}'\n"
          "    type: [State, '{t}']\n"
          "    names: ['{n}', {text: '{o}', language: en, kind: official, period: {end: '{y}'}}]\n"
          "    external_ids: [{scheme: cow, id: '{c}', period: {start: '{y}'}}]\n",
          "c,t,n,o,y\n2,Region,USA,United States,1990\n3,,,,\n"),
      ElementsAre("cow:2 type State @doc:d", "cow:2 type Region @doc:d",
                  "cow:2 name USA [kind alias] @doc:d",
                  "cow:2 name United States@en [kind official] /1990 @doc:d",
                  "cow:2 external_id 2 [scheme cow] 1990/ @doc:d", "cow:3 type State @doc:d",
                  "cow:3 external_id 3 [scheme cow] @doc:d"));
}

TEST(EntitySpecTest, AnEntityMayBeADocumentOfItsOwn) {
  EXPECT_THAT(
      Mapped("entities:\n"
             "  - {as: body, id: 'org:{b}', type: Organization}\n"
             "  - {id: 'doc:{d}', type: Document, title: {text: '{t}', language: en},\n"
             "     published: {text: '{p}', format: d.m.yyyy}, issued_by: body}\n",
             "b,d,t,p\nun,1,Report,5.6.2014\n"),
      ElementsAre("org:un type Organization @doc:d", "doc:1 type Document @doc:d",
                  "doc:1 title Report@en @doc:d", "doc:1 published date: \"2014-06-05\" @doc:d",
                  "doc:1 issued_by org:un @doc:d"));
}

TEST(EntitySpecTest, VoiceWhenAndEachAreThoseOfAllItsClaims) {
  EXPECT_THAT(
      Mapped("entities:\n"
             "  - {id: 'x:{i}', type: '{t}', names: ['{n}'], when: {n: present},\n"
             "     each: {t: {list: [A, B]}}, voice: {locator: row}}\n",
             "i,n\n1,one\n2,\n"),
      ElementsAre("x:1 type A @doc:d:1", "x:1 type B @doc:d:1",
                  "x:1 name one [kind alias] @doc:d:1", "x:1 name one [kind alias] @doc:d:1"));
}

TEST(EntitySpecTest, TheDocumentIsADatasetUnlessItIsSaid) {
  std::string id;
  const auto claims =
      ReadDocument(Yaml("{id: 'doc:x', title: T, issued_by: {id: 'org:x', names: [X]}}"), &id);
  ASSERT_TRUE(claims.ok()) << claims.status();
  EXPECT_EQ(id, "doc:x");
  std::vector<std::string> predicates;
  for (const ClaimSpec& claim : *claims) predicates.push_back(claim.predicate.written());
  EXPECT_THAT(predicates, ElementsAre("type", "title", "name", "issued_by"));
  EXPECT_THAT(std::string(ReadDocument(Yaml("{id: 'doc:{a}'}"), &id).status().message()),
              HasSubstr("an id without columns"));
}

TEST(EntitySpecTest, TwoEntitiesCannotShareAName) {
  EXPECT_THAT(
      Mapped("entities: [{as: a, id: 'x:{i}', type: A}, {as: a, id: 'y:{i}', type: A}]", ""),
      ElementsAre(HasSubstr("'a' is the name of two entities")));
}

}  // namespace
}  // namespace entente

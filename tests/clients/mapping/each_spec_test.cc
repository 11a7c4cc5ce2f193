#include "clients/mapping/each_spec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const char kNames[] = "claims: [{subject: 'x:{id}', predicate: name, value: '{n}', each: ";

std::vector<std::string> Said(const std::string& each, const std::string& content,
                              const std::string& file = "f.csv") {
  return Mapped(absl::StrCat(kNames, each, "}]"), content, file);
}

TEST(EachSpecTest, PartsOfACell) {
  EXPECT_THAT(Said("{n: {split: '{names}', on: ';'}}", "id,names\n1,a; b ;;c\n2,\n"),
              ElementsAre("x:1 name a @doc:d:1", "x:1 name b @doc:d:1", "x:1 name c @doc:d:1"));
}

TEST(EachSpecTest, ElementsAndMembersOfJson) {
  EXPECT_THAT(Said("{n: {items: names}}", R"({"id": 1, "names": ["a", "b"]})", "f.ndjson"),
              ElementsAre("x:1 name a @doc:d:1", "x:1 name b @doc:d:1"));
  EXPECT_THAT(Said("{n: {items: names}}", R"({"id": 1, "names": "a"})", "f.ndjson"),
              ElementsAre("x:1 name a @doc:d:1"));
  EXPECT_THAT(
      Mapped("claims: [{subject: 'x:{id}', predicate: name, value: {text: '{n.v}', language: "
             "'{n.key}'}, each: {n: {entries: names}}}]",
             R"({"id": 1, "names": {"en": {"v": "A"}, "fr": {"v": "B"}, "de": {}}})", "f.ndjson"),
      ElementsAre("x:1 name A@en @doc:d:1", "x:1 name B@fr @doc:d:1"));
}

TEST(EachSpecTest, ColumnsByPattern) {
  EXPECT_THAT(
      Mapped("claims: [{subject: 'x:{id}', predicate: name, value: {text: '{n}', language: "
             "'{n.1|lower}'}, each: {n: {columns: '^NAME_(..)$'}}}]",
             "id,NAME_EN,NAME_FR,NAME\n1,A,,C\n2,A,B,C\n"),
      ElementsAre("x:1 name A@en @doc:d:1", "x:2 name A@en @doc:d:2", "x:2 name B@fr @doc:d:2"));
}

TEST(EachSpecTest, ColumnsOfOneNameAreToldApartByTheirPlace) {
  EXPECT_THAT(Said("{n: {columns: '^n$'}}", "id,n,n\n1,a,b\n"),
              ElementsAre("x:1 name a @doc:d:1", "x:1 name b @doc:d:1"));
}

TEST(EachSpecTest, ATableHasNoArraysAndAnObjectsOwnKeyIsItsKey) {
  EXPECT_THAT(Said("{n: {items: names}}", "id,names\n1,a\n"),
              ElementsAre(HasSubstr("a table has no arrays")));
  EXPECT_THAT(Mapped("claims: [{subject: 'x:{id}', predicate: name, value: '{n.key}', each: {n: "
                     "{items: tags}}}]",
                     R"({"id": 1, "tags": [{"key": "a"}, {"key": "b"}]})", "f.ndjson"),
              ElementsAre("x:1 name a @doc:d:1", "x:1 name b @doc:d:1"));
}

TEST(EachSpecTest, SeveralMakeEveryCombination) {
  EXPECT_THAT(Mapped("claims: [{subject: 'x:{id}', predicate: name, value: '{n}{k}', each: "
                     "{n: {list: [a, b]}, k: {split: '{ks}', on: ','}}}]",
                     "id,ks\n1,\"1,2\"\n"),
              ElementsAre("x:1 name a1 @doc:d:1", "x:1 name a2 @doc:d:1", "x:1 name b1 @doc:d:1",
                          "x:1 name b2 @doc:d:1"));
}

TEST(EachSpecTest, MistakesAreFoundWhenTheMappingIsRead) {
  EXPECT_THAT(Said("{n: {splt: '{a}'}}", ""), ElementsAre(HasSubstr("did you mean 'split'?")));
  EXPECT_THAT(Said("{n: {on: ','}}", ""), ElementsAre(HasSubstr("one of split, items")));
  EXPECT_THAT(Said("{n: {split: '{a}', on: ''}}", ""), ElementsAre(HasSubstr("'on' is empty")));
  EXPECT_THAT(Said("{n: {columns: '('}}", ""), ElementsAre(HasSubstr("'(':")));
}

}  // namespace
}  // namespace entente

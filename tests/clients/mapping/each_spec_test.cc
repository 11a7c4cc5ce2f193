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

TEST(EachSpecTest, WhatAColumnCallsMissingIsMissingAmongColumns) {
  EXPECT_THAT(Mapped("read: {columns: {fr: {column: NAME_FR, missing: ['-99']}}}\n"
                     "claims: [{subject: 'x:{id}', predicate: name, value: '{n}', "
                     "each: {n: {columns: '^NAME_(..)$'}}}]",
                     "id,NAME_EN,NAME_FR\n1,-99,-99\n"),
              ElementsAre("x:1 name -99 @doc:d:1"));
}

const char kJoined[] =
    "claims: [{subject: 'x:{id}', predicate: name, value: '{p}', period: {at: '{d}'}, each: "
    "{p: {split: '{parties}'}, d: {split: '{dates}', with: p}}}]";

TEST(EachSpecTest, ListsGoTogetherPartByPart) {
  EXPECT_THAT(Mapped(kJoined, "id,parties,dates\n1,FR;DE;IT,1950;1951-03;1952\n"),
              ElementsAre("x:1 name FR 1950 @doc:d:1", "x:1 name DE 1951-03 @doc:d:1",
                          "x:1 name IT 1952 @doc:d:1"));
  EXPECT_THAT(Mapped(kJoined, "id,parties,dates\n1,FR;;IT,1950;1951;\n"),
              ElementsAre("x:1 name FR 1950 @doc:d:1", "x:1 name IT [..]/[..] @doc:d:1"))
      << "what is empty keeps its place";
  EXPECT_THAT(Mapped(kJoined, "id,parties,dates\n1,FR;DE,\n"),
              ElementsAre("x:1 name FR [..]/[..] @doc:d:1", "x:1 name DE [..]/[..] @doc:d:1"));
  EXPECT_THAT(Mapped("claims: [{subject: 'x:{id}', predicate: name, value: '{p.n}{d}', each: "
                     "{p: {items: ps}, d: {items: ds, with: p}}}]",
                     R"({"id": 1, "ps": [{"n": "a"}, {"n": "b"}], "ds": [null, 2]})", "f.ndjson"),
              ElementsAre("x:1 name b2 @doc:d:1"));
}

TEST(EachSpecTest, ListsOfUnequalLengthAreRejected) {
  EXPECT_THAT(Mapped(kJoined, "id,parties,dates\n1,FR;DE;IT,1950;1951\n"),
              ElementsAre("! dates=2 values: as many as of 'p' are expected, 3"));
  EXPECT_THAT(Mapped(kJoined, "id,parties,dates\n1,,1950\n"),
              ElementsAre("! dates=1 values: as many as of 'p' are expected, 0"));
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
  EXPECT_THAT(Said("{n: {list: [a], with: m}}", ""),
              ElementsAre(HasSubstr("with: 'm' does not stand before it")));
  EXPECT_THAT(Said("{m: {columns: a}, n: {list: [a], with: m}}", ""),
              ElementsAre(HasSubstr("only what has places goes with one another")));
  EXPECT_THAT(Said("{n: {columns: '('}}", ""), ElementsAre(HasSubstr("'(':")));
}

}  // namespace
}  // namespace entente

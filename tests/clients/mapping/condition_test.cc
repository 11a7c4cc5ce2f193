#include "clients/mapping/condition.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

bool Holds(const std::string& yaml) {
  const FileRecord record = CellsOf({"n", "t", "e", "d"}, {"10", "abc", "", "2014-03-01"});
  const Tables tables;
  const absl::StatusOr<Condition> condition = Condition::Read(Yaml(yaml));
  EXPECT_TRUE(condition.ok()) << condition.status();
  return condition.ok() && *condition->Holds(Scope(record, tables));
}

TEST(ConditionTest, AColumnIsEqualToAValueOrToOneOfSeveral) {
  EXPECT_TRUE(Holds("{n: 10}"));
  EXPECT_TRUE(Holds("{n: 10.0}")) << "numbers are compared as numbers";
  EXPECT_FALSE(Holds("{n: 1}"));
  EXPECT_TRUE(Holds("{t: [x, abc]}"));
  EXPECT_TRUE(Holds("{t: {in: [x, abc]}}"));
  EXPECT_FALSE(Holds("{e: ''}")) << "what says nothing is equal to nothing";
}

TEST(ConditionTest, BlankAndPresent) {
  EXPECT_TRUE(Holds("{e: blank}"));
  EXPECT_FALSE(Holds("{n: blank}"));
  EXPECT_TRUE(Holds("{n: present}"));
}

TEST(ConditionTest, ComparisonsAndPatterns) {
  EXPECT_TRUE(Holds("{n: {at_least: 10, below: 11}}"));
  EXPECT_FALSE(Holds("{n: {above: 10}}"));
  EXPECT_TRUE(Holds("{n: {at_most: 9.5e1}}"));
  EXPECT_TRUE(Holds("{d: {at_least: '2014-02-28'}}")) << "ISO dates are compared as dates";
  EXPECT_TRUE(Holds("{t: {matches: '^a.c$'}}"));
  EXPECT_TRUE(Holds("{t: {begins: ab}}"));
  EXPECT_FALSE(Holds("{e: {below: 1}}"));
  EXPECT_FALSE(Holds("{t: {at_least: 1}}")) << "a word is neither above nor below a number";
}

TEST(ConditionTest, NotAllAndAny) {
  EXPECT_TRUE(Holds("{n: {not: 9}}"));
  EXPECT_TRUE(Holds("{e: {not: 9}}"));
  EXPECT_TRUE(Holds("{not: {n: 9}}"));
  EXPECT_FALSE(Holds("{n: 10, t: x}"));
  EXPECT_TRUE(Holds("{any: [{n: 9}, {t: abc}]}"));
  EXPECT_FALSE(Holds("{any: [{n: 9}, {t: x}]}"));
  EXPECT_TRUE(Holds("{all: [{n: 10}, {t: abc}]}"));
  EXPECT_TRUE(Holds("{'{t|upper}': ABC}")) << "a text with columns in it";
}

bool HoldsOf(const std::string& yaml, const std::string& a, const std::string& b) {
  const FileRecord record = CellsOf({"a", "b"}, {a, b});
  const Tables tables;
  const absl::StatusOr<Condition> condition = Condition::Read(Yaml(yaml));
  EXPECT_TRUE(condition.ok()) << condition.status();
  return condition.ok() && *condition->Holds(Scope(record, tables));
}

TEST(ConditionTest, AColumnIsComparedWithAnotherColumn) {
  EXPECT_FALSE(HoldsOf("{a: {not: '{b}'}}", "US", "US"));
  EXPECT_TRUE(HoldsOf("{a: {not: '{b}'}}", "US", "UK"));
  EXPECT_TRUE(HoldsOf("{a: '{b|lower}'}", "us", "US"));
  EXPECT_TRUE(HoldsOf("{a: {in: [x, '{b}-1']}}", "US-1", "US"));
  EXPECT_TRUE(HoldsOf("{a: {below: '{b}'}}", "9", "10"));
  EXPECT_FALSE(HoldsOf("{a: {at_least: '{b}'}}", "9", "")) << "nothing is said of b";
  EXPECT_TRUE(HoldsOf("{a: {begins: '{b}'}}", "US-1", "US"));
  EXPECT_TRUE(HoldsOf("{a: {matches: '^[A-Z]{2}$'}}", "US", "")) << "a pattern has its own braces";
  EXPECT_THAT(Condition::Read(Yaml("{a: {not: '{b}'}}"))->names(), ElementsAre("a", "b"));
}

TEST(ConditionTest, WhatIsQuotedIsNoNumber) {
  EXPECT_FALSE(HoldsOf("{a: '10'}", "010", ""));
  EXPECT_TRUE(HoldsOf("{a: '010'}", "010", ""));
  EXPECT_TRUE(HoldsOf("{a: 10}", "010", ""));
  EXPECT_FALSE(HoldsOf("{a: {in: ['10', '11']}}", "010", ""));
  EXPECT_FALSE(HoldsOf("{a: '{b}'}", "010", "10"));
  EXPECT_TRUE(HoldsOf("{a: {at_least: '9'}}", "010", "")) << "order is of numbers all the same";
}

TEST(ConditionTest, MistakesAreFoundWhenTheMappingIsRead) {
  EXPECT_THAT(std::string(Condition::Read(Yaml("{n: {atleast: 1}}")).status().message()),
              HasSubstr("did you mean 'at_least'?"));
  EXPECT_FALSE(Condition::Read(Yaml("{t: {matches: '('}}")).ok());
  EXPECT_FALSE(Condition::Read(Yaml("{n: {not: 1, below: 2}}")).ok());
  EXPECT_FALSE(Condition::Read(Yaml("[a]")).ok());
}

TEST(ConditionTest, KnowsItsNames) {
  EXPECT_THAT(Condition::Read(Yaml("{n: 1, not: {any: [{t: x}, {'{e|lower}': y}]}}"))->names(),
              ElementsAre("n", "t", "e"));
}

}  // namespace
}  // namespace entente

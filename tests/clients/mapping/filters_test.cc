#include "clients/mapping/filters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

std::string Filtered(const std::string& cell, const std::string& filters) {
  const absl::StatusOr<TextTemplate> made = TextTemplate::Parse("{a|" + filters + "}");
  if (!made.ok()) return absl::StrCat("! ", made.status().message());
  const FileRecord record = CellsOf({"a", "b"}, {cell, "B"});
  Tables tables;
  tables.words["w"] = {{"1", "one"}, {"0", ""}};
  tables.words["all"] = {{"*", "any"}};
  LookupTable table(10'000);
  EXPECT_TRUE(table.Add("k", CellsOf({"id", "name"}, {"k", "Key"})).ok());
  tables.lookups.emplace("l", std::move(table));
  const auto text = made->Text(Scope(record, tables));
  return text.ok() ? text->value_or("(nothing)") : "! " + ErrorText(text.status());
}

TEST(FiltersTest, Texts) {
  EXPECT_EQ(Filtered("ÄB", "lower"), "äb");
  EXPECT_EQ(Filtered("äß", "upper"), "ÄSS");
  EXPECT_EQ(Filtered("1st Guards (Tank) Army!", "slug"), "1st-guards-tank-army");
  EXPECT_EQ(Filtered("Курск-2", "slug"), "курск-2");
  EXPECT_EQ(Filtered("!!", "slug"), "(nothing)");
  EXPECT_NE(Filtered("काला", "slug"), Filtered("कीली", "slug")) << "vowel signs are letters, too";
  EXPECT_EQ(Filtered("7", "pad(3)"), "007");
  EXPECT_EQ(Filtered("a (b)", "before('(')"), "a");
  EXPECT_EQ(Filtered("a: b", "after(:)"), "b");
  EXPECT_EQ(Filtered("a", "after(:)"), "(nothing)");
  EXPECT_EQ(Filtered("a;b;c", "part(;, 2)"), "b");
  EXPECT_EQ(Filtered("a;b", "part(;, 3)"), "(nothing)");
  EXPECT_EQ(Filtered("n/a", "missing(n/a, none)"), "(nothing)");
  EXPECT_EQ(Filtered("a", "hash"), Filtered("a", "hash"));
  EXPECT_NE(Filtered("a", "hash"), Filtered("b", "hash"));
}

TEST(FiltersTest, AnotherColumnInTheEmptyOnesPlace) {
  EXPECT_EQ(Filtered("a", "or(b)"), "a");
  EXPECT_EQ(Filtered("", "or(b)"), "B");
  EXPECT_EQ(Filtered("none", "missing(none)|or(b)|lower"), "b");
  EXPECT_THAT(TextTemplate::Parse("{a|or(b)}")->names(), ::testing::ElementsAre("a", "b"));
}

TEST(FiltersTest, Numbers) {
  EXPECT_EQ(Filtered("1,234,567.5", "number"), "1234567.5");
  EXPECT_EQ(Filtered("1.5", "round"), "2");
  EXPECT_EQ(Filtered("-1.5", "round"), "-2");
  EXPECT_THAT(Filtered("many", "number"), HasSubstr("a=many: a number is expected"));
  EXPECT_THAT(Filtered("12,5", "number"), HasSubstr("number(',') has the comma as decimal mark"));
  EXPECT_EQ(Filtered("12,5", "number(',')"), "12.5");
  EXPECT_EQ(Filtered("1.234,5", "number(',')"), "1234.5");
  EXPECT_THAT(Filtered("nan", "round"), HasSubstr("a number is expected"));
}

TEST(FiltersTest, WordsAndLookups) {
  EXPECT_EQ(Filtered("1", "words(w)"), "one");
  EXPECT_EQ(Filtered("0", "words(w)"), "(nothing)") << "a code that says nothing";
  EXPECT_EQ(Filtered("x", "words(all)"), "any");
  EXPECT_THAT(Filtered("2", "words(w)"), HasSubstr("a=2: not among the words 'w', which are 0, 1"));
  EXPECT_THAT(Filtered("2", "words(v)"), HasSubstr("there is no table 'v' under 'words'"));
  EXPECT_EQ(Filtered("k", "lookup(l, name)"), "Key");
  EXPECT_EQ(Filtered("k", "lookup(l)"), "k");
  EXPECT_THAT(Filtered("q", "lookup(l, name)"), HasSubstr("a=q: nothing stands under this key"));
  EXPECT_EQ(Filtered("q", "lookup(l, name, none)"), "(nothing)");
  EXPECT_THAT(Filtered("k", "lookup(l, nome)"), HasSubstr("has no column 'nome'; it has id, name"));
}

TEST(FiltersTest, WrongArgumentsAreRefusedWhenTheMappingIsRead) {
  EXPECT_THAT(Filtered("a", "pad(x)"), HasSubstr("the filter 'pad' cannot take (x)"));
  EXPECT_THAT(Filtered("a", "match('(')"), HasSubstr("cannot take"));
  EXPECT_THAT(Filtered("a", "lower(1)"), HasSubstr("cannot take"));
  EXPECT_THAT(Filtered("a", "before"), HasSubstr("cannot take"));
}

}  // namespace
}  // namespace entente

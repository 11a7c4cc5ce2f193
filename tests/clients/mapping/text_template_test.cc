#include "clients/mapping/text_template.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string Made(const std::string& text) {
  const absl::StatusOr<TextTemplate> made = TextTemplate::Parse(text);
  if (!made.ok()) return absl::StrCat("! ", made.status().message());
  const FileRecord record =
      CellsOf({"a", "empty", "Source: Name", "odd (x|y)"}, {"Alpha", "", "s", "o"});
  const Tables none;
  const auto filled = made->Text(Scope(record, none));
  if (!filled.ok()) return "! " + ErrorText(filled.status());
  return filled->value_or("(nothing)");
}

TEST(TextTemplateTest, ColumnsStandInBraces) {
  EXPECT_EQ(Made("x:{a}/{Source: Name}"), "x:Alpha/s");
  EXPECT_EQ(Made("{{a}}"), "{a}");
  EXPECT_EQ(Made("{ a }"), "Alpha");
}

TEST(TextTemplateTest, OneEmptyColumnMakesTheWholeNothing) {
  EXPECT_EQ(Made("x:{empty}"), "(nothing)");
  EXPECT_EQ(Made("x:{empty|default(none)}"), "x:none");
  EXPECT_EQ(Made(""), "(nothing)");
}

TEST(TextTemplateTest, FiltersFollowOneAnother) {
  EXPECT_EQ(Made("{a|lower|replace(alp, 'x, ')}"), "x, ha");
  EXPECT_EQ(Made("{a|match('^(A.)')|upper}"), "AL");
  EXPECT_EQ(Made("{a|match(\"[}|]\")|default(none)}"), "none") << "braces and bars in quotes";
}

TEST(TextTemplateTest, MistakesAreToldWithWhatStandsThere) {
  EXPECT_THAT(Made("{a"), HasSubstr("a { that is not closed"));
  EXPECT_THAT(Made("a}"), HasSubstr("a } that nothing opens"));
  EXPECT_THAT(Made("{}"), HasSubstr("the name of a column is expected"));
  EXPECT_THAT(Made("{a|lowr}"), HasSubstr("there is no filter 'lowr'; did you mean 'lower'?"));
  EXPECT_THAT(Made("{b}"), HasSubstr("b=: there is no such column"));
  EXPECT_THAT(Made("{a|pad(3"), HasSubstr("that is not closed"));
}

TEST(TextTemplateTest, KnowsItsNames) {
  EXPECT_THAT(TextTemplate::Parse("{a}-{b|lower}")->names(), ElementsAre("a", "b"));
  EXPECT_TRUE(TextTemplate::Parse("doc:x")->constant());
}

}  // namespace
}  // namespace entente

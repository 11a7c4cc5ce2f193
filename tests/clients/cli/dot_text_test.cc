#include "clients/cli/dot_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/cli/drawn.h"

namespace entente {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(DotTextTest, NodesAndEdgesAreThere) {
  Drawing drawing = DrawingOf({RowOf("a", "part_of", "b"), ContestedRow()});
  drawing.Say("as of: now");
  const std::string text = DotText(drawing);
  EXPECT_THAT(text, HasSubstr("digraph entente {"));
  EXPECT_THAT(text, HasSubstr("label=\"as of: now\""));
  EXPECT_THAT(text, HasSubstr("  n0 [label=\"a\"];\n"));
  EXPECT_THAT(text, HasSubstr("  n0 -> n1 [label=\"part_of\\nasserted, attested\""));
  EXPECT_THAT(text, HasSubstr("color=\"#e69f00\", style=dashed"));
  EXPECT_EQ(text, DotText(drawing));
}

TEST(DotTextTest, NoTextIsMarkupOrCommand) {
  const std::string text = DotText(DrawingOf({RowOf("\"]; evil [x=\"", "p", "\\N<b>")}));
  EXPECT_THAT(text, HasSubstr("n0 [label=\"\\\"]; evil [x=\\\"\"];"));
  EXPECT_THAT(text, HasSubstr("n1 [label=\"\\\\N<b>\"];"));
  EXPECT_THAT(DotText(DrawingOf({RowOf("&lt;", "p", "b")})), HasSubstr("label=\"&amp;lt;\""));
}

TEST(DotTextTest, WhatGoesBothWaysHasNoArrow) {
  Drawing drawing;
  drawing.Add(RowOf("a", "borders", "b"), EntityNames(), true);
  EXPECT_THAT(DotText(drawing), HasSubstr("dir=none"));
  EXPECT_THAT(DotText(DrawingOf({RowOf("a", "part_of", "b")})), Not(HasSubstr("dir=none")));
}

TEST(DotTextTest, ValuesAreNotes) {
  v1::PropositionRow row = RowOf("a", "echelon", "");
  row.mutable_proposition()->mutable_value()->set_integer(12);
  EXPECT_THAT(DotText(DrawingOf({row})), HasSubstr("[label=\"12\", shape=note"));
}

}  // namespace
}  // namespace entente

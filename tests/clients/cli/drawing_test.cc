#include "clients/cli/drawing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/cli/drawn.h"

namespace entente {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(DrawingTest, EntitiesAreNodesOnce) {
  const Drawing drawing = DrawingOf(
      {RowOf("a", "p", "b"), RowOf("b", "p", "c"), RowOf("a", "q", "b"), RowOf("a", "p", "b")});
  ASSERT_EQ(drawing.nodes().size(), 3u);
  ASSERT_EQ(drawing.edges().size(), 3u);  // the same row again is one edge
  EXPECT_EQ(drawing.edges()[1].from, 1u);
  EXPECT_EQ(drawing.edges()[1].to, 2u);
  EXPECT_EQ(drawing.edges()[2].label, "q");
}

TEST(DrawingTest, NamesAreShown) {
  EntityNames names;
  names.Keep("iso:RU", "Russia");
  Drawing drawing;
  drawing.Add(RowOf("iso:RU", "p", "b"), names);
  EXPECT_EQ(drawing.nodes()[0].label, "Russia (iso:RU)");
}

TEST(DrawingTest, EqualValuesRelateNothing) {
  v1::PropositionRow one = RowOf("a", "echelon", "");
  one.mutable_proposition()->mutable_value()->set_integer(12);
  v1::PropositionRow two = one;
  two.mutable_proposition()->set_subject("b");
  const Drawing drawing = DrawingOf({one, two});
  ASSERT_EQ(drawing.nodes().size(), 4u);
  EXPECT_TRUE(drawing.nodes()[1].is_value);
  EXPECT_EQ(drawing.nodes()[1].label, "12");
  EXPECT_NE(drawing.edges()[0].to, drawing.edges()[1].to);
}

TEST(DrawingTest, EvidenceSaysItsSide) {
  const Drawing drawing = DrawingOf({ContestedRow()});
  const DrawnEdge& edge = drawing.edges()[0];
  EXPECT_EQ(edge.verdict, "contested");
  EXPECT_EQ(edge.certainty, "extrapolated");
  EXPECT_EQ(edge.about, "2024-10-23; origins 1-2; support 3; 1 denies");
  ASSERT_EQ(edge.evidence.size(), 2u);
  EXPECT_THAT(edge.evidence[0], StartsWith("+ "));
  EXPECT_THAT(edge.evidence[1], StartsWith("- "));
}

TEST(DrawingTest, NoTextHoldsControlCharacters) {
  EntityNames names;
  names.Keep("a", "evil\x1b[2J\xe2\x80\xae");
  Drawing drawing;
  drawing.Add(RowOf("a", "p", "b\n"), names);
  drawing.Say("said\x07");
  EXPECT_EQ(drawing.nodes()[0].label, "evil\\x1b[2J\\u202e (a)");
  EXPECT_EQ(drawing.nodes()[1].label, "b\\n");
  EXPECT_EQ(drawing.lines()[0], "said\\x07");
}

TEST(DrawingTest, ItStartsWhereItIsToldTo) {
  Drawing drawing = DrawingOf({RowOf("a", "p", "b")});
  drawing.StartAt("b");
  drawing.StartAt("nowhere");
  EXPECT_EQ(drawing.starts(), std::vector<size_t>{1});
}

}  // namespace
}  // namespace entente

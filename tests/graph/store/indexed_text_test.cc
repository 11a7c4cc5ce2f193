#include "graph/store/indexed_text.h"

#include <string>

#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

TEST(IndexedText, ThreeAttributesAreListedByText) {
  EXPECT_TRUE(IsIndexedByText("type"));
  EXPECT_TRUE(IsIndexedByText("name"));
  EXPECT_TRUE(IsIndexedByText("external_id"));
  EXPECT_FALSE(IsIndexedByText("title"));
}

TEST(IndexedText, NamesAreNormalisedAndOthersCutAtACharacter) {
  EXPECT_EQ(IndexedText("name", TextValue("  NORTH-Korea ")), "north korea");
  EXPECT_EQ(IndexedText("external_id", TextValue("Q-1 ")), "Q-1 ");
  EXPECT_EQ(IndexedText("external_id", TextValue(std::string(128, 'x') + "y")),
            std::string(128, 'x'));
  EXPECT_EQ(IndexedText("type", TextValue(std::string(127, 'x') + "\xc3\xa9")),
            std::string(127, 'x'));
}

TEST(IndexedText, WithoutATextItIsEmpty) {
  EXPECT_EQ(IndexedText("name", Value{SomeValue{}}), "");
  EXPECT_EQ(IndexedText("name", Value{NoValue{}}), "");
  EXPECT_EQ(IndexedText("name", EntityId("x")), "");
  EXPECT_EQ(IndexedText("name", TextValue("...")), "");
}

}  // namespace
}  // namespace entente

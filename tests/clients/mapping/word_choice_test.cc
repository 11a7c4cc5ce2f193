#include "clients/mapping/word_choice.h"

#include <gtest/gtest.h>

#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

TEST(WordChoiceTest, AWordIsItsPlaceAndNothingIsZero) {
  const FileRecord record = CellsOf({"a", "e"}, {"b", ""});
  const Tables tables;
  const Scope scope(record, tables);
  const TextTemplate a = *TextTemplate::Parse("{a}");
  EXPECT_EQ(*WordOf(a, {"a", "b"}, scope), 2);
  EXPECT_EQ(*WordOf(*TextTemplate::Parse("{e}"), {"a", "b"}, scope), 0);
  EXPECT_EQ(*WordOf({}, {"a", "b"}, scope), 0);
  EXPECT_EQ(ErrorText(WordOf(a, {"x", "y"}, scope).status()), "a=b: one of x, y is expected");
}

}  // namespace
}  // namespace entente

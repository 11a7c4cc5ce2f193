#include "clients/mapping/nearest_word.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(NearestWordTest, NamesTheNearestOrTheShortList) {
  EXPECT_EQ(DidYouMean("styaer", {"styear", "endyear"}), "; did you mean 'styear'?");
  EXPECT_EQ(DidYouMean("STYEAR", {"styear"}), "; did you mean 'styear'?");
  EXPECT_EQ(DidYouMean("xyz", {"styear", "endyear"}), "; it may be one of styear, endyear");
  EXPECT_EQ(DidYouMean("x", {}), "");
}

}  // namespace
}  // namespace entente

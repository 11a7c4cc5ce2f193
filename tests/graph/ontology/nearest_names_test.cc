#include "graph/ontology/nearest_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(NearestNames, AThirdOfTheLongerMayDiffer) {
  EXPECT_THAT(NearestNames({"Place", "Person"}, "Plaice"), ElementsAre("Place"));
  EXPECT_THAT(NearestNames({"Place"}, "Plce"), ElementsAre("Place"));
  EXPECT_THAT(NearestNames({"Place"}, "Plcae"), IsEmpty());
  EXPECT_THAT(NearestNames({"located_in"}, "loacted_in"), ElementsAre("located_in"));
  EXPECT_THAT(NearestNames({"met"}, "mat"), ElementsAre("met"));
  EXPECT_THAT(NearestNames({"met"}, "cat"), IsEmpty());
}

TEST(NearestNames, LetterCaseDoesNotCount) {
  EXPECT_THAT(NearestNames({"MilitaryUnit"}, "militaryunit"), ElementsAre("MilitaryUnit"));
}

TEST(NearestNames, NearestFirstThenByName) {
  EXPECT_THAT(NearestNames({"abcdef", "abcdxx", "abcdxy", "abcdeg", "abcdee"}, "abcdef"),
              ElementsAre("abcdef", "abcdee", "abcdeg"));
}

TEST(NearestNames, NothingIsNearNothing) {
  EXPECT_THAT(NearestNames({}, "place"), IsEmpty());
  EXPECT_THAT(NearestNames({"a"}, ""), IsEmpty());
}

TEST(NearestNames, SixtyFourBytesAreTheMost) {
  const std::string longest(64, 'a');
  const std::string longer(65, 'a');
  EXPECT_THAT(NearestNames({longest}, longest), ElementsAre(longest));
  EXPECT_THAT(NearestNames({longest}, longer), IsEmpty());
  EXPECT_THAT(NearestNames({longer}, longest), IsEmpty());
}

TEST(DidYouMean, Asks) {
  EXPECT_EQ(DidYouMean({}), "");
  EXPECT_EQ(DidYouMean({"a"}), "; did you mean \"a\"?");
  EXPECT_EQ(DidYouMean({"a", "b"}), "; did you mean \"a\" or \"b\"?");
}

}  // namespace
}  // namespace entente

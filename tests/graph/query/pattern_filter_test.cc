#include "graph/query/pattern_filter.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class PatternFilterTest : public GraphTest {
 protected:
  Found At(const EntityId& subject, absl::string_view predicate, const EntityId& object,
           size_t range = 0) {
    Proposition proposition;
    proposition.subject = subject;
    proposition.predicate = std::string(predicate);
    proposition.object = object;
    return {.place = {subject, KeyOf(proposition)}, .range = range, .after = {}};
  }
};

TEST_F(PatternFilterTest, AnInversesNameSwapsTheEnds) {
  PropositionPattern pattern{.subject = "kursk", .predicate = "hosts"};
  Reading reading = Read("ALL");
  const auto predicates = PredicatesOf(reading->ontology(), &pattern);
  ASSERT_TRUE(predicates.ok()) << predicates.status();
  ASSERT_THAT(*predicates, SizeIs(1));
  EXPECT_EQ(predicates->front()->name, "located_in");
  EXPECT_EQ(pattern.subject, "");
  EXPECT_EQ(pattern.object, "kursk");
}

TEST_F(PatternFilterTest, UnknownNamesAreRefused) {
  Reading reading = Read("ALL");
  PropositionPattern pattern{.predicate = "locatedin"};
  EXPECT_EQ(ReasonOf(PredicatesOf(reading->ontology(), &pattern).status()), "UNKNOWN_PREDICATE");
  pattern = {.subject_type = "Militia"};
  EXPECT_EQ(ReasonOf(PredicatesOf(reading->ontology(), &pattern).status()), "UNKNOWN_TYPE");
}

TEST_F(PatternFilterTest, EndsAreAsAskedEitherWayRoundIfSymmetric) {
  const std::set<EntityId> places = {"kursk", "sudzha"};
  Reading reading = Read("ALL");
  const std::vector<Found> batch = {At("brigade", "located_in", "sudzha"),
                                    At("corps", "located_in", "donetsk"),
                                    At("russia", "borders", "ukraine")};
  const auto subjects = [&](const PropositionPattern& pattern) {
    const auto filtered = EndsFilter(pattern, places).Filter(*reading, batch);
    EXPECT_TRUE(filtered.ok()) << filtered.status();
    std::vector<EntityId> found;
    for (const PropositionPlace& place : *filtered) found.push_back(place.subject);
    return found;
  };
  EXPECT_THAT(subjects({}), ElementsAre("brigade", "corps", "russia"));
  EXPECT_THAT(subjects({.within = "kursk"}), ElementsAre("brigade"));
  EXPECT_THAT(subjects({.subject = "ukraine"}), ElementsAre("russia"));
  EXPECT_THAT(subjects({.subject_type = "Force"}), ElementsAre("corps"));
  EXPECT_THAT(subjects({.subject_type = "Person"}), IsEmpty());
}

TEST_F(PatternFilterTest, WhatIsBoundBecomesCanonicalAndIsLookedForUnderAllIds) {
  Judge(SameAs{"kursk", "sudzha"});
  Reading reading = Read("ALL");
  PropositionPattern pattern{.subject = "brigade", .object = "sudzha"};
  const auto bound = Bind(*reading, {"kursk", "donetsk"}, &pattern);
  ASSERT_TRUE(bound.ok()) << bound.status();
  EXPECT_EQ(pattern.subject, "brigade");
  EXPECT_EQ(pattern.object, "kursk");
  EXPECT_THAT(bound->subjects, ElementsAre("brigade"));
  EXPECT_THAT(bound->objects, ElementsAre("kursk", "sudzha"));
  EXPECT_THAT(bound->places, ElementsAre("donetsk", "kursk", "sudzha"));
}

}  // namespace
}  // namespace entente

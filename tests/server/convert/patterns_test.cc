#include "server/convert/patterns.h"

#include <gtest/gtest.h>

#include "graph/model/status.h"

namespace entente {
namespace {

TEST(PatternsTest, EmptyRequestsMatchAnything) {
  const auto propositions = PatternFromWire(v1::ListPropositionsRequest());
  ASSERT_TRUE(propositions.ok());
  EXPECT_EQ(propositions->subject, "");
  EXPECT_TRUE(PatternFromWire(v1::ListEntitiesRequest()).ok());
  EXPECT_TRUE(PatternFromWire(v1::ListClaimsRequest()).ok());
}

TEST(PatternsTest, NeighborsTakeBothDirectionsUnlessSaid) {
  v1::NeighborsRequest request;
  EXPECT_EQ(DetailOf(PatternFromWire(request).status())->field, "entity");
  request.set_entity("e");
  request.add_predicates("hosts");
  EXPECT_EQ(PatternFromWire(request)->direction, Direction::kBoth);
  request.set_direction(v1::DIRECTION_IN);
  EXPECT_EQ(PatternFromWire(request)->direction, Direction::kIn);
  request.set_direction(static_cast<v1::Direction>(4));
  EXPECT_EQ(DetailOf(PatternFromWire(request).status())->field, "direction");
}

TEST(PatternsTest, ClaimsFilterByStanceAndMood) {
  v1::ListClaimsRequest request;
  request.add_stances(v1::STANCE_DENIES);
  request.add_moods(v1::MOOD_INTENT);
  EXPECT_EQ(PatternFromWire(request)->stances.front(), Stance::kDenies);
  EXPECT_EQ(PatternFromWire(request)->moods.front(), Mood::kIntent);
  request.add_stances(static_cast<v1::Stance>(8));
  EXPECT_EQ(DetailOf(PatternFromWire(request).status())->field, "stances[1]");
}

TEST(PatternsTest, NamesAndPagesAreLimited) {
  v1::ListPropositionsRequest request;
  request.set_predicate(std::string(257, 'p'));
  EXPECT_EQ(DetailOf(PatternFromWire(request).status())->reason, "TEXT_TOO_LONG");
  EXPECT_EQ(*PageFromWire(0, 5, 10), 5u);
  EXPECT_EQ(*PageFromWire(10, 5, 10), 10u);
  EXPECT_EQ(DetailOf(PageFromWire(11, 5, 10).status())->reason, "LIMIT_PAGE");
}

}  // namespace
}  // namespace entente

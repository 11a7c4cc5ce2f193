#include "clients/cli/way_text.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(WayTextTest, HopsPointTheWayTheyGo) {
  v1::NeighborRow hop;
  hop.mutable_row()->mutable_proposition()->set_predicate("aids");
  hop.set_direction(v1::DIRECTION_OUT);
  EXPECT_EQ(HopText(hop, EntityNames()), "-[aids]->");
  hop.set_direction(v1::DIRECTION_IN);
  EXPECT_EQ(HopText(hop, EntityNames()), "<-[aids]-");
  hop.set_direction(v1::DIRECTION_BOTH);
  EXPECT_EQ(HopText(hop, EntityNames()), "-[aids]-");
}

TEST(WayTextTest, AWayHasValidityOrDepartureAndArrival) {
  v1::Passage passage;
  passage.add_validity("2024");
  passage.add_validity("2026");
  EXPECT_EQ(PassageText(passage), "2024, 2026");
  passage.set_arrival("2024-03-01T00:00:00Z");
  EXPECT_EQ(PassageText(passage), "any time then 2024-03-01T00:00:00Z");
  passage.set_departure("2024-01-01T00:00:00Z");
  EXPECT_EQ(PassageText(passage), "2024-01-01T00:00:00Z then 2024-03-01T00:00:00Z");
}

}  // namespace
}  // namespace entente

#include "graph/query/type_filter.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using TypeFilterTest = GraphTest;

TEST_F(TypeFilterTest, TypesAreSortedEachOnceAndWhatHasNoneHasNone) {
  TypeOf("kursk", "State");
  Say({Said("kursk", "type", Words("State")).In("echo")});
  Reading reading = Read("ALL");
  const std::vector<EntityId> ids = {"kursk", "nobody"};
  const auto types = TypesOf(*reading, ids);
  ASSERT_TRUE(types.ok()) << types.status();
  EXPECT_THAT((*types)[0], ElementsAre("Region", "State"));
  EXPECT_THAT((*types)[1], IsEmpty());
  EXPECT_TRUE(TypesOf(*reading, {})->empty());
}

TEST_F(TypeFilterTest, OfATypeOrAMoreSpecialOne) {
  Reading reading = Read("ALL");
  EXPECT_THAT(*OfType(*reading, {"brigade", "kursk", "nobody", "russia"}, "Agent"),
              ElementsAre("brigade", "russia"));
  EXPECT_THAT(*OfType(*reading, {}, "Agent"), IsEmpty());
}

TEST_F(TypeFilterTest, ShownTypesAreReadThroughTheLensAndTheCuts) {
  Say({Said("depot", "type", Words("Site")).When("2024-10-01/2024-10-05").In("echo")});
  Lens lens;
  lens.deny.documents = {"echo"};
  const std::vector<EntityId> ids = {"depot"};
  EXPECT_THAT((*TypesOf(*Read("2024-10-05"), ids))[0], ElementsAre("Site"));
  EXPECT_THAT((*TypesOf(*Read("2024-10-06"), ids))[0], IsEmpty());
  EXPECT_THAT((*TypesOf(*Read("2024-10-05", lens), ids))[0], IsEmpty());
}

TEST_F(TypeFilterTest, TypesAskedForAreThoseOfAnyUnretractedClaim) {
  Say({Said("depot", "type", Words("Site")).When("2024-10-01/2024-10-05").In("echo")});
  Lens lens;
  lens.deny.documents = {"echo"};
  EXPECT_THAT(*OfType(*Read("2024-10-06", lens), {"depot"}, "Site"), ElementsAre("depot"));
}

}  // namespace
}  // namespace entente

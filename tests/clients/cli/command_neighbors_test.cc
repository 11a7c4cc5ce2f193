#include "clients/cli/command_neighbors.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

absl::StatusOr<v1::NeighborsRequest> RequestFrom(const std::string& arguments) {
  return NeighborsRequestOf(Parsed(AddNeighborsFlags, arguments), "g", NamesToIds());
}

TEST(CommandNeighborsTest, EveryFieldHasItsFlag) {
  auto request = RequestFrom(
      "Kursk --predicates part_of,borders --predicates hosts --direction in --neighbor-type "
      "Region --show-denied --group grade --evidence");
  ASSERT_TRUE(request.ok()) << request.status();
  request->clear_scope();
  EXPECT_EQ(request->ShortDebugString(),
            "entity: \"id:Kursk\" predicates: \"part_of\" predicates: \"borders\" "
            "predicates: \"hosts\" direction: DIRECTION_IN neighbor_type: \"Region\" "
            "show_denied: true group: GROUPING_GRADE evidence: true");
}

TEST(CommandNeighborsTest, TheEntityIsRequired) {
  EXPECT_THROW(Parsed(AddNeighborsFlags, "--direction in"), CLI::RequiredError);
}

TEST(CommandNeighborsTest, ListsDoNotSwallowTheEntity) {
  EXPECT_EQ(RequestFrom("--predicates part_of Kursk").value().entity(), "id:Kursk");
}

TEST(CommandNeighborsTest, AnUnknownDirectionIsAUsageError) {
  EXPECT_EQ(ExitCodeOf(RequestFrom("Kursk --direction up").status()), ExitCode::kUsage);
}

}  // namespace
}  // namespace entente

#include "clients/cli/command_paths.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

absl::StatusOr<v1::FindPathsRequest> RequestFrom(const std::string& arguments) {
  return PathsRequestOf(Parsed(AddPathsFlags, arguments), "g", NamesToIds());
}

TEST(CommandPathsTest, EveryFieldHasItsFlag) {
  auto request = RequestFrom(
      "Korea Kursk --path-mode simple --time time_respecting --hops 3 --paths 7 --repeat-vertices "
      "--group origin --evidence --predicates aids");
  ASSERT_TRUE(request.ok()) << request.status();
  request->clear_scope();
  EXPECT_EQ(request->ShortDebugString(),
            "from: \"id:Korea\" to: \"id:Kursk\" step { predicates: \"aids\" } path_mode: "
            "PATH_MODE_SIMPLE time: PATH_TIME_TIME_RESPECTING hops: 3 paths: 7 repeat_vertices: "
            "true group: GROUPING_ORIGIN evidence: true");
}

TEST(CommandPathsTest, BothEndsAreRequired) {
  EXPECT_THROW(Parsed(AddPathsFlags, "Korea"), CLI::RequiredError);
}

TEST(CommandPathsTest, AnUnknownModeIsAUsageError) {
  EXPECT_EQ(ExitCodeOf(RequestFrom("a b --path-mode longest").status()), ExitCode::kUsage);
}

}  // namespace
}  // namespace entente

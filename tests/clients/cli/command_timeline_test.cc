#include "clients/cli/command_timeline.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

absl::StatusOr<v1::TimelineRequest> RequestFrom(const std::string& arguments) {
  return TimelineRequestOf(Parsed(AddTimelineFlags, arguments), "g", NamesToIds());
}

TEST(CommandTimelineTest, EveryFieldHasItsFlag) {
  auto request = RequestFrom(
      "--axis recorded --from 3 --entity A --predicate located_in --within C "
      "--subject-type MilitaryUnit --show-denied --valid ALL");
  ASSERT_TRUE(request.ok()) << request.status();
  EXPECT_EQ(request->scope().as_of().valid(), "ALL");
  request->clear_scope();
  EXPECT_EQ(request->ShortDebugString(),
            "axis: TIMELINE_AXIS_RECORDED from: \"3\" entity: \"id:A\" predicate: \"located_in\" "
            "within: \"id:C\" subject_type: \"MilitaryUnit\" show_denied: true");
}

TEST(CommandTimelineTest, AnUnknownAxisIsAUsageError) {
  EXPECT_FALSE(RequestFrom("--axis sideways").ok());
  EXPECT_TRUE(RequestFrom("").ok());
}

TEST(CommandTimelineTest, WithoutAServerItIsUnavailable) {
  Written written;
  EXPECT_EQ(ExitCodeOf(RunWithout(AddTimeline, written.session, "timeline --valid ALL").status()),
            ExitCode::kUnavailable);
}

}  // namespace
}  // namespace entente

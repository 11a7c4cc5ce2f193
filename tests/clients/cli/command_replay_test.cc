#include "clients/cli/command_replay.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

TEST(CommandReplayTest, AMethodThatIsNotShownIsSaid) {
  Written written;
  v1::OpenCitationResponse cited;
  cited.set_method("Forecast");
  EXPECT_EQ(RunCited(written.session, cited).status().code(), absl::StatusCode::kUnimplemented);
}

TEST(CommandReplayTest, AReferenceWithoutARequestIsRefused) {
  Written written;
  v1::OpenCitationResponse cited;
  cited.set_method("ListPropositions");
  cited.set_request("\xff\xff");
  EXPECT_EQ(RunCited(written.session, cited).status().code(), absl::StatusCode::kDataLoss);
}

TEST(CommandReplayTest, WithoutAServerItIsUnavailable) {
  Written written;
  EXPECT_EQ(ExitCodeOf(RunWithout(AddReplay, written.session, "replay entente:g@1/X/AA").status()),
            ExitCode::kUnavailable);
}

}  // namespace
}  // namespace entente

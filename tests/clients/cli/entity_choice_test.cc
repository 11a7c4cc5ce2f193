#include "clients/cli/entity_choice.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

TEST(EntityChoiceTest, WithoutAServerNothingIsChosenNorNew) {
  Written written;
  written.session.connection = std::make_unique<Connection>("127.0.0.1:1", absl::Seconds(10));
  for (const bool may_be_new : {false, true}) {
    const auto id = ChosenEntity(written.session, "--subject", "unit:x", may_be_new);
    EXPECT_EQ(ExitCodeOf(id.status()), ExitCode::kUnavailable);
  }
  EXPECT_EQ(written.err.str(), "");
}

TEST(EntityChoiceTest, NothingIsNoEntity) {
  Written written;
  written.session.connection = std::make_unique<Connection>("127.0.0.1:1", absl::Seconds(10));
  EXPECT_EQ(ExitCodeOf(ChosenEntity(written.session, "--subject", "", true).status()),
            ExitCode::kUsage);
}

}  // namespace
}  // namespace entente

#include "clients/cli/command_graph.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

TEST(CommandGraphTest, AKeyIsSixtyFourHexDigits) {
  const std::string hex(64, 'a');
  EXPECT_EQ(CreateGraphRequestOf("g", hex)->id_key(), std::string(32, '\xaa'));
  EXPECT_EQ(CreateGraphRequestOf("g", "")->id_key(), "");
  EXPECT_EQ(ExitCodeOf(CreateGraphRequestOf("g", "aa").status()), ExitCode::kUsage);
  EXPECT_EQ(ExitCodeOf(CreateGraphRequestOf("g", std::string(64, 'g')).status()), ExitCode::kUsage);
}

TEST(CommandGraphTest, NothingIsDeletedWithoutAYes) {
  Written written;
  EXPECT_EQ(ExitCodeOf(RunWithout(AddGraph, written.session, "graph delete g").status()),
            ExitCode::kUsage);
  EXPECT_EQ(ExitCodeOf(RunWithout(AddGraph, written.session, "graph delete g --yes").status()),
            ExitCode::kUnavailable);
}

TEST(CommandGraphTest, ListAndCreateAskTheServer) {
  for (const char* arguments : {"graph list", "graph create g"}) {
    Written written;
    EXPECT_EQ(ExitCodeOf(RunWithout(AddGraph, written.session, arguments).status()),
              ExitCode::kUnavailable);
  }
}

}  // namespace
}  // namespace entente

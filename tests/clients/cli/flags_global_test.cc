#include "clients/cli/flags_global.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

TEST(FlagsGlobalTest, DefaultsEnvironmentAndFlagsInThisOrder) {
  unsetenv("ENTENTE_SERVER");
  unsetenv("ENTENTE_GRAPH");
  EXPECT_EQ(Parsed(AddGlobalFlags, "").server, "127.0.0.1:50551");
  EXPECT_EQ(Parsed(AddGlobalFlags, "").graph, "example");
  setenv("ENTENTE_SERVER", "db:1", 1);
  setenv("ENTENTE_GRAPH", "notes", 1);
  EXPECT_EQ(Parsed(AddGlobalFlags, "").server, "db:1");
  EXPECT_EQ(Parsed(AddGlobalFlags, "").graph, "notes");
  EXPECT_EQ(Parsed(AddGlobalFlags, "--server db:2 --graph other").server, "db:2");
  unsetenv("ENTENTE_SERVER");
  unsetenv("ENTENTE_GRAPH");
}

TEST(FlagsGlobalTest, FormatsAreThree) {
  EXPECT_EQ(FormatOf(Parsed(AddGlobalFlags, "")).value(), Format::kTable);
  EXPECT_EQ(FormatOf(Parsed(AddGlobalFlags, "--format json")).value(), Format::kJson);
  EXPECT_EQ(FormatOf(Parsed(AddGlobalFlags, "--format ndjson")).value(), Format::kNdjson);
  const auto unknown = FormatOf(Parsed(AddGlobalFlags, "--format xml"));
  EXPECT_EQ(ExitCodeOf(unknown.status()), ExitCode::kUsage);
}

TEST(FlagsGlobalTest, TimeoutsReachFromNoneToFiveMinutes) {
  const auto timeout = [](const char* flags) { return TimeoutOf(Parsed(AddGlobalFlags, flags)); };
  EXPECT_EQ(timeout("").value(), absl::Seconds(30));
  EXPECT_EQ(timeout("--timeout 0.5").value(), absl::Milliseconds(500));
  EXPECT_EQ(timeout("--timeout 300").value(), absl::Seconds(300));
  EXPECT_EQ(timeout("--timeout 0").value(), absl::InfiniteDuration());
  EXPECT_FALSE(timeout("--timeout 300.1").ok());
  EXPECT_FALSE(timeout("--timeout=-1").ok());
  EXPECT_FALSE(timeout("--timeout nan").ok());
}

}  // namespace
}  // namespace entente

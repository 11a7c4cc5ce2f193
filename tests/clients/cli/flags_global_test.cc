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

absl::StatusOr<Format> FormatIn(const char* flags, bool draws = false) {
  return FormatOf(Parsed(AddGlobalFlags, flags), draws);
}

TEST(FlagsGlobalTest, FormatsForEveryCommand) {
  EXPECT_EQ(FormatIn("").value(), Format::kTable);
  EXPECT_EQ(FormatIn("--format csv").value(), Format::kTable);
  EXPECT_EQ(FormatIn("--format json").value(), Format::kJson);
  EXPECT_EQ(FormatIn("--format ndjson").value(), Format::kNdjson);
  EXPECT_EQ(ExitCodeOf(FormatIn("--format xml").status()), ExitCode::kUsage);
}

TEST(FlagsGlobalTest, FormatsForCommandsThatDraw) {
  EXPECT_EQ(FormatIn("--format dot", true).value(), Format::kDot);
  EXPECT_EQ(FormatIn("--format html", true).value(), Format::kHtml);
  EXPECT_EQ(ExitCodeOf(FormatIn("--format dot").status()), ExitCode::kUsage);
}

TEST(FlagsGlobalTest, TablesAreWideAndColouredOnATerminalOnly) {
  const auto style = [](const char* flags, const Terminal& terminal) {
    return TableStyleOf(Parsed(AddGlobalFlags, flags), terminal, nullptr, "xterm");
  };
  const Terminal terminal{.out = true, .err = true, .columns = 60};
  const Terminal pipe{.out = false, .err = true, .columns = 60};
  EXPECT_EQ(style("", terminal)->columns, 60u);
  EXPECT_TRUE(style("", terminal)->color);
  EXPECT_EQ(style("", pipe)->columns, 0u);
  EXPECT_FALSE(style("", pipe)->color);
  EXPECT_TRUE(style("--color always", pipe)->color);
  EXPECT_FALSE(style("--color never", terminal)->color);
  const auto csv = style("--format csv --color always", terminal);
  EXPECT_TRUE(csv->csv);
  EXPECT_FALSE(csv->color);
  EXPECT_EQ(csv->columns, 0u);
  EXPECT_EQ(ExitCodeOf(style("--color red", terminal).status()), ExitCode::kUsage);
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

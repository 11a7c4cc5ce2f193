#include "clients/cli/flags_global.h"

#include <CLI/CLI.hpp>

#include "absl/strings/str_cat.h"

namespace entente {

void AddGlobalFlags(CLI::App* app, GlobalFlags* flags) {
  app->add_option("--server", flags->server, "Server, host:port")
      ->envname("ENTENTE_SERVER")
      ->capture_default_str();
  app->add_option("--graph", flags->graph, "Name of the graph")
      ->envname("ENTENTE_GRAPH")
      ->capture_default_str();
  app->add_option("--timeout", flags->timeout_seconds,
                  "Seconds that one call may take, at most 300; 0: the server's limit")
      ->capture_default_str();
  app->add_option("--format", flags->format, "table, json or ndjson")->capture_default_str();
}

absl::StatusOr<Format> FormatOf(const GlobalFlags& flags) {
  if (flags.format == "table") return Format::kTable;
  if (flags.format == "json") return Format::kJson;
  if (flags.format == "ndjson") return Format::kNdjson;
  return UsageError("--format", flags.format, "unknown format: one of table, json, ndjson");
}

absl::StatusOr<absl::Duration> TimeoutOf(const GlobalFlags& flags) {
  if (!(flags.timeout_seconds >= 0 && flags.timeout_seconds <= 300)) {
    return UsageError("--timeout", absl::StrCat(flags.timeout_seconds),
                      "timeout out of range: 0 to 300 seconds");
  }
  if (flags.timeout_seconds == 0) return absl::InfiniteDuration();
  return absl::Seconds(flags.timeout_seconds);
}

}  // namespace entente

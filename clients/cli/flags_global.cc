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
  app->add_option("--format", flags->format,
                  "How answers are written; dot and html draw rows that relate entities")
      ->type_name("table|csv|json|ndjson|dot|html")
      ->capture_default_str();
  app->add_option("--color", flags->color, "When to colour: auto is on a terminal, unless NO_COLOR")
      ->type_name("auto|always|never")
      ->capture_default_str();
  app->add_flag("--cite", flags->cite,
                "After a read, a reference to its answer, which \"replay\" asks again");
}

absl::StatusOr<Format> FormatOf(const GlobalFlags& flags, bool draws) {
  if (flags.format == "table" || flags.format == "csv") return Format::kTable;
  if (flags.format == "json") return Format::kJson;
  if (flags.format == "ndjson") return Format::kNdjson;
  if (flags.format != "dot" && flags.format != "html") {
    return UsageError("--format", flags.format,
                      "unknown format: one of table, csv, json, ndjson, dot, html");
  }
  if (!draws) {
    return UsageError("--format", flags.format,
                      "this command has nothing to draw: one of table, csv, json, ndjson");
  }
  return flags.format == "dot" ? Format::kDot : Format::kHtml;
}

absl::StatusOr<TableStyle> TableStyleOf(const GlobalFlags& flags, const Terminal& terminal,
                                        const char* no_color, const char* term) {
  if (flags.color != "auto" && flags.color != "always" && flags.color != "never") {
    return UsageError("--color", flags.color, "unknown word: one of auto, always, never");
  }
  TableStyle style;
  style.csv = flags.format == "csv";
  if (style.csv) return style;
  style.columns = terminal.out ? terminal.columns : 0;
  style.color = UsesColor(flags.color, terminal.out, no_color, term);
  return style;
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

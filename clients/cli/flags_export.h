// entente export in flags: which rows, as what, where to, and how much memory it may take.
#ifndef ENTENTE_CLIENTS_CLI_FLAGS_EXPORT_H_
#define ENTENTE_CLIENTS_CLI_FLAGS_EXPORT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cli/flags_pattern.h"
#include "clients/cli/flags_read.h"
#include "clients/export/formats.h"

namespace entente {

// Of a panel.
struct PanelFlags {
  std::string unit, system, membership = "member_of", day = "any", columns, rule = "every";
  uint32_t from = 0, to = 0;
  bool certainty = false, dissent = false;
  uint64_t limit_members = 2'000;
};

struct ExportFlags : PatternFlags {
  // Of commits.
  uint64_t from_revision = 1;
  uint64_t to_revision = 0;
  // Of what is read.
  std::string as, output, manifest, code_scheme;
  std::vector<std::string> predicates, entity_types;
  FormatOptions options;
  PanelFlags panel;
  ReadFlags read;
  uint64_t limit_memory = 64u << 20;
  uint64_t limit_reads = 10'000;
};

void AddExportFlags(CLI::App* command, ExportFlags* flags);

// A usage error for flags that do not go together: those of commits with those of a read, or one
// that the format has no use for.
absl::Status CheckExportFlags(const CLI::App& command, const ExportFlags& flags);

// The predicates asked for, each once; one empty text for all of them.
std::vector<std::string> PredicatesOf(const ExportFlags& flags);

// What is asked for each of them, with the claims behind the rows; the predicate is left out.
absl::StatusOr<v1::ListPropositionsRequest> ExportRequest(const ExportFlags& flags,
                                                          const std::string& graph);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_FLAGS_EXPORT_H_

// entente diff: what differs between two reads of one question; entente what-if: between a read and
// the same one under an assumption.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_DIFF_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_DIFF_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/flags_pattern.h"
#include "clients/cli/flags_read.h"
#include "clients/cli/session.h"
#include "clients/cpp/paging.h"
#include "entente/v1/diff.pb.h"

namespace entente {

struct DiffFlags : PatternFlags {
  ReadFlags read;           // of both sides
  ReadFlags before, after;  // in the place of those, on one side
  PagePolicy page;
  bool evidence = false;
};

void AddDiffFlags(CLI::App* command, DiffFlags* flags);

// The request for one page; size and token are the page's.
absl::StatusOr<v1::DiffRequest> DiffRequestOf(const DiffFlags& flags, const std::string& graph,
                                              const Lookup& lookup);

// `flags` of a what-if as those of a diff: the assumptions are the after side's alone. A usage
// error where nothing is assumed. A stored lens with assumptions is still to be replaced by its
// content.
absl::StatusOr<DiffFlags> WhatIf(const DiffFlags& flags);

// Asks, and writes the answer.
absl::StatusOr<ExitCode> RunDiff(Session& session, v1::DiffRequest request,
                                 const PagePolicy& policy);

void AddDiff(CLI::App* app, Session* session);
void AddWhatIf(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_DIFF_H_

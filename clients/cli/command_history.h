// entente history: what was recorded about a claim or a proposition, in order of recording.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_HISTORY_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_HISTORY_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/entity_names.h"
#include "clients/cli/flags_page.h"
#include "clients/cli/flags_read.h"
#include "clients/cli/session.h"

namespace entente {

struct HistoryFlags {
  ReadFlags read;
  std::string claim_id;
  std::string subject, predicate, object;
  PagePolicy page;
};

void AddHistoryFlags(CLI::App* command, HistoryFlags* flags);

// A usage error unless a claim, or else subject, predicate and object, are given.
absl::StatusOr<v1::GetHistoryRequest> HistoryRequest(const HistoryFlags& flags,
                                                     const std::string& graph,
                                                     const Lookup& lookup);

// REVISION RECORDED PRINCIPAL WHAT of an entry.
std::vector<std::string> HistoryCells(const v1::HistoryEntry& entry, const EntityNames& names);

void AddHistory(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_HISTORY_H_

// entente duplicates: which entities may be one, by what, and what speaks against it.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_DUPLICATES_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_DUPLICATES_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/entity_names.h"
#include "clients/cli/flags_read.h"
#include "clients/cli/session.h"
#include "clients/cpp/paging.h"

namespace entente {

struct DuplicatesFlags {
  ReadFlags read;
  PagePolicy page;
  std::string type;
  double least_score = 0;
  bool unopposed = false;
};

void AddDuplicatesFlags(CLI::App* command, DuplicatesFlags* flags);

// The request for one page; size and token are the page's.
absl::StatusOr<v1::ListDuplicatesRequest> DuplicatesRequest(const DuplicatesFlags& flags,
                                                            const std::string& graph);

// "exact in one language, 0.99: Russia = Russia".
std::string ReasonText(const v1::MergeReason& reason);
// "one_document: doc:a names both".
std::string ObjectionText(const v1::MergeObjection& objection, const EntityNames& names);
// "entente --graph g same-as cow:365 iso:RU".
std::string JoinCommand(const v1::Duplicate& pair, const std::string& graph);

// Asks, and writes the answer.
absl::StatusOr<ExitCode> RunDuplicates(Session& session, v1::ListDuplicatesRequest request,
                                       const PagePolicy& policy);

void AddDuplicates(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_DUPLICATES_H_

// entente claims and entente claim: who says what, whatever a lens thinks of it. What stands below
// `claim` for recording is in command_claim_add.h.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_CLAIMS_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_CLAIMS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/entity_names.h"
#include "clients/cli/flags_read.h"
#include "clients/cli/session.h"
#include "clients/cli/table.h"
#include "clients/cpp/paging.h"

namespace entente {

// Fields of ListClaimsRequest; `moods` are those of the read's lens flags, which mean the same
// here.
struct ClaimsFlags {
  ReadFlags read;
  PagePolicy page;
  std::string subject, predicate, object, document, agent, origin;
  std::vector<std::string> stances;
  bool repeats_only = false;
};

struct ClaimFlags {
  ReadFlags read;
  std::string id;
};

void AddClaimsFlags(CLI::App* command, ClaimsFlags* flags);
// Of claim show; of claim, too, where the id may be missing.
void AddClaimFlags(CLI::App* command, ClaimFlags* flags);

// The request for one page; size and token are the page's. --moods filters claims; a lens is inline
// only if other lens flags are given.
absl::StatusOr<v1::ListClaimsRequest> ClaimsRequest(const ClaimsFlags& flags,
                                                    const std::string& graph, const Lookup& lookup);
absl::StatusOr<v1::GetClaimRequest> ClaimRequest(const ClaimFlags& flags, const std::string& graph,
                                                 const Lookup& lookup);

// One claim in full: a row for each thing that it has.
void AddClaimRows(const v1::ClaimRecord& record, const EntityNames& names, Table* table);

// Asks, and writes the answer.
absl::StatusOr<ExitCode> RunClaims(Session& session, v1::ListClaimsRequest request,
                                   const PagePolicy& policy);

void AddClaims(CLI::App* app, Session* session);
void AddClaim(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_CLAIMS_H_

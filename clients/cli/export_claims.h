// The claims behind one row, for rows that have too many to come along.
#ifndef ENTENTE_CLIENTS_CLI_EXPORT_CLAIMS_H_
#define ENTENTE_CLIENTS_CLI_EXPORT_CLAIMS_H_

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "clients/cpp/connection.h"
#include "entente/v1/proposition.pb.h"

namespace entente {

// Gives `each` the claims that `row` names, for and against, once each, a page at a time: those of
// its proposition and of the rows that it is derived from are listed, what is not among them is
// asked for by its id. `scope` is that of the read. Errors: those of the calls and of `each`.
absl::Status ReadClaimsOf(Connection& connection, const v1::ReadScope& scope,
                          const v1::PropositionRow& row,
                          absl::FunctionRef<absl::Status(const v1::ClaimRecord& claim)> each);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_EXPORT_CLAIMS_H_

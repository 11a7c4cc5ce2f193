#include "clients/cli/export_claims.h"

#include <algorithm>
#include <set>
#include <string>

#include "clients/cpp/again.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

constexpr uint32_t kClaimsPerPage = 1'000;

using EachClaim = absl::FunctionRef<absl::Status(const v1::ClaimRecord& claim)>;
using Ids = std::set<std::string>;

// Takes those claims of a proposition that are wanted, until none are.
absl::Status TakeListed(Connection& connection, const v1::ReadScope& scope,
                        const v1::Proposition& what, Ids* wanted, EachClaim each) {
  v1::ListClaimsRequest request;
  *request.mutable_scope() = scope;
  request.set_subject(what.subject());
  request.set_predicate(what.predicate());
  request.set_object(what.object());
  request.set_page_size(kClaimsPerPage);
  do {
    v1::ListClaimsResponse answer;
    RETURN_IF_ERROR(CallAgain(connection, request, &answer));
    for (const v1::ClaimRecord& claim : answer.claims()) {
      if (wanted->erase(claim.id()) > 0) RETURN_IF_ERROR(each(claim));
    }
    request.set_page_token(answer.trailer().next_page_token());
  } while (!request.page_token().empty() && !wanted->empty());
  return absl::OkStatus();
}

bool AnyOf(const google::protobuf::RepeatedPtrField<std::string>& ids, const Ids& wanted) {
  return std::any_of(ids.begin(), ids.end(),
                     [&wanted](const std::string& id) { return wanted.count(id) > 0; });
}

}  // namespace

absl::Status ReadClaimsOf(Connection& connection, const v1::ReadScope& scope,
                          const v1::PropositionRow& row, EachClaim each) {
  Ids wanted(row.claim_ids().begin(), row.claim_ids().end());
  wanted.insert(row.dissenting_claim_ids().begin(), row.dissenting_claim_ids().end());
  for (const v1::Derivation& derivation : row.derivations()) {
    for (const v1::DerivationHop& hop : derivation.hops()) {
      if (!AnyOf(hop.claim_ids(), wanted)) continue;
      RETURN_IF_ERROR(TakeListed(connection, scope, hop.proposition(), &wanted, each));
    }
  }
  if (!wanted.empty()) {
    RETURN_IF_ERROR(TakeListed(connection, scope, row.proposition(), &wanted, each));
  }
  for (const std::string& id : wanted) {
    v1::GetClaimRequest request;
    *request.mutable_scope() = scope;
    request.set_id(id);
    v1::GetClaimResponse answer;
    RETURN_IF_ERROR(CallAgain(connection, request, &answer));
    RETURN_IF_ERROR(each(answer.claim()));
  }
  return absl::OkStatus();
}

}  // namespace entente

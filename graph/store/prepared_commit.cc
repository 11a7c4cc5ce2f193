#include "graph/store/prepared_commit.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/encoding/ordered.h"
#include "graph/engine/engine.h"
#include "graph/model/entity_id.h"
#include "graph/model/status.h"
#include "graph/resolve/proposition_of.h"
#include "graph/store/claim_form.h"
#include "graph/store/judgement_form.h"
#include "graph/store/said_once.h"

namespace entente {
namespace {

absl::Status CheckEnvelope(const Commit& commit, const Limits& limits) {
  RETURN_IF_ERROR(CheckRequester(commit.principal, commit.request_id, limits));
  if (commit.changes.empty() || commit.changes.size() > limits.changes_per_commit) {
    return InvalidField("CHANGE_COUNT", "changes", absl::StrCat(commit.changes.size()),
                        absl::StrCat("a commit of ", commit.changes.size(),
                                     " changes; it must have 1 to ", limits.changes_per_commit));
  }
  if (commit.preconditions.size() > limits.changes_per_commit) {
    return InvalidField(
        "PRECONDITION_COUNT", "preconditions", absl::StrCat(commit.preconditions.size()),
        absl::StrCat("a commit with ", commit.preconditions.size(),
                     " preconditions; it may have at most ", limits.changes_per_commit));
  }
  for (size_t i = 0; i < commit.preconditions.size(); ++i) {
    const EntityId* entity = std::get_if<EntityId>(&commit.preconditions[i].target);
    if (entity == nullptr) continue;
    const bool must_exist = commit.preconditions[i].must_exist;
    RETURN_IF_ERROR(WithFieldPrefix(
        ValidateEntityId(*entity),
        absl::StrCat("preconditions[", i, "].entity_must_", must_exist ? "exist" : "not_exist")));
  }
  return absl::OkStatus();
}

absl::Status CheckBytes(absl::string_view what, const std::string& bytes, const Limits& limits) {
  if (bytes.size() <= limits.record_bytes) return absl::OkStatus();
  return InvalidField("CLAIM_TOO_LARGE", "", absl::StrCat(bytes.size()),
                      absl::StrCat("the ", what, " takes ", bytes.size(),
                                   " bytes; it may take at most ", limits.record_bytes));
}

}  // namespace

PreparedClaim PlaceClaim(const Claim& claim, const ClaimId& id, std::string bytes,
                         const PredicateDefinition& predicate) {
  PreparedClaim prepared;
  prepared.claim = &claim;
  prepared.predicate = &predicate;
  prepared.bytes = std::move(bytes);
  prepared.id = id;
  prepared.proposition = PropositionOf(claim, predicate);
  prepared.place = {prepared.proposition.subject, KeyOf(prepared.proposition)};
  prepared.row = {PartitionOf(Table::kClaim, prepared.place.subject),
                  ClaimSuffix(prepared.place.key, id)};
  return prepared;
}

absl::StatusOr<PreparedClaim> PrepareClaim(const Claim& claim, const Ontology& ontology,
                                           const Limits& limits, const IdKey& id_key) {
  absl::Status status = CheckClaimForm(claim, ontology);
  std::string bytes;
  if (status.ok()) {
    bytes = EncodeClaim(claim);
    status = CheckBytes("claim", bytes, limits);
  }
  if (!status.ok()) {
    const auto detail = DetailOf(status);
    const bool whole = detail.has_value() && detail->field.empty();
    return WithFieldPrefix(status, whole ? "claim" : "claim.");
  }
  const ClaimId id = DeriveClaimId(id_key, bytes);
  return PlaceClaim(claim, id, std::move(bytes), *ontology.FindForClaim(claim.predicate));
}

absl::StatusOr<PreparedJudgement> PrepareJudgement(const Judgement& judgement,
                                                   const std::string& principal,
                                                   const std::string& request_id, uint32_t index,
                                                   const Limits& limits, const IdKey& id_key) {
  PreparedJudgement ready;
  ready.judgement = judgement;
  ready.judgement.principal = principal;
  RETURN_IF_ERROR(CheckJudgementForm(ready.judgement));
  ready.id = DeriveJudgementId(id_key, ready.judgement, request_id, index);
  ready.bytes = EncodeJudgement(ready.judgement);
  RETURN_IF_ERROR(CheckBytes("judgement", ready.bytes, limits));
  return ready;
}

std::string DigestedFrame(bool claim, size_t bytes) {
  std::string frame;
  AppendOrdered(&frame, static_cast<uint64_t>(claim ? 1 : 2));
  AppendOrdered(&frame, static_cast<uint64_t>(bytes));
  return frame;
}

absl::StatusOr<PreparedCommit> Prepare(const Commit& commit, const Ontology& ontology,
                                       const Limits& limits, const IdKey& id_key) {
  RETURN_IF_ERROR(CheckEnvelope(commit, limits));
  RETURN_IF_ERROR(CheckSaidOnce(commit.changes));
  PreparedCommit prepared;
  prepared.commit = &commit;
  prepared.changes.reserve(commit.changes.size());
  std::string digested;
  for (size_t i = 0; i < commit.changes.size(); ++i) {
    if (const Claim* claim = std::get_if<Claim>(&commit.changes[i])) {
      absl::StatusOr<PreparedClaim> ready = PrepareClaim(*claim, ontology, limits, id_key);
      if (!ready.ok()) return WithFieldPrefix(ready.status(), absl::StrCat("changes[", i, "]."));
      absl::StrAppend(&digested, DigestedFrame(true, ready->bytes.size()), ready->bytes);
      AddFreeNames(*claim, ontology, &prepared.free_names);
      prepared.changes.push_back(*std::move(ready));
      continue;
    }
    absl::StatusOr<PreparedJudgement> ready =
        PrepareJudgement(std::get<Judgement>(commit.changes[i]), commit.principal,
                         commit.request_id, static_cast<uint32_t>(i), limits, id_key);
    if (!ready.ok()) {
      const auto detail = DetailOf(ready.status());
      const bool whole = detail.has_value() && detail->field.empty();
      return WithFieldPrefix(ready.status(), absl::StrCat("changes[", i, "]", whole ? "" : "."));
    }
    absl::StrAppend(&digested, DigestedFrame(false, ready->bytes.size()), ready->bytes);
    prepared.changes.push_back(*std::move(ready));
  }
  SortFreeNames(&prepared.free_names);
  prepared.digest = Sha256(digested);
  return prepared;
}

absl::Status CheckRequester(const std::string& principal, const std::string& request_id,
                            const Limits& limits) {
  if (!ValidateEntityId(principal).ok()) {
    return InvalidField("INVALID_PRINCIPAL", "principal", principal,
                        "a principal is 1..256 bytes of UTF-8 without control characters");
  }
  if (request_id.empty() || request_id.size() > limits.id_bytes) {
    return InvalidField("INVALID_REQUEST_ID", "request_id", request_id,
                        absl::StrCat("the request id has ", request_id.size(),
                                     " bytes; it must have 1 to ", limits.id_bytes));
  }
  return absl::OkStatus();
}

std::vector<EntityId> EntitiesOf(const Claim& claim) {
  std::vector<EntityId> entities;
  const auto add = [&entities](const EntityId& entity) {
    if (std::find(entities.begin(), entities.end(), entity) == entities.end()) {
      entities.push_back(entity);
    }
  };
  add(claim.subject);
  if (const EntityId* object = std::get_if<EntityId>(&claim.object)) add(*object);
  add(claim.voice.document);
  for (const ChainLink& link : claim.voice.chain) {
    if (!link.anonymous()) add(link.agent);
  }
  for (const Qualifier& qualifier : claim.qualifiers) {
    if (const EntityId* filler = std::get_if<EntityId>(&qualifier.filler)) add(*filler);
  }
  return entities;
}

}  // namespace entente

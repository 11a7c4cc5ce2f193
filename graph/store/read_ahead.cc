// Round one: single rows (requests, ids, index rows, entities). Round two: ranges that need what
// round one found (types of the entities that exist, judged claims with their judgements).
#include "graph/store/read_ahead.h"

#include <optional>
#include <set>
#include <variant>
#include <vector>

#include "graph/model/status.h"
#include "graph/ontology/well_known.h"
#include "graph/store/claim_rows.h"
#include "graph/store/draft_reads.h"
#include "graph/store/indexed_text.h"
#include "graph/store/recorded_rows.h"

namespace entente {
namespace {

// What the commits name.
struct Named {
  std::vector<RowPlace> rows;
  std::vector<RowPlace> ranges;
  std::set<EntityId> entities;   // whose types will be asked for
  std::set<ClaimId> claims;      // which are judged
  std::set<EntityId> documents;  // which are judged

  void Add(const ClaimOrDocument& target) {
    if (const EntityId* document = std::get_if<EntityId>(&target)) {
      documents.insert(*document);
      entities.insert(*document);
    } else {
      claims.insert(std::get<ClaimId>(target));
    }
  }
};

struct JudgementTargets {
  Named& named;

  void operator()(const Grade& grade) { named.claims.insert(grade.claim); }
  void operator()(const Prefer& prefer) { named.claims.insert(prefer.claim); }
  void operator()(const Deprecate& deprecate) { named.claims.insert(deprecate.claim); }
  void operator()(const Retract& retract) { named.Add(retract.target); }
  void operator()(const Reinstate& reinstate) { named.Add(reinstate.target); }
  void operator()(const SameAs& same) {
    AddPair(same.a, same.b);
    named.rows.push_back(JoinedRow(same.a));
    named.rows.push_back(JoinedRow(same.b));
  }
  void operator()(const NotSameAs& other) { AddPair(other.a, other.b); }
  void operator()(const Fulfils& f) { named.claims.insert({f.claim, f.forecast}); }
  void operator()(const Refutes& r) { named.claims.insert({r.claim, r.forecast}); }
  void operator()(const DerivesFrom& derives) {
    named.Add(derives.dependent);
    named.Add(derives.source);
  }
  void operator()(const RetractJudgement& retraction) {
    named.rows.push_back(JudgementByIdRow(retraction.judgement));
  }

  void AddPair(const EntityId& a, const EntityId& b) {
    named.rows.push_back(EntityRow(a));
    named.rows.push_back(EntityRow(b));
  }
};

void AddClaim(const PreparedClaim& claim, Named* named) {
  named->rows.push_back(ClaimByIdRow(claim.id));
  for (RowPlace& index : IndexRowsOf(claim)) named->rows.push_back(std::move(index));
  for (EntityId& entity : EntitiesOf(*claim.claim)) named->entities.insert(std::move(entity));
  if (claim.claim->predicate == kExternalIdPredicate) {
    named->ranges.push_back(
        {PartitionOf(Table::kByText, claim.claim->predicate),
         ByTextPrefix(IndexedText(claim.claim->predicate, claim.claim->object))});
  }
}

void AddCommit(const PreparedCommit& commit, Named* named) {
  named->rows.push_back(RequestRow(commit.commit->principal, commit.commit->request_id));
  for (const Precondition& precondition : commit.commit->preconditions) {
    const EntityId* entity = std::get_if<EntityId>(&precondition.target);
    named->rows.push_back(entity != nullptr ? EntityRow(*entity)
                                            : ClaimByIdRow(std::get<ClaimId>(precondition.target)));
  }
  for (const auto& change : commit.changes) {
    if (const auto* claim = std::get_if<PreparedClaim>(&change)) {
      AddClaim(*claim, named);
    } else {
      std::visit(JudgementTargets{*named}, std::get<PreparedJudgement>(change).judgement.act);
    }
  }
}

}  // namespace

absl::Status ReadAhead(absl::Span<const PreparedCommit* const> commits, Draft& draft) {
  Named named;
  for (const PreparedCommit* commit : commits) AddCommit(*commit, &named);
  for (const EntityId& entity : named.entities) named.rows.push_back(EntityRow(entity));
  for (const ClaimId& claim : named.claims) named.rows.push_back(ClaimByIdRow(claim));
  RETURN_IF_ERROR(draft.FetchRows(named.rows));

  for (const EntityId& entity : named.entities) {
    ASSIGN_OR_RETURN(const bool exists, EntityExists(draft, entity));
    if (exists) {
      named.ranges.push_back(TypeClaimRows(entity));
    } else {
      draft.KnowEmpty(TypeClaimRows(entity));
    }
  }
  for (const EntityId& document : named.documents) {
    named.ranges.push_back(DocumentJudgementRows(document));
  }
  for (const ClaimId& claim : named.claims) {
    ASSIGN_OR_RETURN(const std::optional<RowPlace> place, PlaceOf(draft, claim));
    if (!place.has_value()) continue;
    ASSIGN_OR_RETURN(const ClaimRowName name, ParseClaimSuffix(place->suffix));
    named.ranges.push_back({place->partition, ClaimRowsPrefix(name.proposition, name.claim)});
  }
  return draft.FetchRanges(named.ranges);
}

}  // namespace entente

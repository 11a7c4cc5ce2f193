// A record that asks is: kind, what is looked up (its group), and the rest, with the change's
// number at the end; the group's length stands in front of the value.
//
//   T entity      | 00, claim id                     a type claim of the entity: the claim
//   T entity      | 01, predicate, role, index       a place that asks for types: a qualifier's
//   name X text        | claim id                         an external id: the claim I proposition |
//   claim id                         a claim with an instance: whether it is to make
//                                                    it, the claim
//
// Of equal ones (the same document of a million claims) that of the first change is kept, most of
// them before they are sorted at all.
#include "graph/store/bulk/load_checks.h"

#include <functional>
#include <set>
#include <variant>

#include "absl/strings/str_cat.h"
#include "graph/encoding/canonical.h"
#include "graph/encoding/ordered.h"
#include "graph/model/status.h"
#include "graph/ontology/well_known.h"
#include "graph/store/claim_rows.h"
#include "graph/store/cycle_check.h"
#include "graph/store/draft.h"
#include "graph/store/draft_reads.h"
#include "graph/store/external_id_check.h"
#include "graph/store/indexed_text.h"
#include "graph/store/type_check.h"
#include "graph/store/walk.h"

namespace entente {
namespace {

constexpr size_t kBatch = 1'000;
constexpr size_t kLately = 4'096;
constexpr size_t kWalkedPerClaim = 10;
constexpr char kTypes = 'T';
constexpr char kExternalIds = 'X';
constexpr char kInstances = 'I';
constexpr char kGiven = 0;
constexpr char kNeeded = 1;

uint64_t TakeNumber(absl::string_view* bytes) { return TakeOrderedNumber(bytes).value_or(0); }

// The claim of a record whose rest is an id and a number.
struct AskedClaim {
  Claim claim;
  PreparedClaim prepared;
  uint64_t number = 0;
};
absl::Status ReadAsked(absl::string_view rest, absl::string_view bytes, const Ontology& ontology,
                       AskedClaim* out) {
  ASSIGN_OR_RETURN(out->claim, DecodeClaim(bytes));
  ASSIGN_OR_RETURN(const std::string id, TakeBytes(&rest, sizeof(RecordId::bytes)));
  ClaimId claim;
  std::copy(id.begin(), id.end(), claim.bytes.begin());
  out->number = TakeNumber(&rest);
  out->prepared = PlaceClaim(out->claim, claim, std::string(bytes),
                             *ontology.FindForClaim(out->claim.predicate));
  return absl::OkStatus();
}

}  // namespace

LoadChecks::LoadChecks(const Ontology& ontology, const Limits& limits, SpillSpace& space,
                       size_t memory_bytes)
    : ontology_(ontology),
      limits_(limits),
      asked_(space, {.memory_bytes = memory_bytes, .tie_bytes = sizeof(uint64_t)}),
      lately_(kLately) {}

absl::Status LoadChecks::Add(const std::string& group, absl::string_view rest, uint64_t number,
                             absl::string_view value) {
  std::string key = absl::StrCat(group, rest);
  AppendOrdered(&key, number);
  std::string framed;
  AppendOrdered(&framed, static_cast<uint64_t>(group.size()));
  absl::StrAppend(&framed, value);
  return asked_.Add(key, framed);
}

bool LoadChecks::AskedLately(const std::string& key, uint64_t number) {
  auto& [last, change] = lately_[std::hash<std::string>()(key) % kLately];
  if (last == key && change <= number) return true;
  last = key;
  change = number;
  return false;
}

absl::Status LoadChecks::Ask(const PreparedClaim& claim, uint64_t number, bool new_instance) {
  RETURN_IF_ERROR(AskTypes(claim, number));
  const Claim& said = *claim.claim;
  if (said.predicate == kExternalIdPredicate) {
    std::string group(1, kExternalIds);
    group += ByTextPrefix(IndexedText(said.predicate, said.object));
    RETURN_IF_ERROR(Add(group, IdSuffix(claim.id), number, claim.bytes));
  }
  if (said.instance != 0) {
    std::string group(1, kInstances);
    AppendOrdered(&group, claim.place.subject);
    group += claim.place.key.bytes;
    RETURN_IF_ERROR(Add(group, IdSuffix(claim.id), number,
                        absl::StrCat(new_instance ? "1" : "0", claim.bytes)));
  }
  if (!MayCloseCycle(claim)) return absl::OkStatus();
  if (nested_.size() == limits_.bulk_load_acyclic) {
    return WithDetail(absl::ResourceExhaustedError(absl::StrCat(
                          "a bulk load may have ", limits_.bulk_load_acyclic,
                          " claims of predicates that lead ", "nowhere back, like ", said.predicate,
                          " (--limit-bulk-load-acyclic): load in several ", "parts")),
                      {"LIMIT_BULK_LOAD_ACYCLIC",
                       absl::StrCat("changes[", number, "].claim.predicate"), said.predicate});
  }
  nested_.push_back({number, claim.id, claim.bytes});
  return absl::OkStatus();
}

absl::Status LoadChecks::AskTypes(const PreparedClaim& claim, uint64_t number) {
  const std::string& predicate = claim.claim->predicate;
  const auto group_of = [](const EntityId& entity) {
    std::string group(1, kTypes);
    AppendOrdered(&group, entity);
    return group;
  };
  if (predicate == kTypePredicate) {
    RETURN_IF_ERROR(Add(group_of(claim.claim->subject),
                        absl::StrCat(std::string(1, kGiven), IdSuffix(claim.id)), number,
                        claim.bytes));
  }
  for (const auto& [place, entity] : TypedPlacesOf(*claim.claim, *claim.predicate)) {
    const bool own =
        place.role != TypedPlace::Role::kDocument && place.role != TypedPlace::Role::kAgent;
    uint32_t about = 0;  // documents and agents are asked alike whatever the predicate
    if (own) {
      const auto known = numbers_.try_emplace(predicate, predicates_.size());
      if (known.second) predicates_.push_back(predicate);
      about = known.first->second + 1;
    }
    const std::string group = group_of(entity);
    std::string rest(1, kNeeded);
    AppendOrdered(&rest, uint64_t{about});
    rest.push_back(static_cast<char>(place.role));
    AppendOrdered(&rest, uint64_t{place.index});
    if (AskedLately(group + rest, number)) continue;
    RETURN_IF_ERROR(Add(group, rest, number, place.qualifier));
  }
  return absl::OkStatus();
}

absl::Status LoadChecks::Note(uint64_t number, const absl::Status& failure) {
  if (failure.ok()) return absl::OkStatus();
  if (!DetailOf(failure).has_value()) return failure;
  if (!failure_.has_value() || number < failure_->first) {
    failure_.emplace(number, WithFieldPrefix(failure, absl::StrCat("changes[", number, "].")));
  }
  return absl::OkStatus();
}

absl::Status LoadChecks::Run(const LoadBasis& basis) {
  RETURN_IF_ERROR(asked_.Sort(limits_.bulk_load_memory_bytes / 8));
  std::vector<Asked> batch;
  for (;;) {
    ASSIGN_OR_RETURN(const bool more, asked_.Next());
    if (!more) break;
    absl::string_view framed = asked_.value();
    const size_t group = TakeNumber(&framed);
    if (group > asked_.key().size()) return absl::DataLossError("a temporary file is damaged");
    Asked next{std::string(asked_.key().substr(0, group)), std::string(asked_.key().substr(group)),
               std::string(framed)};
    const bool full = batch.size() >= kBatch && next.group != batch.back().group;
    if (full || (!batch.empty() && next.group[0] != batch.back().group[0])) {
      RETURN_IF_ERROR(CheckBatch(batch, basis));
      batch.clear();
    }
    batch.push_back(std::move(next));
  }
  if (!batch.empty()) RETURN_IF_ERROR(CheckBatch(batch, basis));
  RETURN_IF_ERROR(CheckCycles(basis));
  return failure_.has_value() ? failure_->second : absl::OkStatus();
}

absl::Status LoadChecks::CheckBatch(const std::vector<Asked>& batch, const LoadBasis& basis) {
  switch (batch.front().group[0]) {
    case kTypes:
      return CheckTypes(batch, basis);
    case kExternalIds:
      return CheckExternalIds(batch, basis);
    default:
      return CheckInstances(batch, basis);
  }
}

absl::Status LoadChecks::CheckTypes(const std::vector<Asked>& batch, const LoadBasis& basis) {
  Draft draft(basis.engine, basis.head);
  std::vector<EntityId> entities;
  std::vector<RowPlace> rows;
  const std::string* last = nullptr;
  for (const Asked& asked : batch) {
    if (last != nullptr && *last == asked.group) continue;
    last = &asked.group;
    absl::string_view bytes = absl::string_view(asked.group).substr(1);
    ASSIGN_OR_RETURN(std::string entity, TakeOrderedText(&bytes));
    rows.push_back(EntityRow(entity));
    entities.push_back(std::move(entity));
  }
  if (!basis.empty) RETURN_IF_ERROR(draft.FetchRows(rows));
  std::vector<RowPlace> ranges;
  for (const EntityId& entity : entities) {
    bool exists = false;
    if (!basis.empty) {
      ASSIGN_OR_RETURN(exists, EntityExists(draft, entity));
    }
    if (exists) ranges.push_back(TypeClaimRows(entity));
    if (!exists) draft.KnowEmpty(TypeClaimRows(entity));
  }
  RETURN_IF_ERROR(draft.FetchRanges(ranges));
  for (const Asked& asked : batch) {
    if (asked.key[0] != kGiven) continue;
    AskedClaim given;
    RETURN_IF_ERROR(
        ReadAsked(absl::string_view(asked.key).substr(1), asked.value, ontology_, &given));
    draft.Put(RowKind::kTruth, given.prepared.row, given.prepared.bytes);
    if (basis.empty) draft.KnowEmpty(DocumentJudgementRows(given.claim.voice.document));
  }
  TypeCheck types(ontology_, draft);
  for (const Asked& asked : batch) {
    if (asked.key[0] != kNeeded) continue;
    absl::string_view bytes = absl::string_view(asked.group).substr(1);
    ASSIGN_OR_RETURN(const std::string entity, TakeOrderedText(&bytes));
    bytes = absl::string_view(asked.key).substr(1);
    const uint64_t about = TakeNumber(&bytes);
    TypedPlace place;
    place.role = static_cast<TypedPlace::Role>(bytes[0]);
    bytes.remove_prefix(1);
    place.index = static_cast<uint32_t>(TakeNumber(&bytes));
    place.qualifier = asked.value;
    const uint64_t number = TakeNumber(&bytes);
    static const PredicateDefinition kNone;
    const PredicateDefinition& predicate =
        about == 0 ? kNone : *ontology_.FindForClaim(predicates_[about - 1]);
    const absl::Status status = types.CheckPlace(place, entity, predicate);
    if (status.ok()) continue;
    RETURN_IF_ERROR(
        Note(number, DetailOf(status).has_value() ? WithFieldPrefix(status, "claim.") : status));
  }
  return absl::OkStatus();
}

absl::Status LoadChecks::CheckExternalIds(const std::vector<Asked>& batch, const LoadBasis& basis) {
  Draft draft(basis.engine, basis.head);
  std::vector<RowPlace> ranges;
  std::vector<AskedClaim> claims(batch.size());
  const std::string* last = nullptr;
  for (size_t i = 0; i < batch.size(); ++i) {
    RETURN_IF_ERROR(ReadAsked(batch[i].key, batch[i].value, ontology_, &claims[i]));
    if (last != nullptr && *last == batch[i].group) continue;
    last = &batch[i].group;
    ranges.push_back({PartitionOf(Table::kByText, kExternalIdPredicate), batch[i].group.substr(1)});
    if (basis.empty) draft.KnowEmpty(ranges.back());
  }
  if (!basis.empty) RETURN_IF_ERROR(draft.FetchRanges(ranges));
  std::set<std::pair<std::string, std::string>> put;
  for (const AskedClaim& asked : claims) {
    draft.Put(RowKind::kTruth, asked.prepared.row, asked.prepared.bytes);
    const RowPlace index = IndexRowsOf(asked.prepared).front();
    if (put.emplace(index.partition, index.suffix).second) {
      draft.Put(RowKind::kDerived, index, std::string());
    }
  }
  for (const AskedClaim& asked : claims) {
    PreparedClaim prepared = asked.prepared;
    prepared.claim = &asked.claim;
    const absl::Status status = CheckExternalId(prepared, draft);
    if (status.ok()) continue;
    RETURN_IF_ERROR(Note(
        asked.number, DetailOf(status).has_value() ? WithFieldPrefix(status, "claim.") : status));
  }
  return absl::OkStatus();
}

// The claim that is to make a proposition must be the first about it, of the load's, too.
absl::Status LoadChecks::CheckInstances(const std::vector<Asked>& batch, const LoadBasis& basis) {
  Draft draft(basis.engine, basis.head);
  std::vector<std::pair<uint64_t, size_t>> order;
  std::vector<AskedClaim> claims(batch.size());
  for (size_t i = 0; i < batch.size(); ++i) {
    RETURN_IF_ERROR(ReadAsked(batch[i].key, absl::string_view(batch[i].value).substr(1), ontology_,
                              &claims[i]));
    order.emplace_back(claims[i].number, i);
  }
  std::sort(order.begin(), order.end());
  for (const auto& [number, i] : order) {
    PreparedClaim prepared = claims[i].prepared;
    prepared.claim = &claims[i].claim;
    if (batch[i].value[0] == '1') {
      if (basis.empty) draft.KnowEmpty({prepared.row.partition, prepared.place.key.bytes});
      RETURN_IF_ERROR(Note(number, CheckNewInstance(prepared, draft)));
    }
    draft.Put(RowKind::kTruth, prepared.row, prepared.bytes);
  }
  return absl::OkStatus();
}

absl::Status LoadChecks::CheckCycles(const LoadBasis& basis) {
  if (nested_.empty()) return absl::OkStatus();
  Draft draft(basis.engine, basis.head);
  std::vector<Claim> claims;
  std::vector<PreparedClaim> prepared;
  claims.reserve(nested_.size());
  for (const Nested& nested : nested_) {
    ASSIGN_OR_RETURN(claims.emplace_back(), DecodeClaim(nested.bytes));
    prepared.push_back(PlaceClaim(claims.back(), nested.id, nested.bytes,
                                  *ontology_.FindForClaim(claims.back().predicate)));
    draft.Put(RowKind::kTruth, prepared.back().row, prepared.back().bytes);
  }
  WalkAllowance allowance(kMostWalked + kWalkedPerClaim * nested_.size());
  for (size_t i = 0; i < nested_.size(); ++i) {
    const absl::Status status = CheckAcyclic(prepared[i], allowance, draft);
    if (status.ok()) continue;
    if (absl::IsResourceExhausted(status)) return status;
    RETURN_IF_ERROR(Note(nested_[i].number, DetailOf(status).has_value()
                                                ? WithFieldPrefix(status, "claim.")
                                                : status));
  }
  return absl::OkStatus();
}

}  // namespace entente

// A record is about an entity:
//
//   00, type, document                            a claim that gives it the type, as a fact
//   01, predicate, role, index | qualifier's name  a place that asks for types
//
// Of a claim that gives a type only the document matters beside the type, because a retracted
// document's claims do not count. The draft that TypeCheck reads gets a short claim in its place.
//
// Of equal records (the same document of a million claims) that of the first change is kept, most
// of them before they are sorted at all.
#include "graph/store/bulk/load_types.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "graph/encoding/canonical.h"
#include "graph/encoding/ordered.h"
#include "graph/ontology/well_known.h"
#include "graph/store/draft_reads.h"
#include "graph/store/type_check.h"

namespace entente {
namespace {

constexpr size_t kBatch = 1'000;
constexpr size_t kLately = 4'096;
constexpr char kGiven = 0;
constexpr char kNeeded = 1;

std::string GroupOf(const EntityId& entity) {
  std::string group(1, static_cast<char>(AskedKind::kType));
  AppendOrdered(&group, entity);
  return group;
}

absl::StatusOr<EntityId> EntityOf(const Asked& asked) {
  absl::string_view bytes = absl::string_view(asked.group).substr(1);
  return TakeOrderedText(&bytes);
}

bool Gives(const Asked& asked) { return !asked.rest.empty() && asked.rest[0] == kGiven; }

struct GivenType {
  std::string type;
  EntityId document;
};
absl::StatusOr<GivenType> ParseGiven(const Asked& asked) {
  absl::string_view bytes = absl::string_view(asked.rest).substr(1);
  GivenType given;
  ASSIGN_OR_RETURN(given.type, TakeOrderedText(&bytes));
  ASSIGN_OR_RETURN(given.document, TakeOrderedText(&bytes));
  return given;
}

}  // namespace

LoadTypes::LoadTypes(const Ontology& ontology, NoteFailure note)
    : ontology_(ontology), note_(std::move(note)), lately_(kLately) {}

bool LoadTypes::AskedLately(const std::string& key, uint64_t number) {
  auto& [last, change] = lately_[std::hash<std::string>()(key) % kLately];
  if (last == key && change <= number) return true;
  last = key;
  change = number;
  return false;
}

absl::Status LoadTypes::Ask(const PreparedClaim& claim, uint64_t number, const AddAsked& add) {
  const Claim& said = *claim.claim;
  const Value* value = std::get_if<Value>(&said.object);
  const Text* type = value == nullptr ? nullptr : std::get_if<Text>(&value->value);
  if (said.predicate == kTypePredicate && type != nullptr && said.stance == Stance::kAsserts &&
      said.mood == Mood::kFact) {
    std::string rest(1, kGiven);
    AppendOrdered(&rest, type->text);
    AppendOrdered(&rest, said.voice.document);
    RETURN_IF_ERROR(add(GroupOf(said.subject), rest, number, ""));
  }
  for (const auto& [place, entity] : TypedPlacesOf(said, *claim.predicate)) {
    const bool own =
        place.role != TypedPlace::Role::kDocument && place.role != TypedPlace::Role::kAgent;
    uint32_t about = 0;  // documents and agents are asked alike whatever the predicate
    if (own) {
      const auto known = numbers_.try_emplace(said.predicate, predicates_.size());
      if (known.second) predicates_.push_back(said.predicate);
      about = known.first->second + 1;
    }
    const std::string group = GroupOf(entity);
    std::string rest(1, kNeeded);
    AppendOrdered(&rest, uint64_t{about});
    rest.push_back(static_cast<char>(place.role));
    AppendOrdered(&rest, uint64_t{place.index});
    if (AskedLately(group + rest, number)) continue;
    RETURN_IF_ERROR(add(group, rest, number, place.qualifier));
  }
  return absl::OkStatus();
}

absl::Status LoadTypes::Take(Asked asked, const LoadBasis& basis) {
  if (!batch_.empty() && batch_.size() - condensed_ >= kBatch) {
    if (asked.group != batch_.back().group) {
      RETURN_IF_ERROR(End(basis));
    } else if (Gives(batch_.back())) {
      RETURN_IF_ERROR(Condense(basis));
    }
  }
  batch_.push_back(std::move(asked));
  return absl::OkStatus();
}

absl::Status LoadTypes::Condense(const LoadBasis& basis) {
  size_t begin = batch_.size();
  while (begin > 0 && batch_[begin - 1].group == batch_.back().group) --begin;
  Draft draft(basis.engine, basis.head);
  std::vector<GivenType> given;
  std::vector<RowPlace> judged;
  for (size_t i = begin; i < batch_.size(); ++i) {
    ASSIGN_OR_RETURN(given.emplace_back(), ParseGiven(batch_[i]));
    judged.push_back(DocumentJudgementRows(given.back().document));
  }
  if (!basis.empty) RETURN_IF_ERROR(draft.FetchRanges(judged));
  std::set<std::string> kept;
  size_t end = begin;
  for (size_t i = 0; i < given.size(); ++i) {
    if (kept.contains(given[i].type)) continue;
    bool retracted = false;
    if (!basis.empty) {
      ASSIGN_OR_RETURN(retracted, IsRetracted(draft, given[i].document));
    }
    if (retracted) continue;
    kept.insert(given[i].type);
    if (end != begin + i) batch_[end] = std::move(batch_[begin + i]);
    ++end;
  }
  batch_.resize(end);
  condensed_ = end;
  return absl::OkStatus();
}

absl::Status LoadTypes::End(const LoadBasis& basis) {
  if (batch_.empty()) return absl::OkStatus();
  Draft draft(basis.engine, basis.head);
  RETURN_IF_ERROR(FetchTypes(basis, draft));
  RETURN_IF_ERROR(PutGiven(basis, draft));
  RETURN_IF_ERROR(CheckPlaces(draft));
  batch_.clear();
  condensed_ = 0;
  return absl::OkStatus();
}

// What the graph says of the batch's entities, read in two rounds.
absl::Status LoadTypes::FetchTypes(const LoadBasis& basis, Draft& draft) const {
  std::vector<EntityId> entities;
  std::vector<RowPlace> rows;
  for (size_t i = 0; i < batch_.size(); ++i) {
    if (i > 0 && batch_[i].group == batch_[i - 1].group) continue;
    ASSIGN_OR_RETURN(entities.emplace_back(), EntityOf(batch_[i]));
    rows.push_back(EntityRow(entities.back()));
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
  return draft.FetchRanges(ranges);
}

absl::Status LoadTypes::PutGiven(const LoadBasis& basis, Draft& draft) const {
  uint64_t id = 0;  // of a claim that nobody sees; no two in a draft have the same
  for (const Asked& asked : batch_) {
    if (!Gives(asked)) continue;
    ASSIGN_OR_RETURN(GivenType given, ParseGiven(asked));
    Claim claim;
    ASSIGN_OR_RETURN(claim.subject, EntityOf(asked));
    claim.predicate = std::string(kTypePredicate);
    claim.object = Value{Text{std::move(given.type), ""}};
    claim.voice.document = std::move(given.document);
    if (basis.empty) draft.KnowEmpty(DocumentJudgementRows(claim.voice.document));
    ClaimId unseen;
    std::string number;
    AppendOrdered(&number, ++id);
    std::copy(number.begin(), number.end(), unseen.bytes.begin());
    const PreparedClaim short_claim =
        PlaceClaim(claim, unseen, EncodeClaim(claim), *ontology_.FindForClaim(claim.predicate));
    draft.Put(RowKind::kTruth, short_claim.row, short_claim.bytes);
  }
  return absl::OkStatus();
}

absl::Status LoadTypes::CheckPlaces(Draft& draft) const {
  static const PredicateDefinition kNone;
  TypeCheck types(ontology_, draft);
  for (const Asked& asked : batch_) {
    if (Gives(asked)) continue;
    ASSIGN_OR_RETURN(const EntityId entity, EntityOf(asked));
    absl::string_view bytes = absl::string_view(asked.rest).substr(1);
    ASSIGN_OR_RETURN(const uint64_t about, TakeOrderedNumber(&bytes));
    ASSIGN_OR_RETURN(const std::string role, TakeBytes(&bytes, 1));
    ASSIGN_OR_RETURN(const uint64_t index, TakeOrderedNumber(&bytes));
    ASSIGN_OR_RETURN(const uint64_t number, TakeOrderedNumber(&bytes));
    const TypedPlace place{static_cast<TypedPlace::Role>(role[0]), static_cast<uint32_t>(index),
                           asked.value};
    const PredicateDefinition& predicate =
        about == 0 ? kNone : *ontology_.FindForClaim(predicates_[about - 1]);
    const absl::Status status = types.CheckPlace(place, entity, predicate);
    if (status.ok()) continue;
    RETURN_IF_ERROR(
        note_(number, DetailOf(status).has_value() ? WithFieldPrefix(status, "claim.") : status));
  }
  return absl::OkStatus();
}

}  // namespace entente

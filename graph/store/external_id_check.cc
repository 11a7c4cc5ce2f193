// The index by text leads from an id to the propositions that hold it; usually there is one.
#include "graph/store/external_id_check.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "graph/encoding/canonical.h"
#include "graph/model/status.h"
#include "graph/ontology/well_known.h"
#include "graph/store/draft_reads.h"
#include "graph/store/failed_check.h"
#include "graph/store/indexed_text.h"

namespace entente {
namespace {

constexpr char kScheme[] = "scheme";

const std::string* TextOf(const Object& object) {
  const Value* value = std::get_if<Value>(&object);
  const Text* text = value == nullptr ? nullptr : std::get_if<Text>(&value->value);
  return text == nullptr ? nullptr : &text->text;
}

// Empty where no scheme is given: a scheme of its own.
std::string SchemeOf(const Claim& claim) {
  for (const Qualifier& qualifier : claim.qualifiers) {
    const std::string* text = TextOf(qualifier.filler);
    if (qualifier.name == kScheme && text != nullptr) return *text;
  }
  return std::string();
}

// The propositions that the index names.
absl::StatusOr<std::vector<PropositionPlace>> PlacesOf(absl::string_view indexed_text,
                                                       Draft& draft) {
  ASSIGN_OR_RETURN(
      const std::vector<ScannedRow> rows,
      draft.Scan({PartitionOf(Table::kByText, kExternalIdPredicate), ByTextPrefix(indexed_text)}));
  std::vector<PropositionPlace> places;
  for (const ScannedRow& row : rows) {
    ASSIGN_OR_RETURN(PropositionPlace place, ParseByTextSuffix(row.suffix));
    places.push_back(std::move(place));
  }
  return places;
}

}  // namespace

std::optional<HeldId> HeldIdOf(const Claim& claim, const ClaimId& id) {
  const std::string* text = TextOf(claim.object);
  if (claim.predicate != kExternalIdPredicate || claim.stance != Stance::kAsserts ||
      claim.mood != Mood::kFact || text == nullptr) {
    return std::nullopt;
  }
  HeldId held{claim.subject, *text, SchemeOf(claim), kBeginningOfTime, kEndOfTime, id};
  if (claim.period.has_value()) {
    held.start = claim.period->bounds.start_earliest;
    held.end = claim.period->bounds.end_latest;
  }
  return held;
}

absl::StatusOr<std::vector<HeldId>> IdsHeld(absl::string_view indexed_text, Draft& draft) {
  ASSIGN_OR_RETURN(const std::vector<PropositionPlace> places, PlacesOf(indexed_text, draft));
  std::vector<RowPlace> propositions;
  for (const PropositionPlace& place : places) {
    propositions.push_back({PartitionOf(Table::kClaim, place.subject), place.key.bytes});
  }
  RETURN_IF_ERROR(draft.FetchRanges(propositions));
  std::vector<HeldId> held;
  for (const RowPlace& proposition : propositions) {
    ASSIGN_OR_RETURN(const std::vector<RecordedClaim> claims, AssertedFacts(draft, proposition));
    for (const RecordedClaim& claim : claims) {
      std::optional<HeldId> one = HeldIdOf(claim.claim, claim.id);
      if (one.has_value()) held.push_back(*std::move(one));
    }
  }
  return held;
}

absl::Status IdTaken(const HeldId& taken) {
  return FailedCheck("EXTERNAL_ID_TAKEN", "value", taken.text,
                     absl::StrCat("\"", taken.text, "\" of scheme \"", taken.scheme,
                                  "\" is held by \"", taken.holder, "\" at the same time (claim ",
                                  FormatRecordId(taken.claim), "); an id belongs to one entity"));
}

absl::Status ExternalIdCheck::Check(const PreparedClaim& prepared) {
  const std::optional<HeldId> wanted = HeldIdOf(*prepared.claim, prepared.id);
  if (!wanted.has_value()) return absl::OkStatus();
  const std::string text = IndexedText(prepared.claim->predicate, prepared.claim->object);
  auto held = held_.find(text);
  if (held == held_.end()) {
    // Nearly every id has one holder, whose claims then need not be read.
    ASSIGN_OR_RETURN(const std::vector<PropositionPlace> places, PlacesOf(text, draft_));
    const bool alone =
        std::all_of(places.begin(), places.end(),
                    [&](const PropositionPlace& place) { return place.subject == wanted->holder; });
    std::vector<HeldId> read;
    if (!alone) {
      ASSIGN_OR_RETURN(read, IdsHeld(text, draft_));
    }
    held = held_.emplace(text, std::move(read)).first;
  }
  for (const HeldId& other : held->second) {
    if (other.start < wanted->end && wanted->start < other.end && other.holder != wanted->holder &&
        other.text == wanted->text && other.scheme == wanted->scheme) {
      return IdTaken(other);
    }
  }
  return absl::OkStatus();
}

}  // namespace entente

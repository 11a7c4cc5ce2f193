// The index by text leads from an id to the propositions that hold it; usually there is none.
#include "graph/store/external_id_check.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

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

bool MayMeet(const Claim& a, const Claim& b) {
  if (!a.period.has_value() || !b.period.has_value()) return true;
  return a.period->bounds.start_earliest < b.period->bounds.end_latest &&
         b.period->bounds.start_earliest < a.period->bounds.end_latest;
}

}  // namespace

absl::Status CheckExternalId(const PreparedClaim& prepared, Draft& draft) {
  const Claim& claim = *prepared.claim;
  const std::string* text = TextOf(claim.object);
  if (claim.predicate != kExternalIdPredicate || claim.stance != Stance::kAsserts ||
      claim.mood != Mood::kFact || text == nullptr) {
    return absl::OkStatus();
  }
  ASSIGN_OR_RETURN(const std::vector<ScannedRow> rows,
                   draft.Scan({PartitionOf(Table::kByText, claim.predicate),
                               ByTextPrefix(IndexedText(claim.predicate, claim.object))}));
  for (const ScannedRow& row : rows) {
    ASSIGN_OR_RETURN(const PropositionPlace place, ParseByTextSuffix(row.suffix));
    if (place.subject == claim.subject) continue;
    ASSIGN_OR_RETURN(
        const std::vector<RecordedClaim> holders,
        AssertedFacts(draft, {PartitionOf(Table::kClaim, place.subject), place.key.bytes}));
    for (const RecordedClaim& holder : holders) {
      const std::string* held = TextOf(holder.claim.object);
      if (held == nullptr || *held != *text || SchemeOf(holder.claim) != SchemeOf(claim) ||
          !MayMeet(holder.claim, claim)) {
        continue;
      }
      return FailedCheck(
          "EXTERNAL_ID_TAKEN", "value", *text,
          absl::StrCat("\"", *text, "\" of scheme \"", SchemeOf(claim), "\" is held ", "by \"",
                       place.subject, "\" at the same time (claim ", FormatRecordId(holder.id),
                       "); an id belongs to one entity"));
    }
  }
  return absl::OkStatus();
}

}  // namespace entente

#include "graph/store/bulk/claim_merge.h"

#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "graph/encoding/canonical.h"
#include "graph/model/status.h"
#include "graph/store/claim_form.h"
#include "graph/store/claim_rows.h"
#include "graph/store/draft.h"
#include "graph/store/draft_reads.h"
#include "graph/store/judgement_rows.h"
#include "graph/store/said_once.h"
#include "graph/store/walk.h"

namespace entente {

ClaimMerge::ClaimMerge(LoadIntake& intake, const Ontology& ontology, const Limits& limits,
                       const LoadBasis& basis, LoadChecks& checks, LoadRows& rows)
    : intake_(intake),
      ontology_(ontology),
      limits_(limits),
      basis_(basis),
      checks_(checks),
      rows_(rows),
      recorded_(basis.engine, basis.head) {}

absl::StatusOr<bool> ClaimMerge::Next(Row* row) {
  SortedRuns& changes = intake_.changes();
  for (;;) {
    RETURN_IF_ERROR(basis_.GoOn());
    ASSIGN_OR_RETURN(const bool more, changes.Next());
    if (!more) return false;
    ASSIGN_OR_RETURN(const KeptChange kept, ParseKept(changes.key(), changes.value()));
    if (!claim_.has_value() || *claim_ != kept.claim) {
      claim_ = kept.claim;
      asked_ = known_ = graded_ = false;
      place_.reset();
    }
    if (kept.judgement) {
      RETURN_IF_ERROR(TakeJudgement(kept));
      continue;
    }
    ASSIGN_OR_RETURN(const bool recorded, TakeClaim(kept, row));
    if (recorded) return true;
  }
}

absl::StatusOr<bool> ClaimMerge::TakeClaim(const KeptChange& kept, Row* row) {
  if (!asked_ && !basis_.empty) {
    const RowPlace by_id = ClaimByIdRow(ClaimId{kept.claim});
    ASSIGN_OR_RETURN(known_, recorded_.Has(by_id.partition, by_id.suffix));
  }
  asked_ = true;
  if (known_) {
    ++counts_.already_present;
    return false;
  }
  known_ = true;
  ++counts_.claims;
  ASSIGN_OR_RETURN(const Claim claim, DecodeClaim(kept.bytes));
  if (&ontology_ != intake_.ontology().get()) {
    const absl::Status form = CheckClaimForm(claim, ontology_);
    if (!form.ok()) {
      RETURN_IF_ERROR(checks_.Note(kept.number, WithFieldPrefix(form, "claim.")));
      return false;
    }
  }
  const PreparedClaim ready = PlaceClaim(claim, ClaimId{kept.claim}, std::string(kept.bytes),
                                         *ontology_.FindForClaim(claim.predicate));
  RETURN_IF_ERROR(checks_.Ask(ready, kept.number, kept.new_instance));
  RETURN_IF_ERROR(NoteNames(claim));
  RETURN_IF_ERROR(PutRows(ready));
  RowPlace by_id = ClaimByIdRow(ready.id);
  row->kind = RowKind::kDerived;
  row->sequence = basis_.head + 1;
  row->partition = std::move(by_id.partition);
  row->suffix = std::move(by_id.suffix);
  row->value = EncodeRowPlace(ready.row);
  place_ = ready.row;
  return true;
}

absl::Status ClaimMerge::PutRows(const PreparedClaim& claim) {
  RETURN_IF_ERROR(rows_.Add(claim.row, claim.bytes));
  for (const RowPlace& index : IndexRowsOf(claim)) RETURN_IF_ERROR(rows_.Add(index, ""));
  RETURN_IF_ERROR(rows_.AddDocumentClaim(claim.claim->voice.document, claim.id));
  const EntityId* object = std::get_if<EntityId>(&claim.claim->object);
  for (const EntityId& entity : EntitiesOf(*claim.claim)) {
    // Those two are found in the rows.
    if (entity == claim.claim->subject || (object != nullptr && entity == *object)) continue;
    RETURN_IF_ERROR(rows_.AddEntity(entity));
  }
  return absl::OkStatus();
}

absl::Status ClaimMerge::NoteNames(const Claim& claim) {
  FreeNames names;
  AddFreeNames(claim, ontology_, &names);
  types_.insert(names.types.begin(), names.types.end());
  predicates_.insert(names.predicates.begin(), names.predicates.end());
  if (types_.size() + predicates_.size() <= limits_.free_names) return absl::OkStatus();
  return NewNames(free_names(), ontology_, limits_).status();
}

FreeNames ClaimMerge::free_names() const {
  return {{types_.begin(), types_.end()}, {predicates_.begin(), predicates_.end()}};
}

absl::Status ClaimMerge::TakeJudgement(const KeptChange& kept) {
  PreparedJudgement ready;
  ASSIGN_OR_RETURN(ready.judgement, DecodeJudgement(kept.bytes));
  ready.id = kept.id;
  ready.bytes = std::string(kept.bytes);
  if (std::holds_alternative<Grade>(ready.judgement.act) && std::exchange(graded_, true)) {
    const absl::Status twice = SaidTwice(0, FormatRecordId(kept.claim));
    return checks_.Note(kept.number, InvalidField("SAID_TWICE", "judgement",
                                                  FormatRecordId(kept.claim), twice.message()));
  }
  Draft draft(basis_.engine, basis_.head);
  if (place_.has_value()) {
    draft.Put(RowKind::kDerived, ClaimByIdRow(ClaimId{kept.claim}), EncodeRowPlace(*place_));
  }
  const size_t before = draft.rows().size();
  WalkAllowance none;
  const absl::Status put = PutJudgement(ready, none, draft);
  if (!put.ok()) return checks_.Note(kept.number, put);
  for (size_t i = before; i < draft.rows().size(); ++i) {
    const Row& row = draft.rows()[i];
    RETURN_IF_ERROR(rows_.Add({row.partition, row.suffix}, row.value));
  }
  ++counts_.judgements;
  return absl::OkStatus();
}

}  // namespace entente

// A record: indexed text, digest of text and scheme | start, end, claim id, number | holder,
// document, scheme, text. So the claims of one id come in order of beginnings, and one sweep over
// them and over what is recorded, merged, finds all that meet: n log n, where comparing each with
// each would hold up other writers for minutes.
#include "graph/store/bulk/load_ids.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/encoding/canonical.h"
#include "graph/encoding/ordered.h"
#include "graph/ontology/well_known.h"
#include "graph/store/draft_reads.h"
#include "graph/store/external_id_check.h"
#include "graph/store/indexed_text.h"

namespace entente {
namespace {

constexpr size_t kBatch = 1'000;
constexpr size_t kBatchBytes = 1u << 20;
constexpr size_t kDigestBytes = 16;

std::string GroupOf(absl::string_view indexed_text, const HeldId& held) {
  std::string whole;
  AppendOrdered(&whole, held.scheme);
  whole += held.text;
  std::string group(1, static_cast<char>(AskedKind::kExternalId));
  AppendOrdered(&group, indexed_text);
  return group + Sha256(whole).substr(0, kDigestBytes);
}

absl::StatusOr<std::string> IndexedTextOf(absl::string_view group) {
  group.remove_prefix(1);
  return TakeOrderedText(&group);
}

struct ClaimedId {
  HeldId held;
  EntityId document;
  uint64_t number = 0;
};
absl::StatusOr<Instant> TakeInstant(absl::string_view* bytes) {
  ASSIGN_OR_RETURN(const uint64_t number, TakeOrderedNumber(bytes));
  return Instant{static_cast<int64_t>(number ^ (uint64_t{1} << 63))};
}
absl::StatusOr<ClaimedId> Parse(const Asked& asked) {
  ClaimedId claimed;
  absl::string_view bytes = asked.rest;
  ASSIGN_OR_RETURN(claimed.held.start, TakeInstant(&bytes));
  ASSIGN_OR_RETURN(claimed.held.end, TakeInstant(&bytes));
  ASSIGN_OR_RETURN(const std::string id, TakeBytes(&bytes, sizeof(RecordId::bytes)));
  std::copy(id.begin(), id.end(), claimed.held.claim.bytes.begin());
  ASSIGN_OR_RETURN(claimed.number, TakeOrderedNumber(&bytes));
  bytes = asked.value;
  ASSIGN_OR_RETURN(claimed.held.holder, TakeOrderedText(&bytes));
  ASSIGN_OR_RETURN(claimed.document, TakeOrderedText(&bytes));
  ASSIGN_OR_RETURN(claimed.held.scheme, TakeOrderedText(&bytes));
  claimed.held.text = std::string(bytes);
  return claimed;
}

}  // namespace

absl::Status LoadIds::Ask(const PreparedClaim& claim, uint64_t number, const AddAsked& add) {
  const std::optional<HeldId> held = HeldIdOf(*claim.claim, claim.id);
  if (!held.has_value()) return absl::OkStatus();
  std::string rest, value;
  AppendOrderedSigned(&rest, held->start.micros);
  AppendOrderedSigned(&rest, held->end.micros);
  rest += IdSuffix(claim.id);
  AppendOrdered(&value, held->holder);
  AppendOrdered(&value, claim.claim->voice.document);
  AppendOrdered(&value, held->scheme);
  value += held->text;
  return add(GroupOf(IndexedText(claim.claim->predicate, claim.claim->object), *held), rest, number,
             value);
}

absl::Status LoadIds::Take(Asked asked, const LoadBasis& basis) {
  batch_bytes_ += asked.group.size() + asked.rest.size() + asked.value.size();
  batch_.push_back(std::move(asked));
  const bool full = batch_.size() >= kBatch || batch_bytes_ >= kBatchBytes;
  return full ? SweepBatch(basis) : absl::OkStatus();
}

absl::Status LoadIds::End(const LoadBasis& basis) {
  RETURN_IF_ERROR(SweepBatch(basis));
  recorded_.clear();
  return EndGroup();
}

absl::Status LoadIds::SweepBatch(const LoadBasis& basis) {
  RETURN_IF_ERROR(FetchRecorded(basis));
  std::vector<ClaimedId> claimed(batch_.size());
  std::vector<RowPlace> judged;
  for (size_t i = 0; i < batch_.size(); ++i) {
    ASSIGN_OR_RETURN(claimed[i], Parse(batch_[i]));
    judged.push_back(DocumentJudgementRows(claimed[i].document));
  }
  Draft draft(basis.engine, basis.head);
  if (!basis.empty) RETURN_IF_ERROR(draft.FetchRanges(judged));
  for (size_t i = 0; i < batch_.size(); ++i) {
    if (batch_[i].group != group_) {
      RETURN_IF_ERROR(EndGroup());
      RETURN_IF_ERROR(Begin(batch_[i].group));
    }
    bool retracted = false;
    if (!basis.empty) {
      ASSIGN_OR_RETURN(retracted, IsRetracted(draft, claimed[i].document));
    }
    RETURN_IF_ERROR(PassRecorded(claimed[i].held.start));
    RETURN_IF_ERROR(sweep_->Add(claimed[i].held, claimed[i].number, !retracted));
  }
  batch_.clear();
  batch_bytes_ = 0;
  return absl::OkStatus();
}

// The texts of the batch, in as few rounds as there may be; that which the batch before ended with
// is there already.
absl::Status LoadIds::FetchRecorded(const LoadBasis& basis) {
  if (basis.empty || batch_.empty()) return absl::OkStatus();
  std::vector<std::string> texts;
  for (size_t i = 0; i < batch_.size(); ++i) {
    if (i > 0 && batch_[i].group == batch_[i - 1].group) continue;
    ASSIGN_OR_RETURN(std::string text, IndexedTextOf(batch_[i].group));
    if (texts.empty() || texts.back() != text) texts.push_back(std::move(text));
  }
  std::erase_if(recorded_, [&](const auto& one) { return one.first != texts.front(); });
  std::erase_if(texts, [&](const std::string& text) { return recorded_.contains(text); });
  std::vector<RowPlace> ranges;
  for (const std::string& text : texts) {
    ranges.push_back({PartitionOf(Table::kByText, kExternalIdPredicate), ByTextPrefix(text)});
  }
  Draft draft(basis.engine, basis.head);
  RETURN_IF_ERROR(draft.FetchRanges(ranges));
  for (const std::string& text : texts) {
    ASSIGN_OR_RETURN(std::vector<HeldId> held, IdsHeld(text, draft));
    std::map<std::string, Recorded>& by_group = recorded_[text];
    for (HeldId& one : held) by_group[GroupOf(text, one)].push_back(std::move(one));
  }
  return absl::OkStatus();
}

absl::Status LoadIds::Begin(const std::string& group) {
  group_ = group;
  sweep_ = std::make_unique<IdSweep>([this](uint64_t number, const HeldId& other) {
    return note_(number, WithFieldPrefix(IdTaken(other), "claim."));
  });
  ASSIGN_OR_RETURN(const std::string text, IndexedTextOf(group));
  const auto of_text = recorded_.find(text);
  if (of_text == recorded_.end()) return absl::OkStatus();
  held_ = std::move(of_text->second[group]);
  std::sort(held_.begin(), held_.end(), [](const HeldId& a, const HeldId& b) {
    return std::tie(a.start, a.end, a.holder) < std::tie(b.start, b.end, b.holder);
  });
  return absl::OkStatus();
}

absl::Status LoadIds::PassRecorded(Instant until) {
  for (; passed_ < held_.size() && held_[passed_].start <= until; ++passed_) {
    RETURN_IF_ERROR(sweep_->Add(held_[passed_], std::nullopt, true));
  }
  return absl::OkStatus();
}

absl::Status LoadIds::EndGroup() {
  if (sweep_ != nullptr) RETURN_IF_ERROR(PassRecorded(kEndOfTime));
  sweep_.reset();
  group_.clear();
  held_.clear();
  passed_ = 0;
  return absl::OkStatus();
}

}  // namespace entente

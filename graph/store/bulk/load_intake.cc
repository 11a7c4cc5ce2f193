#include "graph/store/bulk/load_intake.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "graph/encoding/ordered.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr size_t kIdBytes = 16;
constexpr size_t kKeyBytes = kIdBytes + 1 + 8;
constexpr char kClaim = 1;
constexpr char kJudged = 2;
constexpr char kNewInstance = 1;

// The claim that a judgement is about, if that is all that it needs to know; else nullptr.
const ClaimId* OnlyClaimOf(const Judgement& judgement) {
  if (const auto* grade = std::get_if<Grade>(&judgement.act)) return &grade->claim;
  if (const auto* prefer = std::get_if<Prefer>(&judgement.act)) return &prefer->claim;
  if (const auto* deprecate = std::get_if<Deprecate>(&judgement.act)) return &deprecate->claim;
  return nullptr;
}

RecordId IdFrom(absl::string_view bytes) {
  RecordId id;
  std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
  return id;
}

}  // namespace

absl::StatusOr<KeptChange> ParseKept(absl::string_view key, absl::string_view value) {
  KeptChange kept;
  const absl::Status damaged = absl::DataLossError("a temporary file of a load is damaged");
  if (key.size() != kKeyBytes || value.empty()) return damaged;
  kept.claim = IdFrom(key.substr(0, kIdBytes));
  kept.judgement = key[kIdBytes] == kJudged;
  absl::string_view number = key.substr(kIdBytes + 1);
  ASSIGN_OR_RETURN(kept.number, TakeOrderedNumber(&number));
  kept.bytes = value;
  if (!kept.judgement) {
    kept.new_instance = value[0] == kNewInstance;
    kept.bytes.remove_prefix(1);
    return kept;
  }
  if (value.size() < kIdBytes) return damaged;
  kept.id = JudgementId{IdFrom(value.substr(0, kIdBytes))};
  kept.bytes.remove_prefix(kIdBytes);
  return kept;
}

LoadIntake::LoadIntake(const std::string& principal, const std::string& request_id,
                       std::shared_ptr<const Ontology> ontology, const Limits& limits,
                       const IdKey& id_key, SpillSpace& space)
    : principal_(principal),
      request_id_(request_id),
      ontology_(std::move(ontology)),
      limits_(limits),
      id_key_(id_key),
      // The rest is for the rows and checks of the merge, which begins while these are still here.
      changes_(space, {.memory_bytes = limits.bulk_load_memory_bytes / 4, .keeps_all = true}) {
  digest_.Add("bulk load");
}

absl::Status LoadIntake::At(const absl::Status& status) const {
  if (!DetailOf(status).has_value()) return status;
  return WithFieldPrefix(status, absl::StrCat("changes[", count_, "]."));
}

absl::Status LoadIntake::Add(const Change& change, bool new_instance) {
  if (count_ == limits_.bulk_load_changes) {
    return WithDetail(absl::ResourceExhaustedError(absl::StrCat(
                          "a bulk load may have ", limits_.bulk_load_changes,
                          " changes (--limit-bulk-load-changes): load in several parts")),
                      {"LIMIT_BULK_LOAD_CHANGES", "changes", absl::StrCat(count_)});
  }
  const Claim* claim = std::get_if<Claim>(&change);
  RETURN_IF_ERROR(claim != nullptr ? AddClaim(*claim, new_instance)
                                   : AddJudgement(std::get<Judgement>(change)));
  ++count_;
  return absl::OkStatus();
}

absl::Status LoadIntake::AddClaim(const Claim& claim, bool new_instance) {
  const absl::StatusOr<PreparedClaim> ready = PrepareClaim(claim, *ontology_, limits_, id_key_);
  if (!ready.ok()) return At(ready.status());
  digest_.Add(DigestedFrame(true, ready->bytes.size()));
  digest_.Add(ready->bytes);
  std::string value(1, new_instance ? kNewInstance : '\0');
  value += ready->bytes;
  return Keep(ready->id, false, value);
}

absl::Status LoadIntake::AddJudgement(const Judgement& judgement) {
  const ClaimId* claim = OnlyClaimOf(judgement);
  if (claim == nullptr) {
    return At(InvalidField(
        "BULK_LOAD_CHANGE", "judgement", "",
        "a bulk load takes claims, and of judgements those of one claim alone: GRADE, PREFER and "
        "DEPRECATE; put this change into a commit"));
  }
  const absl::StatusOr<PreparedJudgement> ready = PrepareJudgement(
      judgement, principal_, request_id_, static_cast<uint32_t>(count_), limits_, id_key_);
  if (!ready.ok()) return At(ready.status());
  digest_.Add(DigestedFrame(false, ready->bytes.size()));
  digest_.Add(ready->bytes);
  return Keep(*claim, true, absl::StrCat(IdSuffix(ready->id), ready->bytes));
}

absl::Status LoadIntake::Keep(const RecordId& claim, bool judgement, absl::string_view value) {
  std::string key = IdSuffix(claim);
  key.push_back(judgement ? kJudged : kClaim);
  AppendOrdered(&key, count_);
  return changes_.Add(key, value);
}

}  // namespace entente

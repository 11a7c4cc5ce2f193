// References are resolved in one pass: a change may name only what stands before it, and ids are
// derived from content, so each id is known once its change has been read.
#include "server/convert/change_reader.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "server/convert/claims.h"
#include "server/convert/field_path.h"

namespace entente {

ChangeReader::ChangeReader(const std::string& principal, const std::string& request_id,
                           const Store& store, size_t most_refs, Instances instances)
    : principal_(principal),
      request_id_(request_id),
      store_(store),
      most_refs_(most_refs),
      instances_(instances) {
  refs_.claim = [this](const std::string& ref) { return Find<ClaimId>(ref, "claim"); };
  refs_.judgement = [this](const std::string& ref) { return Find<JudgementId>(ref, "judgement"); };
}

absl::StatusOr<Change> ChangeReader::Read(const v1::Change& wire, uint32_t index) {
  if (wire.new_instance() && !wire.has_claim()) {
    return InvalidField("NEW_INSTANCE_NOT_ADMITTED", "new_instance", "true",
                        "only a claim makes a proposition");
  }
  if (wire.ref().size() > Limits{}.id_bytes) {
    return InvalidField("REF_TOO_LONG", "ref", wire.ref().substr(0, 64),
                        absl::StrCat("a ref has at most ", Limits{}.id_bytes, " bytes"));
  }
  switch (wire.change_case()) {
    case v1::Change::kClaim: {
      ASSIGN_OR_RETURN(Claim claim, At("claim", ClaimFromWire(wire.claim())));
      if (wire.new_instance()) {
        RETURN_IF_ERROR(CheckNewInstance(claim));
        claim.instance = NewInstance(index);
      }
      if (!wire.ref().empty()) RETURN_IF_ERROR(Remember(wire.ref(), store_.IdOf(claim)));
      return Change(std::move(claim));
    }
    case v1::Change::kJudgement:
      return Judged(At("judgement", JudgementFromWire(wire.judgement(), refs_)), wire.ref(), index);
    case v1::Change::kRetractJudgement:
      return Judged(At("retract_judgement", RetractionFromWire(wire.retract_judgement(), refs_)),
                    wire.ref(), index);
    case v1::Change::CHANGE_NOT_SET:
      break;
  }
  return InvalidField("FIELD_MISSING", "change", "",
                      "a change is a claim, a judgement or the retraction of a judgement");
}

absl::Status ChangeReader::CheckNewInstance(const Claim& claim) const {
  if (!store_.graph().open) {
    return InvalidField("NEW_INSTANCE_NOT_ADMITTED", "new_instance", "true",
                        absl::StrCat("the graph \"", store_.graph().name,
                                     "\" is not open: a proposition is there once, whoever claims "
                                     "it; leave new_instance out"));
  }
  if (claim.instance == 0) return absl::OkStatus();
  return InvalidField("NEW_INSTANCE_NOT_ADMITTED", "new_instance", "true",
                      absl::StrCat("the claim has instance ", claim.instance,
                                   "; leave it 0 for the server to choose one"));
}

uint32_t ChangeReader::NewInstance(uint32_t index) const {
  if (instances_ == Instances::kDrawn) return store_.NewInstance(principal_, request_id_, index);
  constexpr uint64_t kInstances = 0xffff'ffff;  // 1 .. that; 0 is none
  const uint64_t first = store_.NewInstance(principal_, request_id_, 0) - 1;
  return static_cast<uint32_t>((first + index) % kInstances) + 1;
}

absl::StatusOr<Change> ChangeReader::Judged(absl::StatusOr<Judgement> judgement,
                                            const std::string& ref, uint32_t index) {
  if (!judgement.ok()) return judgement.status();
  judgement->principal = principal_;
  if (!ref.empty()) RETURN_IF_ERROR(Remember(ref, store_.IdOf(*judgement, request_id_, index)));
  return Change(std::move(judgement).value());
}

absl::Status ChangeReader::Remember(const std::string& ref, const Named& id) {
  if (known_.size() == most_refs_ && !known_.contains(ref)) {
    return WithDetail(absl::ResourceExhaustedError(absl::StrCat(
                          "one request may have ", most_refs_, " refs, which are kept in memory: ",
                          "leave out those that nothing refers to, or send it in several parts")),
                      {"LIMIT_REFS", "ref", ref});
  }
  if (known_.emplace(ref, id).second) return absl::OkStatus();
  return InvalidField("DUPLICATE_REF", "ref", ref,
                      absl::StrCat("ref \"", ref, "\" names an earlier change, too"));
}

template <typename Id>
absl::StatusOr<Id> ChangeReader::Find(const std::string& ref, absl::string_view what) const {
  const auto found = known_.find(ref);
  if (found != known_.end() && std::holds_alternative<Id>(found->second)) {
    return std::get<Id>(found->second);
  }
  return InvalidField("UNKNOWN_REF", "", ref,
                      absl::StrCat("ref \"", ref, "\" is no ", what, " earlier in this commit"));
}

}  // namespace entente

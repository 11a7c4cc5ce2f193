#include "server/dispute_reads.h"

#include <utility>

#include "graph/model/status.h"
#include "server/convert/disputes.h"
#include "server/evidence.h"
#include "server/named_entities.h"

namespace entente {
namespace {

constexpr uint64_t kDisputesARound = 128;

}  // namespace

absl::StatusOr<RowQuestion<Dispute, v1::Dispute>> BeginDisputes(
    const Premises& premises, const Call& call, const v1::ListDisputesRequest& request) {
  ASSIGN_OR_RETURN(DisputePattern pattern, PatternFromWire(request));
  RowQuestion<Dispute, v1::Dispute> question;
  RETURN_IF_ERROR(BeginRows(premises, call, "ListDisputes", request, &question));
  question.round = kDisputesARound;
  Reading* reading = question.reading.get();
  RETURN_IF_ERROR(
      ResolveEntityFields(*reading, {{"subject", &pattern.subject}, {"within", &pattern.within}}));
  question.ask = [reading, pattern](uint64_t rows, const Bookmark& from,
                                    const std::function<absl::Status(Dispute)>& sink) {
    return ListDisputes(reading->view(), pattern, rows, from, sink);
  };
  const EvidenceChoice choice{.evidence = request.evidence()};
  question.to_wire = [reading, choice](const Dispute& dispute) -> absl::StatusOr<v1::Dispute> {
    v1::Dispute wire = ToWire(dispute);
    if (!choice.evidence) return wire;
    for (size_t i = 0; i < dispute.rows.size(); ++i) {
      ASSIGN_OR_RETURN(*wire.mutable_rows(static_cast<int>(i))->mutable_row(),
                       RowWithEvidence(dispute.rows[i].row, choice, *reading));
    }
    return wire;
  };
  return question;
}

}  // namespace entente

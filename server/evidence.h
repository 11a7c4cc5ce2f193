// A row with its claims: the evidence behind it and its groups, where they are asked for.
#ifndef ENTENTE_SERVER_EVIDENCE_H_
#define ENTENTE_SERVER_EVIDENCE_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "entente/v1/proposition.pb.h"
#include "graph/model/verdict.h"
#include "server/reading.h"

namespace entente {

// What a request wants beside the rows.
struct EvidenceChoice {
  v1::Grouping grouping = v1::GROUPING_UNSPECIFIED;
  bool evidence = false;
  bool any() const { return evidence || grouping != v1::GROUPING_UNSPECIFIED; }
};

// kInvalidArgument for an unknown grouping.
absl::StatusOr<EvidenceChoice> EvidenceFromWire(int grouping, bool evidence);

// `row` as it is sent. kResourceExhausted and the like as the reading's budget says.
absl::StatusOr<v1::PropositionRow> RowWithEvidence(const PropositionRow& row,
                                                   const EvidenceChoice& choice, Reading& reading);

}  // namespace entente

#endif  // ENTENTE_SERVER_EVIDENCE_H_

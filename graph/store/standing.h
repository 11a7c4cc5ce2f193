// Whether a claim is retracted at head: graph/resolve's own rule, asked without cuts.
#ifndef ENTENTE_GRAPH_STORE_STANDING_H_
#define ENTENTE_GRAPH_STORE_STANDING_H_

#include <vector>

#include "graph/resolve/evidence.h"

namespace entente {

// `on_document`: the judgements that stand on the claim's document, in order of recording.
bool Retracted(const RecordedClaim& claim, std::vector<RecordedJudgement> on_document);

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_STANDING_H_

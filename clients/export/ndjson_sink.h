// NDJSON: a line a row, entity or claim, in Protobuf's JSON mapping.
#ifndef ENTENTE_CLIENTS_EXPORT_NDJSON_SINK_H_
#define ENTENTE_CLIENTS_EXPORT_NDJSON_SINK_H_

#include <memory>

#include "clients/export/output.h"
#include "clients/export/sink.h"

namespace entente {

// Borrows `output`. Lines are {"row": PropositionRow, "claim_qualifiers": {...}}, {"entity":
// Entity, "label": ...} and, where `claims`, {"claim": ClaimRecord}.
std::unique_ptr<Sink> MakeNdjsonSink(Output* output, bool claims);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_NDJSON_SINK_H_

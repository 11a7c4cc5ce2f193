// GEXF: a graph whose edges have spells of time.
#ifndef ENTENTE_CLIENTS_EXPORT_GEXF_SINK_H_
#define ENTENTE_CLIENTS_EXPORT_GEXF_SINK_H_

#include <memory>

#include "clients/export/output.h"
#include "clients/export/sink.h"

namespace entente {

enum class GexfVersion { k12Draft, k13 };

// Borrows `output`. Nodes are always there: that an entity exists is no claim. A spell of an edge
// is the attested core of a period, in whole UTC days, both ends included, as version 1.3 has it;
// an end that is not known is left out of the spell. Where nothing of a row is attested its spells
// are what is possible, and `spell_kind` says so. The four bounds of each period are attributes of
// the edge. Rows with a value are no edges.
std::unique_ptr<Sink> MakeGexfSink(Output* output, GexfVersion version);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_GEXF_SINK_H_

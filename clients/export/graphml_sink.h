// GraphML: one graph as of one read, with typed attributes.
#ifndef ENTENTE_CLIENTS_EXPORT_GRAPHML_SINK_H_
#define ENTENTE_CLIENTS_EXPORT_GRAPHML_SINK_H_

#include <memory>

#include "clients/export/output.h"
#include "clients/export/sink.h"

namespace entente {

// Borrows `output`. Entities are nodes with the columns of EntityColumns, relations are edges with
// those of StandingColumns; rows with a value are no edges, since a node shows its values.
std::unique_ptr<Sink> MakeGraphmlSink(Output* output);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_GRAPHML_SINK_H_

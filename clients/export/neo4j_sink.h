// CSV for neo4j-admin's import: nodes.csv and relationships.csv with typed headers.
#ifndef ENTENTE_CLIENTS_EXPORT_NEO4J_SINK_H_
#define ENTENTE_CLIENTS_EXPORT_NEO4J_SINK_H_

#include <memory>

#include "clients/export/output.h"
#include "clients/export/sink.h"

namespace entente {

// Borrows `output`, a directory. A node's labels are its types, a relationship's type its
// predicate. Lists are arrays, by semicolons. Rows with a value are no relationships.
std::unique_ptr<Sink> MakeNeo4jSink(Output* output);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_NEO4J_SINK_H_

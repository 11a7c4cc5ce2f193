// N-Quads: what each claim says in a named graph of its own, and about that graph who says so.
#ifndef ENTENTE_CLIENTS_EXPORT_NQUADS_SINK_H_
#define ENTENTE_CLIENTS_EXPORT_NQUADS_SINK_H_

#include <memory>
#include <string>

#include "clients/export/output.h"
#include "clients/export/sink.h"

namespace entente {

// Borrows `output`. IRIs begin with `base`. In the default graph stand the types and labels of
// entities, of documents and of voices, what their other ids are, and, about each claim, PROV-O's
// wasDerivedFrom (its document), wasAttributedTo (each agent of the chain) and generatedAtTime
// (when it was recorded), and the words of docs/exporting.md. Rows themselves, which are
// conclusions of the read, are not written.
std::unique_ptr<Sink> MakeNquadsSink(Output* output, const std::string& base);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_NQUADS_SINK_H_

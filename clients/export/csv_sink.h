// CSV: entities.csv, propositions.csv and, where asked for, claims.csv.
#ifndef ENTENTE_CLIENTS_EXPORT_CSV_SINK_H_
#define ENTENTE_CLIENTS_EXPORT_CSV_SINK_H_

#include <memory>

#include "clients/export/output.h"
#include "clients/export/sink.h"

namespace entente {

// Borrows `output`, a directory. Texts are written as they are, quoted as RFC 4180 has it; lists
// are joined by semicolons.
std::unique_ptr<Sink> MakeCsvSink(Output* output, bool claims);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_CSV_SINK_H_

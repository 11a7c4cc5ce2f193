// The formats by name.
#ifndef ENTENTE_CLIENTS_EXPORT_FORMATS_H_
#define ENTENTE_CLIENTS_EXPORT_FORMATS_H_

#include <memory>
#include <string>

#include "absl/strings/string_view.h"
#include "clients/export/output.h"
#include "clients/export/sink.h"

namespace entente {

// What some formats can be told.
struct FormatOptions {
  bool claims = false;                // csv, ndjson: also the claims behind the rows
  std::string gexf_version = "1.3";   // gexf: or "1.2draft"
  std::string iri_base = "entente:";  // nquads: what IRIs begin with
};

// "ndjson|csv|...".
std::string FormatChoices();

// Whether there is such a format.
bool IsFormat(absl::string_view name);

// Whether it has several files and so needs a directory.
bool HasSeveralFiles(absl::string_view name);

// Writes the format `name` to `output`, which is borrowed. REQUIRES: IsFormat(name).
std::unique_ptr<Sink> MakeSink(absl::string_view name, const FormatOptions& options,
                               Output* output);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_FORMATS_H_

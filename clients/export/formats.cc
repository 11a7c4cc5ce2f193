#include "clients/export/formats.h"

#include "absl/strings/str_cat.h"
#include "clients/export/csv_sink.h"
#include "clients/export/gexf_sink.h"
#include "clients/export/graphml_sink.h"
#include "clients/export/ndjson_sink.h"
#include "clients/export/neo4j_sink.h"
#include "clients/export/nquads_sink.h"

namespace entente {
namespace {

struct Named {
  absl::string_view name;
  bool several_files;
  std::unique_ptr<Sink> (*make)(const FormatOptions& options, Output* output);
};

const Named kFormats[] = {
    {"ndjson", false,
     [](const FormatOptions& options, Output* output) {
       return MakeNdjsonSink(output, options.claims);
     }},
    {"csv", true,
     [](const FormatOptions& options, Output* output) {
       return MakeCsvSink(output, options.claims);
     }},
    {"graphml", false,
     [](const FormatOptions&, Output* output) { return MakeGraphmlSink(output); }},
    {"gexf", false,
     [](const FormatOptions& options, Output* output) {
       return MakeGexfSink(
           output, options.gexf_version == "1.3" ? GexfVersion::k13 : GexfVersion::k12Draft);
     }},
    {"neo4j", true, [](const FormatOptions&, Output* output) { return MakeNeo4jSink(output); }},
    {"nquads", false,
     [](const FormatOptions& options, Output* output) {
       return MakeNquadsSink(output, options.iri_base);
     }},
};

const Named* Find(absl::string_view name) {
  for (const Named& format : kFormats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

}  // namespace

std::string FormatChoices() {
  std::string choices;
  for (const Named& format : kFormats) {
    absl::StrAppend(&choices, choices.empty() ? "" : "|", format.name);
  }
  return choices;
}

bool IsFormat(absl::string_view name) { return Find(name) != nullptr; }

bool HasSeveralFiles(absl::string_view name) {
  const Named* format = Find(name);
  return format != nullptr && format->several_files;
}

std::unique_ptr<Sink> MakeSink(absl::string_view name, const FormatOptions& options,
                               Output* output) {
  return Find(name)->make(options, output);
}

}  // namespace entente

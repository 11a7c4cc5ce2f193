// An ontology as a line of a file of commits: {"ontology": {"descriptors": "..."}}, the descriptor
// set in hex digits. docs/cli.md describes the format.
#ifndef ENTENTE_CLIENTS_CPP_ONTOLOGY_LINE_H_
#define ENTENTE_CLIENTS_CPP_ONTOLOGY_LINE_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/cpp/commit_line.h"
#include "entente/v1/ontology_version.pb.h"

namespace entente {

// Whether the line is meant to be one: a JSON object with the member "ontology".
bool IsOntologyLine(absl::string_view line);

// The request that a line stands for, its graph left empty. kInvalidArgument: a member that the
// format does not have, or no descriptors.
absl::StatusOr<v1::ApplyOntologyRequest> ParseOntologyLine(absl::string_view line);

// The line for `ontology`; no line break.
absl::StatusOr<std::string> PrintOntologyLine(const v1::RecordedOntology& ontology,
                                              const ExportedFrom& exported);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CPP_ONTOLOGY_LINE_H_

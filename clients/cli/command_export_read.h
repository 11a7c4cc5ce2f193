// entente export --as: what a read answers, in a format of others, with a manifest.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_EXPORT_READ_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_EXPORT_READ_H_

#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/export_entities.h"
#include "clients/cli/export_reads.h"
#include "clients/cli/export_target.h"
#include "clients/cli/flags_export.h"
#include "clients/cli/session.h"

namespace entente {

// Reads, and writes whole files or none.
absl::StatusOr<ExitCode> RunExportRead(Session& session, const ExportFlags& flags);

// The selection as the manifest tells it: the flags that were given.
nlohmann::ordered_json SelectionOf(const ExportFlags& flags);

// Writes the manifest, if one is wanted, with the documents as its sources, and puts everything in
// its place. `head` lacks what `reads` knows.
absl::Status FinishExport(Session& session, const ExportReads& reads, ManifestHead head,
                          SortedRecords* documents, ExportTarget* target);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_EXPORT_READ_H_

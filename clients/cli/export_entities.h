// Entities and documents for an export, some hundreds a call.
#ifndef ENTENTE_CLIENTS_CLI_EXPORT_ENTITIES_H_
#define ENTENTE_CLIENTS_CLI_EXPORT_ENTITIES_H_

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "clients/cli/exported_ids.h"
#include "clients/cpp/connection.h"
#include "clients/export/manifest.h"
#include "clients/export/sink.h"
#include "clients/export/sorted_records.h"

namespace entente {

// Entities as the read of `scope` sees them, in the order of `ids`; ids of nobody are passed over.
// A label is a name under the read, else one at any valid time under the default lens, else the id.
// `scheme` is that of codes; may be empty. An answer too large for one message is asked for in
// halves.
absl::Status ReadEntities(Connection& connection, const v1::ReadScope& scope,
                          const std::string& scheme, const std::vector<std::string>& ids,
                          absl::FunctionRef<absl::Status(const ExportedEntity& entity)> each);

// The same of ids that memory need not hold, with what was noted of them: of values those that the
// entity's view does not show. An entity of which several ids were met comes once.
absl::Status ReadEntities(Connection& connection, const v1::ReadScope& scope,
                          const std::string& scheme, ExportedIds* ids,
                          absl::FunctionRef<absl::Status(const ExportedEntity& entity)> each);

// Adds the ids of the entities of a type, as ListEntities has them.
absl::Status AddEntitiesOfType(Connection& connection, const v1::ReadScope& scope,
                               const std::string& type, ExportedIds* ids);

// What the graph knows of documents, at any valid time, under the default lens and at the revision
// of `scope`: what stands in a manifest. Two calls a document at most.
absl::Status ReadSources(Connection& connection, const v1::ReadScope& scope,
                         SortedRecords* documents,
                         absl::FunctionRef<absl::Status(const ExportedSource& source)> each);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_EXPORT_ENTITIES_H_

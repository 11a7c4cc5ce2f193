// entente export --panel: a table of states or pairs of them by years, with its zeroes.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_EXPORT_PANEL_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_EXPORT_PANEL_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/export_ontology.h"
#include "clients/cli/flags_export.h"
#include "clients/cli/session.h"
#include "clients/export/panel.h"

namespace entente {

// Reads year by year, and writes a whole file or none.
absl::StatusOr<ExitCode> RunExportPanel(Session& session, const ExportFlags& flags);

// What the flags ask for. Usage errors: unknown words, a qualifier without declared values of which
// none are named.
absl::StatusOr<PanelShape> PanelShapeOf(const ExportFlags& flags, const ExportOntology& ontology);

// The valid cut of a year: all of it, its first or its last day.
std::string ValidOf(uint32_t year, const std::string& day);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_EXPORT_PANEL_H_

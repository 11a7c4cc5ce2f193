// entente roll-up: quantities of several units as one figure with bounds.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_ROLL_UP_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_ROLL_UP_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/entity_names.h"
#include "clients/cli/flags_read.h"
#include "clients/cli/session.h"
#include "clients/cpp/paging.h"

namespace entente {

struct RollUpFlags {
  ReadFlags read;
  PagePolicy page;
  std::vector<std::string> units;
  std::string predicate = "strength";
  std::string parts_by = "subordinate_to";
  bool by_origin = false;
};

void AddRollUpFlags(CLI::App* command, RollUpFlags* flags);

// The request for one page; size and token are the page's. --parts-by none asks without parts.
absl::StatusOr<v1::RollUpRequest> RollUpRequestOf(const RollUpFlags& flags,
                                                  const std::string& graph, const Lookup& lookup);

// "12000", "-" without one.
std::string BestText(bool given, double best);
// "[10800..13200]", an unbounded end left out.
std::string BoundsText(const v1::Figure& figure);
// "+ Storm Corps (u:1): 12000 [10800..13200], 2 claims".
std::string TermText(const v1::FigureTerm& term, const EntityNames& names);
// "500 officers: inside".
std::string PartText(const v1::FigurePart& part);
// "left out: u:2, inside u:1".
std::string LeftOutText(const v1::LeftOut& left, const EntityNames& names);

// Asks, and writes the answer.
absl::StatusOr<ExitCode> RunRollUp(Session& session, v1::RollUpRequest request,
                                   const PagePolicy& policy);

void AddRollUp(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_ROLL_UP_H_

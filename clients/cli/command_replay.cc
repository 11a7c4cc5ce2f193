#include "clients/cli/command_replay.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <map>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/cli/command_claims.h"
#include "clients/cli/command_diff.h"
#include "clients/cli/command_disputes.h"
#include "clients/cli/command_duplicates.h"
#include "clients/cli/command_forecasts.h"
#include "clients/cli/command_get.h"
#include "clients/cli/command_identity.h"
#include "clients/cli/command_neighbors.h"
#include "clients/cli/command_paths.h"
#include "clients/cli/command_propositions.h"
#include "clients/cli/command_roll_up.h"
#include "clients/cli/command_timeline.h"
#include "clients/cli/command_traverse.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

using RunMethod = std::function<absl::StatusOr<ExitCode>(Session&, const std::string& request)>;

template <typename Request>
absl::StatusOr<Request> Parsed(const std::string& bytes) {
  Request request;
  if (!request.ParseFromString(bytes)) return absl::DataLossError("the reference holds no request");
  return request;
}

// A list, followed to its end as it was when it was cited.
template <typename Request>
RunMethod List(absl::StatusOr<ExitCode> (*run)(Session&, Request, const PagePolicy&)) {
  return [run](Session& session, const std::string& bytes) -> absl::StatusOr<ExitCode> {
    ASSIGN_OR_RETURN(Request request, Parsed<Request>(bytes));
    PagePolicy policy;
    policy.all = true;
    return run(session, std::move(request), policy);
  };
}

template <typename Request>
RunMethod One(absl::StatusOr<ExitCode> (*run)(Session&, const Request&)) {
  return [run](Session& session, const std::string& bytes) -> absl::StatusOr<ExitCode> {
    ASSIGN_OR_RETURN(const Request request, Parsed<Request>(bytes));
    return run(session, request);
  };
}

const std::map<std::string, RunMethod>& Methods() {
  static const auto& methods = *new std::map<std::string, RunMethod>{
      {"ListPropositions", List(&RunPropositions)},
      {"Neighbors", List(&RunNeighbors)},
      {"ListClaims", List(&RunClaims)},
      {"Diff", List(&RunDiff)},
      {"Timeline", List(&RunTimeline)},
      {"Traverse", List(&RunTraverse)},
      {"FindPaths", List(&RunPaths)},
      {"Subgraph", List(&RunSubgraph)},
      {"ListDisputes", List(&RunDisputes)},
      {"ListDuplicates", List(&RunDuplicates)},
      {"RollUp", List(&RunRollUp)},
      {"ListForecasts", List(&RunListForecasts)},
      {"ScoreForecasts", List(&RunScoreForecasts)},
      {"GetIdentity", One(&RunIdentity)},
      {"GetEntity", One(&RunGet)},
  };
  return methods;
}

}  // namespace

absl::StatusOr<ExitCode> RunCited(Session& session, const v1::OpenCitationResponse& cited) {
  const auto method = Methods().find(cited.method());
  if (method == Methods().end()) {
    return WithRpcError(absl::UnimplementedError(
                            absl::StrCat("this client does not show answers of ", cited.method())),
                        {.reason = "METHOD_NOT_SHOWN", .field = "", .value = "", .metadata = {}});
  }
  session.flags.graph = cited.graph();
  session.flags.cite = false;
  session.replayed = cited.digest();
  return method->second(session, cited.request());
}

void AddReplay(CLI::App* app, Session* session) {
  CLI::App* command = app->add_subcommand("replay", "Ask again what a reference refers to");
  const auto reference = std::make_shared<std::string>();
  command->add_option("REFERENCE", *reference, "As --cite printed it")->required();
  command->footer(
      "\nThe answer is written as it was when it was cited, and compared with it: another answer\n"
      "is an error (DIGEST_MISMATCH), after what came has been written.\n"
      "\nExamples:\n"
      "  entente propositions --predicate located_in --valid 2024-10-27 --cite\n"
      "  entente replay entente:example@9/ListPropositions/AeKq... --format json");
  command->callback([session, reference] {
    session->run = [reference](Session& s) -> absl::StatusOr<ExitCode> {
      v1::OpenCitationRequest request;
      request.set_reference(*reference);
      v1::OpenCitationResponse cited;
      RETURN_IF_ERROR(s.connection->Call(request, &cited));
      return RunCited(s, cited);
    };
  });
}

}  // namespace entente

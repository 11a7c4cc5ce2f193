// ICEWS18, where it is: as events, asked in windows of 30 days; and, for paths, as states of 30
// days, since hops that hold together on one day are no two events.
#include "bench/graphs/icews.h"

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "bench/ceilings/empty_call.h"
#include "bench/report/scores.h"
#include "bench/stages/stage.h"
#include "bench/workloads/events.h"
#include "bench/workloads/path.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr char kEvents[] = "icews-events";
constexpr char kStates[] = "icews-states";
constexpr char kSuffix[] = " ICEWS18";
constexpr size_t kLightQuestions = 2'000;
constexpr size_t kHeavyQuestions = 200;

ServedGraph As(const char* name, const Adjacency& adjacency, uint64_t seed) {
  return {.name = name,
          .suffix = kSuffix,
          .edges = &adjacency,
          .twins = {},
          .seed = seed,
          .first_day = 6575 + kWindowDays,
          .days = 270};
}

absl::Status AskEvents(const ServedGraph& graph, const Settings& settings, Measuring& measuring) {
  if (settings.names.contains("hop")) {
    RETURN_IF_ERROR(measuring.EveryWay(HubEventQuestions(graph, kLightQuestions), kEmptyCall));
    RETURN_IF_ERROR(measuring.EveryWay(ActorEventQuestions(graph, kLightQuestions), kEmptyCall));
  }
  if (settings.names.contains("point")) {
    RETURN_IF_ERROR(measuring.EveryWay(PairEventQuestions(graph, kLightQuestions), kEmptyCall));
  }
  if (!settings.names.contains("triangle")) return absl::OkStatus();
  return measuring.OneCaller(TriangleQuestions(graph, kHeavyQuestions), "").status();
}

}  // namespace

absl::Status IcewsStage(const Settings& settings, Report& report) {
  const auto read = ReadIcews(settings.data + "/icews18");
  if (!read.ok()) {
    Say(absl::StrCat("left out: ", std::string(read.status().message())));
    report.LeaveOut("G9 ICEWS18", "ICEWS18 is not there (--data)");
    report.LeaveOut("G10", "ICEWS18 is not there (--data)");
    return absl::OkStatus();
  }
  ASSIGN_OR_RETURN(const auto server,
                   ServerProcess::Start(settings.server, settings.scratch + "/icews"));
  Connection connection(server->address(), absl::InfiniteDuration());
  Say(absl::StrCat("loading ", read->size(), " events"));
  RETURN_IF_ERROR(LoadEvents(connection, kEvents, *read));
  const bool paths = settings.names.contains("path");
  if (paths) RETURN_IF_ERROR(LoadStates(connection, kStates, *read));
  const Adjacency adjacency(ActorsOf(*read), ReferenceOf(settings, *read));
  for (uint32_t run = 1; run <= settings.runs; ++run) {
    Measuring measuring(*server, report, settings.seconds);
    RETURN_IF_ERROR(measuring.InTurn(EmptyCalls(), 1, kOneCall, ""));
    RETURN_IF_ERROR(AskEvents(As(kEvents, adjacency, settings.seed), settings, measuring));
    if (!paths) continue;
    const ServedGraph states = As(kStates, adjacency, settings.seed);
    RETURN_IF_ERROR(measuring.OneCaller(PathQuestions(states, kHeavyQuestions), "").status());
  }
  return absl::OkStatus();
}

}  // namespace entente

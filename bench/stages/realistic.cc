// The graph with many voices, and with nodes that are merged.
#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "bench/graphs/opinion_load.h"
#include "bench/graphs/opinions.h"
#include "bench/graphs/power_law.h"
#include "bench/percentiles.h"
#include "bench/report/scores.h"
#include "bench/stages/stage.h"
#include "bench/workloads/traverse.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr char kRealistic[] = "realistic";
constexpr char kSuffix[] = " realistic";
constexpr size_t kComparedQuestions = 100;  // of lenses, and of nodes merged

// B2 or better where graded, two independent origins, of rivals the better one.
v1::Lens TwoAtB2() {
  v1::Lens lens;
  lens.set_least_reliability(v1::RELIABILITY_B);
  lens.set_least_credibility(2);
  lens.set_ungraded(true);
  lens.set_least_origins(2);
  lens.set_contest(v1::CONTEST_RESOLVE);
  return lens;
}

// Edges that a reader sees, of those numbered; by the nodes' canonical numbers, if asked for.
std::vector<Edge> Seen(const std::vector<Edge>& edges, uint32_t nodes, uint64_t seed, bool merged,
                       bool (*stands)(absl::Span<const Opinion>)) {
  std::vector<Edge> seen;
  for (size_t i = 0; i < edges.size(); ++i) {
    if (!stands(OpinionsOf(i, seed))) continue;
    seen.push_back(edges[i]);
    if (!merged) continue;
    seen.back().subject = CanonicalNode(seen.back().subject, nodes);
    seen.back().object = CanonicalNode(seen.back().object, nodes);
  }
  return seen;
}

// What is in the graph, and as whom it is served.
struct Voiced {
  uint32_t nodes = 0;
  std::vector<Edge> edges;
  uint64_t seed = 0;
};

ServedGraph As(const Adjacency& adjacency, const Voiced& voiced, bool merged) {
  ServedGraph graph{
      .name = kRealistic, .suffix = kSuffix, .edges = &adjacency, .twins = {}, .seed = voiced.seed};
  for (uint32_t node = 0; merged && node < voiced.nodes; ++node) {
    const uint32_t canonical = CanonicalNode(node, voiced.nodes);
    if (canonical != node) graph.twins[canonical] = node;
  }
  return graph;
}

// The same starts asked of a graph: noted, and the times told in order.
absl::StatusOr<std::vector<double>> TwoHops(const ServedGraph& graph,
                                            const std::vector<Start>& starts,
                                            const std::string& how, Measuring& measuring) {
  const TraverseQuestions questions = ReachQuestions(graph, 2, starts);
  RETURN_IF_ERROR(measuring.AskedThrough(questions.workload).status());  // warms up
  ASSIGN_OR_RETURN(const auto walk, measuring.AskedThrough(questions.workload));
  measuring.Note({questions.workload.name, how}, walk.measure);
  return walk.micros;
}

// Of the medians, over the questions that both came to.
double Ratio(std::vector<double> above, std::vector<double> below) {
  const size_t both = std::min(above.size(), below.size());
  above.resize(both);
  below.resize(both);
  return PercentilesOf(std::move(above)).p50 / PercentilesOf(std::move(below)).p50;
}

// G21: the questions that the narrower lens has an answer to, through both.
absl::Status CompareLenses(const Settings& settings, const Voiced& voiced,
                           const ServedGraph& by_default, Measuring& measuring) {
  const Adjacency narrow(
      voiced.nodes,
      ReferenceOf(settings, Seen(voiced.edges, voiced.nodes, voiced.seed, true, StandsByTwoAtB2)));
  ServedGraph by_lens = As(narrow, voiced, true);
  by_lens.lens = TwoAtB2();
  const auto starts = StartsIn(by_lens, 2, kComparedQuestions);
  ASSIGN_OR_RETURN(const auto wide, TwoHops(by_default, starts, "default lens", measuring));
  ASSIGN_OR_RETURN(const auto told, TwoHops(by_lens, starts, "two at B2", measuring));
  measuring.report().Tell("G21", Ratio(told, wide));
  return absl::OkStatus();
}

// G22: the same starts before and after nodes are merged.
absl::Status CompareMergers(const Settings& settings, const Voiced& voiced, Connection& connection,
                            Measuring& measuring) {
  const Adjacency apart(
      voiced.nodes,
      ReferenceOf(settings, Seen(voiced.edges, voiced.nodes, voiced.seed, false, StandsByDefault)));
  std::vector<Start> starts;
  for (const Start& start : StartsIn(As(apart, voiced, false), 2, 2 * kComparedQuestions)) {
    const bool own = CanonicalNode(start.first, voiced.nodes) == start.first;
    if (own && starts.size() < kComparedQuestions) starts.push_back(start);
  }
  ASSIGN_OR_RETURN(const auto before,
                   TwoHops(As(apart, voiced, false), starts, "none merged", measuring));
  Say("merging nodes");
  RETURN_IF_ERROR(MergeNodes(connection, kRealistic, voiced.nodes));
  const Adjacency merged(
      voiced.nodes,
      ReferenceOf(settings, Seen(voiced.edges, voiced.nodes, voiced.seed, true, StandsByDefault)));
  ASSIGN_OR_RETURN(const auto after,
                   TwoHops(As(merged, voiced, true), starts, "10 % merged", measuring));
  measuring.report().Tell("G22", Ratio(after, before));
  return absl::OkStatus();
}

}  // namespace

absl::Status RealisticStage(const Settings& settings, Report& report) {
  Voiced voiced;
  voiced.nodes = static_cast<uint32_t>(
      std::max<uint64_t>(settings.nodes * settings.realistic_edges / settings.edges, 100));
  voiced.seed = settings.seed;
  voiced.edges = WithoutMergers(DrawEdges({voiced.nodes, settings.realistic_edges, voiced.seed}),
                                voiced.nodes);
  ASSIGN_OR_RETURN(const auto server,
                   ServerProcess::Start(settings.server, settings.scratch + "/realistic"));
  Connection connection(server->address(), absl::InfiniteDuration());
  Say(absl::StrCat("loading ", voiced.edges.size(), " edges with many voices"));
  uint64_t claims = 0;
  RETURN_IF_ERROR(
      LoadOpinions(connection, kRealistic, voiced.nodes, voiced.edges, voiced.seed, &claims));
  report.Tell("realistic graph: edges", static_cast<double>(voiced.edges.size()));
  report.Tell("realistic graph: claims about them", static_cast<double>(claims));
  Measuring measuring(*server, report, settings.seconds);
  RETURN_IF_ERROR(CompareMergers(settings, voiced, connection, measuring));
  const Adjacency adjacency(
      voiced.nodes,
      ReferenceOf(settings, Seen(voiced.edges, voiced.nodes, voiced.seed, true, StandsByDefault)));
  const ServedGraph graph = As(adjacency, voiced, true);
  RETURN_IF_ERROR(CompareLenses(settings, voiced, graph, measuring));
  for (uint32_t run = 1; run <= settings.runs; ++run) {
    RETURN_IF_ERROR(AskAbout(graph, settings, measuring));
  }
  report.Tell("realistic graph: MiB of the server at most",
              static_cast<double>(server->PeakBytes()) / (1 << 20));
  return absl::OkStatus();
}

}  // namespace entente

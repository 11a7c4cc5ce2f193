// The same scenario files over the wire: scenario_rpc_test FILE. The history is committed to a
// server in this process over gRPC, and its streamed answers must be those that the file expects.
//
// Before authentication every commit is by one principal, so questions that trust some graders only
// cannot be asked here; the runner says so. Recorded instants are asked as the revisions they mean.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <limits>
#include <map>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "server/convert/claims.h"
#include "server/convert/judgements.h"
#include "server/convert/lenses.h"
#include "tests/cases/case_answer.h"
#include "tests/cases/case_diff.h"
#include "tests/cases/case_ontology.h"
#include "tests/cases/case_timeline.h"
#include "tests/scenarios/scenario_text.h"
#include "tests/scenarios/wire_rows.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

using Json = nlohmann::json;

std::string g_path;

// Commits a script; judgements get other ids than the script says, because the principal is
// another.
class Committer {
 public:
  explicit Committer(RunningServer& server) : server_(server) {}

  // The revision before the script's first.
  uint64_t CommitAll(const Script& script) {
    uint64_t before = 0;
    for (size_t i = 0; i < script.size(); ++i) {
      std::vector<v1::Change> changes;
      for (const Change& change : script[i].changes) changes.push_back(WireOf(change));
      const v1::CommitResponse response = MustCommit(server_, absl::StrCat("commit-", i), changes);
      if (i == 0) before = response.revision() - 1;
      EXPECT_EQ(response.revision(), before + i + 1);
      for (int j = 0; j < response.results_size(); ++j) {
        const auto* judgement = std::get_if<Judgement>(&script[i].changes[static_cast<size_t>(j)]);
        if (judgement == nullptr) continue;
        const JudgementId scripted =
            ScriptedId(*judgement, script[i].principal, i + 1, static_cast<size_t>(j));
        ids_[scripted] = response.results(j).id();
      }
    }
    return before;
  }

 private:
  v1::Change WireOf(const Change& change) const {
    v1::Change wire;
    if (const Claim* claim = std::get_if<Claim>(&change)) {
      *wire.mutable_claim() = ToWire(*claim);
      return wire;
    }
    Judgement judgement = std::get<Judgement>(change);
    auto* undo = std::get_if<RetractJudgement>(&judgement.act);
    if (undo == nullptr) {
      *wire.mutable_judgement() = ToWire(judgement);
      return wire;
    }
    const auto known = ids_.find(undo->judgement);
    EXPECT_TRUE(known != ids_.end());
    if (known != ids_.end()) {
      EXPECT_TRUE(RecordIdFromWire(known->second, "judgement", &undo->judgement).ok());
    }
    *wire.mutable_retract_judgement() = RetractionToWire(judgement);
    return wire;
  }

  RunningServer& server_;
  std::map<JudgementId, std::string> ids_;  // the server's, by the script's
};

v1::ReadScope ScopeOf(const CaseQuestion& question, uint64_t before) {
  v1::ReadScope scope;
  scope.set_graph("g");
  v1::AsOf& as_of = *scope.mutable_as_of();
  as_of.set_valid(FormatValidCut(question.as_of.valid));
  as_of.set_mode(static_cast<v1::ValidMode>(question.as_of.valid.mode));
  if (question.as_of.published_before.has_value()) {
    as_of.set_published_before(FormatPublishedCut(*question.as_of.published_before));
  }
  if (question.as_of.current_judgements) as_of.set_judgements(v1::JUDGEMENTS_CUT_CURRENT);
  as_of.set_recorded_at(absl::StrCat(before + question.as_of.recorded_at));
  *scope.mutable_lens()->mutable_inline_() = ToWire(question.lens);
  return scope;
}

Json HiddenOf(const v1::Trailer& trailer) {
  Json hidden = Json::object();
  for (const v1::HiddenCount& one : trailer.hidden()) hidden[one.reason()] = one.count();
  return hidden;
}

// Reads a stream to its end.
template <typename Response, typename Reader, typename OnRow>
absl::StatusOr<v1::Trailer> ReadAll(Reader& reader, const OnRow& on_row) {
  Response message;
  v1::Trailer trailer;
  while (reader.Read(&message)) {
    for (const auto& row : message.rows()) RETURN_IF_ERROR(on_row(row));
    if (message.has_trailer()) trailer = message.trailer();
  }
  const grpc::Status status = reader.Finish();
  if (!status.ok()) return absl::InternalError(Told(status) + ": " + status.error_message());
  if (trailer.completion() != v1::COMPLETION_COMPLETE) return absl::InternalError("truncated");
  return trailer;
}

absl::StatusOr<Json> Ask(RunningServer& server, const PropositionPattern& pattern,
                         const v1::ReadScope& scope, const CaseScript& script,
                         const Ontology& ontology) {
  v1::ListPropositionsRequest request;
  *request.mutable_scope() = scope;
  request.set_subject(pattern.subject);
  request.set_predicate(pattern.predicate);
  request.set_object(pattern.object);
  request.set_within(pattern.within);
  request.set_subject_type(pattern.subject_type);
  request.set_show_denied(pattern.show_denied);
  grpc::ClientContext context;
  const auto reader = server.queries().ListPropositions(&context, request);
  Json rows = Json::array();
  ASSIGN_OR_RETURN(
      const v1::Trailer trailer,
      ReadAll<v1::ListPropositionsResponse>(*reader, [&](const v1::PropositionRow& wire) {
        ASSIGN_OR_RETURN(PropositionRow row, RowOf(wire, ontology));
        Json json = AnswerJson(PropositionAnswer{{std::move(row)}, Hidden()}, script)["rows"][0];
        json["validity"] = std::vector<std::string>(wire.validity().begin(), wire.validity().end());
        rows.push_back(std::move(json));
        return absl::OkStatus();
      }));
  return Json{{"rows", rows}, {"hidden", HiddenOf(trailer)}};
}

absl::StatusOr<Json> Ask(RunningServer& server, const NeighborPattern& pattern,
                         const v1::ReadScope& scope, const CaseScript& script,
                         const Ontology& ontology) {
  v1::NeighborsRequest request;
  *request.mutable_scope() = scope;
  request.set_entity(pattern.entity);
  for (const std::string& predicate : pattern.predicates) request.add_predicates(predicate);
  request.set_direction(static_cast<v1::Direction>(pattern.direction));
  request.set_neighbor_type(pattern.neighbor_type);
  request.set_show_denied(pattern.show_denied);
  grpc::ClientContext context;
  const auto reader = server.queries().Neighbors(&context, request);
  NeighborAnswer answer;
  ASSIGN_OR_RETURN(const v1::Trailer trailer,
                   ReadAll<v1::NeighborsResponse>(*reader, [&](const v1::NeighborRow& wire) {
                     NeighborRow row;
                     row.neighbor = wire.neighbor();
                     row.direction = static_cast<Direction>(wire.direction());
                     ASSIGN_OR_RETURN(row.row, RowOf(wire.row(), ontology));
                     answer.rows.push_back(std::move(row));
                     return absl::OkStatus();
                   }));
  Json json = AnswerJson(answer, script);
  json["hidden"] = HiddenOf(trailer);
  return json;
}

absl::StatusOr<Json> Ask(RunningServer& server, const ForecastPattern& pattern,
                         const v1::ReadScope& scope, const CaseScript& script, const Ontology&) {
  v1::ListForecastsRequest request;
  *request.mutable_scope() = scope;
  request.set_subject(pattern.subject);
  request.set_predicate(pattern.predicate);
  request.set_object(pattern.object);
  request.set_document(pattern.document);
  request.set_agent(pattern.agent);
  request.set_origin(pattern.origin);
  for (const Mood mood : pattern.moods) request.add_moods(static_cast<v1::Mood>(mood));
  for (const ForecastState state : pattern.states) {
    request.add_states(static_cast<v1::ForecastState>(state));
  }
  grpc::ClientContext context;
  const auto reader = server.queries().ListForecasts(&context, request);
  ForecastAnswer answer;
  ASSIGN_OR_RETURN(const v1::Trailer trailer,
                   ReadAll<v1::ListForecastsResponse>(*reader, [&](const v1::ForecastRow& wire) {
                     const absl::StatusOr<ForecastAnswerRow> row = RowOf(wire);
                     if (row.ok()) answer.rows.push_back(*row);
                     return row.status();
                   }));
  Json json = AnswerJson(answer, script);
  json["hidden"] = HiddenOf(trailer);
  // Every commit is by one principal here.
  for (Json& row : json["rows"]) {
    if (row.contains("judged_by")) row.erase("judged_by");
  }
  return json;
}

absl::StatusOr<Json> Ask(RunningServer& server, const DisputePattern& pattern,
                         const v1::ReadScope& scope, const CaseScript& script,
                         const Ontology& ontology) {
  v1::ListDisputesRequest request;
  *request.mutable_scope() = scope;
  request.set_subject(pattern.subject);
  request.set_predicate(pattern.predicate);
  request.set_within(pattern.within);
  for (const DisputeKind kind : pattern.kinds) {
    request.add_kinds(static_cast<v1::DisputeKind>(kind));
  }
  grpc::ClientContext context;
  const auto reader = server.queries().ListDisputes(&context, request);
  DisputeAnswer answer;
  ASSIGN_OR_RETURN(const v1::Trailer trailer,
                   ReadAll<v1::ListDisputesResponse>(*reader, [&](const v1::Dispute& wire) {
                     const absl::StatusOr<Dispute> dispute = DisputeOf(wire, ontology);
                     if (dispute.ok()) answer.disputes.push_back(*dispute);
                     return dispute.status();
                   }));
  Json json = AnswerJson(answer, script);
  json["hidden"] = HiddenOf(trailer);
  return json;
}

absl::StatusOr<Json> Ask(RunningServer& server, const RollUpPattern& pattern,
                         const v1::ReadScope& scope, const CaseScript& script, const Ontology&) {
  v1::RollUpRequest request;
  *request.mutable_scope() = scope;
  for (const EntityId& unit : pattern.units) request.add_units(unit);
  request.set_predicate(pattern.predicate);
  request.set_parts_by(pattern.parts_by);
  request.set_by_origin(pattern.by_origin);
  grpc::ClientContext context;
  const auto reader = server.queries().RollUp(&context, request);
  ComputedAnswer<RolledUp> answer;
  ASSIGN_OR_RETURN(const v1::Trailer trailer,
                   ReadAll<v1::RollUpResponse>(*reader, [&](const v1::Figure& wire) {
                     const absl::StatusOr<RolledUp> figure = FigureOf(wire);
                     if (figure.ok()) answer.rows.push_back(*figure);
                     return figure.status();
                   }));
  Json json = AnswerJson(answer, script);
  json["hidden"] = HiddenOf(trailer);
  return json;
}

// What a file expects, as far as it can be asked with one principal.
ScenarioQuestion WithoutPrincipals(ScenarioQuestion asked) {
  for (Json& row : asked.rows) row.erase("judged_by");
  return asked;
}

template <typename Request>
void PutPattern(const PropositionPattern& pattern, Request* request) {
  request->set_subject(pattern.subject);
  request->set_predicate(pattern.predicate);
  request->set_object(pattern.object);
  request->set_within(pattern.within);
  request->set_subject_type(pattern.subject_type);
  request->set_show_denied(pattern.show_denied);
}

absl::StatusOr<Json> AskTimeline(RunningServer& server, const CaseTimeline& question,
                                 uint64_t before, const CaseScript& script,
                                 const Ontology& ontology) {
  v1::TimelineRequest request;
  *request.mutable_scope() = ScopeOf(question.read, before);
  request.set_axis(static_cast<v1::TimelineAxis>(question.axis));
  PutPattern(std::get<PropositionPattern>(question.read.pattern), &request);
  grpc::ClientContext context;
  const auto reader = server.queries().Timeline(&context, request);
  std::vector<std::pair<std::string, RowDiff>> rows;
  v1::TimelineResponse message;
  while (reader->Read(&message)) {
    for (const v1::TimelineRow& wire : message.rows()) {
      std::string at = wire.at();
      if (question.axis == TimelineAxis::kRecorded) {
        at = RevisionText(std::stoull(at) - before, script);
      }
      ASSIGN_OR_RETURN(RowDiff diff, DiffOfWire(wire.change(), ontology));
      rows.emplace_back(at, std::move(diff));
    }
  }
  const grpc::Status status = reader->Finish();
  if (!status.ok()) return absl::InternalError(Told(status) + ": " + status.error_message());
  return TimelineJson(rows, script);
}

// Validity is told as text, so it is left out of what is compared here.
absl::StatusOr<Json> AskDiff(RunningServer& server, const CaseDiff& question, uint64_t before,
                             const CaseScript& script, const Ontology& ontology) {
  const auto& pattern = std::get<PropositionPattern>(question.after.pattern);
  v1::DiffRequest request;
  *request.mutable_before() = ScopeOf(question.before, before);
  *request.mutable_after() = ScopeOf(question.after, before);
  PutPattern(pattern, &request);
  grpc::ClientContext context;
  const auto reader = server.queries().Diff(&context, request);
  v1::DiffResponse message;
  DiffAnswer answer;
  while (reader->Read(&message)) {
    for (const v1::DiffRow& wire : message.rows()) {
      ASSIGN_OR_RETURN(RowDiff diff, DiffOfWire(wire, ontology));
      answer.rows.push_back(std::move(diff));
    }
    if (!message.has_trailer()) continue;
    answer.hidden_before = CountsOf(message.trailer().hidden_before());
    answer.hidden_after = CountsOf(message.trailer().trailer().hidden());
  }
  const grpc::Status status = reader->Finish();
  if (!status.ok()) return absl::InternalError(Told(status) + ": " + status.error_message());
  return AsRows(AnswerJson(answer, script));
}

absl::StatusOr<Json> Ask(RunningServer& server, const PathPattern& pattern,
                         const v1::ReadScope& scope, const CaseScript& script,
                         const Ontology& ontology) {
  v1::FindPathsRequest request;
  *request.mutable_scope() = scope;
  request.set_from(pattern.from);
  request.set_to(pattern.to);
  for (const std::string& predicate : pattern.hop.predicates) {
    request.mutable_step()->add_predicates(predicate);
  }
  for (const std::string& type : pattern.hop.types) request.mutable_step()->add_types(type);
  request.mutable_step()->set_direction(static_cast<v1::Direction>(pattern.hop.direction));
  request.set_path_mode(static_cast<v1::PathMode>(pattern.mode));
  request.set_time(static_cast<v1::PathTime>(pattern.time));
  request.set_hops(pattern.hops);
  request.set_paths(static_cast<uint32_t>(pattern.most));
  request.set_repeat_vertices(pattern.repeat_vertices);
  grpc::ClientContext context;
  const auto reader = server.queries().FindPaths(&context, request);
  Json rows = Json::array();
  RETURN_IF_ERROR(
      ReadAll<v1::FindPathsResponse>(*reader, [&](const v1::PathRow& wire) -> absl::Status {
        PathRow path;
        path.from = wire.from();
        path.verdict = static_cast<Verdict>(wire.verdict());
        path.certainty = static_cast<Certainty>(wire.passage().certainty());
        for (const v1::NeighborRow& hop : wire.hops()) {
          NeighborRow& row = path.hops.emplace_back();
          row.neighbor = hop.neighbor();
          row.direction = static_cast<Direction>(hop.direction());
          ASSIGN_OR_RETURN(row.row, RowOf(hop.row(), ontology));
        }
        Json json = AnswerJson(std::vector<PathRow>{path}, script)["rows"][0];
        json["validity"] = ValidityOf(wire.passage());
        rows.push_back(std::move(json));
        return absl::OkStatus();
      }).status());
  return Json{{"rows", rows}, {"hidden", Json::object()}};
}

absl::StatusOr<Json> Ask(RunningServer&, const IdentityQuestion&, const v1::ReadScope&,
                         const CaseScript&, const Ontology&) {
  return absl::UnimplementedError("scenarios do not ask for identity");
}

absl::StatusOr<Json> Ask(RunningServer&, const VoicesQuestion&, const v1::ReadScope&,
                         const CaseScript&, const Ontology&) {
  return absl::UnimplementedError("scenarios do not ask for voices");
}

TEST(ScenarioRpcTest, AnswersAreThoseExpected) {
  std::ifstream file(g_path);
  ASSERT_TRUE(file) << g_path << " cannot be read";
  std::ostringstream text;
  text << file.rdbuf();
  const absl::StatusOr<Scenario> scenario = ParseScenario(text.str());
  ASSERT_TRUE(scenario.ok()) << g_path << ": " << scenario.status();
  const absl::StatusOr<Ontology> built_in = Ontology::BuiltIn();
  ASSERT_TRUE(built_in.ok()) << built_in.status();
  const Ontology ontology = OntologyOfCase(scenario->history, *built_in);
  const absl::StatusOr<CaseScript> script = MakeScript(scenario->history, ontology);
  ASSERT_TRUE(script.ok()) << script.status();
  RunningServer server;
  server.MakeGraph(ontology.open());
  const uint64_t before = Committer(server).CommitAll(script->script);
  for (const ScenarioQuestion& asked : scenario->questions) {
    if (asked.query.contains("timeline")) {
      const absl::StatusOr<CaseTimeline> timeline = MakeTimeline(asked.query, *script);
      ASSERT_TRUE(timeline.ok()) << g_path << ":" << asked.line << ": " << timeline.status();
      const absl::StatusOr<Json> answer = AskTimeline(server, *timeline, before, *script, ontology);
      ASSERT_TRUE(answer.ok()) << g_path << ":" << asked.line << ": " << answer.status();
      EXPECT_EQ(DifferenceFrom(asked, *answer), "") << "over RPC, " << g_path << ":" << asked.line;
      continue;
    }
    if (asked.query.contains("diff")) {
      const absl::StatusOr<CaseDiff> diff = MakeDiff(asked.query, *script);
      ASSERT_TRUE(diff.ok()) << g_path << ":" << asked.line << ": " << diff.status();
      const absl::StatusOr<Json> answer = AskDiff(server, *diff, before, *script, ontology);
      ASSERT_TRUE(answer.ok()) << g_path << ":" << asked.line << ": " << answer.status();
      EXPECT_EQ(DifferenceFrom(asked, *answer), "") << "over RPC, " << g_path << ":" << asked.line;
      continue;
    }
    const absl::StatusOr<CaseQuestion> question = MakeQuestion(asked.query, *script);
    ASSERT_TRUE(question.ok()) << g_path << ":" << asked.line << ": " << question.status();
    if (!question->lens.graders.empty()) {
      std::cout << g_path << ":" << asked.line << ": not asked, there is one principal here\n";
      continue;
    }
    const v1::ReadScope scope = ScopeOf(*question, before);
    const absl::StatusOr<Json> answer = std::visit(
        [&](const auto& pattern) { return Ask(server, pattern, scope, *script, ontology); },
        question->pattern);
    ASSERT_TRUE(answer.ok()) << g_path << ":" << asked.line << ": " << answer.status();
    EXPECT_EQ(DifferenceFrom(WithoutPrincipals(asked), *answer), "")
        << "over RPC, " << g_path << ":" << asked.line;
  }
}

int Main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (argc != 2) {
    std::cerr << "scenario_rpc_test FILE\n";
    return 2;
  }
  g_path = argv[1];
  return RUN_ALL_TESTS();
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) { return entente::Main(argc, argv); }

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
#include "tests/cases/case_ontology.h"
#include "tests/scenarios/scenario_text.h"
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

absl::StatusOr<PropositionRow> RowOf(const v1::PropositionRow& wire, const Ontology& ontology) {
  PropositionRow row;
  ASSIGN_OR_RETURN(row.proposition, PropositionFromWire(wire.proposition(), ontology));
  row.verdict = static_cast<Verdict>(wire.verdict());
  row.certainty = static_cast<Certainty>(wire.certainty());
  row.origins = {wire.origins().min(), wire.origins().max()};
  row.dissent = {wire.dissent().denies(), wire.dissent().doubts(), wire.dissent().declines(),
                 wire.dissent().rivals()};
  for (const std::string& id : wire.claim_ids()) {
    row.claims.emplace_back();
    RETURN_IF_ERROR(RecordIdFromWire(id, "claim_ids", &row.claims.back()));
  }
  for (const v1::Derivation& derivation : wire.derivations()) {
    for (const v1::DerivationHop& hop : derivation.hops()) {
      row.derivations.emplace_back();
      row.derivations.back().hops.emplace_back();
      ASSIGN_OR_RETURN(row.derivations.back().hops.back().proposition,
                       PropositionFromWire(hop.proposition(), ontology));
    }
  }
  return row;
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

std::string VoiceOf(const v1::OriginVoice& voice) {
  return voice.id().empty() ? voice.document() + ": " + voice.description() : voice.id();
}

absl::StatusOr<ForecastAnswerRow> RowOf(const v1::ForecastRow& wire) {
  static const char* const kStates[] = {"", "OPEN", "EXPIRED", "FULFILLED", "REFUTED"};
  ForecastAnswerRow row;
  RETURN_IF_ERROR(RecordIdFromWire(wire.claim().id(), "claim", &row.claim));
  row.mood = static_cast<Mood>(wire.claim().claim().mood());
  row.forecaster = VoiceOf(wire.forecaster());
  row.state = kStates[wire.state()];
  if (wire.has_days_past()) row.days_past = wire.days_past();
  if (wire.has_likelihood()) row.likelihood = wire.likelihood();
  for (const v1::ForecastJudgement& judged : wire.judgements()) {
    ClaimId confirmer;
    RETURN_IF_ERROR(RecordIdFromWire(judged.confirmer_id(), "confirmer_id", &confirmer));
    row.judgements.push_back({judged.judged_by(),
                              judged.fulfils(),
                              confirmer,
                              judged.voided(),
                              {judged.origins().min(), judged.origins().max()}});
  }
  return row;
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

absl::StatusOr<ClaimId> IdOf(const std::string& wire) {
  ClaimId id;
  RETURN_IF_ERROR(RecordIdFromWire(wire, "claim_ids", &id));
  return id;
}

absl::StatusOr<Dispute> DisputeOf(const v1::Dispute& wire, const Ontology& ontology) {
  Dispute dispute;
  dispute.kind = static_cast<DisputeKind>(wire.kind());
  dispute.certainty = static_cast<Certainty>(wire.certainty());
  for (const v1::DisputedRow& one : wire.rows()) {
    DisputedRow row;
    ASSIGN_OR_RETURN(row.row, RowOf(one.row(), ontology));
    const auto stands = [&](v1::Contest contest) {
      return std::count(one.stands_under().begin(), one.stands_under().end(), contest) == 1;
    };
    EXPECT_TRUE(stands(v1::CONTEST_SHOW));
    row.resolve = stands(v1::CONTEST_RESOLVE);
    row.only_uncontested = stands(v1::CONTEST_ONLY_UNCONTESTED);
    dispute.rows.push_back(std::move(row));
  }
  for (const std::string& id : wire.denying_claim_ids()) {
    ASSIGN_OR_RETURN(ClaimId claim, IdOf(id));
    dispute.denying.push_back(claim);
  }
  return dispute;
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

template <typename Wire, typename Domain>
void TakeBounds(const Wire& wire, Domain* figure) {
  constexpr double kUnbounded = std::numeric_limits<double>::infinity();
  if (wire.has_best()) figure->best = wire.best();
  figure->bounds = {wire.has_low() ? wire.low() : -kUnbounded,
                    wire.has_high() ? wire.high() : kUnbounded};
}

absl::StatusOr<RolledUp> FigureOf(const v1::Figure& wire) {
  RolledUp figure;
  figure.kind.measure = static_cast<Measure>(wire.measure());
  figure.kind.unit = wire.unit();
  for (const v1::Qualifier& qualifier : wire.scope()) {
    figure.kind.scope.push_back({qualifier.name(), EntityId(qualifier.entity())});
  }
  if (wire.has_origin()) figure.kind.origin = Origin{Origin::Kind::kAgent, wire.origin().id(), ""};
  TakeBounds(wire, &figure);
  figure.complete = wire.complete();
  for (const v1::FigureTerm& one : wire.terms()) {
    FigureTerm term;
    term.unit = one.unit();
    for (const std::string& id : one.claim_ids()) {
      ASSIGN_OR_RETURN(ClaimId claim, IdOf(id));
      term.claims.push_back(claim);
    }
    for (const v1::FigurePart& part : one.parts()) {
      term.parts.push_back({part.what(), Quantity(), static_cast<PartFit>(part.fit()), ClaimId()});
    }
    figure.terms.push_back(std::move(term));
  }
  for (const v1::LeftOut& left : wire.left_out()) {
    figure.left_out.push_back(
        {left.unit(), static_cast<LeftOutReason>(left.reason()), left.inside(), {}});
  }
  return figure;
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

// "2024-01-01/2024-03-31" as the case writes it.
Json ValidityOf(const v1::Passage& passage) {
  Json validity = Json::array();
  for (const std::string& text : passage.validity()) {
    validity.push_back(text == "always" ? "/" : text);
  }
  if (!passage.arrival().empty()) {
    validity.push_back(passage.departure().substr(0, 10) + " then " +
                       passage.arrival().substr(0, 10));
  }
  return validity;
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

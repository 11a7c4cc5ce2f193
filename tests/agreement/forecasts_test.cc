// Forecasts by a store and by the reference: random histories full of forecasts and judgements of
// them, each asked about at random dates, through random lenses; and the same with judgements that
// are wrong in one way, which must not go unnoticed.
//
//   forecasts_test [--reads=N] [--seed=S]
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <iostream>
#include <memory>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "graph/engine/memory/memory_engine.h"
#include "tests/agreement/description.h"
#include "tests/agreement/forecast_answer.h"
#include "tests/agreement/random_claim.h"
#include "tests/agreement/random_graph.h"
#include "tests/agreement/random_read.h"
#include "tests/agreement/reference_forecasts.h"

namespace entente {
namespace {

uint64_t g_reads = 10'000;
uint64_t g_seed = 0;

constexpr int kQuestionsOfAGraph = 200;
constexpr uint64_t kMostReadsOfAControl = 200'000;

struct Twin {
  explicit Twin(const Ontology& ontology) : reference(ontology) {}

  Script script;
  ReferenceGraph reference;
  MemoryEngine engine;
  std::unique_ptr<ScriptedStore> store;
};

// Claims of which every second foretells, each with what forecasts may have.
Claim DrawClaim(Chance& chance) {
  static const std::vector<std::string> phrases = {"",
                                                   "",
                                                   "almost no chance",
                                                   "Very unlikely",
                                                   "improbable",
                                                   "roughly even",
                                                   "likely",
                                                   "very  likely",
                                                   "almost certain",
                                                   "70 %",
                                                   "60-80 per cent",
                                                   "0.25",
                                                   "100%",
                                                   "may well",
                                                   "110 %"};
  Claim claim = RandomClaim(chance);
  if (claim.mood == Mood::kHypothesis || chance.Percent(50)) {
    claim.mood = chance.Percent(70) ? Mood::kForecast : Mood::kIntent;
  }
  if (claim.mood == Mood::kFact) return claim;
  if (chance.Percent(50)) claim.resolve_by = RandomMoment(chance);
  claim.voice.likelihood = chance.OneOf(phrases);
  return claim;
}

bool Foretells(const Claim& claim) {
  return claim.mood == Mood::kForecast || claim.mood == Mood::kIntent;
}

Judgement DrawJudgement(Chance& chance, const std::vector<Claim>& facts,
                        const std::vector<Claim>& forecasts) {
  Judgement judgement;
  const ClaimId fact = ScriptedId(chance.OneOf(facts));
  const ClaimId forecast = ScriptedId(chance.OneOf(forecasts));
  if (chance.Percent(60)) {
    judgement.act = Fulfils{fact, forecast};
  } else {
    judgement.act = Refutes{fact, forecast};
  }
  judgement.reason = "as it turned out";
  return judgement;
}

// What random histories record, and after it forecasts and judgements of them; refused changes are
// left out.
absl::StatusOr<Script> DrawScript(Chance& chance, ScriptedStore& store) {
  absl::StatusOr<Script> drawn =
      RandomScript(chance, [&](const ScriptedCommit& commit) { return store.Append(commit); });
  if (!drawn.ok()) return drawn;
  Script script = *std::move(drawn);
  std::vector<Claim> facts;
  std::vector<Claim> forecasts;
  std::vector<JudgementId> judgements;
  const auto append = [&](std::vector<Change> changes) {
    ScriptedCommit commit{chance.OneOf(TheCast().principals),
                          Shift(script.back().recorded_at, kMicrosPerDay), std::move(changes)};
    if (!store.Append(commit).ok()) return false;
    script.push_back(std::move(commit));
    return true;
  };
  for (int i = 0; i < 14; ++i) {
    const Claim claim = DrawClaim(chance);
    if (!append({claim})) continue;
    (Foretells(claim) ? forecasts : facts).push_back(claim);
    if (facts.empty() || forecasts.empty() || chance.Percent(30)) continue;
    if (!judgements.empty() && chance.Percent(10)) {
      append({Judgement{RetractJudgement{chance.OneOf(judgements)}, "", ""}});
      continue;
    }
    const Judgement judgement = DrawJudgement(chance, facts, forecasts);
    if (append({judgement})) {
      judgements.push_back(ScriptedId(judgement, script.back().principal, script.size(), 0));
    }
  }
  return script;
}

ForecastPattern DrawPattern(Chance& chance, const ReferenceGraph& graph) {
  ForecastPattern pattern;
  const Claim& like = chance.OneOf(graph.claims()).claim;
  if (chance.Percent(30)) pattern.predicate = like.predicate;
  if (chance.Percent(5)) pattern.predicate = "hosts";
  if (chance.Percent(20)) pattern.subject = like.subject;
  const EntityId* object = std::get_if<EntityId>(&like.object);
  if (object != nullptr && chance.Percent(15)) pattern.object = *object;
  if (chance.Percent(10)) pattern.document = like.voice.document;
  if (chance.Percent(15)) pattern.agent = chance.OneOf(TheCast().agents);
  if (chance.Percent(15)) pattern.origin = chance.OneOf(TheCast().agents);
  if (chance.Percent(20)) pattern.moods = {chance.Percent(50) ? Mood::kForecast : Mood::kIntent};
  if (chance.Percent(20)) {
    pattern.states = {static_cast<ForecastState>(1 + chance.Below(4))};
  }
  return pattern;
}

struct ForecastQuestion {
  AsOf as_of;
  Lens lens;
  ForecastPattern pattern;
  uint64_t page = 1;
};

ForecastQuestion DrawQuestion(Chance& chance, const Twin& twin) {
  ForecastQuestion question;
  question.as_of = RandomAsOf(chance, twin.reference, twin.script.size());
  question.lens = RandomLens(chance, twin.reference);
  question.pattern = DrawPattern(chance, twin.reference);
  question.page = chance.Percent(50) ? 10'000 : 1 + chance.Below(4);
  return question;
}

// All pages, each through a view of its own.
absl::StatusOr<ForecastAnswer> AskStore(const Twin& twin, const ForecastQuestion& question) {
  const Limits limits;
  ForecastAnswer answer;
  Bookmark from;
  while (true) {
    Budget budget({limits.call_edges, limits.call_rows, limits.call_bytes}, absl::InfiniteFuture(),
                  nullptr);
    View view(twin.store->store(), twin.store->AsOfHere(question.as_of), question.lens, budget);
    uint64_t rows = 0;
    const auto ending =
        ListForecasts(view, question.pattern, question.page, from, [&](const ForecastRow& row) {
          answer.rows.push_back(AnswerRowOf(row));
          ++rows;
          return absl::OkStatus();
        });
    if (!ending.ok()) return ending.status();
    answer.hidden += ending->hidden;
    if (ending->complete) return answer;
    if (rows != question.page || ending->resume == from) {
      return absl::InternalError("a page that ends too early, or where it began");
    }
    from = ending->resume;
  }
}

std::string Described(const ForecastAnswerRow& row) {
  std::string text =
      absl::StrCat(FormatRecordId(row.claim), " by ", row.forecaster, " ", row.state, " days ",
                   row.days_past.has_value() ? absl::StrCat(*row.days_past) : "-", " likelihood ",
                   row.likelihood.has_value() ? absl::StrCat(*row.likelihood) : "-");
  for (const JudgedForecast& judged : row.judgements) {
    absl::StrAppend(&text, "; ", judged.judged_by, judged.fulfils ? " fulfils " : " refutes ",
                    FormatRecordId(judged.confirmer), " ", judged.voided, " ", judged.origins.min,
                    "..", judged.origins.max);
  }
  return text;
}

std::string Difference(const ForecastAnswer& expected, const ForecastAnswer& given) {
  std::set<std::string> left;
  std::set<std::string> right;
  for (const ForecastAnswerRow& row : expected.rows) left.insert(Described(row));
  for (const ForecastAnswerRow& row : given.rows) right.insert(Described(row));
  std::string text;
  for (const std::string& row : left) {
    if (!right.contains(row)) absl::StrAppend(&text, "missing: ", row, "\n");
  }
  for (const std::string& row : right) {
    if (!left.contains(row)) absl::StrAppend(&text, "not expected: ", row, "\n");
  }
  if (expected.rows.size() != given.rows.size()) absl::StrAppend(&text, "rows repeat\n");
  for (size_t i = 0; i < kHiddenReasons; ++i) {
    const auto reason = static_cast<HiddenReason>(i);
    if (expected.hidden[reason] == given.hidden[reason]) continue;
    absl::StrAppend(&text, HiddenReasonName(reason), " hides ", given.hidden[reason], ", expected ",
                    expected.hidden[reason], "\n");
  }
  return text;
}

class ForecastAgreementTest : public testing::Test {
 protected:
  void SetUp() override {
    absl::StatusOr<Ontology> ontology = Ontology::BuiltIn();
    ASSERT_TRUE(ontology.ok()) << ontology.status();
    ontology_.emplace(std::move(*ontology));
  }

  using Ask = std::function<bool(Twin& twin, uint64_t seed, const ForecastQuestion& question)>;
  uint64_t ForQuestions(uint64_t most, const Ask& ask) {
    uint64_t asked = 0;
    for (uint64_t seed = g_seed;; ++seed) {
      Chance chance(seed);
      Twin twin(*ontology_);
      auto store = ScriptedStore::Make(Script(), twin.engine, *ontology_);
      EXPECT_TRUE(store.ok()) << store.status();
      if (!store.ok()) return asked;
      twin.store = std::move(*store);
      const absl::StatusOr<Script> script = DrawScript(chance, *twin.store);
      EXPECT_TRUE(script.ok()) << script.status() << ", seed " << seed;
      if (!script.ok()) return asked;
      twin.script = *script;
      Record(twin.script, &twin.reference);
      for (int i = 0; i < kQuestionsOfAGraph; ++i) {
        if (asked == most) return asked;
        ++asked;
        if (!ask(twin, seed, DrawQuestion(chance, twin))) return asked;
      }
    }
  }

  std::optional<Ontology> ontology_;
};

TEST_F(ForecastAgreementTest, StoreAndReferenceAnswerAlike) {
  uint64_t rows = 0;
  std::map<std::string, uint64_t> states;
  const uint64_t asked =
      ForQuestions(g_reads, [&](Twin& twin, uint64_t seed, const ForecastQuestion& question) {
        const absl::StatusOr<ForecastAnswer> answer = AskStore(twin, question);
        EXPECT_TRUE(answer.ok()) << answer.status() << ", seed " << seed;
        if (!answer.ok()) return false;
        rows += answer->rows.size();
        for (const ForecastAnswerRow& row : answer->rows) ++states[row.state];
        const std::string difference = Difference(
            ReferenceForecasts(twin.reference, question.as_of, question.lens, question.pattern),
            *answer);
        EXPECT_EQ(difference, "") << "replay with --seed=" << seed << "\n"
                                  << DescribeScript(twin.script)
                                  << DescribeQuestion({question.as_of, question.lens, {}, 0});
        return difference.empty();
      });
  std::cout << asked << " reads, " << rows << " rows, from seed " << g_seed << "\n";
  for (const char* state : {"OPEN", "EXPIRED", "FULFILLED", "REFUTED"}) {
    EXPECT_GT(states[state], 0u) << state << " never came up, so it proves nothing";
  }
}

TEST_F(ForecastAgreementTest, ScoresAddUpWhatIsListed) {
  uint64_t scored = 0;
  const uint64_t asked =
      ForQuestions(g_reads / 5, [&](Twin& twin, uint64_t seed, ForecastQuestion question) {
        question.pattern.states.clear();
        const Limits limits;
        Budget budget({limits.call_edges, limits.call_rows, limits.call_bytes},
                      absl::InfiniteFuture(), nullptr);
        View view(twin.store->store(), twin.store->AsOfHere(question.as_of), question.lens, budget);
        const auto scores = ScoreForecasts(view, question.pattern);
        EXPECT_TRUE(scores.ok()) << scores.status();
        if (!scores.ok()) return false;
        auto expected = ReferenceScores(
            ReferenceForecasts(twin.reference, question.as_of, question.lens, question.pattern));
        EXPECT_EQ(scores->rows.size(), expected.size()) << "seed " << seed;
        for (const VoiceScore& score : scores->rows) {
          ForecastScore& want = expected[VoiceName(score.voice)];
          EXPECT_EQ(score.states[0], want.states["OPEN"]);
          EXPECT_EQ(score.states[1], want.states["EXPIRED"]);
          EXPECT_EQ(score.states[2], want.states["FULFILLED"]);
          EXPECT_EQ(score.states[3], want.states["REFUTED"]);
          EXPECT_EQ(score.independent, want.independent);
          EXPECT_EQ(score.scored(), want.scored);
          EXPECT_EQ(score.brier().has_value(), want.scored > 0);
          EXPECT_LT(std::abs(score.brier().value_or(0) - want.brier), 1e-9);
          scored += want.scored;
        }
        return !HasFailure();
      });
  std::cout << asked << " reads, " << scored << " forecasts scored\n";
  EXPECT_GT(scored, asked / 10);
}

// The reference is asked about a history that is wrong in one way.
struct Fault {
  const char* name;
  std::function<void(ForecastQuestion*, StatedClaim*, StatedJudgement*)> spoil;
};

const std::vector<Fault>& Faults() {
  static const std::vector<Fault> faults = {
      {"resolve_by is overlooked",
       [](ForecastQuestion*, StatedClaim* claim, StatedJudgement*) {
         if (claim != nullptr) claim->claim.resolve_by.reset();
       }},
      {"refutations are taken for fulfilments",
       [](ForecastQuestion*, StatedClaim*, StatedJudgement* judgement) {
         if (judgement == nullptr) return;
         if (const auto* refutes = std::get_if<Refutes>(&judgement->judgement.act)) {
           judgement->judgement.act = Fulfils{refutes->claim, refutes->forecast};
         }
       }},
      {"hindsight counts under a publication cut",
       [](ForecastQuestion* question, StatedClaim*, StatedJudgement*) {
         if (question != nullptr) question->as_of.current_judgements = true;
       }},
      {"sources are overlooked",
       [](ForecastQuestion*, StatedClaim*, StatedJudgement* judgement) {
         if (judgement == nullptr) return;
         if (std::holds_alternative<DerivesFrom>(judgement->judgement.act)) {
           judgement->judgement.act = Prefer{};
         }
       }},
      {"the date is a day late",
       [](ForecastQuestion* question, StatedClaim*, StatedJudgement*) {
         if (question != nullptr && question->as_of.valid.end != kEndOfTime) {
           question->as_of.valid.end = Shift(question->as_of.valid.end, kMicrosPerDay);
         }
       }},
      {"stated likelihoods are overlooked",
       [](ForecastQuestion*, StatedClaim* claim, StatedJudgement*) {
         if (claim != nullptr) claim->claim.voice.likelihood.clear();
       }},
      {"every forecast has a period",
       [](ForecastQuestion*, StatedClaim* claim, StatedJudgement*) {
         if (claim != nullptr && Foretells(claim->claim) && !claim->claim.period.has_value()) {
           claim->claim.period = *ParsePeriod("2024-10-15");
         }
       }},
  };
  return faults;
}

TEST_F(ForecastAgreementTest, FaultsAreCaught) {
  for (const Fault& fault : Faults()) {
    bool caught = false;
    const uint64_t asked =
        ForQuestions(kMostReadsOfAControl, [&](Twin& twin, uint64_t, ForecastQuestion question) {
          const absl::StatusOr<ForecastAnswer> answer = AskStore(twin, question);
          EXPECT_TRUE(answer.ok());
          if (!answer.ok()) return false;
          ReferenceGraph spoilt(*ontology_);
          for (StatedClaim claim : twin.reference.claims()) {
            fault.spoil(nullptr, &claim, nullptr);
            spoilt.Record(claim);
          }
          for (StatedJudgement judgement : twin.reference.judgements()) {
            fault.spoil(nullptr, nullptr, &judgement);
            spoilt.Record(judgement);
          }
          fault.spoil(&question, nullptr, nullptr);
          caught = !Difference(
                        ReferenceForecasts(spoilt, question.as_of, question.lens, question.pattern),
                        *answer)
                        .empty();
          return !caught;
        });
    EXPECT_TRUE(caught) << fault.name << " went unnoticed in " << asked << " reads";
    std::cout << fault.name << ": caught after " << asked << " reads\n";
  }
}

bool ReadFlag(absl::string_view argument, absl::string_view name, uint64_t* value) {
  const std::string prefix = absl::StrCat("--", name, "=");
  return absl::StartsWith(argument, prefix) &&
         absl::SimpleAtoi(argument.substr(prefix.size()), value);
}

int Main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  for (int i = 1; i < argc; ++i) {
    if (ReadFlag(argv[i], "reads", &g_reads) || ReadFlag(argv[i], "seed", &g_seed)) continue;
    std::cerr << "\"" << argv[i] << "\" is not known; forecasts_test [--reads=N] [--seed=S]\n";
    return 2;
  }
  if (g_seed == 0) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    g_seed =
        static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(now).count());
  }
  std::cout << "seed " << g_seed << ", " << g_reads << " reads\n";
  return RUN_ALL_TESTS();
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) { return entente::Main(argc, argv); }

#include "tests/agreement/shrinking.h"

#include <functional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "graph/engine/memory/memory_engine.h"
#include "tests/agreement/comparison.h"
#include "tests/agreement/description.h"
#include "tests/agreement/random_graph.h"

namespace entente {
namespace {

bool IsGone(const Change& change) {
  const Claim* claim = std::get_if<Claim>(&change);
  return claim != nullptr && IsFiller(*claim);
}

// Ways to ask less.
std::vector<std::function<void(ReadQuestion*)>> PlainerQuestions() {
  using Q = ReadQuestion;
  std::vector<std::function<void(Q*)>> ways = {
      [](Q* q) { q->page = 10'000; },
      [](Q* q) { q->lens = Lens(); },
      [](Q* q) { q->lens.moods = {Mood::kFact}; },
      [](Q* q) { q->lens.allow = VoicePattern(); },
      [](Q* q) { q->lens.deny = VoicePattern(); },
      [](Q* q) { q->lens.least_reliability = Reliability::kAbsent; },
      [](Q* q) { q->lens.least_credibility = kCredibilityAbsent; },
      [](Q* q) { q->lens.graders.clear(); },
      [](Q* q) { q->lens.least_origins = 1; },
      [](Q* q) { q->lens.least_certainty = Certainty::kExtrapolated; },
      [](Q* q) { q->lens.contest = Contest::kShow; },
      [](Q* q) { q->lens.assume_retracted.clear(); },
      [](Q* q) { q->lens.assume_same.clear(); },
      [](Q* q) { q->as_of.published_before.reset(); },
      [](Q* q) { q->as_of.current_judgements = false; },
      [](Q* q) { q->as_of.valid.mode = ValidMode::kSometime; },
  };
  const auto of_propositions = [&](std::function<void(PropositionPattern*)> way) {
    ways.push_back([way](Q* q) {
      if (auto* pattern = std::get_if<PropositionPattern>(&q->pattern)) way(pattern);
    });
  };
  of_propositions([](PropositionPattern* p) { p->show_denied = false; });
  of_propositions([](PropositionPattern* p) { p->within.clear(); });
  of_propositions([](PropositionPattern* p) { p->subject_type.clear(); });
  of_propositions([](PropositionPattern* p) { p->object.clear(); });
  of_propositions([](PropositionPattern* p) { p->subject.clear(); });
  const auto of_neighbors = [&](std::function<void(NeighborPattern*)> way) {
    ways.push_back([way](Q* q) {
      if (auto* pattern = std::get_if<NeighborPattern>(&q->pattern)) way(pattern);
    });
  };
  of_neighbors([](NeighborPattern* p) { p->show_denied = false; });
  of_neighbors([](NeighborPattern* p) { p->neighbor_type.clear(); });
  of_neighbors([](NeighborPattern* p) { p->predicates.clear(); });
  of_neighbors([](NeighborPattern* p) { p->direction = Direction::kBoth; });
  return ways;
}

bool ShrinkQuestion(Disagreement* disagreement, const Ontology& ontology) {
  bool shrunk = false;
  for (const auto& plainer : PlainerQuestions()) {
    Disagreement tried = *disagreement;
    plainer(&tried.question);
    const bool same = tried.question.lens == disagreement->question.lens &&
                      tried.question.as_of == disagreement->question.as_of &&
                      DescribeQuestion(tried.question) == DescribeQuestion(disagreement->question);
    if (same || DifferenceOf(tried, ontology).empty()) continue;
    *disagreement = std::move(tried);
    shrunk = true;
  }
  return shrunk;
}

bool ShrinkScript(Disagreement* disagreement, const Ontology& ontology) {
  bool shrunk = false;
  // From the end, so that judgements go before what they judge. The first commit says the types.
  for (size_t i = disagreement->script.size(); i-- > 1;) {
    for (size_t j = disagreement->script[i].changes.size(); j-- > 0;) {
      if (IsGone(disagreement->script[i].changes[j])) continue;
      Disagreement tried = *disagreement;
      tried.script[i].changes[j] = FillerClaim(i + 1, j);
      if (DifferenceOf(tried, ontology).empty()) continue;
      *disagreement = std::move(tried);
      shrunk = true;
    }
  }
  return shrunk;
}

}  // namespace

std::string DifferenceOf(const Disagreement& disagreement, const Ontology& ontology) {
  MemoryEngine engine;
  const auto store = ScriptedStore::Make(disagreement.script, engine, ontology);
  // A history that is refused shows nothing.
  if (!store.ok()) return "";
  ReferenceGraph reference(ontology);
  Record(disagreement.script, &reference);
  const absl::StatusOr<WholeAnswer> answer = AskStore(**store, disagreement.question);
  if (!answer.ok()) return absl::StrCat("  the store says ", answer.status().ToString(), "\n");
  return Difference(AskReference(reference, disagreement.question), *answer);
}

Disagreement Shrink(Disagreement disagreement, const Ontology& ontology) {
  bool shrunk = true;
  for (int round = 0; shrunk && round < 4; ++round) {
    shrunk = ShrinkQuestion(&disagreement, ontology);
    shrunk = ShrinkScript(&disagreement, ontology) || shrunk;
  }
  return disagreement;
}

std::string Report(const Disagreement& disagreement, const Ontology& ontology) {
  return absl::StrCat("history (revision, id, what):\n", DescribeScript(disagreement.script),
                      "question:\n", DescribeQuestion(disagreement.question), "difference:\n",
                      DifferenceOf(disagreement, ontology));
}

}  // namespace entente

// Agreement: random histories, each recorded by a store and by the reference, and random reads that
// both must answer alike, to the last count of what is hidden. Then the controls: the same reads
// over an engine and with evidence that are wrong in one way each, which must not go unnoticed.
//
//   agreement_test [--reads=N] [--seed=S]
// Seed and count are printed; a disagreement is shrunk and printed with the seed that replays it.
#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "graph/engine/memory/memory_engine.h"
#include "tests/agreement/comparison.h"
#include "tests/agreement/description.h"
#include "tests/agreement/faulty_engine.h"
#include "tests/agreement/random_graph.h"
#include "tests/agreement/resolve_faults.h"
#include "tests/agreement/shrinking.h"

namespace entente {
namespace {

uint64_t g_reads = 10'000;
uint64_t g_seed = 0;  // of the first graph; 0: drawn

// A control ends as soon as the fault is noticed.
constexpr uint64_t kMostReadsOfAControl = 200'000;

constexpr int kScopesOfAGraph = 60;  // pairs of AsOf and Lens
constexpr int kQuestionsOfAScope = 3;

// A history with its two recorders.
struct Twin {
  explicit Twin(const Ontology& ontology) : reference(ontology), faulty(engine) {}

  Script script;
  ReferenceGraph reference;
  MemoryEngine engine;
  FaultyEngine faulty;
  std::unique_ptr<ScriptedStore> store;
};

class AgreementTest : public testing::Test {
 protected:
  void SetUp() override {
    absl::StatusOr<Ontology> ontology = Ontology::BuiltIn();
    ASSERT_TRUE(ontology.ok()) << ontology.status();
    ontology_.emplace(std::move(*ontology));
  }

  std::unique_ptr<Twin> MakeTwin(Chance& chance) {
    auto twin = std::make_unique<Twin>(*ontology_);
    auto store = ScriptedStore::Make(Script(), twin->faulty, *ontology_);
    EXPECT_TRUE(store.ok()) << store.status();
    if (!store.ok()) return nullptr;
    twin->store = std::move(*store);
    const absl::StatusOr<Script> script = RandomScript(
        chance, [&](const ScriptedCommit& commit) { return twin->store->Append(commit); });
    EXPECT_TRUE(script.ok()) << script.status();
    if (!script.ok()) return nullptr;
    twin->script = *script;
    Record(twin->script, &twin->reference);
    return twin;
  }

  // Asks questions about random histories, from `seed` on, until `ask` returns false or `most` were
  // asked; returns how many were. `ask` may be told the same twin many times.
  using AskOne =
      std::function<bool(Twin& twin, uint64_t seed, Chance& chance, const ReadQuestion& question)>;
  uint64_t ForQuestions(uint64_t seed, uint64_t most, const AskOne& ask) {
    uint64_t asked = 0;
    for (;; ++seed) {
      Chance chance(seed);
      const std::unique_ptr<Twin> twin = MakeTwin(chance);
      if (twin == nullptr) {
        ADD_FAILURE() << "the history of seed " << seed << " is refused";
        return asked;
      }
      for (int scope = 0; scope < kScopesOfAGraph; ++scope) {
        const AsOf as_of = RandomAsOf(chance, twin->reference, twin->script.size());
        const Lens lens = RandomLens(chance, twin->reference);
        for (int i = 0; i < kQuestionsOfAScope; ++i) {
          if (asked == most) return asked;
          ++asked;
          if (!ask(*twin, seed, chance, RandomQuestion(chance, as_of, lens))) return asked;
        }
      }
    }
  }

  std::optional<Ontology> ontology_;
};

// What a read of the twin's store differs in; an error is a difference.
std::string DifferenceIn(Twin& twin, const ReadQuestion& question) {
  const absl::StatusOr<WholeAnswer> answer = AskStore(*twin.store, question);
  if (!answer.ok()) return answer.status().ToString();
  return Difference(AskReference(twin.reference, question), *answer);
}

TEST_F(AgreementTest, StoreAndReferenceAnswerAlike) {
  const auto begin = std::chrono::steady_clock::now();
  uint64_t rows = 0;
  const uint64_t asked = ForQuestions(
      g_seed, g_reads, [&](Twin& twin, uint64_t seed, Chance&, const ReadQuestion& question) {
        const absl::StatusOr<WholeAnswer> answer = AskStore(*twin.store, question);
        if (answer.ok()) {
          rows += answer->rows.size();
          if (Difference(AskReference(twin.reference, question), *answer).empty()) return true;
        }
        const Disagreement shrunk = Shrink({twin.script, question}, *ontology_);
        ADD_FAILURE() << "replay with --seed=" << seed << "\n" << Report(shrunk, *ontology_);
        return false;
      });
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  std::cout << asked << " reads, " << rows << " rows, from seed " << g_seed << ", in "
            << took.count() << " s\n";
  // Reads that find nothing prove little.
  if (!HasFailure()) {
    EXPECT_GE(rows, asked);
  }
}

TEST_F(AgreementTest, FaultsInScansAreCaught) {
  const std::pair<ScanFault, const char*> faults[] = {
      {ScanFault::kDropsLastRow, "a page without its last row"},
      {ScanFault::kSkipsFirstRow, "a page without its first row"},
      {ScanFault::kIgnoresSnapshot, "a scan that ignores the snapshot"},
      {ScanFault::kReadsTooOld, "a scan that reads one revision too old"},
      {ScanFault::kFindsNothing, "rows that are not found"},
  };
  for (const auto& [fault, name] : faults) {
    bool caught = false;
    const uint64_t asked = ForQuestions(
        g_seed, kMostReadsOfAControl,
        [&, fault = fault](Twin& twin, uint64_t, Chance&, const ReadQuestion& question) {
          twin.faulty.Set(fault);
          const bool differs = !DifferenceIn(twin, question).empty();
          twin.faulty.Set(ScanFault::kNone);
          caught = differs && DifferenceIn(twin, question).empty();
          return !caught;
        });
    EXPECT_TRUE(caught) << name << " went unnoticed in " << asked << " reads";
    std::cout << name << ": caught after " << asked << " reads\n";
  }
}

// One subject and predicate of the history, so that Resolve can be asked alone.
std::optional<ReadQuestion> AboutOneGroup(Twin& twin, Chance& chance, ReadQuestion question) {
  const StatedClaim& claim = chance.OneOf(twin.reference.claims());
  if (twin.reference.ontology().FindPredicate(claim.claim.predicate)->symmetric) {
    return std::nullopt;
  }
  PropositionPattern pattern;
  pattern.subject = claim.claim.subject;
  pattern.predicate = claim.claim.predicate;
  pattern.show_denied = chance.Percent(30);
  question.pattern = pattern;
  return question;
}

TEST_F(AgreementTest, ResolveAndReferenceAnswerAlike) {
  const uint64_t asked = ForQuestions(
      g_seed, g_reads / 10,
      [&](Twin& twin, uint64_t seed, Chance& chance, const ReadQuestion& any) {
        const std::optional<ReadQuestion> question = AboutOneGroup(twin, chance, any);
        if (!question.has_value()) return true;
        const auto evidence = GatherEvidence(*twin.store, twin.reference, *question);
        EXPECT_TRUE(evidence.ok()) << evidence.status();
        if (!evidence.ok()) return false;
        const std::string difference =
            Difference(AskReference(twin.reference, *question), AskResolve(*evidence, *ontology_));
        EXPECT_EQ(difference, "") << "seed " << seed << "\n"
                                  << DescribeScript(twin.script) << DescribeQuestion(*question);
        return difference.empty();
      });
  std::cout << asked << " reads\n";
}

TEST_F(AgreementTest, FaultsInResolveAreCaught) {
  for (const ResolveFault& fault : ResolveFaults()) {
    bool caught = false;
    const uint64_t asked = ForQuestions(
        g_seed, kMostReadsOfAControl,
        [&](Twin& twin, uint64_t, Chance& chance, const ReadQuestion& any) {
          const std::optional<ReadQuestion> question = AboutOneGroup(twin, chance, any);
          if (!question.has_value()) return true;
          auto evidence = GatherEvidence(*twin.store, twin.reference, *question);
          EXPECT_TRUE(evidence.ok()) << evidence.status();
          if (!evidence.ok()) return false;
          const WholeAnswer expected = AskReference(twin.reference, *question);
          if (!Difference(expected, AskResolve(*evidence, *ontology_)).empty()) return true;
          fault.spoil(&*evidence);
          caught = !Difference(expected, AskResolve(*evidence, *ontology_)).empty();
          return !caught;
        });
    EXPECT_TRUE(caught) << fault.name << ": unnoticed in " << asked << " reads";
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
    std::cerr << "\"" << argv[i] << "\" is not known; agreement_test [--reads=N] [--seed=S]\n";
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

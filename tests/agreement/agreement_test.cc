// Agreement: random histories, each recorded by a store and by the reference, and random reads that
// both must answer alike, to the last count of what is hidden. Then the controls: the same reads
// over an engine and with evidence that are wrong in one way each, which must not go unnoticed.
// That Resolve is wrong itself is mutant_test's.
//
//   agreement_test [--reads=N] [--seed=S]
// Seed and count are printed; a disagreement is shrunk and printed with the seed that replays it.
#include <gtest/gtest.h>

#include <chrono>
#include <iostream>
#include <optional>

#include "tests/agreement/comparison.h"
#include "tests/agreement/description.h"
#include "tests/agreement/resolve_faults.h"
#include "tests/agreement/shrinking.h"
#include "tests/agreement/twins.h"

namespace entente {
namespace {

uint64_t g_reads = 10'000;
uint64_t g_seed = 0;  // of the first graph; 0: drawn

// A control ends as soon as the fault is noticed.
constexpr uint64_t kMostReadsOfAControl = 200'000;

class AgreementTest : public testing::Test {
 protected:
  void SetUp() override {
    absl::StatusOr<Ontology> ontology = Ontology::BuiltIn();
    ASSERT_TRUE(ontology.ok()) << ontology.status();
    ontology_.emplace(std::move(*ontology));
  }

  uint64_t ForQuestions(uint64_t seed, uint64_t most, const AskOne& ask) {
    return entente::ForQuestions(*ontology_, seed, most, ask);
  }

  std::optional<Ontology> ontology_;
};

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
  // A report and no more: what a minute holds depends on the machine and who else uses it.
  std::cout << "agreement: " << asked << " reads, " << rows << " rows, from seed " << g_seed
            << ", in " << took.count() << " s ("
            << static_cast<uint64_t>(static_cast<double>(asked) / took.count())
            << " reads/s; aim: 100000 reads within 60 s, optimised)\n";
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
      {ScanFault::kLosesPointers, "identity judged of the larger id only"},
      {ScanFault::kLosesUndoing, "identity judged and never undone"},
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

int Main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (!ReadFlags(argc, argv, {{"reads", &g_reads}, {"seed", &g_seed}})) return 2;
  std::cout << "seed " << g_seed << ", " << g_reads << " reads\n";
  return RUN_ALL_TESTS();
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) { return entente::Main(argc, argv); }

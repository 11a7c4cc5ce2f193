// Resolve is wrong in one line (mutants.py): a read must notice. Linked once a mutant.
//
//   agreement_mutant_NAME [--reads=N] [--seed=S] [--unnoticed=1]
// --unnoticed: the control, Resolve as it is, of which no read may tell.
#include <gtest/gtest.h>

#include <iostream>

#include "tests/agreement/description.h"
#include "tests/agreement/twins.h"

namespace entente {
namespace {

uint64_t g_reads = 200'000;  // it ends as soon as one notices
uint64_t g_seed = 0;
uint64_t g_unnoticed = 0;

TEST(MutantTest, IsNoticed) {
  const absl::StatusOr<Ontology> ontology = Ontology::BuiltIn();
  ASSERT_TRUE(ontology.ok()) << ontology.status();
  bool noticed = false;
  const uint64_t asked =
      ForQuestions(*ontology, g_seed, g_reads,
                   [&](Twin& twin, uint64_t seed, Chance&, const ReadQuestion& question) {
                     const std::string difference = DifferenceIn(twin, question);
                     if (difference.empty()) return true;
                     noticed = true;
                     std::cout << "noticed by this read of the history of seed " << seed << ":\n"
                               << DescribeQuestion(question) << "\n"
                               << difference << "\n";
                     return false;
                   });
  std::cout << (noticed ? "noticed" : "not noticed") << " in " << asked << " reads from seed "
            << g_seed << "\n";
  EXPECT_EQ(noticed, g_unnoticed == 0);
}

int Main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (!ReadFlags(argc, argv,
                 {{"reads", &g_reads}, {"seed", &g_seed}, {"unnoticed", &g_unnoticed}})) {
    return 2;
  }
  return RUN_ALL_TESTS();
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) { return entente::Main(argc, argv); }

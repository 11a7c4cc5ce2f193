// What is previewed of the commits of random histories, each before it is made, against what it
// then changes. Then the controls: with a reach that is too short.
//
//   preview_test [--reads=N] [--seed=S]
#include "graph/query/preview.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <iostream>
#include <iterator>
#include <optional>

#include "absl/strings/str_cat.h"
#include "graph/engine/memory/memory_engine.h"
#include "graph/model/status.h"
#include "graph/query/diff.h"
#include "graph/store/planned_commit.h"
#include "tests/agreement/description.h"
#include "tests/agreement/reference_diff.h"
#include "tests/agreement/twins.h"

namespace entente {
namespace {

uint64_t g_reads = 10'000;
uint64_t g_seed = 0;  // of the first history; 0: drawn

// What is previewed of each commit of a history before it is made, and what it then changes.
class PreviewAgreementTest : public testing::Test {
 protected:
  void SetUp() override {
    absl::StatusOr<Ontology> ontology = Ontology::BuiltIn();
    ASSERT_TRUE(ontology.ok()) << ontology.status();
    ontology_.emplace(std::move(*ontology));
  }

  struct Checked {
    uint64_t previews = 0, rows = 0, everywhere = 0, differing = 0;
  };

  // `spoil` may change the reach that is found.
  void Check(uint64_t seed, const std::function<void(Reach*)>& spoil, Checked* checked,
             std::string* difference) {
    Chance chance(seed);
    MemoryEngine engine;
    auto store = ScriptedStore::Make(Script(), engine, *ontology_);
    ASSERT_TRUE(store.ok()) << store.status();
    ReferenceGraph reference(*ontology_);
    Chance lenses(seed + 1);
    const absl::StatusOr<Script> script =
        RandomScript(chance, [&](const ScriptedCommit& scripted) -> absl::Status {
          const Store& here = (*store)->store();
          Commit commit;
          commit.principal = scripted.principal;
          commit.request_id = absl::StrCat("preview-", here.Head());
          commit.changes = scripted.changes;
          const Revision head = here.Head();
          AsOf as_of = RandomAsOf(lenses, reference, head);
          const Lens lens = RandomLens(lenses, reference);
          const bool show_denied = lenses.Percent(30);
          as_of.recorded_at = head;
          absl::StatusOr<DiffAnswer> previewed =
              Previewed(here, commit, as_of, lens, show_denied, spoil, checked);
          const absl::Status appended = (*store)->Append(scripted);
          // What is refused is refused in both.
          EXPECT_EQ(previewed.ok(), appended.ok()) << previewed.status() << appended;
          if (!appended.ok() || !previewed.ok()) return appended;
          const DiffAnswer made = Made(here, as_of, lens, show_denied);
          checked->differing += made.rows.size();
          const std::string differs = DifferenceOf(made, *previewed);
          if (!differs.empty() && difference->empty()) *difference = differs;
          return appended;
        });
    ASSERT_TRUE(script.ok()) << script.status();
  }

  // Of the rows; hidden ones are counted of what was compared, which is less.
  static std::string DifferenceOf(const DiffAnswer& made, const DiffAnswer& previewed) {
    std::string text;
    for (const DiffAnswer* answer : {&made, &previewed}) {
      const DiffAnswer& other = answer == &made ? previewed : made;
      for (const RowDiff& row : answer->rows) {
        if (std::find(other.rows.begin(), other.rows.end(), row) != other.rows.end()) continue;
        absl::StrAppend(&text, answer == &made ? "only made: " : "only previewed: ",
                        DescribeProposition(row.proposition()), "\n");
      }
    }
    return text;
  }

  static absl::StatusOr<DiffAnswer> Previewed(const Store& store, const Commit& commit, AsOf as_of,
                                              const Lens& lens, bool show_denied,
                                              const std::function<void(Reach*)>& spoil,
                                              Checked* checked) {
    ASSIGN_OR_RETURN(PlannedCommit plan, PlanCommit(store, commit));
    DiffAnswer answer;
    if (plan.rows.empty()) return answer;
    const CommitResult result = plan.result;
    ASSIGN_OR_RETURN(const auto draft, DraftGraph::Make(store, std::move(plan)));
    const Limits limits;
    Budget budget({limits.call_edges, limits.call_rows, limits.call_bytes}, absl::InfiniteFuture(),
                  nullptr);
    View before(store, as_of, lens, budget);
    ++as_of.recorded_at;
    View after(draft->store(), as_of, lens, budget);
    ASSIGN_OR_RETURN(Reach reach, ReachOf(after, commit, result));
    spoil(&reach);
    ++checked->previews;
    if (reach.everywhere) ++checked->everywhere;
    ASSIGN_OR_RETURN(const DiffEnding ending,
                     Preview({before, after}, reach, show_denied, [&](RowDiff row) {
                       answer.rows.push_back(std::move(row));
                       return absl::OkStatus();
                     }));
    if (!ending.ending.complete) return absl::InternalError("truncated");
    checked->rows += answer.rows.size();
    return InOrder(std::move(answer));
  }

  // What really changed with the head.
  static DiffAnswer Made(const Store& store, AsOf as_of, const Lens& lens, bool show_denied) {
    const Limits limits;
    Budget budget({limits.call_edges, limits.call_rows, limits.call_bytes}, absl::InfiniteFuture(),
                  nullptr);
    View before(store, as_of, lens, budget);
    as_of.recorded_at = store.Head();
    View after(store, as_of, lens, budget);
    PropositionPattern everything;
    everything.show_denied = show_denied;
    DiffAnswer answer;
    const auto ending = Diff({before, after}, everything, UINT64_MAX, "", [&](RowDiff row) {
      answer.rows.push_back(std::move(row));
      return absl::OkStatus();
    });
    EXPECT_TRUE(ending.ok()) << ending.status();
    return InOrder(std::move(answer));
  }

  std::optional<Ontology> ontology_;
};

TEST_F(PreviewAgreementTest, APreviewIsWhatTheCommitThenChanges) {
  Checked checked;
  for (uint64_t seed = g_seed; checked.previews < g_reads / 10; ++seed) {
    std::string difference;
    Check(
        seed, [](Reach*) {}, &checked, &difference);
    ASSERT_EQ(difference, "") << "replay with --seed=" << seed;
    if (HasFailure()) return;
  }
  std::cout << checked.previews << " previews, " << checked.everywhere << " of them everywhere, "
            << checked.rows << " rows, from seed " << g_seed << "\n";
  EXPECT_EQ(checked.rows, checked.differing);
  EXPECT_LT(checked.everywhere, checked.previews);
}

TEST_F(PreviewAgreementTest, AReachTooShortIsCaught) {
  const std::pair<const char*, std::function<void(Reach*)>> faults[] = {
      {"nothing is presumed", [](Reach* reach) { reach->everywhere = false; }},
      {"only one proposition is near",
       [](Reach* reach) {
         reach->everywhere = false;
         while (reach->near.size() > 1) reach->near.erase(std::prev(reach->near.end()));
       }},
  };
  for (const auto& [name, spoil] : faults) {
    Checked checked;
    std::string difference;
    for (uint64_t seed = g_seed; difference.empty() && checked.previews < 20'000; ++seed) {
      Check(seed, spoil, &checked, &difference);
    }
    EXPECT_NE(difference, "") << name << ": unnoticed in " << checked.previews << " previews";
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

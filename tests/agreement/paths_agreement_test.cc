// Agreement of traversals, paths and neighbourhoods: random small worlds of states, alliances and
// places, and random questions that the search and the naive reference must answer alike. Then the
// controls: references that are wrong in one way each, which must not go unnoticed.
//
//   paths_agreement_test [--cases=N] [--seed=S]
#include <gtest/gtest.h>

#include <chrono>
#include <iostream>
#include <memory>
#include <variant>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "graph/engine/memory/memory_engine.h"
#include "graph/model/limits.h"
#include "graph/model/status.h"
#include "graph/query/resumed_rows.h"
#include "tests/agreement/description.h"
#include "tests/agreement/random_ways.h"
#include "tests/agreement/reference_paths.h"

namespace entente {
namespace {

uint64_t g_cases = 10'000;
uint64_t g_seed = 0;

constexpr int kScopesOfAWorld = 6;
constexpr int kQuestionsOfAScope = 6;
constexpr uint64_t kMostCasesOfAControl = 50'000;

struct World {
  explicit World(const Ontology& ontology) : reference(ontology) {}
  Script script;
  ReferenceGraph reference;
  MemoryEngine engine;
  std::unique_ptr<ScriptedStore> store;
};

// Reads to the end, page after page, each through a view of its own.
template <typename Cursor, typename Pattern>
absl::StatusOr<std::vector<typename Cursor::Row>> AskAll(const World& world,
                                                         const WayQuestion& question,
                                                         const Pattern& pattern) {
  std::vector<typename Cursor::Row> rows;
  Bookmark from;
  const Limits limits;
  while (true) {
    Budget budget({limits.call_edges, limits.call_rows, limits.call_bytes}, absl::InfiniteFuture(),
                  nullptr);
    View view(world.store->store(), world.store->AsOfHere(question.as_of), question.lens, budget);
    ResumedRows<Cursor> pages(view, [&] { return Cursor::Begin(view, pattern); });
    ASSIGN_OR_RETURN(const Ending ending,
                     pages.Page(question.page, from, [&](typename Cursor::Row row) {
                       rows.push_back(std::move(row));
                       return absl::OkStatus();
                     }));
    if (ending.complete) return rows;
    if (ending.truncated_by != "PAGE_FULL" || ending.resume == from) {
      return absl::InternalError(absl::StrCat("a page ended by ", ending.truncated_by));
    }
    from = ending.resume;
  }
}

std::string TimesText(Certainty certainty, const std::vector<Bounds>& validity,
                      const std::optional<Instant>& departure,
                      const std::optional<Instant>& arrival) {
  std::string text = absl::StrCat(" certainty ", static_cast<int>(certainty));
  for (const Bounds& bounds : validity) absl::StrAppend(&text, " ", FormatBounds(bounds));
  if (departure.has_value()) absl::StrAppend(&text, " leaves ", departure->micros);
  if (arrival.has_value()) absl::StrAppend(&text, " arrives ", arrival->micros);
  return text;
}

std::string HopText(const NeighborRow& hop) {
  return absl::StrCat(" (", static_cast<int>(hop.direction), ") ",
                      DescribeProposition(hop.row.proposition), " -> ", hop.neighbor, " ",
                      DescribeRow(hop.row));
}

std::string Text(const PathRow& path) {
  std::string text = path.from;
  for (const NeighborRow& hop : path.hops) absl::StrAppend(&text, HopText(hop), ";");
  return absl::StrCat(text, TimesText(path.certainty, path.validity, path.departure, path.arrival),
                      " verdict ", static_cast<int>(path.verdict), " origins ", path.origins.min,
                      "..", path.origins.max);
}

std::string Text(const TraversalRow& row) {
  return absl::StrCat(row.depth, " ", row.edge.neighbor, " via ", row.via, HopText(row.edge),
                      TimesText(row.certainty, row.validity, row.departure, row.arrival));
}

std::string Text(const SubgraphRow& row) {
  if (const auto* entity = std::get_if<SubgraphEntity>(&row)) {
    return absl::StrCat(entity->depth, " ", entity->id);
  }
  const PropositionRow& relation = std::get<PropositionRow>(row);
  return absl::StrCat(DescribeProposition(relation.proposition), " ", DescribeRow(relation));
}

template <typename Row>
std::vector<std::string> Texts(const std::vector<Row>& rows) {
  std::vector<std::string> texts;
  for (const Row& row : rows) texts.push_back(Text(row));
  return texts;
}

std::string ListDifference(const std::vector<std::string>& reference,
                           const std::vector<std::string>& store) {
  if (reference == store) return "";
  return absl::StrCat("reference:\n  ", absl::StrJoin(reference, "\n  "), "\nstore:\n  ",
                      absl::StrJoin(store, "\n  "), "\n");
}

// What is reached must be the same at the same depths, each by a last hop that leads there.
std::string ReachedDifference(const std::vector<TraversalRow>& reference,
                              const std::vector<TraversalRow>& store) {
  std::map<EntityId, uint32_t> expected;
  for (const TraversalRow& row : reference) expected[row.edge.neighbor] = row.depth;
  std::map<EntityId, uint32_t> given;
  uint32_t depth = 0;
  const std::vector<std::string> ways = Texts(reference);
  for (const TraversalRow& row : store) {
    if (row.depth < depth) return "depths go down";
    depth = row.depth;
    if (!given.emplace(row.edge.neighbor, row.depth).second) return "an entity is there twice";
    if (std::find(ways.begin(), ways.end(), Text(row)) == ways.end()) {
      return absl::StrCat("no such way: ", Text(row), "\n", absl::StrJoin(ways, "\n"));
    }
  }
  return expected == given ? "" : ListDifference(ways, Texts(store));
}

class PathsAgreementTest : public testing::Test {
 protected:
  void SetUp() override {
    absl::StatusOr<Ontology> ontology = Ontology::BuiltIn();
    ASSERT_TRUE(ontology.ok()) << ontology.status();
    ontology_.emplace(std::move(*ontology));
  }

  // Empty: alike.
  std::string DifferenceIn(const World& world, const WayQuestion& question,
                           const ReferencePaths& reference, uint64_t* rows) {
    if (const auto* pattern = std::get_if<PathPattern>(&question.pattern)) {
      const auto answer = AskAll<PathSearch>(world, question, *pattern);
      if (reference.SameEnds(*pattern)) {
        const auto detail = DetailOf(answer.status());
        return detail.has_value() && detail->reason == "SAME_ENDS" ? "" : "one entity is two ends";
      }
      if (!answer.ok()) return answer.status().ToString();
      *rows += answer->size();
      return ListDifference(Texts(reference.Paths(*pattern)), Texts(*answer));
    }
    if (const auto* pattern = std::get_if<TraversalPattern>(&question.pattern)) {
      const auto answer = AskAll<Traversal>(world, question, *pattern);
      if (!answer.ok()) return answer.status().ToString();
      *rows += answer->size();
      return ReachedDifference(reference.Reached(*pattern), *answer);
    }
    const auto& pattern = std::get<SubgraphPattern>(question.pattern);
    const auto answer = AskAll<SubgraphWalk>(world, question, pattern);
    if (!answer.ok()) return answer.status().ToString();
    *rows += answer->size();
    std::vector<std::string> given = Texts(*answer);
    std::vector<std::string> expected = Texts(reference.Around(pattern));
    std::sort(given.begin(), given.end());
    std::sort(expected.begin(), expected.end());
    return ListDifference(expected, given);
  }

  // Asks until `most` cases were asked or one differs from the reference with this fault; how many.
  uint64_t Run(uint64_t seed, uint64_t most, PathFault fault, std::string* difference) {
    uint64_t asked = 0;
    for (;; ++seed) {
      Chance chance(seed);
      World world(*ontology_);
      world.script = RandomWorld(chance);
      Record(world.script, &world.reference);
      auto store = ScriptedStore::Make(world.script, world.engine, *ontology_);
      if (!store.ok()) {
        *difference = absl::StrCat("seed ", seed, ": ", store.status().ToString());
        return asked;
      }
      world.store = std::move(*store);
      for (int scope = 0; scope < kScopesOfAWorld; ++scope) {
        const WayQuestion at = RandomScope(chance, world.script.size());
        const ReferencePaths reference(world.reference, at.as_of, at.lens, fault);
        for (int i = 0; i < kQuestionsOfAScope; ++i) {
          if (asked == most) return asked;
          ++asked;
          const WayQuestion question = RandomWayQuestion(chance, at);
          *difference = DifferenceIn(world, question, reference, &rows_);
          if (difference->empty()) continue;
          *difference = absl::StrCat("replay with --seed=", seed, "\n",
                                     DescribeScript(world.script), Describe(question), *difference);
          return asked;
        }
      }
    }
  }

  std::optional<Ontology> ontology_;
  uint64_t rows_ = 0;
};

TEST_F(PathsAgreementTest, SearchAndReferenceAnswerAlike) {
  const auto begin = std::chrono::steady_clock::now();
  std::string difference;
  const uint64_t asked = Run(g_seed, g_cases, PathFault::kNone, &difference);
  EXPECT_EQ(difference, "");
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  std::cout << asked << " cases, " << rows_ << " rows, from seed " << g_seed << ", in "
            << took.count() << " s\n";
  // Questions that find nothing prove little.
  if (difference.empty()) {
    EXPECT_GE(rows_, asked);
  }
}

TEST_F(PathsAgreementTest, FaultsAreCaught) {
  const std::pair<PathFault, const char*> faults[] = {
      {PathFault::kFilterAfterwards, "a filter that is asked of finished paths"},
      {PathFault::kNoSymmetry, "a symmetric predicate followed one way"},
      {PathFault::kUnionOfTimes, "a path that holds where any hop does"},
      {PathFault::kBestCertainty, "a path as sure as its surest hop"},
      {PathFault::kOneHopShort, "one hop fewer than asked"},
      {PathFault::kOneWayAnEntity, "only the first way to an entity leads on"},
      {PathFault::kVerdictOfLastHop, "a path contested by its last hop only"},
      {PathFault::kTypesOfEnds, "ends that must be of the types in between"},
      {PathFault::kIdsAsStated, "ids that are not joined"},
  };
  for (const auto& [fault, name] : faults) {
    std::string difference;
    const uint64_t asked = Run(g_seed, kMostCasesOfAControl, fault, &difference);
    EXPECT_NE(difference, "") << name << " went unnoticed in " << asked << " cases";
    std::cout << name << ": caught after " << asked << " cases\n";
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
    if (ReadFlag(argv[i], "cases", &g_cases) || ReadFlag(argv[i], "seed", &g_seed)) continue;
    std::cerr << "\"" << argv[i]
              << "\" is not known; paths_agreement_test [--cases=N] [--seed=S]\n";
    return 2;
  }
  if (g_seed == 0) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    g_seed =
        static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(now).count());
  }
  std::cout << "seed " << g_seed << ", " << g_cases << " cases\n";
  return RUN_ALL_TESTS();
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) { return entente::Main(argc, argv); }

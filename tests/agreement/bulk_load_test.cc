// A graph loaded in bulk and one that was told the same in commits: the same rows, whatever the
// claims, in empty graphs and in others, on both engines, with memory for all of it and for little.
#include "graph/store/bulk/bulk_load.h"

#include <functional>
#include <memory>

#include "absl/strings/str_cat.h"
#include "graph/engine/memory/memory_engine.h"
#include "graph/engine/rocksdb/rocksdb_engine.h"
#include "graph/model/status.h"
#include "gtest/gtest.h"
#include "tests/agreement/chance.h"
#include "tests/agreement/random_claim.h"
#include "tests/agreement/random_graph.h"
#include "tests/faults/scratch_dir.h"
#include "tests/graph/store/row_dump.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

constexpr uint64_t kSeed = 20241027;
constexpr int kGraphs = 40;
constexpr int kGraphsOnDisk = 8;  // each commit is synced

// Gives everybody in the histories a type, so that few claims are refused.
std::vector<Change> Types() {
  const Cast& cast = TheCast();
  std::vector<Change> changes;
  const auto type = [&](const std::vector<EntityId>& entities, absl::string_view name) {
    for (const EntityId& entity : entities) {
      Claim claim = TypeOf(entity, name);
      claim.voice.document = cast.documents.front();
      changes.push_back(claim);
    }
  };
  type(cast.documents, "Document");
  type(cast.units, "MilitaryUnit");
  type(cast.forces, "Force");
  type(cast.places, "Region");
  type(cast.states, "State");
  type(cast.bodies, "GovernmentBody");
  type(cast.persons, "Person");
  type(cast.treaties, "Treaty");
  type(cast.alliances, "Alliance");
  return changes;
}

absl::StatusOr<BulkLoadResult> Load(Store& store, const std::string& request,
                                    const std::vector<Change>& changes) {
  ASSIGN_OR_RETURN(const std::unique_ptr<BulkLoad> load,
                   store.BeginLoad({"tester", request, testing::TempDir()}));
  for (const Change& change : changes) RETURN_IF_ERROR(load->Add(change));
  return load->Finish();
}

// Claims that the graph takes, some of them several times, and among them grades.
std::vector<Change> RandomChanges(Chance& chance, TestGraph& told, size_t count) {
  std::vector<Change> changes;
  while (changes.size() < count) {
    Change change = RandomClaim(chance);
    if (!changes.empty() && chance.Percent(20)) change = chance.OneOf(changes);
    if (told.Write({change}).ok()) changes.push_back(std::move(change));
  }
  return changes;
}

void CompareOn(const std::function<std::unique_ptr<Engine>(int)>& make, size_t memory_bytes,
               int graphs = kGraphs) {
  Limits limits;
  limits.bulk_load_memory_bytes = memory_bytes;
  Chance chance(kSeed);
  for (int i = 0; i < graphs; ++i) {
    SCOPED_TRACE(absl::StrCat("seed ", kSeed, ", graph ", i));
    const std::unique_ptr<Engine> engine = make(i);
    TestGraph told;
    TestGraph loaded(*engine, false, limits);
    uint64_t claims = 0;
    for (int load = 0; load < 3; ++load) {
      const std::string request = absl::StrCat("load ", load);
      std::vector<Change> changes;
      if (load == 0) {
        changes = Types();
        told.Must(changes);
      } else if (chance.Percent(30)) {  // not only loads go before a load
        changes = RandomChanges(chance, told, 10);
        for (const Change& change : changes) loaded.Must({change});
        continue;
      } else {
        changes = RandomChanges(chance, told, 10 + chance.Below(100));
      }
      const auto result = Load(loaded.store(), request, changes);
      ASSERT_TRUE(result.ok()) << result.status();
      EXPECT_EQ(result->counts.claims + result->counts.already_present, changes.size());
      claims += result->counts.claims;
      const auto again = Load(loaded.store(), request + " again", changes);
      ASSERT_TRUE(again.ok()) << again.status();
      EXPECT_FALSE(again->changed);
    }
    EXPECT_GT(claims, 20u);
    ASSERT_TRUE(RowsOf(loaded.store()) == RowsOf(told.store()));
  }
}

TEST(BulkLoadAgreementTest, InMemory) {
  const auto make = [](int) { return std::make_unique<MemoryEngine>(); };
  CompareOn(make, Limits().bulk_load_memory_bytes);
  CompareOn(make, 4'096);
}

TEST(BulkLoadAgreementTest, InRocksDb) {
  const ScratchDir scratch;
  const auto make = [&](int number) {
    RocksDbOptions options;
    options.directory = scratch / absl::StrCat("engine-", number);
    auto engine = RocksDbEngine::Open(options);
    EXPECT_TRUE(engine.ok()) << engine.status();
    return *std::move(engine);
  };
  CompareOn(make, 4'096, kGraphsOnDisk);
}

}  // namespace
}  // namespace entente

// A graph loaded in bulk and one that was told the same in commits: the same rows, whatever the
// claims and judgements, in empty graphs and in others, open and not, on both engines, with memory
// for all of it and for little; and what one of them refuses the other refuses at the same change.
#include "graph/store/bulk/bulk_load.h"

#include <functional>
#include <memory>
#include <set>

#include "absl/strings/str_cat.h"
#include "graph/engine/memory/memory_engine.h"
#include "graph/engine/rocksdb/rocksdb_engine.h"
#include "graph/model/status.h"
#include "graph/ontology/well_known.h"
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

// What is told to both graphs: changes, and which of them make propositions of their own.
struct Told {
  std::string request;
  std::vector<Change> changes;
  std::set<size_t> makes;
};

absl::StatusOr<BulkLoadResult> Load(Store& store, const Told& told) {
  ASSIGN_OR_RETURN(const std::unique_ptr<BulkLoad> load,
                   store.BeginLoad({"tester", told.request, testing::TempDir()}));
  for (size_t i = 0; i < told.changes.size(); ++i) {
    RETURN_IF_ERROR(load->Add(told.changes[i], told.makes.contains(i)));
  }
  return load->Finish();
}

absl::StatusOr<CommitResult> Write(Store& store, const Told& told) {
  Commit commit;
  commit.principal = "tester";
  commit.request_id = told.request;
  commit.changes = told.changes;
  commit.new_instances = told.makes;
  return store.Write(commit);
}

// Draws loads for a graph: few enough things that claims meet, are repeated, graded, and now and
// then refused.
class LoadDrawer {
 public:
  LoadDrawer(Chance& chance, const Store& store) : chance_(chance), store_(store) {}

  // `faulty`: claims of any kind, some of which a graph refuses; else such as it takes.
  Told Draw(const std::string& request, size_t count, bool faulty) {
    Told told{request, {}, {}};
    graded_.clear();
    while (told.changes.size() < count) {
      const size_t which = chance_.Below(100);
      if (which < 15 && !known_.empty()) {
        AddJudgement(&told);
      } else if (which < 30 && !known_.empty()) {
        told.changes.push_back(chance_.OneOf(known_));  // again
      } else if (which < 40 && store_.graph().open) {
        AddEdge(&told);
      } else {
        AddClaim(faulty, &told);
      }
    }
    return told;
  }
  // What was drawn last has been recorded.
  void Keep(const Told& told) {
    for (const Change& change : told.changes) {
      if (const auto* claim = std::get_if<Claim>(&change)) known_.push_back(*claim);
    }
  }

 private:
  void AddClaim(bool faulty, Told* told) {
    Claim claim = RandomClaim(chance_);
    if (chance_.Percent(12)) claim = ExternalId();
    if (faulty && chance_.Percent(3)) claim.subject = "nobody";
    if (!faulty && claim.voice.document == "doc-0-undated") return;
    if (!faulty && claim.predicate == kExternalIdPredicate) claim.subject = "state-x";
    told->changes.push_back(claim);
  }

  Claim ExternalId() {
    Claim claim = Says(chance_.OneOf(TheCast().states), kExternalIdPredicate,
                       TextValue(absl::StrCat(chance_.Below(3))));
    claim.voice.document = chance_.OneOf(TheCast().documents);
    if (chance_.Percent(70)) {
      const size_t year = 1990 + chance_.Below(20);
      claim = During(claim, absl::StrCat(year, "/", year + chance_.Below(3)));
    }
    return claim;
  }

  void AddEdge(Told* told) {
    Claim claim = Says(chance_.OneOf(TheCast().states), chance_.Percent(50) ? "trades" : "aids",
                       EntityId("union"));
    claim.voice.document = chance_.OneOf(TheCast().documents);
    claim.instance =
        store_.NewInstance("tester", told->request, static_cast<uint32_t>(told->changes.size()));
    told->makes.insert(told->changes.size());
    told->changes.push_back(claim);
  }

  // On a claim recorded before: a commit does not know of those that come behind.
  void AddJudgement(Told* told) {
    const ClaimId claim = store_.IdOf(chance_.OneOf(known_));
    switch (chance_.Below(3)) {
      case 0:
        told->changes.push_back(Judges(Prefer{claim}));
        return;
      case 1:
        told->changes.push_back(Judges(Deprecate{claim}));
        return;
      default: {
        if (!graded_.insert(claim).second) return;  // once in a commit
        Grade grade{claim, "admiralty"};
        grade.reliability = static_cast<Reliability>(1 + chance_.Below(4));
        told->changes.push_back(Judges(grade));
      }
    }
  }

  Chance& chance_;
  const Store& store_;
  std::vector<Claim> known_;
  std::set<RecordId> graded_;
};

// "changes[7": of several things that are wrong with it either may be told.
std::string ChangeOf(const absl::Status& status) {
  const auto detail = DetailOf(status);
  return detail.has_value() ? detail->field.substr(0, detail->field.find(']')) : "";
}

struct Seen {
  uint64_t claims = 0;
  uint64_t judgements = 0;
  int refused = 0;
};

void CompareOn(const std::function<std::unique_ptr<Engine>(int)>& make, size_t memory_bytes,
               Seen* seen, int graphs = kGraphs) {
  Limits limits;
  limits.bulk_load_memory_bytes = memory_bytes;
  Chance chance(kSeed);
  for (int i = 0; i < graphs; ++i) {
    SCOPED_TRACE(absl::StrCat("seed ", kSeed, ", graph ", i));
    const bool open = i % 2 == 1;
    const std::unique_ptr<Engine> engine = make(i);
    MemoryEngine memory;
    TestGraph committed(memory, open);
    TestGraph loaded(*engine, open, limits);
    LoadDrawer drawer(chance, committed.store());
    for (int load = 0; load < 6; ++load) {
      SCOPED_TRACE(absl::StrCat("load ", load));
      Told told{"types", Types(), {}};
      if (load > 0) {
        told = drawer.Draw(absl::StrCat("load ", load), 10 + chance.Below(100), load % 2 == 0);
      }
      const auto written = Write(committed.store(), told);
      if (load == 3) {  // not only loads go before a load
        ASSERT_EQ(Write(loaded.store(), told).ok(), written.ok());
        if (written.ok()) drawer.Keep(told);
        continue;
      }
      const absl::StatusOr<BulkLoadResult> result = Load(loaded.store(), told);
      ASSERT_EQ(result.ok(), written.ok()) << result.status() << " / " << written.status();
      if (!written.ok()) {
        EXPECT_EQ(ChangeOf(result.status()), ChangeOf(written.status()));
        ++seen->refused;
      } else {
        drawer.Keep(told);
        seen->claims += result->counts.claims;
        seen->judgements += result->counts.judgements;
        const auto again = Load(loaded.store(), told);
        ASSERT_TRUE(again.ok()) << again.status();
        EXPECT_TRUE(again->replayed || !again->changed);
      }
      ASSERT_TRUE(RowsOf(loaded.store()) == RowsOf(committed.store()));
    }
  }
}

void ExpectMuch(const Seen& seen, int graphs) {
  EXPECT_GT(seen.claims, 20u * graphs);
  EXPECT_GT(seen.judgements, 5u * graphs);
  EXPECT_GT(seen.refused, graphs / 4);
}

TEST(BulkLoadAgreementTest, InMemory) {
  const auto make = [](int) { return std::make_unique<MemoryEngine>(); };
  Seen seen;
  CompareOn(make, Limits().bulk_load_memory_bytes, &seen);
  ExpectMuch(seen, kGraphs);
  CompareOn(make, 4'096, &seen);
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
  Seen seen;
  CompareOn(make, 4'096, &seen, kGraphsOnDisk);
  ExpectMuch(seen, kGraphsOnDisk);
}

}  // namespace
}  // namespace entente

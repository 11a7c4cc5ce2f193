// A graph in memory with a clock and a randomness that repeat, and short ways to say claims.
#ifndef ENTENTE_TESTS_GRAPH_STORE_TEST_GRAPH_H_
#define ENTENTE_TESTS_GRAPH_STORE_TEST_GRAPH_H_

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "graph/engine/engine.h"
#include "graph/engine/memory/memory_engine.h"
#include "graph/model/claim.h"
#include "graph/model/judgement.h"
#include "graph/ontology/ontology.h"
#include "graph/store/store.h"

namespace entente {

// Stands still until it is set.
class SetClock final : public Clock {
 public:
  Instant Now() const override { return Instant{micros_.load()}; }
  void Set(Instant instant) { micros_.store(instant.micros); }

 private:
  std::atomic<int64_t> micros_{1'000'000'000'000'000};
};

// Bytes that count up: never the same twice, the same in every run.
class CountedRandom final : public Random {
 public:
  std::string Bytes(size_t count) override;

 private:
  std::atomic<uint64_t> next_{1};
};

// The built-in ontology, read once.
const Ontology& TestOntology();

// A claim that asserts a fact in the document "doc", said by the document itself.
Claim Says(absl::string_view subject, absl::string_view predicate, Object object);
Claim TypeOf(absl::string_view entity, absl::string_view type);
Claim During(Claim claim, absl::string_view period);
Object TextValue(absl::string_view text);
Judgement Judges(decltype(Judgement::act) act);

// Reason and field of an error: "UNKNOWN_TYPE at changes[0].claim.value".
std::string ReasonAt(const absl::Status& status);

// Thread-safe where Store is.
class TestGraph {
 public:
  TestGraph() : TestGraph(own_engine_) {}
  // `engine` outlives the graph.
  explicit TestGraph(Engine& engine, bool open = false, const Limits& limits = {});

  // Commits under a request id of its own.
  absl::StatusOr<CommitResult> Write(std::vector<Change> changes);
  Commit NewCommit(std::vector<Change> changes);
  // As Write; the test fails on an error.
  CommitResult Must(std::vector<Change> changes);
  // Id of a claim or judgement that Must records alone.
  ClaimId MustClaim(const Claim& claim);
  JudgementId MustJudge(decltype(Judgement::act) act);

  // The error of a commit that must fail and leave nothing written: neither head nor log move.
  absl::Status MustFail(const Commit& commit);
  absl::Status MustFail(std::vector<Change> changes);

  // Types documents, agents, places and units that most tests use: doc, doc2 (Document), GUR, MFA
  // (GovernmentBody), RU, UA, KP (State), kursk, rostov (Region), site (Site), u1, u2
  // (MilitaryUnit), kim (Person).
  void Furnish();

  Store& store() { return *store_; }
  Engine& engine() { return engine_; }
  MemoryEngine& memory() { return own_engine_; }
  SetClock& clock() { return clock_; }

  // Opens the store again, on what the engine holds.
  void Reopen();

 private:
  MemoryEngine own_engine_;
  Engine& engine_;
  const bool open_;
  const Limits limits_;
  SetClock clock_;
  CountedRandom random_;
  std::unique_ptr<Store> store_;
  std::atomic<uint64_t> requests_{0};
};

}  // namespace entente

#endif  // ENTENTE_TESTS_GRAPH_STORE_TEST_GRAPH_H_

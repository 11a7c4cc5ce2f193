// A graph's whole history as a list of commits, written down before it happens: the same script is
// recorded by the reference and by a store, and both give every claim and judgement the same id.
#ifndef ENTENTE_TESTS_AGREEMENT_SCRIPT_H_
#define ENTENTE_TESTS_AGREEMENT_SCRIPT_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/encoding/canonical.h"
#include "graph/engine/engine.h"
#include "graph/store/store.h"
#include "tests/agreement/reference_graph.h"

namespace entente {

// The commit at position i of a script is revision i + 1: each one changes something.
struct ScriptedCommit {
  std::string principal;
  Instant recorded_at;
  std::vector<Change> changes;
};
using Script = std::vector<ScriptedCommit>;

// Ids as every store gives them that was created with the scripts' key.
ClaimId ScriptedId(const Claim& claim);
JudgementId ScriptedId(const Judgement& judgement, const std::string& principal, Revision revision,
                       size_t index);

void Record(const Script& script, ReferenceGraph* reference);

// A store that a script was committed to. Not movable; `engine` and `ontology` outlive it.
class ScriptedStore {
 public:
  // Commits all of it. The errors are the store's; kInternal says which revision or id is not what
  // the script says.
  static absl::StatusOr<std::unique_ptr<ScriptedStore>> Make(const Script& script, Engine& engine,
                                                             const Ontology& ontology,
                                                             bool open = false);
  // Commits one more.
  absl::Status Append(const ScriptedCommit& scripted);

  const Store& store() const { return *store_; }
  // The same cuts, at the store's revision of the script's: a new graph may have revisions before.
  AsOf AsOfHere(AsOf as_of) const {
    as_of.recorded_at += before_;
    return as_of;
  }

 private:
  // Stands still until it is set.
  class SetClock final : public Clock {
   public:
    Instant Now() const override { return now_; }
    void Set(Instant now) { now_ = now; }

   private:
    Instant now_;
  };

  ScriptedStore() = default;

  SetClock clock_;
  std::unique_ptr<Store> store_;
  Revision before_ = 0;   // revisions of the new graph
  Revision written_ = 0;  // of the script
};

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_SCRIPT_H_

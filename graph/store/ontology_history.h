// What a graph's ontology was at each revision. The built-in ontology, then version by version what
// its users applied, and on an open graph the names that came into use undeclared.
//
// Later ontologies only add (graph/ontology/compare_ontologies.h), so one in memory is enough: each
// definition knows the revision that brought it, and a read at an earlier one leaves it out. That
// way a read at revision r is answered alike for ever, its page tokens included.
#ifndef ENTENTE_GRAPH_STORE_ONTOLOGY_HISTORY_H_
#define ENTENTE_GRAPH_STORE_ONTOLOGY_HISTORY_H_

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/model/as_of.h"
#include "graph/ontology/ontology.h"
#include "graph/store/draft.h"
#include "graph/store/free_names.h"
#include "graph/store/ontology_rows.h"

namespace entente {

// At and Now: any thread. The others: whoever leads the commit queue (graph/store/commit_queue.h),
// or before there is one.
class OntologyHistory {
 public:
  // Reads what is recorded. kDataLoss for bad rows; kFailedPrecondition where what was applied once
  // is refused by this server's built-in ontology. `built_in` outlives the history.
  static absl::StatusOr<std::unique_ptr<OntologyHistory>> Read(const Ontology& built_in, bool open,
                                                               Draft& draft);

  // For reads at `revision`. It may hold names that nothing recorded at the revision uses.
  std::shared_ptr<const Ontology> At(Revision revision) const;
  // The newest: what writes go by.
  std::shared_ptr<const Ontology> Now() const;

  // To be called before a commit is planned. What was published for a commit that then was not
  // recorded is taken back.
  absl::Status Follow(Draft& draft);

  // The newest as declared, built-in and applied, without times: what a later one is compared with.
  const Ontology& Declared() const { return *declared_; }
  const Ontology& BuiltIn() const { return built_in_; }

  // Publish what the commit being planned, of revision `revision`, will record: before it can be
  // seen, so that whoever sees it knows its names.
  void PublishVersion(const Ontology& declared, const OntologyRecord& record, Revision revision);
  void PublishNames(const FreeNames& names, Revision revision);

 private:
  OntologyHistory(const Ontology& built_in, bool open) : built_in_(built_in), open_(open) {}

  absl::Status Load(Draft& draft);
  void Publish();

  const Ontology& built_in_;
  const bool open_;

  // The leader's.
  std::shared_ptr<const Ontology> declared_;
  OntologyTimes times_;
  // What was published last, until it is seen to be recorded: its revision and one of its rows.
  Revision published_ = 0;
  std::optional<RowPlace> unseen_;

  mutable std::mutex mutex_;
  std::shared_ptr<const Ontology> now_;
  mutable std::map<Revision, std::shared_ptr<const Ontology>> earlier_;  // a few, by newest()
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_ONTOLOGY_HISTORY_H_

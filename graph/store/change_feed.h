// The change log, followed: commits in order from any revision, without gap. A bulk load may be
// larger than memory and comes in pieces; all else comes whole.
#ifndef ENTENTE_GRAPH_STORE_CHANGE_FEED_H_
#define ENTENTE_GRAPH_STORE_CHANGE_FEED_H_

#include <optional>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "graph/encoding/commit_record.h"
#include "graph/encoding/ontology_record.h"
#include "graph/model/as_of.h"
#include "graph/model/claim.h"
#include "graph/model/judgement.h"
#include "graph/model/lens.h"
#include "graph/ontology/descriptor_set.h"
#include "graph/store/store.h"

namespace entente {

// A version of the graph's own ontology, with its files.
struct RecordedOntology {
  OntologyRecord record;
  std::vector<OntologyFile> files;
};

// One thing that a commit recorded.
struct RecordedChange {
  RecordId id;  // zero for a lens or an ontology
  std::variant<Claim, Judgement, Lens, RecordedOntology> change;
};

struct RecordedCommit {
  Revision revision = 0;
  CommitRecord record;
  std::vector<RecordedChange> changes;  // in order; claims already present are not repeated
  // Of a bulk load's pieces: whether it begins with this one, and whether it ends with it. The
  // changes of a load are in order of subjects, each claim with its judgements behind it.
  bool begins = true;
  bool ends = true;
};

// A position in the log of one graph. Pulls: what a slow follower has not asked for stays in the
// store, so it costs no memory. One thread at a time.
class ChangeFeed {
 public:
  // Begins at `from` (0 is taken as 1). `store` outlives the feed.
  ChangeFeed(const Store& store, Revision from);

  // The next commits, at least one, or one piece of a load, and then whole ones up to about
  // `max_changes` and, as stored, `max_bytes`, which a piece keeps to as well unless it is one
  // change, waiting until `deadline` for the first. Empty when
  // the deadline passes. kDataLoss for a log with a gap.
  absl::StatusOr<std::vector<RecordedCommit>> Next(size_t max_changes, absl::Time deadline,
                                                   size_t max_bytes = Engine::kMaxCommitBytes);

  // The revision that Next returns next, or goes on with.
  Revision position() const { return next_.sequence; }

 private:
  // The commit, or piece of a load of about `max_bytes`, that begins at rows[*at]; moves *at behind
  // it.
  absl::StatusOr<RecordedCommit> ReadNext(const TailPage& page, size_t max_bytes, size_t* at);

  const Store& store_;
  TailPosition next_;
  std::optional<CommitRecord> load_;  // whose pieces are being read
  size_t most_rows_ = 0;              // of the next page, so that little is read in vain; 0: any
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_CHANGE_FEED_H_

// Records: claims, judgements and commits with what was recorded about them, domain -> wire.
#ifndef ENTENTE_SERVER_CONVERT_RECORDS_H_
#define ENTENTE_SERVER_CONVERT_RECORDS_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "entente/v1/graph_service.pb.h"
#include "entente/v1/proposition.pb.h"
#include "graph/resolve/evidence.h"
#include "graph/store/change_feed.h"
#include "graph/store/history.h"
#include "graph/store/view.h"

namespace entente {

// Writes records as one read sees them. One thread at a time; keeps the times of the revisions it
// has looked up. `view` outlives it.
class RecordWriter {
 public:
  explicit RecordWriter(View& view) : view_(view) {}

  // In the order given: publication and bounds as read, judgements (those retracted since, too,
  // with their retraction), and why the lens of the view keeps the claim out.
  absl::StatusOr<std::vector<v1::ClaimRecord>> Records(absl::Span<const RecordedClaim> claims);

  // Entries as recorded; claims without their judgements, which are entries of their own.
  absl::StatusOr<std::vector<v1::HistoryEntry>> Entries(absl::Span<const HistoryEntry> history);

  // When a revision was recorded: an instant; empty for revision 0.
  absl::StatusOr<std::string> TimeOf(Revision revision);

 private:
  absl::StatusOr<const CommitRecord*> CommitOf(Revision revision);
  absl::StatusOr<v1::ClaimRecord> RecordOf(const RecordedClaim& claim, const Surroundings& around);
  absl::Status AddJudgements(const std::vector<HistoryEntry>& history, v1::ClaimRecord* record);
  absl::StatusOr<v1::JudgementRecord> JudgementOf(const HistoryEntry& entry);
  absl::StatusOr<v1::JudgementRetraction> RetractionOf(const HistoryEntry& entry);

  View& view_;
  std::map<Revision, CommitRecord> commits_;
};

// All ids of each document in the view: any may have been judged.
IdsOfDocuments AllIdsIn(View& view);

// A commit as Watch sends it: in parts that make messages of at most `part_bytes`, but for a change
// that is larger by itself; at least one change each and at least one part.
std::vector<v1::CommitPart> PartsOf(RecordedCommit commit, size_t part_bytes,
                                    uint32_t parts_before = 0);

}  // namespace entente

#endif  // ENTENTE_SERVER_CONVERT_RECORDS_H_

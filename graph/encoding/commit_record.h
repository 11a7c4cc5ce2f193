// The record of one commit: the change log's row.
#ifndef ENTENTE_GRAPH_ENCODING_COMMIT_RECORD_H_
#define ENTENTE_GRAPH_ENCODING_COMMIT_RECORD_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/model/claim.h"
#include "graph/model/instant.h"

namespace entente {

// What became of one change of a commit.
struct ChangeRecord {
  enum class Kind : uint8_t {
    kClaim = 1,
    kJudgement = 2,
    kRetraction = 3,
    kLens = 4,
    kOntology = 5  // format 2
  };
  enum class Outcome : uint8_t { kRecorded = 1, kAlreadyPresent = 2 };
  Kind kind = Kind::kClaim;
  Outcome outcome = Outcome::kRecorded;
  RecordId id;  // of the claim or judgement; zero for a lens or an ontology
  friend bool operator==(const ChangeRecord&, const ChangeRecord&) = default;
};

struct CommitRecord {
  Instant recorded_at;
  std::string principal;
  std::string request_id;
  std::string payload_digest;  // SHA-256 of the request's changes
  std::vector<ChangeRecord> changes;
  friend bool operator==(const CommitRecord&, const CommitRecord&) = default;
};

std::string EncodeCommitRecord(const CommitRecord& record);
absl::StatusOr<CommitRecord> DecodeCommitRecord(absl::string_view bytes);

// The newest storage format that this program reads and writes.
inline constexpr uint32_t kFormatVersion = 2;

// The row of table kGraph: what a graph was created with. A graph is kept in the least format that
// can say what it holds: 1, or 2 once it is open or has an ontology of its own.
struct GraphRecord {
  uint32_t format_version = 1;
  std::string name;
  std::string id_key;      // 32 bytes
  std::string cursor_key;  // 32 bytes: authenticates page cursors
  Instant created_at;
  bool open = false;  // any type, any predicate; needs format 2
  friend bool operator==(const GraphRecord&, const GraphRecord&) = default;
};
// Decoding: kFailedPrecondition for a format newer than this program's, else kDataLoss.
std::string EncodeGraphRecord(const GraphRecord& record);
absl::StatusOr<GraphRecord> DecodeGraphRecord(absl::string_view bytes);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENCODING_COMMIT_RECORD_H_

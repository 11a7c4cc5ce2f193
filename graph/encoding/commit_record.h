// The record of one commit: the change log's row.
#ifndef ENTENTE_GRAPH_ENCODING_COMMIT_RECORD_H_
#define ENTENTE_GRAPH_ENCODING_COMMIT_RECORD_H_

#include <cstdint>
#include <optional>
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

// What became of the changes of a bulk load, which are too many to be listed one by one.
struct LoadRecord {
  uint64_t claims = 0;           // recorded by it
  uint64_t already_present = 0;  // claims in it that were recorded before, or earlier in it
  uint64_t judgements = 0;       // recorded by it
  uint64_t entities = 0;         // first named by it
  friend bool operator==(const LoadRecord&, const LoadRecord&) = default;
};

struct CommitRecord {
  Instant recorded_at;
  std::string principal;
  std::string request_id;
  std::string payload_digest;  // SHA-256 of the request's changes
  std::vector<ChangeRecord> changes;
  std::optional<LoadRecord> load =
      std::nullopt;  // of a bulk load, which has no `changes`; format 3
  friend bool operator==(const CommitRecord&, const CommitRecord&) = default;
};

std::string EncodeCommitRecord(const CommitRecord& record);
absl::StatusOr<CommitRecord> DecodeCommitRecord(absl::string_view bytes);

// The newest storage format that this program reads and writes.
inline constexpr uint32_t kFormatVersion = 3;
inline constexpr uint32_t kLoadFormat = 3;  // the first that has room for a bulk load

// The row of table kGraph: what a graph was created with. A graph is kept in the least format that
// can say what it holds: 1; 2 once it is open or has an ontology of its own; 3 once it has been
// loaded in bulk.
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

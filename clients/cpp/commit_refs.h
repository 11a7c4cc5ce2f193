// References in files of commits: what a file calls by a name of its own, a graph calls by an id
// that depends on the graph.
#ifndef ENTENTE_CLIENTS_CPP_COMMIT_REFS_H_
#define ENTENTE_CLIENTS_CPP_COMMIT_REFS_H_

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "entente/v1/graph_service.pb.h"

namespace entente {

// From references to ids, for imports. Memory: one entry for each reference of the file.
class ImportRefs {
 public:
  // Makes `request` ready to send: references to earlier commits become ids, those within the
  // commit stay, and names that nothing later in the commit uses are dropped.
  // kInvalidArgument, with the field's path: a reference that nothing before it bears, or a name
  // borne before. `request` is then unspecified.
  absl::Status Prepare(v1::CommitRequest* request) const;

  // Keeps the ids that `answer` gives to the names in `original`, the request as read.
  // REQUIRES: one result for each change.
  void Keep(const v1::CommitRequest& original, const v1::CommitResponse& answer);

 private:
  absl::flat_hash_map<std::string, std::string> ids_;
};

// Adds the references that the judgements of a commit refer to.
void AddUsedRefs(const v1::CommitRequest& request, absl::flat_hash_set<std::string>* used);

// From ids to references, for exports: "c:<hex>" for claims, "j:<hex>" for judgements.
class ExportRefs {
 public:
  // The change that records `recorded`, named, with what this export has named before called by its
  // reference. REQUIRES: `recorded` is not a lens.
  v1::Change Change(const v1::RecordedChange& recorded);

 private:
  absl::flat_hash_set<std::string> named_;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CPP_COMMIT_REFS_H_

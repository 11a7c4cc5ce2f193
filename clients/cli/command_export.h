// entente export: the commits of a graph as a file that any graph can import.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_EXPORT_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_EXPORT_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/session.h"
#include "clients/cpp/commit_line.h"
#include "clients/cpp/commit_refs.h"
#include "entente/v1/ontology_version.pb.h"

namespace CLI {
class App;
}  // namespace CLI

namespace entente {

// Puts the parts of commits together and makes lines of them.
class CommitExport {
 public:
  // Takes the next part; puts the line into `*line` when the commit is whole and has anything but
  // lenses, else leaves it empty. A bulk load, which may have more changes than a line can hold,
  // becomes several, as soon as each is full. kDataLoss where a part is missing.
  absl::Status Add(const v1::CommitPart& part, std::string* line);
  // kDataLoss where the last commit is not whole.
  absl::Status End() const;

  uint64_t commits() const { return commits_; }
  uint64_t ontologies() const { return ontologies_; }
  uint64_t lenses() const { return lenses_; }  // passed over: the format has none

 private:
  absl::Status EndLine(const v1::CommitPart& part, bool more, std::string* line);

  ExportRefs refs_;
  v1::CommitRequest commit_;
  std::optional<v1::RecordedOntology> ontology_;
  uint64_t revision_ = 0;
  uint32_t parts_seen_ = 0;
  uint64_t lines_ = 0;  // that the commit has made before
  bool open_ = false;
  uint64_t commits_ = 0;
  uint64_t ontologies_ = 0;
  uint64_t lenses_ = 0;
};

void AddExport(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_EXPORT_H_

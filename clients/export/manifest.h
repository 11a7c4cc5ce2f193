// The paper that goes with an export: what was read, as of when and through which lens, how much
// came, what was left out, and which documents it rests on.
#ifndef ENTENTE_CLIENTS_EXPORT_MANIFEST_H_
#define ENTENTE_CLIENTS_EXPORT_MANIFEST_H_

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "entente/v1/reading.pb.h"

namespace entente {

// One answer that was read for the rows.
struct ExportedRead {
  std::string method;     // "ListPropositions"
  std::string about;      // the predicate, a year; may be empty
  uint64_t rows = 0;      // as they came
  std::string reference;  // what Cite gave; empty where nothing is cited
};

// A document that supports a row, as the graph knows it at any valid time.
struct ExportedSource {
  std::string id;
  std::vector<std::string> titles, issuers, published, addresses, licences;
};

struct ManifestHead {
  std::string format;  // "graphml"
  nlohmann::ordered_json selection;
  v1::ResolvedScope scope;
  std::string version;  // of Entente
  std::vector<ExportedRead> reads;
  std::map<std::string, uint64_t> counts;
  std::map<std::string, uint64_t> hidden;  // by reason, summed over the reads
  std::vector<std::string> notes;
  std::vector<std::string> files;
};

// Writes a manifest as JSON, its sources one at a time, because there may be many. Borrows `out`.
class ManifestWriter {
 public:
  explicit ManifestWriter(std::ostream& out) : out_(out) {}

  // First; errors: those of JsonOf.
  absl::Status Begin(const ManifestHead& head);
  void Source(const ExportedSource& source);
  // Last.
  void End();

 private:
  std::ostream& out_;
  uint64_t sources_ = 0;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_MANIFEST_H_

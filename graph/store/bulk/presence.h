// Whether rows are recorded, asked in ascending order: a merge join of what is asked for with what
// the engine has.
#ifndef ENTENTE_GRAPH_STORE_BULK_PRESENCE_H_
#define ENTENTE_GRAPH_STORE_BULK_PRESENCE_H_

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/engine/engine.h"

namespace entente {

// One thread at a time.
class Presence {
 public:
  // `engine` outlives it.
  Presence(const Engine& engine, Sequence snapshot) : engine_(engine), snapshot_(snapshot) {}

  // REQUIRES: (partition, suffix) is not below what was asked for before.
  absl::StatusOr<bool> Has(absl::string_view partition, absl::string_view suffix);

 private:
  absl::Status Fetch(absl::string_view suffix);

  const Engine& engine_;
  const Sequence snapshot_;
  std::string partition_;
  ScanPage page_;
  size_t at_ = 0;  // the first row of the page not below what was asked for last
  bool begun_ = false;
  size_t limit_ = 8;  // rows of the next page
  size_t used_ = 0;   // questions that the page has answered
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_BULK_PRESENCE_H_

// What the second half of a bulk load works on, and the records that its checks are made of.
#ifndef ENTENTE_GRAPH_STORE_BULK_LOAD_BASIS_H_
#define ENTENTE_GRAPH_STORE_BULK_LOAD_BASIS_H_

#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "graph/engine/engine.h"
#include "graph/model/as_of.h"
#include "graph/model/status.h"

namespace entente {

// The graph that a load is joined with and checked against.
struct LoadBasis {
  const Engine& engine;
  Revision head;
  bool empty = false;  // no claim is recorded
  const std::function<bool()>* cancelled = nullptr;

  // kCancelled once the load is not wanted any more. Cheap: asked for every row.
  absl::Status GoOn() const {
    if (cancelled == nullptr || !*cancelled || !(*cancelled)()) return absl::OkStatus();
    return WithDetail(
        absl::CancelledError("the caller has cancelled the load; nothing is recorded"),
        {"CANCELLED", "", ""});
  }
};

// What a check wants to know of one change: a kind, what is looked up (together its group), and the
// rest, with the change's number at the end. Records are sorted by group and rest; of those that
// differ in their numbers alone only the first is kept.
struct Asked {
  std::string group;
  std::string rest;
  std::string value;
};

// The first byte of a group, in the order in which kinds are checked.
enum class AskedKind : char { kInstance = 'I', kType = 'T', kExternalId = 'X' };
using AddAsked = std::function<absl::Status(const std::string& group, absl::string_view rest,
                                            uint64_t number, absl::string_view value)>;

// Takes down why a change fails; its detail's field is relative to the change. Errors of the engine
// it returns.
using NoteFailure = std::function<absl::Status(uint64_t number, const absl::Status& failure)>;

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_BULK_LOAD_BASIS_H_

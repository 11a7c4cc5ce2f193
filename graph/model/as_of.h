// The three cuts of every read: about when, as published before, as recorded at.
#ifndef ENTENTE_GRAPH_MODEL_AS_OF_H_
#define ENTENTE_GRAPH_MODEL_AS_OF_H_

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/model/instant.h"

namespace entente {

// Number of a commit of a graph: 1, 2, ...; 0 is the empty graph.
using Revision = uint64_t;

enum class ValidMode : uint8_t { kSometime = 1, kThroughout = 2 };

// Half-open; an instant t is [t, t+1us), a date its UTC day, ALL is unbounded on both sides.
struct ValidCut {
  Instant start;
  Instant end;
  ValidMode mode = ValidMode::kSometime;
  friend bool operator==(const ValidCut&, const ValidCut&) = default;
};

// Published before the start of a day (dated) or before an instant.
struct PublishedCut {
  Instant before;
  bool dated = false;
  friend bool operator==(const PublishedCut&, const PublishedCut&) = default;
};

// Resolved: every default filled in. This is what is echoed in every answer.
struct AsOf {
  ValidCut valid;
  std::optional<PublishedCut> published_before;
  bool current_judgements = false;  // hindsight counts in spite of a publication cut
  Revision recorded_at = 0;
  friend bool operator==(const AsOf&, const AsOf&) = default;
};

// "2024-10-27" (a day), "2024-10", "2024" (that month, that year), "2024-10-01/2024-10-31" (both
// days included; either side may be empty or ".." for unbounded), an instant with zone, a period
// of instants, "ALL", or "now" (the instant `now`). kInvalidArgument for anything else or an
// inverted or empty period.
absl::StatusOr<ValidCut> ParseValidCut(absl::string_view text, Instant now);
std::string FormatValidCut(const ValidCut& cut);  // without the mode

// A day or an instant.
absl::StatusOr<PublishedCut> ParsePublishedCut(absl::string_view text);
std::string FormatPublishedCut(const PublishedCut& cut);

// True if something published at `publication` was certainly published before `cut`: days against
// days; a dated document against an instant ends at 12:00Z of the day after its last day.
bool PublishedBefore(const Moment& publication, const PublishedCut& cut);

// A recorded cut as asked: a revision number, or an instant (the greatest revision recorded at or
// before it).
using RecordedCut = std::variant<Revision, Instant>;
absl::StatusOr<RecordedCut> ParseRecordedCut(absl::string_view text);

}  // namespace entente

#endif  // ENTENTE_GRAPH_MODEL_AS_OF_H_

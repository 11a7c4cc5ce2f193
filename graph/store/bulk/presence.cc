// Pages of rows are read from the engine, each from the row asked for on. A page that answered
// several questions doubles the next one, a page that answered one only halves it: where the load
// is dense in the graph this is a scan, where it is sparse a look-up each, and never dearer than
// about twice the better of the two.
#include "graph/store/bulk/presence.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "graph/model/status.h"

namespace entente {

namespace {

constexpr size_t kLeastPage =
    4;  // with one row it could not be told that the next one is asked for

}  // namespace

absl::StatusOr<bool> Presence::Has(absl::string_view partition, absl::string_view suffix) {
  if (!begun_ || partition != partition_) {
    begun_ = true;
    partition_.assign(partition.data(), partition.size());
    limit_ = std::max(limit_ / 2, kLeastPage);
    RETURN_IF_ERROR(Fetch(suffix));
  }
  while (at_ < page_.rows.size() && page_.rows[at_].suffix < suffix) ++at_;
  if (at_ == page_.rows.size() && page_.more) {
    limit_ =
        used_ > 1 ? std::min(2 * limit_, ScanRequest::kMaxPage) : std::max(limit_ / 2, kLeastPage);
    RETURN_IF_ERROR(Fetch(suffix));
  }
  ++used_;
  return at_ < page_.rows.size() && page_.rows[at_].suffix == suffix;
}

absl::Status Presence::Fetch(absl::string_view suffix) {
  ScanRequest request{partition_, "", std::nullopt, limit_};
  // Behind a newer version than any: the row itself is the first of the page.
  if (!suffix.empty()) {
    request.after = ScanPosition{std::string(suffix), std::numeric_limits<Sequence>::max()};
  }
  ASSIGN_OR_RETURN(std::vector<ScanPage> pages,
                   engine_.MultiScan({&request, 1}, snapshot_, absl::InfiniteFuture()));
  page_ = std::move(pages.front());
  at_ = 0;
  used_ = 0;
  return absl::OkStatus();
}

}  // namespace entente

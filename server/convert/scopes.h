// The head of every read: AsOf, lens and budget, as asked and as they came to be.
#ifndef ENTENTE_SERVER_CONVERT_SCOPES_H_
#define ENTENTE_SERVER_CONVERT_SCOPES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "entente/v1/reading.pb.h"
#include "graph/model/as_of.h"
#include "graph/model/lens.h"
#include "graph/model/limits.h"
#include "graph/query/pattern.h"
#include "graph/store/budget.h"
#include "graph/store/store.h"

namespace entente {

// Defaults filled in: now, SOMETIME, no publication cut, the head of `store`. kInvalidArgument with
// the path below the AsOf; kOutOfRange for a revision beyond the head.
absl::StatusOr<AsOf> AsOfFromWire(const v1::AsOf& wire, const Store& store);

// The lens chosen: stored (kNotFound), sent along, or the default one.
absl::StatusOr<Lens> LensChoiceFromWire(const v1::LensChoice& wire, const Store& store);

// The server's defaults for what is 0; kInvalidArgument (LIMIT_BUDGET) for more than the limits.
absl::StatusOr<Budget::Amounts> BudgetFromWire(const v1::Budget& wire, const Limits& limits);

v1::ResolvedScope ScopeToWire(const std::string& graph, const AsOf& as_of, const Lens& lens,
                              const std::string& recorded_at);

// What is hidden, in order of reason, without the reasons that hide nothing.
std::vector<v1::HiddenCount> HiddenToWire(const Hidden& hidden);

// How an answer ended. `page_token` is empty when complete.
v1::Trailer TrailerToWire(const Ending& ending, const Budget& budget,
                          const std::string& page_token);

}  // namespace entente

#endif  // ENTENTE_SERVER_CONVERT_SCOPES_H_

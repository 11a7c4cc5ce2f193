// Who holds one external id when, in order of beginnings: finds the claims that meet somebody
// else's.
#ifndef ENTENTE_GRAPH_STORE_BULK_ID_SWEEP_H_
#define ENTENTE_GRAPH_STORE_BULK_ID_SWEEP_H_

#include <cstdint>
#include <functional>
#include <map>
#include <optional>

#include "absl/status/status.h"
#include "graph/store/external_id_check.h"

namespace entente {

// One thread at a time.
class IdSweep {
 public:
  // Is told that the change of that number meets what somebody else holds: of those that do, the
  // one with the least number among others.
  using Meets = std::function<absl::Status(uint64_t number, const HeldId& other)>;
  explicit IdSweep(Meets meets) : meets_(std::move(meets)) {}

  // The next one of the same text and scheme. `number`: the change that claims it; nullopt: it is
  // recorded. `holds`: others may not meet it; false for a claim in a document that is retracted.
  // REQUIRES: begins no earlier than the one before.
  absl::Status Add(const HeldId& held, std::optional<uint64_t> number, bool holds);

 private:
  // Changes that met nobody so far, of one holder: the least number among those that end behind an
  // instant is that of the first one that does. Ends and numbers both ascend.
  using Open = std::map<Instant, uint64_t>;

  const HeldId* MetBy(const HeldId& held) const;
  absl::Status MeetOthers(const HeldId& held);
  void Keep(const HeldId& held, uint64_t number);
  void Remember(const HeldId& held);

  const Meets meets_;
  std::map<EntityId, Open> open_;
  // Of two holders, what ends last.
  std::optional<HeldId> last_;
  std::optional<HeldId> last_of_others_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_BULK_ID_SWEEP_H_

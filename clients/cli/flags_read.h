// The head of every read in flags: the three cuts, the lens, the budget.
#ifndef ENTENTE_CLIENTS_CLI_FLAGS_READ_H_
#define ENTENTE_CLIENTS_CLI_FLAGS_READ_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/entity_lookup.h"
#include "clients/cli/flags_lens.h"
#include "entente/v1/reading.pb.h"

namespace CLI {
class App;
}  // namespace CLI

namespace entente {

// Each field of entente.v1.AsOf, LensChoice and Budget.
struct ReadFlags {
  std::string valid, mode, published_before, judgements, recorded_at;
  std::string lens_name;
  LensFlags lens;
  uint64_t budget_edges = 0, budget_rows = 0, budget_bytes = 0;
};

void AddReadFlags(CLI::App* command, ReadFlags* flags);

// The cuts and the lens of one of two reads, each flag's name behind `prefix` ("after-"). A lens in
// `over` takes the place of the other kind of lens.
void AddSideFlags(CLI::App* command, ReadFlags* flags, const std::string& prefix);
ReadFlags Overridden(const ReadFlags& flags, const ReadFlags& over);

// The scope of a read of `graph`. Usage errors: unknown words; a stored lens together with pieces
// of an inline one. Others: those of `lookup`.
absl::StatusOr<v1::ReadScope> ScopeOf(const std::string& graph, const ReadFlags& flags,
                                      const Lookup& lookup);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_FLAGS_READ_H_

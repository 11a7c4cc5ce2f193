// What a hop may follow, in flags: each field of entente.v1.Step.
#ifndef ENTENTE_CLIENTS_CLI_FLAGS_STEP_H_
#define ENTENTE_CLIENTS_CLI_FLAGS_STEP_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/entity_lookup.h"
#include "entente/v1/traversal.pb.h"

namespace CLI {
class App;
}  // namespace CLI

namespace entente {

struct StepFlags {
  std::vector<std::string> predicates, types, qualifiers, verdicts;
  std::string direction, step_certainty, step_reliability;
  uint32_t step_credibility = 0;
};

void AddStepFlags(CLI::App* command, StepFlags* flags);

// Usage errors: unknown words; a qualifier that is not name=value.
absl::StatusOr<v1::Step> StepOf(const StepFlags& flags);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_FLAGS_STEP_H_

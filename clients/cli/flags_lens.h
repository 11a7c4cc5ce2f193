// A lens in flags: each field of entente.v1.Lens is one flag whose name is the field's.
#ifndef ENTENTE_CLIENTS_CLI_FLAGS_LENS_H_
#define ENTENTE_CLIENTS_CLI_FLAGS_LENS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/entity_lookup.h"
#include "entente/v1/reading.pb.h"

namespace CLI {
class App;
}  // namespace CLI

namespace entente {

struct LensFlags {
  std::vector<std::string> moods;
  std::vector<std::string> allow_agents, allow_origins, allow_documents;
  std::vector<std::string> deny_agents, deny_origins, deny_documents;
  std::string least_reliability;
  uint32_t least_credibility = 0;
  bool ungraded = false;
  std::vector<std::string> graders;
  uint32_t least_origins = 0;
  std::string least_certainty;
  std::string contest;
  std::vector<std::string> assume_retracted;
  std::vector<std::string> assume_same;  // "A=B"
};

// `prefix` goes in front of each flag's name: "after-" makes "--after-moods".
void AddLensFlags(CLI::App* command, LensFlags* flags, const std::string& prefix);
inline void AddLensFlags(CLI::App* command, LensFlags* flags) { AddLensFlags(command, flags, ""); }

// The lens that the flags describe; entities may be names, which `lookup` turns into ids.
// Usage errors: unknown words, no claim ids, no pairs. Others: those of `lookup`.
absl::StatusOr<v1::Lens> LensOf(const LensFlags& flags, const Lookup& lookup);

// `flags` with what `over` gives in the place of what they give.
LensFlags Overridden(LensFlags flags, const LensFlags& over);

// The flag first given of those in `flags`, for messages: "--moods"; empty when none is.
std::string FirstLensFlag(const LensFlags& flags);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_FLAGS_LENS_H_

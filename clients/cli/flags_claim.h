// A claim in flags: each field of entente.v1.Claim is one flag whose name is the field's.
#ifndef ENTENTE_CLIENTS_CLI_FLAGS_CLAIM_H_
#define ENTENTE_CLIENTS_CLI_FLAGS_CLAIM_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/cli/predicate_shape.h"
#include "entente/v1/claim.pb.h"

namespace CLI {
class App;
}  // namespace CLI

namespace entente {

// One voice of the chain.
struct LinkFlags {
  std::string agent, description, verb, stated_at;
};

struct ClaimContentFlags {
  std::string subject, predicate, object, value;
  std::vector<std::string> qualifiers;  // NAME=ENTITY or NAME=VALUE
  uint32_t instance = 0;
  std::string period, stance, mood, resolve_by, basis;
  std::string document;
  uint32_t paragraph = 0, span_begin = 0, span_end = 0;
  std::vector<LinkFlags> chain;  // outermost first
  std::vector<std::string> hedges;
  std::string likelihood;
};

// --agent and --description each begin a link of the chain, outermost first; --verb and --stated-at
// are said of the link begun last. --stance only where `with_stance`.
void AddClaimContentFlags(CLI::App* command, ClaimContentFlags* flags, bool with_stance);

// Turns the text that a flag was given into an entity's id.
using EntityOfFlag =
    std::function<absl::StatusOr<std::string>(absl::string_view flag, const std::string& text)>;

// The claim that the flags describe. `shape` is what the ontology declares of the predicate, null
// where it declares nothing: the server then says what is near. Usage errors: an object and a value
// at once or neither, unknown words, values and qualifiers of another form. Others: those of
// `entity`.
absl::StatusOr<v1::Claim> ClaimOf(const ClaimContentFlags& flags, const PredicateShape* shape,
                                  const EntityOfFlag& entity);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_FLAGS_CLAIM_H_

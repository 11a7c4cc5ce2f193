// A pattern of propositions in flags, for every command that asks about some.
#ifndef ENTENTE_CLIENTS_CLI_FLAGS_PATTERN_H_
#define ENTENTE_CLIENTS_CLI_FLAGS_PATTERN_H_

#include <string>

#include "absl/status/status.h"
#include "clients/cli/entity_lookup.h"
#include "clients/cpp/status_macros.h"

namespace CLI {
class App;
}  // namespace CLI

namespace entente {

// The fields of entente.v1.ListPropositionsRequest that say which propositions are asked for.
struct PatternFlags {
  std::string subject, predicate, object, within, subject_type;
  bool show_denied = false;
};

void AddPatternFlags(CLI::App* command, PatternFlags* flags);

// Fills the fields in, in any request that has them. Errors: those of `lookup`.
template <typename Request>
absl::Status PutPattern(const PatternFlags& flags, const Lookup& lookup, Request* request) {
  if (!flags.subject.empty()) {
    ASSIGN_OR_RETURN(*request->mutable_subject(), lookup("--subject", flags.subject));
  }
  if (!flags.object.empty()) {
    ASSIGN_OR_RETURN(*request->mutable_object(), lookup("--object", flags.object));
  }
  if (!flags.within.empty()) {
    ASSIGN_OR_RETURN(*request->mutable_within(), lookup("--within", flags.within));
  }
  request->set_predicate(flags.predicate);
  request->set_subject_type(flags.subject_type);
  request->set_show_denied(flags.show_denied);
  return absl::OkStatus();
}

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_FLAGS_PATTERN_H_

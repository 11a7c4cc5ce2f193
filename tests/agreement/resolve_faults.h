// Resolve alone, asked with the evidence that a view gives it, or with evidence that is wrong in
// one way: the control that shows that agreement would notice.
#ifndef ENTENTE_TESTS_AGREEMENT_RESOLVE_FAULTS_H_
#define ENTENTE_TESTS_AGREEMENT_RESOLVE_FAULTS_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/resolve/resolve.h"
#include "tests/agreement/comparison.h"

namespace entente {

// Everything that Resolve is given about one subject and predicate.
struct ResolveEvidence {
  Question question;
  PredicateDefinition predicate;
  std::vector<RecordedClaim> claims;
  Surroundings around;
};

// The evidence of a store. `question` asks for one subject and one predicate that is not symmetric.
absl::StatusOr<ResolveEvidence> GatherEvidence(const ScriptedStore& store,
                                               const ReferenceGraph& reference,
                                               const ReadQuestion& question);

WholeAnswer AskResolve(const ResolveEvidence& evidence, const Ontology& ontology);

struct ResolveFault {
  std::string name;
  std::function<void(ResolveEvidence*)> spoil;
};
const std::vector<ResolveFault>& ResolveFaults();

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_RESOLVE_FAULTS_H_

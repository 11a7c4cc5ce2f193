// Domain and range: whether the entities of a claim have the types that their places ask for.
#ifndef ENTENTE_GRAPH_STORE_TYPE_CHECK_H_
#define ENTENTE_GRAPH_STORE_TYPE_CHECK_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/model/claim.h"
#include "graph/ontology/ontology.h"
#include "graph/store/draft.h"

namespace entente {

// A place of a claim whose entity must have certain types.
struct TypedPlace {
  enum class Role : uint8_t {
    kSubject = 1,
    kObject = 2,
    kQualifier = 3,
    kDocument = 4,
    kAgent = 5
  };
  Role role = Role::kSubject;
  uint32_t index = 0;     // of a qualifier, or a link of the chain
  std::string qualifier;  // its name
};

// The places of a claim that ask for types, with their entities, in the order of checking.
std::vector<std::pair<TypedPlace, EntityId>> TypedPlacesOf(const Claim& claim,
                                                           const PredicateDefinition& predicate);

// For the claims of one commit, once all of its type claims are in the draft: the order of the
// changes does not matter. Remembers the types it has read.
class TypeCheck {
 public:
  // Both outlive the check.
  TypeCheck(const Ontology& ontology, Draft& draft) : ontology_(ontology), draft_(draft) {}

  // kFailedPrecondition naming the place, the entity, its types and those allowed; the detail's
  // field is relative to the claim. Reasons: DOMAIN, RANGE, QUALIFIER_RANGE, NOT_A_DOCUMENT,
  // NOT_AN_AGENT. REQUIRES: CheckClaimForm has passed.
  absl::Status Check(const Claim& claim, const PredicateDefinition& predicate);

  // One place of a claim, as TypedPlacesOf lists them; the same errors.
  absl::Status CheckPlace(const TypedPlace& place, const EntityId& entity,
                          const PredicateDefinition& predicate);

  // The same of an entity that stands for a document in a judgement; here a type counts though its
  // claim be retracted.
  absl::Status CheckJudgedDocument(const EntityId& document, absl::string_view field);

 private:
  struct Place {
    absl::string_view reason;
    std::string field;
    std::string name;  // "the subject of located_in"
  };
  absl::Status Admit(const EntityId& entity, const std::vector<std::string>& allowed,
                     const Place& place);
  absl::Status AdmitTypes(const EntityId& entity, const std::vector<std::string>& types,
                          const std::vector<std::string>& allowed, const Place& place) const;

  const Ontology& ontology_;
  Draft& draft_;
  std::map<EntityId, std::vector<std::string>> types_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_TYPE_CHECK_H_

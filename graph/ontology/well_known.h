// The few names of the built-in ontology that the model's rules themselves mention. Everything else
// learns names from an Ontology. A test holds each against the built-in ontology.
#ifndef ENTENTE_GRAPH_ONTOLOGY_WELL_KNOWN_H_
#define ENTENTE_GRAPH_ONTOLOGY_WELL_KNOWN_H_

#include "absl/strings/string_view.h"

namespace entente {

// Attributes that reads look at whatever the lens: an entity's types, and when a document was
// published, which the publication cut compares.
inline constexpr absl::string_view kTypePredicate = "type";
inline constexpr absl::string_view kPublishedPredicate = "published";

// A document's issuer: the origin of a claim without a chain.
inline constexpr absl::string_view kIssuedByPredicate = "issued_by";

// What entities are called, which search and clients look up.
inline constexpr absl::string_view kNamePredicate = "name";

// What entities are called elsewhere: unique per scheme at an instant.
inline constexpr absl::string_view kExternalIdPredicate = "external_id";

// Places inside places: `within`, nesting and dissent about a larger place.
inline constexpr absl::string_view kPartOfPredicate = "part_of";

// What joins an agent to the body that it belongs to, when origins are counted and voices allowed.
inline constexpr absl::string_view kAgencyOfPredicate = "agency_of";
inline constexpr absl::string_view kHoldsOfficePredicate = "holds_office";
inline constexpr absl::string_view kSpokespersonOfPredicate = "spokesperson_of";

// The type of what claims stand in.
inline constexpr absl::string_view kDocumentType = "Document";

}  // namespace entente

#endif  // ENTENTE_GRAPH_ONTOLOGY_WELL_KNOWN_H_

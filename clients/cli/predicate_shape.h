// What a predicate takes, as the graph's ontology declares it: how to read what people write.
#ifndef ENTENTE_CLIENTS_CLI_PREDICATE_SHAPE_H_
#define ENTENTE_CLIENTS_CLI_PREDICATE_SHAPE_H_

#include <google/protobuf/descriptor.pb.h>

#include <map>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "entente/v1/options.pb.h"

namespace entente {

struct PredicateShape {
  bool relation = false;
  // Of an attribute: what its values are. Unspecified for a relation.
  v1::AttributeValueKind value = v1::ATTRIBUTE_VALUE_KIND_UNSPECIFIED;
  // Name of a qualifier -> whether it is an entity.
  std::map<std::string, bool> qualifiers;
};

// The predicate of that name; none where nothing is declared by it, as for an inverse.
std::optional<PredicateShape> PredicateNamed(const google::protobuf::FileDescriptorSet& descriptors,
                                             absl::string_view name);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_PREDICATE_SHAPE_H_

#include "clients/cli/predicate_shape.h"

namespace entente {
namespace {

PredicateShape ShapeOf(const google::protobuf::DescriptorProto& message) {
  PredicateShape shape;
  shape.relation = message.options().HasExtension(v1::relation);
  if (!shape.relation) {
    shape.value = message.options().GetExtension(v1::attribute_predicate).value();
  }
  for (const auto& field : message.field()) {
    if (!field.options().HasExtension(v1::qualifier)) continue;
    shape.qualifiers[field.name()] = !field.options().GetExtension(v1::qualifier).range().empty();
  }
  return shape;
}

}  // namespace

std::optional<PredicateShape> PredicateNamed(const google::protobuf::FileDescriptorSet& descriptors,
                                             absl::string_view name) {
  for (const auto& file : descriptors.file()) {
    for (const auto& message : file.message_type()) {
      const auto& options = message.options();
      if ((options.HasExtension(v1::relation) &&
           options.GetExtension(v1::relation).predicate() == name) ||
          (options.HasExtension(v1::attribute_predicate) &&
           options.GetExtension(v1::attribute_predicate).predicate() == name)) {
        return ShapeOf(message);
      }
    }
  }
  return std::nullopt;
}

}  // namespace entente

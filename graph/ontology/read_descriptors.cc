// Options are read through bytes: serialised by whatever pool the descriptor lives in, parsed by
// the generated classes, which know our extensions. So a descriptor that was built at run time,
// with its own copy of options.proto, and a compiled-in one are read alike.
#include "graph/ontology/read_descriptors.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/message.h>

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "entente/v1/ontology.pb.h"
#include "entente/v1/options.pb.h"
#include "graph/model/limits.h"
#include "graph/model/status.h"

namespace entente {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FieldOptions;
using google::protobuf::FileDescriptor;
using google::protobuf::Message;
using google::protobuf::MessageOptions;

constexpr int kMostHorizonDays = 36'500;
constexpr int64_t kMicrosPerDay = 24LL * 60 * 60 * 1'000'000;

absl::Status Refuse(absl::string_view element, absl::string_view what) {
  return InvalidField("ONTOLOGY_INVALID", element, element, absl::StrCat(element, ": ", what));
}

template <typename Options>
Options ReadOptions(const Options& options) {
  Options read;
  // The bytes were made by protobuf a line ago: they parse.
  (void)read.ParseFromString(options.SerializeAsString());
  return read;
}

// Every string in an option is a name, and so is every name in a declaration: short enough for the
// errors that quote it, and for an id.
absl::Status CheckLength(absl::string_view element, absl::string_view name) {
  const size_t most = Limits().id_bytes;
  if (name.size() <= most) return absl::OkStatus();
  return Refuse(absl::StrCat(element.substr(0, most), element.size() > most ? "..." : ""),
                absl::StrCat("\"", name.substr(0, 32), "...\" is a name of ", name.size(),
                             " bytes; at most ", most, " are allowed"));
}

absl::Status CheckLengths(absl::string_view element, const Message& option) {
  std::vector<const FieldDescriptor*> fields;
  const google::protobuf::Reflection& reflection = *option.GetReflection();
  reflection.ListFields(option, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->type() != FieldDescriptor::TYPE_STRING) continue;
    if (!field->is_repeated()) {
      RETURN_IF_ERROR(CheckLength(element, reflection.GetString(option, field)));
      continue;
    }
    for (int i = 0; i < reflection.FieldSize(option, field); ++i) {
      RETURN_IF_ERROR(CheckLength(element, reflection.GetRepeatedString(option, field, i)));
    }
  }
  return absl::OkStatus();
}

template <typename Names>
std::vector<std::string> Strings(const Names& names) {
  return {names.begin(), names.end()};
}

absl::StatusOr<bool> ReadEvent(const Descriptor& message, v1::PredicateKind kind) {
  switch (kind) {
    case v1::PREDICATE_KIND_STATE:
      return false;
    case v1::PREDICATE_KIND_EVENT:
      return true;
    default:
      return Refuse(message.full_name(),
                    absl::StrCat("kind is ", static_cast<int>(kind),
                                 "; it must be PREDICATE_KIND_STATE or PREDICATE_KIND_EVENT"));
  }
}

absl::StatusOr<ValueKind> ReadValueKind(const Descriptor& message, v1::AttributeValueKind kind) {
  switch (kind) {
    case v1::ATTRIBUTE_VALUE_KIND_ANY:
      return ValueKind::kAny;
    case v1::ATTRIBUTE_VALUE_KIND_BOOL:
      return ValueKind::kBool;
    case v1::ATTRIBUTE_VALUE_KIND_INTEGER:
      return ValueKind::kInteger;
    case v1::ATTRIBUTE_VALUE_KIND_NUMBER:
      return ValueKind::kNumber;
    case v1::ATTRIBUTE_VALUE_KIND_TEXT:
      return ValueKind::kText;
    case v1::ATTRIBUTE_VALUE_KIND_DATE:
      return ValueKind::kDate;
    case v1::ATTRIBUTE_VALUE_KIND_TIME:
      return ValueKind::kTime;
    case v1::ATTRIBUTE_VALUE_KIND_DATETIME:
      return ValueKind::kDateTime;
    case v1::ATTRIBUTE_VALUE_KIND_MOMENT:
      return ValueKind::kMoment;
    case v1::ATTRIBUTE_VALUE_KIND_DURATION:
      return ValueKind::kDuration;
    case v1::ATTRIBUTE_VALUE_KIND_LIST:
      return ValueKind::kList;
    case v1::ATTRIBUTE_VALUE_KIND_QUANTITY:
      return ValueKind::kQuantity;
    case v1::ATTRIBUTE_VALUE_KIND_GEO:
      return ValueKind::kGeo;
    default:
      return Refuse(message.full_name(),
                    absl::StrCat("value is ", static_cast<int>(kind),
                                 "; it must be one of AttributeValueKind, not UNSPECIFIED"));
  }
}

// What stands in a numbered field of a declaration: `type` is "string" or a message's full name.
absl::Status CheckField(const Descriptor& message, int number, absl::string_view name,
                        absl::string_view type) {
  const FieldDescriptor* field = message.FindFieldByNumber(number);
  if (field == nullptr) {
    return Refuse(message.full_name(),
                  absl::StrCat("needs the field `", type, " ", name, " = ", number, "`"));
  }
  std::string given = field->type_name();
  if (field->message_type() != nullptr) given = field->message_type()->full_name();
  const bool same_name = absl::string_view(field->name()) == name;
  if (same_name && absl::string_view(given) == type && !field->is_repeated()) {
    return absl::OkStatus();
  }
  return Refuse(field->full_name(),
                absl::StrCat("field ", number, " must be `", type, " ", name, " = ", number,
                             "`; it is a ", field->is_repeated() ? "repeated " : "", given));
}

absl::Status ReadQualifiers(const Descriptor& message, PredicateDefinition& predicate) {
  constexpr int kFirstQualifier = 3;
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    if (field.number() < kFirstQualifier) continue;
    const FieldOptions options = ReadOptions(field.options());
    if (!options.HasExtension(v1::qualifier)) {
      return Refuse(field.full_name(),
                    "is neither subject nor object nor value; a qualifier needs "
                    "the option (entente.v1.qualifier)");
    }
    if (field.type() != FieldDescriptor::TYPE_STRING) {
      return Refuse(field.full_name(), absl::StrCat("a qualifier is a string: text or the id of an "
                                                    "entity; this is a ",
                                                    field.type_name()));
    }
    const v1::QualifierOptions& qualifier = options.GetExtension(v1::qualifier);
    RETURN_IF_ERROR(CheckLengths(field.full_name(), qualifier));
    predicate.qualifiers.push_back({.name = field.name(),
                                    .identifying = qualifier.identifying(),
                                    .repeated = field.is_repeated(),
                                    .range = Strings(qualifier.range()),
                                    .values = Strings(qualifier.values()),
                                    .field_number = field.number()});
  }
  return absl::OkStatus();
}

// The parts that relations and attributes declare alike.
template <typename Options>
absl::StatusOr<PredicateDefinition> ReadPredicate(const Descriptor& message,
                                                  const Options& options) {
  RETURN_IF_ERROR(CheckLengths(message.full_name(), options));
  PredicateDefinition predicate;
  predicate.name = options.predicate();
  predicate.message = message.full_name();
  if (predicate.name.empty()) return Refuse(message.full_name(), "predicate, its name, is missing");
  predicate.domain = Strings(options.domain());
  ASSIGN_OR_RETURN(predicate.event, ReadEvent(message, options.kind()));
  predicate.functional = options.functional();
  predicate.functional_for = Strings(options.functional_for());
  const int days = options.horizon_days();
  if (days < 0 || days > kMostHorizonDays) {
    return Refuse(message.full_name(), absl::StrCat("horizon_days is ", days, "; it must be 0 to ",
                                                    kMostHorizonDays, ", 0 for no limit"));
  }
  if (days > 0) predicate.horizon_micros = days * kMicrosPerDay;
  RETURN_IF_ERROR(CheckField(message, 1, "subject", "string"));
  RETURN_IF_ERROR(ReadQualifiers(message, predicate));
  return predicate;
}

absl::StatusOr<PredicateDefinition> ReadRelation(const Descriptor& message,
                                                 const v1::RelationOptions& options) {
  PredicateDefinition predicate;
  ASSIGN_OR_RETURN(predicate, ReadPredicate(message, options));
  RETURN_IF_ERROR(CheckField(message, 2, "object", "string"));
  predicate.value = ValueKind::kEntity;
  predicate.range = Strings(options.range());
  predicate.symmetric = options.symmetric();
  predicate.inverse = options.inverse();
  predicate.transitive = options.transitive();
  predicate.acyclic = options.acyclic();
  predicate.irreflexive = options.irreflexive();
  predicate.derived = Strings(options.derived());
  predicate.derived_through = Strings(options.derived_through());
  predicate.dissent_covers_parts = options.dissent_covers_parts();
  return predicate;
}

absl::StatusOr<PredicateDefinition> ReadAttributePredicate(
    const Descriptor& message, const v1::AttributePredicateOptions& options) {
  PredicateDefinition predicate;
  ASSIGN_OR_RETURN(predicate, ReadPredicate(message, options));
  RETURN_IF_ERROR(CheckField(message, 2, "value", v1::Value::descriptor()->full_name()));
  predicate.attribute = true;
  ASSIGN_OR_RETURN(predicate.value, ReadValueKind(message, options.value()));
  return predicate;
}

absl::StatusOr<TypeDefinition> ReadType(const Descriptor& message,
                                        const v1::EntityOptions& options) {
  RETURN_IF_ERROR(CheckLengths(message.full_name(), options));
  TypeDefinition type{.name = message.name(),
                      .message = message.full_name(),
                      .parents = Strings(options.parents()),
                      .abstract = options.abstract(),
                      .attributes = {},
                      .since = 0,
                      .undeclared = false};
  RETURN_IF_ERROR(CheckField(message, 1, "id", "string"));
  const std::string& shown_type = v1::Attribute::descriptor()->full_name();
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    if (field.number() == 1) continue;
    const FieldOptions field_options = ReadOptions(field.options());
    if (!field_options.HasExtension(v1::attribute) || !field.is_repeated() ||
        field.message_type() == nullptr || field.message_type()->full_name() != shown_type) {
      return Refuse(field.full_name(),
                    absl::StrCat("beside its id, a type's fields are `repeated ", shown_type,
                                 "` with the option (entente.v1.attribute)"));
    }
    const v1::AttributeOptions& shown = field_options.GetExtension(v1::attribute);
    RETURN_IF_ERROR(CheckLengths(field.full_name(), shown));
    type.attributes.push_back(
        {.field = field.name(), .field_number = field.number(), .predicate = shown.predicate()});
  }
  return type;
}

absl::Status ReadMessage(const Descriptor& message, OntologyDefinitions& definitions) {
  const MessageOptions options = ReadOptions(message.options());
  const int count = int{options.HasExtension(v1::entity)} +
                    int{options.HasExtension(v1::relation)} +
                    int{options.HasExtension(v1::attribute_predicate)};
  RETURN_IF_ERROR(CheckLength(message.full_name(), message.full_name()));
  for (int i = 0; i < message.field_count(); ++i) {
    RETURN_IF_ERROR(CheckLength(message.full_name(), message.field(i)->full_name()));
  }
  if (count > 1) {
    return Refuse(message.full_name(),
                  "carries more than one of the options entity, relation and attribute_predicate; "
                  "a message is one of them");
  }
  if (count == 1 && message.containing_type() != nullptr) {
    return Refuse(message.full_name(),
                  absl::StrCat("is nested in ", message.containing_type()->full_name(),
                               "; types and predicates stand by themselves"));
  }
  for (int i = 0; i < message.nested_type_count(); ++i) {
    RETURN_IF_ERROR(ReadMessage(*message.nested_type(i), definitions));
  }
  if (options.HasExtension(v1::entity)) {
    ASSIGN_OR_RETURN(definitions.types.emplace_back(),
                     ReadType(message, options.GetExtension(v1::entity)));
  } else if (options.HasExtension(v1::relation)) {
    ASSIGN_OR_RETURN(definitions.predicates.emplace_back(),
                     ReadRelation(message, options.GetExtension(v1::relation)));
  } else if (options.HasExtension(v1::attribute_predicate)) {
    ASSIGN_OR_RETURN(
        definitions.predicates.emplace_back(),
        ReadAttributePredicate(message, options.GetExtension(v1::attribute_predicate)));
  }
  return absl::OkStatus();
}

size_t CountMessages(const Descriptor& message) {
  size_t count = 1;
  for (int i = 0; i < message.nested_type_count(); ++i) {
    count += CountMessages(*message.nested_type(i));
  }
  return count;
}

absl::Status CheckSize(absl::Span<const FileDescriptor* const> files, const Limits& limits) {
  size_t messages = 0;
  size_t bytes = 0;
  for (const FileDescriptor* file : files) {
    google::protobuf::FileDescriptorProto proto;
    file->CopyTo(&proto);
    bytes += proto.ByteSizeLong();
    for (int i = 0; i < file->message_type_count(); ++i) {
      messages += CountMessages(*file->message_type(i));
    }
  }
  if (messages > limits.ontology_messages) {
    return Refuse("ontology", absl::StrCat("has ", messages, " messages; at most ",
                                           limits.ontology_messages, " are allowed"));
  }
  if (bytes > limits.ontology_bytes) {
    return Refuse("ontology", absl::StrCat("has ", bytes, " bytes of descriptors; at most ",
                                           limits.ontology_bytes, " are allowed"));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<OntologyDefinitions> ReadDescriptors(absl::Span<const FileDescriptor* const> files,
                                                    const Limits& limits) {
  RETURN_IF_ERROR(CheckSize(files, limits));
  OntologyDefinitions definitions;
  for (const FileDescriptor* file : files) {
    for (int i = 0; i < file->message_type_count(); ++i) {
      RETURN_IF_ERROR(ReadMessage(*file->message_type(i), definitions));
    }
  }
  return definitions;
}

const FileDescriptor& BuiltInOntologyFile() { return *v1::Attribute::descriptor()->file(); }

}  // namespace entente

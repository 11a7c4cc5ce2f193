#include "clients/cli/ontology_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/enum_words.h"
#include "entente/v1/options.pb.h"

namespace entente {
namespace {

using google::protobuf::DescriptorProto;
using google::protobuf::FieldDescriptorProto;

std::string AnyOf(const google::protobuf::RepeatedPtrField<std::string>& names,
                  const std::string& none) {
  return names.empty() ? none : absl::StrJoin(names, ", ");
}

std::string QualifierText(const FieldDescriptorProto& field) {
  const v1::QualifierOptions& options = field.options().GetExtension(v1::qualifier);
  std::string of = "text";
  if (!options.range().empty()) of = absl::StrJoin(options.range(), "|");
  if (!options.values().empty()) of = absl::StrJoin(options.values(), "|");
  return absl::StrCat(field.name(), ": ", of, options.identifying() ? " (identifying)" : "");
}

std::string QualifierTexts(const DescriptorProto& message) {
  std::vector<std::string> texts;
  for (const FieldDescriptorProto& field : message.field()) {
    if (field.options().HasExtension(v1::qualifier)) texts.push_back(QualifierText(field));
  }
  return absl::StrJoin(texts, "; ");
}

// What relations and attributes have in common.
template <typename Options>
std::vector<std::string> SharedProperties(const Options& options) {
  std::vector<std::string> words = {Word(options.kind())};
  if (options.functional()) {
    words.push_back(
        options.functional_for().empty()
            ? "functional"
            : absl::StrCat("functional for ", absl::StrJoin(options.functional_for(), "|")));
  }
  if (options.horizon_days() > 0) {
    words.push_back(absl::StrCat("horizon ", options.horizon_days(), " d"));
  }
  return words;
}

Declared Type(const DescriptorProto& message) {
  const v1::EntityOptions& options = message.options().GetExtension(v1::entity);
  std::vector<std::string> attributes;
  for (const FieldDescriptorProto& field : message.field()) {
    if (!field.options().HasExtension(v1::attribute)) continue;
    attributes.push_back(field.options().GetExtension(v1::attribute).predicate());
  }
  Declared declared;
  declared.name = message.name();
  const std::string parents =
      absl::StrCat(absl::StrJoin(options.parents(), ", "), options.abstract() ? "(abstract)" : "");
  declared.cells = {message.name(), parents, absl::StrJoin(attributes, ", ")};
  declared.details = {{"type", message.name()},
                      {"parents", AnyOf(options.parents(), "none")},
                      {"abstract", options.abstract() ? "yes" : "no"},
                      {"attributes", absl::StrJoin(attributes, ", ")}};
  return declared;
}

Declared Relation(const DescriptorProto& message) {
  const v1::RelationOptions& options = message.options().GetExtension(v1::relation);
  std::vector<std::string> words = SharedProperties(options);
  if (options.symmetric()) words.push_back("symmetric");
  if (options.transitive()) words.push_back("transitive");
  if (options.acyclic()) words.push_back("acyclic");
  if (options.irreflexive()) words.push_back("irreflexive");
  if (options.dissent_covers_parts()) words.push_back("dissent covers parts");
  if (!options.inverse().empty()) words.push_back("inverse " + options.inverse());
  if (!options.derived().empty()) {
    words.push_back("derived " + absl::StrJoin(options.derived(), " / "));
  }
  Declared declared;
  declared.name = options.predicate();
  declared.inverse = options.inverse();
  declared.predicate = true;
  declared.cells = {options.predicate(), AnyOf(options.domain(), "any"),
                    AnyOf(options.range(), "any"), QualifierTexts(message),
                    absl::StrJoin(words, ", ")};
  declared.details = {{"predicate", options.predicate()},
                      {"subject", AnyOf(options.domain(), "any")},
                      {"object", AnyOf(options.range(), "any")},
                      {"qualifiers", QualifierTexts(message)},
                      {"properties", absl::StrJoin(words, ", ")}};
  return declared;
}

Declared AttributePredicate(const DescriptorProto& message) {
  const v1::AttributePredicateOptions& options =
      message.options().GetExtension(v1::attribute_predicate);
  const std::string value = absl::StrCat("a value: ", Word(options.value()));
  const std::string properties = absl::StrJoin(SharedProperties(options), ", ");
  Declared declared;
  declared.name = options.predicate();
  declared.predicate = true;
  declared.cells = {options.predicate(), AnyOf(options.domain(), "any"), value,
                    QualifierTexts(message), properties};
  declared.details = {{"predicate", options.predicate()},
                      {"subject", AnyOf(options.domain(), "any")},
                      {"object", value},
                      {"qualifiers", QualifierTexts(message)},
                      {"properties", properties}};
  return declared;
}

}  // namespace

std::vector<Declared> DeclaredIn(const google::protobuf::FileDescriptorSet& descriptors) {
  std::vector<Declared> all;
  for (const auto& file : descriptors.file()) {
    for (const DescriptorProto& message : file.message_type()) {
      const auto& options = message.options();
      if (options.HasExtension(v1::entity)) all.push_back(Type(message));
      if (options.HasExtension(v1::relation)) all.push_back(Relation(message));
      if (options.HasExtension(v1::attribute_predicate)) {
        all.push_back(AttributePredicate(message));
      }
    }
  }
  return all;
}

std::vector<std::string> TypeHeaders() { return {"TYPE", "PARENTS", "ATTRIBUTES"}; }

std::vector<std::string> PredicateHeaders() {
  return {"PREDICATE", "SUBJECT", "OBJECT", "QUALIFIERS", "PROPERTIES"};
}

}  // namespace entente

#include "clients/cli/ontology_words.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "clients/mapping/nearest_word.h"
#include "entente/v1/ontology.pb.h"
#include "entente/v1/options.pb.h"

namespace entente {
namespace {

std::vector<std::string> QualifiersOf(const google::protobuf::Descriptor& message) {
  std::vector<std::string> names;
  for (int i = 0; i < message.field_count(); ++i) {
    if (message.field(i)->options().HasExtension(v1::qualifier)) {
      names.push_back(std::string(message.field(i)->name()));
    }
  }
  return names;
}

bool Among(const std::string& word, const std::vector<std::string>& known) {
  return std::find(known.begin(), known.end(), word) != known.end();
}

}  // namespace

OntologyWords::OntologyWords() {
  const google::protobuf::FileDescriptor& file = *v1::State::descriptor()->file();
  for (int i = 0; i < file.message_type_count(); ++i) {
    const google::protobuf::Descriptor& message = *file.message_type(i);
    const auto& options = message.options();
    if (options.HasExtension(v1::entity)) {
      types_.push_back(std::string(message.name()));
      // Attributes that need no declaration of their own.
      for (int j = 0; j < message.field_count(); ++j) {
        const auto& field = message.field(j)->options();
        if (field.HasExtension(v1::attribute)) {
          qualifiers_[field.GetExtension(v1::attribute).predicate()];
        }
      }
    }
    if (options.HasExtension(v1::relation)) {
      qualifiers_[options.GetExtension(v1::relation).predicate()] = QualifiersOf(message);
    }
    if (options.HasExtension(v1::attribute_predicate)) {
      qualifiers_[options.GetExtension(v1::attribute_predicate).predicate()] =
          QualifiersOf(message);
    }
  }
}

void OntologyWords::Miss(const std::string& what, const std::string& word,
                         const std::vector<std::string>& known) {
  constexpr size_t kMost = 64;  // one file has many, if it brings words of its own
  if (unknown_.size() < kMost) {
    unknown_.insert(absl::StrCat(what, " '", word, "'", DidYouMean(word, known)));
  }
}

void OntologyWords::Note(const v1::Claim& claim) {
  const auto declared = qualifiers_.find(claim.predicate());
  if (declared == qualifiers_.end()) {
    std::vector<std::string> predicates;
    for (const auto& [predicate, qualifiers] : qualifiers_) predicates.push_back(predicate);
    Miss("no predicate", claim.predicate(), predicates);
    return;
  }
  if (claim.predicate() == "type" && !Among(claim.value().text().text(), types_)) {
    Miss("no type", claim.value().text().text(), types_);
  }
  for (const v1::Qualifier& qualifier : claim.qualifiers()) {
    if (Among(qualifier.name(), declared->second)) continue;
    Miss(absl::StrCat("for ", claim.predicate(), " no qualifier"), qualifier.name(),
         declared->second);
  }
}

std::vector<std::string> OntologyWords::Unknown() const {
  return {unknown_.begin(), unknown_.end()};
}

}  // namespace entente

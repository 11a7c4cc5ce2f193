#include "clients/cli/value_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace entente {
namespace {

// A claim's or proposition's object or value with its qualifiers.
template <typename Stated>
std::string Filler(const Stated& stated, const EntityNames& names) {
  const std::string filler = stated.filler_case() == Stated::kObject ? names.Shown(stated.object())
                                                                     : ValueText(stated.value());
  return absl::StrCat(filler, QualifiersText(stated.qualifiers(), names));
}

}  // namespace

std::string QualifiersText(const google::protobuf::RepeatedPtrField<v1::Qualifier>& qualifiers,
                           const EntityNames& names) {
  if (qualifiers.empty()) return "";
  const auto one = [&names](std::string* out, const v1::Qualifier& qualifier) {
    const bool entity = qualifier.filler_case() == v1::Qualifier::kEntity;
    absl::StrAppend(out, qualifier.name(), " ",
                    entity ? names.Shown(qualifier.entity()) : ValueText(qualifier.value()));
  };
  return absl::StrCat(" [", absl::StrJoin(qualifiers, ", ", one), "]");
}

std::string FillerText(const v1::Claim& claim, const EntityNames& names) {
  return Filler(claim, names);
}

std::string FillerText(const v1::Proposition& proposition, const EntityNames& names) {
  return Filler(proposition, names);
}

std::string PropositionText(const v1::Proposition& proposition, const EntityNames& names) {
  return absl::StrCat(names.Shown(proposition.subject()), " ", proposition.predicate(), " ",
                      FillerText(proposition, names), proposition.occurrence().empty() ? "" : ", ",
                      proposition.occurrence());
}

}  // namespace entente

#include "clients/cli/way_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/value_text.h"

namespace entente {

std::string HopText(const v1::NeighborRow& hop, const EntityNames& names) {
  const v1::Proposition& proposition = hop.row().proposition();
  const std::string label = absl::StrCat("[", proposition.predicate(),
                                         QualifiersText(proposition.qualifiers(), names), "]");
  return absl::StrCat(hop.direction() == v1::DIRECTION_IN ? "<-" : "-", label,
                      hop.direction() == v1::DIRECTION_OUT ? "->" : "-");
}

std::string PassageText(const v1::Passage& passage) {
  if (passage.arrival().empty()) return absl::StrJoin(passage.validity(), ", ");
  return absl::StrCat(passage.departure().empty() ? "any time" : passage.departure(), " then ",
                      passage.arrival());
}

}  // namespace entente

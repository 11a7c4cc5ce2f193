#include "tests/cases/dispute_json.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "graph/model/value_text.h"

namespace entente {
namespace {

using Json = nlohmann::json;

const char* MeasureWord(Measure measure) {
  static const char* const kWords[] = {"", "stock", "flow", "plan"};
  return kWords[static_cast<size_t>(measure)];
}

std::string FillerText(const Object& filler) {
  if (const auto* entity = std::get_if<EntityId>(&filler)) return *entity;
  const Value& value = std::get<Value>(filler);
  const auto* quantity = std::get_if<Quantity>(&value.value);
  if (quantity == nullptr) return FormatValue(value);
  const std::string figure =
      quantity->best.has_value()
          ? absl::StrCat(*quantity->best)
          : absl::StrCat(quantity->low.value_or(0), "..", quantity->high.value_or(0));
  const std::string measure = MeasureWord(quantity->measure);
  return absl::StrCat(figure, ":", quantity->unit, measure.empty() ? "" : ":", measure);
}

std::string QualifiersText(const std::vector<Qualifier>& qualifiers) {
  std::string text;
  for (const Qualifier& qualifier : qualifiers) {
    absl::StrAppend(&text, " ", qualifier.name, "=", FillerText(qualifier.filler));
  }
  return text;
}

Json SortedList(std::vector<std::string> items) {
  std::sort(items.begin(), items.end());
  return items;
}

}  // namespace

std::string AboutText(const Proposition& proposition) {
  return absl::StrCat(proposition.subject, " ", proposition.predicate, " ",
                      FillerText(proposition.object), QualifiersText(proposition.qualifiers));
}

Json DisputeJson(const Dispute& dispute, const Json& denying) {
  static const char* const kKinds[] = {"", "FUNCTIONAL", "QUANTITY", "DENIAL", "TYPE", "IDENTITY"};
  static const char* const kCertainties[] = {"", "ATTESTED", "EXTRAPOLATED", "POSSIBLE"};
  std::vector<std::string> about;
  std::vector<std::string> resolve;
  std::vector<std::string> uncontested;
  for (const DisputedRow& one : dispute.rows) {
    about.push_back(AboutText(one.row.proposition));
    if (one.resolve) resolve.push_back(about.back());
    if (one.only_uncontested) uncontested.push_back(about.back());
  }
  return {{"kind", kKinds[static_cast<size_t>(dispute.kind)]},
          {"certainty", kCertainties[static_cast<size_t>(dispute.certainty)]},
          {"about", SortedList(about)},
          {"resolve_keeps", SortedList(resolve)},
          {"uncontested_keeps", SortedList(uncontested)},
          {"denying", denying}};
}

Json FigureJson(const RolledUp& figure, const Json& claims) {
  std::vector<std::string> units;
  std::vector<std::string> parts;
  for (const FigureTerm& term : figure.terms) {
    units.push_back(term.unit);
    for (const FigurePart& part : term.parts) {
      static const char* const kFits[] = {"", "inside", "not_comparable", "exceeds"};
      parts.push_back(absl::StrCat(part.what, " ", kFits[static_cast<size_t>(part.fit)]));
    }
  }
  std::vector<std::string> left_out;
  for (const LeftOut& left : figure.left_out) {
    left_out.push_back(
        left.reason == LeftOutReason::kInside     ? absl::StrCat(left.unit, " inside ", left.inside)
        : left.reason == LeftOutReason::kNoFigure ? absl::StrCat(left.unit, " missing")
                                                  : absl::StrCat(left.unit, " no figure"));
  }
  Json json = {{"figure", absl::StrCat(figure.kind.unit, ":", MeasureWord(figure.kind.measure),
                                       QualifiersText(figure.kind.scope))},
               {"complete", figure.complete},
               {"units", SortedList(units)},
               {"claims", claims},
               {"left_out", SortedList(left_out)},
               {"parts", SortedList(parts)}};
  if (figure.kind.origin.has_value()) json["origin"] = figure.kind.origin->id;
  if (figure.best.has_value()) json["best"] = *figure.best;
  if (std::isfinite(figure.bounds.low)) json["low"] = figure.bounds.low;
  if (std::isfinite(figure.bounds.high)) json["high"] = figure.bounds.high;
  return json;
}

}  // namespace entente

#include "clients/mapping/value_spec.h"

#include <algorithm>
#include <functional>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cpp/status_macros.h"
#include "clients/mapping/scalar_value.h"
#include "clients/mapping/word_choice.h"

namespace entente {
namespace {

using MaybeValue = absl::StatusOr<std::optional<v1::Value>>;

absl::Status Optional(const YamlTree& tree, const std::string& key, TextTemplate* into) {
  const std::optional<YamlTree> found = tree.Find(key);
  if (!found.has_value()) return absl::OkStatus();
  ASSIGN_OR_RETURN(*into, found->Template());
  return absl::OkStatus();
}

// The number that a template makes; nullopt where it says nothing.
absl::StatusOr<std::optional<double>> NumberOf(const TextTemplate& of, const Scope& scope) {
  if (of.empty()) return std::nullopt;
  ASSIGN_OR_RETURN(const std::optional<std::string> text, of.Text(scope));
  if (!text.has_value()) return std::nullopt;
  const absl::StatusOr<double> number = FiniteNumber(*text);
  if (number.ok()) return *number;
  return CellError(absl::StrJoin(of.names(), "+"), *text, number.status().message());
}

// What a list of points, one after the other, covers.
struct Extent {
  double south = 90;
  double west = 180;
  double north = -90;
  double east = -180;
};

// Longitude first, as GeoJSON has it. An extent for each list of points.
void AddExtents(const JsonTree& coordinates, std::vector<Extent>* extents) {
  const auto is_point = [](const JsonTree& tree) {
    return tree.is_array() && tree.size() >= 2 && tree[0].is_number() && tree[1].is_number();
  };
  const auto widen = [](const JsonTree& point, Extent* extent) {
    extent->south = std::min(extent->south, point[1].get<double>());
    extent->north = std::max(extent->north, point[1].get<double>());
    extent->west = std::min(extent->west, point[0].get<double>());
    extent->east = std::max(extent->east, point[0].get<double>());
  };
  if (!coordinates.is_array() || coordinates.empty()) return;
  if (is_point(coordinates)) {
    widen(coordinates, &extents->emplace_back());
    return;
  }
  if (is_point(coordinates[0])) {
    Extent extent;
    for (const JsonTree& point : coordinates) {
      if (is_point(point)) widen(point, &extent);
    }
    extents->push_back(extent);
    return;
  }
  for (const JsonTree& part : coordinates) AddExtents(part, extents);
}

// All of them as one, the smaller way around: what is cut at the antimeridian (19..180, -180..-169)
// lies from 19 east over it to -169, on the other side of the widest gap. REQUIRES: not empty.
Extent Around(std::vector<Extent> extents) {
  std::sort(extents.begin(), extents.end(),
            [](const Extent& a, const Extent& b) { return a.west < b.west; });
  Extent all = extents[0];
  double widest = 0;
  double behind_gap = 0;
  double before_gap = 0;
  for (const Extent& one : extents) {
    if (one.west - all.east > widest) {
      widest = one.west - all.east;
      before_gap = all.east;
      behind_gap = one.west;
    }
    all.south = std::min(all.south, one.south);
    all.north = std::max(all.north, one.north);
    all.east = std::max(all.east, one.east);
  }
  if (widest <= all.west + 360 - all.east) return all;
  all.west = behind_gap;
  all.east = before_gap;
  return all;
}

}  // namespace

absl::Status ValueSpec::ReadQuantity(const YamlTree& tree) {
  kind_ = Kind::kQuantity;
  RETURN_IF_ERROR(
      tree.CheckKeys({"quantity", "low", "high", "unit", "measure", "qualifier", "when"}));
  RETURN_IF_ERROR(Optional(tree, "quantity", &of_));
  RETURN_IF_ERROR(Optional(tree, "low", &low_));
  RETURN_IF_ERROR(Optional(tree, "high", &high_));
  RETURN_IF_ERROR(Optional(tree, "measure", &measure_));
  RETURN_IF_ERROR(Optional(tree, "qualifier", &qualifier_));
  ASSIGN_OR_RETURN(const YamlTree unit, tree.Get("unit"));
  ASSIGN_OR_RETURN(unit_, unit.Template());
  return absl::OkStatus();
}

absl::Status ValueSpec::ReadScalar(const YamlTree& tree) {
  std::vector<std::string> keys = ScalarKinds();
  keys.insert(keys.end(), {"language", "when"});
  std::vector<std::string> known = keys;
  known.insert(known.end(), {"quantity", "latitude", "box_of", "list", "some", "none", "as"});
  RETURN_IF_ERROR(tree.CheckKeys(known));
  RETURN_IF_ERROR(tree.CheckKeys(keys));
  for (const std::string& kind : ScalarKinds()) {
    if (!tree.Find(kind).has_value()) continue;
    if (!of_.empty()) return tree.Error("a value has one kind");
    RETURN_IF_ERROR(Optional(tree, kind, &of_));
    as_ = *TextTemplate::Parse(kind);
  }
  RETURN_IF_ERROR(Optional(tree, "language", &language_));
  if (of_.empty()) return tree.Error("a value is missing, such as text: \"{column}\"");
  return absl::OkStatus();
}

absl::StatusOr<ValueSpec> ValueSpec::Read(const YamlTree& tree) {
  ValueSpec spec = OfText({});
  if (!tree.is_map()) {
    ASSIGN_OR_RETURN(spec.of_, tree.Template());
    return spec;
  }
  if (const auto when = tree.Find("when")) {
    ASSIGN_OR_RETURN(spec.when_, Condition::Read(*when));
  }
  if (tree.Find("quantity").has_value() || tree.Find("low").has_value() ||
      tree.Find("high").has_value()) {
    RETURN_IF_ERROR(spec.ReadQuantity(tree));
  } else if (tree.Find("latitude").has_value()) {
    spec.kind_ = Kind::kPoint;
    RETURN_IF_ERROR(tree.CheckKeys({"latitude", "longitude", "when"}));
    RETURN_IF_ERROR(Optional(tree, "latitude", &spec.of_));
    ASSIGN_OR_RETURN(const YamlTree longitude, tree.Get("longitude"));
    ASSIGN_OR_RETURN(spec.high_, longitude.Template());
  } else if (const auto box = tree.Find("box_of")) {
    spec.kind_ = Kind::kBox;
    RETURN_IF_ERROR(tree.CheckKeys({"box_of", "when"}));
    ASSIGN_OR_RETURN(spec.geometry_, box->Text());
  } else if (const auto list = tree.Find("list")) {
    spec.kind_ = Kind::kList;
    RETURN_IF_ERROR(tree.CheckKeys({"list", "when"}));
    for (const YamlTree& item : list->Items()) {
      ASSIGN_OR_RETURN(ValueSpec value, Read(item));
      spec.items_.push_back(std::move(value));
    }
  } else if (const auto date = tree.Find("date"); date.has_value() && date->is_map()) {
    spec.kind_ = Kind::kDate;
    RETURN_IF_ERROR(date->CheckKeys(DateSpec::Keys()));
    ASSIGN_OR_RETURN(spec.date_, DateSpec::Read(*date));
  } else if (tree.Find("some").has_value() || tree.Find("none").has_value()) {
    spec.kind_ = tree.Find("some").has_value() ? Kind::kSome : Kind::kNone;
    RETURN_IF_ERROR(tree.CheckKeys({"some", "none", "when"}));
    RETURN_IF_ERROR(Optional(tree, "some", &spec.of_));
  } else if (tree.Find("as").has_value()) {
    RETURN_IF_ERROR(tree.CheckKeys({"as", "of", "language", "when"}));
    RETURN_IF_ERROR(Optional(tree, "as", &spec.as_));
    ASSIGN_OR_RETURN(const YamlTree of, tree.Get("of"));
    ASSIGN_OR_RETURN(spec.of_, of.Template());
    RETURN_IF_ERROR(Optional(tree, "language", &spec.language_));
  } else {
    RETURN_IF_ERROR(spec.ReadScalar(tree));
  }
  return spec;
}

absl::StatusOr<ValueSpec> ValueSpec::ReadText(const YamlTree& tree) {
  ASSIGN_OR_RETURN(const YamlTree text, tree.Get("text"));
  ASSIGN_OR_RETURN(TextTemplate made, text.Template());
  ValueSpec spec = OfText(std::move(made));
  RETURN_IF_ERROR(Optional(tree, "language", &spec.language_));
  return spec;
}

absl::StatusOr<ValueSpec> ValueSpec::ReadMoment(const YamlTree& tree) {
  ValueSpec spec;
  spec.kind_ = Kind::kDate;
  if (tree.is_map()) RETURN_IF_ERROR(tree.CheckKeys(DateSpec::Keys()));
  ASSIGN_OR_RETURN(spec.date_, DateSpec::Read(tree));
  return spec;
}

ValueSpec ValueSpec::OfText(TextTemplate text) {
  ValueSpec spec;
  spec.as_ = *TextTemplate::Parse("text");
  spec.of_ = std::move(text);
  return spec;
}

std::vector<std::string> ValueSpec::names() const {
  std::vector<std::string> all = when_.names();
  for (const TextTemplate* part :
       {&as_, &of_, &language_, &low_, &high_, &unit_, &measure_, &qualifier_}) {
    const std::vector<std::string> names = part->names();
    all.insert(all.end(), names.begin(), names.end());
  }
  if (!geometry_.empty()) all.push_back(geometry_);
  for (const std::string& name : date_.names()) all.push_back(name);
  for (const ValueSpec& item : items_) {
    for (const std::string& name : item.names()) all.push_back(name);
  }
  return all;
}

MaybeValue ValueSpec::Scalar(const Scope& scope) const {
  ASSIGN_OR_RETURN(const std::optional<std::string> text, of_.Text(scope));
  if (!text.has_value()) return std::nullopt;
  ASSIGN_OR_RETURN(const std::optional<std::string> kind, as_.Text(scope));
  std::optional<std::string> language;
  if (!language_.empty()) {
    ASSIGN_OR_RETURN(language, language_.Text(scope));
  }
  const absl::StatusOr<v1::Value> value =
      ScalarValue(kind.value_or("text"), *text, language.value_or(""));
  if (value.ok()) return *value;
  return CellError(absl::StrJoin(of_.names(), "+"), *text, value.status().message());
}

MaybeValue ValueSpec::Quantity(const Scope& scope) const {
  ASSIGN_OR_RETURN(const std::optional<double> best, NumberOf(of_, scope));
  ASSIGN_OR_RETURN(const std::optional<double> low, NumberOf(low_, scope));
  ASSIGN_OR_RETURN(const std::optional<double> high, NumberOf(high_, scope));
  if (!best.has_value() && !low.has_value() && !high.has_value()) return std::nullopt;
  ASSIGN_OR_RETURN(const std::optional<std::string> unit, unit_.Text(scope));
  ASSIGN_OR_RETURN(const int measure, WordOf(measure_, {"stock", "flow", "plan"}, scope));
  ASSIGN_OR_RETURN(const int qualifier,
                   WordOf(qualifier_, {"exact", "about", "at_least", "at_most"}, scope));
  v1::Value value;
  v1::Quantity* quantity = value.mutable_quantity();
  if (best.has_value()) quantity->set_best(*best);
  if (low.has_value()) quantity->set_low(*low);
  if (high.has_value()) quantity->set_high(*high);
  const bool contrary = (low.has_value() && best.has_value() && *low > *best) ||
                        (best.has_value() && high.has_value() && *best > *high) ||
                        (low.has_value() && high.has_value() && *low > *high);
  if (contrary) {
    return CellError(absl::StrJoin(names(), "+"), "",
                     "the least, the best and the most figure do not follow one another");
  }
  quantity->set_unit(unit.value_or(""));
  quantity->set_measure(static_cast<v1::Measure>(measure));
  quantity->set_qualifier(static_cast<v1::QuantityQualifier>(qualifier));
  return value;
}

MaybeValue ValueSpec::Point(const Scope& scope) const {
  ASSIGN_OR_RETURN(const std::optional<double> latitude, NumberOf(of_, scope));
  ASSIGN_OR_RETURN(const std::optional<double> longitude, NumberOf(high_, scope));
  if (!latitude.has_value() || !longitude.has_value()) return std::nullopt;
  if (*latitude < -90 || *latitude > 90 || *longitude < -180 || *longitude > 180) {
    return CellError(absl::StrJoin(names(), "+"), absl::StrCat(*latitude, " ", *longitude),
                     "no place on the earth: latitudes are -90 to 90, longitudes -180 to 180");
  }
  v1::Value value;
  value.mutable_point()->set_latitude(*latitude);
  value.mutable_point()->set_longitude(*longitude);
  return value;
}

MaybeValue ValueSpec::Box(const Scope& scope) const {
  const JsonTree* geometry = scope.Tree(geometry_);
  if (geometry == nullptr || !geometry->is_object() || !geometry->contains("coordinates")) {
    return std::nullopt;
  }
  std::vector<Extent> extents;
  AddExtents((*geometry)["coordinates"], &extents);
  if (extents.empty()) return std::nullopt;
  const Extent extent = Around(std::move(extents));
  v1::Value value;
  v1::GeoBox* box = value.mutable_box();
  box->mutable_south_west()->set_latitude(extent.south);
  box->mutable_south_west()->set_longitude(extent.west);
  box->mutable_north_east()->set_latitude(extent.north);
  box->mutable_north_east()->set_longitude(extent.east);
  return value;
}

MaybeValue ValueSpec::List(const Scope& scope) const {
  v1::Value value;
  for (const ValueSpec& item : items_) {
    ASSIGN_OR_RETURN(const std::optional<v1::Value> one, item.Value(scope));
    if (one.has_value()) *value.mutable_list()->add_items() = *one;
  }
  if (value.list().items().empty()) return std::nullopt;
  return value;
}

MaybeValue ValueSpec::Value(const Scope& scope) const {
  ASSIGN_OR_RETURN(const bool said, when_.Holds(scope));
  if (!said) return std::nullopt;
  v1::Value value;
  switch (kind_) {
    case Kind::kScalar:
      return Scalar(scope);
    case Kind::kDate: {
      ASSIGN_OR_RETURN(const std::optional<StatedDate> date, date_.Date(scope));
      if (!date.has_value()) return std::nullopt;
      if (date->instant.empty()) {
        value.set_date(date->Text());
      } else {
        value.set_datetime(date->Text());
      }
      return value;
    }
    case Kind::kQuantity:
      return Quantity(scope);
    case Kind::kPoint:
      return Point(scope);
    case Kind::kBox:
      return Box(scope);
    case Kind::kList:
      return List(scope);
    case Kind::kSome: {
      value.mutable_some_value();
      ASSIGN_OR_RETURN(const std::optional<double> count, NumberOf(of_, scope));
      if (count.has_value()) value.mutable_some_value()->set_count(static_cast<int64_t>(*count));
      return value;
    }
    case Kind::kNone:
      value.mutable_no_value();
      return value;
  }
  return std::nullopt;
}

}  // namespace entente

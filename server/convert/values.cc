#include "server/convert/values.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/model/entity_id.h"
#include "graph/model/limits.h"
#include "graph/model/status.h"
#include "graph/model/value_text.h"
#include "server/convert/enums.h"
#include "server/convert/field_path.h"

namespace entente {
namespace {

absl::StatusOr<Quantity> QuantityFromWire(const v1::Quantity& wire) {
  Quantity quantity;
  if (wire.has_best()) quantity.best = wire.best();
  if (wire.has_low()) quantity.low = wire.low();
  if (wire.has_high()) quantity.high = wire.high();
  ASSIGN_OR_RETURN(quantity.qualifier, EnumFromWire(wire.qualifier(), QuantityQualifier::kExact,
                                                    QuantityQualifier::kAtMost, "qualifier"));
  quantity.unit = wire.unit();
  ASSIGN_OR_RETURN(quantity.measure,
                   EnumFromWire(wire.measure(), Measure::kUnstated, Measure::kPlan, "measure"));
  for (int i = 0; i < wire.includes_size(); ++i) {
    const std::string path = Item("includes", i);
    const v1::Inclusion& part = wire.includes(i);
    if (part.quantity().includes_size() > 0) {
      return InvalidField("INVALID_VALUE", absl::StrCat(path, ".quantity.includes"), part.what(),
                          "a part of a quantity has no parts of its own; list them all at the top");
    }
    Inclusion inclusion;
    inclusion.what = part.what();
    ASSIGN_OR_RETURN(inclusion.quantity,
                     At(absl::StrCat(path, ".quantity"), QuantityFromWire(part.quantity())));
    ASSIGN_OR_RETURN(inclusion.kind,
                     EnumFromWire(part.kind(), InclusionKind::kUnknown, InclusionKind::kUnknown,
                                  absl::StrCat(path, ".kind")));
    quantity.includes.push_back(std::move(inclusion));
  }
  return quantity;
}

GeoPoint PointFromWire(const v1::GeoPoint& wire) { return {wire.latitude(), wire.longitude()}; }

absl::StatusOr<Value> ShapeFromWire(const v1::Value& wire, uint32_t depth);

absl::StatusOr<Value> ListFromWire(const v1::ValueList& wire, uint32_t depth) {
  if (depth == Limits{}.nesting) {
    return InvalidField("INVALID_VALUE", "", absl::StrCat(depth + 1),
                        absl::StrCat("values are nested deeper than ", Limits{}.nesting));
  }
  ValueList list;
  list.items.reserve(wire.items_size());
  for (int i = 0; i < wire.items_size(); ++i) {
    ASSIGN_OR_RETURN(Value item,
                     At(Item("list.items", i), ShapeFromWire(wire.items(i), depth + 1)));
    list.items.push_back(std::move(item));
  }
  return Value{std::move(list)};
}

// Everything but what Validate checks.
absl::StatusOr<Value> ShapeFromWire(const v1::Value& wire, uint32_t depth) {
  switch (wire.kind_case()) {
    case v1::Value::kBoolean:
      return Value{wire.boolean()};
    case v1::Value::kInteger:
      return Value{int64_t{wire.integer()}};
    case v1::Value::kReal:
      return Value{wire.real()};
    case v1::Value::kText:
      return Value{Text{wire.text().text(), wire.text().language()}};
    case v1::Value::kDate: {
      ASSIGN_OR_RETURN(Date date, At("date", ParseDate(wire.date())));
      return Value{date};
    }
    case v1::Value::kTime: {
      ASSIGN_OR_RETURN(TimeOfDay time, At("time", ParseTimeOfDay(wire.time())));
      return Value{time};
    }
    case v1::Value::kDatetime:
      return At("datetime", ParseDateTime(wire.datetime()));
    case v1::Value::kDuration: {
      ASSIGN_OR_RETURN(Duration duration, At("duration", ParseDuration(wire.duration())));
      return Value{duration};
    }
    case v1::Value::kList:
      return ListFromWire(wire.list(), depth);
    case v1::Value::kQuantity: {
      ASSIGN_OR_RETURN(Quantity quantity, At("quantity", QuantityFromWire(wire.quantity())));
      return Value{std::move(quantity)};
    }
    case v1::Value::kPoint:
      return Value{PointFromWire(wire.point())};
    case v1::Value::kBox:
      return Value{
          GeoBox{PointFromWire(wire.box().south_west()), PointFromWire(wire.box().north_east())}};
    case v1::Value::kSomeValue: {
      SomeValue some;
      if (wire.some_value().has_count()) some.count = wire.some_value().count();
      return Value{some};
    }
    case v1::Value::kNoValue:
      return Value{NoValue{}};
    case v1::Value::KIND_NOT_SET:
      break;
  }
  return InvalidField("VALUE_MISSING", "", "", "a value without a kind; set exactly one of them");
}

v1::Quantity QuantityToWire(const Quantity& quantity) {
  v1::Quantity wire;
  if (quantity.best.has_value()) wire.set_best(*quantity.best);
  if (quantity.low.has_value()) wire.set_low(*quantity.low);
  if (quantity.high.has_value()) wire.set_high(*quantity.high);
  wire.set_qualifier(EnumToWire<v1::QuantityQualifier>(quantity.qualifier));
  wire.set_unit(quantity.unit);
  wire.set_measure(EnumToWire<v1::Measure>(quantity.measure));
  for (const Inclusion& inclusion : quantity.includes) {
    v1::Inclusion* part = wire.add_includes();
    part->set_what(inclusion.what);
    *part->mutable_quantity() = QuantityToWire(inclusion.quantity);
    part->set_kind(EnumToWire<v1::InclusionKind>(inclusion.kind));
  }
  return wire;
}

void SetPoint(const GeoPoint& point, v1::GeoPoint* wire) {
  wire->set_latitude(point.latitude);
  wire->set_longitude(point.longitude);
}

// Puts one alternative of Value onto the wire.
struct WireWriter {
  v1::Value* wire;

  void operator()(bool value) const { wire->set_boolean(value); }
  void operator()(int64_t value) const { wire->set_integer(value); }
  void operator()(double value) const { wire->set_real(value); }
  void operator()(const Text& value) const {
    wire->mutable_text()->set_text(value.text);
    wire->mutable_text()->set_language(value.language);
  }
  void operator()(const Date& value) const { wire->set_date(FormatDate(value)); }
  void operator()(const TimeOfDay& value) const { wire->set_time(FormatTimeOfDay(value)); }
  void operator()(const LocalDateTime& value) const { wire->set_datetime(FormatDateTime(value)); }
  void operator()(const ZonedDateTime& value) const { wire->set_datetime(FormatDateTime(value)); }
  void operator()(const Duration& value) const { wire->set_duration(FormatDuration(value)); }
  void operator()(const ValueList& value) const {
    v1::ValueList* list = wire->mutable_list();
    for (const Value& item : value.items) *list->add_items() = ToWire(item);
  }
  void operator()(const Quantity& value) const {
    *wire->mutable_quantity() = QuantityToWire(value);
  }
  void operator()(const GeoPoint& value) const { SetPoint(value, wire->mutable_point()); }
  void operator()(const GeoBox& value) const {
    SetPoint(value.south_west, wire->mutable_box()->mutable_south_west());
    SetPoint(value.north_east, wire->mutable_box()->mutable_north_east());
  }
  void operator()(const SomeValue& value) const {
    v1::SomeValue* some = wire->mutable_some_value();
    if (value.count.has_value()) some->set_count(*value.count);
  }
  void operator()(const NoValue&) const { wire->mutable_no_value(); }
};

}  // namespace

absl::StatusOr<Value> ValueFromWire(const v1::Value& wire) {
  ASSIGN_OR_RETURN(Value value, ShapeFromWire(wire, 0));
  RETURN_IF_ERROR(Validate(value));
  return value;
}

v1::Value ToWire(const Value& value) {
  v1::Value wire;
  std::visit(WireWriter{&wire}, value.value);
  return wire;
}

absl::StatusOr<EntityId> EntityFromWire(const std::string& id, absl::string_view field) {
  if (id.empty()) {
    return InvalidField("FIELD_MISSING", field, "", absl::StrCat(field, " needs an entity's id"));
  }
  RETURN_IF_ERROR(At(field, ValidateEntityId(id)));
  return id;
}

absl::StatusOr<EntityId> OptionalEntityFromWire(const std::string& id, absl::string_view field) {
  if (id.empty()) return EntityId();
  return EntityFromWire(id, field);
}

absl::StatusOr<Qualifier> QualifierFromWire(const v1::Qualifier& wire) {
  Qualifier qualifier{wire.name(), EntityId()};
  switch (wire.filler_case()) {
    case v1::Qualifier::kEntity:
      qualifier.filler = EntityId(wire.entity());
      return qualifier;
    case v1::Qualifier::kValue: {
      ASSIGN_OR_RETURN(qualifier.filler, At("value", ValueFromWire(wire.value())));
      return qualifier;
    }
    case v1::Qualifier::FILLER_NOT_SET:
      break;
  }
  return InvalidField("FIELD_MISSING", "filler", wire.name(),
                      absl::StrCat("qualifier \"", wire.name(), "\" needs an entity or a value"));
}

v1::Qualifier ToWire(const Qualifier& qualifier) {
  v1::Qualifier wire;
  wire.set_name(qualifier.name);
  if (const EntityId* entity = std::get_if<EntityId>(&qualifier.filler)) {
    wire.set_entity(*entity);
  } else {
    *wire.mutable_value() = ToWire(std::get<Value>(qualifier.filler));
  }
  return wire;
}

}  // namespace entente

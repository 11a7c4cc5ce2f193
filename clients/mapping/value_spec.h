// What a claim says of its subject: another entity, or a value made of columns.
#ifndef ENTENTE_CLIENTS_MAPPING_VALUE_SPEC_H_
#define ENTENTE_CLIENTS_MAPPING_VALUE_SPEC_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/mapping/condition.h"
#include "clients/mapping/period_spec.h"
#include "clients/mapping/yaml_tree.h"
#include "entente/v1/value.pb.h"

namespace entente {

//   "{column}"                              a text without a language
//   {text: "{column}", language: en}
//   {integer: ...} {real: ...} {boolean: ...} {datetime: ...} {time: ...} {duration: ...}
//   {date: DATE}
//   {quantity: "{best}", low: ..., high: ..., unit: soldier, measure: stock|flow|plan,
//    qualifier: exact|about|at_least|at_most}     at least one figure
//   {latitude: "{lat}", longitude: "{lon}"}   a point
//   {box_of: geometry}                      what a GeoJSON geometry lies within
//   {list: [VALUE, ...]}                    empty ones are left out
//   {some: "{count}"}, {none: yes}          some value, no value
//   {as: "{kind}", of: "{column}"}          a kind that the record names: text, integer, real, ...
// In a map there may also be `when: CONDITION`.
class ValueSpec {
 public:
  static absl::StatusOr<ValueSpec> Read(const YamlTree& tree);
  // Only `text` and `language` of a map in which other things stand, too.
  static absl::StatusOr<ValueSpec> ReadText(const YamlTree& tree);
  // A DATE of whatever form, which may turn out to be an instant.
  static absl::StatusOr<ValueSpec> ReadMoment(const YamlTree& tree);
  static ValueSpec OfText(TextTemplate text);

  // nullopt: the record says nothing. kInvalidArgument with a CellError: it is no such value.
  absl::StatusOr<std::optional<v1::Value>> Value(const Scope& scope) const;
  std::vector<std::string> names() const;

 private:
  enum class Kind { kScalar, kDate, kQuantity, kPoint, kBox, kList, kSome, kNone };

  absl::Status ReadQuantity(const YamlTree& tree);
  absl::Status ReadScalar(const YamlTree& tree);
  absl::StatusOr<std::optional<v1::Value>> Scalar(const Scope& scope) const;
  absl::StatusOr<std::optional<v1::Value>> Quantity(const Scope& scope) const;
  absl::StatusOr<std::optional<v1::Value>> Point(const Scope& scope) const;
  absl::StatusOr<std::optional<v1::Value>> Box(const Scope& scope) const;
  absl::StatusOr<std::optional<v1::Value>> List(const Scope& scope) const;

  Kind kind_ = Kind::kScalar;
  TextTemplate as_;        // the kind of a scalar
  TextTemplate of_;        // a scalar's text, a quantity's best, a latitude, a count
  TextTemplate language_;  // of a text
  TextTemplate low_;
  TextTemplate high_;  // of a quantity; the longitude of a point
  TextTemplate unit_;
  TextTemplate measure_;
  TextTemplate qualifier_;
  std::string geometry_;
  DateSpec date_;
  std::vector<ValueSpec> items_;
  Condition when_;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_VALUE_SPEC_H_

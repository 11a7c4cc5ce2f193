// `when` and `where`: whether something is said of a record.
#ifndef ENTENTE_CLIENTS_MAPPING_CONDITION_H_
#define ENTENTE_CLIENTS_MAPPING_CONDITION_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/mapping/yaml_tree.h"

namespace entente {

// A map of columns to what they must be; all must hold:
//   defense: 1                  equal; numbers are compared as numbers
//   code: "010"                 what is quoted is compared letter by letter
//   country: [ru, ua]           one of
//   from: {not: "{to}"}         a text with columns stands on either side
//   end: blank                  says nothing; `present`: says something
//   year: {at_least: 1900, below: 2000}    also at_most, above, not, in, matches (a regular
//                               expression), begins
//   any: [{...}, {...}]         one of several conditions; `all`, `not`
// A column that says nothing is equal to nothing, and meets only `blank` and `not`.
class Condition {
 public:
  // Holds always.
  Condition() = default;
  static absl::StatusOr<Condition> Read(const YamlTree& tree);

  // Errors as TextTemplate::Text.
  absl::StatusOr<bool> Holds(const Scope& scope) const;

  bool empty() const { return test_ == nullptr; }
  // The names that it refers to.
  const std::vector<std::string>& names() const { return names_; }

 private:
  using Test = std::function<absl::StatusOr<bool>(const Scope&)>;

  static Condition All(std::vector<Condition> parts);
  static Condition Any(std::vector<Condition> parts);
  static Condition Not(Condition part);
  static absl::StatusOr<Condition> ReadColumn(const std::string& column, const YamlTree& tree);
  static absl::StatusOr<Condition> ReadList(const YamlTree& tree, bool any);

  Test test_;
  std::vector<std::string> names_;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_CONDITION_H_

// `each`: several values in one record, each of which says something.
#ifndef ENTENTE_CLIENTS_MAPPING_EACH_SPEC_H_
#define ENTENTE_CLIENTS_MAPPING_EACH_SPEC_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "clients/mapping/yaml_tree.h"

namespace re2 {
class RE2;
}  // namespace re2

namespace entente {

// NAME: one of
//   {split: "{column}", on: ";"}   parts of a text, blanks around them dropped, empty ones too
//   {items: path}                  elements of a JSON array (of anything else, the one thing)
//   {entries: path}                members of a JSON object, the key as {NAME.key}
//   {columns: "^NAME_(..)$"}       columns by pattern that say something; {NAME.key} is the column,
//                                  {NAME.1} what its first group matched
//   {list: [a, b]}                 words
// Beside split, items and list may stand `with: OTHER`, one that stands before it: the first goes
// with the first of OTHER, the second with the second, and empty parts keep their places. Else
// every combination is made.
class EachSpec {
 public:
  static absl::StatusOr<EachSpec> Read(const std::string& name, const YamlTree& tree);

  // The values in `scope`, in order; of a text that goes with another one, or that another one goes
  // with, empty parts, too.
  absl::StatusOr<std::vector<Variable>> Values(const Scope& scope) const;

  const std::string& name() const { return name_; }
  // The spec that it goes with; empty for none.
  const std::string& with() const { return with_; }
  // Says that another one goes with it. kInvalidArgument: its values have no places.
  absl::Status Lead(const YamlTree& tree);
  // The names that it refers to.
  std::vector<std::string> names() const;

 private:
  enum class Kind { kSplit, kItems, kEntries, kColumns, kList };
  absl::StatusOr<std::vector<Variable>> Columns(const Scope& scope) const;
  bool HasPlaces() const;

  std::string name_;
  std::string with_;
  bool leads_ = false;
  Kind kind_ = Kind::kList;
  TextTemplate of_;
  std::string separator_ = ";";
  std::string path_;
  std::shared_ptr<const re2::RE2> pattern_;
  std::vector<std::string> list_;
};

// The specs of an `each` map, outermost first.
absl::StatusOr<std::vector<EachSpec>> ReadEach(const YamlTree& tree);

// Calls `say` for every combination of values, pushed onto `scope`; once where there are no specs.
// kInvalidArgument with a CellError: what goes together is not equally many.
absl::Status ForEach(const std::vector<EachSpec>& specs, Scope* scope,
                     absl::FunctionRef<absl::Status()> say);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_EACH_SPEC_H_

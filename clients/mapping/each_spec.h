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
class EachSpec {
 public:
  static absl::StatusOr<EachSpec> Read(const std::string& name, const YamlTree& tree);

  // The values in `scope`, in order.
  absl::StatusOr<std::vector<Variable>> Values(const Scope& scope) const;

  const std::string& name() const { return name_; }
  std::vector<std::string> names() const { return of_.names(); }

 private:
  enum class Kind { kSplit, kItems, kEntries, kColumns, kList };
  absl::StatusOr<std::vector<Variable>> Columns(const Scope& scope) const;

  std::string name_;
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
absl::Status ForEach(const std::vector<EachSpec>& specs, Scope* scope,
                     absl::FunctionRef<absl::Status()> say);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_EACH_SPEC_H_

// What names mean while one record is mapped: columns, variables of `each`, words and look-ups.
#ifndef ENTENTE_CLIENTS_MAPPING_SCOPE_H_
#define ENTENTE_CLIENTS_MAPPING_SCOPE_H_

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/mapping/lookup_table.h"
#include "clients/mapping/names_asked.h"
#include "clients/mapping/record.h"

namespace entente {

// Codes and the words that stand for them.
using WordTable = std::map<std::string, std::string, std::less<>>;

// A short name of a column.
struct ColumnAlias {
  std::string column;                        // its name in the file
  absl::flat_hash_set<std::string> missing;  // cells of it that say nothing
};

// What a mapping knows beside the record. Unchanged while a file is read.
struct Tables {
  std::map<std::string, WordTable, std::less<>> words;
  std::map<std::string, LookupTable, std::less<>> lookups;
  std::map<std::string, ColumnAlias, std::less<>> columns;
  absl::flat_hash_set<std::string> missing;  // cells that say nothing, in any column
};

// One value of an `each`: `{name}` is its text, `{name.key}` its key or column, `{name.1}` what the
// pattern's first group matched, `{name.index}` its place from 1; of JSON `{name.member}`.
struct Variable {
  std::string name;
  std::string text;
  std::string key;
  size_t index = 0;
  std::vector<std::string> groups;
  const JsonTree* tree = nullptr;
};

class Scope {
 public:
  // Borrows all. `asked` is told which members of JSON are asked for; it may be null.
  Scope(const FileRecord& record, const Tables& tables, NamesAsked* asked = nullptr)
      : record_(record), tables_(tables), asked_(asked) {}

  // What `name` stands for, trimmed ("row", where no column is called so, is the record's number);
  // nullopt where the cell is empty, or says that it is missing. kInvalidArgument with a CellError:
  // there is no such column (in JSON any member may be absent), or an array or object stands there.
  absl::StatusOr<std::optional<std::string>> Text(absl::string_view name) const;

  // What a cell of `column` (its name in the file) says, trimmed; nullopt where it is empty or says
  // that it is missing, also under a short name.
  std::optional<std::string> Said(absl::string_view column, std::string cell) const;

  // The JSON value that `name` stands for; null where there is none.
  const JsonTree* Tree(absl::string_view name) const;

  void Push(Variable variable) { variables_.push_back(std::move(variable)); }
  void Pop() { variables_.pop_back(); }

  const FileRecord& record() const { return record_; }
  const Tables& tables() const { return tables_; }

 private:
  const Variable* FindVariable(absl::string_view name, absl::string_view* rest) const;
  bool HasColumn(absl::string_view name) const;
  bool IsMissing(const std::string& text, const ColumnAlias* alias) const;
  // As Tree, of what is no variable.
  const JsonTree* Member(absl::string_view name) const;
  // `found`, of which `asked_` is told.
  const JsonTree* Noted(absl::string_view name, const JsonTree* found) const;
  // Text of the column called so in the file; nullopt: an array or object.
  absl::StatusOr<std::optional<std::string>> ColumnText(absl::string_view name) const;

  const FileRecord& record_;
  const Tables& tables_;
  NamesAsked* asked_;
  std::vector<Variable> variables_;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_SCOPE_H_

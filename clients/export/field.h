// Columns of what is exported, with their types, for all formats that have columns.
#ifndef ENTENTE_CLIENTS_EXPORT_FIELD_H_
#define ENTENTE_CLIENTS_EXPORT_FIELD_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"

namespace entente {

enum class FieldType { kText, kInteger, kReal, kBoolean, kTexts };

struct Column {
  std::string name;
  FieldType type = FieldType::kText;
};

// A value of a column, as text; of kTexts the items, none of which holds a semicolon. Empty: there
// is none.
struct Cell {
  Cell() = default;
  Cell(std::string one) : text(std::move(one)) {}                // NOLINT: a text is a cell
  Cell(const char* one) : text(one) {}                           // NOLINT
  Cell(std::vector<std::string> all) : items(std::move(all)) {}  // NOLINT

  bool empty() const { return text.empty() && items.empty(); }
  // Items joined by semicolons.
  std::string Joined() const { return items.empty() ? text : absl::StrJoin(items, ";"); }

  std::string text;
  std::vector<std::string> items;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_FIELD_H_

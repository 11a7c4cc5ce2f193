#include "clients/cli/diff_table.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/claim_text.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/proposition_table.h"

namespace entente {
namespace {

// `first`: cells before the row's own, "changed" at their end.
void AddSide(std::vector<std::string> first, const v1::PropositionRow& row,
             const EntityNames& names, Table* table) {
  std::vector<std::string> cells = std::move(first);
  for (std::string& cell : PropositionCells(row, names)) cells.push_back(std::move(cell));
  table->Row(cells);
  AddDetails(row, names, table);
}

void AddIds(const char* what, const google::protobuf::RepeatedPtrField<std::string>& ids,
            Table* table) {
  if (ids.empty()) return;
  const auto hex = [](std::string* out, const std::string& id) { out->append(HexOf(id)); };
  table->Note(absl::StrCat(what, ": ", absl::StrJoin(ids, ", ", hex)));
}

void AddDifference(const v1::DiffRow& row, Table* table) {
  const auto word = [](std::string* out, int field) {
    out->append(Word(static_cast<v1::RowField>(field)));
  };
  table->Note(absl::StrCat("differs in ", absl::StrJoin(row.fields(), ", ", word)));
  AddIds("claims gone", row.claims_gone(), table);
  AddIds("claims new", row.claims_new(), table);
}

}  // namespace

std::vector<std::string> DiffHeaders() {
  std::vector<std::string> headers = PropositionHeaders();
  headers.insert(headers.begin(), "CHANGE");
  return headers;
}

void AddDiffRow(const v1::DiffRow& row, const EntityNames& names, Table* table) {
  const bool changed = row.kind() == v1::DIFF_KIND_CHANGED;
  if (row.has_before()) AddSide({changed ? "was" : "gone"}, row.before(), names, table);
  if (row.has_after()) AddSide({changed ? "is" : "new"}, row.after(), names, table);
  if (changed) AddDifference(row, table);
}

std::vector<std::string> TimelineHeaders() {
  std::vector<std::string> headers = DiffHeaders();
  headers.insert(headers.begin(), "AT");
  return headers;
}

void AddTimelineRow(const v1::TimelineRow& row, const EntityNames& names, Table* table) {
  const v1::DiffRow& change = row.change();
  if (change.has_after()) {
    const bool changed = change.kind() == v1::DIFF_KIND_CHANGED;
    AddSide({row.at(), changed ? "is" : "new"}, change.after(), names, table);
    if (changed) AddDifference(change, table);
  } else {
    AddSide({row.at(), "gone"}, change.before(), names, table);
  }
}

void CollectIds(const v1::DiffRow& row, IdSet* ids) {
  if (row.has_before()) CollectIds(row.before(), ids);
  if (row.has_after()) CollectIds(row.after(), ids);
}

void AddCounts(const v1::DiffTrailer& page, v1::DiffTrailer* total) {
  total->set_unchanged(total->unchanged() + page.unchanged());
  for (const v1::HiddenCount& hidden : page.hidden_before()) {
    v1::HiddenCount* sum = nullptr;
    for (v1::HiddenCount& known : *total->mutable_hidden_before()) {
      if (known.reason() == hidden.reason()) sum = &known;
    }
    if (sum == nullptr) {
      *total->add_hidden_before() = hidden;
    } else {
      sum->set_count(sum->count() + hidden.count());
    }
  }
}

}  // namespace entente

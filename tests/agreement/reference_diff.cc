#include "tests/agreement/reference_diff.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "graph/encoding/row_keys.h"

namespace entente {
namespace {

// Different for different propositions.
std::string TextOf(const Proposition& proposition) {
  return proposition.subject + '\0' + KeyOf(proposition).bytes;
}

void SortRivals(std::optional<PropositionRow>* row) {
  if (!row->has_value()) return;
  std::sort((*row)->rivals.begin(), (*row)->rivals.end(),
            [](const Proposition& a, const Proposition& b) { return TextOf(a) < TextOf(b); });
}

using Rows = std::map<std::string, PropositionRow>;

Rows ByText(const PropositionAnswer& answer) {
  Rows rows;
  for (const PropositionRow& row : answer.rows) rows[TextOf(row.proposition)] = row;
  return rows;
}

std::optional<PropositionRow> At(const Rows& rows, const std::string& text) {
  const auto found = rows.find(text);
  if (found == rows.end()) return std::nullopt;
  std::optional<PropositionRow> row = found->second;
  SortRivals(&row);
  return row;
}

}  // namespace

DiffAnswer DiffOfAnswers(const PropositionAnswer& before, const PropositionAnswer& after) {
  const Rows rows_before = ByText(before);
  const Rows rows_after = ByText(after);
  std::set<std::string> texts;
  for (const auto& [text, row] : rows_before) texts.insert(text);
  for (const auto& [text, row] : rows_after) texts.insert(text);
  DiffAnswer answer;
  answer.hidden_before = before.hidden;
  answer.hidden_after = after.hidden;
  for (const std::string& text : texts) {
    std::optional<RowDiff> diff = DiffOf(At(rows_before, text), At(rows_after, text));
    if (diff.has_value()) {
      answer.rows.push_back(*std::move(diff));
    } else {
      ++answer.unchanged;
    }
  }
  return answer;
}

DiffAnswer DiffOfReference(const ReferenceGraph& reference, const ReadAs& before,
                           const ReadAs& after, const PropositionPattern& pattern) {
  return DiffOfAnswers(reference.Propositions(before.as_of, before.lens, pattern),
                       reference.Propositions(after.as_of, after.lens, pattern));
}

DiffAnswer InOrder(DiffAnswer answer) {
  for (RowDiff& diff : answer.rows) {
    SortRivals(&diff.before);
    SortRivals(&diff.after);
  }
  std::sort(answer.rows.begin(), answer.rows.end(), [](const RowDiff& a, const RowDiff& b) {
    return TextOf(a.proposition()) < TextOf(b.proposition());
  });
  return answer;
}

}  // namespace entente

#include "tests/agreement/comparison.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "graph/model/status.h"
#include "graph/query/queries.h"
#include "graph/store/canonical_reader.h"
#include "tests/agreement/description.h"

namespace entente {
namespace {

using Rows = std::vector<NeighborRow>;

bool IsNeighborhood(const ReadQuestion& question) {
  return std::holds_alternative<NeighborPattern>(question.pattern);
}

// What rows are ordered by, as far as it is promised in plain words: values and qualifiers follow
// in the order of their keys.
using Place = std::tuple<int, std::string, EntityId, EntityId>;
Place PlaceOf(const NeighborRow& row, const ReadQuestion& question) {
  const Proposition& proposition = row.row.proposition;
  const auto* pattern = std::get_if<NeighborPattern>(&question.pattern);
  if (pattern != nullptr) {
    const bool incoming = proposition.subject != pattern->entity;
    return {incoming ? 1 : 0, proposition.predicate, row.neighbor, ""};
  }
  const EntityId* object = std::get_if<EntityId>(&proposition.object);
  return {0, proposition.predicate, proposition.subject, object == nullptr ? "" : *object};
}

// The attributes that are found by their text come in the order of the texts; entities and values
// beside one another come in an order of kinds that nobody is promised.
absl::Status CheckOrder(const Rows& rows, const ReadQuestion& question) {
  // With only `within` bound rows come place by place, and a symmetric pair at either of its ends.
  const auto* pattern = std::get_if<PropositionPattern>(&question.pattern);
  if (pattern != nullptr && !pattern->within.empty() && pattern->subject.empty() &&
      pattern->object.empty()) {
    return absl::OkStatus();
  }
  for (size_t i = 1; i < rows.size(); ++i) {
    const std::string& predicate = rows[i].row.proposition.predicate;
    if (predicate == "type" || predicate == "name") continue;
    Place before = PlaceOf(rows[i - 1], question);
    Place after = PlaceOf(rows[i], question);
    if (std::get<3>(before).empty()) std::get<3>(after).clear();
    if (std::get<3>(after).empty()) std::get<3>(before).clear();
    if (after < before) {
      return absl::InternalError(absl::StrCat("row ", i, " is out of order"));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<Ending> AskPage(View& view, const ReadQuestion& question, const Bookmark& from,
                               Rows* rows) {
  if (const auto* pattern = std::get_if<NeighborPattern>(&question.pattern)) {
    return Neighbors(view, *pattern, question.page, from, [&](NeighborRow row) {
      rows->push_back(std::move(row));
      return absl::OkStatus();
    });
  }
  return ListPropositions(view, std::get<PropositionPattern>(question.pattern), question.page, from,
                          [&](PropositionRow row) {
                            NeighborRow one;
                            one.row = std::move(row);
                            rows->push_back(std::move(one));
                            return absl::OkStatus();
                          });
}

std::map<std::string, const NeighborRow*> ByText(const WholeAnswer& answer) {
  std::map<std::string, const NeighborRow*> rows;
  for (const NeighborRow& row : answer.rows) {
    rows[DescribeProposition(row.row.proposition)] = &row;
  }
  return rows;
}

bool SameRow(const NeighborRow& a, const NeighborRow& b) {
  if (a.neighbor != b.neighbor || a.direction != b.direction) return false;
  PropositionRow one = a.row;
  PropositionRow other = b.row;
  if (one.rivals.size() != other.rivals.size()) return false;
  for (const Proposition& rival : one.rivals) {
    if (std::find(other.rivals.begin(), other.rivals.end(), rival) == other.rivals.end()) {
      return false;
    }
  }
  one.rivals.clear();
  other.rivals.clear();
  return one == other;
}

}  // namespace

absl::StatusOr<WholeAnswer> AskStore(const ScriptedStore& store, const ReadQuestion& question) {
  const Limits limits;
  WholeAnswer answer;
  Bookmark from;
  bool joined = false;  // then rows stand where the first of their statements stands
  for (;;) {
    Budget budget({limits.call_edges, limits.call_rows, limits.call_bytes}, absl::InfiniteFuture(),
                  nullptr);
    View view(store.store(), store.AsOfHere(question.as_of), question.lens, budget);
    Rows page;
    ASSIGN_OR_RETURN(const Ending ending, AskPage(view, question, from, &page));
    joined = joined || !view.canonical().identity().nothing_joined();
    for (size_t i = 0; i < kHiddenReasons; ++i) answer.hidden.counts[i] += ending.hidden.counts[i];
    if (page.size() > question.page) return absl::InternalError("a page is longer than asked");
    answer.rows.insert(answer.rows.end(), page.begin(), page.end());
    if (ending.complete) break;
    if (page.size() < question.page || ending.truncated_by != "PAGE_FULL") {
      return absl::InternalError(
          absl::StrCat("a page of ", page.size(), " rows ended by ", ending.truncated_by));
    }
    if (ending.resume == from) return absl::InternalError("a page leads back to itself");
    from = ending.resume;
  }
  if (!joined) RETURN_IF_ERROR(CheckOrder(answer.rows, question));
  return answer;
}

WholeAnswer AskReference(const ReferenceGraph& reference, const ReadQuestion& question) {
  WholeAnswer answer;
  if (IsNeighborhood(question)) {
    NeighborAnswer found = reference.Neighbors(question.as_of, question.lens,
                                               std::get<NeighborPattern>(question.pattern));
    answer.rows = std::move(found.rows);
    answer.hidden = found.hidden;
    return answer;
  }
  const PropositionAnswer found = reference.Propositions(
      question.as_of, question.lens, std::get<PropositionPattern>(question.pattern));
  for (const PropositionRow& row : found.rows) {
    NeighborRow one;
    one.row = row;
    answer.rows.push_back(std::move(one));
  }
  answer.hidden = found.hidden;
  return answer;
}

std::string Difference(const WholeAnswer& reference, const WholeAnswer& store) {
  std::string text;
  const auto expected = ByText(reference);
  const auto given = ByText(store);
  if (given.size() != store.rows.size()) absl::StrAppend(&text, "  a row is there twice\n");
  for (const auto& [name, row] : expected) {
    const auto found = given.find(name);
    if (found != given.end() && SameRow(*row, *found->second)) continue;
    absl::StrAppend(&text, "  ", name, "\n    reference: ", DescribeRow(row->row),
                    "\n    store:     ",
                    found == given.end() ? "no row" : DescribeRow(found->second->row), "\n");
  }
  for (const auto& [name, row] : given) {
    if (expected.contains(name)) continue;
    absl::StrAppend(&text, "  ", name,
                    "\n    reference: no row\n    store:     ", DescribeRow(row->row), "\n");
  }
  for (size_t i = 0; i < kHiddenReasons; ++i) {
    const uint64_t ours = reference.hidden.counts[i];
    const uint64_t theirs = store.hidden.counts[i];
    if (ours == theirs) continue;
    absl::StrAppend(&text, "  hidden ", HiddenReasonName(static_cast<HiddenReason>(i)),
                    ": reference ", ours, ", store ", theirs, "\n");
  }
  return text;
}

}  // namespace entente

#include "tests/cases/case_diff.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/time/time.h"
#include "graph/model/status.h"
#include "graph/query/diff.h"
#include "tests/cases/case_answer.h"

namespace entente {
namespace {

using Json = nlohmann::json;

Json RowsJson(const std::vector<PropositionRow>& rows, const CaseScript& script) {
  return AnswerJson(PropositionAnswer{rows, Hidden()}, script).at("rows");
}

Json HiddenJson(const Hidden& hidden, const CaseScript& script) {
  return AnswerJson(PropositionAnswer{{}, hidden}, script).at("hidden");
}

}  // namespace

absl::StatusOr<CaseDiff> MakeDiff(const Json& query, const CaseScript& script) {
  const auto side = [&](const Json& given) {
    const Json one = {{"as_of", given.value("as_of", Json::object())},
                      {"lens", given.value("lens", Json::object())},
                      {"what", query.at("what")}};
    return MakeQuestion(one, script);
  };
  CaseDiff diff;
  ASSIGN_OR_RETURN(diff.before, side(query.at("diff").at(0)));
  ASSIGN_OR_RETURN(diff.after, side(query.at("diff").at(1)));
  return diff;
}

Json AnswerJson(const DiffAnswer& answer, const CaseScript& script) {
  Json json = {{"gone", Json::array()}, {"new", Json::array()}, {"changed", Json::array()}};
  for (const RowDiff& diff : answer.rows) {
    if (diff.kind == DiffKind::kGone) {
      json["gone"].push_back(RowsJson({*diff.before}, script).at(0));
    } else if (diff.kind == DiffKind::kNew) {
      json["new"].push_back(RowsJson({*diff.after}, script).at(0));
    } else {
      json["changed"].push_back({{"before", RowsJson({*diff.before}, script).at(0)},
                                 {"after", RowsJson({*diff.after}, script).at(0)}});
    }
  }
  for (auto& [kind, rows] : json.items()) {
    std::sort(rows.begin(), rows.end(),
              [](const Json& a, const Json& b) { return a.dump() < b.dump(); });
  }
  json["hidden"] = Json::object();
  const Json before = HiddenJson(answer.hidden_before, script);
  const Json after = HiddenJson(answer.hidden_after, script);
  if (!before.empty()) json["hidden"]["before"] = before;
  if (!after.empty()) json["hidden"]["after"] = after;
  return json;
}

Json AsRows(const Json& answer) {
  Json flat = {{"rows", Json::array()}, {"hidden", Json::object()}};
  const auto add = [&flat](const char* change, Json row) {
    row["change"] = change;
    flat["rows"].push_back(std::move(row));
  };
  for (const Json& row : answer.at("gone")) add("gone", row);
  for (const Json& row : answer.at("new")) add("new", row);
  for (const Json& row : answer.at("changed")) {
    add("was", row.at("before"));
    add("is", row.at("after"));
  }
  for (const auto& [side, counts] : answer.at("hidden").items()) {
    for (const auto& [reason, count] : counts.items()) flat["hidden"][side + "." + reason] = count;
  }
  return flat;
}

Json Ask(const ReferenceGraph& reference, const CaseDiff& question, const CaseScript& script) {
  return AnswerJson(DiffOfReference(reference, {question.before.as_of, question.before.lens},
                                    {question.after.as_of, question.after.lens},
                                    std::get<PropositionPattern>(question.after.pattern)),
                    script);
}

absl::StatusOr<Json> Ask(const ScriptedStore& store, const CaseDiff& question,
                         const CaseScript& script) {
  const Limits limits;
  Budget budget({limits.call_edges, limits.call_rows, limits.call_bytes}, absl::InfiniteFuture(),
                nullptr);
  View before(store.store(), store.AsOfHere(question.before.as_of), question.before.lens, budget);
  View after(store.store(), store.AsOfHere(question.after.as_of), question.after.lens, budget);
  DiffAnswer answer;
  ASSIGN_OR_RETURN(const DiffEnding ending,
                   Diff({before, after}, std::get<PropositionPattern>(question.after.pattern),
                        limits.page_most, "", [&](RowDiff row) {
                          answer.rows.push_back(std::move(row));
                          return absl::OkStatus();
                        }));
  if (!ending.ending.complete) return absl::InternalError("truncated");
  answer.hidden_before = ending.hidden_before;
  answer.hidden_after = ending.ending.hidden;
  return AnswerJson(answer, script);
}

}  // namespace entente

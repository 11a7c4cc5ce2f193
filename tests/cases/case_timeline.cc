#include "tests/cases/case_timeline.h"

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "graph/model/status.h"
#include "tests/cases/case_answer.h"

namespace entente {
namespace {

using Json = nlohmann::json;

}  // namespace

absl::StatusOr<CaseTimeline> MakeTimeline(const Json& query, const CaseScript& script) {
  CaseTimeline timeline;
  Json read = query;
  read.erase("timeline");
  ASSIGN_OR_RETURN(timeline.read, MakeQuestion(read, script));
  const std::string axis = query.at("timeline").get<std::string>();
  if (axis == "valid") {
    timeline.axis = TimelineAxis::kValid;
  } else if (axis == "recorded") {
    timeline.axis = TimelineAxis::kRecorded;
  } else if (axis != "published") {
    return absl::InvalidArgumentError(axis + " is no axis");
  }
  return timeline;
}

Json TimelineJson(const std::vector<std::pair<std::string, RowDiff>>& rows,
                  const CaseScript& script) {
  Json json = {{"rows", Json::array()}, {"hidden", Json::object()}};
  for (const auto& [at, diff] : rows) {
    const PropositionRow& shown = diff.after.has_value() ? *diff.after : *diff.before;
    Json row = AnswerJson(PropositionAnswer{{shown}, Hidden()}, script).at("rows").at(0);
    row["at"] = at;
    row["change"] = diff.kind == DiffKind::kNew    ? "new"
                    : diff.kind == DiffKind::kGone ? "gone"
                                                   : "is";
    json["rows"].push_back(std::move(row));
  }
  return json;
}

std::string RevisionText(Revision revision, const CaseScript& script) {
  for (const auto& [number, last] : script.revisions) {
    if (revision <= last) return absl::StrCat(number);
  }
  return absl::StrCat("after all: ", revision);
}

absl::StatusOr<Json> Ask(const ScriptedStore& store, const CaseTimeline& question,
                         const CaseScript& script) {
  TimelineQuestion asked;
  asked.axis = question.axis;
  asked.as_of = store.AsOfHere(question.read.as_of);
  asked.lens = question.read.lens;
  asked.pattern = std::get<PropositionPattern>(question.read.pattern);
  const bool recorded = asked.axis == TimelineAxis::kRecorded;
  asked.from = recorded                             ? 1
               : asked.axis == TimelineAxis::kValid ? asked.as_of.valid.start.micros
                                                    : kBeginningOfTime.micros;
  const Revision before = store.AsOfHere(AsOf()).recorded_at;
  const Limits limits;
  Budget budget({limits.call_edges, limits.call_rows, limits.call_bytes}, absl::InfiniteFuture(),
                nullptr);
  std::vector<std::pair<std::string, RowDiff>> rows;
  ASSIGN_OR_RETURN(
      const Ending ending,
      Timeline(store.store(), asked, budget, limits.page_most, "", [&](TimelineRow row) {
        const std::string at =
            recorded ? RevisionText(static_cast<Revision>(row.at) - before, script)
            : row.at == kBeginningOfTime.micros  ? ".."
            : asked.axis == TimelineAxis::kValid ? FormatInstant(Instant{row.at})
                                                 : FormatPublishedCut({Instant{row.at}, true});
        rows.emplace_back(at, std::move(row.diff));
        return absl::OkStatus();
      }));
  if (!ending.complete) return absl::InternalError("truncated");
  return TimelineJson(rows, script);
}

}  // namespace entente

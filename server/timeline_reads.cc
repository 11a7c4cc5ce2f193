#include "server/timeline_reads.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "server/convert/enums.h"
#include "server/convert/field_path.h"
#include "server/convert/patterns.h"
#include "server/convert/values.h"
#include "server/diff_rows.h"
#include "server/named_entities.h"

namespace entente {
namespace {

static_assert(static_cast<int>(v1::TIMELINE_AXIS_VALID) == static_cast<int>(TimelineAxis::kValid));
static_assert(static_cast<int>(v1::TIMELINE_AXIS_RECORDED) ==
              static_cast<int>(TimelineAxis::kRecorded));

absl::Status InvalidFrom(const std::string& from, absl::string_view message) {
  return InvalidField("INVALID_TIMELINE_START", "from", from, message);
}

// Where the timeline begins.
absl::StatusOr<int64_t> BeginningOf(TimelineAxis axis, const std::string& from, const AsOf& as_of,
                                    const Store& store) {
  if (axis == TimelineAxis::kValid) {
    if (from.empty()) return as_of.valid.start.micros;
    return InvalidFrom(from, "on the valid axis scope.as_of.valid says where it begins");
  }
  if (axis == TimelineAxis::kPublished) {
    if (from.empty()) return kBeginningOfTime.micros;
    const absl::StatusOr<PublishedCut> cut = ParsePublishedCut(from);
    if (!cut.ok() || !cut->dated) return InvalidFrom(from, "write a day \"2024-10-24\"");
    return cut->before.micros;
  }
  if (from.empty()) return 1;
  absl::StatusOr<RecordedCut> cut = ParseRecordedCut(from);
  if (!cut.ok()) return InvalidFrom(from, cut.status().message());
  ASSIGN_OR_RETURN(const Revision revision, Named("from", store.ResolveRecorded(*cut)));
  return std::max<int64_t>(1, static_cast<int64_t>(revision));
}

absl::Status CheckRange(const TimelineQuestion& question, const std::string& from) {
  if (question.axis == TimelineAxis::kPublished) {
    const std::optional<PublishedCut>& until = question.as_of.published_before;
    if (!until.has_value()) return absl::OkStatus();
    if (!until->dated) {
      return InvalidField("INVALID_TIMELINE_END", "scope.as_of.published_before",
                          FormatPublishedCut(*until),
                          "the timeline of publications goes by days; write a day \"2024-10-24\"");
    }
    if (question.from > until->before.micros) return InvalidFrom(from, "it begins after its end");
  }
  if (question.axis == TimelineAxis::kRecorded &&
      question.from > static_cast<int64_t>(question.as_of.recorded_at)) {
    return InvalidFrom(from, "it begins after its end");
  }
  return absl::OkStatus();
}

std::string PointText(TimelineAxis axis, int64_t at) {
  if (axis == TimelineAxis::kRecorded) return absl::StrCat(at);
  if (at == kBeginningOfTime.micros) return "..";
  const Instant instant{at};
  // An instant, also at midnight: a date would ask about all of the day.
  if (axis == TimelineAxis::kValid) return FormatInstant(instant);
  return FormatPublishedCut({instant, true});
}

}  // namespace

absl::StatusOr<TimelineRows> BeginTimeline(const Premises& premises, const Call& call,
                                           const v1::TimelineRequest& request) {
  auto question = std::make_shared<TimelineQuestion>();
  ASSIGN_OR_RETURN(question->axis, EnumFromWire(request.axis(), TimelineAxis::kPublished,
                                                TimelineAxis::kRecorded, "axis"));
  ASSIGN_OR_RETURN(question->pattern, PatternFromWire(request));
  ASSIGN_OR_RETURN(question->entity, OptionalEntityFromWire(request.entity(), "entity"));
  if (!question->entity.empty() &&
      !(question->pattern.subject.empty() && question->pattern.object.empty())) {
    return InvalidField("ENTITY_AND_ENDS", "entity", question->entity,
                        "an entity as either end, or subject and object: give one of both");
  }
  v1::ReadScope scope = request.scope();
  if (question->axis == TimelineAxis::kValid && scope.as_of().valid().empty()) {
    scope.mutable_as_of()->set_valid("ALL");
  }
  TimelineRows rows;
  ASSIGN_OR_RETURN(rows.reading,
                   Reading::Begin(premises, call, scope, PagingOf(call, "Timeline", request)));
  Reading* reading = rows.reading.get();
  EntityFields fields = FieldsOf(&question->pattern);
  fields.push_back({"entity", &question->entity});
  RETURN_IF_ERROR(ResolveEntityFields(*reading, fields));
  question->as_of = reading->view().as_of();
  question->lens = reading->view().lens();
  const Store& store = reading->view().store();
  ASSIGN_OR_RETURN(question->from,
                   BeginningOf(question->axis, request.from(), question->as_of, store));
  RETURN_IF_ERROR(CheckRange(*question, request.from()));
  const uint64_t most = reading->budget().most().rows;
  ASSIGN_OR_RETURN(rows.rows, PageFromWire(request.page_size(), most, most));
  rows.round = premises.limits().page_default;
  rows.ask = [reading, question](uint64_t page, const Bookmark& from, const TimelineSink& sink) {
    return Timeline(reading->view().store(), *question, reading->budget(), page, from, sink);
  };
  rows.to_wire = [reading, question](const TimelineRow& row) -> absl::StatusOr<v1::TimelineRow> {
    v1::TimelineRow wire;
    wire.set_at(PointText(question->axis, row.at));
    if (question->axis == TimelineAxis::kRecorded) {
      ASSIGN_OR_RETURN(*wire.mutable_recorded_at(),
                       reading->records().TimeOf(static_cast<Revision>(row.at)));
    }
    *wire.mutable_change() = ToWire(row.diff);
    return wire;
  };
  return rows;
}

}  // namespace entente

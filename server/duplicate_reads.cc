#include "server/duplicate_reads.h"

#include <memory>
#include <optional>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "server/convert/rows.h"
#include "server/named_entities.h"

namespace entente {
namespace {

static_assert(static_cast<int>(v1::MERGE_OBJECTION_KIND_TYPES) ==
              static_cast<int>(ObjectionKind::kTypes));
static_assert(static_cast<int>(v1::MERGE_OBJECTION_KIND_ONE_DOCUMENT) ==
              static_cast<int>(ObjectionKind::kOneDocument));

constexpr uint64_t kPairsARound = 128;

absl::StatusOr<DuplicatePattern> PatternFromWire(const v1::ListDuplicatesRequest& wire) {
  if (!(wire.least_score() >= 0 && wire.least_score() <= 1)) {
    return InvalidField("INVALID_SCORE", "least_score", absl::StrCat(wire.least_score()),
                        absl::StrCat("least_score ", wire.least_score(), "; a score is 0 to 1"));
  }
  DuplicatePattern pattern;
  pattern.type = wire.type();
  pattern.unopposed = wire.unopposed();
  if (wire.least_score() > 0) pattern.least_score = wire.least_score();
  return pattern;
}

void ToWire(const DuplicateEnd& end, v1::DuplicateEnd* wire) {
  wire->set_id(end.id);
  wire->set_name(end.name);
  wire->mutable_types()->Assign(end.types.begin(), end.types.end());
}

v1::Duplicate ToWire(const Duplicate& pair) {
  v1::Duplicate wire;
  ToWire(pair.one, wire.mutable_one());
  ToWire(pair.other, wire.mutable_other());
  wire.set_score(pair.score);
  wire.set_reasons_in_all(pair.reasons_in_all);
  for (const MergeReason& reason : pair.reasons) {
    v1::MergeReason& to = *wire.add_reasons();
    to.set_score(reason.match.score);
    to.set_reason(NameReasonToWire(reason.match.reason));
    to.set_same_language(reason.same_language);
    *to.mutable_one() = ToWire(reason.one);
    *to.mutable_other() = ToWire(reason.other);
  }
  for (const MergeObjection& objection : pair.objections) {
    v1::MergeObjection& to = *wire.add_objections();
    to.set_kind(static_cast<v1::MergeObjectionKind>(objection.kind));
    for (const PropositionRow& row : objection.rows) *to.add_rows() = ToWire(row);
    to.set_third(objection.third);
    to.set_document(objection.document);
  }
  return wire;
}

}  // namespace

absl::StatusOr<RowQuestion<Duplicate, v1::Duplicate>> BeginDuplicates(
    const Premises& premises, const Call& call, const v1::ListDuplicatesRequest& request) {
  ASSIGN_OR_RETURN(const DuplicatePattern pattern, PatternFromWire(request));
  RowQuestion<Duplicate, v1::Duplicate> question;
  RETURN_IF_ERROR(BeginRows(premises, call, "ListDuplicates", request, &question));
  question.round = kPairsARound;
  Reading* reading = question.reading.get();
  // Compared once, for all messages of the stream.
  const auto pairs = std::make_shared<std::optional<ComputedAnswer<Duplicate>>>();
  question.ask = [reading, pattern, pairs](
                     uint64_t rows, const Bookmark& from,
                     const std::function<absl::Status(Duplicate)>& sink) -> absl::StatusOr<Ending> {
    if (!pairs->has_value()) {
      ASSIGN_OR_RETURN(*pairs, FindDuplicates(reading->view(), pattern));
    }
    return PageOver(**pairs, reading->budget(), rows, from, sink);
  };
  question.to_wire = [](const Duplicate& pair) -> absl::StatusOr<v1::Duplicate> {
    return ToWire(pair);
  };
  return question;
}

}  // namespace entente

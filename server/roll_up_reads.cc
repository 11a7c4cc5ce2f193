#include "server/roll_up_reads.h"

#include <memory>
#include <optional>

#include "graph/model/status.h"
#include "server/convert/roll_ups.h"
#include "server/named_entities.h"

namespace entente {

absl::StatusOr<RowQuestion<RolledUp, v1::Figure>> BeginRollUp(const Premises& premises,
                                                              const Call& call,
                                                              const v1::RollUpRequest& request) {
  ASSIGN_OR_RETURN(RollUpPattern pattern, PatternFromWire(request));
  RowQuestion<RolledUp, v1::Figure> question;
  RETURN_IF_ERROR(BeginRows(premises, call, "RollUp", request, &question));
  question.round = premises.limits().page_default;
  Reading* reading = question.reading.get();
  RETURN_IF_ERROR(ResolveEntityFields(*reading, ItemsOf("units", &pattern.units)));
  // Added up once, for all messages of the stream.
  const auto figures = std::make_shared<std::optional<ComputedAnswer<RolledUp>>>();
  question.ask = [reading, pattern, figures](
                     uint64_t rows, const Bookmark& from,
                     const std::function<absl::Status(RolledUp)>& sink) -> absl::StatusOr<Ending> {
    if (!figures->has_value()) {
      ASSIGN_OR_RETURN(*figures, RollUpUnits(reading->view(), pattern));
    }
    return PageOver(**figures, reading->budget(), rows, from, sink);
  };
  question.to_wire = [](const RolledUp& figure) -> absl::StatusOr<v1::Figure> {
    return ToWire(figure);
  };
  return question;
}

}  // namespace entente

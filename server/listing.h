// What the streamed lists of QueryService have in common: how each begins, and how its rows go out.
#ifndef ENTENTE_SERVER_LISTING_H_
#define ENTENTE_SERVER_LISTING_H_

#include <grpcpp/server_context.h>

#include <cstdint>
#include <deque>
#include <memory>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "graph/model/status.h"
#include "server/call.h"
#include "server/convert/patterns.h"
#include "server/evidence.h"
#include "server/premises.h"
#include "server/pulled_stream.h"
#include "server/reading.h"
#include "server/row_stream.h"

namespace entente {

// Evidence makes rows large: a first message of so many is made before it is known how many fit.
inline constexpr uint64_t kRowsWithEvidence = 64;

// Opens the reading of a request with scope, group, evidence, page_size and page_token; `question`
// still needs its ask and its to_wire.
template <typename Question, typename Request>
absl::Status BeginList(const Premises& premises, const Call& call, absl::string_view method,
                       const Request& request, EvidenceChoice* choice, Question* question) {
  ASSIGN_OR_RETURN(*choice, EvidenceFromWire(request.group(), request.evidence()));
  ASSIGN_OR_RETURN(question->reading, Reading::Begin(premises, call, request.scope(),
                                                     PagingOf(call, method, request)));
  const uint64_t most = question->reading->budget().most().rows;
  ASSIGN_OR_RETURN(question->rows, PageFromWire(request.page_size(), most, most));
  question->round = choice->any() ? kRowsWithEvidence : premises.limits().page_default;
  return absl::OkStatus();
}

// The request lives as long as the call, and so do the stream and what it pulls from.
template <typename Response, typename Row, typename Wire>
grpc::ServerWriteReactor<Response>* ServeRows(
    Premises& premises, grpc::CallbackServerContext* call,
    typename RowStream<Response, Row, Wire>::Begin begin) {
  auto rows = std::make_shared<RowStream<Response, Row, Wire>>(premises.limits(), std::move(begin));
  return PulledStream<Response>::Serve(premises, call,
                                       [rows](const Call& served, std::deque<Response>* messages) {
                                         return rows->Pull(served, messages);
                                       });
}

}  // namespace entente

#endif  // ENTENTE_SERVER_LISTING_H_

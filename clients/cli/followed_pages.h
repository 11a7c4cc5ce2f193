// A streamed list, asked for page by page and handed on message by message.
#ifndef ENTENTE_CLIENTS_CLI_FOLLOWED_PAGES_H_
#define ENTENTE_CLIENTS_CLI_FOLLOWED_PAGES_H_

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/strip.h"
#include "clients/cli/read_output.h"
#include "clients/cli/session.h"
#include "clients/cpp/paging.h"
#include "clients/cpp/status_macros.h"

namespace entente {

// Asks with `request`, page after page as `policy` says; notes it for a citation, begins `output`
// with the first scope and gives every message to `each`. The trailer of all. kDataLoss for a
// stream without its trailer.
template <typename Response, typename Request>
absl::StatusOr<v1::Trailer> FollowStream(
    Session& session, const PagePolicy& policy, Request request, ReadOutput* output,
    absl::FunctionRef<absl::Status(const Response& part)> each) {
  // Of method X the messages are XRequest and XResponse.
  output->Asked(std::string(absl::StripSuffix(Request::descriptor()->name(), "Request")), request);
  const auto ask = [&](uint32_t size, const std::string& token) -> absl::StatusOr<Page> {
    request.set_page_size(size);
    request.set_page_token(token);
    Page page;
    bool ended = false;
    RETURN_IF_ERROR(session.connection->Call(request, [&](const Response& part) -> absl::Status {
      if (part.has_scope()) RETURN_IF_ERROR(output->Begin(part.scope()));
      if (part.has_trailer()) {
        page.trailer = part.trailer();
        ended = true;
      }
      page.rows += static_cast<uint64_t>(part.rows_size());
      return each(part);
    }));
    if (!ended) return absl::DataLossError("the server's answer ended without its trailer");
    return page;
  };
  return FollowPages(policy, ask);
}

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_FOLLOWED_PAGES_H_

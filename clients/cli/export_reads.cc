#include "clients/cli/export_reads.h"

#include "absl/strings/str_cat.h"
#include "clients/cli/citing.h"
#include "clients/cpp/citation.h"
#include "clients/cpp/paging.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/status_macros.h"

namespace entente {

v1::ReadScope ExportReads::Pinned() const {
  v1::ReadScope scope = first_.scope();
  Pin(scope_, &scope);
  return scope;
}

absl::Status ExportReads::Rows(v1::ListPropositionsRequest request, const std::string& about,
                               const std::string& valid,
                               absl::FunctionRef<absl::Status(v1::PropositionRow& row)> each) {
  if (reads_.size() >= most_reads_) {
    return WithRpcError(
        absl::ResourceExhaustedError(absl::StrCat("more than ", most_reads_,
                                                  " lists would be read: export fewer years or ",
                                                  "predicates, or allow more with --limit-reads")),
        {.reason = "LIMIT_READS", .field = "", .value = "", .metadata = {}});
  }
  if (reads_.empty()) {
    first_ = request;
  } else {
    PinRequest({scope_}, &request);
  }
  if (!valid.empty()) request.mutable_scope()->mutable_as_of()->set_valid(valid);
  v1::ResolvedScope scope;
  AnswerDigest digest;
  const auto ask = [&](uint32_t size, const std::string& token) -> absl::StatusOr<Page> {
    request.set_page_size(size);
    request.set_page_token(token);
    Page page;
    bool ended = false;
    RETURN_IF_ERROR(
        connection_.Call(request, [&](const v1::ListPropositionsResponse& part) -> absl::Status {
          if (part.has_scope()) scope = part.scope();
          // Before the first row, which may want to know it.
          if (part.has_scope() && token.empty() && reads_.empty()) scope_ = scope;
          if (part.has_trailer()) {
            page.trailer = part.trailer();
            ended = true;
          }
          for (const v1::PropositionRow& row : part.rows()) {
            digest.AddElement(row);
            v1::PropositionRow taken = row;
            RETURN_IF_ERROR(each(taken));
          }
          page.rows += static_cast<uint64_t>(part.rows_size());
          return absl::OkStatus();
        }));
    if (!ended) return absl::DataLossError("the server's answer ended without its trailer");
    return page;
  };
  PagePolicy policy;
  policy.all = true;
  ASSIGN_OR_RETURN(const v1::Trailer trailer, FollowPages(policy, ask));
  for (const v1::HiddenCount& hidden : trailer.hidden()) hidden_[hidden.reason()] += hidden.count();
  const uint64_t rows = digest.rows();
  rows_ += rows;
  reads_.push_back({"ListPropositions", about, rows, ""});
  return Cite(std::move(request), scope, digest.Finish(), rows);
}

absl::Status ExportReads::Cite(v1::ListPropositionsRequest request, const v1::ResolvedScope& scope,
                               const std::string& digest, uint64_t rows) {
  PinRequest({scope}, &request);
  v1::CiteRequest cite;
  cite.set_method("ListPropositions");
  cite.set_request(DeterministicBytes(request));
  cite.set_digest(digest);
  cite.set_rows(rows);
  v1::CiteResponse cited;
  RETURN_IF_ERROR(connection_.Call(cite, &cited));
  reads_.back().reference = cited.reference();
  return absl::OkStatus();
}

}  // namespace entente

#include "clients/cli/export_reads.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/cli/citing.h"
#include "clients/cli/export_claims.h"
#include "clients/cpp/again.h"
#include "clients/cpp/citation.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

// Whether a row did not fit into a message, with the claims behind it.
bool IsRowTooLarge(const absl::Status& status) {
  const std::optional<RpcError> error = RpcErrorOf(status);
  return error.has_value() && error->reason == "LIMIT_ROW";
}

}  // namespace

// One list on its way.
struct ExportReads::Listing {
  v1::ListPropositionsRequest request;
  bool evidence = false;  // is wanted, whether or not it comes with the rows
  v1::ResolvedScope scope;
  AnswerDigest digest;
  uint64_t given = 0;   // rows, over all pages
  uint64_t passed = 0;  // rows of those, when the list had to be begun anew, that came again
};

v1::ReadScope ExportReads::Pinned() const {
  v1::ReadScope scope = first_.scope();
  Pin(scope_, &scope);
  return scope;
}

// Rows with more claims than fit into a message cannot be had with them. The list is then begun
// anew without, the rows that have been given are passed over, and the claims of each later one are
// listed by themselves.
absl::Status ExportReads::Rows(v1::ListPropositionsRequest request, const std::string& about,
                               const std::string& valid, EachClaim claim, EachRow each) {
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
  Listing listing;
  listing.evidence = request.evidence();
  listing.request = std::move(request);
  absl::StatusOr<v1::Trailer> trailer = Follow(&listing, claim, each);
  if (IsRowTooLarge(trailer.status()) && listing.evidence) {
    if (listing.given > 0) PinRequest({listing.scope}, &listing.request);
    listing.request.clear_evidence();
    trailer = Follow(&listing, claim, each);
  }
  RETURN_IF_ERROR(trailer.status());
  for (const v1::HiddenCount& hidden : trailer->hidden()) {
    hidden_[hidden.reason()] += hidden.count();
  }
  rows_ += listing.given;
  reads_.push_back({"ListPropositions", about, listing.given, ""});
  listing.request.clear_evidence();  // the digest is of the rows alone
  return Cite(std::move(listing.request), listing.scope, listing.digest.Finish(), listing.given);
}

absl::StatusOr<v1::Trailer> ExportReads::Follow(Listing* listing, EachClaim claim, EachRow each) {
  listing->passed = 0;
  const uint64_t given_before = listing->given;
  PagePolicy policy;
  policy.all = true;
  return FollowPages(policy, [&](uint32_t size, const std::string& token) -> absl::StatusOr<Page> {
    listing->request.set_page_size(size);
    listing->request.set_page_token(token);
    std::optional<ScratchFile> kept;
    Page page;
    RETURN_IF_ERROR(Again(connection_, [&]() -> absl::Status {
      ASSIGN_OR_RETURN(kept, ScratchFile::Make());
      ASSIGN_OR_RETURN(page, TakePage(listing, &*kept));
      return absl::OkStatus();
    }));
    RETURN_IF_ERROR(kept->Rewind());
    std::string bytes;
    v1::PropositionRow row;
    while (true) {
      ASSIGN_OR_RETURN(const bool more, kept->Read(&bytes));
      if (!more) return page;
      if (listing->passed < given_before) {
        ++listing->passed;
        continue;
      }
      if (!row.ParseFromString(bytes)) return absl::DataLossError("a row was not kept");
      RETURN_IF_ERROR(Give(listing, &row, claim, each));
    }
  });
}

// One page, whole, into a temporary file.
absl::StatusOr<Page> ExportReads::TakePage(Listing* listing, ScratchFile* kept) {
  Page page;
  bool ended = false;
  RETURN_IF_ERROR(connection_.Call(listing->request,
                                   [&](const v1::ListPropositionsResponse& part) -> absl::Status {
                                     if (part.has_scope()) listing->scope = part.scope();
                                     // Before the first row, which may want to know it.
                                     if (part.has_scope() && reads_.empty()) scope_ = part.scope();
                                     if (part.has_trailer()) {
                                       page.trailer = part.trailer();
                                       ended = true;
                                     }
                                     for (const v1::PropositionRow& row : part.rows()) {
                                       RETURN_IF_ERROR(kept->Write(row.SerializeAsString()));
                                     }
                                     page.rows += static_cast<uint64_t>(part.rows_size());
                                     return absl::OkStatus();
                                   }));
  if (!ended) return absl::DataLossError("the server's answer ended without its trailer");
  return page;
}

absl::Status ExportReads::Give(Listing* listing, v1::PropositionRow* row, EachClaim claim,
                               EachRow each) {
  ++listing->given;
  if (listing->request.evidence()) {
    for (const v1::ClaimRecord& record : row->evidence()) RETURN_IF_ERROR(claim(*row, record));
    google::protobuf::RepeatedPtrField<v1::ClaimRecord> evidence;
    evidence.Swap(row->mutable_evidence());
    listing->digest.AddElement(*row);
    evidence.Swap(row->mutable_evidence());
    return each(*row);
  }
  listing->digest.AddElement(*row);
  if (listing->evidence) {
    v1::ReadScope scope = listing->request.scope();
    Pin(listing->scope, &scope);
    RETURN_IF_ERROR(
        ReadClaimsOf(connection_, scope, *row, [&](const v1::ClaimRecord& record) -> absl::Status {
          v1::ClaimRecord* told = row->add_evidence();
          told->set_id(record.id());
          *told->mutable_claim()->mutable_qualifiers() = record.claim().qualifiers();
          return claim(*row, record);
        }));
  }
  return each(*row);
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
  RETURN_IF_ERROR(CallAgain(connection_, cite, &cited));
  reads_.back().reference = cited.reference();
  return absl::OkStatus();
}

}  // namespace entente

// The answers that an export is made of: each followed to its end, all at one revision and through
// one lens, counted and cited.
#ifndef ENTENTE_CLIENTS_CLI_EXPORT_READS_H_
#define ENTENTE_CLIENTS_CLI_EXPORT_READS_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cpp/connection.h"
#include "clients/cpp/paging.h"
#include "clients/export/manifest.h"
#include "clients/export/scratch_file.h"

namespace entente {

// Not thread-safe.
class ExportReads {
 public:
  // Borrows `connection`. More than `most_reads` lists are refused.
  ExportReads(Connection& connection, uint64_t most_reads)
      : connection_(connection), most_reads_(most_reads) {}

  using EachRow = absl::FunctionRef<absl::Status(v1::PropositionRow& row)>;
  using EachClaim =
      absl::FunctionRef<absl::Status(const v1::PropositionRow& row, const v1::ClaimRecord& claim)>;

  // Asks with `request` and follows all pages; `each` gets every row, which it may change. Where
  // the request asks for evidence, `claim` gets each claim behind a row before it; the row has them
  // then, of rows with many more than come along their ids and qualifiers alone. The first request
  // decides the cuts, the lens and what names mean; later ones keep its revision, its lens and its
  // ids, and its valid cut where `valid` is empty. `about` is what the manifest calls it. A page is
  // asked for again where the way to the server breaks, and comes whole before its rows are given,
  // so that neither takes time of the other. Errors: those of the calls, of `claim` and of `each`;
  // kResourceExhausted beyond `most_reads`.
  absl::Status Rows(v1::ListPropositionsRequest request, const std::string& about,
                    const std::string& valid, EachClaim claim, EachRow each);

  // After the first read.
  const v1::ResolvedScope& scope() const { return scope_; }
  // A request's scope that asks at the same revision, through the same lens, at the same cuts.
  v1::ReadScope Pinned() const;
  const std::vector<ExportedRead>& reads() const { return reads_; }
  const std::map<std::string, uint64_t>& hidden() const { return hidden_; }
  // All reads' rows so far.
  uint64_t rows() const { return rows_; }

 private:
  struct Listing;

  absl::StatusOr<v1::Trailer> Follow(Listing* listing, EachClaim claim, EachRow each);
  absl::StatusOr<Page> TakePage(Listing* listing, ScratchFile* kept);
  absl::Status Give(Listing* listing, v1::PropositionRow* row, EachClaim claim, EachRow each);
  absl::Status Cite(v1::ListPropositionsRequest request, const v1::ResolvedScope& scope,
                    const std::string& digest, uint64_t rows);

  Connection& connection_;
  uint64_t most_reads_;
  v1::ListPropositionsRequest first_;
  v1::ResolvedScope scope_;
  std::vector<ExportedRead> reads_;
  std::map<std::string, uint64_t> hidden_;
  uint64_t rows_ = 0;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_EXPORT_READS_H_

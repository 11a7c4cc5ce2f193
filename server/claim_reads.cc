#include "server/claim_reads.h"

#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "graph/encoding/canonical.h"
#include "graph/model/status.h"
#include "graph/query/queries.h"
#include "graph/store/canonical_reader.h"
#include "graph/store/history.h"
#include "server/convert/claims.h"
#include "server/convert/field_path.h"
#include "server/convert/judgements.h"
#include "server/convert/patterns.h"
#include "server/convert/records.h"
#include "server/named_entities.h"
#include "server/page.h"
#include "server/reading.h"

namespace entente {
namespace {

constexpr uint64_t kClaimsARound = 128;

// Before the ends of a symmetric relation are put in order, which goes by id.
absl::Status ResolveNames(Reading& reading, v1::Proposition* proposition) {
  RETURN_IF_ERROR(
      At("proposition", PropositionFromWire(*proposition, reading.view().ontology())).status());
  EntityFields fields = {{"proposition.subject", proposition->mutable_subject()}};
  if (proposition->has_object()) {
    fields.push_back({"proposition.object", proposition->mutable_object()});
  }
  for (int i = 0; i < proposition->qualifiers_size(); ++i) {
    v1::Qualifier* qualifier = proposition->mutable_qualifiers(i);
    if (!qualifier->has_entity()) continue;
    fields.push_back({Item("proposition.qualifiers", i) + ".entity", qualifier->mutable_entity()});
  }
  return ResolveRecordedNames(reading, fields);
}

absl::StatusOr<std::vector<HistoryEntry>> HistoryFor(const v1::GetHistoryRequest& request,
                                                     Reading& reading) {
  View& view = reading.view();
  const IdsOfDocuments all_ids = AllIdsIn(view);
  switch (request.about_case()) {
    case v1::GetHistoryRequest::kClaimId: {
      ClaimId id;
      RETURN_IF_ERROR(RecordIdFromWire(request.claim_id(), "claim_id", &id));
      ASSIGN_OR_RETURN(auto histories,
                       Named("claim_id", HistoriesOf(view.reader(), {&id, 1}, all_ids)));
      return std::move(histories.front());
    }
    case v1::GetHistoryRequest::kProposition: {
      v1::Proposition named = request.proposition();
      RETURN_IF_ERROR(ResolveNames(reading, &named));
      ASSIGN_OR_RETURN(const Proposition proposition,
                       At("proposition", PropositionFromWire(named, view.ontology())));
      const PropositionPlace place{proposition.subject, KeyOf(proposition)};
      ASSIGN_OR_RETURN(const auto stated, view.canonical().StatedPlaces({place}));
      return HistoryOf(view.reader(), stated.front(), all_ids);
    }
    case v1::GetHistoryRequest::ABOUT_NOT_SET:
      break;
  }
  return InvalidField("FIELD_MISSING", "about", "", "whose history? set claim_id or proposition");
}

}  // namespace

absl::Status ReadClaim(Premises& premises, const Call& call, const v1::GetClaimRequest& request,
                       v1::GetClaimResponse* response) {
  ClaimId id;
  RETURN_IF_ERROR(RecordIdFromWire(request.id(), "id", &id));
  ASSIGN_OR_RETURN(const std::unique_ptr<Reading> reading,
                   Reading::Begin(premises, call, request.scope()));
  ASSIGN_OR_RETURN(const std::vector<std::optional<RecordedClaim>> found,
                   reading->view().ClaimsById({&id, 1}));
  if (!found.front().has_value()) {
    return WithDetail(absl::NotFoundError(absl::StrCat("claim ", FormatRecordId(id),
                                                       " is not recorded at revision ",
                                                       reading->view().as_of().recorded_at)),
                      {"CLAIM_NOT_FOUND", "id", FormatRecordId(id)});
  }
  ASSIGN_OR_RETURN(std::vector<v1::ClaimRecord> records,
                   reading->records().Records({&*found.front(), 1}));
  *response->mutable_claim() = std::move(records.front());
  *response->mutable_scope() = reading->scope();
  return absl::OkStatus();
}

absl::Status ReadClaimList(Premises& premises, const Call& call,
                           const v1::ListClaimsRequest& request, v1::ListClaimsResponse* response) {
  const Limits& limits = premises.limits();
  ASSIGN_OR_RETURN(ClaimPattern pattern, PatternFromWire(request));
  ASSIGN_OR_RETURN(const uint64_t rows,
                   PageFromWire(request.page_size(), limits.page_default, limits.page_most));
  ASSIGN_OR_RETURN(
      const std::unique_ptr<Reading> reading,
      Reading::Begin(premises, call, request.scope(), PagingOf(call, "ListClaims", request)));
  RETURN_IF_ERROR(ResolveEntityFields(*reading, {{"subject", &pattern.subject},
                                                 {"object", &pattern.object},
                                                 {"document", &pattern.document},
                                                 {"agent", &pattern.agent},
                                                 {"origin", &pattern.origin}}));
  const AskRows<RecordedClaim> ask = [&](uint64_t most, const Bookmark& from,
                                         const std::function<absl::Status(RecordedClaim)>& sink) {
    return ListClaims(reading->view(), pattern, most, from, sink);
  };
  const RowToWire<RecordedClaim, v1::ClaimRecord> to_wire =
      [&](const RecordedClaim& claim) -> absl::StatusOr<v1::ClaimRecord> {
    ASSIGN_OR_RETURN(std::vector<v1::ClaimRecord> records, reading->records().Records({&claim, 1}));
    return std::move(records.front());
  };
  uint64_t round = kClaimsARound;
  const size_t bytes = limits.unary_answer_bytes / 4 * 3;  // leaves room for scope and trailer
  ASSIGN_OR_RETURN(const Ending ending, TakePage({rows, bytes, bytes}, reading->bookmark(), ask,
                                                 to_wire, &round, response->mutable_claims()));
  *response->mutable_scope() = reading->scope();
  *response->mutable_trailer() = reading->TrailerFor(ending);
  return absl::OkStatus();
}

absl::Status ReadHistory(Premises& premises, const Call& call, const v1::GetHistoryRequest& request,
                         v1::GetHistoryResponse* response) {
  const Limits& limits = premises.limits();
  ASSIGN_OR_RETURN(const uint64_t rows,
                   PageFromWire(request.page_size(), limits.page_default, limits.page_most));
  ASSIGN_OR_RETURN(
      const std::unique_ptr<Reading> reading,
      Reading::Begin(premises, call, request.scope(), PagingOf(call, "GetHistory", request)));
  ASSIGN_OR_RETURN(const std::vector<HistoryEntry> history, HistoryFor(request, *reading));
  // A bookmark is how many entries came before: a history at a revision stays as it is.
  const AskRows<HistoryEntry> ask =
      [&](uint64_t most, const Bookmark& from,
          const std::function<absl::Status(HistoryEntry)>& sink) -> absl::StatusOr<Ending> {
    uint64_t next = 0;
    if (!from.empty() && !absl::SimpleAtoi(from, &next)) {
      return absl::InternalError("a page token that this server made leads nowhere");
    }
    for (; next < history.size() && most > 0; ++next, --most) {
      const absl::Status taken = sink(history[next]);
      if (taken.ok()) continue;
      const std::string why = PageEnd(taken);
      if (why.empty()) return taken;
      return Ending{false, why, absl::StrCat(next), {}};
    }
    if (next == history.size()) return Ending();
    return Ending{false, "PAGE_FULL", absl::StrCat(next), {}};
  };
  const RowToWire<HistoryEntry, v1::HistoryEntry> to_wire =
      [&](const HistoryEntry& entry) -> absl::StatusOr<v1::HistoryEntry> {
    ASSIGN_OR_RETURN(std::vector<v1::HistoryEntry> entries,
                     reading->records().Entries({&entry, 1}));
    return std::move(entries.front());
  };
  uint64_t round = rows;
  const size_t bytes = limits.unary_answer_bytes / 4 * 3;  // leaves room for scope and trailer
  ASSIGN_OR_RETURN(const Ending ending, TakePage({rows, bytes, bytes}, reading->bookmark(), ask,
                                                 to_wire, &round, response->mutable_entries()));
  *response->mutable_scope() = reading->scope();
  *response->mutable_trailer() = reading->TrailerFor(ending);
  return absl::OkStatus();
}

}  // namespace entente

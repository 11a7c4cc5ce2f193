// Records become rows of changes; rows are gathered into commits. What a file says over and over of
// its entities (their types, names and ids) is sent once, by remembering what the server has
// answered lately; a commit is put together only when it is sent, so that a row which the server
// refuses takes nothing with it that other rows rely on. What is to be merged into spells waits
// until the rest of its row is in the graph.
#include "clients/cli/row_import.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "clients/cpp/content_id.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/status_macros.h"
#include "clients/mapping/claim_place.h"
#include "clients/mapping/records.h"
#include "clients/mapping/row_mapper.h"
#include "clients/mapping/spells.h"

namespace entente {
namespace {

constexpr int kChangesPerCommit = 2'000;
// Commits are kept well below the 4 MiB that a message may have.
constexpr size_t kBytesPerCommit = 2u << 20;
// What is remembered of what was said of entities; more is forgotten and sent again.
constexpr size_t kRememberedBytes = 64u << 20;

// The changes of one record.
struct Row {
  uint64_t line = 0;
  uint64_t record = 0;
  // Has judgements or instances of its own, and so a commit of its own, which depends on nothing
  // else: a row that has not changed makes the same request again.
  bool alone = false;
  bool spell = false;  // of several records, and sent when all have been read
  std::vector<v1::Change> changes;
  std::vector<const ClaimSpec*> specs;    // what made each change; null of judgements
  std::vector<MappedClaim> merging;       // what becomes part of spells, once the row is taken
  absl::flat_hash_set<std::string> said;  // its claims, of which each is made once
};

// The change of a row that one of a commit is.
struct Origin {
  size_t row = 0;
  size_t change = 0;
};

// What the server says of the change at `origin`, with where in the mapping that comes from instead
// of where in the commit.
absl::Status InMapping(const absl::Status& status, const Row& row, size_t change) {
  RpcError error = *RpcErrorOf(status);
  const size_t dot = error.field.find("].");
  const std::string field = dot == std::string::npos ? "" : error.field.substr(dot + 2);
  error.field = field;
  std::string message(status.message());
  absl::string_view of_claim = field;
  if (row.specs[change] != nullptr && absl::ConsumePrefix(&of_claim, "claim.")) {
    const ClaimPlace made = PlaceOf(*row.specs[change], row.changes[change].claim(), of_claim);
    error.field = made.columns.empty() ? made.place : absl::StrJoin(made.columns, "+");
    if (!made.columns.empty()) absl::StrAppend(&message, " (", made.place, ")");
  }
  if (row.spell) {
    absl::StrAppend(&message, "; a spell merged from several records, which begins with this one: ",
                    "what else they say is taken");
  }
  return WithRpcError(absl::Status(status.code(), message), error);
}

// Whether a claim is of the data set as a whole, and may have been sent before.
bool IsWhole(const v1::Change& change) {
  return change.has_claim() && !change.claim().voice().has_locator() && change.ref().empty() &&
         !change.new_instance();
}

bool IsType(const v1::Change& change) {
  return change.has_claim() && change.claim().predicate() == "type";
}

class Importer {
 public:
  Importer(const Mapping& mapping, const RowImportOptions& options, const SendCommit& send,
           Rejects* rejects, RowCounts* counts)
      : mapping_(mapping),
        options_(options),
        send_(send),
        rejects_(rejects),
        counts_(counts),
        mapper_(mapping),
        spells_(options.most_spell_bytes) {}

  absl::Status Run(Input& input) {
    ASSIGN_OR_RETURN(MappedRow document, mapper_.Document());
    Row first;
    RETURN_IF_ERROR(Gather(std::move(document), &first));
    RETURN_IF_ERROR(Add(std::move(first)));
    const Columns* checked = nullptr;
    const absl::Status read =
        ReadRecords(input.stream(), options_.file, mapping_.read,
                    [&](const FileRecord& record) -> absl::StatusOr<bool> {
                      RETURN_IF_ERROR(input.Problem());  // a record that is cut off is none
                      if (record.columns != nullptr && record.columns.get() != checked) {
                        checked = record.columns.get();
                        RETURN_IF_ERROR(mapper_.CheckColumns(*checked));
                      }
                      RETURN_IF_ERROR(One(record));
                      if (options_.progress) options_.progress(record.number);
                      return true;
                    });
    RETURN_IF_ERROR(input.Problem());
    RETURN_IF_ERROR(read);
    counts_->absent = asked_.NeverFound();
    // What goes into spells is known when the server has taken the rest of its rows.
    const bool waits = std::any_of(rows_.begin(), rows_.end(),
                                   [](const Row& row) { return !row.merging.empty(); });
    if (waits) RETURN_IF_ERROR(Flush());
    RETURN_IF_ERROR(TakeSpells());
    return options_.load == nullptr ? Flush() : Finish();
  }

 private:
  absl::Status TakeSpells() {
    return spells_.Take([this](MappedClaim spell) -> absl::Status {
      Row row;
      row.line = spell.line;
      row.record = spell.record;
      row.spell = true;
      RETURN_IF_ERROR(AddClaim(std::move(spell), &row));
      return Add(std::move(row));
    });
  }

  absl::Status One(const FileRecord& record) {
    ++counts_->records;
    absl::StatusOr<MappedRow> mapped = mapper_.Map(record, &asked_);
    if (!mapped.ok()) return Refuse(mapped.status(), record.line, record.number);
    if (mapped->passed_over) {
      ++counts_->passed_over;
      return absl::OkStatus();
    }
    if (mapped->claims.empty() && mapped->judgements.empty()) ++counts_->silent;
    Row row;
    row.line = record.line;
    row.record = record.number;
    RETURN_IF_ERROR(Gather(*std::move(mapped), &row));
    return Add(std::move(row));
  }

  // Refuses a record for good; an error once there are too many.
  absl::Status Refuse(const absl::Status& status, uint64_t line, uint64_t record) {
    const auto error = RpcErrorOf(status);
    if (!error.has_value()) return status;  // not the record's fault
    ++counts_->rejected;
    RETURN_IF_ERROR(rejects_->Add(RejectOf(status, options_.file, line, record)));
    if (counts_->rejected <= options_.most_rejects) return absl::OkStatus();
    return absl::ResourceExhaustedError(absl::StrCat(
        options_.file, ":", line, ": more than ", options_.most_rejects,
        " records are rejected, this one because ", status.message(), " (", error->field, "=",
        error->value, "); ", rejects_->path(), " lists them; --max-rejects allows more"));
  }

  absl::Status AddClaim(MappedClaim mapped, Row* row) {
    v1::Change change;
    *change.mutable_claim() = std::move(mapped.claim);
    ASSIGN_OR_RETURN(*change.mutable_claim()->mutable_period(), mapped.period.Text());
    change.set_new_instance(mapped.spec->new_instance);
    // An instance is the request's, so what is gathered around a row must not change its request.
    row->alone = row->alone || mapped.spec->new_instance;
    const bool fresh = row->said.insert(change.claim().SerializeAsString()).second;
    if (!fresh && !change.new_instance()) return absl::OkStatus();
    if (mapped.grade.has_value()) {
      change.set_ref(absl::StrCat("c", row->changes.size()));
      v1::Change judged;
      *judged.mutable_judgement() = *std::move(mapped.grade);
      judged.mutable_judgement()->mutable_grade()->mutable_claim()->set_ref(change.ref());
      row->changes.push_back(std::move(change));
      row->changes.push_back(std::move(judged));
      row->specs.insert(row->specs.end(), {mapped.spec, nullptr});
      row->alone = true;
      return absl::OkStatus();
    }
    row->changes.push_back(std::move(change));
    row->specs.push_back(mapped.spec);
    return absl::OkStatus();
  }

  absl::Status Gather(MappedRow mapped, Row* row) {
    for (MappedClaim& claim : mapped.claims) {
      if (claim.spec->merge && claim.period.exact()) {
        row->merging.push_back(std::move(claim));
      } else {
        RETURN_IF_ERROR(AddClaim(std::move(claim), row));
      }
    }
    for (v1::Judgement& judgement : mapped.judgements) {
      v1::Change change;
      *change.mutable_judgement() = std::move(judgement);
      row->changes.push_back(std::move(change));
      row->specs.push_back(nullptr);
      row->alone = true;
    }
    return absl::OkStatus();
  }

  absl::Status Merge(const Row& row) {
    for (const MappedClaim& claim : row.merging) RETURN_IF_ERROR(spells_.Add(claim));
    return absl::OkStatus();
  }

  absl::Status Add(Row row) {
    if (options_.load != nullptr) {
      RETURN_IF_ERROR(Merge(row));
      return Write(std::move(row));
    }
    size_t bytes = 0;
    int fresh = 0;
    for (const v1::Change& change : row.changes) {
      if (!row.alone && IsWhole(change) && IsKnown(change)) continue;
      ++fresh;
      bytes += change.ByteSizeLong();
    }
    if (fresh == 0) return Merge(row);  // the server has all of it
    if (fresh > kChangesPerCommit || bytes > kBytesPerCommit) {
      return Refuse(
          CellError("", absl::StrCat(fresh, " changes, ", bytes, " bytes"),
                    absl::StrCat("one record may make ", kChangesPerCommit, " changes and ",
                                 kBytesPerCommit, " bytes of them; with --bulk any number")),
          row.line, row.record);
    }
    const bool full = fresh_ + fresh > kChangesPerCommit || bytes_ + bytes > kBytesPerCommit;
    if (full || row.alone) RETURN_IF_ERROR(Flush());
    fresh_ += fresh;
    bytes_ += bytes;
    const bool alone = row.alone;
    rows_.push_back(std::move(row));
    return alone ? Flush() : absl::OkStatus();
  }

  // Into the load: what was written lately is not written again, and references hold for all of it.
  absl::Status Write(Row row) {
    for (v1::Change& change : row.changes) {
      if (IsWhole(change)) {
        if (IsKnown(change)) continue;
        Remember(change);
      }
      const std::string of_row = absl::StrCat("r", row.record, ".", written_rows_, ".");
      if (!change.ref().empty()) change.set_ref(of_row + change.ref());
      if (change.judgement().has_grade()) {
        v1::ClaimRef* claim = change.mutable_judgement()->mutable_grade()->mutable_claim();
        claim->set_ref(of_row + claim->ref());
      }
      RETURN_IF_ERROR(options_.load->Write(std::move(change)));
    }
    ++written_rows_;
    return absl::OkStatus();
  }

  absl::Status Finish() {
    v1::BulkLoadResponse answer;
    RETURN_IF_ERROR(options_.load->Finish(&answer));
    ++counts_->commits;
    if (answer.replayed()) ++counts_->repeated;
    counts_->claims += answer.replayed() ? 0 : answer.claims_recorded();
    counts_->already_present += answer.claims_already_present();
    if (answer.replayed()) counts_->already_present += answer.claims_recorded();
    counts_->judgements += answer.replayed() ? 0 : answer.judgements_recorded();
    return absl::OkStatus();
  }

  bool IsKnown(const v1::Change& change) const {
    return !options_.dry_run && known_.contains(change.claim().SerializeAsString());
  }

  void Remember(const v1::Change& change) {
    if (known_bytes_ > kRememberedBytes) {
      known_.clear();
      typed_.clear();
      known_bytes_ = 0;
    }
    std::string bytes = change.claim().SerializeAsString();
    known_bytes_ += bytes.size() + 64;
    if (IsType(change)) typed_.insert(change.claim().subject());
    known_.insert(std::move(bytes));
  }

  // The commit that the first `count` of the gathered rows make; `origins` tells of each change
  // which one of which row it is.
  v1::CommitRequest Commit(size_t count, std::vector<Origin>* origins) const {
    v1::CommitRequest request;
    absl::flat_hash_set<std::string> here;
    for (size_t i = 0; i < count; ++i) {
      for (size_t j = 0; j < rows_[i].changes.size(); ++j) {
        const v1::Change& change = rows_[i].changes[j];
        if (IsWhole(change)) {
          if (!rows_[i].alone && IsKnown(change)) continue;
          if (!here.insert(change.claim().SerializeAsString()).second) continue;
        }
        *request.add_changes() = change;
        origins->push_back({i, j});
      }
    }
    request.set_graph(options_.graph);
    request.set_dry_run(options_.dry_run);
    request.set_request_id(
        ContentId(absl::StrCat("mapping/", mapping_.name.substr(0, 128)), request));
    return request;
  }

  // Says so where what has no type is given one by this very file: then the graph has had that
  // claim before, and it is retracted.
  absl::Status WithRetraction(const absl::Status& status, const v1::CommitRequest& request) const {
    const RpcError error = *RpcErrorOf(status);
    const bool here = std::any_of(
        request.changes().begin(), request.changes().end(), [&](const v1::Change& change) {
          return IsType(change) && change.claim().subject() == error.value;
        });
    if (!absl::StrContains(status.message(), "has no type") ||
        (!here && !typed_.contains(error.value))) {
      return status;
    }
    return WithRpcError(
        absl::Status(status.code(),
                     absl::StrCat(status.message(),
                                  "; this file claims one, which is there and "
                                  "retracted: import under another id of the document")),
        error);
  }

  // Sends what is gathered. A row that the server refuses is rejected; what is sent at once is then
  // half as much, and twice as much again after each success, so that a file with many such rows is
  // not sent as often as it has them. A dry run records nothing that later commits could rely on,
  // and so tries all that is left.
  absl::Status Flush() {
    size_t most = rows_.size();
    while (!rows_.empty()) {
      const size_t count = std::min(most, rows_.size());
      std::vector<Origin> origins;
      const v1::CommitRequest request = Commit(count, &origins);
      v1::CommitResponse answer;
      const absl::Status status =
          request.changes().empty() ? absl::OkStatus() : send_(request, &answer);
      if (status.ok()) {
        RETURN_IF_ERROR(Taken(count, request, answer));
        most = count * 2;
        continue;
      }
      const std::optional<size_t> change = ChangeOf(status, origins.size());
      if (!change.has_value()) return status;
      const Origin& bad = origins[*change];
      const Row& row = rows_[bad.row];
      if (row.record == 0) return status;  // what the mapping says of its document, not the file
      RETURN_IF_ERROR(Refuse(InMapping(WithRetraction(status, request), row, bad.change), row.line,
                             row.record));
      rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(bad.row));
      if (!options_.dry_run) most = std::max<size_t>(1, count / 2);
    }
    fresh_ = 0;
    bytes_ = 0;
    return absl::OkStatus();
  }

  // The first `count` rows are in the graph.
  absl::Status Taken(size_t count, const v1::CommitRequest& request,
                     const v1::CommitResponse& answer) {
    if (!request.changes().empty()) Count(request, answer);
    for (const v1::Change& sent : request.changes()) {
      if (IsWhole(sent)) Remember(sent);
    }
    for (size_t i = 0; i < count; ++i) RETURN_IF_ERROR(Merge(rows_[i]));
    rows_.erase(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(count));
    return absl::OkStatus();
  }

  // The change that a server's error is about, if it is about one.
  static std::optional<size_t> ChangeOf(const absl::Status& status, size_t changes) {
    if (!absl::IsInvalidArgument(status) && !absl::IsFailedPrecondition(status)) {
      return std::nullopt;
    }
    const auto error = RpcErrorOf(status);
    if (!error.has_value()) return std::nullopt;
    absl::string_view rest = error->field;
    size_t index = 0;
    if (!absl::ConsumePrefix(&rest, "changes[") ||
        !absl::SimpleAtoi(rest.substr(0, rest.find(']')), &index) || index >= changes) {
      return std::nullopt;
    }
    return index;
  }

  void Count(const v1::CommitRequest& request, const v1::CommitResponse& answer) {
    ++counts_->commits;
    if (answer.replayed()) ++counts_->repeated;
    for (int i = 0; i < request.changes_size(); ++i) {
      const bool recorded =
          answer.results(i).outcome() == v1::CHANGE_OUTCOME_RECORDED && !answer.replayed();
      if (request.changes(i).has_claim()) {
        ++(recorded ? counts_->claims : counts_->already_present);
        if (answer.results(i).retracted()) ++counts_->retracted;
      } else if (recorded) {
        ++counts_->judgements;
      }
    }
  }

  const Mapping& mapping_;
  const RowImportOptions& options_;
  const SendCommit& send_;
  Rejects* rejects_;
  RowCounts* counts_;
  RowMapper mapper_;
  NamesAsked asked_;
  Spells spells_;
  std::vector<Row> rows_;  // gathered, not sent
  int fresh_ = 0;          // their changes that the server may not have
  size_t bytes_ = 0;
  absl::flat_hash_set<std::string> known_;
  absl::flat_hash_set<std::string> typed_;  // what the claims among these give a type
  size_t known_bytes_ = 0;
  uint64_t written_rows_ = 0;
};

}  // namespace

absl::Status ImportRows(Input& input, const Mapping& mapping, const RowImportOptions& options,
                        const SendCommit& send, Rejects* rejects, RowCounts* counts) {
  return Importer(mapping, options, send, rejects, counts).Run(input);
}

}  // namespace entente

// Engine::Tail gives whole commits: the record first, then the rows of the changes in order. A
// claim already present, as the record says, has no row, so that the record's recorded changes and
// the rows match one to one; behind an ontology's row stand those of its files. Of a bulk load the
// record has counts alone; its rows, which may come in several pages, tell by their keys what they
// are.
#include "graph/store/change_feed.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "graph/encoding/canonical.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/status.h"

namespace entente {
namespace {

absl::Status Broken(Revision revision, absl::string_view why) {
  return absl::DataLossError(absl::StrCat("the log at revision ", revision, " ", why));
}

bool IsOf(Table table, const Row& row) { return row.partition.front() == static_cast<char>(table); }

absl::StatusOr<RecordedChange> ReadChange(const ChangeRecord& record, const Row& row) {
  RecordedChange change;
  change.id = record.id;
  switch (record.kind) {
    case ChangeRecord::Kind::kClaim: {
      ASSIGN_OR_RETURN(change.change, DecodeClaim(row.value));
      return change;
    }
    case ChangeRecord::Kind::kJudgement:
    case ChangeRecord::Kind::kRetraction: {
      ASSIGN_OR_RETURN(change.change, DecodeJudgement(row.value));
      return change;
    }
    case ChangeRecord::Kind::kLens: {
      ASSIGN_OR_RETURN(change.change, DecodeLens(row.value));
      return change;
    }
    case ChangeRecord::Kind::kOntology: {
      RecordedOntology ontology;
      ASSIGN_OR_RETURN(ontology.record, DecodeOntologyRecord(row.value));
      change.change = std::move(ontology);
      return change;
    }
  }
  return Broken(row.sequence, "has a change of unknown kind");
}

// The files of an ontology follow its record.
absl::Status ReadFiles(const std::vector<Row>& rows, Revision revision, size_t* at,
                       std::vector<OntologyFile>* files) {
  while (*at < rows.size() && rows[*at].sequence == revision &&
         IsOf(Table::kOntologyFile, rows[*at])) {
    ASSIGN_OR_RETURN(auto file, DecodeOntologyFile(rows[(*at)++].value));
    files->push_back({std::move(file.first), std::move(file.second)});
  }
  return absl::OkStatus();
}

// A row of a bulk load: a claim, or a judgement on one.
absl::StatusOr<RecordedChange> ReadLoaded(const Row& row) {
  if (!IsOf(Table::kClaim, row)) return Broken(row.sequence, "has a load with a row of no change");
  ASSIGN_OR_RETURN(const ClaimRowName name, ParseClaimSuffix(row.suffix));
  RecordedChange change;
  if (name.judgement.has_value()) {
    change.id = *name.judgement;
    ASSIGN_OR_RETURN(change.change, DecodeJudgement(row.value));
    return change;
  }
  change.id = name.claim;
  ASSIGN_OR_RETURN(change.change, DecodeClaim(row.value));
  return change;
}

// The rest of the commit whose record stands before rows[*at]; moves *at behind it.
absl::StatusOr<RecordedCommit> ReadCommit(CommitRecord record, Revision revision,
                                          const std::vector<Row>& rows, size_t* at) {
  RecordedCommit commit;
  commit.revision = revision;
  commit.record = std::move(record);
  for (const ChangeRecord& record : commit.record.changes) {
    if (record.outcome == ChangeRecord::Outcome::kAlreadyPresent) continue;
    if (*at == rows.size() || rows[*at].sequence != commit.revision) {
      return Broken(commit.revision, "has fewer rows than its record says");
    }
    ASSIGN_OR_RETURN(RecordedChange change, ReadChange(record, rows[(*at)++]));
    if (auto* ontology = std::get_if<RecordedOntology>(&change.change)) {
      RETURN_IF_ERROR(ReadFiles(rows, commit.revision, at, &ontology->files));
    }
    commit.changes.push_back(std::move(change));
  }
  // The row of the graph itself: in the first commit, and where its format was raised.
  if (*at < rows.size() && rows[*at].sequence == commit.revision &&
      IsOf(Table::kGraph, rows[*at])) {
    ++*at;
  }
  if (*at < rows.size() && rows[*at].sequence == commit.revision) {
    return Broken(commit.revision, "has more rows than its record says");
  }
  return commit;
}

}  // namespace

ChangeFeed::ChangeFeed(const Store& store, Revision from)
    : store_(store), next_{std::max<Revision>(from, 1), 0} {}

absl::StatusOr<RecordedCommit> ChangeFeed::ReadNext(const TailPage& page, size_t max_bytes,
                                                    size_t* at) {
  const std::vector<Row>& rows = page.rows;
  const Revision revision = rows[*at].sequence;
  RecordedCommit piece;
  piece.begins = !load_.has_value();
  if (piece.begins) {
    if (!IsOf(Table::kCommit, rows[*at])) {
      return Broken(revision, "does not begin with a commit's record");
    }
    ASSIGN_OR_RETURN(CommitRecord record, DecodeCommitRecord(rows[(*at)++].value));
    if (!record.load.has_value()) return ReadCommit(std::move(record), revision, rows, at);
    load_ = std::move(record);
    if (*at < rows.size() && rows[*at].sequence == revision && IsOf(Table::kGraph, rows[*at])) {
      ++*at;  // the load raised the graph's format
    }
  }
  piece.revision = revision;
  piece.record = *load_;
  const auto more = [&] { return *at < rows.size() && rows[*at].sequence == revision; };
  for (size_t bytes = 0; more(); ++*at) {
    bytes += rows[*at].value.size();
    if (bytes > max_bytes && !piece.changes.empty()) break;
    ASSIGN_OR_RETURN(RecordedChange change, ReadLoaded(rows[*at]));
    piece.changes.push_back(std::move(change));
  }
  piece.ends = !more() && page.next.sequence != revision;
  if (piece.ends) load_.reset();
  return piece;
}

absl::StatusOr<std::vector<RecordedCommit>> ChangeFeed::Next(size_t max_changes,
                                                             absl::Time deadline,
                                                             size_t max_bytes) {
  std::vector<RecordedCommit> commits;
  if (store_.engine().WaitStable(next_.sequence, deadline) < next_.sequence) return commits;
  size_t most = std::max<size_t>(max_changes, 1);
  if (most_rows_ > 0) most = std::min(most, most_rows_);
  ASSIGN_OR_RETURN(const TailPage page, store_.engine().Tail(next_, most));
  most_rows_ = most + most / 4 + 1;  // unless less fits
  Revision next = next_.sequence;
  size_t bytes = 0;
  for (size_t at = 0; at < page.rows.size(); ++next) {
    if (page.rows[at].sequence != next) return Broken(next, "is missing");
    const size_t begin = at;
    const std::optional<CommitRecord> before = load_;
    ASSIGN_OR_RETURN(RecordedCommit commit, ReadNext(page, max_bytes, &at));
    for (size_t i = begin; i < at; ++i) bytes += page.rows[i].value.size();
    if (bytes > max_bytes && !commits.empty()) {
      most_rows_ = begin;
      load_ = before;
      next_ = {next, 0};
      return commits;
    }
    const bool cut = !commit.ends && at < page.rows.size();
    commits.push_back(std::move(commit));
    if (cut) {
      most_rows_ = at - begin;
      next_ = {next, (next == next_.sequence ? next_.passed : 0) + (at - begin)};
      return commits;
    }
  }
  if (commits.empty()) return Broken(next, "is missing");
  next_ = page.next;
  return commits;
}

}  // namespace entente

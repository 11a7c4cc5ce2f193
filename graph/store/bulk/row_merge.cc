// Rows sort by table, then partition, then suffix. Tables in the order in which they come:
//
//   claims and judgements on them   each is new: the load's claims are joined by id before
//   judgements by id                new
//   incoming                        new unless recorded; where the object is not, nor are its rows
//   by predicate, by text           new unless recorded
//   entities                        those that the tables before have as subject or object, and
//                                   those added; new unless recorded
//   claims of documents             gathered into rows of kIdsARow ids
#include "graph/store/bulk/row_merge.h"

#include <functional>
#include <utility>

#include "graph/encoding/ordered.h"
#include "graph/model/status.h"
#include "graph/store/draft_reads.h"

namespace entente {
namespace {

constexpr size_t kIdsARow = 2'000;  // as many as a commit may record
constexpr int kFirstDerived = 0x80;

int TableOf(absl::string_view partition) { return static_cast<unsigned char>(partition[0]); }

}  // namespace

LoadRows::LoadRows(SpillSpace& space, size_t memory_bytes)
    : rows_(space, {.memory_bytes = memory_bytes - memory_bytes / 8}),
      entities_(space, {.memory_bytes = memory_bytes / 8}),
      lately_(kLately) {}

absl::Status LoadRows::Add(const RowPlace& place, absl::string_view value) {
  std::string key;
  key.reserve(place.partition.size() + place.suffix.size() + 4);
  AppendOrdered(&key, place.partition);
  key += place.suffix;
  return rows_.Add(key, value);
}

absl::Status LoadRows::AddDocumentClaim(const EntityId& document, const ClaimId& claim) {
  return Add({PartitionOf(Table::kDocumentClaims, document), IdSuffix(claim)}, "");
}

absl::Status LoadRows::AddEntity(const EntityId& entity) {
  std::string& last = lately_[std::hash<std::string>()(entity) % kLately];
  if (last == entity) return absl::OkStatus();
  last = entity;
  return entities_.Add(NameSuffix(entity), "");
}

RowMerge::RowMerge(LoadRows& rows, const LoadBasis& basis, size_t memory_bytes)
    : rows_(rows),
      basis_(basis),
      memory_bytes_(memory_bytes),
      indexed_(basis.engine, basis.head),
      objects_(basis.engine, basis.head),
      entities_(basis.engine, basis.head) {}

absl::Status RowMerge::Begin() {
  RETURN_IF_ERROR(rows_.rows_.Sort(memory_bytes_));
  return Advance();
}

absl::Status RowMerge::Advance() {
  ASSIGN_OR_RETURN(more_, rows_.rows_.Next());
  if (!more_) return absl::OkStatus();
  absl::string_view key = rows_.rows_.key();
  ASSIGN_OR_RETURN(partition_, TakeOrderedText(&key));
  if (partition_.empty()) return absl::DataLossError("a temporary file of a load is damaged");
  suffix_.assign(key.data(), key.size());
  return absl::OkStatus();
}

void RowMerge::Fill(RowKind kind, Row* row) const {
  row->kind = kind;
  row->sequence = basis_.head + 1;
  row->partition = partition_;
  row->suffix = suffix_;
  const absl::string_view value = rows_.rows_.value();
  row->value.assign(value.data(), value.size());
}

absl::StatusOr<bool> RowMerge::Next(Row* row) {
  for (;;) {
    RETURN_IF_ERROR(basis_.GoOn());
    if (!named_ && (!more_ || TableOf(partition_) > static_cast<int>(Table::kEntity))) {
      ASSIGN_OR_RETURN(const bool entity, NextEntity(row));
      if (entity) return true;
      named_ = true;
    }
    if (!more_) return false;
    if (TableOf(partition_) == static_cast<int>(Table::kDocumentClaims)) return NextDocument(row);
    ASSIGN_OR_RETURN(const bool is_new, IsNew());
    if (is_new) {
      Fill(TableOf(partition_) < kFirstDerived ? RowKind::kTruth : RowKind::kDerived, row);
    }
    RETURN_IF_ERROR(Advance());
    if (is_new) return true;
  }
}

absl::Status RowMerge::NameEntity(absl::string_view partition, std::string* last) {
  last->assign(partition.data(), partition.size());
  return rows_.entities_.Add(NameSuffix(partition.substr(1)), "");
}

absl::StatusOr<bool> RowMerge::IsNew() {
  const auto table = static_cast<Table>(TableOf(partition_));
  if (table == Table::kClaim) {
    if (partition_ != subject_) RETURN_IF_ERROR(NameEntity(partition_, &subject_));
    return true;
  }
  if (table == Table::kJudgementById) return true;
  if (table == Table::kIncoming && partition_ != object_) {
    RETURN_IF_ERROR(NameEntity(partition_, &object_));
    if (!basis_.empty) {
      const std::string name = NameSuffix(absl::string_view(object_).substr(1));
      ASSIGN_OR_RETURN(object_recorded_, objects_.Has(PartitionOf(Table::kEntity), name));
    }
  }
  if (basis_.empty || (table == Table::kIncoming && !object_recorded_)) return true;
  ASSIGN_OR_RETURN(const bool recorded, indexed_.Has(partition_, suffix_));
  return !recorded;
}

absl::StatusOr<bool> RowMerge::NextEntity(Row* row) {
  SortedRuns& entities = rows_.entities_;
  if (!std::exchange(naming_, true)) RETURN_IF_ERROR(entities.Sort(memory_bytes_ / 8));
  for (;;) {
    ASSIGN_OR_RETURN(const bool more, entities.Next());
    if (!more) return false;
    bool recorded = false;
    if (!basis_.empty) {
      ASSIGN_OR_RETURN(recorded, entities_.Has(PartitionOf(Table::kEntity), entities.key()));
    }
    if (recorded) continue;
    ++new_entities_;
    *row = {RowKind::kDerived, basis_.head + 1, PartitionOf(Table::kEntity),
            std::string(entities.key()), std::string()};
    return true;
  }
}

// REQUIRES: the next row is one of a document.
absl::StatusOr<bool> RowMerge::NextDocument(Row* row) {
  if (document_ != partition_) {
    document_ = partition_;
    document_rows_ = 0;
  }
  *row = {RowKind::kDerived, basis_.head + 1, partition_,
          LoadedClaimsSuffix(basis_.head + 1, document_rows_++), std::string()};
  for (size_t i = 0; i < kIdsARow && more_ && partition_ == document_; ++i) {
    row->value += suffix_;
    RETURN_IF_ERROR(Advance());
  }
  return true;
}

}  // namespace entente

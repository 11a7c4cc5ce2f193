#include "graph/engine/rocksdb/journal.h"

#include "absl/strings/str_cat.h"
#include "graph/engine/rocksdb/keys.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr size_t kEntryBytes = 8 + 8 + 8 + 4;  // digest, chain, truth rows, load parts
constexpr size_t kPartBytes = 8 + 8 + 8;       // rows, truth rows, digest

absl::Status Damaged(absl::string_view what, absl::string_view bytes) {
  return absl::DataLossError(
      absl::StrCat(what, " is damaged: ", bytes.size(), " bytes that do not parse"));
}

}  // namespace

void AddRow(const Row& row, Checksum* digest) {
  digest->AddNumber(static_cast<uint64_t>(row.kind))
      .AddField(row.partition)
      .AddField(row.suffix)
      .AddField(row.value);
}

uint64_t NextChain(const CommittedPoint& previous, uint64_t truth_rows, uint64_t digest) {
  return Checksum()
      .AddNumber(previous.chain)
      .AddNumber(previous.sequence + 1)
      .AddNumber(truth_rows)
      .AddNumber(digest)
      .value();
}

JournalEntry NextEntry(const CommittedPoint& previous, absl::Span<const Row> rows,
                       absl::Span<const LoadPart> parts) {
  JournalEntry entry;
  Checksum digest;
  for (const Row& row : rows) {
    AddRow(row, &digest);
    if (row.kind == RowKind::kTruth) entry.keys.push_back({row.partition, row.suffix});
  }
  uint64_t truth_rows = previous.truth_rows + entry.keys.size();
  for (const LoadPart& part : parts) {
    truth_rows += part.truth_rows;
    digest.AddNumber(part.digest);
  }
  entry.digest = digest.value();
  entry.load_parts = static_cast<uint32_t>(parts.size());
  entry.point = {previous.sequence + 1, truth_rows, NextChain(previous, truth_rows, entry.digest)};
  return entry;
}

std::string EncodeEntry(const JournalEntry& entry) {
  std::string bytes;
  AppendBigEndian(entry.digest, 8, &bytes);
  AppendBigEndian(entry.point.chain, 8, &bytes);
  AppendBigEndian(entry.point.truth_rows, 8, &bytes);
  AppendBigEndian(entry.load_parts, 4, &bytes);
  for (const TruthKey& key : entry.keys) AppendKey(key.partition, key.suffix, &bytes);
  return bytes;
}

absl::StatusOr<JournalEntry> DecodeEntry(Sequence sequence, absl::string_view bytes) {
  if (bytes.size() < kEntryBytes) {
    return Damaged(absl::StrCat("the journal row of sequence ", sequence), bytes);
  }
  JournalEntry entry;
  entry.digest = ReadBigEndian(bytes, 8);
  entry.point.sequence = sequence;
  entry.point.chain = ReadBigEndian(bytes.substr(8), 8);
  entry.point.truth_rows = ReadBigEndian(bytes.substr(16), 8);
  entry.load_parts = static_cast<uint32_t>(ReadBigEndian(bytes.substr(24), 4));
  ASSIGN_OR_RETURN(entry.keys, DecodeKeys(bytes.substr(kEntryBytes)));
  return entry;
}

std::string EncodePart(const LoadPart& part) {
  std::string bytes;
  AppendBigEndian(part.rows, 8, &bytes);
  AppendBigEndian(part.truth_rows, 8, &bytes);
  AppendBigEndian(part.digest, 8, &bytes);
  return bytes + part.first_key;
}

absl::StatusOr<LoadPart> DecodePart(uint32_t number, absl::string_view bytes) {
  if (bytes.size() <= kPartBytes) {
    return Damaged(absl::StrCat("the row of load part ", number), bytes);
  }
  LoadPart part;
  part.part = number;
  part.rows = ReadBigEndian(bytes, 8);
  part.truth_rows = ReadBigEndian(bytes.substr(8), 8);
  part.digest = ReadBigEndian(bytes.substr(16), 8);
  part.first_key = std::string(bytes.substr(kPartBytes));
  return part;
}

void AppendKey(absl::string_view partition, absl::string_view suffix, std::string* out) {
  AppendBigEndian(partition.size(), 2, out);
  out->append(partition.data(), partition.size());
  AppendBigEndian(suffix.size(), 2, out);
  out->append(suffix.data(), suffix.size());
}

absl::StatusOr<std::vector<TruthKey>> DecodeKeys(absl::string_view bytes) {
  std::vector<TruthKey> keys;
  absl::string_view rest = bytes;
  const auto take = [&rest](std::string* out) {
    if (rest.size() < 2) return false;
    const size_t size = ReadBigEndian(rest, 2);
    rest.remove_prefix(2);
    if (rest.size() < size) return false;
    out->assign(rest.data(), size);
    rest.remove_prefix(size);
    return true;
  };
  while (!rest.empty()) {
    TruthKey key;
    if (!take(&key.partition) || !take(&key.suffix)) return Damaged("a list of row keys", bytes);
    keys.push_back(std::move(key));
  }
  return keys;
}

}  // namespace entente

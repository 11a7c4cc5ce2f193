#include "graph/engine/rocksdb/keys.h"

#include "absl/strings/match.h"

namespace entente {
namespace {

constexpr size_t kFrameBytes = 3;  // table byte, and the end of the partition
constexpr size_t kSequenceBytes = 8;

}  // namespace

void AppendBigEndian(uint64_t number, int bytes, std::string* out) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
    out->push_back(static_cast<char>((number >> shift) & 255));
  }
}

uint64_t ReadBigEndian(absl::string_view in, int bytes) {
  uint64_t number = 0;
  for (int i = 0; i < bytes; ++i) {
    number = (number << 8) | static_cast<unsigned char>(in[static_cast<size_t>(i)]);
  }
  return number;
}

std::string TableKey(Table table) { return std::string(1, static_cast<char>(table)); }

std::string JournalKey(Sequence sequence) {
  std::string key = TableKey(Table::kJournal);
  AppendBigEndian(sequence, 8, &key);
  return key;
}

std::string LoadKey(Sequence sequence, uint32_t part) {
  std::string key = TableKey(Table::kLoad);
  AppendBigEndian(sequence, 8, &key);
  AppendBigEndian(part, 4, &key);
  return key;
}

std::string LoadRunKey(Sequence sequence, uint64_t first_row) {
  std::string key = TableKey(Table::kLoadRuns);
  AppendBigEndian(sequence, 8, &key);
  AppendBigEndian(first_row, 8, &key);
  return key;
}

std::string CommitIdKey(absl::string_view commit_id) {
  std::string key = TableKey(Table::kCommitId);
  key.append(commit_id.data(), commit_id.size());
  return key;
}

std::string RowPrefix(absl::string_view partition, absl::string_view prefix) {
  std::string key;
  key.reserve(kFrameBytes + partition.size() + prefix.size() + kSequenceBytes);
  key.push_back(static_cast<char>(Table::kRow));
  for (const char byte : partition) {
    key.push_back(byte);
    if (byte == '\0') key.push_back('\xff');
  }
  key.append(2, '\0');
  key.append(prefix.data(), prefix.size());
  return key;
}

std::string RowKey(absl::string_view partition, absl::string_view suffix, Sequence sequence) {
  std::string key = RowPrefix(partition, suffix);
  AppendBigEndian(~sequence, kSequenceBytes, &key);
  return key;
}

bool SplitRowKey(absl::string_view key, std::string* partition, RowKeyTail* out) {
  partition->clear();
  if (key.empty() || key[0] != static_cast<char>(Table::kRow)) return false;
  size_t at = 1;
  for (;; ++at) {
    if (at + 1 >= key.size()) return false;
    if (key[at] != '\0') {
      partition->push_back(key[at]);
      continue;
    }
    ++at;  // an escaped zero, or the partition's end
    if (key[at] == '\0') break;
    if (key[at] != '\xff') return false;
    partition->push_back('\0');
  }
  return ParseRowKey(key, key.substr(0, at + 1), out);
}

bool ParseRowKey(absl::string_view key, absl::string_view front, RowKeyTail* out) {
  if (key.size() < front.size() + kSequenceBytes || !absl::StartsWith(key, front)) return false;
  key.remove_prefix(front.size());
  out->suffix = key.substr(0, key.size() - kSequenceBytes);
  out->sequence = ~ReadBigEndian(key.substr(out->suffix.size()), kSequenceBytes);
  return true;
}

}  // namespace entente

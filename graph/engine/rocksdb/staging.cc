#include "graph/engine/rocksdb/staging.h"

#include <rocksdb/env.h>
#include <rocksdb/sst_file_reader.h>
#include <rocksdb/sst_file_writer.h>

#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "graph/engine/rocksdb/files.h"
#include "graph/engine/rocksdb/keys.h"
#include "graph/engine/rocksdb/status_map.h"
#include "graph/engine/rocksdb/tuning.h"
#include "graph/engine/row_check.h"
#include "graph/model/status.h"

namespace entente {
namespace {

// One table file while it is written.
struct OpenFile {
  OpenFile(const rocksdb::Options& options, std::string path, uint32_t part)
      : path(std::move(path)), writer(rocksdb::EnvOptions(), options) {
    about.part = part;
  }
  absl::Status Put(const std::string& key, const std::string& value) {
    if (about.first_key.empty()) about.first_key = key;
    last_key = key;
    return FromRocksDb(writer.Put(key, value), absl::StrCat("writing ", path));
  }

  std::string path;
  rocksdb::SstFileWriter writer;
  LoadPart about;
  Checksum digest;
  std::string last_key;
};

}  // namespace

// The files of one Add: those of the rows, split by size, and then that of the runs.
class Staging::Writer {
 public:
  Writer(const Staging* staging, MayWrite may_write)
      : staging_(staging), may_write_(std::move(may_write)), next_part_(staging->next_part_) {}

  absl::Status Put(const Row& row, const std::string& key) {
    if (!rows_.has_value()) {
      RETURN_IF_ERROR(may_write_(staging_->part_bytes_));
      RETURN_IF_ERROR(Open(&rows_));
    }
    value_.assign(1, static_cast<char>(row.kind));
    value_ += row.value;
    RETURN_IF_ERROR(rows_->Put(key, value_));
    AddRow(row, &rows_->digest);
    ++rows_->about.rows;
    if (row.kind == RowKind::kTruth) {
      ++rows_->about.truth_rows;
      runs.Add(key);
    }
    if (rows_->writer.FileSize() >= staging_->part_bytes_) return Close(&rows_);
    return absl::OkStatus();
  }

  absl::Status Finish() {
    RETURN_IF_ERROR(Close(&rows_));
    RETURN_IF_ERROR(staging_->CheckApart(runs));
    if (runs.rows() > 0) RETURN_IF_ERROR(PutRuns());
    return SyncDirectory(staging_->options_.env, staging_->directory_);
  }

  uint32_t next_part() const { return next_part_; }

  LoadRuns runs;
  std::vector<LoadPart> parts;  // that of the runs is the last
  std::vector<std::string> last_keys;
  std::vector<std::string> paths;  // of everything begun

 private:
  absl::Status Open(std::optional<OpenFile>* file) {
    const uint32_t part = next_part_++;
    file->emplace(staging_->options_, staging_->PathOf(staging_->sequence_, part), part);
    paths.push_back((*file)->path);
    return FromRocksDb((*file)->writer.Open((*file)->path),
                       absl::StrCat("creating ", (*file)->path));
  }

  absl::Status PutRuns() {
    std::optional<OpenFile> file;
    RETURN_IF_ERROR(Open(&file));
    for (const LoadRuns::Run& run : runs.runs()) {
      const std::string key =
          LoadRunKey(staging_->sequence_, staging_->truth_rows_ + run.first_row);
      RETURN_IF_ERROR(file->Put(key, run.key));
      file->digest.AddField(key).AddField(run.key);
    }
    return Close(&file);
  }

  // Synced by Finish of RocksDB's writer, then read back: publishing must not fail on it.
  absl::Status Close(std::optional<OpenFile>* file) {
    if (!file->has_value()) return absl::OkStatus();
    OpenFile& open = **file;
    RETURN_IF_ERROR(FromRocksDb(open.writer.Finish(), absl::StrCat("finishing ", open.path)));
    rocksdb::SstFileReader reader(staging_->options_);
    rocksdb::Status status = reader.Open(open.path);
    if (status.ok()) status = reader.VerifyChecksum();
    RETURN_IF_ERROR(FromRocksDb(status, absl::StrCat("verifying ", open.path)));
    open.about.digest = open.digest.value();
    parts.push_back(open.about);
    last_keys.push_back(open.last_key);
    file->reset();
    return absl::OkStatus();
  }

  const Staging* const staging_;
  const MayWrite may_write_;
  uint32_t next_part_;
  std::optional<OpenFile> rows_;
  std::string value_;
};

// A staged file that is looked into.
struct Staging::Reader {
  explicit Reader(const rocksdb::Options& options) : file(options) {}
  rocksdb::SstFileReader file;
  std::unique_ptr<rocksdb::Iterator> row;
};

Staging::~Staging() = default;

Staging::Staging(std::string directory, const rocksdb::Options& options, uint64_t part_bytes)
    : directory_(std::move(directory)),
      options_(TunedForStaging(options)),
      part_bytes_(part_bytes) {}

std::string Staging::PathOf(Sequence sequence, uint32_t part) const {
  return absl::StrFormat("%s/%d-%d.sst", directory_, sequence, part);
}

absl::Status Staging::Add(Sequence sequence, const RowSource& rows, const MayWrite& may_write) {
  sequence_ = sequence;
  Writer writer(this, may_write);
  if (absl::Status status = Write(rows, &writer); !status.ok()) {
    for (const std::string& path : writer.paths) {
      options_.env->DeleteFile(path).PermitUncheckedError();  // else the next open removes it
    }
    Drop();
    return status;
  }
  next_part_ = writer.next_part();
  parts_.insert(parts_.end(), writer.parts.begin(), writer.parts.end());
  last_keys_.insert(last_keys_.end(), writer.last_keys.begin(), writer.last_keys.end());
  if (writer.runs.rows() == 0) return absl::OkStatus();
  truth_rows_ += writer.runs.rows();
  truth_.emplace_back(writer.runs.runs().front().key, writer.runs.last_key());
  return absl::OkStatus();
}

absl::Status Staging::Write(const RowSource& rows, Writer* writer) {
  Row row, previous;
  std::string key, previous_key;
  for (bool first = true;; first = false) {
    row = Row();
    ASSIGN_OR_RETURN(const bool more, rows(&row));
    if (!more) return writer->Finish();
    RETURN_IF_ERROR(CheckStagedRow(row, first ? nullptr : &previous, sequence_));
    key = RowKey(row.partition, row.suffix, sequence_);
    if (key <= previous_key) {
      return absl::InvalidArgumentError(
          "the suffix of a staged row is a prefix of the next one's; no suffix of a partition "
          "may be a prefix of another");
    }
    ASSIGN_OR_RETURN(const bool staged, Contains(key));
    if (staged) return absl::InvalidArgumentError("a row was staged before");
    RETURN_IF_ERROR(writer->Put(row, key));
    std::swap(previous, row);
    std::swap(previous_key, key);
  }
}

absl::Status Staging::CheckApart(const LoadRuns& runs) const {
  if (runs.rows() == 0) return absl::OkStatus();
  for (const auto& [first, last] : truth_) {
    if (runs.last_key() < first || runs.runs().front().key > last) continue;
    return absl::InvalidArgumentError(kNotApart);
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> Staging::Contains(const std::string& key) {
  for (size_t i = 0; i < parts_.size(); ++i) {
    if (key < parts_[i].first_key || key > last_keys_[i]) continue;
    const std::string path = PathOf(sequence_, parts_[i].part);
    std::unique_ptr<Reader>& reader = readers_[parts_[i].part];
    if (reader == nullptr) {
      reader = std::make_unique<Reader>(options_);
      RETURN_IF_ERROR(FromRocksDb(reader->file.Open(path), absl::StrCat("opening ", path)));
      reader->row.reset(reader->file.NewIterator(CheckedRead()));
    }
    reader->row->Seek(key);
    if (reader->row->Valid() && reader->row->key() == key) return true;
    RETURN_IF_ERROR(FromRocksDb(reader->row->status(), absl::StrCat("reading ", path)));
  }
  return false;
}

void Staging::Clear() {
  readers_.clear();
  next_part_ = 1;
  parts_.clear();
  last_keys_.clear();
  truth_rows_ = 0;
  truth_.clear();
}

void Staging::Drop() {
  for (const LoadPart& part : parts_) {
    options_.env->DeleteFile(PathOf(sequence_, part.part)).PermitUncheckedError();
  }
  Clear();
}

absl::Status Staging::HandOver(rocksdb::DB* db, Sequence sequence, const LoadPart& part) const {
  std::string value;
  const rocksdb::Status there = db->Get(CheckedRead(), part.first_key, &value);
  if (there.ok()) return absl::OkStatus();
  const std::string path = PathOf(sequence, part.part);
  if (!there.IsNotFound()) return FromRocksDb(there, "looking for the rows of a bulk load");
  if (options_.env->FileExists(path).IsNotFound()) {
    return absl::DataLossError(absl::StrCat("the rows of bulk load ", sequence, "-", part.part,
                                            " are missing: they are neither in RocksDB nor in ",
                                            path));
  }
  rocksdb::IngestExternalFileOptions ingest;
  ingest.move_files = true;  // a link, with no copy of the bytes
  ingest.write_global_seqno = false;
  ingest.verify_checksums_before_ingest = true;
  const rocksdb::Status status = db->IngestExternalFile({path}, ingest);
  if (!status.ok()) return FromRocksDb(status, absl::StrCat("taking over ", path));
  options_.env->DeleteFile(path).PermitUncheckedError();  // there only if a link was impossible
  return absl::OkStatus();
}

// As after publishing, the row of a part of engine rows goes once the part is handed over. That of
// the runs stays: it is handed over last and never erased, so it shows that the load is there.
absl::Status Staging::Recover(rocksdb::DB* db) const {
  const std::string front = TableKey(Table::kLoad);
  const std::unique_ptr<rocksdb::Iterator> row(db->NewIterator(CheckedRead()));
  rocksdb::Status closed;
  for (row->Seek(front); row->Valid() && row->key().starts_with(front); row->Next()) {
    const absl::string_view key(row->key().data(), row->key().size());
    if (key.size() != LoadKey(0, 0).size()) {
      return absl::DataLossError("the key of a load row is damaged");
    }
    const Sequence sequence = ReadBigEndian(key.substr(1), 8);
    const auto number = static_cast<uint32_t>(ReadBigEndian(key.substr(9), 4));
    ASSIGN_OR_RETURN(const LoadPart part,
                     DecodePart(number, {row->value().data(), row->value().size()}));
    RETURN_IF_ERROR(HandOver(db, sequence, part));
    if (part.rows > 0 && closed.ok()) closed = db->Delete(SyncedWrite(), row->key());
  }
  RETURN_IF_ERROR(FromRocksDb(closed, "closing a bulk load"));
  RETURN_IF_ERROR(FromRocksDb(row->status(), "reading the rows of bulk loads"));
  return RemoveLeftovers();
}

absl::Status Staging::RemoveLeftovers() const {
  std::vector<std::string> names;
  RETURN_IF_ERROR(FromRocksDb(options_.env->GetChildren(directory_, &names),
                              absl::StrCat("listing ", directory_)));
  for (const std::string& name : names) {
    if (name == "." || name == "..") continue;
    RETURN_IF_ERROR(FromRocksDb(options_.env->DeleteFile(absl::StrCat(directory_, "/", name)),
                                absl::StrCat("removing ", name)));
  }
  return absl::OkStatus();
}

}  // namespace entente

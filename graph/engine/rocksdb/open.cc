// Opening, in the order that lets nothing be changed before it is known to be ours: format file,
// lock, record, RocksDB, format row, record against journal, bulk loads. Creating goes the other
// way: the record and the format file are there before RocksDB is, so that a store with RocksDB
// files and without a record is a damaged one.
#include <rocksdb/db.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "graph/engine/rocksdb/engine_parts.h"
#include "graph/engine/rocksdb/keys.h"
#include "graph/engine/rocksdb/recovery.h"
#include "graph/engine/rocksdb/rocksdb_engine.h"
#include "graph/engine/rocksdb/status_map.h"
#include "graph/engine/rocksdb/tuning.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr absl::string_view kFormat = "entente-engine 1\n";
constexpr uint64_t kLoadPartBytes = 64u << 20;

absl::Status Damaged(const std::string& file, absl::string_view what) {
  return absl::DataLossError(
      absl::StrCat(file, ": ", what, "; restore the store's directory from a backup"));
}

// A kDataLoss gets the file and the remedy; other errors stay.
absl::Status WithRemedy(const std::string& file, const absl::Status& status) {
  if (status.code() != absl::StatusCode::kDataLoss) return status;
  return Damaged(file, status.message());
}

absl::Status CheckFormat(const std::string& where, absl::string_view format) {
  if (format == kFormat) return absl::OkStatus();
  return absl::FailedPreconditionError(absl::StrCat(
      where, " says \"", absl::StripTrailingAsciiWhitespace(format.substr(0, 100)),
      "\"; this program reads and writes \"", absl::StripTrailingAsciiWhitespace(kFormat),
      "\"; open the store with the program that wrote it"));
}

}  // namespace

// The steps of RocksDbEngine::Open.
class StoreOpening {
 public:
  explicit StoreOpening(const RocksDbOptions& options)
      : options_(options),
        env_(options.env != nullptr ? options.env : rocksdb::Env::Default()),
        paths_(options.directory),
        format_path_(absl::StrCat(options.directory, "/", kFormatFile)),
        record_path_(absl::StrCat(options.directory, "/", kRecordFile)),
        parts_(std::make_unique<RocksDbEngine::Parts>()) {}

  absl::StatusOr<std::unique_ptr<RocksDbEngine>> Run() {
    RETURN_IF_ERROR(CheckFormatFile());
    RETURN_IF_ERROR(Lock());
    RETURN_IF_ERROR(ReadOrCreateRecord());
    RETURN_IF_ERROR(OpenRocksDb());
    RETURN_IF_ERROR(CheckFormatRow());
    auto point = CheckAgainstRecord(parts_->db.get(), record_);
    if (!point.ok()) return WithRemedy(record_path_, point.status());
    parts_->last = *point;
    parts_->stable = point->sequence;
    parts_->staging = std::make_unique<Staging>(paths_.staging, Tuned(options_), kLoadPartBytes);
    RETURN_IF_ERROR(WithRemedy(paths_.staging, parts_->staging->Recover(parts_->db.get())));
    parts_->recorder = std::make_unique<Recorder>(env_, paths_.directory, record_,
                                                  options_.record_lag, parts_->gate);
    parts_->recorder->Note(parts_->last);
    return std::unique_ptr<RocksDbEngine>(new RocksDbEngine(std::move(parts_)));
  }

 private:
  absl::Status CheckFormatFile() const {
    ASSIGN_OR_RETURN(const std::optional<std::string> format, ReadFileIfThere(env_, format_path_));
    if (!format.has_value()) return absl::OkStatus();
    return CheckFormat(format_path_, *format);
  }

  absl::Status Lock() {
    RETURN_IF_ERROR(FromRocksDb(env_->CreateDirIfMissing(paths_.directory),
                                absl::StrCat("creating ", paths_.directory)));
    rocksdb::FileLock* lock = nullptr;
    const rocksdb::Status status = env_->LockFile(paths_.lock, &lock);
    if (status.ok()) {
      parts_->lock = std::make_unique<DirectoryLock>(env_, lock);
      return absl::OkStatus();
    }
    std::unique_ptr<rocksdb::WritableFile> file;
    const rocksdb::Status writable =
        env_->ReopenWritableFile(paths_.lock, &file, rocksdb::EnvOptions());
    if (!writable.ok()) return FromRocksDb(writable, absl::StrCat("opening ", paths_.lock));
    return absl::FailedPreconditionError(
        absl::StrCat(paths_.directory, " is already open by another process or engine (",
                     status.ToString(), "); close that one first"));
  }

  absl::Status ReadOrCreateRecord() {
    rocksdb_there_ = env_->FileExists(absl::StrCat(paths_.rocksdb, "/CURRENT")).ok();
    ASSIGN_OR_RETURN(const std::optional<std::string> format, ReadFileIfThere(env_, format_path_));
    ASSIGN_OR_RETURN(const std::optional<std::string> record, ReadFileIfThere(env_, record_path_));
    if (rocksdb_there_ && !record.has_value()) return Damaged(record_path_, "the file is missing");
    if (rocksdb_there_ && !format.has_value()) return Damaged(format_path_, "the file is missing");
    if (!record.has_value()) {
      RETURN_IF_ERROR(ReplaceFile(env_, paths_.directory, kRecordFile, FormatRecord(record_)));
    } else {
      auto parsed = ParseRecord(*record);
      if (!parsed.ok()) return WithRemedy(record_path_, parsed.status());
      record_ = *parsed;
    }
    if (!rocksdb_there_ && record_.sequence > 0) {
      return Damaged(paths_.rocksdb + "/CURRENT", "the file is missing");
    }
    RETURN_IF_ERROR(FromRocksDb(env_->CreateDirIfMissing(paths_.staging),
                                absl::StrCat("creating ", paths_.staging)));
    if (format.has_value()) return absl::OkStatus();
    return ReplaceFile(env_, paths_.directory, kFormatFile, kFormat);
  }

  absl::Status OpenRocksDb() {
    uint64_t floor = 0;
    if (options_.free_space_floor_bytes.has_value()) {
      floor = *options_.free_space_floor_bytes;
    } else {
      ASSIGN_OR_RETURN(floor, DefaultFloorBytes(paths_.directory, options_.memtable_bytes));
    }
    parts_->load_room = options_.free_space_floor_bytes.has_value() ? 0 : kRoomForCommits;
    parts_->gate = std::make_shared<WriteGate>(env_, paths_.directory, floor);
    rocksdb::Options tuned = Tuned(options_);
    tuned.create_if_missing = !rocksdb_there_;
    tuned.listeners.push_back(NewBackgroundErrorListener(parts_->gate));
    rocksdb::DB* db = nullptr;
    const rocksdb::Status status = rocksdb::DB::Open(tuned, paths_.rocksdb, &db);
    parts_->db.reset(db);
    return WithRemedy(paths_.rocksdb, FromRocksDb(status, "opening RocksDB"));
  }

  // A store without the row is being created; it has no commits yet.
  absl::Status CheckFormatRow() {
    const std::string key = TableKey(Table::kFormat);
    std::string value;
    const rocksdb::Status status = parts_->db->Get(CheckedRead(), key, &value);
    if (status.ok()) return CheckFormat(absl::StrCat("the format row of ", paths_.rocksdb), value);
    if (!status.IsNotFound()) {
      return WithRemedy(paths_.rocksdb, FromRocksDb(status, "reading the format row"));
    }
    return FromRocksDb(parts_->db->Put(SyncedWrite(), key, std::string(kFormat)),
                       "writing the format row");
  }

  const RocksDbOptions& options_;
  rocksdb::Env* const env_;
  const StorePaths paths_;
  const std::string format_path_;
  const std::string record_path_;
  std::unique_ptr<RocksDbEngine::Parts> parts_;
  CommittedPoint record_;
  bool rocksdb_there_ = false;
};

absl::StatusOr<std::unique_ptr<RocksDbEngine>> RocksDbEngine::Open(const RocksDbOptions& options) {
  return StoreOpening(options).Run();
}

}  // namespace entente

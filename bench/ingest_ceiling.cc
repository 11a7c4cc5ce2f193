#include "bench/ingest_ceiling.h"

#include <rocksdb/db.h>
#include <rocksdb/sst_file_writer.h>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "graph/engine/rocksdb/options.h"
#include "graph/engine/rocksdb/status_map.h"
#include "graph/engine/rocksdb/tuning.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr size_t kAheadBytes = 64u << 20;   // read into memory before the clock runs
constexpr uint64_t kFileBytes = 64u << 20;  // as the engine's own

// Counts the time in which it is running.
class Stopwatch {
 public:
  void Start() { began_ = absl::Now(); }
  void Stop() { seconds_ += absl::ToDoubleSeconds(absl::Now() - began_); }
  double seconds() const { return seconds_; }

 private:
  absl::Time began_;
  double seconds_ = 0;
};

class Writer {
 public:
  Writer(const rocksdb::Options& options, std::string scratch)
      : options_(options), scratch_(std::move(scratch)) {}

  absl::Status Put(const std::string& key, const std::string& value) {
    if (!file_.has_value()) {
      files_.push_back(absl::StrCat(scratch_, "/", files_.size(), ".sst"));
      file_.emplace(rocksdb::EnvOptions(), options_);
      RETURN_IF_ERROR(FromRocksDb(file_->Open(files_.back()), "opening a table file"));
    }
    RETURN_IF_ERROR(FromRocksDb(file_->Put(key, value), "writing a table file"));
    return file_->FileSize() < kFileBytes ? absl::OkStatus() : Close();
  }
  absl::Status Close() {
    if (!file_.has_value()) return absl::OkStatus();
    const rocksdb::Status finished = file_->Finish();
    file_.reset();
    return FromRocksDb(finished, "finishing a table file");
  }
  const std::vector<std::string>& files() const { return files_; }

 private:
  const rocksdb::Options options_;
  const std::string scratch_;
  std::optional<rocksdb::SstFileWriter> file_;
  std::vector<std::string> files_;
};

}  // namespace

absl::StatusOr<IngestCeiling> MeasureIngest(const std::string& from, const std::string& scratch) {
  rocksdb::Options options = Tuned(RocksDbOptions());
  rocksdb::DB* opened = nullptr;
  RETURN_IF_ERROR(FromRocksDb(rocksdb::DB::OpenForReadOnly(options, from, &opened), "opening"));
  const std::unique_ptr<rocksdb::DB> source(opened);
  options.create_if_missing = true;
  RETURN_IF_ERROR(FromRocksDb(rocksdb::DB::Open(options, scratch + "/db", &opened), "opening"));
  const std::unique_ptr<rocksdb::DB> target(opened);
  rocksdb::ReadOptions read;
  read.fill_cache = false;
  const std::unique_ptr<rocksdb::Iterator> row(source->NewIterator(read));
  IngestCeiling ceiling;
  Stopwatch watch;
  Writer writer(TunedForStaging(options), scratch);
  std::vector<std::pair<std::string, std::string>> ahead;
  row->SeekToFirst();
  do {
    ahead.clear();
    for (size_t bytes = 0; row->Valid() && bytes < kAheadBytes; row->Next()) {
      ahead.emplace_back(row->key().ToString(), row->value().ToString());
      bytes += row->key().size() + row->value().size();
      ceiling.bytes += row->key().size() + row->value().size();
    }
    watch.Start();
    for (const auto& [key, value] : ahead) RETURN_IF_ERROR(writer.Put(key, value));
    watch.Stop();
    ceiling.rows += ahead.size();
  } while (row->Valid());
  RETURN_IF_ERROR(FromRocksDb(row->status(), "reading the rows"));
  watch.Start();
  RETURN_IF_ERROR(writer.Close());
  rocksdb::IngestExternalFileOptions ingest;
  ingest.move_files = true;
  ingest.write_global_seqno = false;
  RETURN_IF_ERROR(
      FromRocksDb(target->IngestExternalFile(writer.files(), ingest), "handing files over"));
  watch.Stop();
  ceiling.seconds = watch.seconds();
  return ceiling;
}

}  // namespace entente

#include "bench/ceilings/rocksdb_ceilings.h"

#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "bench/graphs/dice.h"
#include "bench/report/scores.h"
#include "graph/engine/rocksdb/options.h"
#include "graph/engine/rocksdb/status_map.h"
#include "graph/engine/rocksdb/tuning.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr size_t kBatch = 10'000;
constexpr uint64_t kSeed = 7;
const std::string& Value() {
  static const auto* const value = new std::string(40, 'v');
  return *value;
}

// 26 bytes, in order of the number.
std::string Key(uint64_t number) { return absl::StrFormat("%026d", number); }

absl::StatusOr<std::unique_ptr<rocksdb::DB>> Open(const std::string& folder, size_t cache_bytes) {
  std::error_code none;
  std::filesystem::remove_all(folder, none);
  RocksDbOptions settings;
  settings.block_cache = NewBlockCache(cache_bytes);
  rocksdb::Options options = Tuned(settings);
  options.create_if_missing = true;
  rocksdb::DB* opened = nullptr;
  RETURN_IF_ERROR(FromRocksDb(rocksdb::DB::Open(options, folder, &opened), "opening"));
  return std::unique_ptr<rocksdb::DB>(opened);
}

absl::Status Fill(rocksdb::DB& db, uint64_t rows) {
  rocksdb::WriteOptions unlogged;
  unlogged.disableWAL = true;
  for (uint64_t next = 0; next < rows;) {
    rocksdb::WriteBatch batch;
    for (size_t i = 0; i < kBatch && next < rows; ++i) batch.Put(Key(next++), Value());
    RETURN_IF_ERROR(FromRocksDb(db.Write(unlogged, &batch), "filling"));
  }
  return FromRocksDb(db.CompactRange(rocksdb::CompactRangeOptions(), nullptr, nullptr), "filling");
}

double Seconds(int64_t from, int64_t to) { return 1e-9 * static_cast<double>(to - from); }

// Times `once` for so long.
Measure Timed(double seconds, const std::function<void()>& once) {
  std::vector<double> micros;
  const int64_t began = absl::GetCurrentTimeNanos();
  int64_t now = began;
  while (Seconds(began, now) < seconds) {
    const int64_t before = now;
    once();
    now = absl::GetCurrentTimeNanos();
    micros.push_back(1e6 * Seconds(before, now));
  }
  return MeasureOf(std::move(micros), Seconds(began, now), 0);
}

absl::Status CommitFor(rocksdb::DB& db, uint64_t first, double seconds,
                       std::vector<double>* micros) {
  rocksdb::WriteOptions synced;
  synced.sync = true;
  const int64_t began = absl::GetCurrentTimeNanos();
  for (int64_t now = began; Seconds(began, now) < seconds;) {
    const int64_t before = now;
    RETURN_IF_ERROR(FromRocksDb(db.Put(synced, Key(first++), Value()), "committing"));
    now = absl::GetCurrentTimeNanos();
    micros->push_back(1e6 * Seconds(before, now));
  }
  return absl::OkStatus();
}

absl::StatusOr<Measure> CommitsBy(rocksdb::DB& db, size_t threads, double seconds) {
  std::vector<std::vector<double>> micros(threads);
  std::vector<absl::Status> ended(threads);
  std::vector<std::thread> running;
  const int64_t began = absl::GetCurrentTimeNanos();
  for (size_t i = 0; i < threads; ++i) {
    running.emplace_back([&, i] {
      ended[i] = CommitFor(db, (threads * 100 + i) * 100'000'000, seconds, &micros[i]);
    });
  }
  for (std::thread& thread : running) thread.join();
  const double took = Seconds(began, absl::GetCurrentTimeNanos());
  std::vector<double> all;
  for (size_t i = 0; i < threads; ++i) {
    RETURN_IF_ERROR(ended[i]);
    all.insert(all.end(), micros[i].begin(), micros[i].end());
  }
  return MeasureOf(std::move(all), took, 0);
}

}  // namespace

absl::Status MeasureRocksDbReads(const std::string& scratch, uint64_t rows, double seconds,
                                 Report& report) {
  {
    ASSIGN_OR_RETURN(const auto db, Open(scratch, size_t{2} << 30));
    RETURN_IF_ERROR(Fill(*db, rows));
    const std::unique_ptr<rocksdb::Iterator> all(db->NewIterator(rocksdb::ReadOptions()));
    for (all->SeekToFirst(); all->Valid(); all->Next()) {
    }
    Dice dice(kSeed);
    std::string value;
    report.Add(
        {"RocksDB get", kInMemory}, "", Timed(seconds, [&] {
          db->Get(rocksdb::ReadOptions(), Key(dice.Below(rows)), &value).PermitUncheckedError();
        }));
    for (const uint64_t length : {10, 1000}) {
      const auto scan = [&] {
        all->Seek(Key(dice.Below(rows)));
        for (uint64_t i = 0; i < length && all->Valid(); ++i) all->Next();
      };
      report.Add({absl::StrCat("RocksDB scan of ", length), kInMemory}, "", Timed(seconds, scan));
    }
  }
  std::filesystem::remove_all(scratch);
  return absl::OkStatus();
}

absl::Status MeasureSyncedCommits(const std::string& scratch, double seconds, Report& report) {
  {
    ASSIGN_OR_RETURN(const auto db, Open(scratch, size_t{64} << 20));
    ASSIGN_OR_RETURN(const Measure one, CommitsBy(*db, 1, seconds));
    report.Add({kSyncedCommit, "1 thread"}, "", one);
    ASSIGN_OR_RETURN(const Measure many, CommitsBy(*db, 16, seconds));
    report.Add({kSyncedCommit, "16 threads"}, "", many);
  }
  std::filesystem::remove_all(scratch);
  return absl::OkStatus();
}

}  // namespace entente

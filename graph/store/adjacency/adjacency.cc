// A block that is read while a commit adds to it must not be kept: the reader saw the revision
// before. Each shard therefore remembers which entities were added to, and at which revision, and
// keeps a block only if nothing was added to it since it was read; once it remembers too many, it
// forgets them and keeps nothing that was read before the last of them.
#include "graph/store/adjacency/adjacency.h"

#include <algorithm>
#include <utility>

#include "absl/hash/hash.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/status.h"
#include "graph/store/adjacency/edge_block_reader.h"

namespace entente {
namespace {

uint64_t NameOf(uint32_t entity, Side side) {
  return (uint64_t{entity} << 2) | static_cast<uint64_t>(side);
}

}  // namespace

Adjacency::Adjacency(const Engine& engine, Revision head, size_t most_bytes)
    : engine_(engine), most_bytes_(most_bytes), off_(most_bytes == 0), followed_(head) {}

absl::StatusOr<std::shared_ptr<const EdgeBlock>> Adjacency::EdgesOf(const EntityId& entity,
                                                                    Side side, Revision revision,
                                                                    OntologyAt ontology_at,
                                                                    absl::Time deadline) {
  // What others have written nobody foresaw.
  if (off_ || revision > followed_) return nullptr;
  if (auto block = Find(entity, side); block != nullptr) return block;
  const Revision read_at = engine_.WaitStable(0, absl::InfinitePast());
  if (read_at > followed_ || tables_.bytes() > most_bytes_) return nullptr;
  const std::shared_ptr<const Ontology> ontology = ontology_at(read_at);
  EdgeBlockReader reader(engine_, *ontology, read_at, tables_, deadline);
  ASSIGN_OR_RETURN(std::shared_ptr<const EdgeBlock> block, reader.Read(entity, side));
  const bool known = block != nullptr && block->entity != EdgeBlock::kNoNumber;
  if (known) Keep(block, read_at);
  return block;
}

absl::StatusOr<bool> Adjacency::InUse(absl::string_view predicate, Revision revision,
                                      absl::Time deadline) {
  if (off_ || revision > followed_) return true;
  {
    const std::lock_guard<std::mutex> lock(used_mutex_);
    const auto known = used_.find(predicate);
    if (known != used_.end()) return known->second;
  }
  const Revision read_at = engine_.WaitStable(0, absl::InfinitePast());
  const std::string partition = PartitionOf(Table::kByPredicate, predicate);
  const ScanRequest first{.partition = partition, .prefix = "", .after = {}, .limit = 1};
  ASSIGN_OR_RETURN(const std::vector<ScanPage> pages,
                   engine_.MultiScan({&first, 1}, read_at, deadline));
  const bool used = !pages.front().rows.empty();
  const std::lock_guard<std::mutex> lock(used_mutex_);
  // What a commit has foreseen meanwhile stays.
  if (read_at >= used_floor_) used_.try_emplace(std::string(predicate), used);
  return used;
}

std::shared_ptr<const EdgeBlock> Adjacency::Find(const EntityId& entity, Side side) {
  const std::optional<uint32_t> number = tables_.entities.Find(entity);
  if (!number.has_value()) return nullptr;
  Shard& shard = ShardOf(absl::HashOf(entity));
  const std::lock_guard<std::mutex> lock(shard.mutex);
  const auto kept = shard.blocks.find(NameOf(*number, side));
  if (kept == shard.blocks.end()) return nullptr;
  kept->second.used = true;
  return kept->second.block;
}

void Adjacency::Keep(std::shared_ptr<const EdgeBlock> block, Revision read_at) {
  const size_t hash = absl::HashOf(tables_.entities.At(block->entity));
  Shard& shard = ShardOf(hash);
  const std::lock_guard<std::mutex> lock(shard.mutex);
  if (read_at < shard.floor) return;
  const auto touched = shard.touched.find(hash);
  if (touched != shard.touched.end() && touched->second > read_at) return;
  const size_t bytes = block->bytes();
  if (bytes > most_bytes_ / kShards) return;
  const uint64_t name = NameOf(block->entity, block->side);
  if (!shard.blocks.try_emplace(name, Kept{std::move(block), true}).second) return;
  shard.bytes += bytes;
  MakeRoom(shard);
}

// A second chance for whatever was used since the last round.
void Adjacency::MakeRoom(Shard& shard) {
  while (shard.bytes > most_bytes_ / kShards) {
    for (auto kept = shard.blocks.begin(); kept != shard.blocks.end();) {
      if (std::exchange(kept->second.used, false)) {
        ++kept;
        continue;
      }
      shard.bytes -= kept->second.block->bytes();
      shard.blocks.erase(kept++);
      if (shard.bytes <= most_bytes_ / kShards) return;
    }
  }
}

void Adjacency::Touch(const EntityId& entity, Revision revision) {
  const size_t hash = absl::HashOf(entity);
  Shard& shard = ShardOf(hash);
  const std::lock_guard<std::mutex> lock(shard.mutex);
  const std::optional<uint32_t> known = tables_.entities.Find(entity);
  for (const Side side : {Side::kOut, Side::kIn, Side::kInSymmetric}) {
    if (!known.has_value()) break;
    const auto kept = shard.blocks.find(NameOf(*known, side));
    if (kept == shard.blocks.end()) continue;
    shard.bytes -= kept->second.block->bytes();
    shard.blocks.erase(kept);
  }
  shard.touched[hash] = revision;
  if (shard.touched.size() <= kMostTouched) return;
  for (const auto& [other, at] : shard.touched) shard.floor = std::max(shard.floor, at);
  shard.touched.clear();
}

void Adjacency::Empty(Revision floor) {
  for (Shard& shard : shards_) {
    const std::lock_guard<std::mutex> lock(shard.mutex);
    shard.blocks.clear();
    shard.touched.clear();
    shard.bytes = 0;
    shard.floor = floor;
  }
  const std::lock_guard<std::mutex> lock(used_mutex_);
  used_.clear();
  used_floor_ = floor;
}

void Adjacency::Foresee(absl::Span<const Row> rows, bool whole) {
  if (off_ || rows.empty()) return;
  const Revision last = rows.back().sequence;
  // A new ontology may call symmetric what was not declared before.
  const bool all = whole || rows.front().sequence != followed_ + 1 ||
                   std::any_of(rows.begin(), rows.end(), [](const Row& row) {
                     return row.partition.front() == static_cast<char>(Table::kOntology);
                   });
  if (all) {
    Empty(last);
  } else {
    for (const Row& row : rows) {
      if (row.partition.front() != static_cast<char>(Table::kClaim)) continue;
      Touch(row.partition.substr(1), row.sequence);
      const auto name = ParseClaimSuffix(row.suffix);
      if (!name.ok()) continue;  // no row of the store's
      const auto predicate = PredicateOf(name->proposition);
      if (predicate.ok()) {
        const std::lock_guard<std::mutex> lock(used_mutex_);
        used_[*predicate] = true;
      }
      const auto object = ObjectEntityOf(name->proposition);
      if (object.ok() && object->has_value()) Touch(**object, row.sequence);
    }
  }
}

void Adjacency::StartOver(Revision head) {
  if (off_) return;
  Empty(head);
  followed_ = head;
}

size_t Adjacency::blocks() const {
  size_t blocks = 0;
  for (const Shard& shard : shards_) {
    const std::lock_guard<std::mutex> lock(shard.mutex);
    blocks += shard.blocks.size();
  }
  return blocks;
}

size_t Adjacency::bytes() const {
  size_t bytes = 0;
  for (const Shard& shard : shards_) {
    const std::lock_guard<std::mutex> lock(shard.mutex);
    bytes += shard.bytes;
  }
  return bytes;
}

}  // namespace entente

// Values kept once each and named by small numbers.
#ifndef ENTENTE_GRAPH_STORE_ADJACENCY_INTERNED_H_
#define ENTENTE_GRAPH_STORE_ADJACENCY_INTERNED_H_

#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"

namespace entente {

// Thread-safe; what At returns stays where it is as long as this lives. Values are told apart by
// the bytes given as their key.
template <typename T>
class Interned {
 public:
  // At most so many values; a full one takes no others.
  static constexpr size_t kMost = 67'108'800;

  Interned() = default;
  ~Interned() {
    for (std::atomic<T*>& chunk : chunks_) delete[] chunk.load();
  }
  Interned(const Interned&) = delete;
  Interned& operator=(const Interned&) = delete;

  // The number of the value that `key` stands for; `make` makes it where it is new. nullopt: full.
  template <typename Make>
  std::optional<uint32_t> NumberOf(const std::string& key, const Make& make) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (const auto known = numbers_.find(key); known != numbers_.end()) return known->second;
    if (numbers_.size() == kMost) return std::nullopt;
    const auto number = static_cast<uint32_t>(numbers_.size());
    const Place place = PlaceOf(number);
    std::atomic<T*>& chunk = chunks_[place.chunk];
    if (chunk.load(std::memory_order_relaxed) == nullptr) {
      chunk.store(new T[kFirst << place.chunk], std::memory_order_release);
    }
    chunk.load(std::memory_order_relaxed)[place.index] = make();
    numbers_.emplace(key, number);
    bytes_ += sizeof(T) + kEntryBytes + 2 * key.size();
    return number;
  }

  // The number of a value that is there already.
  std::optional<uint32_t> Find(const std::string& key) const {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto known = numbers_.find(key);
    if (known == numbers_.end()) return std::nullopt;
    return known->second;
  }

  // REQUIRES: `number` came from NumberOf, in this thread or one that handed it over.
  const T& At(uint32_t number) const {
    const Place place = PlaceOf(number);
    return chunks_[place.chunk].load(std::memory_order_acquire)[place.index];
  }

  // About what is held, but for what a value points to beside its key.
  size_t bytes() const { return bytes_; }
  size_t size() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return numbers_.size();
  }

 private:
  static constexpr size_t kEntryBytes = 64;  // of the map from keys
  // Each chunk has twice as many as the one before it, so that a small table is small.
  static constexpr uint32_t kFirst = 64;
  static constexpr size_t kChunks = 20;
  struct Place {
    uint32_t chunk;
    uint32_t index;
  };
  static Place PlaceOf(uint32_t number) {
    const auto chunk = static_cast<uint32_t>(std::bit_width(number / kFirst + 1)) - 1;
    return {chunk, number - kFirst * ((uint32_t{1} << chunk) - 1)};
  }

  std::array<std::atomic<T*>, kChunks> chunks_{};
  mutable std::mutex mutex_;
  absl::flat_hash_map<std::string, uint32_t> numbers_;
  std::atomic<size_t> bytes_{0};
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_ADJACENCY_INTERNED_H_

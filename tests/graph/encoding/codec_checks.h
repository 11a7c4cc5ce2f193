// What every pair of encoder and decoder keeps to, checked with random records.
#ifndef ENTENTE_TESTS_GRAPH_ENCODING_CODEC_CHECKS_H_
#define ENTENTE_TESTS_GRAPH_ENCODING_CODEC_CHECKS_H_

#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/escaping.h"
#include "gtest/gtest.h"
#include "tests/graph/encoding/random_records.h"

namespace entente {

// Changes, removes, adds or repeats a few bytes.
inline std::string Mutated(std::string bytes, RandomRecords* random) {
  for (int64_t left = random->Number(1, 3); left > 0; --left) {
    const size_t at = static_cast<size_t>(random->Number(0, static_cast<int64_t>(bytes.size())));
    switch (random->Number(1, 4)) {
      case 1:
        if (at < bytes.size()) bytes[at] = static_cast<char>(random->Number(0, 255));
        break;
      case 2:
        if (at < bytes.size()) bytes.erase(at, 1);
        break;
      case 3:
        bytes.insert(at, random->Bytes(1));
        break;
      default:
        bytes += bytes.substr(at);
        break;
    }
  }
  return bytes;
}

// decode(encode(x)) == x; different records have different bytes; every cut and every other byte
// string is kDataLoss or exactly what some record is encoded as.
template <typename Make, typename Encode, typename Decode>
void CheckCodec(Make make, Encode encode, Decode decode, uint64_t seed, int rounds = 3000) {
  RandomRecords random(seed);
  using Record = decltype(make(random));
  std::map<std::string, Record> seen;
  const auto refused_or_exact = [&](const std::string& bytes) {
    const absl::StatusOr<Record> record = decode(bytes);
    if (record.ok()) {
      ASSERT_EQ(encode(*record), bytes) << absl::BytesToHexString(bytes);
    } else {
      ASSERT_EQ(record.status().code(), absl::StatusCode::kDataLoss) << record.status();
    }
  };
  for (int i = 0; i < rounds && !testing::Test::HasFatalFailure(); ++i) {
    const Record record = make(random);
    const std::string bytes = encode(record);
    const absl::StatusOr<Record> again = decode(bytes);
    ASSERT_TRUE(again.ok()) << again.status();
    ASSERT_EQ(*again, record) << absl::BytesToHexString(bytes);
    const auto [place, fresh] = seen.emplace(bytes, record);
    ASSERT_TRUE(fresh || place->second == record) << "two records have the same bytes";
    for (int mutation = 0; mutation < 5; ++mutation) refused_or_exact(Mutated(bytes, &random));
    const size_t cut =
        static_cast<size_t>(random.Number(0, static_cast<int64_t>(bytes.size()) - 1));
    ASSERT_EQ(decode(bytes.substr(0, cut)).status().code(), absl::StatusCode::kDataLoss);
    refused_or_exact(random.Bytes(static_cast<size_t>(random.Number(0, 40))));
  }
}

}  // namespace entente

#endif  // ENTENTE_TESTS_GRAPH_ENCODING_CODEC_CHECKS_H_

#include "graph/encoding/commit_record.h"

#include "tests/graph/encoding/codec_checks.h"

namespace entente {
namespace {

CommitRecord AnyCommit(RandomRecords& random) {
  CommitRecord record{Instant{random.Int()}, random.Text(), random.Text(), random.Bytes(32), {}};
  if (random.Number(0, 3) == 0) {
    const auto count = [&random] { return static_cast<uint64_t>(random.Number(0, 1'000'000)); };
    record.load = LoadRecord{count(), count(), count(), count()};
    return record;
  }
  for (int64_t left = random.Number(0, 5); left > 0; --left) {
    record.changes.push_back({random.Enum<ChangeRecord::Kind>(1, 5),
                              random.Enum<ChangeRecord::Outcome>(1, 2), random.AnyId<RecordId>()});
  }
  return record;
}

TEST(CommitRecordTest, KeepsToTheRulesOfCodecs) {
  CheckCodec(AnyCommit, EncodeCommitRecord, DecodeCommitRecord, 31);
}

TEST(CommitRecordTest, GraphRecordsReadBack) {
  GraphRecord record{1, "seed", std::string(32, 'k'), std::string(32, 'c'), Instant{7}, false};
  EXPECT_EQ(*DecodeGraphRecord(EncodeGraphRecord(record)), record);
  record.format_version = 2;
  EXPECT_EQ(*DecodeGraphRecord(EncodeGraphRecord(record)), record);
  record.open = true;
  record.format_version = 3;
  const std::string bytes = EncodeGraphRecord(record);
  EXPECT_EQ(*DecodeGraphRecord(bytes), record);
  for (size_t cut = 0; cut < bytes.size(); ++cut) {
    EXPECT_EQ(DecodeGraphRecord(bytes.substr(0, cut)).status().code(), absl::StatusCode::kDataLoss);
  }
  RandomRecords random(32);
  for (int i = 0; i < 3000; ++i) (void)DecodeGraphRecord(Mutated(bytes, &random));
}

TEST(CommitRecordTest, NamesNewerFormats) {
  GraphRecord record;
  record.format_version = kFormatVersion + 1;
  const absl::Status newer = DecodeGraphRecord(EncodeGraphRecord(record)).status();
  EXPECT_EQ(newer.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_NE(newer.message().find("format 4"), absl::string_view::npos);
  record.format_version = 0;
  EXPECT_EQ(DecodeGraphRecord(EncodeGraphRecord(record)).status().code(),
            absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace entente

#include "clients/cli/export_entities.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

// What they read is seen end to end; without a server each says so.
TEST(ExportEntitiesTest, WithoutAServerItIsUnavailable) {
  Connection nobody("127.0.0.1:1", absl::Seconds(10));
  const auto entity = [](const ExportedEntity&) { return absl::OkStatus(); };
  const auto source = [](const ExportedSource&) { return absl::OkStatus(); };
  EXPECT_EQ(ReadEntities(nobody, {}, "", {"a"}, entity).code(), absl::StatusCode::kUnavailable);
  SortedRecords ids(1 << 20);
  ASSERT_TRUE(ids.Add("a", "").ok());
  EXPECT_EQ(ReadEntities(nobody, {}, "", &ids, entity).code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(ReadSources(nobody, {}, &ids, source).code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(AddEntitiesOfType(nobody, {}, "State", &ids).code(), absl::StatusCode::kUnavailable);
}

TEST(ExportEntitiesTest, NoIdsAreNoCall) {
  Connection nobody("127.0.0.1:1", absl::Seconds(10));
  SortedRecords none(1 << 20);
  EXPECT_TRUE(ReadEntities(nobody, {}, "", &none, [](const ExportedEntity&) {
                return absl::OkStatus();
              }).ok());
}

}  // namespace
}  // namespace entente

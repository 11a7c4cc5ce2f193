#include "clients/cli/export_entities.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

// What they read is seen end to end; each tells of a call that fails.
TEST(ExportEntitiesTest, ACallThatFailsIsTold) {
  Connection nobody("127.0.0.1:1", absl::Seconds(10));
  nobody.Cancel();
  const auto entity = [](const ExportedEntity&) { return absl::OkStatus(); };
  const auto source = [](const ExportedSource&) { return absl::OkStatus(); };
  EXPECT_EQ(ReadEntities(nobody, {}, "", {"a"}, entity).code(), absl::StatusCode::kCancelled);
  ExportedIds ids(1 << 20);
  ASSERT_TRUE(ids.Add("a").ok());
  SortedRecords documents(1 << 20);
  ASSERT_TRUE(documents.Add("doc:a", "").ok());
  EXPECT_EQ(ReadEntities(nobody, {}, "", &ids, entity).code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(ReadSources(nobody, {}, &documents, source).code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(AddEntitiesOfType(nobody, {}, "State", &ids).code(), absl::StatusCode::kCancelled);
}

TEST(ExportEntitiesTest, NoIdsAreNoCall) {
  Connection nobody("127.0.0.1:1", absl::Seconds(10));
  ExportedIds none(1 << 20);
  EXPECT_TRUE(ReadEntities(nobody, {}, "", &none, [](const ExportedEntity&) {
                return absl::OkStatus();
              }).ok());
}

}  // namespace
}  // namespace entente

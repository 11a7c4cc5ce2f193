#include "server/flags.h"

#include <gtest/gtest.h>

#include <vector>

namespace entente {
namespace {

std::optional<int> Parse(std::vector<const char*> words, ServerFlags* flags) {
  words.insert(words.begin(), "entented");
  return ParseFlags(static_cast<int>(words.size()), words.data(), flags);
}

TEST(FlagsTest, DefaultsAreTheModelsLimits) {
  ServerFlags flags;
  EXPECT_EQ(Parse({}, &flags), std::nullopt);
  EXPECT_EQ(flags.data, "var");
  EXPECT_EQ(flags.listen, "127.0.0.1:50551");
  EXPECT_FALSE(flags.insecure_listen);
  EXPECT_EQ(flags.options.limits.call_rows, Limits{}.call_rows);
  EXPECT_EQ(flags.options.watch_stall, absl::Seconds(60));
}

TEST(FlagsTest, ReadsLimits) {
  ServerFlags flags;
  EXPECT_EQ(Parse({"--data",
                   "d",
                   "--listen",
                   "[::1]:0",
                   "--limit-call-rows",
                   "7",
                   "--watch-stall-seconds",
                   "0.5",
                   "--limit-graphs=3",
                   "--insecure-listen",
                   "--limit-watch-queue-bytes",
                   "9",
                   "--limit-members",
                   "11",
                   "--limit-name-index-bytes",
                   "12",
                   "--limit-name-pairs",
                   "13",
                   "--limit-adjacency-bytes",
                   "0"},
                  &flags),
            std::nullopt);
  EXPECT_EQ(flags.options.limits.closure_members, 11u);
  EXPECT_EQ(flags.options.limits.name_index_bytes, 12u);
  EXPECT_EQ(flags.options.limits.name_pairs, 13u);
  EXPECT_EQ(flags.options.limits.adjacency_bytes, 0u);
  EXPECT_EQ(flags.data, "d");
  EXPECT_EQ(flags.options.limits.call_rows, 7u);
  EXPECT_EQ(flags.options.limits.graphs, 3u);
  EXPECT_EQ(flags.options.limits.watch_queue_bytes, 9u);
  EXPECT_EQ(flags.options.watch_stall, absl::Milliseconds(500));
  EXPECT_TRUE(flags.insecure_listen);
}

TEST(FlagsTest, ReadsTheLargestMessageThatGrpcCanBeTold) {
  ServerFlags flags;
  EXPECT_EQ(Parse({"--limit-message-bytes", "2147483647"}, &flags), std::nullopt);
  EXPECT_EQ(flags.options.limits.message_in_bytes, 2'147'483'647u);
}

TEST(FlagsTest, SaysNoWithTwoAndHelpsWithZero) {
  ServerFlags flags;
  EXPECT_EQ(Parse({"--nonsense"}, &flags), 2);
  EXPECT_EQ(Parse({"--limit-message-bytes", "2147483648"}, &flags), 2);
  EXPECT_EQ(Parse({"--limit-call-rows", "0"}, &flags), 2);
  EXPECT_EQ(Parse({"--limit-changes", "2001"}, &flags), 2);
  EXPECT_EQ(Parse({"--limit-ontology-versions", "5", "--limit-free-names", "6",
                   "--limit-ontology-bytes", "7", "--limit-ontology-messages", "8"},
                  &flags),
            std::nullopt);
  EXPECT_EQ(flags.options.limits.ontology_versions, 5u);
  EXPECT_EQ(flags.options.limits.free_names, 6u);
  EXPECT_EQ(flags.options.limits.ontology_bytes, 7u);
  EXPECT_EQ(flags.options.limits.ontology_messages, 8u);
  EXPECT_EQ(Parse({"--limit-bulk-loads", "5", "--bulk-load-memory-bytes", "6",
                   "--limit-bulk-load-disk-bytes", "7", "--limit-bulk-load-changes", "8",
                   "--limit-bulk-load-refs", "9", "--limit-bulk-load-acyclic", "10",
                   "--bulk-load-idle-seconds", "0.5"},
                  &flags),
            std::nullopt);
  EXPECT_EQ(flags.options.limits.bulk_loads, 5u);
  EXPECT_EQ(flags.options.limits.bulk_load_memory_bytes, 6u);
  EXPECT_EQ(flags.options.limits.bulk_load_disk_bytes, 7u);
  EXPECT_EQ(flags.options.limits.bulk_load_changes, 8u);
  EXPECT_EQ(flags.options.limits.bulk_load_refs, 9u);
  EXPECT_EQ(flags.options.limits.bulk_load_acyclic, 10u);
  EXPECT_EQ(flags.options.bulk_load_idle, absl::Milliseconds(500));
  EXPECT_EQ(Parse({"--limit-bulk-load-changes", "4000000001"}, &flags), 2);
  EXPECT_EQ(Parse({"--help"}, &flags), 0);
  EXPECT_EQ(Parse({"--version"}, &flags), 0);
}

}  // namespace
}  // namespace entente

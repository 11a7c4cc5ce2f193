// Watch over gRPC: order, parts, heartbeats, resuming, limits, stalled readers.
#include "server/watch_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "absl/strings/str_cat.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

v1::WatchRequest WatchFrom(uint64_t from, uint64_t to = 0) {
  v1::WatchRequest request;
  request.set_graph("g");
  request.set_from_revision(from);
  request.set_to_revision(to);
  return request;
}

struct Watched {
  std::vector<v1::CommitPart> parts;
  grpc::Status status;
};

Watched WatchAll(RunningServer& server, const v1::WatchRequest& request) {
  Watched watched;
  grpc::ClientContext context;
  const auto reader = server.graphs().Watch(&context, request);
  v1::WatchResponse message;
  while (reader->Read(&message)) {
    if (message.has_commit()) watched.parts.push_back(message.commit());
  }
  watched.status = reader->Finish();
  return watched;
}

TEST(WatchStreamTest, SendsWholeCommitsUpToTheLastAskedFor) {
  RunningServer server;
  server.MakeGraph();
  const uint64_t first = MustCommit(server, "one", SomeChanges(1)).revision();
  const uint64_t last =
      MustCommit(server, "two", {EntityClaim("u:00000", "located_in", "s:ru")}).revision();
  MustCommit(server, "three", {EntityClaim("u:00000", "deployed_to", "s:ru")});
  const Watched watched = WatchAll(server, WatchFrom(first, last));
  ASSERT_TRUE(watched.status.ok()) << watched.status.error_message();
  ASSERT_THAT(watched.parts, SizeIs(2));
  EXPECT_EQ(watched.parts[0].request_id(), "one");
  EXPECT_EQ(watched.parts[0].principal(), "local");
  EXPECT_THAT(watched.parts[0].changes(), SizeIs(7));
  EXPECT_EQ(watched.parts[1].revision(), last);
  EXPECT_EQ(watched.parts[1].changes(0).claim().object(), "s:ru");
  EXPECT_EQ(watched.parts[1].part(), 1u);
  EXPECT_EQ(watched.parts[1].parts(), 1u);
}

TEST(WatchStreamTest, LargeCommitsComeInNumberedParts) {
  RunningServer server;
  server.MakeGraph();
  const uint64_t before = MustCommit(server, "types", SomeChanges(1)).revision();
  std::vector<v1::Change> changes;
  for (int i = 0; i < 3; ++i) {
    changes.push_back(
        TextClaim("u:00000", "assessment", absl::StrCat(i, std::string(700'000, 'x'))));
  }
  MustCommit(server, "large", changes);
  const Watched watched = WatchAll(server, WatchFrom(before + 1, before + 1));
  ASSERT_THAT(watched.parts, SizeIs(3));
  for (uint32_t i = 0; i < 3; ++i) {
    EXPECT_EQ(watched.parts[i].part(), i + 1);
    EXPECT_EQ(watched.parts[i].parts(), 3u);
    EXPECT_THAT(watched.parts[i].changes(), SizeIs(1));
  }
}

TEST(WatchStreamTest, SeesEveryCommitOfConcurrentWritersInOrder) {
  RunningServer server;
  server.MakeGraph();
  const uint64_t base = MustCommit(server, "types", SomeChanges(1)).revision();
  constexpr int kWriters = 4, kEach = 25;
  std::vector<std::thread> writers;
  for (int w = 0; w < kWriters; ++w) {
    writers.emplace_back([&server, w] {
      for (int i = 0; i < kEach; ++i) {
        MustCommit(server, absl::StrCat(w, "-", i),
                   {TextClaim("u:00000", "name", absl::StrCat("name ", w, " ", i))});
      }
    });
  }
  const Watched watched = WatchAll(server, WatchFrom(base + 1, base + kWriters * kEach));
  for (std::thread& writer : writers) writer.join();
  ASSERT_THAT(watched.parts, SizeIs(kWriters * kEach));
  std::set<std::string> requests;
  for (size_t i = 0; i < watched.parts.size(); ++i) {
    EXPECT_EQ(watched.parts[i].revision(), base + 1 + i);
    requests.insert(watched.parts[i].request_id());
  }
  EXPECT_THAT(requests, SizeIs(kWriters * kEach));
}

// One revision of many parts: each message within the limit, all changes in order, and resumed from
// its revision it comes whole again.
TEST(WatchStreamTest, AHugeRevisionComesInPartsThatFit) {
  PremisesOptions options;
  options.limits.streamed_message_bytes = 64'000;
  RunningServer server(options);
  server.MakeGraph();
  const uint64_t head = MustCommit(server, "types", SomeChanges(1)).revision();
  std::vector<v1::Change> changes;
  for (int i = 0; i < 300; ++i) {
    changes.push_back(
        TextClaim("u:00000", "assessment", absl::StrCat(i, " ", std::string(10'000 + 7 * i, 'x'))));
  }
  changes.push_back(TextClaim("u:00000", "assessment", "300 " + std::string(100'000, 'x')));
  MustCommit(server, "huge", changes);
  for (int again = 0; again < 2; ++again) {
    const Watched watched = WatchAll(server, WatchFrom(head + 1, head + 1));
    int next = 0;
    for (const v1::CommitPart& part : watched.parts) {
      EXPECT_EQ(part.revision(), head + 1);
      EXPECT_EQ(part.parts(), watched.parts.size());
      v1::WatchResponse message;
      *message.mutable_commit() = part;
      // A change that is larger by itself comes by itself.
      if (part.changes_size() > 1) {
        EXPECT_LE(message.ByteSizeLong(), options.limits.streamed_message_bytes);
      }
      for (const v1::RecordedChange& change : part.changes()) {
        EXPECT_THAT(change.claim().value().text().text(),
                    testing::StartsWith(absl::StrCat(next++, " ")));
      }
    }
    EXPECT_EQ(next, 301);
    EXPECT_GT(watched.parts.size(), 50u);
    EXPECT_EQ(watched.parts.back().changes_size(), 1);
  }
}

TEST(WatchStreamTest, HeartbeatsSayThatNothingIsMissing) {
  RunningServer server;
  server.MakeGraph();
  const uint64_t head = MustCommit(server, "one", SomeChanges(1)).revision();
  v1::WatchRequest request = WatchFrom(head + 1);
  request.set_heartbeat_seconds(1);
  grpc::ClientContext context;
  const auto reader = server.graphs().Watch(&context, request);
  v1::WatchResponse message;
  ASSERT_TRUE(reader->Read(&message));
  EXPECT_EQ(message.heartbeat().revision(), head);
  context.TryCancel();
  reader->Finish();
}

TEST(WatchStreamTest, RefusesWhatItCannotSend) {
  PremisesOptions options;
  options.limits.watches = 1;
  RunningServer server(options);
  server.MakeGraph();
  const uint64_t head = MustCommit(server, "one", SomeChanges(1)).revision();
  EXPECT_EQ(Told(WatchAll(server, WatchFrom(head + 2)).status),
            "OUT_OF_RANGE REVISION_OUT_OF_RANGE from_revision");
  EXPECT_EQ(Told(WatchAll(server, WatchFrom(2, 1)).status),
            "INVALID_ARGUMENT INVALID_RANGE to_revision");
  v1::WatchRequest slow = WatchFrom(1, 1);
  slow.set_heartbeat_seconds(300);
  EXPECT_EQ(Told(WatchAll(server, slow).status), "OK");
  slow.set_heartbeat_seconds(301);
  EXPECT_EQ(Told(WatchAll(server, slow).status),
            "INVALID_ARGUMENT LIMIT_HEARTBEAT heartbeat_seconds");
  // The watch before is given back a moment after its reader learns that it has ended.
  std::unique_ptr<grpc::ClientContext> context;
  std::unique_ptr<grpc::ClientReader<v1::WatchResponse>> reader;
  v1::WatchResponse message;
  bool served = false;
  for (const absl::Time end = absl::Now() + absl::Seconds(10); !served && absl::Now() < end;) {
    context = std::make_unique<grpc::ClientContext>();
    reader = server.graphs().Watch(context.get(), WatchFrom(1));
    served = reader->Read(&message);
    if (served) break;
    EXPECT_EQ(Told(reader->Finish()), "RESOURCE_EXHAUSTED LIMIT_WATCHES");
  }
  ASSERT_TRUE(served);
  EXPECT_EQ(Told(WatchAll(server, WatchFrom(1)).status), "RESOURCE_EXHAUSTED LIMIT_WATCHES");
  context->TryCancel();
  reader->Finish();
}

TEST(WatchStreamTest, AWatcherThatStallsIsToldWhereToResume) {
  PremisesOptions options;
  options.watch_stall = absl::Milliseconds(200);
  RunningServer server(options);
  server.MakeGraph();
  uint64_t head = MustCommit(server, "types", SomeChanges(1)).revision();
  for (int i = 0; i < 12; ++i) {
    head =
        MustCommit(server, absl::StrCat("large", i),
                   {TextClaim("u:00000", "assessment", absl::StrCat(i, std::string(900'000, 'x')))})
            .revision();
  }
  grpc::ClientContext context;
  const auto reader = server.graphs().Watch(&context, WatchFrom(1));
  // The first message opens the stream; what follows fills its window and stays there.
  v1::WatchResponse message;
  ASSERT_TRUE(reader->Read(&message));
  uint64_t seen = message.commit().revision();
  // A heartbeat of another watch takes a second, in which this one has stalled.
  v1::WatchRequest beating = WatchFrom(head + 1);
  beating.set_heartbeat_seconds(1);
  grpc::ClientContext other;
  const auto beats = server.graphs().Watch(&other, beating);
  ASSERT_TRUE(beats->Read(&message));
  while (reader->Read(&message)) seen = message.commit().revision();
  const grpc::Status status = reader->Finish();
  EXPECT_EQ(Told(status), "RESOURCE_EXHAUSTED WATCHER_BEHIND");
  EXPECT_LT(seen, head);
  // The message in flight may have been taken after all: then it is sent again.
  const std::string resume = ErrorOf(status).metadata().at("resume_revision");
  EXPECT_THAT(resume, testing::AnyOf(absl::StrCat(seen), absl::StrCat(seen + 1)));
  other.TryCancel();
  beats->Finish();
  const Watched rest = WatchAll(server, WatchFrom(seen + 1, head));
  EXPECT_THAT(rest.parts, SizeIs(head - seen));
}

TEST(WatchStreamTest, DeletingTheGraphEndsItsWatchesAtOnce) {
  RunningServer server;
  server.MakeGraph();
  v1::WatchRequest request = WatchFrom(1);
  request.set_heartbeat_seconds(300);
  grpc::ClientContext context;
  const auto reader = server.graphs().Watch(&context, request);
  v1::WatchResponse message;
  ASSERT_TRUE(reader->Read(&message));  // it watches
  v1::DeleteGraphRequest deletion;
  deletion.set_name("g");
  v1::DeleteGraphResponse response;
  grpc::ClientContext deleting;
  ASSERT_TRUE(server.graphs().DeleteGraph(&deleting, deletion, &response).ok());
  while (reader->Read(&message)) {
  }
  EXPECT_THAT(Told(reader->Finish()), testing::StartsWith("NOT_FOUND GRAPH_DELETED"));
}

TEST(WatchStreamTest, StoppingTheServerEndsWatches) {
  RunningServer server;
  server.MakeGraph();
  MustCommit(server, "one", SomeChanges(1));
  grpc::ClientContext context;
  const auto reader = server.graphs().Watch(&context, WatchFrom(1));
  v1::WatchResponse message;
  while (reader->Read(&message) && message.commit().request_id() != "one") {
  }
  server.server().Stop(absl::Seconds(4));
  EXPECT_FALSE(reader->Read(&message));
  EXPECT_EQ(Told(reader->Finish()), "UNAVAILABLE SERVER_STOPPING");
}

}  // namespace
}  // namespace entente

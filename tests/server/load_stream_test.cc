// BulkLoad over gRPC: one revision, references, limits, idle clients, and what watchers see of it.
#include "server/load_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

using Messages = std::vector<v1::BulkLoadRequest>;

v1::BulkLoadRequest Message(const std::vector<v1::Change>& changes,
                            const std::string& request_id = "") {
  v1::BulkLoadRequest message;
  if (!request_id.empty()) message.set_graph("g");
  message.set_request_id(request_id);
  for (const v1::Change& change : changes) *message.add_changes() = change;
  return message;
}

grpc::Status Load(RunningServer& server, const Messages& messages, v1::BulkLoadResponse* answer) {
  grpc::ClientContext context;
  const auto writer = server.graphs().BulkLoad(&context, answer);
  for (const v1::BulkLoadRequest& message : messages) {
    if (!writer->Write(message)) break;
  }
  writer->WritesDone();
  return writer->Finish();
}

std::vector<v1::Change> Names(int begin, int end) {
  std::vector<v1::Change> changes;
  for (int i = begin; i < end; ++i) {
    changes.push_back(TextClaim("u:00000", "name", absl::StrCat("name ", i)));
  }
  return changes;
}

TEST(LoadStreamTest, ManyMessagesMakeOneRevision) {
  RunningServer server;
  server.MakeGraph();
  const uint64_t before = MustCommit(server, "types", SomeChanges(1)).revision();
  Messages messages = {Message(Names(0, 10), "load")};
  for (int i = 1; i < 200; ++i) messages.push_back(Message(Names(10 * i, 10 * i + 11)));
  v1::BulkLoadResponse answer;
  const grpc::Status status = Load(server, messages, &answer);
  ASSERT_TRUE(status.ok()) << Told(status);
  EXPECT_EQ(answer.revision(), before + 1);
  EXPECT_EQ(answer.claims_recorded(), 2'001u);
  EXPECT_EQ(answer.claims_already_present(), 198u);
  EXPECT_EQ(answer.entities_new(), 0u);
  EXPECT_TRUE(answer.changed());
  EXPECT_FALSE(answer.recorded_at().empty());
  v1::BulkLoadResponse again;
  ASSERT_TRUE(Load(server, messages, &again).ok());
  EXPECT_TRUE(again.replayed());
  EXPECT_EQ(again.revision(), answer.revision());
  EXPECT_EQ(again.claims_recorded(), 2'001u);
  EXPECT_EQ(Told(Load(server, {Message(Names(0, 1), "load")}, &again)),
            "ALREADY_EXISTS REQUEST_ID_REUSED request_id");
}

TEST(LoadStreamTest, RefsHoldForTheWholeLoad) {
  RunningServer server;
  server.MakeGraph();
  MustCommit(server, "types", SomeChanges(1));
  v1::Change claim = Names(0, 1).front();
  claim.set_ref("first");
  v1::Change grade;
  v1::Grade& act = *grade.mutable_judgement()->mutable_grade();
  act.mutable_claim()->set_ref("first");
  act.set_scheme("admiralty");
  act.set_reliability(v1::RELIABILITY_B);
  v1::BulkLoadResponse answer;
  const grpc::Status status = Load(server, {Message({claim}, "load"), Message({grade})}, &answer);
  ASSERT_TRUE(status.ok()) << Told(status);
  EXPECT_EQ(answer.judgements_recorded(), 1u);
  EXPECT_EQ(Told(Load(server, {Message({grade}, "other")}, &answer)),
            "INVALID_ARGUMENT UNKNOWN_REF changes[0].judgement.grade.claim.ref");
}

TEST(LoadStreamTest, ErrorsNameTheChangeInTheWholeLoadAndLeaveNothing) {
  RunningServer server;
  server.MakeGraph();
  const uint64_t before = MustCommit(server, "types", SomeChanges(1)).revision();
  v1::BulkLoadResponse answer;
  EXPECT_EQ(Told(Load(server, {}, &answer)), "INVALID_ARGUMENT FIELD_MISSING graph");
  EXPECT_EQ(Told(Load(server, {Message({}, "empty")}, &answer)),
            "INVALID_ARGUMENT CHANGE_COUNT changes");
  EXPECT_EQ(Told(Load(server, {Message(Names(0, 7), "a"), Message({v1::Change()})}, &answer)),
            "INVALID_ARGUMENT FIELD_MISSING changes[7].change");
  const v1::Change untyped = EntityClaim("u:00000", "located_in", "nowhere");
  EXPECT_EQ(Told(Load(server, {Message(Names(0, 7), "a"), Message({untyped})}, &answer)),
            "FAILED_PRECONDITION RANGE changes[7].claim.object");
  v1::BulkLoadRequest elsewhere = Message(Names(0, 1), "b");
  EXPECT_EQ(Told(Load(server, {Message(Names(0, 1), "a"), elsewhere}, &answer)),
            "INVALID_ARGUMENT BULK_LOAD_ENVELOPE request_id");
  EXPECT_EQ(MustCommit(server, "next", Names(0, 1)).revision(), before + 1);
}

TEST(LoadStreamTest, LimitsHoldAtTheLimitAndPastIt) {
  PremisesOptions options;
  options.limits.bulk_load_changes = 20;
  options.limits.bulk_load_refs = 1;
  options.limits.bulk_load_acyclic = 1;
  options.limits.bulk_loads = 1;
  RunningServer server(options);
  server.MakeGraph();
  MustCommit(server, "types", SomeChanges(3));
  v1::BulkLoadResponse answer;
  EXPECT_EQ(Told(Load(server, {Message(Names(0, 21), "past")}, &answer)),
            "RESOURCE_EXHAUSTED LIMIT_BULK_LOAD_CHANGES changes");
  EXPECT_TRUE(Load(server, {Message(Names(0, 20), "at")}, &answer).ok());
  std::vector<v1::Change> named = Names(30, 32);
  named[0].set_ref("one");
  EXPECT_TRUE(Load(server, {Message(named, "one ref")}, &answer).ok());
  named[1].set_ref("two");
  EXPECT_EQ(Told(Load(server, {Message(named, "two refs")}, &answer)),
            "RESOURCE_EXHAUSTED LIMIT_REFS changes[1].ref");
  const std::vector<v1::Change> orders = {EntityClaim("u:00000", "subordinate_to", "u:00001"),
                                          EntityClaim("u:00001", "subordinate_to", "u:00002")};
  EXPECT_TRUE(Load(server, {Message({orders[0]}, "one order")}, &answer).ok());
  EXPECT_EQ(Told(Load(server,
                      {Message({orders[1], EntityClaim("u:00000", "subordinate_to", "u:00002")},
                               "two orders")},
                      &answer))
                .substr(0, 42),
            "RESOURCE_EXHAUSTED LIMIT_BULK_LOAD_ACYCLIC");
  // Which of two loads comes first is not known; the other one is refused.
  std::set<std::string> told;
  while (told.size() < 2) {
    grpc::ClientContext context;
    v1::BulkLoadResponse first, second;
    const auto open = server.graphs().BulkLoad(&context, &first);
    open->Write(Message(Names(0, 1), "open"));
    told.insert(Told(Load(server, {Message(Names(0, 1), "open too")}, &second)));
    open->WritesDone();
    told.insert(Told(open->Finish()));
  }
  EXPECT_EQ(told, (std::set<std::string>{"OK", "RESOURCE_EXHAUSTED LIMIT_BULK_LOADS"}));
}

TEST(LoadStreamTest, TooManyTemporaryBytesAreRefused) {
  PremisesOptions options;
  options.limits.bulk_load_memory_bytes = 16'384;
  options.limits.bulk_load_disk_bytes = 100'000;
  RunningServer server(options);
  server.MakeGraph();
  MustCommit(server, "types", SomeChanges(1));
  v1::BulkLoadResponse answer;
  EXPECT_TRUE(Load(server, {Message(Names(0, 100), "at")}, &answer).ok());
  EXPECT_EQ(Told(Load(server, {Message(Names(0, 5'000), "past")}, &answer)),
            "RESOURCE_EXHAUSTED LIMIT_BULK_LOAD_DISK");
  EXPECT_EQ(MustCommit(server, "after", Names(5'000, 5'001)).changed(), true);
}

TEST(LoadStreamTest, AClientThatSendsNothingOrGoesAwayLeavesNothing) {
  PremisesOptions options;
  options.bulk_load_idle = absl::Milliseconds(50);
  options.limits.bulk_loads = 1;
  RunningServer server(options);
  server.MakeGraph();
  const uint64_t before = MustCommit(server, "types", SomeChanges(1)).revision();
  v1::BulkLoadResponse answer;
  {
    grpc::ClientContext context;
    const auto writer = server.graphs().BulkLoad(&context, &answer);
    writer->Write(Message(Names(0, 5), "idle"));
    EXPECT_EQ(Told(writer->Finish()), "DEADLINE_EXCEEDED BULK_LOAD_IDLE");
  }
  {
    grpc::ClientContext context;
    const auto writer = server.graphs().BulkLoad(&context, &answer);
    writer->Write(Message(Names(0, 5), "gone"));
    context.TryCancel();
    EXPECT_EQ(writer->Finish().error_code(), grpc::StatusCode::CANCELLED);
  }
  grpc::Status status;
  do {  // until the server has seen that the other one is gone
    status = Load(server, {Message(Names(0, 5), "load")}, &answer);
  } while (Told(status) == "RESOURCE_EXHAUSTED LIMIT_BULK_LOADS");
  ASSERT_TRUE(status.ok()) << Told(status);
  EXPECT_EQ(answer.revision(), before + 1);
  EXPECT_EQ(answer.claims_recorded(), 5u);
}

// A client that has yet to read its file before it can send anything is not idle, and no load.
TEST(LoadStreamTest, ACallBeginsWithItsFirstMessage) {
  PremisesOptions options;
  options.bulk_load_idle = absl::Milliseconds(50);
  options.limits.bulk_loads = 1;
  RunningServer server(options);
  server.MakeGraph();
  MustCommit(server, "types", SomeChanges(1));
  grpc::ClientContext context;
  v1::BulkLoadResponse late, answer;
  const auto writer = server.graphs().BulkLoad(&context, &late);
  const absl::Time begun = absl::Now();
  for (int i = 0; absl::Now() < begun + 3 * options.bulk_load_idle; ++i) {
    const grpc::Status other = Load(server, {Message(Names(i, i + 1), absl::StrCat(i))}, &answer);
    ASSERT_TRUE(other.ok()) << Told(other);
  }
  EXPECT_TRUE(writer->Write(Message({TextClaim("u:00000", "name", "late")}, "late")));
  writer->WritesDone();
  const grpc::Status status = writer->Finish();
  EXPECT_TRUE(status.ok()) << Told(status);
  EXPECT_EQ(late.claims_recorded(), 1u);
}

// The disk is not filled up to where commits end.
TEST(LoadStreamTest, TemporaryFilesLeaveRoomForCommits) {
  PremisesOptions options;
  options.limits.bulk_load_memory_bytes = 16'384;
  options.spill_keep_free_bytes = uint64_t{1} << 62;
  RunningServer server(options);
  server.MakeGraph();
  MustCommit(server, "types", SomeChanges(1));
  v1::BulkLoadResponse answer;
  EXPECT_EQ(Told(Load(server, {Message(Names(0, 5'000), "large")}, &answer)),
            "RESOURCE_EXHAUSTED DISK_SPACE");
  EXPECT_TRUE(MustCommit(server, "after", Names(0, 1)).changed());
}

TEST(LoadStreamTest, AWatcherGetsALoadInPartsAndKnowsTheLast) {
  PremisesOptions options;
  options.limits.streamed_message_bytes = 10'000;
  RunningServer server(options);
  server.MakeGraph();
  const uint64_t before = MustCommit(server, "types", SomeChanges(1)).revision();
  v1::BulkLoadResponse answer;
  ASSERT_TRUE(Load(server, {Message(Names(0, 3'000), "load")}, &answer).ok());
  MustCommit(server, "next", Names(3'000, 3'001));
  v1::WatchRequest request;
  request.set_graph("g");
  request.set_from_revision(before + 1);
  request.set_to_revision(before + 2);
  grpc::ClientContext context;
  const auto reader = server.graphs().Watch(&context, request);
  std::set<std::string> ids;
  uint32_t parts = 0;
  bool ended = false;
  v1::WatchResponse message;
  while (reader->Read(&message)) {
    const v1::CommitPart& part = message.commit();
    if (part.revision() == before + 2) continue;
    EXPECT_FALSE(ended);
    EXPECT_EQ(part.part(), ++parts);
    EXPECT_EQ(part.request_id(), "load");
    for (const v1::RecordedChange& change : part.changes()) ids.insert(change.id());
    ended = part.part() == part.parts();
  }
  EXPECT_TRUE(reader->Finish().ok());
  EXPECT_TRUE(ended);
  EXPECT_EQ(ids.size(), 3'000u);
  EXPECT_GT(parts, 20u);
}

}  // namespace
}  // namespace entente

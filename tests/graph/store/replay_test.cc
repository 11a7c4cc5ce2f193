#include "graph/store/replay.h"

#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

TEST(Replay, FindsARequestByPrincipalIdAndDigest) {
  TestGraph graph;
  graph.Furnish();
  Commit commit = graph.NewCommit({Says("u1", "name", TextValue("A"))});
  commit.request_id = "mine";
  const auto written = graph.store().Write(commit);
  ASSERT_TRUE(written.ok()) << written.status();
  const std::string digest = graph.store().RecordOf(written->revision)->payload_digest;
  Draft draft(graph.engine(), graph.store().Head());
  const auto found = FindRequest(draft, "tester", "mine", digest);
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_EQ((*found)->revision, written->revision);
  EXPECT_EQ((*found)->record.recorded_at, written->recorded_at);
  EXPECT_FALSE(FindRequest(draft, "tester", "other", digest)->has_value());
  EXPECT_FALSE(FindRequest(draft, "somebody", "mine", digest)->has_value());
  EXPECT_EQ(ReasonAt(FindRequest(draft, "tester", "mine", "digest").status()),
            "REQUEST_ID_REUSED at request_id");
}

}  // namespace
}  // namespace entente

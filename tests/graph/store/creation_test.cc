#include "graph/store/creation.h"

#include <string>

#include "absl/time/time.h"
#include "graph/encoding/row_keys.h"
#include "gtest/gtest.h"
#include "tests/graph/store/faulty_engine.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

class CreationTest : public testing::Test {
 protected:
  absl::StatusOr<GraphRecord> Open(const std::optional<Store::Creation>& creation) {
    return OpenOrCreate(engine_, clock_, random_, creation);
  }
  FaultyEngine engine_;
  SetClock clock_;
  CountedRandom random_;
};

TEST_F(CreationTest, IsRevisionOne) {
  const GraphRecord made = *Open(Store::Creation{"g", ""});
  EXPECT_EQ(made.name, "g");
  EXPECT_EQ(made.id_key.size(), kIdKeyBytes);
  EXPECT_EQ(made.cursor_key.size(), kIdKeyBytes);
  EXPECT_NE(made.id_key, made.cursor_key);
  EXPECT_EQ(made.created_at, clock_.Now());
  EXPECT_EQ(engine_.WaitStable(0, absl::InfinitePast()), 1u);
  EXPECT_EQ(*Open(std::nullopt), made);
  EXPECT_EQ(*Open(Store::Creation{"g", ""}), made);
  EXPECT_EQ(*Open(Store::Creation{"g", made.id_key}), made);
  EXPECT_EQ(engine_.commits(), 1);
}

TEST_F(CreationTest, AnotherNameOrKeyIsRefused) {
  ASSERT_TRUE(Open(Store::Creation{"g", std::string(32, 'a')}).ok());
  EXPECT_EQ(ReasonAt(Open(Store::Creation{"h", ""}).status()), "OTHER_GRAPH at name");
  EXPECT_EQ(ReasonAt(Open(Store::Creation{"g", std::string(32, 'b')}).status()),
            "OTHER_ID_KEY at id_key");
}

TEST_F(CreationTest, AnEmptyStoreHoldsNoGraph) {
  const absl::Status status = Open(std::nullopt).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ReasonAt(status), "NO_GRAPH at ");
}

TEST_F(CreationTest, ForeignRowsAreNoGraph) {
  const Row row{RowKind::kTruth, 1, "\x01", "x", ""};
  ASSERT_TRUE(engine_.Commit(std::string(16, 'c'), 0, {row}).ok());
  EXPECT_EQ(Open(std::nullopt).status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(CreationTest, AnotherFormatVersionIsRefused) {
  GraphRecord graph{kFormatVersion + 1, "g", std::string(32, 'a'), std::string(32, 'b'), {}};
  const Row row{RowKind::kTruth, 1, PartitionOf(Table::kGraph), "", EncodeGraphRecord(graph)};
  ASSERT_TRUE(engine_.Commit(std::string(16, 'c'), 0, {row}).ok());
  EXPECT_EQ(Open(std::nullopt).status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(CreationTest, AnUnknownOutcomeIsSaid) {
  engine_.memory().MakeNextCommitUnknown(true);
  EXPECT_EQ(ReasonAt(Open(Store::Creation{"g", ""}).status()), "OUTCOME_UNKNOWN at name");
  engine_.memory().Restart();
  EXPECT_EQ(Open(Store::Creation{"g", ""})->name, "g");
}

TEST(CheckName, SixtyFourCharactersAndNotOneMore) {
  EXPECT_TRUE(CheckName("a", "graph", "name").ok());
  EXPECT_TRUE(CheckName("a-b_9", "graph", "name").ok());
  EXPECT_TRUE(CheckName(std::string(64, 'a'), "graph", "name").ok());
  for (const std::string& name : {std::string(65, 'a'), std::string(), std::string("9a"),
                                  std::string("A"), std::string("a b"), std::string("a\0b", 3)}) {
    EXPECT_EQ(ReasonAt(CheckName(name, "graph", "name")), "INVALID_NAME at name");
  }
}

}  // namespace
}  // namespace entente

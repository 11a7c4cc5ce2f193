#include "graph/store/draft.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "graph/engine/memory/memory_engine.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

class DraftTest : public testing::Test {
 protected:
  // Revisions 1 and 2: "p" holds a@1, a@2, b@1.
  DraftTest() {
    Draft draft(engine_, 0);
    draft.Put(RowKind::kTruth, {"p", "a"}, "a1");
    draft.Put(RowKind::kTruth, {"p", "b"}, "b1");
    draft.EndCommit();
    draft.Put(RowKind::kTruth, {"p", "a"}, "a2");
    EXPECT_TRUE(engine_.Commit(std::string(16, 'c'), 0, draft.rows()).ok());
  }
  static std::string Sketch(Draft& draft, const RowPlace& prefix) {
    std::string sketch;
    const std::vector<ScannedRow> rows = *draft.Scan(prefix);
    for (const ScannedRow& row : rows) {
      absl::StrAppend(&sketch, row.suffix, "@", row.sequence, "=", row.value, " ");
    }
    return sketch;
  }
  MemoryEngine engine_;
};

TEST_F(DraftTest, ShowsTheHeadAndThePlanOverIt) {
  Draft draft(engine_, 2);
  EXPECT_EQ(draft.next(), 3u);
  EXPECT_EQ(Sketch(draft, {"p", ""}), "a@2=a2 a@1=a1 b@1=b1 ");
  draft.Put(RowKind::kTruth, {"p", "a"}, "a3");
  draft.Put(RowKind::kDerived, {"p", "aa"}, "new");
  draft.EndCommit();
  draft.Put(RowKind::kTruth, {"p", "a"}, "a4");
  draft.Put(RowKind::kTruth, {"q", "a"}, "other");
  EXPECT_EQ(Sketch(draft, {"p", ""}), "a@4=a4 a@3=a3 a@2=a2 a@1=a1 aa@3=new b@1=b1 ");
  EXPECT_EQ(Sketch(draft, {"p", "b"}), "b@1=b1 ");
  EXPECT_EQ((*draft.Get({"p", "a"}))->value, "a4");
  EXPECT_EQ((*draft.Get({"p", "b"}))->value, "b1");
  EXPECT_FALSE((*draft.Get({"p", "c"})).has_value());
}

TEST_F(DraftTest, AnOlderHeadHidesWhatCameLater) {
  Draft draft(engine_, 1);
  EXPECT_EQ(Sketch(draft, {"p", ""}), "a@1=a1 b@1=b1 ");
}

TEST_F(DraftTest, RollingBackForgetsRowsAndBytes) {
  Draft draft(engine_, 2);
  draft.Put(RowKind::kTruth, {"p", "c"}, "");
  draft.SetValue(0, "value");
  EXPECT_EQ(draft.bytes(), 7u);
  draft.EndCommit();
  draft.Put(RowKind::kTruth, {"p", "c"}, "more");
  draft.Put(RowKind::kTruth, {"p", "d"}, "more");
  draft.RollBack(1);
  EXPECT_EQ(draft.bytes(), 7u);
  EXPECT_EQ(Sketch(draft, {"p", "c"}), "c@3=value ");
  EXPECT_EQ(Sketch(draft, {"p", "d"}), "");
  draft.RollBack(0);
  EXPECT_EQ(draft.bytes(), 0u);
  EXPECT_TRUE(draft.rows().empty());
}

TEST_F(DraftTest, RangesLongerThanAPageAreReadWhole) {
  Draft writer(engine_, 2);
  for (size_t i = 0; i < 2 * ScanRequest::kMaxPage + 1; ++i) {
    writer.Put(RowKind::kTruth, {"long", absl::StrCat(100'000 + i)}, "");
  }
  ASSERT_TRUE(engine_.Commit(std::string(16, 'd'), 2, writer.rows()).ok());
  Draft draft(engine_, 3);
  ASSERT_TRUE(draft.FetchRanges({{"long", ""}, {"p", ""}, {"long", ""}}).ok());
  EXPECT_EQ(draft.Scan({"long", ""})->size(), 2 * ScanRequest::kMaxPage + 1);
  EXPECT_EQ(draft.Scan({"p", ""})->size(), 3u);
}

TEST_F(DraftTest, WhatIsKnownToBeEmptyIsNotRead) {
  Draft draft(engine_, 2);
  draft.KnowEmpty({"p", "a"});
  EXPECT_EQ(Sketch(draft, {"p", "a"}), "");
  ASSERT_TRUE(draft.FetchRows({{"p", "b"}, {"p", "b"}, {"p", "z"}}).ok());
  EXPECT_EQ((*draft.Get({"p", "b"}))->sequence, 1u);
}

TEST_F(DraftTest, AnEnginesErrorIsPassedOnAndNotRemembered) {
  Draft draft(engine_, 2);
  EXPECT_EQ(draft.Get({"", "b"}).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(draft.Get({"", "b"}).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(draft.Scan({"", "b"}).status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace entente

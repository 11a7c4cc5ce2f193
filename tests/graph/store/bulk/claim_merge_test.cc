#include "graph/store/bulk/claim_merge.h"

#include "graph/model/status.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

class ClaimMergeTest : public testing::Test {
 protected:
  ClaimMergeTest() { graph_.Furnish(); }

  // Merges the changes with the graph; the rows by id.
  std::vector<Row> Merge(const std::vector<Change>& changes) {
    LoadIntake intake(principal_, request_, graph_.store().OntologyNow(), limits_,
                      graph_.store().graph().id_key, space_);
    for (const Change& change : changes) EXPECT_TRUE(intake.Add(change, false).ok());
    EXPECT_TRUE(intake.changes().Sort(1 << 20).ok());
    const LoadBasis basis{graph_.engine(), graph_.store().Head(), false};
    LoadChecks checks(*intake.ontology(), limits_, space_, 1 << 20);
    LoadRows rows(space_, 1 << 20);
    ClaimMerge merge(intake, *intake.ontology(), limits_, basis, checks, rows);
    std::vector<Row> by_id;
    for (Row row;;) {
      const auto more = merge.Next(&row);
      EXPECT_TRUE(more.ok()) << more.status();
      if (!more.ok() || !*more) break;
      by_id.push_back(row);
    }
    counts_ = merge.counts();
    checked_ = checks.Run(basis);
    return by_id;
  }

  const std::string principal_ = "tester";
  const std::string request_ = "request";
  const Limits limits_;
  SpillSpace space_{testing::TempDir(), uint64_t{1} << 30};
  TestGraph graph_;
  LoadRecord counts_;
  absl::Status checked_;
};

TEST_F(ClaimMergeTest, TellsNewClaimsFromThoseRecordedOrSaidBefore) {
  const Claim old = Says("u1", "name", TextValue("Old")),
              fresh = Says("u1", "name", TextValue("N"));
  graph_.Must({old});
  const std::vector<Row> rows = Merge({old, fresh, old, fresh, fresh});
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].suffix, IdSuffix(graph_.store().IdOf(fresh)));
  EXPECT_EQ(rows[0].sequence, graph_.store().Head() + 1);
  EXPECT_EQ(counts_, (LoadRecord{1, 4, 0, 0}));
  EXPECT_TRUE(checked_.ok()) << checked_;
}

TEST_F(ClaimMergeTest, JudgementsFindTheirClaimInTheLoadOrTheGraph) {
  const Claim old = Says("u1", "name", TextValue("Old")),
              fresh = Says("u1", "name", TextValue("N"));
  graph_.Must({old});
  const auto prefer = [&](const Claim& claim) {
    return Judges(Prefer{graph_.store().IdOf(claim)});
  };
  Merge({prefer(fresh), fresh, prefer(old)});
  EXPECT_EQ(counts_, (LoadRecord{1, 0, 2, 0}));
  EXPECT_TRUE(checked_.ok()) << checked_;
  Merge({prefer(old), prefer(fresh)});
  EXPECT_EQ(ReasonAt(checked_), "CLAIM_NOT_FOUND at changes[1].judgement.prefer.claim");
}

}  // namespace
}  // namespace entente

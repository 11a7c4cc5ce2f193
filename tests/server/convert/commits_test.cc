#include "server/convert/commits.h"

#include <gtest/gtest.h>

#include "graph/model/status.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

class CommitsTest : public testing::Test {
 protected:
  void SetUp() override { server_.MakeGraph(); }
  const Store& store() { return *(*server_.server().premises().Find("g"))->store; }

  RunningServer server_;
};

TEST_F(CommitsTest, ResolveReferencesToTheIdsOfTheStore) {
  v1::Change claim = EntityClaim("a", "aids", "b");
  claim.set_ref("c");
  v1::Change prefer;
  prefer.mutable_judgement()->mutable_prefer()->mutable_claim()->set_ref("c");
  prefer.set_ref("j");
  v1::Change undo;
  undo.mutable_retract_judgement()->set_judgement_ref("j");
  v1::CommitRequest request = CommitOf("r", {claim, prefer, undo});
  request.set_expected_revision(4);
  request.add_preconditions()->set_entity_must_not_exist("x");
  const auto commit = CommitFromWire(request, "local", store());
  ASSERT_TRUE(commit.ok()) << commit.status();
  EXPECT_EQ(commit->expected_revision, Revision{4});
  EXPECT_FALSE(commit->preconditions[0].must_exist);
  const ClaimId id = store().IdOf(std::get<Claim>(commit->changes[0]));
  const Judgement& judgement = std::get<Judgement>(commit->changes[1]);
  EXPECT_EQ(std::get<Prefer>(judgement.act).claim, id);
  EXPECT_EQ(std::get<RetractJudgement>(std::get<Judgement>(commit->changes[2]).act).judgement,
            store().IdOf(judgement, "r", 1));
}

TEST_F(CommitsTest, ARefNamesWhatStandsBeforeItAndIsOfItsKind) {
  v1::Change undo;
  undo.mutable_retract_judgement()->set_judgement_ref("c");
  v1::Change claim = EntityClaim("a", "aids", "b");
  claim.set_ref("c");
  for (const auto& changes : {std::vector<v1::Change>{undo, claim}, {claim, undo}}) {
    const auto detail = DetailOf(CommitFromWire(CommitOf("r", changes), "local", store()).status());
    ASSERT_TRUE(detail.has_value());
    EXPECT_EQ(detail->reason, "UNKNOWN_REF");
  }
  claim.set_ref(std::string(257, 'r'));
  EXPECT_EQ(DetailOf(CommitFromWire(CommitOf("r", {claim}), "local", store()).status())->reason,
            "REF_TOO_LONG");
}

TEST_F(CommitsTest, OnlyAClaimOnAnOpenGraphMakesAPropositionOfItsOwn) {
  v1::Change claim = EntityClaim("a", "aids", "b");
  claim.set_new_instance(true);
  EXPECT_EQ(DetailOf(CommitFromWire(CommitOf("r", {claim}), "local", store()).status())->reason,
            "NEW_INSTANCE_NOT_ADMITTED");
}

TEST_F(CommitsTest, AnswersSayWhatBecameOfEachChange) {
  CommitResult result;
  result.revision = 3;
  result.changed = true;
  result.results.resize(2);
  result.results[1].record.outcome = ChangeRecord::Outcome::kAlreadyPresent;
  result.results[1].retracted = true;
  const v1::CommitResponse wire = ToWire(result, Commit());
  EXPECT_EQ(wire.revision(), 3u);
  EXPECT_TRUE(wire.changed());
  EXPECT_EQ(wire.results(0).outcome(), v1::CHANGE_OUTCOME_RECORDED);
  EXPECT_EQ(wire.results(1).outcome(), v1::CHANGE_OUTCOME_ALREADY_PRESENT);
  EXPECT_TRUE(wire.results(1).retracted());
}

}  // namespace
}  // namespace entente

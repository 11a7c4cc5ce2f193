#include "graph/store/prepared_commit.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

using testing::ElementsAre;

const IdKey kKey(32, 'k');

absl::StatusOr<PreparedCommit> Ready(const Commit& commit) {
  return Prepare(commit, TestOntology(), Limits(), kKey);
}

Commit Of(std::vector<Change> changes) {
  Commit commit;
  commit.principal = "tester";
  commit.request_id = "request";
  commit.changes = std::move(changes);
  return commit;
}

TEST(PreparedCommit, HasIdsBytesAndPlaces) {
  const Claim claim = Says("UA", "borders", "RU");
  const Commit commit = Of({claim, Judges(Prefer{ClaimId{{{1}}}})});
  const PreparedCommit prepared = *Ready(commit);
  const auto& first = std::get<PreparedClaim>(prepared.changes[0]);
  EXPECT_EQ(first.id, DeriveClaimId(kKey, claim));
  EXPECT_EQ(first.bytes, EncodeClaim(claim));
  EXPECT_EQ(first.place.subject, "RU");
  EXPECT_EQ(first.row.partition, PartitionOf(Table::kClaim, "RU"));
  EXPECT_EQ(ParseClaimSuffix(first.row.suffix)->claim, first.id);
  const auto& second = std::get<PreparedJudgement>(prepared.changes[1]);
  EXPECT_EQ(second.judgement.principal, "tester");
  EXPECT_EQ(second.id, DeriveJudgementId(kKey, second.judgement, "request", 1));
}

TEST(PreparedCommit, TheDigestIsOfTheChangesAndTheirOrder) {
  const Claim a = Says("u1", "located_in", "kursk");
  const Claim b = Says("u1", "located_in", "rostov");
  Commit commit = Of({a, b});
  const std::string digest = Ready(commit)->digest;
  commit.request_id = "another";
  commit.expected_revision = 5;
  EXPECT_EQ(Ready(commit)->digest, digest);
  EXPECT_NE(Ready(Of({b, a}))->digest, digest);
  EXPECT_NE(Ready(Of({a}))->digest, digest);
  EXPECT_EQ(digest.size(), 32u);
}

TEST(PreparedCommit, PreconditionsAreLimited) {
  Commit commit = Of({Says("u1", "located_in", "kursk")});
  commit.preconditions.resize(Limits().changes_per_commit, {EntityId("u1"), true});
  EXPECT_TRUE(Ready(commit).ok());
  commit.preconditions.push_back({EntityId("u1"), true});
  EXPECT_EQ(ReasonAt(Ready(commit).status()), "PRECONDITION_COUNT at preconditions");
}

TEST(PreparedCommit, ARecordHasAMostOfBytes) {
  Quantity quantity{.best = 1, .unit = "soldier"};
  quantity.includes.assign(
      100, {"part", Quantity{.best = 1, .unit = "officer"}, InclusionKind::kNested});
  const Claim claim = Says("u1", "strength", Value{quantity});
  Limits limits;
  limits.record_bytes = EncodeClaim(claim).size();
  EXPECT_TRUE(Prepare(Of({claim}), TestOntology(), limits, kKey).ok());
  --limits.record_bytes;
  EXPECT_EQ(ReasonAt(Prepare(Of({claim}), TestOntology(), limits, kKey).status()),
            "CLAIM_TOO_LARGE at changes[0].claim");
  Judgement judgement = Judges(Prefer{ClaimId{{{1}}}});
  judgement.principal = "tester";
  limits.record_bytes = EncodeJudgement(judgement).size();
  EXPECT_TRUE(Prepare(Of({judgement}), TestOntology(), limits, kKey).ok());
  --limits.record_bytes;
  EXPECT_EQ(ReasonAt(Prepare(Of({judgement}), TestOntology(), limits, kKey).status()),
            "CLAIM_TOO_LARGE at changes[0]");
}

TEST(PreparedCommit, TwoMebibytesOfAClaimAreTooMany) {
  const Inclusion part{std::string(Limits().id_bytes, 'p'), Quantity{.best = 1, .unit = "officer"},
                       InclusionKind::kNested};
  Quantity quantity{.best = 1, .unit = "soldier"};
  quantity.includes.assign(6'000, part);
  EXPECT_TRUE(Ready(Of({Says("u1", "strength", Value{quantity})})).ok());
  quantity.includes.assign(10'000, part);
  EXPECT_EQ(ReasonAt(Ready(Of({Says("u1", "strength", Value{quantity})})).status()),
            "CLAIM_TOO_LARGE at changes[0].claim");
}

TEST(PreparedCommit, NamesEachEntityOnce) {
  Claim claim = Says("u1", "strength", Value{SomeValue{}});
  claim.qualifiers = {{"place", EntityId("kursk")}};
  claim.voice.chain = {{"GUR", "", "", std::nullopt},
                       {"", "an analyst", "", std::nullopt},
                       {"u1", "", "", std::nullopt}};
  EXPECT_THAT(EntitiesOf(claim), ElementsAre("u1", "doc", "GUR", "kursk"));
  EXPECT_THAT(EntitiesOf(Says("a", "aids", "b")), ElementsAre("a", "b", "doc"));
}

}  // namespace
}  // namespace entente

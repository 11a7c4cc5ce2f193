#include "graph/store/claim_rows.h"

#include <string>

#include "graph/store/draft_reads.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

class ClaimRowsTest : public testing::Test {
 protected:
  ClaimRowsTest() { graph_.Furnish(); }
  // The rows of a range at head.
  std::vector<ScannedRow> Rows(const std::string& partition, const std::string& prefix = "") {
    Draft head(graph_.engine(), graph_.store().Head());
    return *head.Scan({partition, prefix});
  }
  TestGraph graph_;
};

TEST_F(ClaimRowsTest, ARelationIsFoundFromBothEndsAndByItsPredicate) {
  const ClaimId id = graph_.MustClaim(Says("u1", "located_in", "kursk"));
  const auto incoming = Rows(PartitionOf(Table::kIncoming, "kursk"), IncomingPrefix("located_in"));
  ASSERT_EQ(incoming.size(), 1u);
  const PropositionPlace place = *ParseIncomingSuffix(incoming[0].suffix);
  EXPECT_EQ(place.subject, "u1");
  const auto listed = Rows(PartitionOf(Table::kByPredicate, "located_in"));
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_EQ(*ParseByPredicateSuffix(listed[0].suffix), place);
  const auto claims = Rows(PartitionOf(Table::kClaim, "u1"), place.key.bytes);
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(ParseClaimSuffix(claims[0].suffix)->claim, id);
}

TEST_F(ClaimRowsTest, AnotherClaimOfAPropositionAddsNoIndexRow) {
  graph_.Must({Says("u1", "located_in", "kursk")});
  Claim denial = Says("u1", "located_in", "kursk");
  denial.stance = Stance::kDenies;
  graph_.Must({denial});
  EXPECT_EQ(Rows(PartitionOf(Table::kByPredicate, "located_in")).size(), 1u);
  EXPECT_EQ(Rows(PartitionOf(Table::kIncoming, "kursk")).size(), 1u);
}

TEST_F(ClaimRowsTest, ASymmetricClaimLiesWithTheSmallerIdAndComesInAtTheLarger) {
  graph_.Must({Says("UA", "borders", "RU")});
  EXPECT_EQ(Rows(PartitionOf(Table::kClaim, "RU"), PropositionPrefix("borders")).size(), 1u);
  EXPECT_EQ(Rows(PartitionOf(Table::kIncoming, "UA")).size(), 1u);
  EXPECT_TRUE(Rows(PartitionOf(Table::kIncoming, "RU")).empty());
  Claim other_way = Says("RU", "borders", "UA");
  other_way.stance = Stance::kDoubts;
  graph_.Must({other_way});
  EXPECT_EQ(Rows(PartitionOf(Table::kClaim, "RU"), PropositionPrefix("borders")).size(), 2u);
  EXPECT_EQ(Rows(PartitionOf(Table::kIncoming, "UA")).size(), 1u);
}

TEST_F(ClaimRowsTest, NamesAreListedByTheirNormalisedText) {
  graph_.Must({Says("u1", "name", TextValue("The FIRST, unit"))});
  const auto named = Rows(PartitionOf(Table::kByText, "name"), ByTextPrefix("the first unit"));
  ASSERT_EQ(named.size(), 1u);
  EXPECT_EQ(ParseByTextSuffix(named[0].suffix)->subject, "u1");
  EXPECT_TRUE(Rows(PartitionOf(Table::kByPredicate, "name")).empty());
  EXPECT_EQ(Rows(PartitionOf(Table::kByText, "type"), ByTextPrefix("State")).size(), 3u);
}

TEST_F(ClaimRowsTest, ADocumentListsItsClaimsByRevision) {
  const ClaimId a = graph_.store().IdOf(Says("u1", "located_in", "kursk"));
  const ClaimId b = graph_.store().IdOf(Says("u1", "located_in", "rostov"));
  graph_.Must({Says("u1", "located_in", "kursk"), Says("u1", "located_in", "rostov")});
  const auto rows = Rows(PartitionOf(Table::kDocumentClaims, "doc"));
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[1].suffix, RevisionSuffix(3));
  EXPECT_EQ(rows[1].value, IdSuffix(a) + IdSuffix(b));
}

TEST_F(ClaimRowsTest, AnEntityRemembersWhenItWasFirstNamed) {
  graph_.Must({TypeOf("u9", "MilitaryUnit")});
  graph_.Must({Says("u9", "located_in", "kursk")});
  Draft head(graph_.engine(), graph_.store().Head());
  EXPECT_EQ((*head.Get(EntityRow("u9")))->sequence, 3u);
  EXPECT_EQ((*head.Get(EntityRow("kursk")))->sequence, 2u);
}

}  // namespace
}  // namespace entente

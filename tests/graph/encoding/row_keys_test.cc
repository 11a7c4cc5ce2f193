#include "graph/encoding/row_keys.h"

#include <set>

#include "gtest/gtest.h"
#include "tests/graph/encoding/codec_checks.h"

namespace entente {
namespace {

TEST(RowKeysTest, PartitionsBeginWithTheirTable) {
  EXPECT_EQ(PartitionOf(Table::kCommit), "\x01");
  EXPECT_EQ(PartitionOf(Table::kClaim, "RU"), "\x02RU");
  EXPECT_EQ(PartitionOf(Table::kEntityJudgementOf), "\x89");
}

// A claim, then its judgements, each directly followed by its retractions, then the next claim.
TEST(RowKeysTest, ClaimsAreFollowedByWhatIsAboutThem) {
  RandomRecords random(101);
  for (int i = 0; i < 5'000; ++i) {
    const PropositionKey key = KeyOf(random.AnyProposition());
    ClaimId first = random.AnyId<ClaimId>();
    ClaimId second = random.AnyId<ClaimId>();
    if (first == second) continue;
    if (second < first) std::swap(first, second);
    JudgementId one = random.AnyId<JudgementId>();
    JudgementId two = random.AnyId<JudgementId>();
    if (one == two) continue;
    if (two < one) std::swap(one, two);
    const std::string claim = ClaimSuffix(key, first);
    const std::vector<std::string> rows = {
        claim,
        ClaimJudgementSuffix(claim, one),
        RetractionSuffix(ClaimJudgementSuffix(claim, one), random.AnyId<JudgementId>()),
        ClaimJudgementSuffix(claim, two),
        ClaimSuffix(key, second),
    };
    EXPECT_TRUE(std::is_sorted(rows.begin(), rows.end()));
  }
}

TEST(RowKeysTest, SuffixesAreParsedBackAndPrefixFree) {
  RandomRecords random(102);
  std::set<std::string> suffixes;
  for (int i = 0; i < 10'000; ++i) {
    ClaimRowName name;
    name.proposition = KeyOf(random.AnyProposition());
    name.claim = random.AnyId<ClaimId>();
    std::string suffix = ClaimSuffix(name.proposition, name.claim);
    suffixes.insert(suffix);
    if (random.Chance(60)) {
      name.judgement = random.AnyId<JudgementId>();
      suffix = ClaimJudgementSuffix(suffix, *name.judgement);
      suffixes.insert(suffix);
      if (random.Chance(60)) {
        name.retraction = random.AnyId<JudgementId>();
        suffix = RetractionSuffix(suffix, *name.retraction);
        suffixes.insert(suffix);
      }
    }
    const absl::StatusOr<ClaimRowName> parsed = ParseClaimSuffix(suffix);
    ASSERT_TRUE(parsed.ok()) << parsed.status();
    EXPECT_EQ(parsed->proposition, name.proposition);
    EXPECT_EQ(parsed->claim, name.claim);
    EXPECT_EQ(parsed->judgement, name.judgement);
    EXPECT_EQ(parsed->retraction, name.retraction);
    const size_t cut =
        static_cast<size_t>(random.Number(0, static_cast<int64_t>(suffix.size()) - 1));
    EXPECT_EQ(ParseClaimSuffix(suffix.substr(0, cut)).status().code(), absl::StatusCode::kDataLoss);
    EXPECT_FALSE(ParseClaimSuffix(suffix + "x").ok());
    (void)ParseClaimSuffix(Mutated(suffix, &random));
  }
  for (auto it = suffixes.begin(), next = std::next(it); next != suffixes.end(); ++it, ++next) {
    ASSERT_NE(next->compare(0, it->size(), *it), 0);
  }
}

TEST(RowKeysTest, JudgementSuffixesAreParsedBack) {
  RandomRecords random(103);
  const JudgementId judgement = random.AnyId<JudgementId>();
  const JudgementId retraction = random.AnyId<JudgementId>();
  const std::string suffix = JudgementSuffix(judgement);
  EXPECT_EQ(ParseJudgementSuffix(suffix)->judgement, judgement);
  EXPECT_FALSE(ParseJudgementSuffix(suffix)->retraction.has_value());
  const std::string retracted = RetractionSuffix(suffix, retraction);
  EXPECT_EQ(ParseJudgementSuffix(retracted)->judgement, judgement);
  EXPECT_EQ(ParseJudgementSuffix(retracted)->retraction, retraction);
  for (size_t cut = 0; cut < retracted.size(); ++cut) {
    EXPECT_FALSE(ParseJudgementSuffix(retracted.substr(0, cut)).ok());
  }
}

TEST(RowKeysTest, PlacesAreParsedBack) {
  RandomRecords random(104);
  for (int i = 0; i < 10'000; ++i) {
    const Proposition proposition = random.AnyProposition();
    const PropositionPlace place{proposition.subject, KeyOf(proposition)};
    const std::string text = random.Text();
    EXPECT_EQ(*ParseIncomingSuffix(IncomingSuffix(place)), place);
    EXPECT_EQ(*ParseByPredicateSuffix(ByPredicateSuffix(place)), place);
    EXPECT_EQ(*ParseByTextSuffix(ByTextSuffix(text, place)), place);
    EXPECT_EQ(IncomingSuffix(place).find(IncomingPrefix(proposition.predicate)), 0u);
    EXPECT_EQ(ByTextSuffix(text, place).find(ByTextPrefix(text)), 0u);
    EXPECT_FALSE(ParseIncomingSuffix(IncomingSuffix(place) + "x").ok());
    (void)ParseIncomingSuffix(Mutated(IncomingSuffix(place), &random));
    (void)ParseByTextSuffix(Mutated(ByTextSuffix(text, place), &random));
    (void)ParseByPredicateSuffix(Mutated(ByPredicateSuffix(place), &random));
  }
}

TEST(RowKeysTest, RowPlacesKeepToTheRulesOfCodecs) {
  CheckCodec(
      [](RandomRecords& random) {
        return RowPlace{random.Text(), random.Text()};
      },
      EncodeRowPlace, DecodeRowPlace, 105);
}

TEST(RowKeysTest, RemainingSuffixes) {
  EXPECT_EQ(RevisionSuffix(258), std::string("\0\0\0\0\0\0\x01\x02", 8));
  EXPECT_EQ(NameSuffix("a"), std::string("a\0\x01", 3));
  EXPECT_EQ(IdSuffix(RecordId()), std::string(16, '\0'));
}

}  // namespace
}  // namespace entente

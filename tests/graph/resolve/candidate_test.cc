#include "graph/resolve/candidate.h"

#include <memory>

#include "gmock/gmock.h"
#include "graph/resolve/proposition_of.h"
#include "gtest/gtest.h"
#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

// Claims about one proposition, as a candidate before it is weighed.
class CandidateOf {
 public:
  explicit CandidateOf(std::vector<RecordedClaim> claims) : claims_(std::move(claims)) {
    const PredicateDefinition& predicate = Predicate(claims_.front().claim.predicate);
    candidate_.proposition = PropositionOf(claims_.front().claim, predicate);
    for (const RecordedClaim& claim : claims_) {
      candidate_.claims.push_back(
          {.claim = &claim, .extent = ExtentOf(claim.claim, predicate, std::nullopt)});
    }
  }
  CandidateOf(const CandidateOf&) = delete;
  CandidateOf& operator=(const CandidateOf&) = delete;

  Candidate& At(absl::string_view cut, ValidMode mode = ValidMode::kSometime) {
    Weigh(ValidAt(cut, mode).valid, &candidate_);
    return candidate_;
  }

 private:
  const std::vector<RecordedClaim> claims_;
  Candidate candidate_;
};

Said Here(absl::string_view period) { return Said("brigade", "located_in", "kursk").When(period); }

std::optional<Certainty> Throughout(const std::vector<absl::string_view>& periods,
                                    absl::string_view cut) {
  std::vector<RecordedClaim> claims;
  for (const absl::string_view period : periods) {
    claims.push_back(Recorded(static_cast<uint8_t>(claims.size() + 1), Here(period)));
  }
  return CandidateOf(std::move(claims)).At(cut, ValidMode::kThroughout).certainty;
}

TEST(CandidateTest, OnlyClaimsWhosePeriodReachesTheCutSupport) {
  CandidateOf claims({Recorded(1, Here("2024-10-01/2024-10-05")),
                      Recorded(2, Here("2024-10-10/2024-10-12")), Recorded(3, Here("2024-10"))});
  Candidate& candidate = claims.At("2024-10-03");
  EXPECT_THAT(candidate.supports, ElementsAre(0u, 2u));
  EXPECT_EQ(candidate.certainty, Certainty::kAttested);
  FillRow({}, &candidate);
  EXPECT_THAT(candidate.row.claims, ElementsAre(IdNumber(1), IdNumber(3)));
}

TEST(CandidateTest, NothingThatReachesTheCutIsNoCertainty) {
  CandidateOf claims({Recorded(1, Here("2024-10-01"))});
  EXPECT_EQ(claims.At("2024-10-02").certainty, std::nullopt);
}

TEST(CandidateTest, WhereNobodyAssertsTheDenialsSpeak) {
  CandidateOf denied({Recorded(1, Here("2024-10-01").As(Stance::kDenies)),
                      Recorded(2, Here("2024-10-01").As(Stance::kDoubts))});
  Candidate& candidate = denied.At("2024-10-01");
  EXPECT_TRUE(candidate.denied_only);
  EXPECT_THAT(candidate.supports, ElementsAre(0u));
  CandidateOf both(
      {Recorded(1, Here("2024-10-01").As(Stance::kDenies)), Recorded(2, Here("2024-10-01"))});
  EXPECT_FALSE(both.At("2024-10-01").denied_only);
}

TEST(CandidateTest, DoubtsAloneSupportNothing) {
  CandidateOf claims({Recorded(1, Here("2024-10-01").As(Stance::kDoubts)),
                      Recorded(2, Here("2024-10-01").As(Stance::kDeclines))});
  const Candidate& candidate = claims.At("2024-10-01");
  EXPECT_TRUE(candidate.supports.empty());
  EXPECT_FALSE(candidate.denied_only);
  EXPECT_EQ(candidate.certainty, std::nullopt);
}

TEST(CandidateTest, SometimeTakesTheBestOfItsSupports) {
  CandidateOf claims({Recorded(1, Here("2024-10")), Recorded(2, Here("2024-10-01/"))});
  EXPECT_EQ(claims.At("2024-10-20").certainty, Certainty::kExtrapolated);
}

TEST(CandidateTest, ThroughoutIsWhatTheClaimsCoverTogether) {
  EXPECT_EQ(Throughout({"2024-10-04/2024-10-06", "2024-10-01/2024-10-03"}, "2024-10-01/2024-10-06"),
            Certainty::kAttested);
  EXPECT_EQ(Throughout({"2024-10-01/2024-10-03", "2024-10-05"}, "2024-10-01/2024-10-05"),
            std::nullopt);
  EXPECT_EQ(Throughout({"2024-10-01/"}, "2024-10-01/2024-10-31"), Certainty::kExtrapolated);
  EXPECT_EQ(Throughout({"2024-10-01/"}, "2024-10-01/2024-11-01"), Certainty::kPossible);
  EXPECT_EQ(Throughout({"2024-10"}, "2024-10"), Certainty::kPossible);
  EXPECT_EQ(Throughout({"../2024-10-01"}, "ALL"), std::nullopt);
  EXPECT_EQ(Throughout({"2024-10-01T00:00Z/2024-10-01T12:00Z",
                        "2024-10-01T12:00:00.000001Z/2024-10-02T00:00Z"},
                       "2024-10-01"),
            std::nullopt);
}

TEST(CandidateTest, TimelessIsThroughoutAll) {
  CandidateOf claims({Recorded(1, Said("a", "part_of", "b"))});
  EXPECT_EQ(claims.At("ALL", ValidMode::kThroughout).certainty, Certainty::kAttested);
}

TEST(CandidateTest, TheRowMergesWhatItsSupportsSay) {
  CandidateOf claims({Recorded(3, Here("2024-10-03/2024-10-05").By("ministry", "2024-10-06")),
                      Recorded(5, Here("2024-10-01/2024-10-02").By("neighbour", "2024-10-04"))});
  Candidate& candidate = claims.At("2024-10");
  FillRow({}, &candidate);
  EXPECT_EQ(FormatBounds(candidate.row.validity.front()), "2024-10-01/2024-10-05");
  EXPECT_EQ(candidate.row.origins, (Origins{2, 2}));
  EXPECT_EQ(candidate.standing.recorded, 5u);
  EXPECT_EQ(candidate.standing.first_claim, IdNumber(3));
  EXPECT_EQ(candidate.standing.published, At("2024-10-07T00:00Z"));
  EXPECT_EQ(candidate.standing.credit, (Credit{1, 3}));
}

TEST(CandidateTest, WhatIsOnlyPossibleWeighsNothing) {
  CandidateOf claims({Recorded(1, Here("2024-10")), Recorded(2, Here("2024-10-20"))});
  const Candidate& candidate = claims.At("2024-10-20");
  EXPECT_FALSE(Effective(candidate.claims[0]));
  EXPECT_TRUE(Effective(candidate.claims[1]));
  CandidateOf outside({Recorded(1, Here("2024-10"))});
  EXPECT_FALSE(Effective(outside.At("2024-11").claims[0]));
}

bool Meet(const Candidate& left, const Candidate& right, const ValidCut& cut) {
  for (const Stretch& a : HeldInCut(left, cut)) {
    for (const Stretch& b : HeldInCut(right, cut)) {
      if (Overlap(a, b)) return true;
    }
  }
  return false;
}

TEST(CandidateTest, WhatIsHeldIsMergedAndClipped) {
  CandidateOf claims({Recorded(1, Here("2024-10-08/2024-10-12")),
                      Recorded(2, Here("2024-10-01/2024-10-03")),
                      Recorded(3, Here("2024-10-04/2024-10-05")), Recorded(4, Here("2024-10"))});
  const ValidCut cut = ValidAt("2024-10-02/2024-10-10").valid;
  const std::vector<Stretch> held = HeldInCut(claims.At("2024-10-02/2024-10-10"), cut);
  ASSERT_EQ(held.size(), 2u);
  EXPECT_EQ(held[0].start, At("2024-10-02T00:00Z"));
  EXPECT_EQ(held[0].end, At("2024-10-06T00:00Z"));
  EXPECT_EQ(held[1].start, At("2024-10-08T00:00Z"));
  EXPECT_EQ(held[1].end, At("2024-10-11T00:00Z"));
}

TEST(CandidateTest, TwoMeetOnlyWhereBothHoldInsideTheCut) {
  CandidateOf early({Recorded(1, Here("2024-10-01/2024-10-10"))});
  CandidateOf late({Recorded(2, Here("2024-10-10/2024-10-20"))});
  const ValidCut october = ValidAt("2024-10").valid;
  EXPECT_TRUE(Meet(early.At("2024-10"), late.At("2024-10"), october));
  EXPECT_FALSE(Meet(early.At("2024-10"), late.At("2024-10"), ValidAt("2024-10-09").valid));
  CandidateOf next({Recorded(3, Here("2024-10-11/2024-10-20"))});
  EXPECT_FALSE(Meet(early.At("2024-10"), next.At("2024-10"), october));
  CandidateOf vague({Recorded(4, Here("2024-10"))});
  EXPECT_FALSE(Meet(early.At("2024-10"), vague.At("2024-10"), october));
}

TEST(CandidateTest, AnExtrapolationMeetsToo) {
  CandidateOf open({Recorded(1, Here("2024-10-01/"))});
  CandidateOf later({Recorded(2, Here("2024-10-20"))});
  const ValidCut october = ValidAt("2024-10").valid;
  EXPECT_TRUE(Meet(open.At("2024-10"), later.At("2024-10"), october));
}

}  // namespace
}  // namespace entente

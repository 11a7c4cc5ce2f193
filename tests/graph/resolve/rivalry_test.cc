#include "graph/resolve/rivalry.h"

#include <deque>

#include "gmock/gmock.h"
#include "graph/resolve/proposition_of.h"
#include "gtest/gtest.h"
#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

// Propositions of one claim each, by number from 1.
class Propositions {
 public:
  explicit Propositions(const std::vector<Claim>& said) {
    for (const Claim& claim : said) {
      claims_.push_back(Recorded(static_cast<uint8_t>(claims_.size() + 1), claim));
    }
    for (const RecordedClaim& recorded : claims_) {
      const PredicateDefinition& predicate = Predicate(recorded.claim.predicate);
      Candidate candidate{.proposition = PropositionOf(recorded.claim, predicate)};
      Voiced voiced{.claim = &recorded, .extent = ExtentOf(recorded.claim, predicate, {})};
      const Value* value = std::get_if<Value>(&recorded.claim.object);
      const Quantity* quantity = value == nullptr ? nullptr : std::get_if<Quantity>(&value->value);
      if (quantity != nullptr) voiced.figures = IntervalOf(*quantity);
      candidate.claims.push_back(voiced);
      candidates_.push_back(std::move(candidate));
    }
  }

  std::vector<Candidate>& candidates() { return candidates_; }

  std::vector<std::vector<size_t>> Rivals(absl::string_view cut, size_t most = 9) {
    const AsOf as_of = ValidAt(cut);
    std::vector<Candidate*> standing;
    for (Candidate& candidate : candidates_) {
      candidate.supports.clear();
      Weigh(as_of.valid, &candidate);
      if (!candidate.supports.empty()) candidate.figures = candidate.claims.front().figures;
      standing.push_back(&candidate);
    }
    const Proceed nobody;
    Pace pace(nobody);
    const Rivalry rivalry(standing, as_of.valid, around_, pace);
    std::vector<std::vector<size_t>> rivals;
    for (size_t i = 0; i < standing.size(); ++i) rivals.push_back(rivalry.RivalsOf(i, most));
    return rivals;
  }

  // Where the first one's extrapolation ends, once rivals have ended what they do.
  std::string End() {
    const Proceed nobody;
    Pace pace(nobody);
    EndAtRivals(&candidates_, around_, pace);
    const Stretch left = candidates_.front().claims.front().extent.extrapolated;
    return left.empty() ? "none" : FormatInstant(left.end).substr(0, 10);
  }

  Surroundings around_;

 private:
  std::deque<RecordedClaim> claims_;
  std::vector<Candidate> candidates_;
};

Said In(absl::string_view place, absl::string_view when) {
  return Said("brigade", "located_in", place).When(when);
}

TEST(RivalryTest, RivalsHoldAtOneInstantOfTheCut) {
  Propositions said({In("a", "2024-10-01/2024-10-10"), In("b", "2024-10-10/2024-10-20"),
                     In("c", "2024-10-11/2024-10-30"), In("d", "2024-11")});
  EXPECT_THAT(said.Rivals("2024-10"),
              ElementsAre(ElementsAre(1), ElementsAre(0, 2), ElementsAre(1), ElementsAre()));
  EXPECT_THAT(said.Rivals("2024-10", 1),
              ElementsAre(ElementsAre(1), ElementsAre(0), ElementsAre(1), ElementsAre()));
  EXPECT_THAT(said.Rivals("2024-10-12"),
              ElementsAre(ElementsAre(), ElementsAre(2), ElementsAre(1), ElementsAre()));
}

TEST(RivalryTest, NestedPlacesAreNone) {
  Propositions said({In("sudzha", "2024-10-01"), In("kursk", "2024-10-01")});
  EXPECT_THAT(said.Rivals("2024-10"), ElementsAre(ElementsAre(1), ElementsAre(0)));
  said.around_.places_around["sudzha"] = {"kursk"};
  EXPECT_THAT(said.Rivals("2024-10"), ElementsAre(ElementsAre(), ElementsAre()));
}

TEST(RivalryTest, OnlyEqualQualifiersCompete) {
  const auto under = [](absl::string_view body, absl::string_view kind) {
    return Said("brigade", "subordinate_to", body).With("kind", kind).When("2024-10");
  };
  Propositions said({under("a", "organic"), under("b", "organic"), under("c", "attached")});
  EXPECT_THAT(said.Rivals("ALL"), ElementsAre(ElementsAre(), ElementsAre(), ElementsAre()));
  const auto exactly = [](absl::string_view body, absl::string_view kind) {
    return Said("brigade", "subordinate_to", body).With("kind", kind).When("2024-10-01");
  };
  Propositions exact({exactly("a", "organic"), exactly("b", "organic"), exactly("c", "attached")});
  EXPECT_THAT(exact.Rivals("ALL"), ElementsAre(ElementsAre(1), ElementsAre(0), ElementsAre()));
}

TEST(RivalryTest, FiguresThatOverlapAreNone) {
  const auto strong = [](double best) {
    return Said("brigade", "strength", Number(best, "soldiers")).When("2024-10-01");
  };
  Propositions said({strong(10), strong(20), strong(10.5),
                     Said("brigade", "strength", Value{NoValue{}}).When("2024-10-01")});
  EXPECT_THAT(said.Rivals("ALL"), ElementsAre(ElementsAre(1, 2, 3), ElementsAre(0, 2, 3),
                                              ElementsAre(0, 1, 3), ElementsAre(0, 1, 2)));
}

TEST(RivalryTest, TheNextAttestedRivalEndsAnExtrapolation) {
  EXPECT_EQ(Propositions({In("a", "2024-10-01/"), In("b", "2024-09"), In("c", "2024-10-20"),
                          In("d", "2024-10-12")})
                .End(),
            "2024-10-12");
  EXPECT_EQ(Propositions({In("a", "2024-10-01/"), In("b", "2024-09-01/2024-10-15")}).End(), "none");
  EXPECT_EQ(Propositions({In("a", "2024-10-01/"), In("a", "2024-10-12")}).End(), "2024-11-01");
  EXPECT_EQ(Propositions({In("a", "2024-10-01/"), In("b", "2024-10-12").As(Mood::kForecast)}).End(),
            "2024-11-01");
  EXPECT_EQ(Propositions({In("a", "2024-10-01/"), In("b", "2024-10-12").As(Stance::kDenies)}).End(),
            "2024-11-01");
}

TEST(RivalryTest, StopsAtTheCallersPace) {
  Propositions said({In("a", "2024-10-01/"), In("b", "2024-10-12")});
  const Proceed enough = [](uint64_t) { return absl::CancelledError("enough"); };
  Pace pace(enough);
  pace.Take(0);
  EndAtRivals(&said.candidates(), said.around_, pace);
  EXPECT_EQ(
      FormatInstant(said.candidates().front().claims.front().extent.extrapolated.end).substr(0, 10),
      "2024-11-01");
}

}  // namespace
}  // namespace entente

#include "graph/resolve/rivals.h"

#include <cmath>
#include <limits>

#include "graph/resolve/proposition_of.h"
#include "gtest/gtest.h"
#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

// Whether what two claims are about excludes each other; both ways give the same answer.
bool Rivals(const Claim& a, const Claim& b, const Surroundings& around = {}) {
  const auto figures = [](const Claim& claim) {
    const Value* value = std::get_if<Value>(&claim.object);
    const auto* quantity = value == nullptr ? nullptr : std::get_if<Quantity>(&value->value);
    return quantity == nullptr ? Interval{} : IntervalOf(*quantity);
  };
  const Proposition left = PropositionOf(a, Predicate(a.predicate));
  const Proposition right = PropositionOf(b, Predicate(b.predicate));
  const bool one = Exclude({&left, figures(a)}, {&right, figures(b)}, around);
  EXPECT_EQ(Exclude({&right, figures(b)}, {&left, figures(a)}, around), one);
  return one;
}

Claim In(absl::string_view place) { return Said("brigade", "located_in", place); }
Claim Strength(Quantity quantity) { return Said("brigade", "strength", Value{quantity}); }

TEST(RivalsTest, TwoPlacesExcludeEachOtherUnlessOneLiesInTheOther) {
  Surroundings around;
  around.places_around["sudzha"] = {"kursk", "russia"};
  EXPECT_TRUE(Rivals(In("kursk"), In("donetsk"), around));
  EXPECT_FALSE(Rivals(In("kursk"), In("kursk"), around));
  EXPECT_FALSE(Rivals(In("sudzha"), In("russia"), around));
  EXPECT_TRUE(Rivals(In("sudzha"), In("donetsk"), around));
}

TEST(RivalsTest, NoPlaceLiesInItself) {
  Surroundings around;
  around.places_around["sudzha"] = {"kursk"};
  EXPECT_TRUE(LiesIn("sudzha", "kursk", around));
  EXPECT_FALSE(LiesIn("kursk", "sudzha", around));
  EXPECT_FALSE(LiesIn("sudzha", "sudzha", around));
}

TEST(RivalsTest, OtherSubjectsAndOtherIdentifyingQualifiersAreNoRivals) {
  EXPECT_FALSE(Rivals(In("kursk"), Said("division", "located_in", "donetsk")));
  const auto scoped = [](double best, absl::string_view place) {
    return Said("brigade", "strength", Number(best, "soldiers")).For("place", place);
  };
  EXPECT_TRUE(Rivals(scoped(1000, "kursk"), scoped(2000, "kursk")));
  EXPECT_FALSE(Rivals(scoped(1000, "kursk"), scoped(2000, "donetsk")));
  EXPECT_FALSE(Rivals(scoped(1000, "kursk"), Strength({.best = 2000, .unit = "soldiers"})));
}

TEST(RivalsTest, QuantitiesRivalWhenUnitAndMeasureAreEqualAndFiguresDisjoint) {
  const Quantity thousand{.best = 1000, .unit = "soldiers"};
  EXPECT_TRUE(Rivals(Strength(thousand), Strength({.best = 1001, .unit = "soldiers"})));
  EXPECT_FALSE(Rivals(Strength(thousand), Strength({.best = 2000, .unit = "troops"})));
  EXPECT_FALSE(Rivals(Strength(thousand),
                      Strength({.best = 2000, .unit = "soldiers", .measure = Measure::kPlan})));
}

TEST(RivalsTest, UnstatedBoundsComeFromTheQualifier) {
  const auto claim = [](double best, QuantityQualifier qualifier) {
    return Strength({.best = best, .qualifier = qualifier, .unit = "soldiers"});
  };
  const Claim exact = claim(1100, QuantityQualifier::kExact);
  EXPECT_FALSE(Rivals(exact, claim(1000, QuantityQualifier::kAbout)));
  EXPECT_TRUE(Rivals(exact, claim(900, QuantityQualifier::kAbout)));
  EXPECT_FALSE(Rivals(exact, claim(1100, QuantityQualifier::kAtLeast)));
  EXPECT_TRUE(Rivals(exact, claim(1101, QuantityQualifier::kAtLeast)));
  EXPECT_FALSE(Rivals(exact, claim(1200, QuantityQualifier::kAtMost)));
  EXPECT_TRUE(Rivals(exact, claim(1000, QuantityQualifier::kAtMost)));
}

TEST(RivalsTest, BoundsThatTouchAreNotDisjoint) {
  const auto claim = [](double low, double high) {
    return Strength({.low = low, .high = high, .unit = "soldiers"});
  };
  EXPECT_FALSE(Rivals(claim(1000, 2000), claim(2000, 3000)));
  EXPECT_TRUE(Rivals(claim(1000, 2000),
                     claim(std::nextafter(2000, std::numeric_limits<double>::infinity()), 3000)));
}

TEST(RivalsTest, NobodyExcludesEverythingSomebodyOnlyNobody) {
  const Claim none = Said("brigade", "located_in", Value{NoValue{}});
  const Claim some = Said("brigade", "located_in", Value{SomeValue{}});
  EXPECT_TRUE(Rivals(none, In("kursk")));
  EXPECT_TRUE(Rivals(none, some));
  EXPECT_FALSE(Rivals(none, none));
  EXPECT_FALSE(Rivals(some, In("kursk")));
}

TEST(RivalsTest, OtherValuesThatDifferExcludeEachOther) {
  const auto echelon = [](absl::string_view word) {
    return Claim(Said("brigade", "echelon", Words(word)));
  };
  EXPECT_TRUE(Rivals(echelon("brigade"), echelon("division")));
  EXPECT_FALSE(Rivals(echelon("brigade"), echelon("brigade")));
}

}  // namespace
}  // namespace entente

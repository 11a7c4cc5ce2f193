#include "graph/resolve/roll_up.h"

#include <cmath>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

UnitRow Says(uint8_t number, const Value& value, absl::string_view by = "gur") {
  UnitRow row;
  row.supports = {Recorded(number, Said("u", "strength", value).By(by))};
  row.row.proposition = {
      .subject = "u", .predicate = "strength", .object = IdentityOf(value), .qualifiers = {}};
  row.row.claims = {IdNumber(number)};
  return row;
}
Value Stock(double best, QuantityQualifier qualifier = QuantityQualifier::kExact,
            std::vector<Inclusion> includes = {}) {
  return Value{Quantity{.best = best,
                        .qualifier = qualifier,
                        .unit = "soldier",
                        .measure = Measure::kStock,
                        .includes = std::move(includes)}};
}
Inclusion Part(const std::string& what, double best, InclusionKind kind,
               const std::string& unit = "soldier") {
  return {what, Quantity{.best = best, .unit = unit, .measure = Measure::kStock}, kind};
}
RolledUp Only(const std::vector<UnitRows>& units, bool by_origin = false) {
  const auto figures = RollUp(units, {size_t{0}}, by_origin, {});
  EXPECT_EQ(figures.size(), 1u);
  return figures.empty() ? RolledUp() : figures.front();
}

TEST(RollUpTest, AUnitsOwnFigureStandsForAllBelowIt) {
  const RolledUp figure =
      Only({{"corps", {Says(1, Stock(12'000))}, {1}}, {"brigade", {Says(2, Stock(3'000))}, {}}});
  EXPECT_EQ(figure.best, 12'000);
  ASSERT_THAT(figure.left_out, SizeIs(1));
  EXPECT_EQ(figure.left_out[0].unit, "brigade");
  EXPECT_EQ(figure.left_out[0].inside, "corps");
  EXPECT_TRUE(figure.complete);
}

TEST(RollUpTest, WithoutOneThoseBelowAreAddedEachOnce) {
  const RolledUp figure = Only({{"corps", {}, {1, 2}},
                                {"east", {}, {3}},
                                {"west", {Says(1, Stock(1'000, QuantityQualifier::kAbout))}, {3}},
                                {"battalion", {Says(2, Stock(500))}, {}}});
  // The battalion hangs from the west, too, whose figure has it inside.
  ASSERT_THAT(figure.terms, SizeIs(1));
  EXPECT_EQ(figure.terms[0].unit, "west");
  EXPECT_DOUBLE_EQ(figure.bounds.low, 900);
  EXPECT_DOUBLE_EQ(figure.bounds.high, 1'100);
  const RolledUp sum = Only({{"corps", {}, {1, 2}},
                             {"east", {Says(1, Stock(400))}, {}},
                             {"west", {Says(2, Stock(1'000, QuantityQualifier::kAtLeast))}, {}}});
  EXPECT_EQ(sum.best, 1'400);
  EXPECT_DOUBLE_EQ(sum.bounds.low, 1'400);
  EXPECT_TRUE(std::isinf(sum.bounds.high));
}

TEST(RollUpTest, AUnitWithoutAnyFigureIsMissing) {
  const RolledUp figure =
      Only({{"corps", {}, {1, 2}}, {"east", {Says(1, Stock(400))}, {}}, {"west", {}, {}}});
  EXPECT_FALSE(figure.complete);
  ASSERT_THAT(figure.left_out, SizeIs(1));
  EXPECT_EQ(figure.left_out[0].reason, LeftOutReason::kNoFigure);
  EXPECT_EQ(figure.left_out[0].unit, "west");
}

TEST(RollUpTest, WhatOneUnitHasIsAHullAndNoSum) {
  const RolledUp figure =
      Only({{"corps", {Says(1, Stock(3'000)), Says(2, Stock(12'000), "nis")}, {}}});
  EXPECT_FALSE(figure.best.has_value());
  EXPECT_DOUBLE_EQ(figure.bounds.low, 3'000);
  EXPECT_DOUBLE_EQ(figure.bounds.high, 12'000);
  EXPECT_THAT(figure.terms[0].claims, ElementsAre(IdNumber(1), IdNumber(2)));
  EXPECT_THAT(figure.terms[0].rows, SizeIs(2));
}

TEST(RollUpTest, MeasuresScopesAndOriginsAreKeptApart) {
  UnitRow scoped = Says(3, Stock(10));
  scoped.row.proposition.qualifiers = {{"place", EntityId("kursk")}};
  const Value flow{Quantity{.best = 3'000, .unit = "soldier", .measure = Measure::kFlow}};
  const std::vector<UnitRows> units = {
      {"corps",
       {Says(1, Stock(12'000)), Says(2, flow), scoped, Says(4, Stock(11'000), "nis")},
       {}}};
  EXPECT_THAT(RollUp(units, {size_t{0}}, false, {}), SizeIs(3));
  const auto by_origin = RollUp(units, {size_t{0}}, true, {});
  ASSERT_THAT(by_origin, SizeIs(4));
  EXPECT_EQ(by_origin[0].kind.origin->id, "gur");
  EXPECT_EQ(by_origin[0].best, 12'000);
  EXPECT_EQ(by_origin[1].best, 11'000);
}

TEST(RollUpTest, PartsAreInsideAndNeverAdded) {
  const RolledUp figure =
      Only({{"corps",
             {Says(1, Stock(12'000, QuantityQualifier::kAbout,
                            {Part("officers", 500, InclusionKind::kNested),
                             Part("generals", 3, InclusionKind::kNested),
                             Part("brigades", 4, InclusionKind::kNested, "brigade")}))},
             {}}});
  EXPECT_EQ(figure.best, 12'000);
  EXPECT_DOUBLE_EQ(figure.bounds.low, 10'800);
  ASSERT_THAT(figure.terms[0].parts, SizeIs(3));
  EXPECT_EQ(figure.terms[0].parts[0].fit, PartFit::kInside);
  EXPECT_EQ(figure.terms[0].parts[1].fit, PartFit::kInside);
  EXPECT_EQ(figure.terms[0].parts[2].fit, PartFit::kNotComparable);
}

TEST(RollUpTest, AFigureIsAtLeastWhatItIncludes) {
  const auto low = [](std::vector<Inclusion> parts) {
    return Only({{"corps",
                  {Says(1, Stock(1'000, QuantityQualifier::kAtMost, std::move(parts)))},
                  {}}})
        .bounds.low;
  };
  EXPECT_DOUBLE_EQ(low({Part("a", 300, InclusionKind::kNested)}), 300);
  EXPECT_DOUBLE_EQ(
      low({Part("a", 300, InclusionKind::kUnknown), Part("b", 200, InclusionKind::kUnknown)}), 300);
  EXPECT_DOUBLE_EQ(
      low({Part("a", 300, InclusionKind::kDisjoint), Part("b", 200, InclusionKind::kDisjoint)}),
      500);
  const RolledUp too_many = Only({{"corps",
                                   {Says(1, Stock(1'000, QuantityQualifier::kExact,
                                                  {Part("a", 600, InclusionKind::kDisjoint),
                                                   Part("b", 700, InclusionKind::kDisjoint),
                                                   Part("c", 1'200, InclusionKind::kNested)}))},
                                   {}}});
  for (const FigurePart& part : too_many.terms[0].parts) {
    EXPECT_EQ(part.fit, PartFit::kExceeds) << part.what;
  }
}

TEST(RollUpTest, NobodyAndSomebodyAreNoFigures) {
  const RolledUp figure = Only({{"corps", {}, {1, 2}},
                                {"east", {Says(1, Stock(400))}, {}},
                                {"west", {Says(2, Value{NoValue{}})}, {}}});
  ASSERT_THAT(figure.left_out, SizeIs(2));
  EXPECT_EQ(figure.left_out[1].reason, LeftOutReason::kNotAFigure);
  EXPECT_THAT(RollUp({{{"u", {Says(1, Value{NoValue{}})}, {}}}}, {size_t{0}}, false, {}),
              IsEmpty());
}

TEST(RollUpTest, UnitsBelowEachOtherEndNowhere) {
  const std::vector<UnitRows> units = {{"a", {Says(1, Stock(400))}, {1}},
                                       {"b", {Says(2, Stock(700))}, {0}}};
  const auto figures = RollUp(units, {size_t{0}, size_t{1}}, false, {});
  ASSERT_THAT(figures, SizeIs(1));
  EXPECT_EQ(figures[0].best, 400);
}

}  // namespace
}  // namespace entente

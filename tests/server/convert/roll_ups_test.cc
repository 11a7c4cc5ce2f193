#include "server/convert/roll_ups.h"

#include <gtest/gtest.h>

#include <limits>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"

namespace entente {
namespace {

TEST(RollUpsTest, UnitsAndPredicateAreRequired) {
  v1::RollUpRequest request;
  EXPECT_EQ(DetailOf(PatternFromWire(request).status())->field, "units");
  request.add_units("u");
  EXPECT_EQ(DetailOf(PatternFromWire(request).status())->field, "predicate");
  request.set_predicate("strength");
  request.set_parts_by("subordinate_to");
  request.set_by_origin(true);
  const auto pattern = PatternFromWire(request);
  ASSERT_TRUE(pattern.ok()) << pattern.status();
  EXPECT_EQ(pattern->parts_by, "subordinate_to");
  EXPECT_TRUE(pattern->by_origin);
  request.add_units("");
  EXPECT_EQ(DetailOf(PatternFromWire(request).status())->field, "units[1]");
}

TEST(RollUpsTest, AThousandUnitsAndNoMore) {
  v1::RollUpRequest request;
  request.set_predicate("strength");
  for (int i = 0; i < 1'000; ++i) request.add_units(absl::StrCat("u", i));
  EXPECT_TRUE(PatternFromWire(request).ok());
  request.add_units("one more");
  EXPECT_EQ(DetailOf(PatternFromWire(request).status())->reason, "LIMIT_IDS");
}

TEST(RollUpsTest, UnboundedEndsAreLeftOut) {
  RolledUp figure;
  figure.kind = {Measure::kFlow, "soldier", {{"place", EntityId("p")}}, std::nullopt};
  figure.bounds = {3'000, std::numeric_limits<double>::infinity()};
  FigureTerm term;
  term.unit = "u";
  term.claims.emplace_back();
  term.parts.push_back({"officers", Quantity{.best = 5, .unit = "soldier"}, PartFit::kExceeds, {}});
  figure.terms = {term};
  figure.left_out = {{"v", LeftOutReason::kInside, "u", {}}};
  const v1::Figure wire = ToWire(figure);
  EXPECT_EQ(wire.measure(), v1::MEASURE_FLOW);
  EXPECT_EQ(wire.scope(0).entity(), "p");
  EXPECT_FALSE(wire.has_origin());
  EXPECT_FALSE(wire.has_best());
  EXPECT_DOUBLE_EQ(wire.low(), 3'000);
  EXPECT_FALSE(wire.has_high());
  EXPECT_EQ(wire.terms(0).parts(0).fit(), v1::PART_FIT_EXCEEDS);
  EXPECT_DOUBLE_EQ(wire.terms(0).parts(0).quantity().best(), 5);
  EXPECT_EQ(wire.left_out(0).inside(), "u");
}

}  // namespace
}  // namespace entente

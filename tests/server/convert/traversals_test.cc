#include "server/convert/traversals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"

namespace entente {
namespace {

using testing::ElementsAre;

std::string RefusalOf(const absl::Status& status) {
  const auto detail = DetailOf(status);
  return detail.has_value() ? absl::StrCat(detail->reason, " ", detail->field) : status.ToString();
}

v1::TraverseRequest From(int starts) {
  v1::TraverseRequest request;
  for (int i = 0; i < starts; ++i) request.add_starts(absl::StrCat("e", i));
  return request;
}

v1::FindPathsRequest Between(const std::string& from, const std::string& to) {
  v1::FindPathsRequest request;
  request.set_from(from);
  request.set_to(to);
  return request;
}

TEST(TraversalsTest, EveryFieldOfAStepIsRead) {
  v1::Step wire;
  wire.add_predicates("aids");
  wire.set_direction(v1::DIRECTION_IN);
  wire.add_types("State");
  wire.add_qualifiers()->set_name("kind");
  wire.mutable_qualifiers(0)->set_value("troops");
  wire.set_least_certainty(v1::CERTAINTY_ATTESTED);
  wire.add_verdicts(v1::VERDICT_CONTESTED);
  wire.set_least_reliability(v1::RELIABILITY_B);
  wire.set_least_credibility(2);
  const auto hop = StepFromWire(wire, "step");
  ASSERT_TRUE(hop.ok()) << hop.status();
  EXPECT_THAT(hop->predicates, ElementsAre("aids"));
  EXPECT_EQ(hop->direction, Direction::kIn);
  EXPECT_THAT(hop->types, ElementsAre("State"));
  ASSERT_EQ(hop->qualifiers.size(), 1u);
  EXPECT_EQ(hop->qualifiers[0].name, "kind");
  EXPECT_EQ(hop->qualifiers[0].text, "troops");
  EXPECT_EQ(hop->least_certainty, Certainty::kAttested);
  EXPECT_THAT(hop->verdicts, ElementsAre(Verdict::kContested));
  EXPECT_EQ(hop->least_reliability, Reliability::kB);
  EXPECT_EQ(hop->least_credibility, 2);
  wire.set_least_credibility(6);
  EXPECT_EQ(RefusalOf(StepFromWire(wire, "step").status()), "OUT_OF_RANGE step.least_credibility");
}

TEST(TraversalsTest, DefaultsAreOneHopFourOfAPathAndOneAround) {
  EXPECT_EQ(PatternFromWire(From(1), Limits())->hops, 1u);
  const auto paths = PatternFromWire(Between("a", "b"), Limits());
  EXPECT_EQ(paths->hops, 4u);
  EXPECT_EQ(paths->mode, PathMode::kShortest);
  EXPECT_EQ(paths->time, PathTime::kSimultaneous);
  v1::SubgraphRequest around;
  around.add_seeds("a");
  EXPECT_EQ(PatternFromWire(around, Limits())->hops, 1u);
  around.set_hops(0);
  EXPECT_EQ(PatternFromWire(around, Limits())->hops, 0u);
}

TEST(TraversalsTest, LimitsHoldAtTheirValueAndNotOnePast) {
  Limits limits;
  limits.starts = 3;
  limits.hops = 5;
  limits.paths = 7;
  EXPECT_EQ(RefusalOf(PatternFromWire(From(0), limits).status()), "FIELD_MISSING starts");
  EXPECT_TRUE(PatternFromWire(From(3), limits).ok());
  EXPECT_EQ(RefusalOf(PatternFromWire(From(4), limits).status()), "LIMIT_STARTS starts");
  v1::TraverseRequest request = From(1);
  request.set_hops(5);
  for (int i = 0; i < 5; ++i) request.add_steps();
  EXPECT_TRUE(PatternFromWire(request, limits).ok());
  request.add_steps();
  EXPECT_EQ(RefusalOf(PatternFromWire(request, limits).status()), "LIMIT_STEPS steps");
  request.set_hops(6);
  EXPECT_EQ(RefusalOf(PatternFromWire(request, limits).status()), "LIMIT_HOPS hops");
  v1::FindPathsRequest paths = Between("a", "b");
  paths.set_path_mode(v1::PATH_MODE_SIMPLE);
  paths.set_paths(7);
  EXPECT_TRUE(PatternFromWire(paths, limits).ok());
  paths.set_paths(8);
  EXPECT_EQ(RefusalOf(PatternFromWire(paths, limits).status()), "LIMIT_PATHS paths");
  v1::SubgraphRequest around;
  for (int i = 0; i < 4; ++i) around.add_seeds("a");
  EXPECT_EQ(RefusalOf(PatternFromWire(around, limits).status()), "LIMIT_STARTS seeds");
}

TEST(TraversalsTest, WhatAModeDoesNotTakeIsRefused) {
  v1::FindPathsRequest request = Between("a", "b");
  request.set_paths(3);
  EXPECT_EQ(RefusalOf(PatternFromWire(request, Limits()).status()), "MODE_WITHOUT_FIELD paths");
  request.set_paths(0);
  request.set_repeat_vertices(true);
  EXPECT_EQ(RefusalOf(PatternFromWire(request, Limits()).status()),
            "MODE_WITHOUT_FIELD repeat_vertices");
  request.set_path_mode(static_cast<v1::PathMode>(9));
  EXPECT_EQ(RefusalOf(PatternFromWire(request, Limits()).status()), "UNKNOWN_NUMBER path_mode");
}

TEST(TraversalsTest, AJourneyHasItsInstantsAndNoValidity) {
  PathRow row;
  row.from = "a";
  row.hops.emplace_back();
  row.hops[0].neighbor = "b";
  row.hops[0].direction = Direction::kIn;
  row.departure = kBeginningOfTime;
  row.arrival = *ParseInstant("2024-03-01T00:00Z");
  const v1::PathRow wire = ToWire(row);
  EXPECT_EQ(wire.passage().departure(), "");
  EXPECT_EQ(wire.passage().arrival(), "2024-03-01T00:00:00Z");
  EXPECT_EQ(wire.passage().validity_size(), 0);
  EXPECT_EQ(wire.hops(0).direction(), v1::DIRECTION_IN);
}

}  // namespace
}  // namespace entente

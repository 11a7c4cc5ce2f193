#include "graph/query/predicate_names.h"

#include "gmock/gmock.h"
#include "graph/model/status.h"
#include "gtest/gtest.h"
#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

TEST(PredicateNamesTest, APredicateIsFoundByItsNameOrItsInverses) {
  const auto direct = FindPredicateNamed(BuiltInOntology(), "located_in", "predicate");
  ASSERT_TRUE(direct.ok());
  EXPECT_EQ(direct->definition, &Predicate("located_in"));
  EXPECT_FALSE(direct->inverse);
  const auto inverse = FindPredicateNamed(BuiltInOntology(), "hosts", "predicate");
  ASSERT_TRUE(inverse.ok());
  EXPECT_EQ(inverse->definition, &Predicate("located_in"));
  EXPECT_TRUE(inverse->inverse);
}

TEST(PredicateNamesTest, AnUnknownPredicateNamesTheNearest) {
  const auto missed = FindPredicateNamed(BuiltInOntology(), "locatedin", "pattern.predicate");
  EXPECT_EQ(missed.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(missed.status().message()), HasSubstr("located_in"));
  EXPECT_EQ(DetailOf(missed.status())->reason, "UNKNOWN_PREDICATE");
  EXPECT_EQ(DetailOf(missed.status())->field, "pattern.predicate");
  EXPECT_EQ(DetailOf(missed.status())->value, "locatedin");
  EXPECT_FALSE(FindPredicateNamed(BuiltInOntology(), "", "predicate").ok());
}

TEST(PredicateNamesTest, AnUnknownTypeNamesTheNearestAndNoTypeIsFine) {
  EXPECT_TRUE(CheckTypeNamed(BuiltInOntology(), "", "type").ok());
  EXPECT_TRUE(CheckTypeNamed(BuiltInOntology(), "MilitaryUnit", "type").ok());
  const absl::Status missed = CheckTypeNamed(BuiltInOntology(), "MilitryUnit", "type");
  EXPECT_EQ(DetailOf(missed)->reason, "UNKNOWN_TYPE");
  EXPECT_THAT(std::string(missed.message()), HasSubstr("MilitaryUnit"));
}

}  // namespace
}  // namespace entente

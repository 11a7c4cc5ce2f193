#include "clients/cli/export_ontology.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/v1/ontology.pb.h"

namespace entente {
namespace {

ExportOntology BuiltIn() {
  google::protobuf::FileDescriptorSet descriptors;
  v1::LocatedIn::descriptor()->file()->CopyTo(descriptors.add_file());
  return ExportOntology(descriptors);
}

TEST(ExportOntologyTest, AnInverseIsItsPredicate) {
  EXPECT_EQ(BuiltIn().PredicateNamed("hosts"), "located_in");
  EXPECT_EQ(BuiltIn().PredicateNamed("located_in"), "located_in");
  EXPECT_EQ(BuiltIn().PredicateNamed("title"), "title");
  EXPECT_EQ(BuiltIn().PredicateNamed("made_up"), "made_up");
}

TEST(ExportOntologyTest, WhatIsDeclaredIsKnown) {
  EXPECT_TRUE(BuiltIn().Declares("located_in"));
  EXPECT_TRUE(BuiltIn().Declares("title"));
  EXPECT_FALSE(BuiltIn().Declares("hosts"));
  EXPECT_FALSE(BuiltIn().Declares("age"));
}

TEST(ExportOntologyTest, UnorderedPairsAreKnown) {
  EXPECT_THAT(BuiltIn().symmetric(),
              testing::UnorderedElementsAre("borders", "allied_with", "at_war_with"));
}

TEST(ExportOntologyTest, ADerivedPredicateHasTheValuesOfItsSteps) {
  const std::vector<std::string> obligations = {"defence", "neutrality", "nonaggression", "entente",
                                                "consultation"};
  EXPECT_EQ(BuiltIn().QualifierValues("member_of", "obligations"), obligations);
  EXPECT_EQ(BuiltIn().QualifierValues("allied_with", "obligations"), obligations);
  EXPECT_TRUE(BuiltIn().QualifierValues("aids", "obligations").empty());
  EXPECT_TRUE(BuiltIn().QualifierValues("holds_office", "title").empty());
  EXPECT_TRUE(BuiltIn().QualifierValues("made_up", "kind").empty());
}

}  // namespace
}  // namespace entente

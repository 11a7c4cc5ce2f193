#include "clients/cli/ontology_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/v1/ontology.pb.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

google::protobuf::FileDescriptorSet BuiltIn() {
  google::protobuf::FileDescriptorSet set;
  v1::State::descriptor()->file()->CopyTo(set.add_file());
  return set;
}

Declared Named(const std::string& name) {
  for (const Declared& declared : DeclaredIn(BuiltIn())) {
    if (declared.name == name) return declared;
  }
  ADD_FAILURE() << name << " is not declared";
  return {};
}

TEST(OntologyTextTest, TypesHaveParentsAndAttributes) {
  const Declared state = Named("State");
  EXPECT_FALSE(state.predicate);
  EXPECT_EQ(state.cells.size(), TypeHeaders().size());
  EXPECT_EQ(state.cells[1], "Agent, Place");
  EXPECT_THAT(state.cells[2], HasSubstr("coordinates"));
  EXPECT_EQ(Named("Place").cells[1], "(abstract)");
}

TEST(OntologyTextTest, RelationsHaveTheirEndsAndProperties) {
  const Declared located_in = Named("located_in");
  EXPECT_TRUE(located_in.predicate);
  EXPECT_EQ(located_in.inverse, "hosts");
  EXPECT_EQ(located_in.cells.size(), PredicateHeaders().size());
  EXPECT_EQ(located_in.cells[2], "Place");
  EXPECT_THAT(located_in.cells[4], HasSubstr("functional for MilitaryUnit"));
  EXPECT_THAT(located_in.cells[4], HasSubstr("horizon 30 d"));
  EXPECT_THAT(Named("allied_with").cells[4], HasSubstr("derived member_of / has_member"));
  EXPECT_THAT(Named("subordinate_to").cells[3], HasSubstr("(identifying)"));
}

TEST(OntologyTextTest, AttributesHaveValues) {
  EXPECT_EQ(Named("strength").cells[2], "a value: quantity");
  EXPECT_THAT(Named("name").cells[3], HasSubstr("official|alias|historical"));
}

}  // namespace
}  // namespace entente

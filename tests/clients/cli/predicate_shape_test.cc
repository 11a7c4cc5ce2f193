#include "clients/cli/predicate_shape.h"

#include <gtest/gtest.h>

#include "entente/v1/ontology.pb.h"

namespace entente {
namespace {

google::protobuf::FileDescriptorSet Ontology() {
  google::protobuf::FileDescriptorSet set;
  v1::State::descriptor()->file()->CopyTo(set.add_file());
  return set;
}

TEST(PredicateShapeTest, RelationsAndAttributesAreToldApart) {
  const auto located = PredicateNamed(Ontology(), "located_in");
  ASSERT_TRUE(located.has_value());
  EXPECT_TRUE(located->relation);
  const auto strength = PredicateNamed(Ontology(), "strength");
  ASSERT_TRUE(strength.has_value());
  EXPECT_FALSE(strength->relation);
  EXPECT_EQ(strength->value, v1::ATTRIBUTE_VALUE_KIND_QUANTITY);
}

TEST(PredicateShapeTest, QualifiersSayWhetherTheyAreEntities) {
  EXPECT_TRUE(PredicateNamed(Ontology(), "strength")->qualifiers.at("place"));
  EXPECT_FALSE(PredicateNamed(Ontology(), "name")->qualifiers.at("kind"));
  EXPECT_FALSE(PredicateNamed(Ontology(), "member_of")->qualifiers.at("obligations"));
}

TEST(PredicateShapeTest, InversesAndUnknownNamesHaveNone) {
  EXPECT_FALSE(PredicateNamed(Ontology(), "hosts").has_value());
  EXPECT_FALSE(PredicateNamed(Ontology(), "located_on").has_value());
}

}  // namespace
}  // namespace entente

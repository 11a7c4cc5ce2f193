#include "server/entity_view.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

std::string Shown(const std::vector<std::string>& types) {
  const auto ontology = Ontology::BuiltIn();
  EXPECT_TRUE(ontology.ok());
  const TypeDefinition* type = ShownType(types, *ontology);
  return type == nullptr ? "" : type->name;
}

TEST(EntityViewTest, ShowsTheMostSpecialTypeThenTheFirstByName) {
  EXPECT_EQ(Shown({"Organization", "GovernmentBody"}), "GovernmentBody");
  EXPECT_EQ(Shown({"State", "Region"}), "Region");
  EXPECT_EQ(Shown({"Document", "Dataset"}), "Dataset");
  EXPECT_EQ(Shown({}), "");
  EXPECT_EQ(Shown({"Agent"}), "Agent");
  EXPECT_EQ(Shown({"Spaceship"}), "");
}

// What the graph declared itself has a view; what is only used has none.
TEST(EntityViewTest, ShowsTheGraphsOwnTypes) {
  OntologyTimes times;
  times.types = {{"Site", 7}, {"Place", 7}};
  times.undeclared_types = {{"Spaceship", 9}};
  const Ontology ontology = Ontology::BuiltIn()->WithTimes(times);
  EXPECT_EQ(ShownType({"Site"}, ontology)->name, "Site");
  EXPECT_EQ(ShownType({"Spaceship"}, ontology), nullptr);
  EXPECT_EQ(ShownType({"Place"}, ontology), nullptr) << "abstract";
}

// A type that the ontology declares and nobody can be shown as would be a hole in the wire.
TEST(EntityViewTest, EveryConcreteTypeHasAView) {
  const auto ontology = Ontology::BuiltIn();
  ASSERT_TRUE(ontology.ok());
  for (const TypeDefinition& type : ontology->types()) {
    EXPECT_EQ(Shown({type.name}), type.abstract ? "" : type.name);
  }
}

}  // namespace
}  // namespace entente

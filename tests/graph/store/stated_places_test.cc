#include "graph/store/stated_places.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

PropositionPlace Place(const EntityId& subject, const EntityId& object,
                       std::vector<Qualifier> qualifiers = {}) {
  return {subject, KeyOf({.subject = subject,
                          .predicate = "p",
                          .object = object,
                          .qualifiers = std::move(qualifiers)})};
}

// "a1" and "a2" are "a"; each letter has these two members beside itself.
const EntityId& Letter(const EntityId& id) {
  static const std::vector<EntityId> letters = {"a", "b", "c"};
  for (const EntityId& letter : letters) {
    if (id[0] == letter[0]) return letter;
  }
  return id;
}
std::vector<EntityId> Numbered(const EntityId& id) {
  if (id.size() > 1 || id[0] > 'c') return {id};
  return {id, id + "1", id + "2"};
}

TEST(StatedPlacesTest, CanonicalIdsStandInEverySlot) {
  const auto place = CanonicalPlaceOf(Place("b1", "a2", {{"q", EntityId("c1")}}), false, Letter);
  ASSERT_TRUE(place.ok()) << place.status();
  EXPECT_EQ(**place, Place("b", "a", {{"q", EntityId("c")}}));
}

TEST(StatedPlacesTest, ASymmetricPairLiesUnderTheSmallerOfBothNames) {
  EXPECT_EQ(**CanonicalPlaceOf(Place("a1", "b2"), true, Letter), Place("a", "b"));
  const Renaming turned = [](const EntityId& id) -> const EntityId& {
    static const EntityId late = "z";
    return id == "a1" ? late : id;
  };
  EXPECT_EQ(**CanonicalPlaceOf(Place("a1", "b2"), true, turned), Place("b2", "z"));
  EXPECT_EQ(**CanonicalPlaceOf(Place("a1", "b2"), false, turned), Place("z", "b2"));
}

TEST(StatedPlacesTest, VariantsAreAllWaysToFillTheSlots) {
  const auto one = VariantsOf(Place("x", "y"), false, Numbered, 10);
  ASSERT_TRUE(one.ok() && one->has_value());
  EXPECT_THAT(**one, ElementsAre(Place("x", "y")));
  const auto nine = VariantsOf(Place("a", "y", {{"q", EntityId("c")}}), false, Numbered, 9);
  ASSERT_TRUE(nine.ok() && nine->has_value());
  EXPECT_EQ((*nine)->size(), 9u);
  EXPECT_EQ(std::count((*nine)->begin(), (*nine)->end(), Place("a2", "y", {{"q", EntityId("c1")}})),
            1);
  EXPECT_EQ(*VariantsOf(Place("a", "y", {{"q", EntityId("c")}}), false, Numbered, 8), std::nullopt);
}

TEST(StatedPlacesTest, OfASymmetricPairEachVariantLiesUnderItsSmallerEnd) {
  const auto pair = VariantsOf(Place("a", "b"), true, Numbered, 100);
  ASSERT_TRUE(pair.ok() && pair->has_value());
  EXPECT_EQ((*pair)->size(), 9u);
  for (const PropositionPlace& place : **pair) EXPECT_EQ(place.subject[0], 'a');
  // Of a thing with itself each pair once.
  EXPECT_EQ((*VariantsOf(Place("a", "a"), true, Numbered, 100))->size(), 6u);
}

TEST(StatedPlacesTest, ADigestTellsNoQualifiers) {
  std::vector<Qualifier> many;
  for (const char* name : {"q1", "q2", "q3"}) {
    many.push_back({name, EntityId(std::string(200, 'x'))});
  }
  const PropositionPlace place = Place("a1", "b1", many);
  EXPECT_EQ(*CanonicalPlaceOf(place, false, Letter), std::nullopt);
  EXPECT_EQ(*VariantsOf(place, false, Numbered, 100), std::nullopt);
  std::vector<EntityId> seen;
  EXPECT_FALSE(*VisitEntities(place, [&](const EntityId& id) { seen.push_back(id); }));
  EXPECT_THAT(seen, ElementsAre("a1", "b1"));
}

}  // namespace
}  // namespace entente

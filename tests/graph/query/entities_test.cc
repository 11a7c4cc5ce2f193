#include <algorithm>

#include "gmock/gmock.h"
#include "graph/query/queries.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class EntitiesTest : public GraphTest {
 protected:
  static auto Asking(const EntityPattern& pattern) {
    return [pattern](View& view, uint64_t page, const Bookmark& from, auto sink) {
      return ListEntities(view, pattern, page, from, sink);
    };
  }
  std::vector<EntityId> Ids(const EntityPattern& pattern, uint64_t page = kNoEnd,
                            const Lens& lens = {}) {
    std::vector<EntityId> ids;
    for (const EntityNote& note :
         Pages<EntityNote>(ValidAt("ALL"), page, Asking(pattern), lens).rows) {
      ids.push_back(note.id);
    }
    return ids;
  }
};

TEST_F(EntitiesTest, EntitiesComeById) {
  const std::vector<EntityId> all = Ids({});
  EXPECT_TRUE(std::is_sorted(all.begin(), all.end()));
  EXPECT_THAT(all, testing::IsSupersetOf({"army", "brigade", "corps", "paper", "ukraine"}));
}

TEST_F(EntitiesTest, OfATypeOrAMoreSpecialOne) {
  EXPECT_THAT(Ids({.type = "MilitaryUnit"}), ElementsAre("brigade", "division"));
  EXPECT_THAT(Ids({.type = "State"}), ElementsAre("belarus", "russia", "ukraine"));
  EXPECT_THAT(Ids({.type = "Person"}), IsEmpty());
  EXPECT_EQ(Ids({.type = "Agent"}).size(), 8u);
}

TEST_F(EntitiesTest, ByNameInAnyCaseUnderTheLens) {
  Say({Said("kursk", "name", Words("Kursk")), Said("donetsk", "name", Words("kursk")).In("echo")});
  EXPECT_THAT(Ids({.name = "KURSK"}), ElementsAre("donetsk", "kursk"));
  EXPECT_THAT(Ids({.name = "Kurs"}), IsEmpty());
  Lens lens;
  lens.deny.documents = {"echo"};
  EXPECT_THAT(Ids({.name = "kursk"}, kNoEnd, lens), ElementsAre("kursk"));
  EXPECT_THAT(Ids({.type = "State", .name = "kursk"}), IsEmpty());
}

TEST_F(EntitiesTest, ANameIsOneInAnySpellingAndScript) {
  Say({Said("kursk", "name", Words("Курськ")), Said("donetsk", "name", Words("Kurske"))});
  EXPECT_THAT(Ids({.name = "kursk"}), ElementsAre("kursk"));
  EXPECT_THAT(Ids({.name = "Kurs’k"}), ElementsAre("kursk"));
  EXPECT_THAT(Ids({.name = "Kurska"}), IsEmpty());
}

TEST_F(EntitiesTest, ANoteHasTypesNamesOfficialFirstAndTheFirstRevision) {
  const Revision named = store().Head();
  Say({Said("kursk", "name", Words("Another")).With("kind", "alias"),
       Said("kursk", "name", Words("Kursk Oblast")).With("kind", "official")});
  Reading reading = Read("ALL");
  const auto notes = NotesOf(*reading, {"kursk", "unheard_of"});
  ASSERT_TRUE(notes.ok()) << notes.status();
  EXPECT_THAT((*notes)[0].types, ElementsAre("Region"));
  EXPECT_EQ((*notes)[0].first_revision, named);
  ASSERT_EQ((*notes)[0].names.size(), 2u);
  EXPECT_EQ(Text((*notes)[0].names[0].proposition), "kursk name Kursk Oblast");
  EXPECT_EQ((*notes)[1].first_revision, 0u);
  EXPECT_THAT((*notes)[1].types, IsEmpty());
}

TEST_F(EntitiesTest, NoEntityBeforeTheRevisionThatFirstNamedIt) {
  const Revision before = store().Head();
  TypeOf("newcomer", "Region");
  AsOf as_of = ValidAt("ALL");
  as_of.recorded_at = before;
  Reading reading(store(), as_of);
  EXPECT_EQ((*NotesOf(*reading, {"newcomer"}))[0].first_revision, 0u);
  EXPECT_THAT(Ids({}), testing::Contains("newcomer"));
}

TEST_F(EntitiesTest, PagesOfAnySizeMakeOneAnswer) {
  for (const EntityPattern& pattern :
       std::vector<EntityPattern>{{}, {.type = "Agent"}, {.type = "State"}}) {
    for (const uint64_t page : {1, 2, 3}) EXPECT_EQ(Ids(pattern, page), Ids(pattern));
  }
}

TEST_F(EntitiesTest, UnknownTypesAndNamesWithoutLettersAreRefused) {
  Reading reading = Read("ALL");
  const auto sink = [](EntityNote) { return absl::OkStatus(); };
  EXPECT_EQ(ReasonOf(ListEntities(*reading, {.type = "Militia"}, 9, "", sink).status()),
            "UNKNOWN_TYPE");
  EXPECT_EQ(ReasonOf(ListEntities(*reading, {.name = " - "}, 9, "", sink).status()),
            "INVALID_NAME");
}

TEST_F(EntitiesTest, ABudgetOfRowsEndsThePageAndTheNextOneGoesOn) {
  Allowance allowance;
  allowance.most.rows = 2;
  Reading reading = Read("ALL", {}, allowance);
  const auto sink = [](EntityNote) { return absl::OkStatus(); };
  const auto first = ListEntities(*reading, {.type = "State"}, 10, "", sink);
  ASSERT_TRUE(first.ok());
  EXPECT_EQ(first->truncated_by, "BUDGET_ROWS");
  EXPECT_EQ(first->resume, "russia");
  const auto spent = ListEntities(*reading, {.type = "State"}, 10, first->resume, sink);
  EXPECT_EQ(ReasonOf(spent.status()), "BUDGET_ROWS");
}

}  // namespace
}  // namespace entente

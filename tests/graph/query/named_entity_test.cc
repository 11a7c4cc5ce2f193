#include "graph/query/named_entity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class NamedEntityTest : public GraphTest {
 protected:
  NamedEntity Named(const std::string& text, absl::string_view valid = "ALL",
                    const Lens& lens = {}) {
    Reading reading = Read(valid, lens);
    const auto named = EntitiesNamed(*reading, {text});
    EXPECT_TRUE(named.ok()) << named.status();
    return named.ok() ? named->front() : NamedEntity();
  }
  absl::Status WhyNot(const std::string& text, absl::string_view valid = "ALL",
                      const Lens& lens = {}) {
    Reading reading = Read(valid, lens);
    return NotNamed(*reading, text, EntitiesNamed(*reading, {text})->front());
  }
};

TEST_F(NamedEntityTest, AnIdWinsOverAName) {
  Say({Said("donetsk", "name", Words("kursk"))});
  EXPECT_EQ(Named("kursk").id, "kursk");
  EXPECT_EQ(Named("kursk").reason, NameReason::kId);
  EXPECT_EQ(Named("Kursk").id, "donetsk");
  EXPECT_EQ(Named("Kursk").reason, NameReason::kNormalized);
}

TEST_F(NamedEntityTest, WhatIsRecordedLaterChangesNoEarlierAnswer) {
  Say({Said("kursk", "name", Words("newcomer"))});
  AsOf then = ValidAt("ALL");
  then.recorded_at = store().Head();
  TypeOf("newcomer", "Region");
  Reading earlier(store(), then);
  EXPECT_EQ(EntitiesNamed(*earlier, {"newcomer"})->front().id, "kursk");
  EXPECT_EQ(Named("newcomer").id, "newcomer");
}

TEST_F(NamedEntityTest, AnIdOfLaterExistsButHasNoRows) {
  AsOf then = ValidAt("ALL");
  then.recorded_at = store().Head();
  TypeOf("newcomer", "Region");
  Reading earlier(store(), then);
  EXPECT_EQ(EntitiesNamed(*earlier, {"newcomer"})->front().id, "newcomer");
  EXPECT_EQ(EntitiesNamed(*earlier, {"nobody"})->front().id, "");
}

TEST_F(NamedEntityTest, ALensWithoutTheNamePresumesIt) {
  Say({Said("kursk", "name", Words("Kursk")), Said("donetsk", "name", Words("Kursk")).In("echo"),
       Said("sudzha", "name", Words("Sudzha")).In("echo")});
  EXPECT_THAT(Named("Kursk").several, ElementsAre("donetsk", "kursk"));
  Lens lens;
  lens.deny.documents = {"echo"};
  EXPECT_EQ(Named("Kursk", "ALL", lens).id, "kursk");
  EXPECT_FALSE(Named("Kursk", "ALL", lens).presumed);
  EXPECT_EQ(Named("Sudzha", "ALL", lens).id, "sudzha");
  EXPECT_TRUE(Named("Sudzha", "ALL", lens).presumed);
}

TEST_F(NamedEntityTest, SeveralAreListed) {
  Say({Said("kursk", "name", Words("Kursk")), Said("donetsk", "name", Words("Kursk"))});
  const absl::Status status = WhyNot("Kursk");
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(status), "AMBIGUOUS_NAME");
  EXPECT_EQ(
      status.message(),
      "2 entities have the name \"Kursk\": give the id of one: Kursk (donetsk, Region), Kursk "
      "(kursk, Region)");
  std::vector<Claim> more;
  for (int i = 0; i < 20; ++i) more.push_back(Said(absl::StrCat("e", i), "name", Words("Kursk")));
  Say(more);
  EXPECT_THAT(std::string(WhyNot("Kursk").message()), HasSubstr(", and more"));
}

TEST_F(NamedEntityTest, NobodyNamesTheNearest) {
  Say({Said("kursk", "name", Words("Kursk region")), Said("donetsk", "name", Words("Donetsk"))});
  const absl::Status status = WhyNot("Kusrk region");
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ReasonOf(status), "ENTITY_NOT_FOUND");
  EXPECT_EQ(status.message(),
            "no entity has the id or name \"Kusrk region\"; did you mean Kursk region (kursk, "
            "Region)?");
  EXPECT_EQ(WhyNot("Atlantis").message(), "no entity has the id or name \"Atlantis\"");
}

TEST_F(NamedEntityTest, ANameOfAnotherTimeIsToldAndNotTaken) {
  Say({Said("kursk", "name", Words("Leningrad")).When("1924-01-26/1991-09-06")});
  EXPECT_EQ(Named("Leningrad", "1950").id, "kursk");
  EXPECT_EQ(Named("Leningrad", "2024-10-27").id, "");
  EXPECT_THAT(std::string(WhyNot("Leningrad", "2024-10-27").message()),
              HasSubstr("did you mean Leningrad (kursk, Region)? A name counts at the read's"));
  EXPECT_THAT(std::string(WhyNot("Leningrd", "2024-10-27").message()),
              Not(HasSubstr("A name counts")));
}

TEST_F(NamedEntityTest, SeveralTextsAtOnce) {
  Say({Said("kursk", "name", Words("Kursk region"))});
  Reading reading = Read("ALL");
  const auto named = EntitiesNamed(*reading, {"army", "Kursk Region", "nobody"});
  ASSERT_TRUE(named.ok());
  EXPECT_EQ((*named)[0].id, "army");
  EXPECT_EQ((*named)[1].id, "kursk");
  EXPECT_EQ((*named)[2].id, "");
  EXPECT_THAT((*named)[2].several, IsEmpty());
}

TEST_F(NamedEntityTest, PresumptionKeepsAssumptionsOnly) {
  Lens lens;
  lens.name = "strict";
  lens.least_origins = 3;
  lens.assume_retracted = {ClaimId{}};
  lens.assume_same = {{"a", "b"}};
  const Lens presumed = PresumedLens(lens);
  EXPECT_EQ(presumed.least_origins, 1u);
  EXPECT_EQ(presumed.name, "");
  EXPECT_EQ(presumed.assume_retracted, lens.assume_retracted);
  EXPECT_EQ(presumed.assume_same, lens.assume_same);
}

NamedEntity By(NameReason reason, const EntityId& id, bool later = false) {
  NamedEntity named;
  named.id = id;
  named.reason = reason;
  named.later = later;
  return named;
}

TEST(AgreedEntityTest, AnIdThenAnAgreedNameThenWhoeverKnowsOne) {
  const NamedEntity id = By(NameReason::kId, "x");
  const NamedEntity later = By(NameReason::kId, "x", true);
  const NamedEntity a = By(NameReason::kExact, "a");
  const NamedEntity b = By(NameReason::kSimilar, "b");
  NamedEntity several;
  several.several = {"a", "c"};
  const NamedEntity nobody;
  const auto agreed = [](const NamedEntity& one, const NamedEntity& other) {
    const EntityId id = AgreedEntity(one, other).id;
    EXPECT_EQ(AgreedEntity(other, one).id, id);
    return id;
  };
  EXPECT_EQ(agreed(id, a), "x");
  EXPECT_EQ(agreed(id, several), "x");
  EXPECT_EQ(agreed(later, a), "a");
  EXPECT_EQ(agreed(later, nobody), "x");
  EXPECT_EQ(agreed(a, a), "a");
  EXPECT_EQ(agreed(a, nobody), "a");
  EXPECT_EQ(agreed(a, several), "");
  EXPECT_EQ(agreed(a, b), "");
  EXPECT_THAT(AgreedEntity(a, b).several, testing::ElementsAre("a", "b"));
  EXPECT_EQ(agreed(nobody, nobody), "");
}

}  // namespace
}  // namespace entente

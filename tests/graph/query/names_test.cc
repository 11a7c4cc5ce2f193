#include "graph/query/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Value In(absl::string_view language, absl::string_view text) {
  return Value{Text{std::string(text), std::string(language)}};
}

class NamesTest : public GraphTest {
 protected:
  NameAnswer Find(const NamePattern& pattern, absl::string_view valid = "ALL",
                  const Lens& lens = {}) {
    Reading reading = Read(valid, lens);
    absl::StatusOr<NameAnswer> answer = FindNames(*reading, pattern);
    EXPECT_TRUE(answer.ok()) << answer.status();
    return answer.ok() ? *std::move(answer) : NameAnswer();
  }
  std::vector<EntityId> Ids(const NamePattern& pattern, absl::string_view valid = "ALL",
                            const Lens& lens = {}) {
    std::vector<EntityId> ids;
    for (const NameCandidate& candidate : Find(pattern, valid, lens).candidates) {
      ids.push_back(candidate.id);
    }
    return ids;
  }
  Namesakes Same(absl::string_view text, absl::string_view valid = "ALL", const Lens& lens = {}) {
    Reading reading = Read(valid, lens);
    return FindNamesakes(*reading, text).value();
  }
};

TEST_F(NamesTest, BestReasonFirst) {
  Say({Said("kursk", "name", Words("Kursk")), Said("donetsk", "name", Words("KURSK")),
       Said("sudzha", "name", Words("Курск")), Said("army", "name", Words("Kursk group")),
       Said("brigade", "external_id", Words("Kursk")).With("scheme", "x"),
       Said("Kursk", "type", Words("Region"))});
  const NameAnswer answer = Find({.text = "Kursk"});
  std::vector<std::pair<EntityId, NameReason>> found;
  for (const NameCandidate& candidate : answer.candidates) {
    found.emplace_back(candidate.id, candidate.match.reason);
  }
  EXPECT_THAT(found, ElementsAre(std::pair("Kursk", NameReason::kId),
                                 std::pair("kursk", NameReason::kExact),
                                 std::pair("donetsk", NameReason::kNormalized),
                                 std::pair("sudzha", NameReason::kTransliterated),
                                 std::pair("brigade", NameReason::kExternalId),
                                 std::pair("army", NameReason::kSimilar)));
  EXPECT_FALSE(answer.candidates[0].row.has_value());
  EXPECT_EQ(TextOf(*answer.candidates[3].row)->text, "Курск");
  EXPECT_THAT(answer.candidates[1].types, ElementsAre("Region"));
  EXPECT_EQ(answer.candidates[5].name, "Kursk group");
  EXPECT_FALSE(answer.more);
}

TEST_F(NamesTest, AnEntityOnceByItsBestName) {
  Say({Said("kursk", "name", In("en", "Kursk")), Said("kursk", "name", In("ru", "Курск")),
       Said("kursk", "name", In("de", "Kursk"))});
  const NameAnswer answer = Find({.text = "Курск"});
  ASSERT_THAT(answer.candidates, SizeIs(1));
  EXPECT_EQ(answer.candidates[0].match.reason, NameReason::kExact);
  EXPECT_EQ(answer.candidates[0].name, "Kursk");
}

TEST_F(NamesTest, ByTypeLanguageAndKind) {
  Say({Said("kursk", "name", In("en", "Kursk")).With("kind", "official"),
       Said("army", "name", In("en-GB", "Kursk")).With("kind", "alias"),
       Said("donetsk", "name", In("ru", "Kursk"))});
  EXPECT_THAT(Ids({.text = "KURSK"}), ElementsAre("army", "donetsk", "kursk"));
  EXPECT_THAT(Ids({.text = "Kursk", .type = "Region"}), ElementsAre("donetsk", "kursk"));
  EXPECT_THAT(Ids({.text = "Kursk", .type = "Place", .language = "en"}), ElementsAre("kursk"));
  EXPECT_THAT(Ids({.text = "Kursk", .language = "EN"}), ElementsAre("army", "kursk"));
  EXPECT_THAT(Ids({.text = "Kursk", .language = "e"}), IsEmpty());
  EXPECT_THAT(Ids({.text = "Kursk", .kind = "alias"}), ElementsAre("army"));
  Reading reading = Read("ALL");
  EXPECT_EQ(ReasonOf(FindNames(*reading, {.text = "x", .type = "Regoin"}).status()),
            "UNKNOWN_TYPE");
}

TEST_F(NamesTest, OnlyNamesValidInTheCut) {
  Say({Said("kursk", "name", Words("Leningrad")).When("1924-01-26/1991-09-06"),
       Said("kursk", "name", Words("Petersburg")).When("1991-09-06/..")});
  EXPECT_THAT(Same("Leningrad", "1950").ids, ElementsAre("kursk"));
  EXPECT_THAT(Same("Leningrad", "2024-10-27").ids, IsEmpty());
  EXPECT_THAT(Ids({.text = "Leningrad", .least_score = 0.9}, "2024-10-27"), IsEmpty());
  EXPECT_THAT(Same("Petersburg", "1950").ids, IsEmpty());
}

TEST_F(NamesTest, OnlyNamesThatTheLensBelieves) {
  Say({Said("kursk", "name", Words("Kursk")), Said("donetsk", "name", Words("Kursk")).In("echo")});
  EXPECT_THAT(Same("Kursk").ids, ElementsAre("donetsk", "kursk"));
  Lens lens;
  lens.deny.documents = {"echo"};
  EXPECT_THAT(Same("Kursk", "ALL", lens).ids, ElementsAre("kursk"));
  const NameAnswer answer = Find({.text = "Kursk"}, "ALL", lens);
  EXPECT_THAT(answer.candidates, SizeIs(1));
  EXPECT_GT(answer.hidden[HiddenReason::kVoice], 0u);
}

TEST_F(NamesTest, AnEntityOfSeveralIdsIsOneCandidateByItsCanonicalId) {
  Say({Said("kursk", "name", Words("Kursk")), Said("sudzha", "name", Words("Kursk")),
       Said("sudzha", "name", Words("Sudzha"))});
  EXPECT_THAT(Same("Kursk").ids, ElementsAre("kursk", "sudzha"));
  Lens lens;
  lens.assume_same = {{"sudzha", "kursk"}};
  EXPECT_THAT(Same("Kursk", "ALL", lens).ids, ElementsAre("kursk"));
  Judge(SameAs{"sudzha", "kursk"});
  EXPECT_THAT(Same("Kursk").ids, ElementsAre("kursk"));
  EXPECT_THAT(Same("SUDZHA").ids, ElementsAre("kursk"));
  const NameAnswer answer = Find({.text = "sudzha"});
  ASSERT_THAT(answer.candidates, SizeIs(1));
  EXPECT_EQ(answer.candidates[0].id, "kursk");
  EXPECT_EQ(answer.candidates[0].match.reason, NameReason::kId);
}

TEST_F(NamesTest, WhatIsHiddenIsCountedOnce) {
  Say({Said("kursk", "name", Words("Kursk"))});
  Lens lens;
  lens.allow.documents = {"nothing"};
  EXPECT_EQ(Find({.text = "Kursk"}, "ALL", lens).hidden[HiddenReason::kVoice], 1u);
}

TEST_F(NamesTest, RetractedAndLaterNamesDoNotCount) {
  const Said said("kursk", "name", Words("Kursk"));
  const Revision named = Say({said});
  EXPECT_THAT(Same("Kursk").ids, ElementsAre("kursk"));
  AsOf before = ValidAt("ALL");
  before.recorded_at = named - 1;
  Reading earlier(store(), before);
  EXPECT_THAT(FindNamesakes(*earlier, "Kursk")->ids, IsEmpty());
  EXPECT_THAT(FindNames(*earlier, {.text = "Kursk"})->candidates,
              testing::Not(testing::Contains(testing::Field(
                  &NameCandidate::match, testing::Field(&NameMatch::reason, NameReason::kExact)))));
  Judge(Retract{.target = Id(said)});
  EXPECT_THAT(Same("Kursk").ids, IsEmpty());
}

TEST_F(NamesTest, NamesakesByTheBestStepThatAnybodyReaches) {
  Say({Said("kursk", "name", Words("Kursk")), Said("donetsk", "name", Words("KURSK")),
       Said("sudzha", "name", Words("Курск"))});
  EXPECT_THAT(Same("Kursk").ids, ElementsAre("kursk"));
  EXPECT_EQ(Same("Kursk").reason, NameReason::kExact);
  EXPECT_THAT(Same("kursk").ids, ElementsAre("donetsk", "kursk"));
  EXPECT_THAT(Same("курск").ids, ElementsAre("sudzha"));
  EXPECT_THAT(Same("Κουρσκ").ids, IsEmpty());
  EXPECT_THAT(Same("Кurск").ids, ElementsAre("donetsk", "kursk", "sudzha"));
  EXPECT_THAT(Same("...").ids, IsEmpty());
}

TEST_F(NamesTest, TheLimitCutsBelowTheBestAndSaysSo) {
  std::vector<Claim> claims;
  for (int i = 0; i < 300; ++i) {
    claims.push_back(Said(absl::StrCat("x", 1000 + i), "name", Words("Some brigade")));
  }
  claims.push_back(Said("y", "name", Words("Some brigades")));
  Say(claims);
  const NameAnswer answer = Find({.text = "some  brigades", .limit = 3});
  ASSERT_THAT(answer.candidates, SizeIs(3));
  EXPECT_EQ(answer.candidates[0].id, "y");
  EXPECT_EQ(answer.candidates[1].id, "x1000");  // ties by id, however many
  EXPECT_EQ(answer.candidates[2].id, "x1001");
  EXPECT_TRUE(answer.more);
  EXPECT_THAT(Ids({.text = "Some brigades", .least_score = 0.95}), ElementsAre("y"));
  EXPECT_FALSE(Find({.text = "Some brigade", .limit = 301}).more);
}

TEST_F(NamesTest, ABudgetThatRunsOutIsAnError) {
  Say({Said("kursk", "name", Words("Kursk"))});
  Allowance little;
  little.most.edges = 1;
  Reading reading = Read("ALL", {}, little);
  EXPECT_EQ(ReasonOf(FindNames(*reading, {.text = "Kursk"}).status()), "BUDGET_EDGES");
}

TEST_F(NamesTest, IdsAreKnownFromTheirRevisionOn) {
  const Revision before = store().Head();
  TypeOf("newcomer", "Region");
  Reading reading = Read("ALL");
  EXPECT_THAT(*RecordedBy(*reading, {"kursk", "newcomer", "nobody"}, store().Head()),
              ElementsAre(true, true, false));
  EXPECT_THAT(*RecordedBy(*reading, {"kursk", "newcomer"}, before), ElementsAre(true, false));
}

}  // namespace
}  // namespace entente

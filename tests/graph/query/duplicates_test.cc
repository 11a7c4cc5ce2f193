// What may be one, over small graphs; and against every pair of names compared with each other.
#include "graph/query/duplicates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iostream>
#include <map>
#include <random>

#include "graph/encoding/romanizer.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Value In(absl::string_view language, absl::string_view text) {
  return Value{Text{std::string(text), std::string(language)}};
}

class DuplicatesTest : public GraphTest {
 protected:
  void SetUp() override {
    GraphTest::SetUp();
    TypeOf("third", "Document");
  }
  std::vector<Duplicate> Find(const DuplicatePattern& pattern = {}, absl::string_view valid = "ALL",
                              const Lens& lens = {}) {
    Reading reading = Read(valid, lens);
    const auto answer = FindDuplicates(*reading, pattern);
    EXPECT_TRUE(answer.ok()) << answer.status();
    return answer.ok() ? answer->rows : std::vector<Duplicate>();
  }
  std::vector<std::string> Pairs(const DuplicatePattern& pattern = {},
                                 absl::string_view valid = "ALL", const Lens& lens = {}) {
    std::vector<std::string> pairs;
    for (const Duplicate& pair : Find(pattern, valid, lens)) {
      pairs.push_back(absl::StrCat(pair.one.id, "=", pair.other.id));
    }
    return pairs;
  }
};

TEST_F(DuplicatesTest, WithReasonsTheBestFirst) {
  Say({Said("russia", "name", In("en", "Russia")), Said("russia", "name", In("ru", "Россия")),
       Said("ru", "type", Words("State")).In("echo"),
       Said("ru", "name", In("en", "Russia")).In("echo"),
       Said("ru", "name", In("", "Rossiya")).In("echo"),
       Said("kursk", "name", Words("Kursk border region")),
       Said("krs", "name", Words("Kursk border regions")).In("echo"),
       Said("minsk", "name", Words("Minsk")).In("echo")});
  const std::vector<Duplicate> found = Find();
  ASSERT_THAT(found, SizeIs(2));
  const Duplicate& same = found[0];
  EXPECT_EQ(same.one.id, "ru");
  EXPECT_EQ(same.other.id, "russia");
  EXPECT_THAT(same.one.types, ElementsAre("State"));
  EXPECT_EQ(same.one.name, "Russia");
  EXPECT_EQ(same.score, 0.99);
  EXPECT_EQ(same.reasons_in_all, 2u);
  ASSERT_THAT(same.reasons, SizeIs(2));
  EXPECT_EQ(same.reasons[0].match.reason, NameReason::kExact);
  EXPECT_TRUE(same.reasons[0].same_language);
  EXPECT_EQ(same.reasons[1].match.reason, NameReason::kTransliterated);
  EXPECT_FALSE(same.reasons[1].same_language);
  EXPECT_EQ(TextOf(same.reasons[1].one)->text, "Rossiya");
  EXPECT_THAT(same.objections, IsEmpty());
  EXPECT_EQ(found[1].reasons[0].match.reason, NameReason::kSimilar);
  EXPECT_GE(found[1].score, kLeastDuplicateScore);
  EXPECT_THAT(Pairs({.least_score = 0.93}), ElementsAre("ru=russia"));
}

TEST_F(DuplicatesTest, OnlySoManyReasonsAreTold) {
  for (const absl::string_view language : {"de", "en", "fr", "pl", "sv"}) {
    Say({Said("a", "name", In(language, "Kursk")), Said("b", "name", In(language, "Kursk"))});
  }
  const std::vector<Duplicate> found = Find();
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].reasons_in_all, 25u);
  EXPECT_THAT(found[0].reasons, SizeIs(kReasonsTold));
  for (const MergeReason& reason : found[0].reasons) EXPECT_TRUE(reason.same_language);
}

TEST_F(DuplicatesTest, SharedExternalIds) {
  Say({Said("a", "external_id", Words("RUS")).With("scheme", "iso").When("1991/2000"),
       Said("b", "external_id", Words("RUS")).With("scheme", "iso").When("1980/1985"),
       Said("c", "external_id", Words("RUS")).With("scheme", "cow")});
  EXPECT_THAT(Pairs(), IsEmpty());  // at no time both
  Say({Said("d", "external_id", Words("UKR")).With("scheme", "iso").When("1991/2000").In("echo"),
       Said("e", "external_id", Words("UKR")).With("scheme", "iso").When("2001~/2010")});
  EXPECT_THAT(Pairs(), IsEmpty());
}

TEST_F(DuplicatesTest, OnlyNamesOfOneTime) {
  Say({Said("a", "name", Words("Leningrad")).When("1924-01-26/1991-09-06"),
       Said("b", "name", Words("Leningrad")).When("1992-01-01/..")});
  EXPECT_THAT(Pairs(), IsEmpty());
  Say({Said("c", "name", Words("Leningrad")).When("1990-01-01/..")});
  EXPECT_THAT(Pairs(), ElementsAre("a=c", "b=c"));
  EXPECT_THAT(Pairs({}, "2024-10-27"), ElementsAre("b=c"));
}

TEST_F(DuplicatesTest, OnlyWhatTheLensBelievesAndTheTypeAdmits) {
  Say({Said("kursk", "name", Words("Kursk")), Said("donetsk", "name", Words("KURSK")).In("echo"),
       Said("army", "name", Words("Kursk")).In("echo")});
  EXPECT_THAT(Pairs({.type = "Place"}), ElementsAre("donetsk=kursk"));
  Lens lens;
  lens.deny.documents = {"echo"};
  EXPECT_THAT(Pairs({}, "ALL", lens), IsEmpty());
  Reading reading = Read("ALL");
  EXPECT_EQ(ReasonOf(FindDuplicates(*reading, {.type = "Regoin"}).status()), "UNKNOWN_TYPE");
}

TEST_F(DuplicatesTest, NotWhatIsJoinedOrKeptApart) {
  Say({Said("kursk", "name", Words("Kursk")), Said("sudzha", "name", Words("Kursk")).In("echo"),
       Said("donetsk", "name", Words("Kursk")).In("third")});
  EXPECT_THAT(Pairs(), SizeIs(3));
  Judge(SameAs{"kursk", "sudzha"});
  EXPECT_THAT(Pairs(), ElementsAre("donetsk=kursk"));
  Judge(NotSameAs{"sudzha", "donetsk"});
  EXPECT_THAT(Pairs(), IsEmpty());
}

TEST_F(DuplicatesTest, UnopposedFirstOrAlone) {
  Say({Said("kursk", "name", Words("Kursk")), Said("donetsk", "name", Words("Kursk")),
       Said("russia", "name", Words("Russia")), Said("ru", "name", Words("RUSSIA")).In("echo")});
  EXPECT_THAT(Pairs(), ElementsAre("ru=russia", "donetsk=kursk"));  // one document names both
  EXPECT_THAT(Pairs({.unopposed = true}), ElementsAre("ru=russia"));
}

// Each name with each: what blocking must find.
TEST_F(DuplicatesTest, AgreesWithEveryPairOfNamesCompared) {
  const uint64_t seed = std::random_device()();
  std::cout << "seed " << seed << std::endl;
  std::mt19937_64 dice(seed);
  const std::vector<std::string> words = {"Kursk", "kursk",   "Курск", "region", "Regiom", "North",
                                          "Norht", "brigade", "3",     "31",     "Xi",     "习"};
  std::map<EntityId, std::vector<std::string>> names;
  std::vector<Claim> claims;
  for (int i = 0; i < 120; ++i) {
    std::string name = words[dice() % words.size()];
    while (dice() % 2 == 0) absl::StrAppend(&name, dice() % 5 == 0 ? "" : " ", words[dice() % 12]);
    const EntityId id = absl::StrCat("e", dice() % 60);
    names[id].push_back(name);
    claims.push_back(Said(id, "name", Words(name)));
  }
  Say(claims);
  const Romanizer romanizer;
  for (const double least : {0.45, 0.6, 0.8, 0.9, 0.95}) {
    std::map<std::string, double> expected;
    for (const auto& [one, ones] : names) {
      for (const auto& [other, others] : names) {
        if (!(one < other)) continue;
        double best = 0;
        for (const std::string& a : ones) {
          for (const std::string& b : others) {
            best = std::max(best, AskedName(a, romanizer).Compare(b).score);
          }
        }
        if (best >= least) expected[absl::StrCat(one, "=", other)] = best;
      }
    }
    std::map<std::string, double> found;
    for (const Duplicate& pair : Find({.least_score = least})) {
      found[absl::StrCat(pair.one.id, "=", pair.other.id)] = pair.score;
    }
    EXPECT_EQ(found, expected) << "at " << least;
    EXPECT_THAT(expected, testing::Not(IsEmpty()));
  }
}

TEST_F(DuplicatesTest, TheBudgetReachesOrTheAnswerIsAnError) {
  Say({Said("kursk", "name", Words("Kursk")), Said("donetsk", "name", Words("Kursk"))});
  Reading reading = Read("ALL", {}, {.most = {1, kNoEnd, kNoEnd}});
  EXPECT_EQ(ReasonOf(FindDuplicates(*reading, {}).status()), "BUDGET_EDGES");
}

}  // namespace
}  // namespace entente

#include "gmock/gmock.h"
#include "graph/query/queries.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class PropositionsTest : public GraphTest {
 protected:
  void SetUp() override {
    GraphTest::SetUp();
    Say({Said("sudzha", "part_of", "kursk"), Said("brigade", "located_in", "sudzha"),
         Said("division", "located_in", "donetsk"), Said("corps", "located_in", "kursk"),
         Said("ukraine", "borders", "russia"), Said("belarus", "borders", "ukraine"),
         Said("brigade", "name", Words("61st Brigade")),
         Said("corps", "strength", Number(1500, "soldiers"))});
  }
};

TEST_F(PropositionsTest, AnEmptyGraphAnswersNothing) {
  TestGraph empty;
  Reading reading(empty.store(), ValidAt("ALL"));
  const auto ending = ListPropositions(*reading, {}, 10, "", [](PropositionRow) {
    ADD_FAILURE();
    return absl::OkStatus();
  });
  ASSERT_TRUE(ending.ok()) << ending.status();
  EXPECT_TRUE(ending->complete);
}

TEST_F(PropositionsTest, RowsComeByPredicateSubjectObject) {
  EXPECT_THAT(Listed({.predicate = "located_in"}),
              ElementsAre("brigade located_in sudzha", "corps located_in kursk",
                          "division located_in donetsk"));
  EXPECT_THAT(Listed({.subject = "corps"}),
              ElementsAre("corps located_in kursk", "corps strength (value)", "corps type Force"));
}

TEST_F(PropositionsTest, AnInversesNameSwapsSubjectAndObject) {
  EXPECT_THAT(Listed({.subject = "kursk", .predicate = "hosts"}),
              ElementsAre("corps located_in kursk"));
  EXPECT_THAT(Listed({.predicate = "hosts", .object = "brigade"}),
              ElementsAre("brigade located_in sudzha"));
}

TEST_F(PropositionsTest, ASymmetricPropositionIsFoundFromEitherEnd) {
  for (const absl::string_view end : {"russia", "ukraine"}) {
    const std::string id(end);
    EXPECT_THAT(Listed({.subject = id, .predicate = "borders", .object = ""}),
                testing::Contains("russia borders ukraine"))
        << end;
  }
  EXPECT_THAT(Listed({.subject = "ukraine", .predicate = "borders"}),
              ElementsAre("belarus borders ukraine", "russia borders ukraine"));
  EXPECT_THAT(Listed({.predicate = "borders", .object = "ukraine"}),
              ElementsAre("belarus borders ukraine", "russia borders ukraine"));
  EXPECT_THAT(Listed({.subject = "ukraine", .predicate = "borders", .object = "russia"}),
              ElementsAre("russia borders ukraine"));
}

TEST_F(PropositionsTest, WithinIsThePlaceOrInsideIt) {
  EXPECT_THAT(Listed({.predicate = "located_in", .within = "kursk"}),
              ElementsAre("corps located_in kursk", "brigade located_in sudzha"));
  EXPECT_THAT(Listed({.subject = "brigade", .within = "kursk"}),
              ElementsAre("brigade located_in sudzha"));
  EXPECT_THAT(Listed({.subject = "division", .within = "kursk"}), IsEmpty());
  EXPECT_THAT(Listed({.object = "donetsk", .within = "kursk"}), IsEmpty());
}

TEST_F(PropositionsTest, ASymmetricPairWithBothEndsWithinIsListedOnce) {
  TypeOf("kursk", "State");
  TypeOf("sudzha", "State");
  Say({Said("sudzha", "borders", "kursk")});
  EXPECT_THAT(Listed({.predicate = "borders", .within = "kursk"}),
              ElementsAre("kursk borders sudzha"));
}

TEST_F(PropositionsTest, TheSubjectIsOfTheTypeOrAMoreSpecialOne) {
  EXPECT_THAT(Listed({.predicate = "located_in", .subject_type = "MilitaryUnit"}),
              ElementsAre("brigade located_in sudzha", "division located_in donetsk"));
  EXPECT_THAT(Listed({.predicate = "located_in", .subject_type = "Agent"}).size(), 3u);
  EXPECT_THAT(Listed({.predicate = "located_in", .subject_type = "Person"}), IsEmpty());
}

TEST_F(PropositionsTest, TheCutsAndTheLensDecide) {
  const Revision before = store().Head();
  Say({Said("brigade", "located_in", "donetsk").When("2024-10-08").In("echo")});
  const PropositionPattern pattern{.subject = "brigade", .predicate = "located_in"};
  EXPECT_THAT(Listed(pattern),
              ElementsAre("brigade located_in donetsk", "brigade located_in sudzha"));
  EXPECT_THAT(Listed(pattern, ValidAt("2024-10-09")), ElementsAre("brigade located_in sudzha"));
  AsOf earlier = ValidAt("ALL");
  earlier.recorded_at = before;
  EXPECT_THAT(Listed(pattern, earlier), ElementsAre("brigade located_in sudzha"));
  Lens lens;
  lens.deny.documents = {"echo"};
  EXPECT_THAT(Listed(pattern, ValidAt("ALL"), lens), ElementsAre("brigade located_in sudzha"));
}

TEST_F(PropositionsTest, OnlyDeniedPropositionsAreShownWhenAskedFor) {
  Say({Said("division", "deployed_to", "kursk").As(Stance::kDenies)});
  PropositionPattern pattern{.predicate = "deployed_to"};
  const auto hidden = Pages<PropositionRow>(ValidAt("ALL"), 10, Listing(pattern)).hidden;
  EXPECT_EQ(hidden[HiddenReason::kDenied], 1u);
  EXPECT_THAT(Listed(pattern), IsEmpty());
  pattern.show_denied = true;
  EXPECT_THAT(Listed(pattern), ElementsAre("division deployed_to kursk"));
}

TEST_F(PropositionsTest, PagesOfAnySizeMakeOneAnswer) {
  Say({Said("brigade", "located_in", "donetsk").When("2024-10-08"),
       Said("brigade", "located_in", "kursk").As(Stance::kDenies),
       Said("division", "located_in", "sudzha").As(Mood::kForecast),
       Said("corps", "located_in", "donetsk").As(Stance::kDoubts)});
  for (const PropositionPattern& pattern :
       std::vector<PropositionPattern>{{},
                                       {.predicate = "located_in"},
                                       {.subject = "brigade"},
                                       {.subject = "ukraine"},
                                       {.object = "ukraine"},
                                       {.within = "kursk"},
                                       {.subject_type = "MilitaryUnit"},
                                       {.predicate = "name"},
                                       {.predicate = "type"},
                                       {.predicate = "located_in", .show_denied = true}}) {
    const auto whole = Pages<PropositionRow>(ValidAt("ALL"), kNoEnd, Listing(pattern));
    EXPECT_FALSE(whole.rows.empty());
    for (const uint64_t page : {1, 2, 3}) {
      const auto paged = Pages<PropositionRow>(ValidAt("ALL"), page, Listing(pattern));
      EXPECT_EQ(paged.rows, whole.rows) << pattern.predicate << " by " << page;
      EXPECT_EQ(paged.hidden, whole.hidden) << pattern.predicate << " by " << page;
    }
  }
}

TEST_F(PropositionsTest, UnknownNamesAreRefusedWithTheNearest) {
  Reading reading = Read("ALL");
  const auto sink = [](PropositionRow) { return absl::OkStatus(); };
  const auto predicate = ListPropositions(*reading, {.predicate = "locatedin"}, 10, "", sink);
  EXPECT_THAT(std::string(predicate.status().message()), HasSubstr("located_in"));
  const auto type = ListPropositions(*reading, {.subject_type = "Militia"}, 10, "", sink);
  EXPECT_EQ(ReasonOf(type.status()), "UNKNOWN_TYPE");
}

TEST_F(PropositionsTest, TheSinksErrorEndsTheQuery) {
  Reading reading = Read("ALL");
  int calls = 0;
  const auto ending = ListPropositions(*reading, {}, 10, "", [&](PropositionRow) {
    ++calls;
    return absl::AbortedError("enough");
  });
  EXPECT_EQ(ending.status().code(), absl::StatusCode::kAborted);
  EXPECT_EQ(calls, 1);
}

}  // namespace
}  // namespace entente

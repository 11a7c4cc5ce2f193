#include "graph/store/view.h"

#include "gmock/gmock.h"
#include "graph/resolve/proposition_of.h"
#include "graph/store/claim_reader.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ViewTest : public GraphTest {
 protected:
  static PropositionPlace PlaceOf(const Claim& claim) {
    const Proposition proposition = PropositionOf(claim, Predicate(claim.predicate));
    return {proposition.subject, KeyOf(proposition)};
  }
  static std::vector<std::string> Texts(const std::vector<PropositionRow>& rows) {
    std::vector<std::string> texts;
    for (const PropositionRow& row : rows) texts.push_back(Text(row.proposition));
    return texts;
  }
  std::vector<PropositionRow> Rows(View& view, const std::vector<PropositionPlace>& places,
                                   const std::function<bool(const Proposition&)>& matches = {}) {
    hidden_ = {};
    const auto rows = view.Rows(places, false, matches, &hidden_);
    EXPECT_TRUE(rows.ok()) << rows.status();
    return rows.ok() ? *rows : std::vector<PropositionRow>();
  }

  const Claim kursk_ = Said("brigade", "located_in", "kursk");
  const Claim donetsk_ = Said("brigade", "located_in", "donetsk");
  const Claim corps_ = Said("corps", "located_in", "kursk");
  const Claim border_ = Said("ukraine", "borders", "russia");
  Hidden hidden_;
};

TEST_F(ViewTest, RowsComeInTheOrderOfThePlaces) {
  Say({kursk_, corps_, border_});
  Reading reading = Read("ALL");
  EXPECT_THAT(
      Texts(Rows(*reading, {PlaceOf(corps_), PlaceOf(border_), PlaceOf(kursk_)})),
      ElementsAre("corps located_in kursk", "russia borders ukraine", "brigade located_in kursk"));
  EXPECT_THAT(Rows(*reading, {}), IsEmpty());
}

TEST_F(ViewTest, APlaceWithoutClaimsAtTheRevisionGivesNothing) {
  const Revision revision = Say({kursk_});
  Say({corps_});
  AsOf as_of = ValidAt("ALL");
  as_of.recorded_at = revision;
  Reading reading(store(), as_of);
  EXPECT_THAT(Texts(Rows(*reading, {PlaceOf(kursk_), PlaceOf(corps_), PlaceOf(border_)})),
              ElementsAre("brigade located_in kursk"));
}

TEST_F(ViewTest, RivalsContestThoughOnlyOneIsAskedFor) {
  Say({kursk_, donetsk_});
  Reading reading = Read("ALL");
  const auto rows = Rows(*reading, {PlaceOf(kursk_)});
  ASSERT_THAT(Texts(rows), ElementsAre("brigade located_in kursk"));
  EXPECT_EQ(rows[0].verdict, Verdict::kContested);
  EXPECT_EQ(hidden_, Hidden());
}

TEST_F(ViewTest, ADenialOfTheWholeIsDissentAboutThePart) {
  Say({Said("sudzha", "part_of", "kursk"), Said("corps", "located_in", "sudzha"),
       Said("corps", "located_in", "kursk").As(Stance::kDenies)});
  Reading reading = Read("ALL");
  const auto rows = Rows(*reading, {PlaceOf(Said("corps", "located_in", "sudzha"))});
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].dissent.denies, 1u);
}

TEST_F(ViewTest, MatchesExcludesAndWhatItExcludesIsNotHidden) {
  Say({Said("brigade", "located_in", "kursk").As(Stance::kDenies), border_});
  Reading reading = Read("ALL");
  const auto nothing = [](const Proposition&) { return false; };
  EXPECT_THAT(Rows(*reading, {PlaceOf(kursk_), PlaceOf(border_)}, nothing), IsEmpty());
  EXPECT_EQ(hidden_, Hidden());
  EXPECT_THAT(Texts(Rows(*reading, {PlaceOf(kursk_), PlaceOf(border_)})),
              ElementsAre("russia borders ukraine"));
  EXPECT_EQ(hidden_[HiddenReason::kDenied], 1u);
}

TEST_F(ViewTest, AWithdrawnDocumentsClaimsAreHiddenAtTheHeadNotBefore) {
  const Revision revision = Say({Said("brigade", "located_in", "kursk").In("echo")});
  Judge(Retract{EntityId("echo"), RetractReason::kRecorderError});
  EXPECT_THAT(Rows(*Read("ALL"), {PlaceOf(kursk_)}), IsEmpty());
  EXPECT_EQ(hidden_[HiddenReason::kRetracted], 1u);
  AsOf before = ValidAt("ALL");
  before.recorded_at = revision;
  EXPECT_EQ(Rows(*Reading(store(), before), {PlaceOf(kursk_)}).size(), 1u);
}

TEST_F(ViewTest, RowsOfASubjectOneAnswerEach) {
  Say({kursk_, donetsk_, corps_});
  Reading reading = Read("ALL");
  EXPECT_EQ(reading->RowsOf("brigade", "located_in")->size(), 2u);
  const std::vector<EntityId> subjects = {"nobody", "corps"};
  const auto rows = reading->RowsOfEach(subjects, "located_in");
  ASSERT_TRUE(rows.ok()) << rows.status();
  EXPECT_THAT((*rows)[0], IsEmpty());
  EXPECT_THAT(Texts((*rows)[1]), ElementsAre("corps located_in kursk"));
  EXPECT_THAT(*reading->RowsOf("brigade", "no_such_predicate"), IsEmpty());
}

TEST_F(ViewTest, ClaimsComeWhateverTheLens) {
  const Claim denial = Said("brigade", "located_in", "kursk").As(Stance::kDenies).In("echo");
  Say({denial});
  Lens lens;
  lens.deny.documents = {"echo"};
  Reading reading = Read("1914", lens);
  EXPECT_EQ((*reading->Claims({PlaceOf(kursk_)}))[0].size(), 1u);
  EXPECT_EQ((*reading->ClaimsById({Id(denial)}))[0]->claim, denial);
  EXPECT_FALSE((*reading->ClaimsById({IdNumber(1)}))[0].has_value());
}

TEST_F(ViewTest, TheMemoryOfABatchIsGivenBackWhenItIsResolved) {
  Say({kursk_, corps_});
  Reading reading = Read("ALL");
  Rows(*reading, {PlaceOf(kursk_), PlaceOf(corps_)});
  const uint64_t held = reading->budget().used().bytes;
  for (int i = 0; i < 5; ++i) Rows(*reading, {PlaceOf(kursk_), PlaceOf(corps_)});
  EXPECT_EQ(reading->budget().used().bytes, held);
}

TEST_F(ViewTest, EqualQuestionsHaveEqualAnswersHoweverTheyAreBatched) {
  Say({Said("army", "agency_of", "russia").In("echo"), Said("ministry", "agency_of", "russia"),
       Said("brigade", "located_in", "kursk").By("army"),
       Said("brigade", "located_in", "kursk").By("ministry"),
       Said("corps", "located_in", "kursk").By("ukraine"),
       Said("corps", "located_in", "kursk").By("belarus")});
  Reading together = Read("ALL");
  Reading apart = Read("ALL");
  std::vector<PropositionRow> one_by_one = Rows(*apart, {PlaceOf(kursk_)});
  const auto second = Rows(*apart, {PlaceOf(corps_)});
  one_by_one.insert(one_by_one.end(), second.begin(), second.end());
  EXPECT_EQ(Rows(*together, {PlaceOf(kursk_), PlaceOf(corps_)}), one_by_one);
  EXPECT_EQ(one_by_one[0].origins, (Origins{1, 2}));
  EXPECT_EQ(one_by_one[1].origins, (Origins{2, 2}));
}

TEST_F(ViewTest, PlacesWithin) {
  Say({Said("sudzha", "part_of", "kursk")});
  EXPECT_EQ(*Read("ALL")->PlacesWithin("kursk"), (std::set<EntityId>{"kursk", "sudzha"}));
}

}  // namespace
}  // namespace entente

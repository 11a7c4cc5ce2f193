#include "graph/query/timeline.h"

#include "gmock/gmock.h"
#include "graph/query/page.h"
#include "gtest/gtest.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

int64_t Day(absl::string_view day) { return ParseMoment(day)->earliest.micros; }

class TimelineTest : public GraphTest {
 protected:
  TimelineQuestion About(TimelineAxis axis, int64_t from) {
    TimelineQuestion question;
    question.axis = axis;
    question.from = from;
    question.as_of = ValidAt("ALL");
    question.as_of.recorded_at = store().Head();
    question.pattern.predicate = "located_in";
    return question;
  }

  std::vector<TimelineRow> Rows(const TimelineQuestion& question, uint64_t page = kNoEnd) {
    std::vector<TimelineRow> rows;
    Bookmark from;
    for (int pages = 0; pages < 500; ++pages) {
      Budget budget({kNoEnd, kNoEnd, uint64_t{1} << 40}, absl::InfiniteFuture(), nullptr);
      uint64_t taken = 0;
      const auto ending = Timeline(store(), question, budget, page, from, [&](TimelineRow row) {
        rows.push_back(std::move(row));
        ++taken;
        return absl::OkStatus();
      });
      EXPECT_TRUE(ending.ok()) << ending.status();
      if (!ending.ok() || ending->complete) return rows;
      EXPECT_LE(taken, page);
      EXPECT_NE(ending->resume, from);
      from = ending->resume;
    }
    ADD_FAILURE() << "no end";
    return rows;
  }

  // "2024-10-21 new brigade located_in kursk"
  std::vector<std::string> Told(const TimelineQuestion& question) {
    std::vector<std::string> texts;
    for (const TimelineRow& row : Rows(question)) {
      const char* kind = row.diff.kind == DiffKind::kGone  ? " gone "
                         : row.diff.kind == DiffKind::kNew ? " new "
                                                           : " changed ";
      const std::string at = question.axis == TimelineAxis::kRecorded ? absl::StrCat(row.at)
                             : row.at == kBeginningOfTime.micros
                                 ? ".."
                                 : FormatInstant(Instant{row.at}).substr(0, 10);
      texts.push_back(at + kind + Text(row.diff.proposition()));
    }
    return texts;
  }
};

TEST_F(TimelineTest, OverValidTimeARowComesChangesAndGoes) {
  Say({Said("corps", "located_in", "kursk").When("2024-10-08/2024-10-20"),
       Said("corps", "located_in", "kursk")
           .When("[2024-10-01..2024-10-08]/2024-10-10")
           .In("echo")});
  TimelineQuestion question = About(TimelineAxis::kValid, kBeginningOfTime.micros);
  question.lens.least_certainty = Certainty::kPossible;
  EXPECT_THAT(Told(question), ElementsAre("2024-10-01 new corps located_in kursk",
                                          "2024-10-08 changed corps located_in kursk",
                                          "2024-10-11 changed corps located_in kursk",
                                          "2024-10-21 gone corps located_in kursk"));
}

TEST_F(TimelineTest, OverPublicationsBeliefTurns) {
  Publish("paper", "2024-10-21");
  Publish("echo", "2024-11-05");
  Say({Said("corps", "located_in", "kursk").When("2024-10-20"),
       Said("corps", "located_in", "kursk").When("2024-10-20").As(Stance::kDenies).In("echo")});
  const TimelineQuestion question = About(TimelineAxis::kPublished, kBeginningOfTime.micros);
  const std::vector<TimelineRow> rows = Rows(question);
  ASSERT_THAT(rows, SizeIs(2));
  EXPECT_EQ(rows[0].at, Day("2024-10-22"));
  EXPECT_EQ(rows[0].diff.kind, DiffKind::kNew);
  EXPECT_EQ(rows[1].at, Day("2024-11-06"));
  EXPECT_THAT(rows[1].diff.fields, ElementsAre(RowField::kVerdict, RowField::kDissent));
}

TEST_F(TimelineTest, ItEndsWhereItsCutDoes) {
  Publish("paper", "2024-10-21");
  Publish("echo", "2024-11-05");
  Say({Said("corps", "located_in", "kursk"), Said("brigade", "located_in", "kursk").In("echo")});
  TimelineQuestion question = About(TimelineAxis::kPublished, Day("2024-10-01"));
  question.as_of.published_before = PublishedCut{Instant{Day("2024-11-05")}, true};
  EXPECT_THAT(Told(question), ElementsAre("2024-10-22 new corps located_in kursk"));
  question.as_of.published_before = PublishedCut{Instant{Day("2024-11-06")}, true};
  EXPECT_THAT(Told(question), SizeIs(2));
  question.from = Day("2024-10-25");
  EXPECT_THAT(Told(question), ElementsAre("2024-10-25 new corps located_in kursk",
                                          "2024-11-06 new brigade located_in kursk"));
}

TEST_F(TimelineTest, OverRevisionsWhatWasRecordedAndJudged) {
  const Claim claim = Said("corps", "located_in", "kursk");
  const Revision said = Say({claim});
  const Revision other = Say({Said("division", "name", Words("7th"))});
  const Revision again = Say({Said("corps", "located_in", "kursk").In("echo")});
  const Revision undone =
      Judge(Retract{.target = Id(claim), .reason = RetractReason::kRecorderError, .published = {}});
  EXPECT_THAT(Told(About(TimelineAxis::kRecorded, 1)),
              ElementsAre(absl::StrCat(said, " new corps located_in kursk"),
                          absl::StrCat(again, " changed corps located_in kursk"),
                          absl::StrCat(undone, " changed corps located_in kursk")));
  EXPECT_THAT(Told(About(TimelineAxis::kRecorded, static_cast<int64_t>(other))), SizeIs(3));
}

TEST_F(TimelineTest, AnEntityIsEitherEnd) {
  Say({Said("corps", "located_in", "kursk"), Said("kursk", "part_of", "russia"),
       Said("ukraine", "borders", "russia"), Said("brigade", "located_in", "donetsk")});
  TimelineQuestion question = About(TimelineAxis::kRecorded, 1);
  question.pattern.predicate.clear();
  question.entity = "kursk";
  EXPECT_THAT(Rows(question), SizeIs(3));  // and its type
  question.entity = "russia";
  EXPECT_THAT(Rows(question), SizeIs(3));
}

TEST_F(TimelineTest, PagesOfAnySizeMakeOneTimeline) {
  Publish("paper", "2024-10-21");
  Publish("echo", "2024-11-05");
  Say({Said("corps", "located_in", "kursk").When("2024-10-08/2024-10-20"),
       Said("brigade", "located_in", "kursk").When("2024-10-10/"),
       Said("brigade", "located_in", "donetsk").When("2024-10-15/2024-10-30").In("echo"),
       Said("division", "located_in", "sudzha").As(Stance::kDenies).In("echo")});
  for (const TimelineAxis axis :
       {TimelineAxis::kValid, TimelineAxis::kPublished, TimelineAxis::kRecorded}) {
    const bool recorded = axis == TimelineAxis::kRecorded;
    const TimelineQuestion question = About(axis, recorded ? 1 : kBeginningOfTime.micros);
    const std::vector<TimelineRow> whole = Rows(question);
    EXPECT_FALSE(whole.empty());
    for (const uint64_t page : {1, 2, 3}) {
      const std::vector<TimelineRow> paged = Rows(question, page);
      ASSERT_EQ(paged.size(), whole.size());
      for (size_t i = 0; i < whole.size(); ++i) {
        EXPECT_EQ(paged[i].at, whole[i].at);
        EXPECT_EQ(paged[i].diff, whole[i].diff);
      }
    }
  }
}

TEST_F(TimelineTest, ABudgetEndsItAndTellsWhereToResume) {
  Publish("paper", "2024-10-21");
  std::vector<Claim> claims;
  for (int i = 0; i < 40; ++i) {
    claims.push_back(
        Said("corps", "name", Words(absl::StrCat("name ", i))).When(absl::StrCat(1900 + i)));
  }
  Say(claims);
  TimelineQuestion question = About(TimelineAxis::kValid, kBeginningOfTime.micros);
  question.pattern = {.subject = "corps", .predicate = "name"};
  question.lens.least_certainty = Certainty::kPossible;
  Budget budget({2'000, kNoEnd, uint64_t{1} << 40}, absl::InfiniteFuture(), nullptr);
  uint64_t rows = 0;
  const auto ending = Timeline(store(), question, budget, kNoEnd, "", [&](TimelineRow) {
    ++rows;
    return absl::OkStatus();
  });
  ASSERT_TRUE(ending.ok()) << ending.status();
  EXPECT_GT(rows, 0u);
  EXPECT_EQ(ending->truncated_by, "BUDGET_EDGES");
  EXPECT_FALSE(ending->resume.empty());
  Budget none({10, kNoEnd, 1 << 20}, absl::InfiniteFuture(), nullptr);
  EXPECT_EQ(ReasonOf(Timeline(store(), question, none, kNoEnd, "",
                              [](TimelineRow) { return absl::OkStatus(); })
                         .status()),
            "BUDGET_EDGES");
  EXPECT_EQ(ReasonOf(Timeline(store(), question, budget, kNoEnd, "?",
                              [](TimelineRow) { return absl::OkStatus(); })
                         .status()),
            "PAGE_TOKEN_INVALID");
}

}  // namespace
}  // namespace entente

#include "graph/store/judgement_rows.h"

#include <string>

#include "graph/store/draft_reads.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

class JudgementRowsTest : public testing::Test {
 protected:
  JudgementRowsTest() {
    graph_.Furnish();
    fact_ = graph_.MustClaim(Says("u1", "located_in", "kursk"));
    Claim forecast = Says("u1", "located_in", "rostov");
    forecast.mood = Mood::kForecast;
    forecast_ = graph_.MustClaim(forecast);
  }
  std::string Found(decltype(Judgement::act) act) {
    const absl::Status status = graph_.MustFail({Judges(std::move(act))});
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition) << status;
    return ReasonAt(status);
  }
  // The first byte of the partition that holds the judgement.
  Table TableOf(const JudgementId& id) {
    Draft head(graph_.engine(), graph_.store().Head());
    const auto row = *head.Get(JudgementByIdRow(id));
    EXPECT_TRUE(row.has_value());
    const RowPlace place = *DecodeRowPlace(row->value);
    EXPECT_TRUE((*head.Get(place)).has_value());
    return static_cast<Table>(static_cast<uint8_t>(place.partition[0]));
  }
  TestGraph graph_;
  ClaimId fact_, forecast_;
  const ClaimId nowhere_{{{9, 9, 9}}};
};

TEST_F(JudgementRowsTest, JudgementsLieWithWhatTheyJudge) {
  EXPECT_EQ(TableOf(graph_.MustJudge(Prefer{fact_})), Table::kClaim);
  EXPECT_EQ(TableOf(graph_.MustJudge(Fulfils{fact_, forecast_})), Table::kClaim);
  EXPECT_EQ(TableOf(graph_.MustJudge(DerivesFrom{EntityId("doc2"), EntityId("doc")})),
            Table::kDocumentJudgement);
  const JudgementId same = graph_.MustJudge(SameAs{"u2", "u1"});
  EXPECT_EQ(TableOf(same), Table::kEntityJudgement);
  Draft head(graph_.engine(), graph_.store().Head());
  EXPECT_TRUE(
      (*head.Get({PartitionOf(Table::kEntityJudgement, "u1"), JudgementSuffix(same)})).has_value());
  EXPECT_TRUE((*head.Get({PartitionOf(Table::kEntityJudgementOf, "u2"), JudgementSuffix(same)}))
                  .has_value());
  EXPECT_EQ(TableOf(graph_.MustJudge(RetractJudgement{same})), Table::kEntityJudgement);
}

TEST_F(JudgementRowsTest, TheForecastHoldsItsOutcome) {
  graph_.MustJudge(Refutes{fact_, forecast_});
  Draft head(graph_.engine(), graph_.store().Head());
  EXPECT_EQ((*FindClaim(head, forecast_))->judgements.size(), 1u);
  EXPECT_TRUE((*FindClaim(head, fact_))->judgements.empty());
}

TEST_F(JudgementRowsTest, WhatIsNamedMustBeThere) {
  EXPECT_EQ(Found(Grade{nowhere_, "", Reliability::kA}),
            "CLAIM_NOT_FOUND at changes[0].judgement.grade.claim");
  EXPECT_EQ(Found(Deprecate{nowhere_}), "CLAIM_NOT_FOUND at changes[0].judgement.deprecate.claim");
  EXPECT_EQ(Found(Retract{EntityId("nodoc"), RetractReason::kRecorderError, std::nullopt}),
            "DOCUMENT_NOT_FOUND at changes[0].judgement.retract.document");
  EXPECT_EQ(Found(SameAs{"u1", "u9"}), "ENTITY_NOT_FOUND at changes[0].judgement.same_as.b");
  EXPECT_EQ(Found(NotSameAs{"u9", "u1"}), "ENTITY_NOT_FOUND at changes[0].judgement.not_same_as.a");
  EXPECT_EQ(Found(DerivesFrom{fact_, nowhere_}),
            "CLAIM_NOT_FOUND at changes[0].judgement.derives_from.from_claim");
  EXPECT_EQ(Found(DerivesFrom{fact_, EntityId("nodoc")}),
            "DOCUMENT_NOT_FOUND at changes[0].judgement.derives_from.from_document");
  EXPECT_EQ(Found(RetractJudgement{JudgementId{{{7}}}}),
            "JUDGEMENT_NOT_FOUND at changes[0].retract_judgement.judgement_id");
}

TEST_F(JudgementRowsTest, ForecastsAreForecastsAndFactsFacts) {
  EXPECT_EQ(Found(Fulfils{forecast_, fact_}),
            "NOT_A_FORECAST at changes[0].judgement.fulfils.forecast");
  Claim intent = Says("u1", "located_in", "site");
  intent.mood = Mood::kIntent;
  const ClaimId intended = graph_.MustClaim(intent);
  EXPECT_EQ(Found(Refutes{intended, forecast_}),
            "NOT_A_FACT at changes[0].judgement.refutes.claim");
  graph_.MustJudge(Fulfils{fact_, intended});
}

TEST_F(JudgementRowsTest, OnlyWhatIsRetractedIsReinstated) {
  EXPECT_EQ(Found(Reinstate{fact_}), "NOT_RETRACTED at changes[0].judgement.reinstate.claim");
  EXPECT_EQ(Found(Reinstate{EntityId("doc2")}),
            "NOT_RETRACTED at changes[0].judgement.reinstate.document");
  graph_.MustJudge(Retract{fact_, RetractReason::kRecorderError, std::nullopt});
  graph_.MustJudge(Reinstate{fact_});
  EXPECT_EQ(Found(Reinstate{fact_}), "NOT_RETRACTED at changes[0].judgement.reinstate.claim");
}

TEST_F(JudgementRowsTest, ARetractionIsFinal) {
  const JudgementId grade = graph_.MustJudge(Grade{fact_, "", Reliability::kA});
  const JudgementId retraction = graph_.MustJudge(RetractJudgement{grade});
  EXPECT_EQ(Found(RetractJudgement{grade}),
            "ALREADY_RETRACTED at changes[0].retract_judgement.judgement_id");
  EXPECT_EQ(Found(RetractJudgement{retraction}),
            "JUDGEMENT_IS_RETRACTION at changes[0].retract_judgement.judgement_id");
  graph_.MustJudge(Grade{fact_, "", Reliability::kA});
}

TEST_F(JudgementRowsTest, DependenceHasNoCycle) {
  graph_.MustJudge(DerivesFrom{EntityId("doc2"), EntityId("doc")});
  EXPECT_EQ(Found(DerivesFrom{EntityId("doc"), EntityId("doc2")}),
            "CYCLE at changes[0].judgement.derives_from");
}

}  // namespace
}  // namespace entente

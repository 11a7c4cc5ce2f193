#include "graph/store/judgement_form.h"

#include <string>

#include "graph/model/limits.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

const ClaimId kOne{{{1}}};
const ClaimId kTwo{{{2}}};

std::string Found(decltype(Judgement::act) act) {
  return ReasonAt(CheckJudgementForm(Judges(std::move(act))));
}

TEST(JudgementForm, GradesHaveAnAxisWithinItsRange) {
  EXPECT_EQ(Found(Grade{kOne, "admiralty", Reliability::kF, 6, 7, 3}), "OK");
  EXPECT_EQ(Found(Grade{kOne, "admiralty"}), "GRADE_EMPTY at judgement.grade");
  EXPECT_EQ(Found(Grade{.claim = kOne, .scheme = "", .confidence = 1}), "OK");
  EXPECT_EQ(Found(Grade{kOne, "", static_cast<Reliability>(7), 1}),
            "GRADE_OUT_OF_RANGE at judgement.grade.reliability");
  EXPECT_EQ(Found(Grade{kOne, "", Reliability::kA, 7}),
            "GRADE_OUT_OF_RANGE at judgement.grade.credibility");
  EXPECT_EQ(Found(Grade{kOne, "", Reliability::kA, 1, 8}),
            "GRADE_OUT_OF_RANGE at judgement.grade.likelihood");
  EXPECT_EQ(Found(Grade{kOne, "", Reliability::kA, 1, 7, 4}),
            "GRADE_OUT_OF_RANGE at judgement.grade.confidence");
  EXPECT_EQ(Found(Grade{kOne, std::string(kMostSchemeBytes, 's'), Reliability::kA}), "OK");
  EXPECT_EQ(Found(Grade{kOne, std::string(kMostSchemeBytes + 1, 's'), Reliability::kA}),
            "TEXT_TOO_LONG at judgement.grade.scheme");
}

TEST(JudgementForm, RetractionsOfOthersHaveAPublication) {
  const Moment day = *ParseMoment("2024-10-20");
  EXPECT_EQ(Found(Retract{kOne, RetractReason::kRecorderError, std::nullopt}), "OK");
  EXPECT_EQ(Found(Retract{kOne, RetractReason::kRecorderError, day}),
            "RETRACT_PUBLISHED at judgement.retract.published");
  EXPECT_EQ(Found(Retract{kOne, RetractReason::kSourceCorrection, day}), "OK");
  EXPECT_EQ(Found(Retract{kOne, RetractReason::kSourceCorrection, std::nullopt}),
            "RETRACT_PUBLISHED at judgement.retract.published");
  EXPECT_EQ(Found(Retract{kOne, RetractReason::kDocumentWithdrawn, std::nullopt}),
            "RETRACT_PUBLISHED at judgement.retract.published");
  EXPECT_EQ(Found(Retract{kOne, static_cast<RetractReason>(0), std::nullopt}),
            "UNKNOWN_NUMBER at judgement.retract.reason");
  EXPECT_EQ(Found(Retract{EntityId(""), RetractReason::kRecorderError, std::nullopt}),
            "INVALID_ENTITY_ID at judgement.retract.document");
}

TEST(JudgementForm, PairsDiffer) {
  EXPECT_EQ(Found(SameAs{"a", "b"}), "OK");
  EXPECT_EQ(Found(SameAs{"a", "a"}), "SAME_ENTITY at judgement.same_as.b");
  EXPECT_EQ(Found(NotSameAs{"a", "a"}), "SAME_ENTITY at judgement.not_same_as.b");
  EXPECT_EQ(Found(NotSameAs{"", "a"}), "INVALID_ENTITY_ID at judgement.not_same_as.a");
  EXPECT_EQ(Found(Fulfils{kOne, kTwo}), "OK");
  EXPECT_EQ(Found(Fulfils{kOne, kOne}), "SAME_CLAIM at judgement.fulfils.forecast");
  EXPECT_EQ(Found(Refutes{kOne, kOne}), "SAME_CLAIM at judgement.refutes.forecast");
  EXPECT_EQ(Found(DerivesFrom{kOne, EntityId("doc")}), "OK");
  EXPECT_EQ(Found(DerivesFrom{kOne, kOne}), "DERIVES_FROM_ITSELF at judgement.derives_from");
}

TEST(JudgementForm, ReasonsAreLimited) {
  Judgement judgement = Judges(Prefer{kOne});
  judgement.reason = std::string(Limits().text_bytes, 'r');
  EXPECT_EQ(ReasonAt(CheckJudgementForm(judgement)), "OK");
  judgement.reason += "r";
  EXPECT_EQ(ReasonAt(CheckJudgementForm(judgement)), "TEXT_TOO_LONG at judgement.reason");
  judgement.act = RetractJudgement{};
  EXPECT_EQ(ReasonAt(CheckJudgementForm(judgement)), "TEXT_TOO_LONG at retract_judgement.reason");
}

TEST(JudgementForm, NamesTheDocumentsOfAJudgement) {
  const auto documents = DocumentsOf(Judges(DerivesFrom{EntityId("a"), EntityId("b")}));
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(documents[0].first, "judgement.derives_from.document");
  EXPECT_EQ(documents[0].second, "a");
  EXPECT_EQ(documents[1].first, "judgement.derives_from.from_document");
  EXPECT_TRUE(DocumentsOf(Judges(Prefer{kOne})).empty());
}

}  // namespace
}  // namespace entente

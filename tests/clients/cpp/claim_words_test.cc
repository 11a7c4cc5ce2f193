#include "clients/cpp/claim_words.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(ClaimWordsTest, UnspecifiedValuesAreWhatTheyAreTakenAs) {
  EXPECT_EQ(StanceWord(v1::STANCE_UNSPECIFIED), "asserts");
  EXPECT_EQ(StanceWord(v1::STANCE_DENIES), "denies");
  EXPECT_EQ(MoodWord(v1::MOOD_UNSPECIFIED), "fact");
  EXPECT_EQ(MoodWord(v1::MOOD_INTENT), "intent");
  EXPECT_EQ(BasisWord(v1::BASIS_UNSPECIFIED), "unstated");
  EXPECT_EQ(BasisWord(v1::BASIS_OBSERVED), "observed");
}

TEST(ClaimWordsTest, TheLastGradeCountsAxisByAxisAndRetractedOnesDoNot) {
  v1::ClaimRecord record;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
      "judgements { judgement { grade { reliability: RELIABILITY_C credibility: 2 } } } "
      "judgements { judgement { grade { reliability: RELIABILITY_B } } } "
      "judgements { judgement { grade { reliability: RELIABILITY_A } } retraction { } }",
      &record));
  EXPECT_EQ(GradeText(record), "B2");
  EXPECT_EQ(GradeText(v1::ClaimRecord()), "ungraded");
}

TEST(ClaimWordsTest, AxesAreToldInOneOrder) {
  v1::Grade grade;
  grade.set_credibility(3);
  grade.set_likelihood(v1::LIKELIHOOD_BAND_VERY_LIKELY);
  grade.set_confidence(v1::ANALYTIC_CONFIDENCE_LOW);
  EXPECT_EQ(AxesText(grade), "3 very_likely low");
  EXPECT_EQ(AxesText(v1::Grade()), "");
}

}  // namespace
}  // namespace entente

#include "graph/query/name_match.h"

#include <gtest/gtest.h>

#include "tests/graph/resolve/said.h"

namespace entente {
namespace {

TEST(NameMatchTest, TheBetterTheReasonTheHigherTheScore) {
  double last = 2;
  for (int reason = 1; reason <= 6; ++reason) {
    const double score = ScoreOf(static_cast<NameReason>(reason), 1);
    EXPECT_LT(score, last) << reason;
    last = score;
  }
  EXPECT_EQ(ScoreOf(NameReason::kId), 1);
  EXPECT_DOUBLE_EQ(SimilarityFor(ScoreOf(NameReason::kSimilar, 0.5)), 0.5);
}

TEST(NameMatchTest, ComparesStepByStep) {
  const Romanizer romanizer;
  const AskedName asked("Зеленський", romanizer);
  EXPECT_EQ(asked.Compare("Зеленський").reason, NameReason::kExact);
  EXPECT_EQ(asked.Compare("ЗЕЛЕНСЬКИЙ").reason, NameReason::kNormalized);
  EXPECT_EQ(asked.Compare("Zelenskyy").reason, NameReason::kTransliterated);
  EXPECT_EQ(AskedName("Xi Jinping", romanizer).Compare("习近平").reason,
            NameReason::kTransliterated);
  const NameMatch near = asked.Compare("Zelinsky");
  EXPECT_EQ(near.reason, NameReason::kSimilar);
  EXPECT_GT(near.score, asked.Compare("Putin").score);
  EXPECT_LT(near.score, ScoreOf(NameReason::kExternalId));
}

TEST(NameMatchTest, HanWithoutTonesIsNoProof) {
  const Romanizer romanizer;
  EXPECT_EQ(AskedName("陕西", romanizer).Compare("山西").reason, NameReason::kSimilar);
  EXPECT_EQ(AskedName("shan xi", romanizer).Compare("山西").reason, NameReason::kTransliterated);
}

TEST(NameMatchTest, LongNamesAreComparedToTheirEnds) {
  const Romanizer romanizer;
  const std::string mission =
      "Постійне представництво Корейської Народно-Демократичної Республіки при ООН у ";
  const AskedName asked(mission + "Женеві", romanizer);
  EXPECT_EQ(asked.Compare(mission + "Нью-Йорку").reason, NameReason::kSimilar);
  EXPECT_EQ(asked.Compare(mission + "ЖЕНЕВІ").reason, NameReason::kNormalized);
}

TEST(NameMatchTest, NothingEqualsNothingLeft) {
  const Romanizer romanizer;
  EXPECT_EQ(AskedName("!", romanizer).Compare("?").reason, NameReason::kSimilar);
  EXPECT_EQ(AskedName("!", romanizer).Compare("?").score, 0);
  EXPECT_EQ(AskedName("!", romanizer).Compare("!").reason, NameReason::kExact);
}

TEST(NameMatchTest, ReadsTextAndKindOffARow) {
  PropositionRow row;
  row.proposition = {"e", "name", Words("Kursk"), {{"kind", Words("alias")}}, 0, {}};
  EXPECT_EQ(TextOf(row)->text, "Kursk");
  EXPECT_EQ(KindOf(row), "alias");
  row.proposition = {"e", "name", EntityId("x"), {}, 0, {}};
  EXPECT_EQ(TextOf(row), nullptr);
  EXPECT_EQ(KindOf(row), "");
}

}  // namespace
}  // namespace entente

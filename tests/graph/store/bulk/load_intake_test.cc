#include "graph/store/bulk/load_intake.h"

#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

class LoadIntakeTest : public testing::Test {
 protected:
  std::unique_ptr<LoadIntake> NewIntake() {
    return std::make_unique<LoadIntake>(
        principal_, request_, std::shared_ptr<const Ontology>(&TestOntology(), [](const auto*) {}),
        limits_, key_, space_);
  }

  const std::string principal_ = "tester";
  const std::string request_ = "request";
  const IdKey key_ = std::string(32, 'k');
  Limits limits_;
  SpillSpace space_{testing::TempDir(), uint64_t{1} << 30};
};

TEST_F(LoadIntakeTest, KeepsChangesByClaimClaimsFirst) {
  const auto intake = NewIntake();
  const Claim claim = Says("u1", "name", TextValue("A"));
  const ClaimId id = DeriveClaimId(key_, claim);
  ASSERT_TRUE(intake->Add(Judges(Prefer{id}), false).ok());
  ASSERT_TRUE(intake->Add(claim, false).ok());
  ASSERT_TRUE(intake->Add(claim, true).ok());
  EXPECT_EQ(intake->count(), 3u);
  EXPECT_EQ(intake->TakeDigest().size(), 32u);
  ASSERT_TRUE(intake->changes().Sort(1 << 20).ok());
  std::vector<uint64_t> numbers;
  while (*intake->changes().Next()) {
    const auto kept = ParseKept(intake->changes().key(), intake->changes().value());
    ASSERT_TRUE(kept.ok()) << kept.status();
    EXPECT_EQ(ClaimId{kept->claim}, id);
    EXPECT_EQ(kept->judgement, kept->number == 0);
    EXPECT_EQ(kept->new_instance, kept->number == 2);
    if (!kept->judgement) {
      EXPECT_EQ(*DecodeClaim(kept->bytes), claim);
    }
    numbers.push_back(kept->number);
  }
  EXPECT_EQ(numbers, (std::vector<uint64_t>{1, 2, 0}));
  EXPECT_TRUE(absl::IsDataLoss(ParseKept("short", "x").status()));
}

TEST_F(LoadIntakeTest, TheDigestIsOfTheChangesInOrder) {
  const auto digest = [&](const std::vector<Change>& changes) {
    const auto intake = NewIntake();
    for (const Change& change : changes) EXPECT_TRUE(intake->Add(change, false).ok());
    return intake->TakeDigest();
  };
  const Claim a = Says("u1", "name", TextValue("A")), b = Says("u1", "name", TextValue("B"));
  EXPECT_EQ(digest({a, b}), digest({a, b}));
  EXPECT_NE(digest({a, b}), digest({b, a}));
  EXPECT_NE(digest({a}), digest({a, a}));
}

TEST_F(LoadIntakeTest, RefusesWhatACommitRefusesInFormAndWhatIsNotForBulk) {
  const auto intake = NewIntake();
  ASSERT_TRUE(intake->Add(Says("u1", "name", TextValue("A")), false).ok());
  EXPECT_EQ(ReasonAt(intake->Add(Says("", "name", TextValue("A")), false)),
            "INVALID_ENTITY_ID at changes[1].claim.subject");
  EXPECT_EQ(ReasonAt(intake->Add(Judges(SameAs{"a", "b"}), false)),
            "BULK_LOAD_CHANGE at changes[1].judgement");
  EXPECT_EQ(ReasonAt(intake->Add(Judges(RetractJudgement{JudgementId{}}), false)),
            "BULK_LOAD_CHANGE at changes[1].judgement");
  limits_.bulk_load_changes = 1;
  EXPECT_EQ(ReasonAt(intake->Add(Says("u1", "name", TextValue("B")), false)),
            "LIMIT_BULK_LOAD_CHANGES at changes");
}

}  // namespace
}  // namespace entente

#include "graph/store/voice_book.h"

#include "graph/encoding/row_keys.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

Row RowOf(Table table, const std::string& name, Revision revision) {
  Row row;
  row.sequence = revision;
  row.partition = PartitionOf(table, name);
  return row;
}

Row ClaimRow(const EntityId& subject, const std::string& predicate, Revision revision) {
  Row row = RowOf(Table::kClaim, subject, revision);
  row.suffix =
      ClaimSuffix(KeyOf(Proposition{subject, predicate, EntityId("x"), {}, 0, {}}), ClaimId());
  return row;
}

class VoiceBookTest : public ::testing::Test {
 protected:
  void SetUp() override {
    book_.KeepDocument("doc", {.publication = {}, .issuer = "KP", .judgements = {}}, 5);
    book_.KeepBodies("spokesman", {{"MFA", kAlways, false}}, 5);
  }
  bool KnowsDocument(Revision revision) { return book_.FindDocument("doc", revision).has_value(); }
  bool KnowsBodies(Revision revision) {
    return book_.FindBodies("spokesman", revision).has_value();
  }
  void Write(const Row& row, bool whole = false) {
    book_.Foresee({&row, 1}, whole);
    book_.Follow(row.sequence);
  }

  VoiceBook book_{5};
};

TEST_F(VoiceBookTest, KnowsFromTheRevisionThatItWasReadAt) {
  EXPECT_EQ(book_.FindDocument("doc", 5)->issuer, "KP");
  EXPECT_EQ(book_.FindBodies("spokesman", 5)->front().body, "MFA");
  EXPECT_FALSE(KnowsDocument(4)) << "it may have said less then";
  EXPECT_FALSE(KnowsDocument(6)) << "nobody has said that there is such a revision";
}

TEST_F(VoiceBookTest, WhatWasReadBeforeItBeganIsNotKept) {
  VoiceBook book(5);
  book.KeepDocument("doc", {}, 4);
  EXPECT_FALSE(book.FindDocument("doc", 5).has_value()) << "revision 5 may have added to it";
}

TEST_F(VoiceBookTest, WhatHasNothingToDoWithItLeavesIt) {
  Write(ClaimRow("RU", "aids", 6));
  Write(ClaimRow("other", "issued_by", 7));
  EXPECT_TRUE(KnowsDocument(7));
}

TEST_F(VoiceBookTest, ClaimsAboutItEndIt) {
  Write(ClaimRow("doc", "issued_by", 6));
  EXPECT_FALSE(KnowsDocument(6));
  Write(ClaimRow("spokesman", "agency_of", 7));
  EXPECT_FALSE(KnowsBodies(7));
  book_.KeepDocument("doc", {}, 6);
  EXPECT_FALSE(KnowsDocument(7)) << "read before the last that counts";
  book_.KeepDocument("doc", {}, 7);
  EXPECT_TRUE(KnowsDocument(7));
}

TEST_F(VoiceBookTest, HowLongALinkLastsMayDependOnAnyPublication) {
  Write(ClaimRow("paper", "published", 6));
  EXPECT_TRUE(KnowsDocument(6));
  EXPECT_FALSE(KnowsBodies(6));
}

TEST_F(VoiceBookTest, AJudgementOnADocumentEndsAll) {
  Write(RowOf(Table::kDocumentJudgement, "paper", 6));
  EXPECT_FALSE(KnowsDocument(6));
  EXPECT_FALSE(KnowsBodies(6));
}

TEST_F(VoiceBookTest, ALoadAndWhatWasNotForeseenEndAll) {
  Write(RowOf(Table::kCommit, "", 6), true);
  EXPECT_FALSE(KnowsDocument(6));
  book_.KeepDocument("doc", {}, 6);
  Write(ClaimRow("RU", "aids", 8));  // 7 was written by others
  EXPECT_FALSE(KnowsDocument(8));
  book_.KeepDocument("doc", {}, 8);
  book_.StartOver(9);
  EXPECT_FALSE(KnowsDocument(9));
}

}  // namespace
}  // namespace entente

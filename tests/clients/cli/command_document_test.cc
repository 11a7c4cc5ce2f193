#include "clients/cli/command_document.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

TEST(CommandDocumentTest, ADocumentIsClaimsOfItself) {
  const auto recording = DocumentRecording(
      Parsed(AddDocumentAddFlags,
             "D --title \"A report@en\" --published 2024-10-24 --issued-by A --address http://x "
             "--licence \"CC BY 4.0\""),
      NamesToIds());
  ASSERT_TRUE(recording.ok()) << recording.status();
  std::vector<std::string> said;
  for (const v1::Change& change : recording->changes) {
    EXPECT_EQ(change.claim().subject(), "id:D");
    EXPECT_EQ(change.claim().voice().document(), "id:D");
    said.push_back(change.claim().predicate());
  }
  EXPECT_EQ(said, (std::vector<std::string>{"type", "title", "published", "issued_by", "address",
                                            "licence"}));
  EXPECT_EQ(recording->changes[0].claim().value().text().text(), "Document");
  EXPECT_EQ(recording->changes[1].claim().value().text().language(), "en");
  EXPECT_EQ(recording->changes[2].claim().value().date(), "2024-10-24");
  EXPECT_EQ(recording->changes[3].claim().object(), "id:A");
  EXPECT_EQ(recording->flag_of(2, "claim.value.date"), "--published");
  EXPECT_EQ(recording->flag_of(2, "claim.subject"), "DOCUMENT");
}

TEST(CommandDocumentTest, AnotherDocumentMaySaySo) {
  const auto recording =
      DocumentRecording(Parsed(AddDocumentAddFlags, "D --type Dataset --document E"), NamesToIds());
  ASSERT_TRUE(recording.ok());
  ASSERT_EQ(recording->changes.size(), 1u);
  EXPECT_EQ(recording->changes[0].claim().voice().document(), "id:E");
  EXPECT_EQ(recording->changes[0].claim().value().text().text(), "Dataset");
}

v1::ClaimRecord At(uint32_t paragraph, uint32_t begin, uint32_t end, const std::string& id) {
  v1::ClaimRecord record;
  record.set_id(id);
  v1::Locator* at = record.mutable_claim()->mutable_voice()->mutable_locator();
  at->set_paragraph(paragraph);
  at->set_span_begin(begin);
  at->set_span_end(end);
  return record;
}

TEST(CommandDocumentTest, ClaimsAreInTheOrderOfTheText) {
  std::vector<v1::ClaimRecord> claims = {At(0, 0, 0, "e"), At(10, 0, 0, "d"), At(2, 7, 9, "c"),
                                         At(2, 3, 9, "b"), At(2, 3, 9, "a")};
  SortByLocator(&claims);
  std::string order;
  for (const v1::ClaimRecord& record : claims) order += record.id();
  EXPECT_EQ(order, "abcde");
}

TEST(CommandDocumentTest, PlacesAreShort) {
  EXPECT_EQ(LocatorText(At(2, 10, 25, "").claim().voice().locator()), "2:10-25");
  EXPECT_EQ(LocatorText(At(2, 0, 0, "").claim().voice().locator()), "2");
  EXPECT_EQ(LocatorText(v1::Locator()), "-");
}

TEST(CommandDocumentTest, ShowTakesTheFlagsOfAReadAndOfPages) {
  const DocumentShowFlags flags =
      Parsed(AddDocumentShowFlags, "D --recorded-at 3 --least-origins 2 --all");
  EXPECT_EQ(flags.document, "D");
  EXPECT_EQ(flags.read.recorded_at, "3");
  EXPECT_TRUE(flags.page.all);
}

}  // namespace
}  // namespace entente

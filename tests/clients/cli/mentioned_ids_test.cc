#include "clients/cli/mentioned_ids.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

template <typename Message>
IdSet Ids(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  IdSet ids;
  CollectIds(message, &ids);
  return ids;
}

TEST(MentionedIdsTest, AClaimMentionsItsEndsItsVoicesAndItsDocument) {
  EXPECT_THAT(Ids<v1::Claim>("subject: 'a' object: 'b' qualifiers { name: 'q' entity: 'c' } "
                             "voice { document: 'd' chain { agent: 'e' } "
                             "chain { description: 'not an id' } }"),
              ElementsAre("a", "b", "c", "d", "e"));
}

TEST(MentionedIdsTest, ARowMentionsWhatIsBelowIt) {
  EXPECT_THAT(
      Ids<v1::PropositionRow>("proposition { subject: 'a' value { integer: 1 } } "
                              "rivals { subject: 'b' object: 'c' } groups { key: 'd' } "
                              "groups { key: 'somebody' anonymous: true } "
                              "evidence { claim { subject: 'e' voice { document: 'f' } } }"),
      ElementsAre("a", "b", "c", "d", "e", "f"));
}

TEST(MentionedIdsTest, JudgementsMentionDocuments) {
  EXPECT_THAT(Ids<v1::Judgement>("derives_from { document: 'a' from_document: 'b' }"),
              ElementsAre("a", "b"));
  EXPECT_THAT(Ids<v1::Judgement>("prefer { claim { ref: 'x' } }"), IsEmpty());
}

TEST(MentionedIdsTest, EntriesAndChangesMentionWhatTheyCarry) {
  EXPECT_THAT(Ids<v1::HistoryEntry>("judgement { judgement { retract { document: 'a' } } }"),
              ElementsAre("a"));
  EXPECT_THAT(Ids<v1::RecordedChange>("claim { subject: 'a' voice { document: 'b' } }"),
              ElementsAre("a", "b"));
}

}  // namespace
}  // namespace entente

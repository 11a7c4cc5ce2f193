#include "server/convert/identity.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

Coreference Word(uint8_t number, const EntityId& a, const EntityId& b) {
  Coreference made{.id = {}, .a = a, .b = b, .revision = 7, .principal = "ana", .reason = "why"};
  made.id.bytes[15] = number;
  return made;
}

TEST(IdentityTest, AJudgementIsToldWhole) {
  const v1::IdentityJudgement wire = ToWire(Word(1, "a", "b"));
  EXPECT_EQ(wire.id(), std::string(15, '\0') + '\x01');
  EXPECT_EQ(wire.a() + wire.b() + wire.principal() + wire.reason(), "abanawhy");
  EXPECT_EQ(wire.revision(), 7u);
}

TEST(IdentityTest, AnAnswerIsToldWhole) {
  IdentityAnswer answer;
  answer.members = {{.id = "a", .first_named = 2, .joined_by = {Word(1, "a", "b")}},
                    {.id = "b", .first_named = 3, .joined_by = {}}};
  answer.same = {{.judgement = Word(1, "a", "b"), .blocked_by = {}, .undoing = {{"a"}, {"b"}}},
                 {.judgement = Word(2, "b", "c"),
                  .blocked_by = {Word(3, "", "").id},
                  .undoing = {{"a", "b"}}}};
  answer.apart = {{.judgement = Word(3, "a", "c"), .blocked_by = {}, .undoing = {{"a", "b", "c"}}}};
  answer.assumed = {{"a", "z"}};
  const v1::GetIdentityResponse wire = ToWire(answer);
  EXPECT_EQ(wire.id(), "a");
  ASSERT_EQ(wire.members_size(), 2);
  EXPECT_EQ(wire.members(0).first_revision(), 2u);
  EXPECT_EQ(wire.members(0).joined_by(0).b(), "b");
  EXPECT_EQ(wire.members(1).joined_by_size(), 0);
  ASSERT_EQ(wire.same_size(), 2);
  EXPECT_EQ(wire.same(0).undoing_size(), 2);
  EXPECT_EQ(wire.same(0).undoing(1).ids(0), "b");
  EXPECT_EQ(wire.same(1).blocked_by(0).back(), '\x03');
  EXPECT_EQ(wire.apart(0).undoing(0).ids_size(), 3);
  EXPECT_EQ(wire.assumed(0).b(), "z");
}

}  // namespace
}  // namespace entente

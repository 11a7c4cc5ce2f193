#include "clients/cpp/citation.h"

#include <gtest/gtest.h>

#include <cstdio>

#include "entente/v1/query_service.pb.h"

namespace entente {
namespace {

v1::ListPropositionsResponse Answer(std::initializer_list<const char*> subjects) {
  v1::ListPropositionsResponse answer;
  for (const char* subject : subjects) {
    answer.add_rows()->mutable_proposition()->set_subject(subject);
  }
  return answer;
}

std::string DigestOf(const std::vector<v1::ListPropositionsResponse>& messages) {
  AnswerDigest digest;
  for (const v1::ListPropositionsResponse& message : messages) digest.Add(message);
  return digest.Finish();
}

TEST(CitationTest, RowsCountNotHowTheyWereCut) {
  const std::string whole = DigestOf({Answer({"a", "b", "c"})});
  EXPECT_EQ(whole.size(), 32u);
  EXPECT_EQ(DigestOf({Answer({"a"}), Answer({}), Answer({"b", "c"})}), whole);
  EXPECT_NE(DigestOf({Answer({"a", "c", "b"})}), whole);
  EXPECT_NE(DigestOf({Answer({"a", "b"})}), whole);
  EXPECT_NE(DigestOf({Answer({"ab", "", "c"})}), whole);
}

TEST(CitationTest, WhatIsSaidOfTheReadDoesNotCount) {
  v1::ListPropositionsResponse answer = Answer({"a"});
  answer.mutable_scope()->set_revision(7);
  answer.mutable_trailer()->mutable_used()->set_edges(9);
  EXPECT_EQ(DigestOf({answer}), DigestOf({Answer({"a"})}));
}

// Fixed for good: what was cited with an earlier version must be found by a later one. By hand:
//   printf '\5\0\0\0\0\0\0\0\n\3\n\1a' | sha256sum
TEST(CitationTest, TheDigestIsTheOneDocumented) {
  AnswerDigest digest;
  digest.AddElement(Answer({"a"}).rows(0));
  EXPECT_EQ(digest.rows(), 1u);
  const std::string bytes = digest.Finish();
  std::string hex;
  for (const char c : bytes) {
    char two[3];
    snprintf(two, sizeof(two), "%02x", static_cast<unsigned char>(c));
    hex += two;
  }
  EXPECT_EQ(hex, "59e278b41b15968b0811041960de0effd8bb21d951d1232e45bad10a8a02f78c");
}

TEST(CitationTest, APinnedScopeAsksForWhatItWas) {
  v1::ResolvedScope resolved;
  resolved.set_graph("g");
  resolved.set_valid("2024-10-27");
  resolved.set_mode(v1::VALID_MODE_THROUGHOUT);
  resolved.set_published_before("2024-10-24");
  resolved.set_revision(9);
  resolved.set_lens_name("strict");
  resolved.set_lens_version(2);
  v1::ReadScope scope;
  scope.set_graph("g");
  scope.mutable_as_of()->set_valid("now");
  Pin(resolved, &scope);
  EXPECT_EQ(scope.ShortDebugString(),
            "graph: \"g\" as_of { valid: \"2024-10-27\" mode: VALID_MODE_THROUGHOUT "
            "published_before: \"2024-10-24\" recorded_at: \"9\" } lens { name: \"strict@2\" }");
  resolved.clear_lens_name();
  resolved.mutable_lens()->set_least_origins(2);
  Pin(resolved, &scope);
  EXPECT_EQ(scope.lens().inline_().least_origins(), 2u);
}

}  // namespace
}  // namespace entente

#include "clients/cpp/content_id.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

v1::CommitRequest Says(const std::string& subject) {
  v1::CommitRequest request;
  request.add_changes()->mutable_claim()->set_subject(subject);
  return request;
}

TEST(ContentIdTest, IsMadeOfTheChangesAlone) {
  v1::CommitRequest elsewhere = Says("x");
  elsewhere.set_graph("g");
  elsewhere.set_dry_run(true);
  EXPECT_EQ(ContentId("m", Says("x")), ContentId("m", elsewhere));
  EXPECT_NE(ContentId("m", Says("x")), ContentId("m", Says("y")));
  EXPECT_NE(ContentId("m", Says("x")), ContentId("n", Says("x")));
  EXPECT_EQ(ContentId("m", Says("x")).size(), 34u);
}

TEST(ContentIdTest, AHashIsOfTheBytesHoweverTheyCome) {
  ContentHash whole;
  whole.Add("abc");
  ContentHash parts;
  parts.Add("a");
  parts.Add("bc");
  const std::string hex = whole.Hex();
  EXPECT_EQ(hex, parts.Hex());
  EXPECT_EQ(hex, "ba7816bf8f01cfea414140de5dae2223") << "the first half of SHA-256 of abc";
}

}  // namespace
}  // namespace entente

#include "server/page_token.h"

#include <gtest/gtest.h>

#include "entente/v1/query_service.pb.h"

namespace entente {
namespace {

const std::string kKey(32, 'k');

PagePosition Position() {
  PagePosition position;
  position.as_of.valid = {Instant{-5}, Instant{7}, ValidMode::kThroughout};
  position.as_of.published_before = PublishedCut{Instant{9}, true};
  position.as_of.current_judgements = true;
  position.as_of.recorded_at = 17;
  position.lens_name = "strict";
  position.lens_version = 3;
  position.bookmark = std::string("\0bytes\xff", 7);
  return position;
}

TEST(PageTokenTest, OpensWhatItSealed) {
  const std::string token = SealPage(kKey, "binding", Position());
  const auto opened = OpenPage(kKey, "binding", token);
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ(*opened, Position());
}

TEST(PageTokenTest, RefusesEveryOtherByteKeyAndBinding) {
  const std::string token = SealPage(kKey, "binding", Position());
  for (size_t i = 0; i < token.size(); ++i) {
    std::string tampered = token;
    tampered[i] = tampered[i] == 'A' ? 'Q' : 'A';
    EXPECT_FALSE(OpenPage(kKey, "binding", tampered).ok()) << i;
    EXPECT_FALSE(OpenPage(kKey, "binding", token.substr(0, i)).ok()) << i;
  }
  EXPECT_FALSE(OpenPage(kKey, "another", token).ok());
  EXPECT_FALSE(OpenPage(std::string(32, 'x'), "binding", token).ok());
  EXPECT_FALSE(OpenPage(kKey, "binding", "not base64!").ok());
}

TEST(PageTokenTest, BindsPrincipalMethodAndRequest) {
  v1::ListPropositionsRequest request;
  request.set_subject("a");
  const std::string binding = BindingOf("local", "ListPropositions", request);
  EXPECT_EQ(binding.size(), 32u);
  EXPECT_EQ(binding, BindingOf("local", "ListPropositions", request));
  EXPECT_NE(binding, BindingOf("other", "ListPropositions", request));
  EXPECT_NE(binding, BindingOf("local", "Neighbors", request));
  request.set_page_size(7);
  EXPECT_NE(binding, BindingOf("local", "ListPropositions", request));
}

}  // namespace
}  // namespace entente

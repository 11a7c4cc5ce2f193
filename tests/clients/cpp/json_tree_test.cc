#include "clients/cpp/json_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/v1/graph_service.pb.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

TEST(JsonTreeTest, AMistakeHasAPosition) {
  const auto tree = ParseJson("{\"a\": ]");
  EXPECT_EQ(tree.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(tree.status().message()), HasSubstr("byte 7"));
}

TEST(JsonTreeTest, WhatIsNoJsonIsRefused) {
  for (const char* text : {"", "{", "{} {}", "{\"a\": \"\xff\"}", "nul", "{'a': 1}"}) {
    EXPECT_FALSE(ParseJson(text).ok()) << text;
  }
}

TEST(JsonTreeTest, NestingHasALimit) {
  const auto nested = [](size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_TRUE(ParseJson(nested(kJsonNesting)).ok());
  const auto deeper = ParseJson(nested(kJsonNesting + 1));
  EXPECT_THAT(std::string(deeper.status().message()), HasSubstr("nested too deeply"));
  EXPECT_FALSE(ParseJson(std::string(1'000'000, '[')).ok());
}

TEST(JsonTreeTest, PrintedJsonCommandsNoTerminal) {
  JsonTree tree;
  tree["a"] = "\x1b[31m\xc2\x9b\x7f";
  EXPECT_EQ(PrintJson(tree, false), "{\"a\":\"\\u001b[31m\\u009b\\u007f\"}");
  EXPECT_EQ(ParseJson(PrintJson(tree, true)).value(), tree);
}

TEST(JsonTreeTest, IdsGoToHexAndBackWhereTheMessageHasBytes) {
  const auto& type = *v1::Change::descriptor();
  const char* base64 =
      R"({"judgement":{"grade":{"claim":{"id":"ABEiM0RVZneImaq7zN3u/w=="}},"reason":"QUJD"}})";
  JsonTree tree = ParseJson(base64).value();
  IdsToHex(type, &tree);
  EXPECT_EQ(tree["judgement"]["grade"]["claim"]["id"], "00112233445566778899aabbccddeeff");
  EXPECT_EQ(tree["judgement"]["reason"], "QUJD");
  IdsFromHex(type, &tree);
  EXPECT_EQ(tree, ParseJson(base64).value());
}

TEST(JsonTreeTest, RepeatedIdsAndCamelCaseNamesAreFound) {
  JsonTree tree =
      ParseJson(R"({"assumeRetracted":["00112233445566778899aabbccddeeff","short"]})").value();
  IdsFromHex(*v1::Lens::descriptor(), &tree);
  EXPECT_EQ(tree["assumeRetracted"][0], "ABEiM0RVZneImaq7zN3u/w==");
  EXPECT_EQ(tree["assumeRetracted"][1], "short");
}

}  // namespace
}  // namespace entente

#include "clients/cpp/json.h"

#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "clients/cpp/rpc_error.h"
#include "entente/v1/graph_service.pb.h"

namespace entente {
namespace {

const char kId[] = "\x00\x11\x22\x33\x44\x55\x66\x77\x88\x99\xaa\xbb\xcc\xdd\xee\xff";

TEST(JsonTest, MessagesReadBackAsTheyWereWritten) {
  v1::CommitRequest request;
  request.set_request_id("r/1");
  v1::Change* change = request.add_changes();
  change->mutable_claim()->set_subject("unit:x");
  change->mutable_claim()->mutable_value()->mutable_quantity()->set_best(12000);
  change->mutable_claim()->set_stance(v1::STANCE_DENIES);
  request.add_changes()->mutable_judgement()->mutable_grade()->mutable_claim()->set_id(
      std::string(kId, 16));

  const auto text = JsonOf(request, JsonForm::kOneLine);
  ASSERT_TRUE(text.ok());
  EXPECT_THAT(*text, ::testing::HasSubstr("\"request_id\":\"r/1\""));
  EXPECT_THAT(*text, ::testing::HasSubstr("\"id\":\"00112233445566778899aabbccddeeff\""));
  v1::CommitRequest read;
  ASSERT_TRUE(MessageFromJson(*text, &read).ok());
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(request, read));
}

TEST(JsonTest, AFieldThatDoesNotExistIsNamedByItsPath) {
  v1::CommitRequest request;
  const absl::Status status =
      MessageFromJson(R"({"changes": [{"claim": {"subjekt": "x"}}]})", &request);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  const auto error = RpcErrorOf(status);
  ASSERT_TRUE(error.has_value());
  EXPECT_THAT(error->field, ::testing::HasSubstr("subjekt"));
}

TEST(JsonTest, AnUnknownEnumValueIsAnError) {
  v1::Claim claim;
  EXPECT_FALSE(MessageFromJson(R"({"stance": "STANCE_SHRUGS"})", &claim).ok());
}

TEST(JsonTest, AnIdIsThirtyTwoHexDigits) {
  EXPECT_EQ(IdFromHex("00112233445566778899AABBCCDDEEFF").value(), std::string(kId, 16));
  for (const char* text :
       {"", "0011", "00112233445566778899aabbccddeefg", "00112233445566778899aabbccddeeff00"}) {
    EXPECT_EQ(IdFromHex(text).status().code(), absl::StatusCode::kInvalidArgument) << text;
  }
}

}  // namespace
}  // namespace entente

#include "graph/model/status.h"

#include "absl/strings/cord.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

TEST(StatusTest, CarriesDetails) {
  const absl::Status status = InvalidField("BAD", "claim.period", "a:b\n7:", "not a period");
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message(), "not a period");
  const ErrorDetail detail = *DetailOf(status);
  EXPECT_EQ(detail.reason, "BAD");
  EXPECT_EQ(detail.field, "claim.period");
  EXPECT_EQ(detail.value, "a:b\n7:");
  EXPECT_FALSE(DetailOf(absl::InternalError("x")).has_value());
}

TEST(StatusTest, TheLastDetailWins) {
  absl::Status status = WithDetail(absl::NotFoundError("x"), {"A", "f", "v"});
  status = WithDetail(status, {"B", "", ""});
  EXPECT_EQ(DetailOf(status)->reason, "B");
  EXPECT_EQ(DetailOf(status)->field, "");
  EXPECT_TRUE(WithDetail(absl::OkStatus(), {"A", "f", "v"}).ok());
}

TEST(StatusTest, PrefixesFields) {
  const absl::Status status = InvalidField("BAD", "claim.period", "v", "m");
  EXPECT_EQ(DetailOf(WithFieldPrefix(status, "changes[3]."))->field, "changes[3].claim.period");
  const ErrorDetail bare = *DetailOf(WithFieldPrefix(absl::NotFoundError("x"), "changes[3]."));
  EXPECT_EQ(bare.reason, "NOT_FOUND");
  EXPECT_EQ(bare.field, "changes[3].");
  EXPECT_TRUE(WithFieldPrefix(absl::OkStatus(), "a").ok());
}

TEST(StatusTest, ShortensValuesBetweenCharacters) {
  std::string value(199, 'x');
  value += "\xd1\x8f and more";
  EXPECT_EQ(DetailOf(InvalidField("BAD", "", value, ""))->value, std::string(199, 'x') + "...");
}

TEST(StatusTest, ForeignPayloadsAreNoDetail) {
  for (const absl::string_view payload : {"", "3", "3:ab", "x:abc", "1:a1:b", "-1:a1:b1:c"}) {
    absl::Status status = absl::InternalError("x");
    status.SetPayload("entente/error-detail", absl::Cord(payload));
    EXPECT_FALSE(DetailOf(status).has_value()) << payload;
  }
}

absl::StatusOr<int> Half(int number) {
  if (number % 2 != 0) return absl::InvalidArgumentError("odd");
  return number / 2;
}
absl::StatusOr<int> Quarter(int number) {
  ASSIGN_OR_RETURN(const int half, Half(number));
  RETURN_IF_ERROR(Half(half).status());
  return Half(half);
}

TEST(StatusTest, MacrosReturnErrorsAndValues) {
  EXPECT_EQ(*Quarter(8), 2);
  EXPECT_FALSE(Quarter(6).ok());
  EXPECT_FALSE(Quarter(7).ok());
}

}  // namespace
}  // namespace entente

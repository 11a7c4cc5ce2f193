#include "graph/model/entity_id.h"

#include <string>

#include "graph/model/status.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

TEST(EntityIdTest, AcceptsWhatWritersChoose) {
  for (const absl::string_view id : {"a", "RU", "brigade:155", "Курськ", "two words", " x", "~"}) {
    EXPECT_TRUE(ValidateEntityId(id).ok()) << id;
  }
  EXPECT_TRUE(ValidateEntityId(std::string(256, 'x')).ok());
}

TEST(EntityIdTest, RefusesTheRest) {
  const std::string nul("a\0b", 3);
  for (const std::string& id :
       {std::string(), std::string(257, 'x'), nul, std::string("a\nb"), std::string("\x7f"),
        std::string("\xc2\x85"), std::string("   "), std::string("\xff"), std::string("\xc3")}) {
    const absl::Status status = ValidateEntityId(id);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(DetailOf(status)->reason, "INVALID_ENTITY_ID");
  }
}

}  // namespace
}  // namespace entente

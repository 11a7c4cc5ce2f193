#include "clients/cli/command_get.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

TEST(CommandGetTest, TheEntityAndTheScopeGoIntoTheRequest) {
  const auto request =
      GetRequest(Parsed(AddGetFlags, "Kursk --valid 2024 --evidence"), "g", NamesToIds());
  ASSERT_TRUE(request.ok());
  EXPECT_EQ(request->id(), "id:Kursk");
  EXPECT_EQ(request->scope().as_of().valid(), "2024");
  EXPECT_TRUE(request->evidence());
}

TEST(CommandGetTest, AttributesOfAnyTypeAreRows) {
  v1::Entity entity;
  v1::Attribute* name = entity.mutable_region()->add_names();
  name->mutable_value()->mutable_text()->set_text("Kursk region");
  name->set_certainty(v1::CERTAINTY_ATTESTED);
  name->set_verdict(v1::VERDICT_ASSERTED);
  name->add_validity("always");
  name->add_claim_ids("\x01\x02");
  std::ostringstream out;
  Table table({"A", "V", "T", "C", "VE", "O", "D"}, out, 0);
  EXPECT_EQ(AddAttributes(entity, &table), 1u);
  table.Finish();
  EXPECT_THAT(out.str(), HasSubstr("names  Kursk region  always  attested  asserted  0  -\n"));
  EXPECT_THAT(out.str(), HasSubstr("  claim 0102\n"));
}

TEST(CommandGetTest, WithoutATypeThereAreNoRows) {
  std::ostringstream out;
  Table table({"A"}, out, 0);
  EXPECT_EQ(AddAttributes(v1::Entity(), &table), 0u);
}

}  // namespace
}  // namespace entente

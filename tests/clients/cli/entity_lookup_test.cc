#include "clients/cli/entity_lookup.h"

#include <gtest/gtest.h>

#include "clients/cli/exit_code.h"
#include "clients/cpp/rpc_error.h"

namespace entente {
namespace {

v1::EntitySummary* Add(v1::ListEntitiesResponse* named, const std::string& id) {
  v1::EntitySummary* entity = named->add_entities();
  entity->set_id(id);
  return entity;
}

TEST(EntityLookupTest, OneEntityWithTheNameIsIt) {
  v1::ListEntitiesResponse named;
  Add(&named, "iso:GE");
  EXPECT_EQ(ChooseEntity("--subject", "Georgia", named).value(), "iso:GE");
}

TEST(EntityLookupTest, NoneIsNotFound) {
  const auto id = ChooseEntity("--subject", "Nowhere", {});
  EXPECT_EQ(ExitCodeOf(id.status()), ExitCode::kNotFound);
  EXPECT_EQ(RpcErrorOf(id.status())->field, "--subject");
}

TEST(EntityLookupTest, SeveralAreListed) {
  v1::ListEntitiesResponse named;
  v1::EntitySummary* state = Add(&named, "iso:GE");
  state->add_names("Georgia");
  state->add_types("State");
  Add(&named, "iso:US-GA")->add_types("Region");
  Add(&named, "x");
  named.mutable_trailer()->set_completion(v1::COMPLETION_TRUNCATED);
  const auto id = ChooseEntity("--subject", "Georgia", named);
  EXPECT_EQ(ExitCodeOf(id.status()), ExitCode::kInvalid);
  EXPECT_EQ(ErrorLine(id.status()),
            "entente: several entities have the name \"Georgia\" (--subject=Georgia): give the id "
            "of one: iso:GE (Georgia, State), iso:US-GA (Region), x, and more [AMBIGUOUS_NAME]");
}

TEST(EntityLookupTest, NothingIsNoEntity) {
  Connection connection("127.0.0.1:1", absl::Seconds(10));
  const Lookup lookup = LookupIn(connection, "g", "");
  EXPECT_EQ(ExitCodeOf(lookup("ENTITY", "").status()), ExitCode::kUsage);
  EXPECT_EQ(ExitCodeOf(lookup("ENTITY", "x").status()), ExitCode::kUnavailable);
}

}  // namespace
}  // namespace entente

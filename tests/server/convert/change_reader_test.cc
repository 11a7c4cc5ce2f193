#include "server/convert/change_reader.h"

#include <gtest/gtest.h>

#include <set>

#include "graph/model/status.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

class ChangeReaderTest : public testing::Test {
 protected:
  void SetUp() override { server_.MakeGraph(); }
  const Store& store() { return *(*server_.server().premises().Find("g"))->store; }

  std::string Told(const absl::Status& status) {
    const auto detail = DetailOf(status);
    return detail.has_value() ? detail->reason + " " + detail->field : status.ToString();
  }

  const std::string principal_ = "local";
  const std::string request_ = "r";
  RunningServer server_;
};

v1::Change PreferRef(const std::string& ref) {
  v1::Change change;
  change.mutable_judgement()->mutable_prefer()->mutable_claim()->set_ref(ref);
  return change;
}

TEST_F(ChangeReaderTest, RefsHoldFromWhereTheyStandOn) {
  ChangeReader reader(principal_, request_, store(), 10);
  EXPECT_EQ(Told(reader.Read(PreferRef("c"), 0).status()),
            "UNKNOWN_REF judgement.prefer.claim.ref");
  v1::Change claim = EntityClaim("a", "aids", "b");
  claim.set_ref("c");
  const auto read = reader.Read(claim, 1);
  ASSERT_TRUE(read.ok()) << read.status();
  const auto judged = reader.Read(PreferRef("c"), 2);
  ASSERT_TRUE(judged.ok()) << judged.status();
  EXPECT_EQ(std::get<Prefer>(std::get<Judgement>(*judged).act).claim,
            store().IdOf(std::get<Claim>(*read)));
  EXPECT_EQ(Told(reader.Read(claim, 3).status()), "DUPLICATE_REF ref");
}

TEST_F(ChangeReaderTest, RemembersSoManyRefsAndNoMore) {
  ChangeReader reader(principal_, request_, store(), 1);
  v1::Change claim = EntityClaim("a", "aids", "b");
  claim.set_ref("one");
  EXPECT_TRUE(reader.Read(claim, 0).ok());
  claim.set_ref("two");
  EXPECT_EQ(Told(reader.Read(claim, 1).status()), "LIMIT_REFS ref");
  claim.clear_ref();
  EXPECT_TRUE(reader.Read(claim, 2).ok());
}

TEST_F(ChangeReaderTest, NewInstancesAreForClaimsOfOpenGraphs) {
  ChangeReader reader(principal_, request_, store(), 1);
  v1::Change claim = EntityClaim("a", "aids", "b");
  claim.set_new_instance(true);
  EXPECT_EQ(Told(reader.Read(claim, 0).status()), "NEW_INSTANCE_NOT_ADMITTED new_instance");
  EXPECT_EQ(Told(reader.Read(v1::Change(), 0).status()), "FIELD_MISSING change");
}

// Drawn each for itself, half of all lists of 80,000 parallel edges had the same instance twice.
TEST_F(ChangeReaderTest, InstancesOfALoadAreNeverTheSame) {
  v1::CreateGraphRequest create;
  create.set_name("open");
  create.set_open(true);
  v1::CreateGraphResponse created;
  grpc::ClientContext context;
  ASSERT_TRUE(server_.graphs().CreateGraph(&context, create, &created).ok());
  const Store& open = *(*server_.server().premises().Find("open"))->store;
  ChangeReader reader(principal_, request_, open, 1, ChangeReader::Instances::kCounted);
  ChangeReader again(principal_, request_, open, 1, ChangeReader::Instances::kCounted);
  v1::Change edge = EntityClaim("a", "trades_with", "b");
  edge.set_new_instance(true);
  std::set<uint32_t> seen;
  for (uint32_t i = 0; i < 300'000; ++i) {
    const auto change = reader.Read(edge, i);
    ASSERT_TRUE(change.ok()) << change.status();
    seen.insert(std::get<Claim>(*change).instance);
  }
  EXPECT_EQ(seen.size(), 300'000u);
  EXPECT_FALSE(seen.contains(0));
  EXPECT_EQ(std::get<Claim>(*reader.Read(edge, 7)), std::get<Claim>(*again.Read(edge, 7)));
}

}  // namespace
}  // namespace entente

#include "graph/store/bulk/load_checks.h"

#include <set>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

// Checks claims against a furnished graph, as changes in the order given.
class LoadChecksTest : public testing::Test {
 protected:
  LoadChecksTest() { graph_.Furnish(); }

  absl::Status Check(const std::vector<Claim>& claims, const std::set<size_t>& new_ones = {}) {
    SpillSpace space(testing::TempDir(), uint64_t{1} << 30);
    LoadChecks checks(TestOntology(), limits_, space, 1'000);
    for (size_t i = 0; i < claims.size(); ++i) {
      const auto ready =
          PrepareClaim(claims[i], TestOntology(), limits_, graph_.store().graph().id_key);
      EXPECT_TRUE(ready.ok()) << ready.status();
      const absl::Status asked = checks.Ask(*ready, i, new_ones.contains(i));
      if (!asked.ok()) return asked;
    }
    return checks.Run({graph_.engine(), graph_.store().Head(), false});
  }

  TestGraph graph_;
  Limits limits_;
};

TEST_F(LoadChecksTest, TypesComeFromTheGraphAndFromTheLoad) {
  EXPECT_TRUE(Check({Says("u1", "located_in", EntityId("kursk"))}).ok());
  EXPECT_TRUE(
      Check({Says("u9", "located_in", EntityId("kursk")), TypeOf("u9", "MilitaryUnit")}).ok());
  EXPECT_EQ(ReasonAt(Check({Says("u9", "located_in", EntityId("kursk"))})),
            "DOMAIN at changes[0].claim.subject");
  Claim said = Says("u1", "name", TextValue("x"));
  said.voice.chain.push_back({"kursk", "", "", {}});
  EXPECT_EQ(ReasonAt(Check({said})), "NOT_AN_AGENT at changes[0].claim.voice.chain[0].agent");
}

TEST_F(LoadChecksTest, OfManyFailuresTheFirstChangeIsTold) {
  std::vector<Claim> claims;
  for (int i = 0; i < 3'000; ++i) {
    claims.push_back(Says("u1", "located_in", EntityId(absl::StrCat("nowhere", 9'999 - i))));
  }
  claims.insert(claims.begin(), Says("u1", "located_in", EntityId("kursk")));
  EXPECT_EQ(ReasonAt(Check(claims)), "RANGE at changes[1].claim.object");
}

TEST_F(LoadChecksTest, ExternalIdsAreUniqueInTheLoadAndTheGraph) {
  const auto id = [](absl::string_view entity, absl::string_view text, absl::string_view period) {
    return During(Says(entity, "external_id", TextValue(text)), period);
  };
  graph_.Must({id("RU", "365", "1992/..")});
  EXPECT_EQ(ReasonAt(Check({id("UA", "365", "2000/..")})),
            "EXTERNAL_ID_TAKEN at changes[0].claim.value");
  EXPECT_TRUE(Check({id("UA", "365", "1980/1990")}).ok());
  EXPECT_EQ(ReasonAt(Check({id("UA", "369", "2000/.."), id("KP", "369", "2001/..")})),
            "EXTERNAL_ID_TAKEN at changes[0].claim.value");
}

TEST_F(LoadChecksTest, CyclesAreFoundAcrossLoadAndGraph) {
  graph_.Must({Says("kursk", "part_of", EntityId("RU"))});
  EXPECT_EQ(ReasonAt(Check({Says("RU", "part_of", EntityId("site")),
                            Says("site", "part_of", EntityId("kursk"))})),
            "CYCLE at changes[0].claim.object");
  EXPECT_TRUE(Check({Says("site", "part_of", EntityId("kursk"))}).ok());
  limits_.bulk_load_acyclic = 1;
  EXPECT_TRUE(Check({Says("site", "part_of", EntityId("kursk"))}).ok());
  EXPECT_EQ(ReasonAt(Check({Says("site", "part_of", EntityId("kursk")),
                            Says("rostov", "part_of", EntityId("RU"))})),
            "LIMIT_BULK_LOAD_ACYCLIC at changes[1].claim.predicate");
}

TEST_F(LoadChecksTest, ANewInstanceIsTheFirstOfItsProposition) {
  Claim edge = Says("u1", "located_in", EntityId("kursk"));
  edge.instance = 7;
  Claim later = edge;
  later.stance = Stance::kDenies;
  EXPECT_TRUE(Check({edge, later}, {0}).ok());
  EXPECT_EQ(ReasonAt(Check({later, edge}, {1})), "INSTANCE_TAKEN at changes[1].new_instance");
  graph_.Must({later});
  EXPECT_EQ(ReasonAt(Check({edge}, {0})), "INSTANCE_TAKEN at changes[0].new_instance");
}

}  // namespace
}  // namespace entente

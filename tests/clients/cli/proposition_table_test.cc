#include "clients/cli/proposition_table.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <sstream>

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

v1::PropositionRow Row() {
  v1::PropositionRow row;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(R"(
    proposition { subject: "unit:x" predicate: "located_in" object: "iso:RU-KRS" }
    verdict: VERDICT_CONTESTED certainty: CERTAINTY_ATTESTED validity: "2024-10-23"
    origins { min: 1 max: 2 } support: 3 dissent { denies: 1 rivals: 2 }
    dissenting_claim_ids: "\x02"
    rivals { subject: "unit:x" predicate: "located_in" object: "iso:RU" }
    groups { key: "body:gur" asserts: 2 denies: 1 }
    groups { key: "a source" anonymous: true document: 'doc:a' asserts: 1 }
    evidence { id: "\x01" claim { voice { document: "doc:a" } } }
    evidence { id: "\x02" claim { voice { document: "doc:b" } stance: STANCE_DENIES } })",
                                                            &row));
  return row;
}

TEST(PropositionTableTest, ARowHasItsVerdictInCells) {
  EntityNames names;
  names.Keep("iso:RU-KRS", "Kursk region");
  EXPECT_THAT(PropositionCells(Row(), names),
              ElementsAre("unit:x", "located_in", "Kursk region (iso:RU-KRS)", "2024-10-23",
                          "attested", "contested", "1-2", "3", "1 denies, 2 rivals"));
  EXPECT_EQ(PropositionHeaders().size(), 9u);
}

TEST(PropositionTableTest, NothingAgainstItIsADash) {
  EXPECT_EQ(DissentText(v1::Dissent()), "-");
  EXPECT_EQ(OriginsText(v1::Origins()), "0");
}

TEST(PropositionTableTest, RivalsGroupsAndClaimsStandBelow) {
  std::ostringstream out;
  Table table({"A"}, out, 0);
  AddDetails(Row(), EntityNames(), &table);
  table.Finish();
  EXPECT_THAT(out.str(), HasSubstr("  rival: unit:x located_in iso:RU\n"));
  EXPECT_THAT(out.str(), HasSubstr("  by body:gur: 2 asserts, 1 denies\n"));
  EXPECT_THAT(out.str(), HasSubstr("  by unnamed, in doc:a: a source: 1 asserts\n"));
  EXPECT_THAT(out.str(), HasSubstr("    + the document asserts; fact; in doc:a"));
  EXPECT_THAT(out.str(), HasSubstr("    - the document denies; fact; in doc:b"));
}

}  // namespace
}  // namespace entente

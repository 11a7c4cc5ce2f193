#include "clients/export/nquads_sink.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_split.h"
#include "tests/clients/export/written.h"

namespace entente {
namespace {

std::vector<std::string> Made(const std::string& claim, const std::string& more = "") {
  std::ostringstream out;
  const auto output = Output::Stream(out);
  const auto sink = MakeNquadsSink(output.get(), "e:");
  EXPECT_TRUE(sink->wants_claims());
  EXPECT_TRUE(sink->Begin(Head()).ok());
  EXPECT_TRUE(sink->Row(Relation("a", "met", "b")).ok());
  EXPECT_TRUE(sink->Entity(Named("a", "A")).ok());
  EXPECT_TRUE(sink->Claim(FromText<v1::ClaimRecord>("id: '\\001' revision: 7 "
                                                    "recorded_at: '2026-01-01T00:00:00Z' " +
                                                    more + " claim { " + claim + " }"))
                  .ok());
  EXPECT_TRUE(sink->End().ok());
  return absl::StrSplit(out.str(), '\n', absl::SkipEmpty());
}

TEST(NquadsSinkTest, WhatAClaimSaysStandsInItsGraph) {
  EXPECT_THAT(Made("subject: 'unit:x' predicate: 'located_in' object: 'iso:RU'"),
              testing::IsSupersetOf(
                  {"<e:g/entity/unit:x> <e:vocabulary/predicate/located_in> <e:g/entity/iso:RU> "
                   "<e:g/claim/01> .",
                   "<e:g/entity/a> <http://www.w3.org/2000/01/rdf-schema#label> \"A\" .",
                   "<e:g/entity/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
                   "<e:vocabulary/type/State> ."}));
  EXPECT_THAT(Made("subject: 'a' predicate: 'strength' "
                   "value { quantity { best: 3 unit: 'soldier' } }"),
              testing::IsSupersetOf({"<e:g/entity/a> <e:vocabulary/predicate/strength> _:c01x1 "
                                     "<e:g/claim/01> .",
                                     "_:c01x1 <e:vocabulary/unit> \"soldier\" <e:g/claim/01> ."}));
}

TEST(NquadsSinkTest, IdsOfOneEntityAreJoinedAndVoicesAreAgents) {
  std::ostringstream out;
  const auto output = Output::Stream(out);
  const auto sink = MakeNquadsSink(output.get(), "e:");
  EXPECT_TRUE(sink->wants_voices());
  EXPECT_TRUE(sink->Begin(Head()).ok());
  ExportedEntity merged = Named("a", std::string("A\0", 2));
  merged.entity.add_members()->set_id("a");
  merged.entity.add_members()->set_id("a:2");
  merged.voice = merged.document = true;
  EXPECT_TRUE(sink->Entity(merged).ok());
  EXPECT_TRUE(sink->End().ok());
  EXPECT_EQ(sink->replaced_characters(), 1u);
  const std::string type = "<e:g/entity/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ";
  const std::vector<std::string> lines = absl::StrSplit(out.str(), '\n', absl::SkipEmpty());
  EXPECT_THAT(lines, testing::IsSupersetOf(
                         {type + "<http://www.w3.org/ns/prov#Agent> .",
                          type + "<http://www.w3.org/ns/prov#Entity> .",
                          std::string("<e:g/entity/a:2> <http://www.w3.org/2002/07/owl#sameAs> "
                                      "<e:g/entity/a> .")}));
}

TEST(NquadsSinkTest, AboutTheGraphItSaysWhoWhenAndHow) {
  const auto lines = Made(
      "subject: 'a' predicate: 'met' object: 'b' stance: STANCE_DENIES period: '2024-10-23' "
      "qualifiers { name: 'place' entity: 'iso:RU' } voice { document: 'doc:a' hedges: 'nearly' "
      "locator { paragraph: 2 } chain { agent: 'p:z' } chain { description: 'a service' } }",
      "bounds: '[..2024-10-23]/[2024-10-23..]' published: '2024-10-24'");
  const std::string prov = "<e:g/claim/01> <http://www.w3.org/ns/prov#";
  const std::string own = "<e:g/claim/01> <e:vocabulary/";
  const std::string xsd = "<http://www.w3.org/2001/XMLSchema#";
  EXPECT_THAT(lines, testing::IsSupersetOf({
                         prov + "wasDerivedFrom> <e:g/entity/doc:a> .",
                         prov + "wasAttributedTo> <e:g/entity/p:z> .",
                         prov + "generatedAtTime> \"2026-01-01T00:00:00Z\"^^" + xsd + "dateTime> .",
                         own + "unnamed-voice> \"a service\" .",
                         own + "stance> \"denies\" .",
                         own + "mood> \"fact\" .",
                         own + "grade> \"ungraded\" .",
                         own + "hedge> \"nearly\" .",
                         own + "paragraph> \"2\"^^" + xsd + "integer> .",
                         own + "period> \"2024-10-23\" .",
                         own + "start-latest> \"2024-10-23\"^^" + xsd + "date> .",
                         own + "published> \"2024-10-24\"^^" + xsd + "date> .",
                         own + "qualifier/place> <e:g/entity/iso:RU> .",
                     }));
  for (const std::string& line : lines) {
    EXPECT_EQ(line.find("start-earliest"), std::string::npos) << "an unbounded bound is not told";
    EXPECT_EQ(line.find("/origin>"), std::string::npos) << "the origin has no name";
  }
}

}  // namespace
}  // namespace entente

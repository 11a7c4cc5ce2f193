#include "server/convert/claims.h"

#include <google/protobuf/text_format.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "graph/model/status.h"

namespace entente {
namespace {

constexpr char kFull[] =
    "subject: 'u:1' predicate: 'located_in' object: 'r:1' "
    "qualifiers { name: 'a' entity: 'x' } qualifiers { name: 'b' value { integer: 1 } } "
    "instance: 2 period: '2024-10-08/2024-10-13' stance: STANCE_DENIES mood: MOOD_FORECAST "
    "resolve_by: '2024-12-31' basis: BASIS_OBSERVED "
    "voice { document: 'doc:1' locator { paragraph: 2 span_begin: 3 span_end: 9 } "
    "chain { agent: 'p:1' verb: 'said' stated_at: '2024-10-24' } chain { description: 'a man' } "
    "hedges: 'nearly' likelihood: 'likely' }";

v1::Claim Wire(const std::string& text) {
  v1::Claim wire;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &wire)) << text;
  return wire;
}

TEST(ClaimsTest, GoThereAndBack) {
  const auto claim = ClaimFromWire(Wire(kFull));
  ASSERT_TRUE(claim.ok()) << claim.status();
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(ToWire(*claim), Wire(kFull)))
      << ToWire(*claim).DebugString();
}

TEST(ClaimsTest, TakeDefaultsAndSortQualifiers) {
  const auto claim = ClaimFromWire(
      Wire("subject: 's' predicate: 'p' value { integer: 1 } "
           "qualifiers { name: 'b' entity: 'x' } qualifiers { name: 'a' entity: 'y' }"));
  ASSERT_TRUE(claim.ok()) << claim.status();
  EXPECT_EQ(claim->stance, Stance::kAsserts);
  EXPECT_EQ(claim->mood, Mood::kFact);
  EXPECT_EQ(claim->basis, Basis::kUnstated);
  EXPECT_FALSE(claim->period.has_value());
  EXPECT_EQ(claim->qualifiers[0].name, "a");
}

TEST(ClaimsTest, SayWhereTheyAreWrong) {
  const struct {
    const char* text;
    const char* field;
  } cases[] = {
      {"subject: 's'", "filler"},
      {"object: 'o' period: 'soon'", "period"},
      {"object: 'o' stance: 9", "stance"},
      {"object: 'o' mood: 9", "mood"},
      {"object: 'o' basis: 9", "basis"},
      {"object: 'o' resolve_by: 'x'", "resolve_by"},
      {"value { date: 'x' }", "value.date"},
      {"object: 'o' qualifiers { name: 'a' value { date: 'x' } }", "qualifiers[0].value.date"},
      {"object: 'o' voice { chain { agent: 'a' stated_at: 'x' } }", "voice.chain[0].stated_at"},
  };
  for (const auto& bad : cases) {
    const auto detail = DetailOf(ClaimFromWire(Wire(bad.text)).status());
    ASSERT_TRUE(detail.has_value()) << bad.text;
    EXPECT_EQ(detail->field, bad.field);
  }
}

TEST(ClaimsTest, PropositionsAreMadeAsKeysAre) {
  const auto ontology = Ontology::BuiltIn();
  v1::Proposition wire;
  wire.set_subject("s:z");
  wire.set_predicate("borders");
  wire.set_object("s:a");
  const auto proposition = PropositionFromWire(wire, *ontology);
  ASSERT_TRUE(proposition.ok()) << proposition.status();
  EXPECT_EQ(proposition->subject, "s:a");  // symmetric: the smaller id
  EXPECT_EQ(ToWire(*proposition).object(), "s:z");
  wire.set_predicate("bordering");
  EXPECT_EQ(DetailOf(PropositionFromWire(wire, *ontology).status())->reason, "UNKNOWN_PREDICATE");
  wire.clear_subject();
  EXPECT_EQ(DetailOf(PropositionFromWire(wire, *ontology).status())->field, "subject");
}

}  // namespace
}  // namespace entente

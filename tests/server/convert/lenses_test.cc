#include "server/convert/lenses.h"

#include <google/protobuf/text_format.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "graph/model/status.h"

namespace entente {
namespace {

TEST(LensesTest, EmptyIsTheDefaultLens) {
  const auto lens = LensFromWire(v1::Lens());
  ASSERT_TRUE(lens.ok()) << lens.status();
  EXPECT_EQ(*lens, Lens());
}

TEST(LensesTest, GoThereAndBack) {
  v1::Lens wire;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
      "moods: MOOD_FACT moods: MOOD_INTENT allow { agents: 'a' origins: 'o' documents: 'd' } "
      "deny { agents: 'x' } least_reliability: RELIABILITY_B least_credibility: 2 ungraded: true "
      "graders: 'local' least_origins: 2 least_certainty: CERTAINTY_ATTESTED "
      "contest: CONTEST_RESOLVE assume_retracted: 'cccccccccccccccc' "
      "assume_same { a: 'x' b: 'y' }",
      &wire));
  const auto lens = LensFromWire(wire);
  ASSERT_TRUE(lens.ok()) << lens.status();
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(ToWire(*lens), wire))
      << ToWire(*lens).DebugString();
}

TEST(LensesTest, SayWhereTheyAreWrong) {
  const struct {
    const char* text;
    const char* told;
  } cases[] = {
      {"moods: 9", "UNKNOWN_NUMBER moods[0]"},
      {"allow { agents: '' }", "FIELD_MISSING allow.agents[0]"},
      {"least_reliability: RELIABILITY_F", "INVALID_LENS least_reliability"},
      {"least_credibility: 6", "INVALID_LENS least_credibility"},
      {"graders: ''", "INVALID_LENS graders[0]"},
      {"least_certainty: 4", "UNKNOWN_NUMBER least_certainty"},
      {"contest: 4", "UNKNOWN_NUMBER contest"},
      {"assume_retracted: 'x'", "INVALID_RECORD_ID assume_retracted[0]"},
      {"assume_same { a: 'x' }", "FIELD_MISSING assume_same[0].b"},
  };
  for (const auto& bad : cases) {
    v1::Lens wire;
    ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(bad.text, &wire)) << bad.text;
    const auto detail = DetailOf(LensFromWire(wire).status());
    ASSERT_TRUE(detail.has_value()) << bad.text;
    EXPECT_EQ(detail->reason + " " + detail->field, bad.told) << bad.text;
  }
}

TEST(LensesTest, StoredOnesHaveNameAndVersion) {
  Lens lens;
  lens.name = "strict";
  lens.version = 3;
  EXPECT_EQ(NamedLensToWire(lens).name(), "strict");
  EXPECT_EQ(NamedLensToWire(lens).version(), 3u);
}

}  // namespace
}  // namespace entente

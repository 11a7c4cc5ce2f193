#include "clients/cli/lens_text.h"

#include <gtest/gtest.h>

#include "clients/cli/flags_lens.h"
#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

TEST(LensTextTest, ALensReadsAsTheFlagsThatMakeIt) {
  const std::string flags =
      "--moods fact,forecast --allow-agents a --allow-origins b --allow-documents c "
      "--deny-agents d --deny-origins e --deny-documents f --least-reliability b "
      "--least-credibility 2 --ungraded --graders g --least-origins 3 --least-certainty possible "
      "--contest resolve --assume-retracted 00112233445566778899aabbccddeeff";
  const Lookup same = [](absl::string_view, const std::string& text) {
    return absl::StatusOr<std::string>(text);
  };
  EXPECT_EQ(LensText(LensOf(Parsed(AddLensFlags, flags), same).value()), flags);
}

TEST(LensTextTest, TheDefaultIsCalledSo) { EXPECT_EQ(LensText(v1::Lens()), "(default)"); }

}  // namespace
}  // namespace entente

#include "clients/export/bounds_text.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

// "START/END, attested" of the spell; "none" where there is none.
std::string SpellText(const std::string& validity) {
  const auto bounds = ParseBounds(validity);
  if (!bounds.has_value()) return "unread";
  const auto spell = SpellOf(*bounds);
  if (!spell.has_value()) return "none";
  return spell->start + "/" + spell->end + (spell->attested ? ", attested" : ", possible");
}

TEST(BoundsTextTest, FourBoundsAreTakenApart) {
  const auto bounds = ParseBounds("[2024-10..2024-11-02]/[..2024-12-01T05:00Z]");
  ASSERT_TRUE(bounds.has_value());
  EXPECT_EQ(bounds->start_earliest, "2024-10");
  EXPECT_EQ(bounds->start_latest, "2024-11-02");
  EXPECT_EQ(bounds->end_earliest, "");
  EXPECT_EQ(bounds->end_latest, "2024-12-01T05:00Z");
  EXPECT_TRUE(ParseBounds("always")->always);
  EXPECT_EQ(ParseBounds("2024-10-01/2024-10-02")->end_earliest, "2024-10-02");
  for (const char* other : {"", "2024", "a/b/c", "[a/b]", "/2024-10-01", "[..]/"}) {
    EXPECT_FALSE(ParseBounds(other).has_value()) << other;
  }
}

TEST(BoundsTextTest, TheSpellIsTheAttestedCoreInWholeDaysBothInside) {
  EXPECT_EQ(SpellText("2024-10-08/2024-10-13"), "2024-10-08/2024-10-13, attested");
  EXPECT_EQ(SpellText("[..2024-10-23]/[2024-10-23..]"), "2024-10-23/2024-10-23, attested");
  EXPECT_EQ(SpellText("[1949..1949-12-31]/[1990-01-01..]"), "none");
  EXPECT_EQ(SpellText("[2024-10-08T05:00:00Z..2024-10-08T05:00:00Z]/"
                      "[2024-10-09T00:00:01Z..2024-10-09T00:00:01Z]"),
            "2024-10-08/2024-10-09, attested");
  EXPECT_EQ(SpellText("always"), "none");
}

TEST(BoundsTextTest, AnEndThatIsNotThereIsLeftOut) {
  // Ever until the 13th; since the 8th for ever.
  EXPECT_EQ(SpellText("[..]/[2024-10-13..2024-10-13]"), "/2024-10-13, attested");
  EXPECT_EQ(SpellText("[2024-10-08..2024-10-08]/[..]"), "2024-10-08/, attested");
}

TEST(BoundsTextTest, WithoutACoreItIsWhatIsPossible) {
  EXPECT_EQ(SpellText("[1914-01-01..1914-12-31]/[1914-01-01..1914-12-31]"),
            "1914-01-01/1914-12-31, possible");
  EXPECT_EQ(SpellText("[2024-11-01..]/[..]"), "2024-11-01/, possible");
  EXPECT_EQ(SpellText("[..]/[..]"), "/, possible");
}

TEST(BoundsTextTest, DaysOfAntiquityAreDates) {
  const auto of = [](const std::string& validity) {
    const auto spell = SpellOf(ParseBounds(validity).value());
    return spell.has_value() ? spell->start + ".." + spell->end : "none";
  };
  EXPECT_EQ(of("0476-09-04/0476-09-05"), "0476-09-04..0476-09-05");
  EXPECT_EQ(of("0001-01-01/0009-12-31"), "0001-01-01..0009-12-31");
  EXPECT_EQ(of("-0044-03-15/-0043-01-01"), "-0044-03-15..-0043-01-01");
  EXPECT_EQ(of("0476-09-04T12:00:00Z/0476-09-04T13:00:00Z"), "0476-09-04..0476-09-04");
}

}  // namespace
}  // namespace entente

#include "clients/cli/command_roll_up.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

absl::StatusOr<v1::RollUpRequest> RequestFrom(const std::string& arguments) {
  return RollUpRequestOf(Parsed(AddRollUpFlags, arguments), "g", NamesToIds());
}

TEST(CommandRollUpTest, EveryFieldHasItsFlag) {
  auto request = RequestFrom("Storm Corps --predicate strength --parts-by part_of --by-origin");
  ASSERT_TRUE(request.ok()) << request.status();
  request->clear_scope();
  EXPECT_EQ(request->ShortDebugString(),
            "units: \"id:Storm\" units: \"id:Corps\" predicate: \"strength\" parts_by: \"part_of\" "
            "by_origin: true");
}

TEST(CommandRollUpTest, StrengthAndSubordinationAreTheDefaults) {
  EXPECT_EQ(RequestFrom("Storm")->predicate(), "strength");
  EXPECT_EQ(RequestFrom("Storm")->parts_by(), "subordinate_to");
  EXPECT_EQ(RequestFrom("Storm --parts-by none")->parts_by(), "");
  EXPECT_THROW(Parsed(AddRollUpFlags, "--by-origin"), CLI::RequiredError);
}

TEST(CommandRollUpTest, FiguresReadWell) {
  v1::Figure figure;
  EXPECT_EQ(BoundsText(figure), "[..]");
  figure.set_low(10'800);
  EXPECT_EQ(BoundsText(figure), "[10800..]");
  EXPECT_EQ(BestText(false, 0), "-");
  v1::FigureTerm term;
  term.set_unit("u:1");
  term.set_best(12'000);
  term.set_low(10'800);
  term.set_high(13'200);
  term.add_claim_ids("\x01\x02");
  EXPECT_EQ(TermText(term, EntityNames()), "+ u:1: 12000 [10800..13200] by claim 0102");
  v1::FigurePart part;
  part.set_what("officers");
  part.mutable_quantity()->set_best(500);
  part.mutable_quantity()->set_unit("soldier");
  part.set_fit(v1::PART_FIT_INSIDE);
  EXPECT_EQ(PartText(part), "officers, 500 soldier: inside");
  v1::LeftOut left;
  left.set_unit("u:2");
  left.set_reason(v1::LEFT_OUT_REASON_INSIDE);
  left.set_inside("u:1");
  EXPECT_EQ(LeftOutText(left, EntityNames()), "left out: u:2, inside u:1");
  left.set_reason(v1::LEFT_OUT_REASON_NO_FIGURE);
  EXPECT_EQ(LeftOutText(left, EntityNames()), "left out: u:2, of which no such figure is known");
}

}  // namespace
}  // namespace entente

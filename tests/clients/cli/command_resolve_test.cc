#include "clients/cli/command_resolve.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

using testing::ElementsAre;

TEST(CommandResolveTest, EveryFlagIsAField) {
  const auto request =
      ResolveRequest(Parsed(AddResolveFlags,
                            "'Kursk oblast' --type Region --language en --kind alias "
                            "--least-score 0.5 --limit 3 --valid 2024-10-27"),
                     "g");
  ASSERT_TRUE(request.ok());
  EXPECT_EQ(request->name(), "Kursk oblast");
  EXPECT_EQ(request->type(), "Region");
  EXPECT_EQ(request->language(), "en");
  EXPECT_EQ(request->kind(), "alias");
  EXPECT_EQ(request->least_score(), 0.5);
  EXPECT_EQ(request->limit(), 3u);
  EXPECT_EQ(request->scope().graph(), "g");
  EXPECT_EQ(request->scope().as_of().valid(), "2024-10-27");
}

TEST(CommandResolveTest, ACandidateShowsWhatMatched) {
  v1::NameCandidate candidate;
  candidate.set_id("iso:KP");
  candidate.set_name("North Korea");
  candidate.add_types("State");
  candidate.set_score(0.934);
  candidate.set_reason(v1::NAME_REASON_TRANSLITERATED);
  v1::Proposition* name = candidate.mutable_row()->mutable_proposition();
  name->mutable_value()->mutable_text()->set_text("조선");
  name->mutable_value()->mutable_text()->set_language("ko");
  v1::Qualifier* kind = name->add_qualifiers();
  kind->set_name("kind");
  kind->mutable_value()->mutable_text()->set_text("alias");
  EXPECT_THAT(CandidateCells(candidate),
              ElementsAre("iso:KP", "North Korea", "State", "0.93", "transliterated",
                          testing::AllOf(testing::HasSubstr("조선"), testing::HasSubstr("alias"))));
  candidate.clear_row();
  EXPECT_EQ(CandidateCells(candidate).back(), "-");
}

TEST(CommandResolveTest, WithoutAServerItIsUnavailable) {
  Written written;
  EXPECT_EQ(ExitCodeOf(RunWithout(AddResolve, written.session, "resolve Kursk").status()),
            ExitCode::kUnavailable);
}

}  // namespace
}  // namespace entente

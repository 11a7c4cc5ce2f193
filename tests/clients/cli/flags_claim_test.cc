#include "clients/cli/flags_claim.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

void AddAll(CLI::App* app, ClaimContentFlags* flags) { AddClaimContentFlags(app, flags, true); }

absl::StatusOr<v1::Claim> ClaimIn(const std::string& arguments,
                                  const PredicateShape* shape = nullptr) {
  // The links of the chain are set while parsing, so the flags stay where they are.
  CLI::App app;
  ClaimContentFlags flags;
  AddAll(&app, &flags);
  app.parse(arguments);
  return ClaimOf(flags, shape, NamesToIds());
}

TEST(FlagsClaimTest, EveryFieldHasItsFlag) {
  PredicateShape shape;
  shape.relation = true;
  shape.qualifiers = {{"place", true}, {"kind", false}};
  const auto claim = ClaimIn(
      "--subject A --predicate located_in --object B --qualifiers place=C --qualifiers kind=own "
      "--instance 2 --period 2024-10-23 --stance denies --mood forecast --resolve-by 2024-11-01 "
      "--basis observed --document D --paragraph 2 --span-begin 3 --span-end 9 --hedges nearly "
      "--hedges perhaps --likelihood likely",
      &shape);
  ASSERT_TRUE(claim.ok()) << claim.status();
  EXPECT_EQ(claim->ShortDebugString(),
            "subject: \"id:A\" predicate: \"located_in\" object: \"id:B\" qualifiers { name: "
            "\"place\" entity: \"id:C\" } qualifiers { name: \"kind\" value { text { text: \"own\" "
            "} } } instance: 2 period: \"2024-10-23\" stance: STANCE_DENIES mood: MOOD_FORECAST "
            "resolve_by: \"2024-11-01\" basis: BASIS_OBSERVED voice { document: \"id:D\" locator { "
            "paragraph: 2 span_begin: 3 span_end: 9 } hedges: \"nearly\" hedges: \"perhaps\" "
            "likelihood: \"likely\" }");
}

TEST(FlagsClaimTest, TheChainIsInTheOrderOfTheCommandLine) {
  const auto claim = ClaimIn(
      "--agent Z --verb said --stated-at 2024-10-25 --subject A --predicate p --object B "
      "--description intelligence --document D --verb reported --agent K");
  ASSERT_TRUE(claim.ok()) << claim.status();
  EXPECT_EQ(claim->voice().ShortDebugString(),
            "document: \"id:D\" chain { agent: \"id:Z\" verb: \"said\" stated_at: \"2024-10-25\" } "
            "chain { description: \"intelligence\" verb: \"reported\" } chain { agent: \"id:K\" }");
}

TEST(FlagsClaimTest, AVerbOfNobodyIsAnError) {
  EXPECT_THROW(ClaimIn("--verb said --subject A --predicate p --object B --document D"),
               CLI::ParseError);
}

TEST(FlagsClaimTest, ValuesAreReadAsThePredicateDeclares) {
  PredicateShape date;
  date.value = v1::ATTRIBUTE_VALUE_KIND_DATE;
  const std::string asked = "--subject A --predicate p --document D --value 2024-10-24";
  EXPECT_EQ(ClaimIn(asked, &date)->value().date(), "2024-10-24");
  EXPECT_EQ(ClaimIn(asked)->value().text().text(), "2024-10-24");
  PredicateShape relation;
  relation.relation = true;
  EXPECT_TRUE(ClaimIn("--subject A --predicate p --document D --value \"no value\"", &relation)
                  ->value()
                  .has_no_value());
}

TEST(FlagsClaimTest, MistakesAreUsageErrors) {
  PredicateShape shape;
  shape.qualifiers = {{"kind", false}};
  for (const char* rest : {"", "--object B --value x", "--object B --stance shrugs",
                           "--object B --mood gossip", "--object B --basis hearsay",
                           "--object B --qualifiers kind", "--object B --qualifiers place=C"}) {
    const auto claim =
        ClaimIn(std::string("--subject A --predicate p --document D ") + rest, &shape);
    EXPECT_EQ(ExitCodeOf(claim.status()), ExitCode::kUsage) << rest;
  }
}

}  // namespace
}  // namespace entente

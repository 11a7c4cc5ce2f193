#include "graph/ontology/check_predicates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/graph/ontology/run_time_ontology.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

// Declared before each case: A above B; C apart; r from A to C and back by r_of; an attribute a.
std::string Around() {
  return absl::StrCat(
      Type("A", "abstract: true"), Type("B", "parents: \"A\""), Type("C"),
      Relation("r", "kind: PREDICATE_KIND_STATE domain: \"A\" range: \"C\" inverse: \"r_of\""),
      AttributePredicate("a", "kind: PREDICATE_KIND_STATE value: ATTRIBUTE_VALUE_KIND_TEXT"),
      Relation("happens", "kind: PREDICATE_KIND_EVENT"));
}

std::string State(absl::string_view options, absl::string_view fields = "") {
  return Relation("p", absl::StrCat("kind: PREDICATE_KIND_STATE ", options), fields);
}

std::string Event(absl::string_view options) {
  return Relation("p", absl::StrCat("kind: PREDICATE_KIND_EVENT ", options));
}

std::string Shown(absl::string_view type, absl::string_view field, absl::string_view predicate) {
  return absl::StrCat("message ", type,
                      " { option (entente.v1.entity) = {}; string id = 1;"
                      " repeated entente.v1.Attribute ",
                      field, " = 2 [(entente.v1.attribute) = {predicate: \"", predicate, "\"}]; }");
}

struct Wrong {
  std::string messages;
  std::string expected;  // part of the error
};

void ExpectRefused(const std::vector<Wrong>& cases) {
  ASSERT_TRUE(ReadOntology(Around()).ok()) << ReadOntology(Around()).status();
  for (const Wrong& wrong : cases) {
    SCOPED_TRACE(wrong.messages);
    const absl::Status refused = ReadOntology(absl::StrCat(Around(), wrong.messages)).status();
    EXPECT_EQ(refused.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(refused.message()), HasSubstr(wrong.expected));
  }
}

TEST(CheckPredicates, Names) {
  ExpectRefused({
      {"message P { option (entente.v1.relation) = {predicate: \"BigLetters\""
       " kind: PREDICATE_KIND_STATE}; string subject = 1; string object = 2; }",
       "test.P: predicate is \"BigLetters\"; it must be lower_snake"},
      {Relation("_p", "kind: PREDICATE_KIND_STATE"), "predicate is \"_p\"; it must be lower_snake"},
      {State("inverse: \"of-p\""), "test.P_p: inverse is \"of-p\"; it must be lower_snake"},
      {State("inverse: \"p\""), "test.P_p: the name \"p\" is declared by test.P_p, too"},
      {State("inverse: \"r\""), "the name \"r\" is declared by test.P_p, too"},
      {State("inverse: \"r_of\""), "the name \"r_of\" is declared by test.P_p, too"},
      {absl::StrCat(State(""),
                    "message Q { option (entente.v1.relation) = {predicate: \"p\""
                    " kind: PREDICATE_KIND_STATE}; string subject = 1;"
                    " string object = 2; }"),
       "test.Q: the name \"p\" is declared by test.P_p, too"},
  });
}

TEST(CheckPredicates, Types) {
  ExpectRefused({
      {State("domain: \"D\""),
       "test.P_p: domain names the type \"D\", which is not declared; did you mean"},
      {State("range: \"Elsewhere\""),
       "test.P_p: range names the type \"Elsewhere\", which is not declared"},
      {State("domain: [\"A\", \"C\", \"A\"]"), "test.P_p: domain names \"A\" twice"},
      {State("functional: true functional_for: \"Elsewhere\""),
       "test.P_p: functional_for names the type \"Elsewhere\", which is not declared"},
  });
}

TEST(CheckPredicates, Flags) {
  ExpectRefused({
      {State("symmetric: true domain: \"A\" range: \"C\""),
       "test.P_p: is symmetric, but its domain (A) is not its range (C)"},
      {State("symmetric: true inverse: \"q\""), "is symmetric and needs no inverse"},
      {State("symmetric: true acyclic: true"), "is symmetric and acyclic"},
      {State("functional_for: \"A\""), "has functional_for without functional"},
      {State("functional: true domain: \"B\" functional_for: \"A\""),
       "functional_for names \"A\", which the domain (B) does not admit"},
      {Event("functional: true"), "is an EVENT and functional"},
      {Event("horizon_days: 1"), "is an EVENT with horizon_days"},
      {State("range: \"C\" dissent_covers_parts: true"), "there is not exactly one relation"},
      {absl::StrCat(
           State("domain: \"A\" range: \"C\" dissent_covers_parts: true"),
           Relation("in",
                    "kind: PREDICATE_KIND_STATE domain: \"C\" range: \"C\" transitive: true "
                    "acyclic: true"),
           Relation("under",
                    "kind: PREDICATE_KIND_STATE domain: \"C\" range: \"C\" transitive: "
                    "true acyclic: true")),
       "there is not exactly one relation"},
  });
}

TEST(CheckPredicates, Qualifiers) {
  const auto qualifier = [](absl::string_view options) {
    return State("", absl::StrCat("string how = 3 [(entente.v1.qualifier) = {", options, "}];"));
  };
  ExpectRefused({
      {State("", "string How = 3 [(entente.v1.qualifier) = {}];"),
       "test.P_p.How: qualifier is \"How\"; it must be lower_snake"},
      {State("", "repeated string how = 3 [(entente.v1.qualifier) = {identifying: true}];"),
       "test.P_p.how: is identifying and repeated"},
      {qualifier("range: \"Elsewhere\""),
       "test.P_p.how: range names the type \"Elsewhere\", which is not declared"},
      {qualifier("range: \"A\" values: \"well\""), "test.P_p.how: has a range and values"},
      {qualifier("values: \"Very Well\""),
       "one of values is \"Very Well\"; it must be lower_snake"},
      {qualifier("values: [\"well\", \"well\"]"), "test.P_p.how: values names \"well\" twice"},
  });
}

TEST(CheckPredicates, Derived) {
  ExpectRefused({
      {State("derived: \"r\""), "test.P_p: derived has 1 steps; it must have 2 to 8"},
      {State(
           "derived: [\"r\", \"r_of\", \"r\", \"r_of\", \"r\", \"r_of\", \"r\", \"r_of\", \"r\"]"),
       "derived has 9 steps"},
      {State("derived: [\"r\", \"rr_of\"]"),
       "derived names \"rr_of\", which is no predicate or inverse; did you mean \"r_of\"?"},
      {State("derived: [\"r\", \"a\"]"), "derived names \"a\", which is an attribute"},
      {State("derived: [\"happens\", \"r\"]"), "derived names \"happens\", which is an EVENT"},
      {State("derived: [\"p\", \"r\"]"), "derived names \"p\", which is derived itself"},
      {Event("derived: [\"r\", \"r_of\"]"), "is an EVENT and derived"},
      {State("derived: [\"r\", \"r\"]"),
       "derived cannot reach step 2, \"r\": it begins at A, and what comes before leads to C"},
      {State("domain: \"C\" derived: [\"r\", \"r_of\"]"), "derived cannot reach step 1, \"r\""},
      {State("range: \"C\" derived: [\"r\", \"r_of\"]"),
       "derived ends at A, which the range does not admit"},
      {State("derived_through: \"A\""), "has derived_through without derived"},
      {State("derived: [\"r\", \"r_of\"] derived_through: [\"C\", \"C\"]"),
       "derived_through has 2 types for 2 steps; it must have none or 1"},
      {State("derived: [\"r\", \"r_of\"] derived_through: \"Elsewhere\""),
       "derived_through names the type \"Elsewhere\", which is not declared"},
      {State("derived: [\"r\", \"r_of\"] derived_through: \"B\""),
       "derived cannot reach step 2, \"r_of\""},
  });
  const absl::StatusOr<Ontology> read = ReadOntology(absl::StrCat(
      Around(), State("domain: \"B\" derived: [\"r\", \"r_of\", \"r\", \"r_of\", \"r\", "
                      "\"r_of\", \"r\", \"r_of\"]")));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->FindPredicate("p")->derived.size(), 8u);
}

TEST(CheckPredicates, ShownAttributes) {
  ExpectRefused({
      {Shown("D", "name", "nome"), "test.D.name: shows \"nome\", which is no attribute"},
      {Shown("D", "r", "r"), "test.D.r: shows \"r\", which is no attribute"},
      {absl::StrCat(Shown("D", "rank", "rank"),
                    AttributePredicate("rank",
                                       "kind: PREDICATE_KIND_STATE domain: \"A\" "
                                       "value: ATTRIBUTE_VALUE_KIND_TEXT")),
       "test.D.rank: shows \"rank\", whose domain (A) does not admit D"},
      {"message D { option (entente.v1.entity) = {}; string id = 1;"
       " repeated entente.v1.Attribute x = 2 [(entente.v1.attribute) = {predicate: \"a\"}];"
       " repeated entente.v1.Attribute y = 3 [(entente.v1.attribute) = {predicate: \"a\"}]; }",
       "test.D.y: shows \"a\", which another field shows"},
  });
}

}  // namespace
}  // namespace entente

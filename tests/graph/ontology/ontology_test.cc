#include "graph/ontology/ontology.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/graph/ontology/run_time_ontology.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// A diamond (Base, Left and Right, Bottom) and a tree of places apart from it.
Ontology Diamond() {
  absl::StatusOr<Ontology> read = ReadOntology(absl::StrCat(
      Type("Top", "abstract: true"), Type("Left", "parents: \"Top\""),
      Type("Right", "parents: \"Top\""), Type("Bottom", "parents: [\"Left\", \"Right\"]"),
      Type("Apart"),
      Relation("inside",
               "kind: PREDICATE_KIND_STATE domain: \"Left\" range: \"Left\" "
               "transitive: true acyclic: true inverse: \"around\""),
      Relation("under",
               "kind: PREDICATE_KIND_STATE domain: \"Apart\" range: [\"Apart\", \"Top\"] "
               "transitive: true acyclic: true inverse: \"above\""),
      Relation("at",
               "kind: PREDICATE_KIND_STATE domain: \"Top\" range: \"Bottom\" "
               "functional: true functional_for: \"Right\" dissent_covers_parts: true"),
      Relation("near",
               "kind: PREDICATE_KIND_STATE range: [\"Bottom\", \"Right\"] "
               "functional: true"),
      AttributePredicate("size",
                         "kind: PREDICATE_KIND_STATE value: ATTRIBUTE_VALUE_KIND_QUANTITY")));
  EXPECT_TRUE(read.ok()) << read.status();
  return std::move(read).value();
}

TEST(Ontology, FindsByName) {
  const Ontology ontology = Diamond();
  EXPECT_EQ(ontology.FindType("Left")->name, "Left");
  EXPECT_EQ(ontology.FindType("left"), nullptr);
  EXPECT_EQ(ontology.FindType(""), nullptr);
  EXPECT_EQ(ontology.FindPredicate("inside")->name, "inside");
  EXPECT_EQ(ontology.FindPredicate("around"), nullptr);
  EXPECT_EQ(ontology.FindPredicate("zzz"), nullptr);
  EXPECT_EQ(ontology.FindInverse("around")->name, "inside");
  EXPECT_EQ(ontology.FindInverse("above")->name, "under");
  EXPECT_EQ(ontology.FindInverse("inside"), nullptr);
  EXPECT_EQ(ontology.FindInverse(""), nullptr);
}

TEST(Ontology, ListsInNameOrder) {
  const Ontology ontology = Diamond();
  std::vector<std::string> names;
  for (const TypeDefinition& type : ontology.types()) names.push_back(type.name);
  EXPECT_THAT(names, ElementsAre("Apart", "Bottom", "Left", "Right", "Top"));
  names.clear();
  for (const PredicateDefinition& predicate : ontology.predicates()) {
    names.push_back(predicate.name);
  }
  EXPECT_THAT(names, ElementsAre("at", "inside", "near", "size", "under"));
}

TEST(Ontology, IsAFollowsEveryParent) {
  const Ontology ontology = Diamond();
  EXPECT_TRUE(ontology.IsA("Bottom", "Bottom"));
  EXPECT_TRUE(ontology.IsA("Bottom", "Left"));
  EXPECT_TRUE(ontology.IsA("Bottom", "Right"));
  EXPECT_TRUE(ontology.IsA("Bottom", "Top"));
  EXPECT_FALSE(ontology.IsA("Top", "Bottom"));
  EXPECT_FALSE(ontology.IsA("Left", "Right"));
  EXPECT_FALSE(ontology.IsA("Apart", "Top"));
  EXPECT_FALSE(ontology.IsA("Nobody", "Nobody"));
  EXPECT_FALSE(ontology.IsA("Bottom", "Nobody"));
}

TEST(Ontology, AdmitsWhenOneTypeFits) {
  const Ontology ontology = Diamond();
  EXPECT_TRUE(ontology.Admits({"Bottom"}, {"Top"}));
  EXPECT_TRUE(ontology.Admits({"Apart", "Bottom"}, {"Nobody", "Right"}));
  EXPECT_FALSE(ontology.Admits({"Left"}, {"Right", "Apart"}));
  EXPECT_FALSE(ontology.Admits({}, {"Top"}));
  EXPECT_TRUE(ontology.Admits({}, {}));
  EXPECT_TRUE(ontology.Admits({"Nobody"}, {}));
}

TEST(Ontology, FunctionalForTheDeclaredSubjects) {
  const Ontology ontology = Diamond();
  const PredicateDefinition& at = *ontology.FindPredicate("at");
  EXPECT_TRUE(ontology.FunctionalFor(at, {"Bottom"}));
  EXPECT_TRUE(ontology.FunctionalFor(at, {"Left", "Right"}));
  EXPECT_FALSE(ontology.FunctionalFor(at, {"Left"}));
  EXPECT_FALSE(ontology.FunctionalFor(at, {}));
  EXPECT_TRUE(ontology.FunctionalFor(*ontology.FindPredicate("near"), {}));
  EXPECT_FALSE(ontology.FunctionalFor(*ontology.FindPredicate("inside"), {"Left"}));
}

TEST(Ontology, ObjectsNestWhereTheWholeRangeIsAdmitted) {
  const Ontology ontology = Diamond();
  EXPECT_EQ(ontology.NestingOf(*ontology.FindPredicate("at"))->name, "inside");
  EXPECT_EQ(ontology.NestingOf(*ontology.FindPredicate("inside"))->name, "inside");
  EXPECT_EQ(ontology.NestingOf(*ontology.FindPredicate("near")), nullptr);
  EXPECT_EQ(ontology.NestingOf(*ontology.FindPredicate("under")), nullptr);
  EXPECT_EQ(ontology.NestingOf(*ontology.FindPredicate("size")), nullptr);
}

TEST(Ontology, PointersSurviveAMove) {
  Ontology first = Diamond();
  const PredicateDefinition* at = first.FindPredicate("at");
  const Ontology second = std::move(first);
  EXPECT_EQ(second.FindPredicate("at"), at);
  EXPECT_EQ(second.FindInverse("around")->name, "inside");
  EXPECT_TRUE(second.IsA("Bottom", "Top"));
}

TEST(Ontology, EmptyIsAnOntology) {
  const absl::StatusOr<Ontology> read = Ontology::FromDescriptors({});
  ASSERT_TRUE(read.ok());
  EXPECT_THAT(read->types(), IsEmpty());
  EXPECT_EQ(read->FindPredicate("at"), nullptr);
  EXPECT_EQ(read->FindInverse("at"), nullptr);
  EXPECT_TRUE(read->Admits({}, {}));
}

TEST(Ontology, AUsersFileStandsOnTheBuiltIn) {
  const absl::StatusOr<Ontology> read = ReadOntologyOnBuiltIn(absl::StrCat(
      Type("Ship", "parents: \"MilitaryUnit\""),
      Relation("moored_at", "kind: PREDICATE_KIND_STATE domain: \"Ship\" range: \"Site\"")));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_TRUE(read->IsA("Ship", "Agent"));
  EXPECT_TRUE(read->FunctionalFor(*read->FindPredicate("located_in"), {"Ship"}));
  EXPECT_EQ(read->NestingOf(*read->FindPredicate("moored_at"))->name, "part_of");
}

TEST(Ontology, AUsersFileMayNotRedeclare) {
  const std::string again(ReadOntologyOnBuiltIn(Type("State")).status().message());
  EXPECT_THAT(again, HasSubstr("the type \"State\" is declared by"));
  EXPECT_THAT(again, HasSubstr("entente.v1.State"));
  EXPECT_THAT(again, HasSubstr("test.State"));
  EXPECT_THAT(std::string(ReadOntologyOnBuiltIn(Relation("hosts", "kind: PREDICATE_KIND_STATE"))
                              .status()
                              .message()),
              HasSubstr("the name \"hosts\" is declared by"));
}

TEST(Ontology, SuggestsNames) {
  const Ontology ontology = Diamond();
  EXPECT_THAT(NearestTypes(ontology, "bottem"), ElementsAre("Bottom"));
  EXPECT_THAT(NearestPredicates(ontology, "insite"), ElementsAre("inside"));
  EXPECT_THAT(NearestPredicates(ontology, "arround"), ElementsAre("around"));
  EXPECT_THAT(NearestPredicates(ontology, "something else"), IsEmpty());
}

// As a graph would have it: near since revision 5; Lake and likes in use since 7 and 9.
Ontology Dated() {
  OntologyTimes times;
  times.predicates = {{"near", 5}};
  times.types = {{"Apart", 5}};
  times.open = true;
  times.undeclared_types = {{"Lake", 7}, {"Left", 8}};
  times.undeclared_predicates = {{"likes", 9}};
  return Diamond().WithTimes(times);
}

TEST(Ontology, KnowsSinceWhenAndWhatIsUsedUndeclared) {
  const Ontology ontology = Dated();
  EXPECT_TRUE(ontology.open());
  EXPECT_FALSE(Diamond().open());
  EXPECT_EQ(ontology.newest(), 9u);
  EXPECT_EQ(ontology.FindPredicate("near")->since, 5u);
  EXPECT_EQ(ontology.FindPredicate("at")->since, 0u);
  EXPECT_TRUE(ontology.FindPredicate("likes")->undeclared);
  EXPECT_TRUE(ontology.FindType("Lake")->undeclared);
  EXPECT_FALSE(ontology.FindType("Left")->undeclared) << "declared wins";
  EXPECT_TRUE(ontology.IsA("Lake", "Lake"));
  EXPECT_FALSE(ontology.IsA("Lake", "Top"));
  EXPECT_TRUE(ontology.IsA("Bottom", "Top"));
  EXPECT_EQ(ontology.FindInverse("around")->name, "inside");
  EXPECT_EQ(ontology.NestingOf(*ontology.FindPredicate("inside"))->name, "inside");
}

TEST(Ontology, UpToARevisionItHasWhatWasThere) {
  const Ontology ontology = Dated();
  const auto names = [](const Ontology& then) {
    std::vector<std::string> names;
    for (const PredicateDefinition& predicate : then.predicates()) names.push_back(predicate.name);
    for (const TypeDefinition& type : then.types()) names.push_back(type.name);
    return names;
  };
  EXPECT_THAT(names(ontology.UpTo(9)), names(ontology));
  EXPECT_THAT(names(ontology.UpTo(8)), ElementsAre("at", "inside", "near", "size", "under", "Apart",
                                                   "Bottom", "Lake", "Left", "Right", "Top"));
  EXPECT_THAT(names(ontology.UpTo(4)),
              ElementsAre("at", "inside", "size", "under", "Bottom", "Left", "Right", "Top"));
  EXPECT_EQ(ontology.UpTo(4).newest(), 0u);
  EXPECT_EQ(ontology.UpTo(6).newest(), 5u);
  EXPECT_EQ(ontology.UpTo(4).FindInverse("above")->name, "under");
  EXPECT_TRUE(ontology.UpTo(4).IsA("Bottom", "Top"));
}

TEST(Ontology, OnlyAnOpenOneAdmitsFreeNames) {
  const Ontology open = Dated();
  EXPECT_EQ(Diamond().FindForClaim("unheard_of"), nullptr);
  const PredicateDefinition* any = open.FindForClaim("unheard_of");
  ASSERT_NE(any, nullptr);
  EXPECT_TRUE(any->undeclared);
  EXPECT_EQ(open.FindPredicate("unheard_of"), nullptr);
  EXPECT_EQ(open.FindForClaim("at"), open.FindPredicate("at"));
  EXPECT_EQ(open.FindForClaim("likes"), open.FindPredicate("likes"));
  EXPECT_EQ(open.FindForClaim("around"), nullptr) << "an inverse";
  EXPECT_NE(open.FindForClaim(std::string(kMostFreeNameBytes, 'a')), nullptr);
  EXPECT_EQ(open.FindForClaim(std::string(kMostFreeNameBytes + 1, 'a')), nullptr);
  EXPECT_NE(open.FindForClaim("Есть связь"), nullptr);
  for (const char* name : {"", "  ", "a\nb", "\xff"}) {
    EXPECT_EQ(open.FindForClaim(name), nullptr) << name;
  }
  // A copy answers for itself.
  const Ontology copy = Dated().UpTo(9);
  EXPECT_TRUE(copy.FindForClaim("unheard_of")->undeclared);
}

}  // namespace
}  // namespace entente

#include "graph/ontology/compare_ontologies.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "graph/model/status.h"
#include "tests/graph/ontology/run_time_ontology.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// One of everything. Lines are replaced in the tests below.
constexpr char kBefore[] = R"(
message Water { option (entente.v1.entity) = {abstract: true}; string id = 1; }
message River { option (entente.v1.entity) = {parents: "Water"}; string id = 1;
  repeated entente.v1.Attribute lengths = 2 [(entente.v1.attribute) = {predicate: "length"}]; }
message Sea { option (entente.v1.entity) = {parents: "Water"}; string id = 1; }
message FlowsInto { option (entente.v1.relation) = {predicate: "flows_into"
    domain: "River" range: "Sea" kind: PREDICATE_KIND_STATE functional: true inverse: "fed_by"};
  string subject = 1; string object = 2;
  string season = 3 [(entente.v1.qualifier) = {identifying: true values: "wet" values: "dry"}];
  string by = 4 [(entente.v1.qualifier) = {range: "River"}]; }
message Near { option (entente.v1.relation) = {predicate: "near" kind: PREDICATE_KIND_STATE
    domain: "Sea" range: "Sea" irreflexive: true horizon_days: 30};
  string subject = 1; string object = 2; }
message Part { option (entente.v1.relation) = {predicate: "part" kind: PREDICATE_KIND_STATE
    domain: "Water" range: "Water" transitive: true acyclic: true};
  string subject = 1; string object = 2; }
message Length { option (entente.v1.attribute_predicate) = {predicate: "length"
    domain: "River" kind: PREDICATE_KIND_STATE value: ATTRIBUTE_VALUE_KIND_QUANTITY};
  string subject = 1; entente.v1.Value value = 2; }
)";

Ontology Parsed(const std::string& messages) {
  absl::StatusOr<Ontology> read = ReadOntology(messages);
  EXPECT_TRUE(read.ok()) << read.status();
  return *std::move(read);
}

const Ontology& Before() {
  static const Ontology& before = *new Ontology(Parsed(kBefore));
  return before;
}

absl::StatusOr<OntologyAdditions> With(const std::string& from, const std::string& to) {
  const std::string after = absl::StrReplaceAll(kBefore, {{from, to}});
  EXPECT_NE(after, kBefore) << from;
  return CompareOntologies(Before(), Parsed(after));
}

TEST(CompareOntologies, EqualOnesAddNothing) {
  const auto same = CompareOntologies(Before(), Before());
  ASSERT_TRUE(same.ok()) << same.status();
  EXPECT_TRUE(same->empty());
}

struct Allowed {
  std::string from;
  std::string to;
  std::string widened;
};

TEST(CompareOntologies, AdmitsWhatWidens) {
  const std::vector<Allowed> cases = {
      {"domain: \"River\" range: \"Sea\"", "domain: \"Water\" range: \"Sea\"", "flows_into.domain"},
      {"domain: \"River\" range: \"Sea\"", "domain: \"River\" range: \"Sea\" range: \"River\"",
       "flows_into.range"},
      {"values: \"wet\"", "values: \"frozen\" values: \"wet\"", "flows_into.season.values"},
      {"values: \"wet\" values: \"dry\"", "", "flows_into.season.values"},
      {"{range: \"River\"}", "{range: \"Water\"}", "flows_into.by.range"},
      {"irreflexive: true", "irreflexive: true inverse: \"near_to\"", "near.inverse"},
      {"horizon_days: 30};\n  string subject = 1; string object = 2;",
       "horizon_days: 30};\n  string subject = 1; string object = 2;"
       " string how = 3 [(entente.v1.qualifier) = {}];",
       "near.how"},
      {"{abstract: true}", "{}", "Water.abstract"},
      {"message Sea { option (entente.v1.entity) = {parents: \"Water\"}; string id = 1;",
       "message Sea { option (entente.v1.entity) = {parents: \"Water\"}; string id = 1;"
       " repeated entente.v1.Attribute names = 2 [(entente.v1.attribute) = {predicate: \"name\"}];"
       " } message Name { option (entente.v1.attribute_predicate) = {predicate: \"name\""
       " kind: PREDICATE_KIND_STATE value: ATTRIBUTE_VALUE_KIND_TEXT}; string subject = 1;"
       " entente.v1.Value value = 2;",
       "Sea.names"},
  };
  for (const Allowed& allowed : cases) {
    SCOPED_TRACE(allowed.to);
    const auto added = With(allowed.from, allowed.to);
    ASSERT_TRUE(added.ok()) << added.status();
    EXPECT_THAT(added->widened, ElementsAre(allowed.widened));
  }
}

TEST(CompareOntologies, NewOnesAreListedByName) {
  const auto added =
      CompareOntologies(Before(), Parsed(absl::StrCat(kBefore, Type("Lake", "parents: \"Water\""),
                                                      Type("Canal", "parents: \"River\""),
                                                      Relation("fills",
                                                               "kind: PREDICATE_KIND_STATE"
                                                               " inverse: \"filled_by\""))));
  ASSERT_TRUE(added.ok()) << added.status();
  EXPECT_THAT(added->types, ElementsAre("Canal", "Lake"));
  EXPECT_THAT(added->predicates, ElementsAre("fills"));
  EXPECT_THAT(added->widened, IsEmpty());
}

struct Refused {
  std::string from;
  std::string to;
  std::string field;
  std::string told;
};

TEST(CompareOntologies, RefusesWhatTakesAwayOrChanges) {
  const std::vector<Refused> cases = {
      // Seas nest by `part`; whatever else it may be would not.
      {"domain: \"River\" range: \"Sea\"", "domain: \"River\"", "test.FlowsInto.range",
       "was nesting by part and would be nesting by none"},
      {"message Near ", "message Nearby ", "test.Near",
       "test.Near was test.Near and would be test.Nearby"},
      {"predicate: \"near\"", "predicate: \"nearby\"", "test.Near",
       "near and would be not declared"},
      {"message Sea { option (entente.v1.entity) = {parents: \"Water\"}",
       "message Sea { option (entente.v1.entity) = {}", "test.Sea.parents", "was Water"},
      {"domain: \"Sea\" range: \"Sea\" irreflexive", "domain: \"River\" range: \"Sea\" irreflexive",
       "test.Near.domain", "types may be added, none taken away"},
      {"kind: PREDICATE_KIND_STATE functional: true", "kind: PREDICATE_KIND_STATE",
       "test.FlowsInto.functional", "was true and would be false"},
      {"functional: true", "functional: true functional_for: \"River\"",
       "test.FlowsInto.functional_for", "any and would be River"},
      {"horizon_days: 30", "horizon_days: 31", "test.Near.horizon_days",
       "was 30 days and would be 31 days"},
      {"horizon_days: 30", "", "test.Near.horizon_days", "would be no limit"},
      {"irreflexive: true", "irreflexive: true symmetric: true", "test.Near.symmetric", "false"},
      {"irreflexive: true", "transitive: true", "test.Near.transitive", "false"},
      {"irreflexive: true", "irreflexive: true acyclic: true", "test.Near.acyclic", "false"},
      {"irreflexive: true", "", "test.Near.irreflexive", "was true"},
      {"inverse: \"fed_by\"", "", "test.FlowsInto.inverse", "was fed_by and would be none"},
      {"inverse: \"fed_by\"", "inverse: \"drains\"", "test.FlowsInto.inverse", "would be drains"},
      {"identifying: true ", "", "test.FlowsInto.season.identifying", "was true"},
      {"values: \"wet\" ", "", "test.FlowsInto.season.values", "was dry, wet"},
      {"values: \"wet\" ", "values: \"damp\" ", "test.FlowsInto.season.values", "damp, dry"},
      {"string season = 3", "string season = 5", "test.FlowsInto.season.number", "was 3"},
      {"string season = 3", "string time = 3", "test.FlowsInto.season", "not declared"},
      {"{range: \"River\"}", "{}", "test.FlowsInto.by.range", "text cannot become an entity"},
      {"lengths = 2", "lengths = 3", "test.River.lengths.number", "was 2 and would be 3"},
      {"lengths = 2", "sizes = 2", "test.River.lengths", "not declared"},
      {"VALUE_KIND_QUANTITY", "VALUE_KIND_TEXT", "test.Length.value", "it must stay as it is"},
      {"domain: \"River\" kind: PREDICATE_KIND_STATE value",
       "domain: \"River\" kind: PREDICATE_KIND_EVENT value", "test.Length.kind", "would be true"},
  };
  for (const Refused& refused : cases) {
    SCOPED_TRACE(absl::StrCat(refused.from, " -> ", refused.to));
    const absl::Status status = With(refused.from, refused.to).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
    EXPECT_THAT(std::string(status.message()), HasSubstr(refused.told));
    ASSERT_TRUE(DetailOf(status).has_value());
    EXPECT_EQ(DetailOf(status)->reason, "ONTOLOGY_INCOMPATIBLE");
    EXPECT_EQ(DetailOf(status)->field, refused.field);
  }
}

// Waters nest by `part`; a second relation like it would leave nobody knowing by which.
TEST(CompareOntologies, RefusesWhatWouldChangeHowObjectsNest) {
  const auto status =
      CompareOntologies(Before(),
                        Parsed(absl::StrCat(kBefore, Relation("inside",
                                                              "kind: PREDICATE_KIND_STATE domain: "
                                                              "\"Water\" range: \"Water\" "
                                                              "transitive: true acyclic: true"))))
          .status();
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("test.FlowsInto.range was nesting by part and would be nesting by none"));
}

TEST(CompareOntologies, TellsTenDifferencesAndCountsTheRest) {
  const absl::Status status = CompareOntologies(*Ontology::BuiltIn(), Before()).status();
  EXPECT_THAT(std::string(status.message()), HasSubstr("; and "));
  EXPECT_LT(status.message().size(), 3'000u);
}

}  // namespace
}  // namespace entente

#include "graph/ontology/read_descriptors.h"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "graph/model/limits.h"
#include "tests/graph/ontology/run_time_ontology.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

constexpr char kState[] = "kind: PREDICATE_KIND_STATE";

struct Wrong {
  std::string messages;
  std::string expected;  // part of the error
};

TEST(ReadDescriptors, RefusesWhatAMessageSaysWronglyByItself) {
  const std::vector<Wrong> cases = {
      {"message M { option (entente.v1.entity) = {};"
       " option (entente.v1.relation) = {predicate: \"m\"}; string id = 1; }",
       "test.M: carries more than one of the options"},
      {"message M { message N { option (entente.v1.entity) = {}; string id = 1; } }",
       "test.M.N: is nested in test.M"},
      {"message M { option (entente.v1.entity) = {}; }", "needs the field `string id = 1`"},
      {"message M { option (entente.v1.entity) = {}; bytes id = 1; }",
       "test.M.id: field 1 must be `string id = 1`; it is a bytes"},
      {"message M { option (entente.v1.entity) = {}; string id = 1; string name = 2; }",
       "test.M.name: beside its id, a type's fields are `repeated entente.v1.Attribute`"},
      {"message M { option (entente.v1.entity) = {}; string id = 1;"
       " entente.v1.Attribute name = 2 [(entente.v1.attribute) = {predicate: \"name\"}]; }",
       "test.M.name: beside its id"},
      {"message M { option (entente.v1.entity) = {}; string id = 1;"
       " repeated entente.v1.Attribute name = 2; }",
       "test.M.name: beside its id"},
      {Relation("", kState), "test.P_: predicate, its name, is missing"},
      {Relation("p", ""),
       "test.P_p: kind is 0; it must be PREDICATE_KIND_STATE or PREDICATE_KIND_EVENT"},
      {Relation("p", "kind: PREDICATE_KIND_STATE horizon_days: -1"),
       "test.P_p: horizon_days is -1; it must be 0 to 36500"},
      {Relation("p", "kind: PREDICATE_KIND_STATE horizon_days: 36501"),
       "test.P_p: horizon_days is 36501; it must be 0 to 36500"},
      {AttributePredicate("p", kState), "test.P_p: value is 0; it must be one of"},
      {"message M { option (entente.v1.relation) = {predicate: \"m\" kind: PREDICATE_KIND_STATE};"
       " string from = 1; string object = 2; }",
       "test.M.from: field 1 must be `string subject = 1`"},
      {"message M { option (entente.v1.relation) = {predicate: \"m\" kind: PREDICATE_KIND_STATE};"
       " string subject = 1; }",
       "test.M: needs the field `string object = 2`"},
      {"message M { option (entente.v1.relation) = {predicate: \"m\" kind: PREDICATE_KIND_STATE};"
       " repeated string subject = 1; string object = 2; }",
       "it is a repeated string"},
      {"message M { option (entente.v1.attribute_predicate) = {predicate: \"m\""
       " kind: PREDICATE_KIND_STATE value: ATTRIBUTE_VALUE_KIND_TEXT};"
       " string subject = 1; string value = 2; }",
       "test.M.value: field 2 must be `entente.v1.Value value = 2`; it is a string"},
      {Relation("p", kState, "string kind = 3;"),
       "test.P_p.kind: is neither subject nor object nor value; a qualifier needs the option"},
      {Relation("p", kState, "int32 kind = 3 [(entente.v1.qualifier) = {}];"),
       "test.P_p.kind: a qualifier is a string: text or the id of an entity; this is a int32"},
  };
  for (const Wrong& wrong : cases) {
    SCOPED_TRACE(wrong.messages);
    const absl::StatusOr<Ontology> read = ReadOntology(wrong.messages);
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(read.status().message()), HasSubstr(wrong.expected));
  }
}

TEST(ReadDescriptors, ReadsEveryOption) {
  const absl::StatusOr<Ontology> read = ReadOntology(absl::StrCat(
      Type("A", "abstract: true"), Type("B", "parents: \"A\""),
      Relation("r",
               "kind: PREDICATE_KIND_STATE domain: [\"A\", \"B\"] range: \"A\" inverse: \"r_of\" "
               "transitive: true acyclic: true irreflexive: true functional: true "
               "functional_for: \"B\" horizon_days: 36500",
               "string how = 3 [(entente.v1.qualifier) = {identifying: true values: \"well\"}];"
               "repeated string who = 4 [(entente.v1.qualifier) = {range: \"A\"}];"),
      Relation("e", "kind: PREDICATE_KIND_EVENT symmetric: true")));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_TRUE(read->FindType("A")->abstract);
  EXPECT_EQ(read->FindType("B")->message, "test.B");
  const PredicateDefinition& r = *read->FindPredicate("r");
  EXPECT_EQ(r.message, "test.P_r");
  EXPECT_EQ(r.domain, (std::vector<std::string>{"A", "B"}));
  EXPECT_EQ(r.range, std::vector<std::string>{"A"});
  EXPECT_EQ(r.inverse, "r_of");
  EXPECT_TRUE(r.transitive && r.acyclic && r.irreflexive && r.functional);
  EXPECT_FALSE(r.event || r.symmetric || r.attribute || r.dissent_covers_parts);
  EXPECT_EQ(r.functional_for, std::vector<std::string>{"B"});
  EXPECT_EQ(r.horizon_micros, 36'500LL * 86'400 * 1'000'000);
  ASSERT_EQ(r.qualifiers.size(), 2u);
  EXPECT_TRUE(r.FindQualifier("how")->identifying);
  EXPECT_EQ(r.FindQualifier("how")->values, std::vector<std::string>{"well"});
  EXPECT_TRUE(r.FindQualifier("who")->repeated);
  EXPECT_EQ(r.FindQualifier("who")->range, std::vector<std::string>{"A"});
  EXPECT_EQ(r.FindQualifier("why"), nullptr);
  EXPECT_TRUE(read->FindPredicate("e")->event);
  EXPECT_TRUE(read->FindPredicate("e")->symmetric);
  EXPECT_FALSE(read->FindPredicate("e")->horizon_micros.has_value());
}

TEST(ReadDescriptors, ReadsEveryValueKind) {
  const std::vector<std::pair<std::string, ValueKind>> kinds = {
      {"ANY", ValueKind::kAny},         {"BOOL", ValueKind::kBool},
      {"INTEGER", ValueKind::kInteger}, {"NUMBER", ValueKind::kNumber},
      {"TEXT", ValueKind::kText},       {"DATE", ValueKind::kDate},
      {"TIME", ValueKind::kTime},       {"DATETIME", ValueKind::kDateTime},
      {"MOMENT", ValueKind::kMoment},   {"DURATION", ValueKind::kDuration},
      {"LIST", ValueKind::kList},       {"QUANTITY", ValueKind::kQuantity},
      {"GEO", ValueKind::kGeo},
  };
  for (const auto& [name, kind] : kinds) {
    const absl::StatusOr<Ontology> read = ReadOntology(AttributePredicate(
        "p", absl::StrCat("kind: PREDICATE_KIND_STATE value: ATTRIBUTE_VALUE_KIND_", name)));
    ASSERT_TRUE(read.ok()) << name << ": " << read.status();
    EXPECT_TRUE(read->FindPredicate("p")->attribute);
    EXPECT_EQ(read->FindPredicate("p")->value, kind) << name;
  }
}

TEST(ReadDescriptors, CountsMessages) {
  std::string messages;
  const size_t most = Limits().ontology_messages;
  for (size_t i = 0; i < most; ++i) absl::StrAppend(&messages, "message M", i, " {}\n");
  EXPECT_TRUE(ReadOntology(messages).ok());
  absl::StrAppend(&messages, "message Last {}\n");
  const absl::Status refused = ReadOntology(messages).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(refused.message()), HasSubstr("has 2001 messages; at most 2000"));
}

TEST(ReadDescriptors, CountsBytes) {
  // Unknown parents show that a file just below the limit got past the count.
  const auto read = [](size_t bytes) {
    std::string parents;
    const std::string name(200, 'a');
    for (size_t i = 0; i < bytes / (name.size() + 3); ++i) {
      absl::StrAppend(&parents, "parents: \"", name, "\" ");
    }
    return std::string(ReadOntology(Type("A", parents)).status().message());
  };
  const size_t most = Limits().ontology_bytes;
  EXPECT_THAT(read(most - 1000), HasSubstr("not declared"));
  EXPECT_THAT(read(most), HasSubstr("bytes of descriptors; at most 1048576"));
}

TEST(ReadDescriptors, LimitsNames) {
  const std::string most(256, 'a');
  const std::string more(257, 'a');
  const std::string expected = "is a name of 257 bytes; at most 256";
  EXPECT_TRUE(ReadOntology(Relation("r", absl::StrCat(kState, " inverse: \"", most, "\""))).ok());
  const std::vector<std::string> cases = {
      Relation("r", absl::StrCat(kState, " inverse: \"", more, "\"")),
      Relation("r", absl::StrCat(kState, " domain: \"", more, "\"")),
      Type("A", absl::StrCat("parents: \"", more, "\"")),
      Type(std::string(252, 'A')),  // "test." before it
      Relation(
          "r", kState,
          absl::StrCat("string kind = 3 [(entente.v1.qualifier) = {values: \"", more, "\"}];")),
      absl::StrCat("message M { option (entente.v1.entity) = {}; string id = 1; repeated "
                   "entente.v1.Attribute names = 2 [(entente.v1.attribute) = {predicate: \"",
                   more, "\"}]; }"),
  };
  for (const std::string& wrong : cases) {
    SCOPED_TRACE(wrong);
    const absl::Status refused = ReadOntology(wrong).status();
    EXPECT_EQ(refused.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(refused.message()), HasSubstr(expected));
    EXPECT_LT(refused.message().size(), 700u);
  }
}

TEST(BuiltInOntologyFile, IsTheCompiledInOne) {
  EXPECT_EQ(BuiltInOntologyFile().name(), "entente/v1/ontology.proto");
}

}  // namespace
}  // namespace entente

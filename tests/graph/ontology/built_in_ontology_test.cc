// The built-in ontology against a table of what the model declares: the one place beside
// ontology.proto where its types and predicates are written down. Each line prints one definition
// whole, so that nothing declared by mistake goes unseen.
#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "graph/ontology/ontology.h"
#include "graph/ontology/read_descriptors.h"
#include "graph/ontology/well_known.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;

const Ontology& BuiltIn() {
  static const Ontology* const ontology = [] {
    absl::StatusOr<Ontology> read = Ontology::BuiltIn();
    EXPECT_TRUE(read.ok()) << read.status();
    return new Ontology(std::move(read).value());
  }();
  return *ontology;
}

std::string Print(const TypeDefinition& type) {
  std::vector<std::string> shown;
  for (const ShownAttribute& attribute : type.attributes) shown.push_back(attribute.predicate);
  return absl::StrCat(type.name, type.abstract ? " (abstract)" : "",
                      type.parents.empty() ? "" : " is a ", absl::StrJoin(type.parents, " & "),
                      ": ", absl::StrJoin(shown, " "));
}

std::string Print(ValueKind kind) {
  switch (kind) {
    case ValueKind::kText:
      return "text";
    case ValueKind::kMoment:
      return "date or datetime";
    case ValueKind::kQuantity:
      return "quantity";
    case ValueKind::kGeo:
      return "geo";
    default:
      return "unexpected";
  }
}

std::string Print(const std::vector<std::string>& types) {
  return types.empty() ? "any" : absl::StrJoin(types, "|");
}

std::string Print(const QualifierDefinition& qualifier) {
  return absl::StrCat(qualifier.name, qualifier.identifying ? "!" : "",
                      qualifier.repeated ? "*" : "", qualifier.range.empty() ? "" : " > ",
                      absl::StrJoin(qualifier.range, "|"), qualifier.values.empty() ? "" : " = ",
                      absl::StrJoin(qualifier.values, "|"));
}

// `name(domain > range; flags) [inverse] {qualifiers}`; a qualifier that identifies has `!`, one
// that is repeated `*`.
std::string Print(const PredicateDefinition& predicate) {
  std::string flags;
  const auto flag = [&](bool set, absl::string_view text) {
    if (set) absl::StrAppend(&flags, flags.empty() ? "; " : " ", text);
  };
  flag(predicate.symmetric, "S");
  flag(predicate.transitive, "T");
  flag(predicate.acyclic, "A");
  flag(predicate.functional, "F");
  flag(!predicate.functional_for.empty(), absl::StrCat("for ", Print(predicate.functional_for)));
  flag(predicate.irreflexive, "I");
  flag(predicate.event, "E");
  if (predicate.horizon_micros) {
    flag(true, absl::StrCat(*predicate.horizon_micros / (86'400LL * 1'000'000), "d"));
  }
  flag(predicate.dissent_covers_parts, "covers parts");
  flag(!predicate.derived.empty(), absl::StrCat("by ", absl::StrJoin(predicate.derived, " / ")));
  flag(!predicate.derived_through.empty(),
       absl::StrCat("through ", absl::StrJoin(predicate.derived_through, " / ")));
  std::vector<std::string> qualifiers;
  for (const QualifierDefinition& qualifier : predicate.qualifiers) {
    qualifiers.push_back(Print(qualifier));
  }
  return absl::StrCat(predicate.name, "(", Print(predicate.domain), " > ",
                      predicate.attribute ? Print(predicate.value) : Print(predicate.range), flags,
                      ")", predicate.inverse.empty() ? "" : " [", predicate.inverse,
                      predicate.inverse.empty() ? "" : "]", qualifiers.empty() ? "" : " {",
                      absl::StrJoin(qualifiers, "; "), qualifiers.empty() ? "" : "}");
}

template <typename Definition>
std::vector<std::string> PrintAll(const std::vector<Definition>& definitions) {
  std::vector<std::string> printed;
  for (const Definition& definition : definitions) printed.push_back(Print(definition));
  return printed;
}

TEST(BuiltInOntology, Types) {
  EXPECT_THAT(
      PrintAll(BuiltIn().types()),
      ElementsAre(
          "Agent: type name assessment external_id",
          "Alliance is a Organization: type name assessment external_id",
          "CombatZone is a Place: type name assessment external_id coordinates",
          "Dataset is a Document: type name assessment external_id published title address licence",
          "Document: type name assessment external_id published title address licence",
          "Equipment: type name assessment external_id condition",
          "Event: type name assessment external_id coordinates deaths intensity",
          "Force is a Agent: type name assessment external_id strength",
          "GovernmentBody is a Organization: type name assessment external_id",
          "MilitaryUnit is a Agent: type name assessment external_id strength coordinates echelon "
          "condition",
          "Organization is a Agent: type name assessment external_id",
          "Person is a Agent: type name assessment external_id",
          "Place (abstract): type name assessment external_id coordinates",
          "Region is a Place: type name assessment external_id coordinates",
          "Site is a Place: type name assessment external_id coordinates condition",
          "State is a Agent & Place: type name assessment external_id coordinates",
          "Treaty: type name assessment external_id"));
}

TEST(BuiltInOntology, Predicates) {
  const std::vector<std::string> expected = {
      "address(Document > text)",
      "agency_of(GovernmentBody > State|GovernmentBody)",
      "aids(Agent > Agent) {kind! = troops|arms|money|diplomatic}",
      "allied_with(State > State; S I by member_of / has_member through Alliance)",
      "assessment(any > text)",
      "at_war_with(Agent > Agent; S I)",
      "belongs_to(MilitaryUnit|Force|GovernmentBody > State; F) [has_force]",
      "borders(Place > Place; S I) "
      "{contiguity! = land|within_12_miles|within_24_miles|within_150_miles|within_400_miles}",
      "commands(Person > MilitaryUnit|Force)",
      "condition(Site|MilitaryUnit|Equipment > text)",
      "consulted(Agent > Agent; E)",
      "continues(State > State)",
      "controls(Agent > Place)",
      "coordinates(Place|MilitaryUnit|Event > geo)",
      "deaths(Event > quantity; F) {of! > Agent; sort!}",
      "deployed_to(MilitaryUnit|Force > Place; 30d covers parts)",
      "echelon(MilitaryUnit > text)",
      "external_id(any > text) {scheme!}",
      "holds_office(Person > GovernmentBody|State|Alliance|Organization) {title}",
      "intensity(Event > text) {scheme!}",
      "interacted(Agent > Agent; E) {code!}",
      "issued_by(Document > Agent)",
      "licence(Document > text)",
      "located_in(MilitaryUnit|Force|Person > Place; F for MilitaryUnit 30d covers parts) [hosts]",
      "member_of(State > Alliance|Organization) [has_member] "
      "{obligations* = defence|neutrality|nonaggression|entente|consultation}",
      "mentions(Document > any)",
      "merged_into(State > State)",
      "met(Agent > Agent; E)",
      "name(any > text) {kind! = official|alias|historical}",
      "occurred_at(Event > Place)",
      "operated_by(Site > Agent)",
      "opposes(Agent > Agent)",
      "part_of(Place > Place; T A) [contains]",
      "participates_in(Agent > Event) {role; side; outcome; intensity}",
      "party_to(State > Treaty) [has_party]",
      "published(Document > date or datetime)",
      "ratified(Agent > Treaty; E)",
      "sanctions(Agent > Agent) [sanctioned_by] {programme!; measure}",
      "seceded_from(State > State)",
      "signed(Agent > Treaty; E)",
      "spokesperson_of(Person > Agent)",
      "strength(MilitaryUnit|Force > quantity; F 30d) {place! > Place}",
      "subordinate_to(MilitaryUnit > MilitaryUnit|GovernmentBody; T A F) [commands_unit] "
      "{kind! = organic|attached|operational}",
      "title(Document > text)",
      "trained_at(MilitaryUnit|Force > Site; 30d)",
      "type(any > text)",
  };
  EXPECT_THAT(PrintAll(BuiltIn().predicates()), ElementsAreArray(expected));
}

// A view that left an attribute out would hide what is known.
TEST(BuiltInOntology, TypesShowEveryAttributeThatTheyMayCarry) {
  for (const TypeDefinition& type : BuiltIn().types()) {
    for (const PredicateDefinition& predicate : BuiltIn().predicates()) {
      if (!predicate.attribute || !BuiltIn().Admits({type.name}, predicate.domain)) continue;
      EXPECT_TRUE(std::any_of(
          type.attributes.begin(), type.attributes.end(),
          [&](const ShownAttribute& shown) { return shown.predicate == predicate.name; }))
          << type.name << " does not show " << predicate.name;
    }
  }
}

// What ontology.proto promises its readers.
TEST(BuiltInOntology, AFieldHasOneNameAndNumberInEveryType) {
  for (const TypeDefinition& a : BuiltIn().types()) {
    for (const TypeDefinition& b : BuiltIn().types()) {
      for (const ShownAttribute& x : a.attributes) {
        for (const ShownAttribute& y : b.attributes) {
          const bool same = x.predicate == y.predicate;
          EXPECT_EQ(x.field == y.field, same) << a.name << "." << x.field << ", " << b.name;
          EXPECT_EQ(x.field_number == y.field_number, same)
              << a.name << "." << x.field << ", " << b.name << "." << y.field;
        }
      }
    }
  }
}

TEST(BuiltInOntology, EveryMessageIsADeclarationOrAnAttribute) {
  const size_t declared = BuiltIn().types().size() + BuiltIn().predicates().size();
  EXPECT_EQ(static_cast<size_t>(BuiltInOntologyFile().message_type_count()), declared + 1);
}

TEST(BuiltInOntology, PlacesNestByPartOfAndNothingElseNests) {
  for (const PredicateDefinition& predicate : BuiltIn().predicates()) {
    const bool places =
        !predicate.attribute && !predicate.range.empty() &&
        std::all_of(predicate.range.begin(), predicate.range.end(),
                    [](const std::string& type) { return BuiltIn().IsA(type, "Place"); });
    EXPECT_EQ(predicate.nested_by, places ? std::string(kPartOfPredicate) : "") << predicate.name;
  }
}

TEST(WellKnown, NamesAreInTheBuiltInOntology) {
  for (absl::string_view name :
       {kTypePredicate, kPublishedPredicate, kIssuedByPredicate, kNamePredicate, kPartOfPredicate,
        kAgencyOfPredicate, kHoldsOfficePredicate, kSpokespersonOfPredicate}) {
    EXPECT_NE(BuiltIn().FindPredicate(name), nullptr) << name;
  }
  EXPECT_NE(BuiltIn().FindType(kDocumentType), nullptr);
}

}  // namespace
}  // namespace entente

#include "clients/export/entity_fields.h"

#include <gtest/gtest.h>

#include "tests/clients/export/written.h"

namespace entente {
namespace {

std::string Of(const std::string& name, const ExportedEntity& entity, bool codes) {
  const auto columns = EntityColumns(codes);
  const auto cells = EntityCells(entity, codes);
  EXPECT_EQ(columns.size(), cells.size());
  for (size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == name) return cells[i].Joined();
  }
  return "no such column";
}

TEST(EntityFieldsTest, AnEntityIsInColumns) {
  ExportedEntity made = Named("iso:KP", "North Korea");
  made.code = "731";
  made.entity = FromText<v1::Entity>(
      "id: 'iso:KP' types: 'State' members { id: 'iso:KP' } members { id: 'state:dprk' } state { "
      "names { value { text { text: 'DPRK' language: 'en' } } verdict: VERDICT_CONTESTED "
      "qualifiers { name: 'kind' value { text { text: 'alias' } } } } "
      "assessments { value { text { text: 'x' } } } assessments { value { text { text: 'y' } } } "
      "coordinates { value { point { latitude: 40 longitude: 127 } } } }");
  EXPECT_EQ(Of("label", made, true), "North Korea");
  EXPECT_EQ(Of("types", made, true), "State");
  EXPECT_EQ(Of("code", made, true), "731");
  EXPECT_EQ(Of("code", made, false), "no such column");
  EXPECT_EQ(Of("latitude", made, true) + " " + Of("longitude", made, true), "40 127");
  EXPECT_EQ(Of("member_ids", made, true), R"(["iso:KP","state:dprk"])");
  EXPECT_EQ(Of("contested", made, true), "names");
  EXPECT_EQ(Of("names", made, true), R"([{"value":"DPRK@en","kind":"alias"}])");
  EXPECT_EQ(Of("assessments", made, true), R"(["x","y"])");
  EXPECT_EQ(Of("titles", made, true), "");
  EXPECT_EQ(Of("own_attributes", made, true), "");
}

TEST(EntityFieldsTest, AttributesOfOnesOwnAreOneObject) {
  ExportedEntity made;
  made.entity = FromText<v1::Entity>(
      "own { attributes { field: 'lengths' values { value { real: 2.5 } } } }");
  EXPECT_EQ(Of("own_attributes", made, false), R"({"lengths":["2.5"]})");
  EXPECT_EQ(Of("member_ids", made, false), "");
}

TEST(EntityFieldsTest, ValuesThatNoViewHasAreAmongThem) {
  ExportedEntity made;
  made.entity = FromText<v1::Entity>(
      "own { attributes { field: 'lengths' values { value { real: 2.5 } } } }");
  made.values = {
      FromText<v1::PropositionRow>("proposition { predicate: 'age' value { integer: 4 } }"),
      FromText<v1::PropositionRow>("verdict: VERDICT_CONTESTED proposition { predicate: "
                                   "'age' value { integer: 5 } }")};
  EXPECT_EQ(Of("own_attributes", made, false), R"({"lengths":["2.5"],"age":["4","5"]})");
  EXPECT_EQ(Of("contested", made, false), "age");
}

TEST(EntityFieldsTest, ACodeIsOfItsScheme) {
  const auto entity = FromText<v1::Entity>(
      "state { external_ids { value { text { text: '731' } } "
      "qualifiers { name: 'scheme' value { text { text: 'cow' } } } } "
      "external_ids { value { text { text: 'KP' } } "
      "qualifiers { name: 'scheme' value { text { text: 'iso' } } } } "
      "external_ids { value { text { text: '730' } } "
      "qualifiers { name: 'scheme' value { text { text: 'cow' } } } } }");
  EXPECT_EQ(CodeOf(entity, "iso"), "KP");
  EXPECT_EQ(CodeOf(entity, "cow"), "730 731");
  EXPECT_EQ(CodeOf(entity, "gw"), "");
}

}  // namespace
}  // namespace entente

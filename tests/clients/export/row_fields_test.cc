#include "clients/export/row_fields.h"

#include <gtest/gtest.h>

#include "tests/clients/export/written.h"

namespace entente {
namespace {

std::string Of(const std::string& name, const std::vector<Column>& columns,
               const std::vector<Cell>& cells) {
  EXPECT_EQ(columns.size(), cells.size());
  for (size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == name) return cells[i].Joined();
  }
  return "no such column";
}

TEST(RowFieldsTest, HowARowStandsIsInColumns) {
  v1::PropositionRow row = Relation("a", "met", "b");
  row.add_validity("2025-01-01/2025-01-02");
  row.mutable_proposition()->set_occurrence("2024-10");
  const auto of = [&row](const std::string& name) {
    return Of(name, StandingColumns(), StandingCells(row));
  };
  EXPECT_EQ(of("verdict"), "asserted");
  EXPECT_EQ(of("certainty"), "attested");
  EXPECT_EQ(of("validity"), "2024-10-08/2024-10-13;2025-01-01/2025-01-02");
  EXPECT_EQ(of("origins_min") + of("origins_max"), "12");
  EXPECT_EQ(of("denies"), "1");
  EXPECT_EQ(of("occurrence"), "2024-10");
  EXPECT_EQ(of("claim_ids"), "0102");
  EXPECT_EQ(of("qualifiers"), "");
}

TEST(RowFieldsTest, ValuesHaveTheirNumbers) {
  const auto value = FromText<v1::Value>(
      "quantity { best: 12000 high: 13000.5 unit: 'soldier' measure: MEASURE_STOCK }");
  const auto of = [](const std::string& name, const v1::Value& value) {
    return Of(name, ValueColumns(), ValueCells(value));
  };
  EXPECT_EQ(of("number", value), "12000");
  EXPECT_EQ(of("low", value), "");
  EXPECT_EQ(of("high", value), "13000.5");
  EXPECT_EQ(of("unit", value), "soldier");
  EXPECT_EQ(of("measure", value), "stock");
  const auto text = FromText<v1::Value>("text { text: 'Курск' language: 'ru' }");
  EXPECT_EQ(of("value", text) + of("language", text), "Курскru");
  const auto point = FromText<v1::Value>("point { latitude: 0 longitude: -1.5 }");
  EXPECT_EQ(of("latitude", point) + " " + of("longitude", point), "0 -1.5");
  EXPECT_EQ(of("number", FromText<v1::Value>("integer: -3")), "-3");
  EXPECT_EQ(of("value", v1::Value()), "");
}

}  // namespace
}  // namespace entente

#include "clients/export/claim_fields.h"

#include <gtest/gtest.h>

#include "tests/clients/export/written.h"

namespace entente {
namespace {

std::string Of(const std::string& name, const v1::ClaimRecord& record) {
  const auto columns = ClaimColumns();
  const auto cells = ClaimCells(record);
  EXPECT_EQ(columns.size(), cells.size());
  for (size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == name) return cells[i].Joined();
  }
  return "no such column";
}

TEST(ClaimFieldsTest, AClaimIsInColumns) {
  const auto record = FromText<v1::ClaimRecord>(
      "id: '\\001' revision: 7 recorded_at: '2026-01-01T00:00:00Z' published: '2024-10-24' "
      "bounds: '2024-10-23/2024-10-23' claim { subject: 'unit:x' predicate: 'located_in' "
      "object: 'iso:RU' period: '2024-10-23' stance: STANCE_DENIES voice { document: 'doc:a' "
      "hedges: 'nearly' chain { agent: 'person:z' verb: 'said' } "
      "chain { description: 'a service' stated_at: '2024' } } }");
  EXPECT_EQ(Of("claim", record), "01");
  EXPECT_EQ(Of("stance", record), "denies");
  EXPECT_EQ(Of("mood", record), "fact");
  EXPECT_EQ(Of("object", record), "iso:RU");
  EXPECT_EQ(Of("value", record), "");
  EXPECT_EQ(Of("paragraph", record), "");
  EXPECT_EQ(Of("bounds", record), "2024-10-23/2024-10-23");
  EXPECT_EQ(Of("chain", record), R"([{"agent":"person:z","verb":"said"},)"
                                 R"({"description":"a service","stated_at":"2024"}])");
  EXPECT_EQ(Of("hedges", record), R"(["nearly"])");
  EXPECT_EQ(Of("grade", record), "ungraded");
  EXPECT_EQ(Of("revision", record), "7");
}

}  // namespace
}  // namespace entente

#include "clients/mapping/claim_place.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

// "PLACE COLUMN+COLUMN" of a field of the claim numbered `index`.
std::string Place(size_t index, const std::string& field) {
  const Mapping mapping = *ParseMapping(
      "mapping: m\ndocument: {id: 'doc:d'}\n"
      "entities: [{id: 'x:{a}', type: State, names: ['{n}']}]\n"
      "claims: [{subject: 'x:{a}', predicate: p, object: 'y:{b}{c}', period: {at: '{d}'},"
      " qualifiers: {k: '{e}', of: {entity: 'x:{f}'}}}]\n",
      "m.yaml");
  const FileRecord record =
      CellsOf({"a", "n", "b", "c", "d", "e", "f"}, {"1", "One", "2", "3", "1990", "5", "6"});
  const absl::StatusOr<MappedRow> row = RowMapper(mapping).Map(record);
  EXPECT_TRUE(row.ok()) << row.status();
  const MappedClaim& claim = row->claims[index];
  const ClaimPlace place = PlaceOf(*claim.spec, claim.claim, field);
  return absl::StrCat(place.place, " ", absl::StrJoin(place.columns, "+"));
}

TEST(ClaimPlaceTest, APartOfAClaimComesFromAKeyAndItsColumns) {
  EXPECT_EQ(Place(2, "subject"), "claims[0].subject a");
  EXPECT_EQ(Place(2, "object"), "claims[0].object b+c");
  EXPECT_EQ(Place(2, "predicate"), "claims[0].predicate ");
  EXPECT_EQ(Place(2, "period"), "claims[0].period d");
  EXPECT_EQ(Place(2, "qualifiers[0].value.text"), "claims[0].qualifiers.k e");
  EXPECT_EQ(Place(2, "qualifiers[1].entity"), "claims[0].qualifiers.of f");
}

TEST(ClaimPlaceTest, OfAnEntityItIsTheKeyThatStandsForTheClaim) {
  EXPECT_EQ(Place(0, "subject"), "entities[0].id a");
  EXPECT_EQ(Place(0, "value"), "entities[0].type ");
  EXPECT_EQ(Place(1, "value"), "entities[0].names n");
  EXPECT_EQ(Place(1, "voice.document"), "entities[0].voice ");
}

}  // namespace
}  // namespace entente

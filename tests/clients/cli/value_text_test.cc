#include "clients/cli/value_text.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(ValueTextTest, PropositionsAreSentences) {
  EntityNames names;
  names.Keep("iso:RU", "Russia");
  v1::Proposition proposition;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
      "subject: 'iso:RU' predicate: 'met' object: 'iso:KP' occurrence: '2024-06-19' "
      "qualifiers { name: 'place' entity: 'iso:RU' } "
      "qualifiers { name: 'code' value { text { text: '036' } } }",
      &proposition));
  EXPECT_EQ(PropositionText(proposition, names),
            "Russia (iso:RU) met iso:KP [place Russia (iso:RU), code 036], 2024-06-19");
}

}  // namespace
}  // namespace entente

#include "clients/mapping/table_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string Checked(const std::string& yaml) {
  return std::string(CheckTableNames(Yaml(yaml), {"state", "echelon"}, {"actors"}).message());
}

TEST(TableNamesTest, ATableThatIsNotThereIsToldWithItsPlace) {
  EXPECT_EQ(
      Checked("{a: ['{x|lower|words(state)}', \"{x|lookup(actors, 1)}-{y|words('state')}\"]}"), "");
  EXPECT_THAT(Checked("{a: ['{x|words(states)}']}"),
              HasSubstr("a[0]: '{x|words(states)}': there is no table 'states' under 'words'; did "
                        "you mean 'state'?"));
  EXPECT_THAT(Checked("{when: {'{x|lookup( actor , 1)}': 1}}"),
              HasSubstr("there is no table 'actor' under 'lookups'; did you mean 'actors'?"));
  EXPECT_EQ(Checked("{about: 'a|words(states)'}"), "") << "no column stands there";
}

TEST(TableNamesTest, AMappingIsCheckedWhenItIsRead) {
  EXPECT_THAT(Mapped("words: {state: {a: b}}\n"
                     "claims: [{subject: 'x:{a|words(stat)}', predicate: p, value: v}]\n",
                     "a\n"),
              ElementsAre(HasSubstr("did you mean 'state'?")));
}

}  // namespace
}  // namespace entente

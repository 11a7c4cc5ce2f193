#include "graph/ontology/check_types.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

TypeDefinition Named(std::string name, std::vector<std::string> parents = {}) {
  TypeDefinition type;
  type.message = absl::StrCat("test.", name);
  type.name = std::move(name);
  type.parents = std::move(parents);
  return type;
}

void ExpectRefused(const std::vector<TypeDefinition>& types, const std::string& expected) {
  const absl::Status status = CheckTypes(types);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), HasSubstr(expected));
}

TEST(CheckTypes, AcceptsADag) {
  EXPECT_TRUE(CheckTypes({}).ok());
  EXPECT_TRUE(
      CheckTypes({Named("A"), Named("B", {"A"}), Named("C", {"A"}), Named("D", {"B", "C", "A"})})
          .ok());
}

TEST(CheckTypes, RefusesTwoOfOneName) {
  std::vector<TypeDefinition> types = {Named("A"), Named("A")};
  types[0].message = "one.A";
  types[1].message = "other.A";
  ExpectRefused(types, "other.A: the type \"A\" is declared by one.A, too");
}

TEST(CheckTypes, RefusesAnUnknownParent) {
  ExpectRefused(
      {Named("Place"), Named("Site", {"Plce"})},
      "test.Site: parents names \"Plce\", which is not declared; did you mean \"Place\"?");
}

TEST(CheckTypes, RefusesAParentTwice) {
  ExpectRefused({Named("A"), Named("B", {"A", "A"})}, "test.B: parents names \"A\" twice");
}

TEST(CheckTypes, RefusesCyclesAndSpellsThemOut) {
  ExpectRefused({Named("A", {"A"})}, "test.A: is above itself: A > A");
  ExpectRefused({Named("A", {"B"}), Named("B", {"C"}), Named("C", {"B"})},
                "test.B: is above itself: B > C > B");
}

TEST(CheckTypes, ALongChainIsNotDeep) {
  std::vector<TypeDefinition> types;
  for (int i = 1000; i < 3000; ++i) {
    types.push_back(Named(absl::StrCat("T", i)));
    if (i < 2999) types.back().parents = {absl::StrCat("T", i + 1)};
  }
  EXPECT_TRUE(CheckTypes(types).ok());
  types.back().parents = {"T1000"};
  ExpectRefused(types, "is above itself");
}

}  // namespace
}  // namespace entente

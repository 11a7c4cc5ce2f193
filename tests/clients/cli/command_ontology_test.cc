#include "clients/cli/command_ontology.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/v1/ontology.pb.h"
#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

google::protobuf::FileDescriptorSet BuiltIn() {
  google::protobuf::FileDescriptorSet set;
  v1::State::descriptor()->file()->CopyTo(set.add_file());
  return set;
}

std::string Shown(OntologyPart part) {
  Written written;
  v1::GetOntologyResponse answer;
  *answer.mutable_descriptors() = BuiltIn();
  answer.add_free_types("Lake");
  answer.add_free_predicates("LIKES");
  WriteOntology(answer, part, written.session);
  return written.out.str();
}

TEST(CommandOntologyTest, PartsAreTypesPredicatesOrBoth) {
  EXPECT_THAT(Shown(OntologyPart::kTypes), HasSubstr("\nMilitaryUnit "));
  EXPECT_THAT(Shown(OntologyPart::kTypes), Not(HasSubstr("PREDICATE")));
  EXPECT_THAT(Shown(OntologyPart::kPredicates), HasSubstr("\nlocated_in "));
  EXPECT_THAT(Shown(OntologyPart::kPredicates), Not(HasSubstr("PARENTS")));
  EXPECT_THAT(Shown(OntologyPart::kTypes), HasSubstr("\nLake "));
  EXPECT_THAT(Shown(OntologyPart::kPredicates), HasSubstr("\nLIKES "));
  EXPECT_THAT(Shown(OntologyPart::kAll), HasSubstr("PARENTS"));
  EXPECT_THAT(Shown(OntologyPart::kAll), HasSubstr("PREDICATE"));
}

TEST(CommandOntologyTest, OneIsShownByItsNameOrInverse) {
  Written written;
  ASSERT_TRUE(ShowDeclared(BuiltIn(), "hosts", written.session).ok());
  EXPECT_THAT(written.out.str(), HasSubstr("located_in"));
  const absl::Status missing = ShowDeclared(BuiltIn(), "located_on", written.session);
  EXPECT_EQ(ExitCodeOf(missing), ExitCode::kNotFound);
}

TEST(CommandOntologyTest, TheCommandAloneAndEachPartAskTheServer) {
  for (const char* arguments :
       {"ontology", "ontology types", "ontology predicates", "ontology show located_in"}) {
    Written written;
    EXPECT_EQ(ExitCodeOf(RunWithout(AddOntology, written.session, arguments).status()),
              ExitCode::kUnavailable);
  }
}

}  // namespace
}  // namespace entente

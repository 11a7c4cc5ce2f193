#include "clients/cli/citing.h"

#include <gtest/gtest.h>

#include "entente/v1/diff.pb.h"
#include "entente/v1/query_service.pb.h"
#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

v1::ResolvedScope At(uint64_t revision) {
  v1::ResolvedScope scope;
  scope.set_graph("g");
  scope.set_valid("ALL");
  scope.set_revision(revision);
  scope.set_lens_name("default");
  scope.set_lens_version(1);
  return scope;
}

TEST(CitingTest, EveryScopeOfARequestIsPinnedAndItsPageLeftOut) {
  v1::DiffRequest request;
  request.mutable_before()->set_graph("g");
  request.set_predicate("located_in");
  request.set_page_size(7);
  request.set_page_token("token");
  PinRequest({At(3), At(9)}, &request);
  EXPECT_EQ(request.before().as_of().recorded_at(), "3");
  EXPECT_EQ(request.after().as_of().recorded_at(), "9");
  EXPECT_EQ(request.after().lens().name(), "default@1");
  EXPECT_EQ(request.page_size(), 0u);
  EXPECT_EQ(request.page_token(), "");
  EXPECT_EQ(request.predicate(), "located_in");
}

TEST(CitingTest, NamesBecomeTheIdsThatTheyWereTakenFor) {
  v1::TraverseRequest request;
  request.add_starts("iso:UA");
  request.add_starts("North Korea");
  v1::Step* step = request.add_steps();
  step->add_predicates("aids");
  v1::QualifierFilter* filter = step->add_qualifiers();
  filter->set_name("place");
  filter->set_value("Kursk region");
  v1::ResolvedScope scope = At(9);
  const auto resolved = [&scope](const char* field, const char* id) {
    v1::ResolvedName* name = scope.add_resolved_names();
    name->set_field(field);
    name->set_id(id);
  };
  resolved("starts[1]", "iso:KP");
  resolved("steps[0].qualifiers[0].value", "iso:RU-KRS");
  // What is no field of it changes nothing.
  for (const char* path : {"starts[7]", "starts", "steps[0]", "nothing.at[0].all", "hops", ""}) {
    resolved(path, "x");
  }
  PinRequest({scope}, &request);
  EXPECT_EQ(request.starts(0), "iso:UA");
  EXPECT_EQ(request.starts(1), "iso:KP");
  EXPECT_EQ(request.steps(0).qualifiers(0).value(), "iso:RU-KRS");
  EXPECT_EQ(request.steps(0).predicates(0), "aids");
}

TEST(CitingTest, NothingIsAskedOfTheServerUnlessItIsToCite) {
  Written written;
  Citing citing(written.session);
  citing.Asked("ListPropositions", v1::ListPropositionsRequest());
  citing.Came(v1::PropositionRow());
  EXPECT_TRUE(citing.Finish({At(1)}, true).ok());
  EXPECT_EQ(written.out.str() + written.err.str(), "");
}

TEST(CitingTest, ATruncatedAnswerIsNotCited) {
  Written written;
  written.session.flags.cite = true;
  Citing citing(written.session);
  citing.Asked("ListPropositions", v1::ListPropositionsRequest());
  EXPECT_TRUE(citing.Finish({At(1)}, false).ok());
  EXPECT_NE(written.err.str().find("not cited"), std::string::npos);
}

TEST(CitingTest, AReplayedAnswerMustBeTheOneCited) {
  Written written;
  v1::PropositionRow row;
  row.set_support(2);
  AnswerDigest digest;
  digest.AddElement(row);
  written.session.replayed = digest.Finish();
  Citing same(written.session);
  same.Came(row);
  EXPECT_TRUE(same.Finish({At(1)}, true).ok());
  Citing other(written.session);
  row.set_support(3);
  other.Came(row);
  EXPECT_EQ(other.Finish({At(1)}, true).code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace entente

#include "server/ontology_calls.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/graph/ontology/run_time_ontology.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

using ::testing::ElementsAre;

class OntologyCallsTest : public testing::Test {
 protected:
  explicit OntologyCallsTest(const PremisesOptions& options = {}) : server_(options) {}

  void SetUp() override { server_.MakeGraph(); }

  grpc::Status Apply(const std::string& messages, v1::ApplyOntologyResponse* response,
                     bool dry_run = false) {
    v1::ApplyOntologyRequest request;
    request.set_graph("g");
    request.set_descriptors(*CompileSet(messages));
    request.set_dry_run(dry_run);
    grpc::ClientContext context;
    response->Clear();
    return server_.admin().ApplyOntology(&context, request, response);
  }

  grpc::Status List(v1::ListOntologiesRequest request, v1::ListOntologiesResponse* response) {
    request.set_graph("g");
    grpc::ClientContext context;
    response->Clear();
    return server_.admin().ListOntologies(&context, request, response);
  }

  RunningServer server_;
};

std::string River() { return Type("River", "parents: \"Region\""); }

TEST_F(OntologyCallsTest, TheAnswerNamesVersionAndRevision) {
  v1::ApplyOntologyResponse response;
  ASSERT_TRUE(Apply(River(), &response, true).ok());
  EXPECT_TRUE(response.changed());
  EXPECT_EQ(response.version().version(), 1u);
  EXPECT_EQ(response.version().revision(), 0u);
  EXPECT_EQ(response.revision(), 1u);

  ASSERT_TRUE(Apply(River(), &response).ok());
  EXPECT_EQ(response.revision(), 2u);
  EXPECT_EQ(response.version().revision(), 2u);
  EXPECT_EQ(response.version().principal(), "local");
  EXPECT_EQ(response.version().digest().size(), 32u);
  EXPECT_FALSE(response.version().recorded_at().empty());
  EXPECT_THAT(response.version().added_types(), ElementsAre("River"));

  const v1::OntologyVersion first = response.version();
  for (const bool dry_run : {false, true}) {
    ASSERT_TRUE(Apply(River(), &response, dry_run).ok());
    EXPECT_FALSE(response.changed());
    EXPECT_EQ(response.version().SerializeAsString(), first.SerializeAsString());
  }
  EXPECT_EQ(Told(Apply(Type("Lake"), &response)),
            "FAILED_PRECONDITION ONTOLOGY_INCOMPATIBLE test.River");
  EXPECT_EQ(Told(Apply(River() + Type("State"), &response)),
            "INVALID_ARGUMENT ONTOLOGY_INVALID test.State");
}

TEST_F(OntologyCallsTest, VersionsAreListedInPages) {
  v1::ApplyOntologyResponse applied;
  std::string messages = River();
  for (const char* name : {"Lake", "Sea"}) {
    ASSERT_TRUE(Apply(messages, &applied).ok());
    messages += Type(name);
  }
  v1::ListOntologiesRequest request;
  v1::ListOntologiesResponse page;
  ASSERT_TRUE(List(request, &page).ok());
  EXPECT_EQ(page.versions_size(), 2);
  EXPECT_EQ(page.next_page_token(), "");
  request.set_page_size(1);
  ASSERT_TRUE(List(request, &page).ok());
  ASSERT_EQ(page.versions_size(), 1);
  EXPECT_EQ(page.versions(0).version(), 1u);
  request.set_page_token(page.next_page_token());
  ASSERT_TRUE(List(request, &page).ok());
  EXPECT_EQ(page.versions(0).version(), 2u);
  EXPECT_EQ(page.next_page_token(), "");
  request.set_page_size(1'001);
  EXPECT_EQ(Told(List(request, &page)), "INVALID_ARGUMENT LIMIT_PAGE page_size");
  request.set_page_size(0);
  for (const char* token : {"3", "-1", "x"}) {
    request.set_page_token(token);
    EXPECT_EQ(Told(List(request, &page)), "INVALID_ARGUMENT PAGE_TOKEN_INVALID page_token");
  }
}

TEST_F(OntologyCallsTest, AnEntityOfAnOwnTypeIsShownFieldByField) {
  v1::ApplyOntologyResponse applied;
  ASSERT_TRUE(Apply("message River { option (entente.v1.entity) = {parents: \"Region\"};"
                    " string id = 1;"
                    " repeated entente.v1.Attribute kinds = 7"
                    "     [(entente.v1.attribute) = {predicate: \"type\"}];"
                    " repeated entente.v1.Attribute names = 9"
                    "     [(entente.v1.attribute) = {predicate: \"name\"}]; }",
                    &applied)
                  .ok());
  MustCommit(server_, "1",
             {TextClaim("doc:1", "type", "Document"), TextClaim("volga", "type", "River"),
              TextClaim("volga", "type", "Region"), TextClaim("volga", "name", "Volga")});
  v1::GetEntityRequest request;
  request.mutable_scope()->set_graph("g");
  request.set_id("volga");
  v1::GetEntityResponse response;
  grpc::ClientContext context;
  ASSERT_TRUE(server_.graphs().GetEntity(&context, request, &response).ok());
  ASSERT_TRUE(response.entity().has_own()) << response.DebugString();
  const v1::OwnView& own = response.entity().own();
  EXPECT_EQ(own.type(), "River");
  EXPECT_EQ(own.message(), "test.River");
  ASSERT_EQ(own.attributes_size(), 2);
  EXPECT_EQ(own.attributes(0).field(), "kinds");
  EXPECT_EQ(own.attributes(0).values_size(), 2);
  EXPECT_EQ(own.attributes(1).number(), 9u);
  EXPECT_EQ(own.attributes(1).predicate(), "name");
  EXPECT_EQ(own.attributes(1).values(0).value().text().text(), "Volga");
}

class SmallOntologyCallsTest : public OntologyCallsTest {
 protected:
  static PremisesOptions Options() {
    PremisesOptions options;
    options.limits.ontology_messages = 2;
    return options;
  }
  SmallOntologyCallsTest() : OntologyCallsTest(Options()) {}
};

TEST_F(SmallOntologyCallsTest, TheLimitIsTheServers) {
  v1::ApplyOntologyResponse response;
  EXPECT_TRUE(Apply(River() + Type("Lake"), &response, true).ok());
  EXPECT_EQ(Told(Apply(River() + Type("Lake") + Type("Sea"), &response, true)),
            "INVALID_ARGUMENT ONTOLOGY_TOO_LARGE descriptors");
}

}  // namespace
}  // namespace entente

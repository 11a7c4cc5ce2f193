// Every field of a read that takes an entity takes a name, asked over gRPC.
#include "server/named_entities.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/graph/ontology/run_time_ontology.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class NamedEntitiesTest : public testing::Test {
 protected:
  void SetUp() override {
    server_.MakeGraph();
    std::vector<v1::Change> changes = SomeChanges(3);
    changes.push_back(TextClaim("r:kursk", "name", "Kursk region"));
    changes.push_back(TextClaim("u:00000", "name", "Twin"));
    changes.push_back(TextClaim("u:00001", "name", "Twin"));
    changes.push_back(TextClaim("doc:1", "name", "The paper"));
    MustCommit(server_, "fill", changes);
  }
  static v1::ReadScope Scope() {
    v1::ReadScope scope;
    scope.set_graph("g");
    return scope;
  }

  RunningServer server_;
};

TEST_F(NamedEntitiesTest, PropositionsTakeNames) {
  v1::ListPropositionsRequest request = LocatedIn();
  request.set_object("KURSK region");
  request.set_within("Russia");
  const Answer answer = List(server_, request);
  ASSERT_TRUE(answer.status.ok()) << answer.status.error_message();
  EXPECT_THAT(answer.rows, SizeIs(3));
  ASSERT_THAT(answer.scope.resolved_names(), SizeIs(2));
  EXPECT_EQ(answer.scope.resolved_names(0).field(), "object");
  EXPECT_EQ(answer.scope.resolved_names(0).given(), "KURSK region");
  EXPECT_EQ(answer.scope.resolved_names(0).id(), "r:kursk");
  EXPECT_EQ(answer.scope.resolved_names(0).reason(), v1::NAME_REASON_NORMALIZED);
  EXPECT_EQ(answer.scope.resolved_names(1).reason(), v1::NAME_REASON_EXACT);
  request.set_object("r:kursk");
  request.set_within("s:ru");
  EXPECT_THAT(List(server_, request).scope.resolved_names(), IsEmpty());
  request.set_subject("Twin");
  EXPECT_EQ(Told(List(server_, request).status), "INVALID_ARGUMENT AMBIGUOUS_NAME subject");
  request.set_subject("Kursk ragion");
  const grpc::Status unknown = List(server_, request).status;
  EXPECT_EQ(Told(unknown), "NOT_FOUND ENTITY_NOT_FOUND subject");
  EXPECT_THAT(unknown.error_message(), HasSubstr("did you mean Kursk region (r:kursk, Region)?"));
}

TEST_F(NamedEntitiesTest, PagesGoOnWithTheEntityOfTheFirst) {
  v1::ListPropositionsRequest request = LocatedIn(1);
  request.set_object("Kursk region");
  const Answer first = List(server_, request);
  ASSERT_THAT(first.rows, SizeIs(1));
  // Meanwhile the name becomes another entity's too, and even an id.
  MustCommit(server_, "more",
             {TextClaim("r:other", "type", "Region"), TextClaim("r:other", "name", "Kursk region"),
              TextClaim("Kursk region", "type", "Region")});
  request.set_page_token(first.trailer.next_page_token());
  const Answer second = List(server_, request);
  ASSERT_TRUE(second.status.ok()) << second.status.error_message();
  EXPECT_EQ(second.rows[0].proposition().object(), "r:kursk");
  EXPECT_EQ(second.scope.SerializeAsString(), first.scope.SerializeAsString());
  request.clear_page_token();
  EXPECT_THAT(List(server_, request).rows, IsEmpty());  // the id, now
}

TEST_F(NamedEntitiesTest, LensesTakeNames) {
  v1::ListPropositionsRequest request = LocatedIn();
  v1::Lens* lens = request.mutable_scope()->mutable_lens()->mutable_inline_();
  lens->mutable_deny()->add_documents("The paper");
  Answer answer = List(server_, request);
  ASSERT_TRUE(answer.status.ok()) << answer.status.error_message();
  EXPECT_THAT(answer.rows, IsEmpty());
  ASSERT_THAT(answer.scope.resolved_names(), SizeIs(1));
  EXPECT_EQ(answer.scope.resolved_names(0).field(), "scope.lens.inline.deny.documents[0]");
  EXPECT_THAT(answer.scope.lens().deny().documents(), ElementsAre("doc:1"));
  // The lens believes none of the names; they are presumed.
  request.set_object("Kursk region");
  answer = List(server_, request);
  ASSERT_TRUE(answer.status.ok()) << answer.status.error_message();
  EXPECT_TRUE(answer.scope.resolved_names(1).presumed());
  lens->mutable_deny()->add_documents("The pepper");
  EXPECT_EQ(Told(List(server_, request).status),
            "NOT_FOUND ENTITY_NOT_FOUND scope.lens.inline.deny.documents[1]");
}

TEST_F(NamedEntitiesTest, EntitiesAreGotByName) {
  v1::GetEntityRequest request;
  *request.mutable_scope() = Scope();
  request.set_id("russia");
  v1::GetEntityResponse response;
  grpc::ClientContext one;
  ASSERT_TRUE(server_.graphs().GetEntity(&one, request, &response).ok());
  EXPECT_EQ(response.entity().id(), "s:ru");
  v1::BatchGetEntitiesRequest batch;
  *batch.mutable_scope() = Scope();
  for (const char* id : {"Russia", "u:00002", "Twin", "nobody"}) batch.add_ids(id);
  v1::BatchGetEntitiesResponse several;
  grpc::ClientContext many;
  ASSERT_TRUE(server_.graphs().BatchGetEntities(&many, batch, &several).ok());
  ASSERT_THAT(several.entities(), SizeIs(2));
  EXPECT_EQ(several.entities(0).id(), "s:ru");
  EXPECT_EQ(several.entities(1).id(), "u:00002");
  EXPECT_THAT(several.missing(), ElementsAre("Twin", "nobody"));
  EXPECT_EQ(several.scope().resolved_names(0).field(), "ids[0]");
}

TEST_F(NamedEntitiesTest, ClaimsNeighborsAndHistoryTakeNames) {
  v1::ListClaimsRequest claims;
  *claims.mutable_scope() = Scope();
  claims.set_object("Kursk region");
  claims.set_document("the paper");
  v1::ListClaimsResponse listed;
  grpc::ClientContext one, two;
  ASSERT_TRUE(server_.graphs().ListClaims(&one, claims, &listed).ok());
  EXPECT_THAT(listed.claims(), SizeIs(3));
  claims.set_origin("The papper");
  EXPECT_EQ(Told(server_.graphs().ListClaims(&two, claims, &listed)),
            "NOT_FOUND ENTITY_NOT_FOUND origin");

  v1::GetHistoryRequest history;
  *history.mutable_scope() = Scope();
  history.mutable_proposition()->set_subject("Kursk region");
  history.mutable_proposition()->set_predicate("part_of");
  history.mutable_proposition()->set_object("Russia");
  v1::GetHistoryResponse entries;
  grpc::ClientContext three;
  ASSERT_TRUE(server_.graphs().GetHistory(&three, history, &entries).ok());
  EXPECT_THAT(entries.entries(), SizeIs(1));
  EXPECT_THAT(entries.scope().resolved_names(), SizeIs(2));

  v1::NeighborsRequest neighbors;
  *neighbors.mutable_scope() = Scope();
  neighbors.set_entity("Kursk region");
  grpc::ClientContext four;
  const auto reader = server_.queries().Neighbors(&four, neighbors);
  v1::NeighborsResponse message;
  ASSERT_TRUE(reader->Read(&message));
  EXPECT_THAT(message.rows(), SizeIs(4));
  EXPECT_EQ(message.scope().resolved_names(0).field(), "entity");
  while (reader->Read(&message)) {
  }
  EXPECT_TRUE(reader->Finish().ok());
}

// What a stream brought.
template <typename Response>
struct Streamed {
  grpc::Status status;
  std::vector<Response> messages;

  int rows() const {
    int rows = 0;
    for (const Response& message : messages) rows += message.rows_size();
    return rows;
  }
};

template <typename Response>
Streamed<Response> ReadAll(std::unique_ptr<grpc::ClientReader<Response>> reader) {
  Streamed<Response> streamed;
  Response message;
  while (reader->Read(&message)) streamed.messages.push_back(message);
  streamed.status = reader->Finish();
  return streamed;
}

std::vector<std::string> FieldsOf(const v1::ResolvedScope& scope) {
  std::vector<std::string> fields;
  for (const v1::ResolvedName& name : scope.resolved_names()) {
    fields.push_back(absl::StrCat(name.field(), "=", name.id()));
  }
  return fields;
}

TEST_F(NamedEntitiesTest, TraversalsPathsAndSubgraphsTakeNames) {
  v1::TraverseRequest traverse;
  *traverse.mutable_scope() = Scope();
  traverse.add_starts("u:00002");
  traverse.add_starts("RUSSIA");
  grpc::ClientContext one, two, three, four, five;
  const auto reached = ReadAll<v1::TraverseResponse>(server_.queries().Traverse(&one, traverse));
  ASSERT_TRUE(reached.status.ok()) << reached.status.error_message();
  EXPECT_EQ(reached.rows(), 1);  // both lead to the region
  EXPECT_THAT(FieldsOf(reached.messages[0].scope()), ElementsAre("starts[1]=s:ru"));
  traverse.set_starts(0, "Kursk ragion");
  const auto unknown = ReadAll<v1::TraverseResponse>(server_.queries().Traverse(&two, traverse));
  EXPECT_EQ(Told(unknown.status), "NOT_FOUND ENTITY_NOT_FOUND starts[0]");
  EXPECT_THAT(unknown.status.error_message(), HasSubstr("did you mean Kursk region (r:kursk"));

  v1::FindPathsRequest paths;
  *paths.mutable_scope() = Scope();
  paths.set_from("u:00002");
  paths.set_to("Russia");
  const auto found = ReadAll<v1::FindPathsResponse>(server_.queries().FindPaths(&three, paths));
  ASSERT_TRUE(found.status.ok()) << found.status.error_message();
  EXPECT_EQ(found.rows(), 1);
  EXPECT_THAT(FieldsOf(found.messages[0].scope()), ElementsAre("to=s:ru"));
  paths.set_from("s:ru");
  EXPECT_EQ(Told(ReadAll<v1::FindPathsResponse>(server_.queries().FindPaths(&four, paths)).status),
            "INVALID_ARGUMENT SAME_ENDS to");

  v1::SubgraphRequest subgraph;
  *subgraph.mutable_scope() = Scope();
  subgraph.add_seeds("Kursk region");
  const auto drawn = ReadAll<v1::SubgraphResponse>(server_.queries().Subgraph(&five, subgraph));
  ASSERT_TRUE(drawn.status.ok()) << drawn.status.error_message();
  EXPECT_THAT(FieldsOf(drawn.messages[0].scope()), ElementsAre("seeds[0]=r:kursk"));
  EXPECT_EQ(drawn.messages[0].rows(0).entity().id(), "r:kursk");
}

TEST_F(NamedEntitiesTest, QualifiersOfAStepTakeNamesWhereTheyHoldEntities) {
  v1::ApplyOntologyRequest ontology;
  ontology.set_graph("g");
  const auto set = CompileSet(
      Relation("supplies", "domain: \"State\" range: \"Region\" kind: PREDICATE_KIND_STATE",
               "string via = 3 [(entente.v1.qualifier) = {range: \"Region\"}];"
               "string kind = 4 [(entente.v1.qualifier) = {}];"));
  ASSERT_TRUE(set.ok()) << set.status();
  ontology.set_descriptors(*set);
  v1::ApplyOntologyResponse applied;
  grpc::ClientContext one, two, three;
  ASSERT_TRUE(server_.admin().ApplyOntology(&one, ontology, &applied).ok());
  v1::Change supply = EntityClaim("s:ru", "supplies", "r:far");
  v1::Qualifier* via = supply.mutable_claim()->add_qualifiers();
  via->set_name("via");
  via->set_entity("r:kursk");
  v1::Qualifier* kind = supply.mutable_claim()->add_qualifiers();
  kind->set_name("kind");
  kind->mutable_value()->mutable_text()->set_text("Twin");
  MustCommit(server_, "supply", {TextClaim("r:far", "type", "Region"), supply});
  v1::TraverseRequest request;
  *request.mutable_scope() = Scope();
  request.add_starts("s:ru");
  v1::Step* step = request.add_steps();
  step->add_predicates("supplies");
  v1::QualifierFilter* filter = step->add_qualifiers();
  filter->set_name("via");
  filter->set_value("kursk REGION");
  filter = step->add_qualifiers();
  filter->set_name("kind");
  filter->set_value("Twin");  // a text is no name, though two are called so
  const auto reached = ReadAll<v1::TraverseResponse>(server_.queries().Traverse(&two, request));
  ASSERT_TRUE(reached.status.ok()) << reached.status.error_message();
  EXPECT_EQ(reached.rows(), 1);
  EXPECT_THAT(FieldsOf(reached.messages[0].scope()),
              ElementsAre("steps[0].qualifiers[0].value=r:kursk"));
  step->mutable_qualifiers(0)->set_value("Twin");
  EXPECT_EQ(Told(ReadAll<v1::TraverseResponse>(server_.queries().Traverse(&three, request)).status),
            "INVALID_ARGUMENT AMBIGUOUS_NAME steps[0].qualifiers[0].value");
}

TEST_F(NamedEntitiesTest, DisputesAndFiguresTakeNames) {
  v1::Change denial = EntityClaim("u:00002", "located_in", "r:kursk");
  denial.mutable_claim()->set_stance(v1::STANCE_DENIES);
  v1::Change strength = EntityClaim("u:00002", "strength", "");
  v1::Quantity* quantity = strength.mutable_claim()->mutable_value()->mutable_quantity();
  quantity->set_best(500);
  quantity->set_unit("soldier");
  quantity->set_measure(v1::MEASURE_STOCK);
  MustCommit(server_, "more", {denial, strength, TextClaim("u:00002", "name", "Third Guards")});
  v1::ListDisputesRequest disputes;
  *disputes.mutable_scope() = Scope();
  disputes.set_subject("third guards");
  disputes.set_within("Russia");
  grpc::ClientContext one, two, three, four;
  const auto listed =
      ReadAll<v1::ListDisputesResponse>(server_.queries().ListDisputes(&one, disputes));
  ASSERT_TRUE(listed.status.ok()) << listed.status.error_message();
  EXPECT_EQ(listed.rows(), 1);
  EXPECT_THAT(FieldsOf(listed.messages[0].scope()), ElementsAre("subject=u:00002", "within=s:ru"));
  disputes.set_within("Twin");
  EXPECT_EQ(
      Told(
          ReadAll<v1::ListDisputesResponse>(server_.queries().ListDisputes(&two, disputes)).status),
      "INVALID_ARGUMENT AMBIGUOUS_NAME within");

  v1::RollUpRequest figures;
  *figures.mutable_scope() = Scope();
  figures.set_predicate("strength");
  figures.add_units("Third Guards");
  const auto added = ReadAll<v1::RollUpResponse>(server_.queries().RollUp(&three, figures));
  ASSERT_TRUE(added.status.ok()) << added.status.error_message();
  ASSERT_EQ(added.rows(), 1);
  EXPECT_EQ(added.messages[0].rows(0).terms(0).unit(), "u:00002");
  EXPECT_THAT(FieldsOf(added.messages[0].scope()), ElementsAre("units[0]=u:00002"));
  figures.add_units("Third Gards");
  const auto unknown = ReadAll<v1::RollUpResponse>(server_.queries().RollUp(&four, figures));
  EXPECT_EQ(Told(unknown.status), "NOT_FOUND ENTITY_NOT_FOUND units[1]");
  EXPECT_THAT(unknown.status.error_message(), HasSubstr("did you mean Third Guards (u:00002"));
}

TEST_F(NamedEntitiesTest, TimelinesTakeNames) {
  v1::TimelineRequest request;
  *request.mutable_scope() = Scope();
  request.set_axis(v1::TIMELINE_AXIS_RECORDED);
  request.set_entity("Kursk region");
  grpc::ClientContext one, two, three;
  const auto whole = ReadAll<v1::TimelineResponse>(server_.queries().Timeline(&one, request));
  ASSERT_TRUE(whole.status.ok()) << whole.status.error_message();
  EXPECT_EQ(whole.rows(), 6);
  EXPECT_THAT(FieldsOf(whole.messages[0].scope()), ElementsAre("entity=r:kursk"));
  request.clear_entity();
  request.set_object("Kursk region");
  request.set_within("Russia");
  const auto inside = ReadAll<v1::TimelineResponse>(server_.queries().Timeline(&two, request));
  ASSERT_TRUE(inside.status.ok()) << inside.status.error_message();
  EXPECT_EQ(inside.rows(), 3);
  request.set_subject("nobody at all");
  EXPECT_EQ(Told(ReadAll<v1::TimelineResponse>(server_.queries().Timeline(&three, request)).status),
            "NOT_FOUND ENTITY_NOT_FOUND subject");
}

// The town was called otherwise on one side, and the other was not called anything.
TEST_F(NamedEntitiesTest, ADiffMeansOneEntityOnBothSides) {
  const auto named = [](const std::string& id, const std::string& text, const std::string& period) {
    v1::Change change = TextClaim(id, "name", text);
    change.mutable_claim()->set_period(period);
    return change;
  };
  MustCommit(
      server_, "towns",
      {TextClaim("town:1", "type", "Region"), TextClaim("town:2", "type", "Region"),
       named("town:1", "Old Town", "1924/1991-09-06"), named("town:1", "Town", "1924/1991-09-06"),
       named("town:2", "Town", "1991-09-06/.."), EntityClaim("u:00002", "located_in", "town:1")});
  v1::DiffRequest request;
  *request.mutable_before() = Scope();
  request.mutable_before()->mutable_as_of()->set_valid("1980-01-01");
  request.mutable_after()->mutable_as_of()->set_valid("2024-10-27");
  request.set_object("old town");
  grpc::ClientContext one, two, three, four;
  const auto either = ReadAll<v1::DiffResponse>(server_.queries().Diff(&one, request));
  ASSERT_TRUE(either.status.ok()) << either.status.error_message();
  EXPECT_THAT(FieldsOf(either.messages[0].before()), ElementsAre("object=town:1"));
  EXPECT_THAT(FieldsOf(either.messages[0].after()), IsEmpty());
  request.set_object("Town");
  const auto differ = ReadAll<v1::DiffResponse>(server_.queries().Diff(&two, request));
  EXPECT_EQ(Told(differ.status), "INVALID_ARGUMENT AMBIGUOUS_NAME object");
  EXPECT_THAT(differ.status.error_message(), HasSubstr("town:1"));
  EXPECT_THAT(differ.status.error_message(), HasSubstr("town:2"));
  request.clear_object();
  request.mutable_after()->mutable_lens()->mutable_inline_()->mutable_allow()->add_documents(
      "The paper");
  const auto lens = ReadAll<v1::DiffResponse>(server_.queries().Diff(&three, request));
  ASSERT_TRUE(lens.status.ok()) << lens.status.error_message();
  EXPECT_THAT(FieldsOf(lens.messages[0].after()),
              ElementsAre("after.lens.inline.allow.documents[0]=doc:1"));
  request.set_subject("nobody at all");
  EXPECT_EQ(Told(ReadAll<v1::DiffResponse>(server_.queries().Diff(&four, request)).status),
            "NOT_FOUND ENTITY_NOT_FOUND subject");
}

// A name of one id of an entity is one of all, and leads to the canonical one.
TEST_F(NamedEntitiesTest, NamesOfJoinedIdsAreOneEntitys) {
  const uint64_t apart =
      MustCommit(server_, "towns",
                 {TextClaim("town:1", "type", "Region"), TextClaim("town:1", "name", "Old Town"),
                  TextClaim("town:2", "type", "Region"), TextClaim("town:2", "name", "Town"),
                  EntityClaim("u:00002", "located_in", "town:2")})
          .revision();
  v1::Change same;
  same.mutable_judgement()->mutable_same_as()->set_a("town:1");
  same.mutable_judgement()->mutable_same_as()->set_b("town:2");
  MustCommit(server_, "join", {same});
  v1::ListPropositionsRequest request = LocatedIn();
  request.set_object("Town");
  const Answer answer = List(server_, request);
  ASSERT_TRUE(answer.status.ok()) << answer.status.error_message();
  EXPECT_THAT(answer.rows, SizeIs(1));
  EXPECT_THAT(FieldsOf(answer.scope), ElementsAre("object=town:1"));
  v1::ResolveNameRequest resolve;
  *resolve.mutable_scope() = Scope();
  resolve.set_name("town:2");
  v1::ResolveNameResponse resolved;
  v1::GetIdentityRequest identity;
  *identity.mutable_scope() = Scope();
  identity.set_id("TOWN");
  identity.mutable_scope()->mutable_as_of()->set_published_before(
      "1900-01-01");  // cuts no identity
  v1::GetIdentityResponse members;
  grpc::ClientContext one, two, three;
  ASSERT_TRUE(server_.queries().ResolveName(&one, resolve, &resolved).ok());
  EXPECT_EQ(resolved.means(), "town:1");
  EXPECT_EQ(resolved.candidates(0).id(), "town:1");
  ASSERT_TRUE(server_.queries().GetIdentity(&two, identity, &members).ok());
  EXPECT_THAT(FieldsOf(members.scope()), ElementsAre("id=town:1"));
  // On one side the ids are apart: what is called so there is one of them on the other.
  v1::DiffRequest diff;
  *diff.mutable_before() = Scope();
  diff.mutable_before()->mutable_as_of()->set_recorded_at(absl::StrCat(apart));
  diff.set_object("Town");
  const auto differ = ReadAll<v1::DiffResponse>(server_.queries().Diff(&three, diff));
  ASSERT_TRUE(differ.status.ok()) << differ.status.error_message();
  EXPECT_THAT(FieldsOf(differ.messages[0].before()), ElementsAre("object=town:2"));
  EXPECT_THAT(FieldsOf(differ.messages[0].after()), ElementsAre("object=town:2"));
}

TEST_F(NamedEntitiesTest, WhatIsRecordedStaysExplicitInAPreview) {
  v1::PreviewCommitRequest request;
  *request.mutable_commit() = CommitOf("try", {EntityClaim("Twin", "located_in", "Russia")});
  request.mutable_scope()->mutable_lens()->mutable_inline_()->mutable_allow()->add_documents(
      "The paper");
  grpc::ClientContext one, two;
  EXPECT_EQ(Told(ReadAll<v1::PreviewCommitResponse>(server_.queries().PreviewCommit(&one, request))
                     .status),
            "FAILED_PRECONDITION DOMAIN commit.changes[0].claim.subject");
  *request.mutable_commit() = CommitOf("try", {EntityClaim("u:00002", "located_in", "s:ru")});
  const auto shown =
      ReadAll<v1::PreviewCommitResponse>(server_.queries().PreviewCommit(&two, request));
  ASSERT_TRUE(shown.status.ok()) << shown.status.error_message();
  EXPECT_THAT(FieldsOf(shown.messages[0].before()),
              ElementsAre("scope.lens.inline.allow.documents[0]=doc:1"));
  EXPECT_THAT(FieldsOf(shown.messages[0].after()),
              ElementsAre("scope.lens.inline.allow.documents[0]=doc:1"));
}

// A citation holds the request, so the names in it must mean the same for good.
TEST_F(NamedEntitiesTest, ACitedNameMeansTheSameWhateverIsRecordedSince) {
  v1::ListPropositionsRequest request = LocatedIn();
  request.set_object("Kursk region");
  const Answer now = List(server_, request);
  ASSERT_TRUE(now.status.ok()) << now.status.error_message();
  request.mutable_scope()->mutable_as_of()->set_valid(now.scope.valid());
  request.mutable_scope()->mutable_as_of()->set_recorded_at(absl::StrCat(now.scope.revision()));
  request.mutable_scope()->mutable_lens()->set_name("default@1");
  v1::CiteRequest cited;
  cited.set_method("ListPropositions");
  cited.set_request(request.SerializeAsString());
  cited.set_digest(std::string(32, 'd'));
  v1::CiteResponse reference;
  grpc::ClientContext one, two;
  ASSERT_TRUE(server_.queries().Cite(&one, cited, &reference).ok());
  // The region loses its name, another gets it, and then it is an id.
  v1::Change denial = TextClaim("r:kursk", "name", "Kursk region");
  denial.mutable_claim()->set_stance(v1::STANCE_DENIES);
  MustCommit(
      server_, "later",
      {denial, TextClaim("r:other", "type", "Region"), TextClaim("r:other", "name", "Kursk region"),
       TextClaim("Kursk region", "type", "Region")});
  v1::OpenCitationRequest open;
  open.set_reference(reference.reference());
  v1::OpenCitationResponse opened;
  ASSERT_TRUE(server_.queries().OpenCitation(&two, open, &opened).ok());
  v1::ListPropositionsRequest replayed;
  ASSERT_TRUE(replayed.ParseFromString(opened.request()));
  const Answer again = List(server_, replayed);
  ASSERT_TRUE(again.status.ok()) << again.status.error_message();
  EXPECT_EQ(again.scope.SerializeAsString(), now.scope.SerializeAsString());
  ASSERT_THAT(again.rows, SizeIs(now.rows.size()));
  for (size_t i = 0; i < now.rows.size(); ++i) {
    EXPECT_EQ(again.rows[i].SerializeAsString(), now.rows[i].SerializeAsString());
  }
}

TEST_F(NamedEntitiesTest, AnIdOfLaterHasNoRowsAndIsNoError) {
  const uint64_t before = MustCommit(server_, "a", {TextClaim("x", "type", "Region")}).revision();
  MustCommit(server_, "b", {TextClaim("later", "type", "Region")});
  v1::ListPropositionsRequest request = LocatedIn();
  request.mutable_scope()->mutable_as_of()->set_recorded_at(absl::StrCat(before));
  request.set_object("later");
  const Answer answer = List(server_, request);
  EXPECT_TRUE(answer.status.ok()) << answer.status.error_message();
  EXPECT_THAT(answer.rows, IsEmpty());
}

TEST_F(NamedEntitiesTest, CommitsTakeIdsOnly) {
  // "Russia" is a name, and here the id of something new.
  MustCommit(server_, "new", {TextClaim("Russia", "type", "State")});
  v1::GetEntityRequest request;
  *request.mutable_scope() = Scope();
  request.set_id("Russia");
  v1::GetEntityResponse response;
  grpc::ClientContext context;
  ASSERT_TRUE(server_.graphs().GetEntity(&context, request, &response).ok());
  EXPECT_EQ(response.entity().id(), "Russia");
}

}  // namespace
}  // namespace entente

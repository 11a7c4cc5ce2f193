#include "server/citation.h"

#include <gtest/gtest.h>

#include "entente/v1/diff.pb.h"
#include "entente/v1/query_service.pb.h"
#include "graph/model/status.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

v1::ReadScope Pinned() {
  v1::ReadScope scope;
  scope.set_graph("g");
  scope.mutable_as_of()->set_valid("2024-10-27");
  scope.mutable_as_of()->set_recorded_at("7");
  scope.mutable_lens()->set_name("default@1");
  return scope;
}

v1::CiteRequest Cited() {
  v1::ListPropositionsRequest request;
  *request.mutable_scope() = Pinned();
  request.set_predicate("located_in");
  v1::CiteRequest cited;
  cited.set_method("ListPropositions");
  cited.set_request(request.SerializeAsString());
  cited.set_digest(std::string(32, 'd'));
  cited.set_rows(3);
  return cited;
}

std::string ReasonOf(const absl::Status& status) {
  const std::optional<ErrorDetail> detail = DetailOf(status);
  return detail.has_value() ? detail->reason + " " + detail->field : status.ToString();
}

TEST(CitationTest, WhatIsCitedIsFoundAgain) {
  const auto reference = EncodeCitation(Cited());
  ASSERT_TRUE(reference.ok()) << reference.status();
  EXPECT_EQ(reference->rfind("entente:g@7/ListPropositions/", 0), 0u) << *reference;
  const auto opened = DecodeCitation(*reference);
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ(opened->method(), "ListPropositions");
  EXPECT_EQ(opened->digest(), std::string(32, 'd'));
  EXPECT_EQ(opened->rows(), 3u);
  EXPECT_EQ(opened->graph(), "g");
  EXPECT_EQ(opened->revision(), 7u);
  v1::ListPropositionsRequest request;
  ASSERT_TRUE(request.ParseFromString(opened->request()));
  EXPECT_EQ(request.predicate(), "located_in");
  EXPECT_EQ(EncodeCitation(Cited()).value(), *reference);
}

TEST(CitationTest, LineBreaksDoNotMatterOtherCharactersDo) {
  const std::string reference = EncodeCitation(Cited()).value();
  std::string broken = reference;
  broken.insert(40, "\n  ");
  EXPECT_TRUE(DecodeCitation(broken).ok());
  for (const size_t at : {size_t{8}, size_t{10}, reference.size() / 2, reference.size() - 3}) {
    std::string wrong = reference;
    wrong[at] = wrong[at] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(DecodeCitation(wrong).ok()) << at;
  }
  EXPECT_FALSE(DecodeCitation(reference.substr(0, reference.size() - 8)).ok());
}

TEST(CitationTest, WhatIsNoReferenceIsNamed) {
  for (const char* text : {"", "entente:", "entente:g@7/ListPropositions/", "doi:10/7/AAAA",
                           "entente:g@7/ListPropositions/!!"}) {
    EXPECT_EQ(ReasonOf(DecodeCitation(text).status()), "CITATION_MALFORMED reference") << text;
  }
  // A version byte that is not ours yet.
  EXPECT_EQ(ReasonOf(DecodeCitation("entente:g@7/ListPropositions/CQkJCQ").status()),
            "CITATION_VERSION reference");
  EXPECT_EQ(ReasonOf(DecodeCitation("entente:g@7/ListPropositions/AQEB").status()),
            "CITATION_DAMAGED reference");
}

TEST(CitationTest, WhatWouldBeAnsweredOtherwiseLaterIsRefused) {
  const auto refused = [](void (*loosen)(v1::ListPropositionsRequest*)) {
    v1::ListPropositionsRequest request;
    *request.mutable_scope() = Pinned();
    loosen(&request);
    v1::CiteRequest cited = Cited();
    cited.set_request(request.SerializeAsString());
    return ReasonOf(EncodeCitation(cited).status());
  };
  EXPECT_EQ(refused([](v1::ListPropositionsRequest* r) { r->mutable_scope()->clear_graph(); }),
            "NOT_PINNED request.scope.graph");
  EXPECT_EQ(refused([](v1::ListPropositionsRequest* r) {
              r->mutable_scope()->mutable_as_of()->set_valid("now");
            }),
            "NOT_PINNED request.scope.as_of.valid");
  EXPECT_EQ(refused([](v1::ListPropositionsRequest* r) {
              r->mutable_scope()->mutable_as_of()->clear_recorded_at();
            }),
            "NOT_PINNED request.scope.as_of.recorded_at");
  EXPECT_EQ(refused([](v1::ListPropositionsRequest* r) {
              r->mutable_scope()->mutable_lens()->set_name("strict");
            }),
            "NOT_PINNED request.scope.lens.name");
  EXPECT_EQ(refused([](v1::ListPropositionsRequest* r) { r->set_page_token("t"); }),
            "NOT_PINNED request.page_token");
}

TEST(CitationTest, BothSidesOfADiffArePinned) {
  v1::DiffRequest request;
  *request.mutable_before() = Pinned();
  *request.mutable_after() = Pinned();
  request.mutable_after()->clear_graph();
  request.mutable_after()->mutable_as_of()->set_recorded_at("9");
  v1::CiteRequest cited = Cited();
  cited.set_method("Diff");
  cited.set_request(request.SerializeAsString());
  const auto reference = EncodeCitation(cited);
  ASSERT_TRUE(reference.ok()) << reference.status();
  EXPECT_EQ(DecodeCitation(*reference)->revision(), 9u);
  request.mutable_after()->mutable_as_of()->clear_valid();
  cited.set_request(request.SerializeAsString());
  EXPECT_EQ(ReasonOf(EncodeCitation(cited).status()), "NOT_PINNED request.after.as_of.valid");
}

TEST(CitationTest, OtherWrongsAreNamed) {
  v1::CiteRequest cited = Cited();
  cited.set_digest("short");
  EXPECT_EQ(ReasonOf(EncodeCitation(cited).status()), "INVALID_DIGEST digest");
  for (const char* method : {"Nothing", "Commit", "ListGraphs"}) {
    cited = Cited();
    cited.set_method(method);
    EXPECT_EQ(ReasonOf(EncodeCitation(cited).status()), "UNKNOWN_METHOD method") << method;
  }
  cited = Cited();
  cited.set_request("\xff\xff\xff");
  EXPECT_EQ(ReasonOf(EncodeCitation(cited).status()), "BAD_REQUEST request");
  cited = Cited();
  v1::ListPropositionsRequest request;
  ASSERT_TRUE(request.ParseFromString(cited.request()));
  for (int i = 0; i < 2'000; ++i) {
    request.mutable_scope()->mutable_lens()->mutable_inline_()->add_graders("some principal");
  }
  cited.set_request(request.SerializeAsString());
  EXPECT_EQ(ReasonOf(EncodeCitation(cited).status()), "TEXT_TOO_LONG request");
}

TEST(CitationTest, TheGraphAndTheRevisionMustBeThere) {
  RunningServer server;
  const auto told = [&](const v1::CiteRequest& cited) {
    v1::OpenCitationRequest request;
    request.set_reference(EncodeCitation(cited).value());
    v1::OpenCitationResponse response;
    grpc::ClientContext context;
    return Told(server.queries().OpenCitation(&context, request, &response));
  };
  EXPECT_EQ(told(Cited()), "NOT_FOUND GRAPH_NOT_FOUND graph");
  server.MakeGraph();
  EXPECT_EQ(told(Cited()), "OUT_OF_RANGE REVISION_OUT_OF_RANGE recorded_at");
  v1::CiteResponse response;
  grpc::ClientContext context;
  ASSERT_TRUE(server.queries().Cite(&context, Cited(), &response).ok());
  EXPECT_EQ(response.reference(), EncodeCitation(Cited()).value());
}

}  // namespace
}  // namespace entente

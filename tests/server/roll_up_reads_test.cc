#include "server/roll_up_reads.h"

#include <gtest/gtest.h>

#include "tests/server/running_server.h"

namespace entente {
namespace {

v1::Change Strength(const std::string& unit, double count, v1::Measure measure) {
  v1::Change change = EntityClaim(unit, "strength", "");
  v1::Quantity& quantity = *change.mutable_claim()->mutable_value()->mutable_quantity();
  quantity.set_best(count);
  quantity.set_unit("soldier");
  quantity.set_measure(measure);
  return change;
}

class RollUpReadsTest : public testing::Test {
 protected:
  void SetUp() override {
    server_.MakeGraph();
    MustCommit(server_, "some", SomeChanges(3));
    MustCommit(
        server_, "figures",
        {Strength("u:00001", 500, v1::MEASURE_STOCK), Strength("u:00002", 700, v1::MEASURE_STOCK),
         Strength("u:00002", 30, v1::MEASURE_FLOW),
         EntityClaim("u:00001", "subordinate_to", "u:00000"),
         EntityClaim("u:00002", "subordinate_to", "u:00000")});
    request_.mutable_scope()->set_graph("g");
    request_.add_units("u:00000");
    request_.set_predicate("strength");
    request_.set_parts_by("subordinate_to");
  }

  std::vector<v1::Figure> Ask(grpc::Status* status, v1::Trailer* trailer = nullptr) {
    grpc::ClientContext context;
    const auto reader = server_.queries().RollUp(&context, request_);
    std::vector<v1::Figure> figures;
    v1::RollUpResponse message;
    while (reader->Read(&message)) {
      figures.insert(figures.end(), message.rows().begin(), message.rows().end());
      if (trailer != nullptr && message.has_trailer()) *trailer = message.trailer();
    }
    *status = reader->Finish();
    return figures;
  }

  RunningServer server_;
  v1::RollUpRequest request_;
};

TEST_F(RollUpReadsTest, FiguresComeByMeasureWithTheirClaims) {
  grpc::Status status;
  const auto figures = Ask(&status);
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_EQ(figures.size(), 2u);
  EXPECT_EQ(figures[0].measure(), v1::MEASURE_STOCK);
  EXPECT_DOUBLE_EQ(figures[0].best(), 1'200);
  ASSERT_EQ(figures[0].terms_size(), 2);
  EXPECT_EQ(figures[0].terms(1).unit(), "u:00002");
  EXPECT_EQ(figures[0].terms(1).claim_ids_size(), 1);
  EXPECT_TRUE(figures[0].complete());
  EXPECT_EQ(figures[1].measure(), v1::MEASURE_FLOW);
  EXPECT_FALSE(figures[1].complete());
}

TEST_F(RollUpReadsTest, PagesFollowOneAnother) {
  request_.set_page_size(1);
  grpc::Status status;
  v1::Trailer trailer;
  EXPECT_EQ(Ask(&status, &trailer).size(), 1u);
  EXPECT_EQ(trailer.truncated_by(), "PAGE_FULL");
  request_.set_page_token(trailer.next_page_token());
  const auto second = Ask(&status, &trailer);
  ASSERT_EQ(second.size(), 1u);
  EXPECT_EQ(second[0].measure(), v1::MEASURE_FLOW);
  EXPECT_EQ(trailer.completion(), v1::COMPLETION_COMPLETE);
}

TEST_F(RollUpReadsTest, ErrorsNameTheirReason) {
  grpc::Status status;
  request_.set_parts_by("borders");
  Ask(&status);
  EXPECT_EQ(Told(status), "INVALID_ARGUMENT NOT_A_HIERARCHY parts_by");
  request_.clear_parts_by();
  request_.set_predicate("name");
  Ask(&status);
  EXPECT_EQ(Told(status), "INVALID_ARGUMENT NOT_A_QUANTITY predicate");
  request_.clear_units();
  Ask(&status);
  EXPECT_EQ(Told(status), "INVALID_ARGUMENT FIELD_MISSING units");
}

}  // namespace
}  // namespace entente

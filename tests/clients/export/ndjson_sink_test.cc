#include "clients/export/ndjson_sink.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/clients/export/written.h"

namespace entente {
namespace {

TEST(NdjsonSinkTest, ALineIsARowAnEntityOrAClaim) {
  std::ostringstream out;
  const auto output = Output::Stream(out);
  const auto sink = MakeNdjsonSink(output.get(), true);
  ExportHead head = Head();
  head.code_scheme = "cow";
  ASSERT_TRUE(sink->Begin(head).ok());
  v1::PropositionRow row = Relation("a", "met", "b");
  auto* qualifier = row.add_evidence()->mutable_claim()->add_qualifiers();
  qualifier->set_name("weight");
  qualifier->mutable_value()->set_integer(3);
  ASSERT_TRUE(sink->Row(row).ok());
  ASSERT_TRUE(sink->Entity(Named("a", "x \"y\" \x1b\u202e")).ok());
  ASSERT_TRUE(sink->Claim(FromText<v1::ClaimRecord>("id: '\\001'")).ok());
  ASSERT_TRUE(sink->End().ok());
  std::istringstream lines(out.str());
  std::string line;
  std::getline(lines, line);
  EXPECT_EQ(nlohmann::json::parse(line)["row"]["proposition"]["object"], "b");
  EXPECT_FALSE(nlohmann::json::parse(line)["row"].contains("evidence"));
  EXPECT_EQ(nlohmann::json::parse(line)["claim_qualifiers"].dump(), R"({"weight":["3"]})");
  std::getline(lines, line);
  EXPECT_EQ(line.find('\x1b'), std::string::npos);
  const auto entity = nlohmann::json::parse(line);
  EXPECT_EQ(entity["label"], "x \"y\" \x1b\u202e");
  EXPECT_EQ(entity["code"], "");
  EXPECT_EQ(entity["entity"]["id"], "a");
  std::getline(lines, line);
  EXPECT_EQ(nlohmann::json::parse(line)["claim"]["id"], "01");
  EXPECT_FALSE(std::getline(lines, line));
}

}  // namespace
}  // namespace entente

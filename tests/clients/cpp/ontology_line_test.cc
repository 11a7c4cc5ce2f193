#include "clients/cpp/ontology_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cpp/rpc_error.h"

namespace entente {
namespace {

TEST(OntologyLineTest, ALineReadsBackAsItWasWritten) {
  v1::RecordedOntology ontology;
  ontology.set_version(2);
  ontology.set_descriptors(std::string("\x0a\x01r\0\xff", 5));
  const auto line = PrintOntologyLine(ontology, {7, "2026-01-01T00:00:00Z", "local"});
  ASSERT_TRUE(line.ok()) << line.status();
  EXPECT_EQ(line->find('\n'), std::string::npos);
  EXPECT_TRUE(IsOntologyLine(*line));
  EXPECT_THAT(*line, ::testing::HasSubstr("\"revision\":7"));
  const auto read = ParseOntologyLine(*line);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->descriptors(), ontology.descriptors());
  EXPECT_EQ(read->graph(), "");
}

TEST(OntologyLineTest, CommitsAreNone) {
  EXPECT_FALSE(IsOntologyLine(R"({"commit": {"request_id": "ontology"}})"));
  EXPECT_FALSE(IsOntologyLine(R"( {"commit": {}, "exported": {}})"));
  EXPECT_FALSE(IsOntologyLine("ontology"));
  EXPECT_FALSE(IsOntologyLine("[\"ontology\"]"));
}

TEST(OntologyLineTest, WhatTheFormatDoesNotHaveIsNamed) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {R"({"ontology": {"descriptors": "0a"}, "commit": {}})", "commit"},
      {R"({"ontology": 3})", "ontology"},
      {R"({"ontology": {"descriptors": "0a", "graph": "x"}})", "ontology.graph"},
      {R"({"ontology": {}})", "ontology.descriptors"},
  };
  for (const auto& [line, field] : cases) {
    const absl::Status refused = ParseOntologyLine(line).status();
    ASSERT_TRUE(RpcErrorOf(refused).has_value()) << line;
    EXPECT_EQ(RpcErrorOf(refused)->reason, "BAD_ONTOLOGY_LINE");
    EXPECT_EQ(RpcErrorOf(refused)->field, field) << line;
  }
}

}  // namespace
}  // namespace entente

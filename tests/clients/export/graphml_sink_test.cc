#include "clients/export/graphml_sink.h"

#include <gtest/gtest.h>

#include "tests/clients/export/written.h"

namespace entente {
namespace {

std::string Made(bool directed) {
  std::ostringstream out;
  const auto output = Output::Stream(out);
  const auto sink = MakeGraphmlSink(output.get());
  EXPECT_EQ(sink->order(), Sink::Order::kEntitiesFirst);
  ExportHead head = Head();
  head.directed = directed;
  head.symmetric = {"borders"};
  EXPECT_TRUE(sink->Begin(head).ok());
  EXPECT_TRUE(sink->Entity(Named("a", "A & \x01")).ok());
  EXPECT_TRUE(sink->Entity(Named("b", "B")).ok());
  EXPECT_TRUE(sink->Row(Relation("a", "borders", "b")).ok());
  auto value = Relation("a", "strength", "");
  value.mutable_proposition()->mutable_value()->set_integer(3);
  EXPECT_TRUE(sink->Row(value).ok());
  EXPECT_TRUE(sink->End().ok());
  EXPECT_EQ(sink->replaced_characters(), 1u);
  return out.str();
}

size_t Count(const std::string& text, const std::string& part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(GraphmlSinkTest, NodesThenEdgesWithTypedKeysDeclaredBefore) {
  const std::string text = Made(true);
  EXPECT_EQ(Count(text, "<node "), 2u);
  EXPECT_EQ(Count(text, "<edge "), 1u) << "a row with a value is no edge";
  EXPECT_LT(text.rfind("<key "), text.find("<graph "));
  EXPECT_LT(text.rfind("<node "), text.find("<edge "));
  EXPECT_NE(text.find("attr.name=\"support\" attr.type=\"long\""), std::string::npos);
  EXPECT_NE(text.find("attr.name=\"latitude\" attr.type=\"double\""), std::string::npos);
  EXPECT_NE(text.find("<data key=\"n0\">A &amp; \xEF\xBF\xBD</data>"), std::string::npos);
  EXPECT_NE(text.find("<data key=\"e1\">true</data>"), std::string::npos);
  EXPECT_NE(text.find("edgedefault=\"directed\""), std::string::npos);
}

TEST(GraphmlSinkTest, UnorderedPairsAloneMakeAnUndirectedGraph) {
  EXPECT_NE(Made(false).find("edgedefault=\"undirected\""), std::string::npos);
}

}  // namespace
}  // namespace entente

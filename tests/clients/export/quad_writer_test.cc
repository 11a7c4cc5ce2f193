#include "clients/export/quad_writer.h"

#include <gtest/gtest.h>

#include <sstream>

namespace entente {
namespace {

TEST(QuadWriterTest, ALineIsAQuadWithItsTextsEscaped) {
  std::ostringstream out;
  QuadWriter quads(out);
  const RdfNode a = RdfNode::Iri("e:a");
  ASSERT_TRUE(quads.Write(a, "e:p", RdfNode::Iri("e:b"), "e:g").ok());
  ASSERT_TRUE(quads.Write(a, "e:p", RdfNode::Text("x \"y\" \\ \n\t\x01", "en"), "").ok());
  ASSERT_TRUE(quads.Write(a, "e:p", RdfNode::Typed("1", "e:integer"), "e:g").ok());
  ASSERT_TRUE(quads.Write(RdfNode::Blank("c1"), "e:p", RdfNode::Text("Курск"), "e:g").ok());
  ASSERT_TRUE(quads.Finish().ok());
  EXPECT_EQ(out.str(),
            "<e:a> <e:p> <e:b> <e:g> .\n"
            "<e:a> <e:p> \"x \\\"y\\\" \\\\ \\n\\t\\u0001\"@en .\n"
            "<e:a> <e:p> \"1\"^^<e:integer> <e:g> .\n"
            "_:c1 <e:p> \"Курск\" <e:g> .\n");
}

TEST(QuadWriterTest, ATextGoesOnBehindANul) {
  std::ostringstream out;
  QuadWriter quads(out);
  const std::string text("a\0b\0", 4);
  ASSERT_TRUE(quads.Write(RdfNode::Iri("e:a"), "e:p", RdfNode::Text(text), "").ok());
  ASSERT_TRUE(quads.Finish().ok());
  EXPECT_EQ(out.str(),
            "<e:a> <e:p> \"a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD\" .\n");
  EXPECT_EQ(quads.replaced(), 2u);
}

TEST(QuadWriterTest, AFullDiskIsTold) {
  std::ostringstream out;
  out.setstate(std::ios::badbit);
  QuadWriter quads(out);
  EXPECT_EQ(quads.Write(RdfNode::Iri("e:a"), "e:p", RdfNode::Iri("e:b"), "").code(),
            absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace entente

#include "clients/export/xml_writer.h"

#include <gtest/gtest.h>

#include <sstream>

namespace entente {
namespace {

TEST(XmlWriterTest, WhatXmlReadsAsItsOwnIsEscaped) {
  std::ostringstream out;
  XmlWriter xml(out);
  xml.Start("a");
  xml.Attribute("b", "<\"&'\n>");
  xml.Start("c");
  xml.Text("x < y & \"z\" ]]>");
  xml.End();
  xml.End();
  ASSERT_TRUE(xml.Finish().ok());
  EXPECT_EQ(out.str(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<a b=\"&lt;&quot;&amp;'&#10;&gt;\">\n"
            " <c>x &lt; y &amp; &quot;z&quot; ]]&gt;</c>\n</a>\n");
  EXPECT_EQ(xml.replaced(), 0u);
}

TEST(XmlWriterTest, WhatXmlForbidsIsReplacedAndCounted) {
  std::ostringstream out;
  XmlWriter xml(out);
  xml.Start("a");
  xml.Attribute("b", "\x1b[2J");
  xml.Text("tab\tКурск\xEF\xBF\xBE end\xEF\xBF\xBD");
  ASSERT_TRUE(xml.Finish().ok());
  EXPECT_NE(out.str().find("b=\"\xEF\xBF\xBD[2J\""), std::string::npos);
  EXPECT_NE(out.str().find("tab\tКурск\xEF\xBF\xBD end\xEF\xBF\xBD"), std::string::npos);
  EXPECT_EQ(xml.replaced(), 2u);
}

TEST(XmlWriterTest, AFullDiskIsTold) {
  std::ostringstream out;
  out.setstate(std::ios::badbit);
  XmlWriter xml(out);
  xml.Start("a");
  EXPECT_EQ(xml.Finish().code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace entente

#include "clients/cli/svg_picture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/cli/drawn.h"

namespace entente {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

size_t Count(const std::string& text, const std::string& part) {
  size_t count = 0;
  for (size_t at = 0; (at = text.find(part, at)) != std::string::npos; ++at) ++count;
  return count;
}

TEST(SvgPictureTest, EveryNodeIsABoxAndEveryEdgeALinkToItsClaims) {
  const std::string svg = SvgPicture(DrawingOf(
      {RowOf("a", "p", "b"), RowOf("b", "q", "a"), RowOf("a", "r", "a"), ContestedRow()}));
  EXPECT_EQ(Count(svg, "<rect "), 4u);
  for (const char* link :
       {"<a href=\"#e0\">", "<a href=\"#e1\">", "<a href=\"#e2\">", "<a href=\"#e3\">"}) {
    EXPECT_THAT(svg, HasSubstr(link));
  }
  EXPECT_THAT(svg, HasSubstr("stroke=\"#e69f00\" stroke-width=\"2\" stroke-dasharray=\"7 4\""));
}

TEST(SvgPictureTest, EdgesBetweenTheSameNodesStandApart) {
  const std::string svg = SvgPicture(DrawingOf({RowOf("a", "p", "b"), RowOf("a", "q", "b")}));
  const size_t first = svg.find(" d=\"M", svg.find("#e0"));
  const size_t second = svg.find(" d=\"M", svg.find("#e1"));
  EXPECT_NE(svg.substr(first, 30), svg.substr(second, 30));
}

TEST(SvgPictureTest, NothingIsMarkupThatAGraphSays) {
  const std::string svg =
      SvgPicture(DrawingOf({RowOf("</text><script>x</script>", "\"onload=\"x", "'&'")}));
  EXPECT_THAT(svg, Not(HasSubstr("<script")));
  EXPECT_THAT(svg, Not(HasSubstr("\"onload")));
  EXPECT_THAT(svg, HasSubstr("&lt;script"));
}

}  // namespace
}  // namespace entente

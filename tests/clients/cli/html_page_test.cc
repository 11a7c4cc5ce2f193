#include "clients/cli/html_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/cli/drawn.h"

namespace entente {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(HtmlPageTest, ClaimsStandBelowThePicture) {
  Drawing drawing = DrawingOf({ContestedRow()});
  drawing.Say("lens: default@1");
  const std::string page = HtmlPage(drawing);
  EXPECT_THAT(page, HasSubstr("<svg "));
  EXPECT_THAT(page, HasSubstr("lens: default@1"));
  EXPECT_THAT(page, HasSubstr("<article id=\"e0\""));
  EXPECT_THAT(page, HasSubstr("<li><bdi>+ "));
  EXPECT_THAT(page, HasSubstr("<li class=\"dissents\"><bdi>- "));
}

TEST(HtmlPageTest, ItRefersToNothingOutsideItselfAndRunsNothing) {
  const std::string page = HtmlPage(DrawingOf({ContestedRow()}));
  for (const char* outside : {"http:", "https:", "src=", "url(h", "<script", "<link", "@import"}) {
    EXPECT_THAT(page, Not(HasSubstr(outside)));
  }
  EXPECT_THAT(page, HasSubstr("default-src 'none'"));
}

TEST(HtmlPageTest, NoTextOfAGraphIsMarkup) {
  v1::PropositionRow row = RowOf("<img src=x onerror=y>", "p\"><b>", "' onclick='z");
  v1::ClaimRecord* claim = row.add_evidence();
  claim->mutable_claim()->mutable_voice()->add_hedges("</li><script>alert(1)</script>");
  const std::string page = HtmlPage(DrawingOf({row}));
  for (const char* markup : {"<img", "<b>p", "\"><b>", "<script", "' onclick"}) {
    EXPECT_THAT(page, Not(HasSubstr(markup)));
  }
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)"));
}

TEST(HtmlPageTest, TooManyNodesAreListedNotDrawn) {
  std::vector<v1::PropositionRow> rows;
  for (int i = 0; i < 201; ++i) {
    rows.push_back(RowOf("a" + std::to_string(i), "p", "b" + std::to_string(i)));
  }
  const std::string most = HtmlPage(DrawingOf({rows.begin(), rows.end() - 1}));
  EXPECT_THAT(most, HasSubstr("<svg "));
  const std::string more = HtmlPage(DrawingOf(rows));
  EXPECT_THAT(more, Not(HasSubstr("<svg ")));
  EXPECT_THAT(more, HasSubstr("402 nodes are too many"));
  EXPECT_THAT(more, HasSubstr("id=\"e200\""));
}

TEST(HtmlPageTest, APageWithoutRowsIsAPage) {
  EXPECT_THAT(HtmlPage(Drawing()), HasSubstr("<h1>0 propositions</h1>"));
}

TEST(HtmlPageTest, FiveCharactersAreEscaped) {
  EXPECT_EQ(EscapeForHtml("<a b='c' d=\"e\">&"), "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;");
}

}  // namespace
}  // namespace entente

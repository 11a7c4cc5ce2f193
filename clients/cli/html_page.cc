#include "clients/cli/html_page.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "clients/cli/dot_text.h"
#include "clients/cli/svg_picture.h"

namespace entente {
namespace {

constexpr size_t kMostDrawn = 400;

constexpr char kHead[] = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Entente</title>
<style>
body { font: 15px/1.45 sans-serif; margin: 1.5em; color: #1a1a1a; background: #fff; }
.picture { overflow: auto; border: 1px solid #ccc; }
svg text { font: 12px sans-serif; }
svg a text { font-size: 11px; fill: #333; stroke: #fff; stroke-width: 3px; paint-order: stroke; }
svg a:hover path { stroke-width: 4; }
article { border-left: 4px solid; padding: .2em .8em; margin: .8em 0; }
article:target { background: #fff6d6; }
article h2 { font-size: 1em; margin: 0; }
article p { margin: 0; }
.faint { color: #595959; }
li.dissents { color: #a33c00; }
</style>
</head>
<body>
)";

std::string Legend() {
  std::string text = "<p class=\"faint\">Colour: ";
  for (const char* verdict : {"asserted", "contested", "denied"}) {
    absl::StrAppend(&text, "<b style=\"color:", ColorOfVerdict(verdict), "\">", verdict, "</b> ");
  }
  return absl::StrCat(text,
                      "&middot; line: solid attested, dashed extrapolated, dotted possible "
                      "&middot; an edge leads to its claims below.</p>\n");
}

std::string EdgeArticle(const Drawing& drawing, size_t i) {
  const DrawnEdge& edge = drawing.edges()[i];
  std::string text = absl::StrCat(
      "<article id=\"e", i, "\" style=\"border-color:", ColorOfVerdict(edge.verdict),
      "\">\n<h2><bdi>", EscapeForHtml(drawing.nodes()[edge.from].label), "</bdi> <bdi>",
      EscapeForHtml(edge.label), "</bdi> <bdi>", EscapeForHtml(drawing.nodes()[edge.to].label),
      "</bdi></h2>\n<p>", EscapeForHtml(edge.verdict), ", ", EscapeForHtml(edge.certainty),
      " <span class=\"faint\">&middot; ", EscapeForHtml(edge.about), "</span></p>\n");
  if (!edge.evidence.empty()) absl::StrAppend(&text, "<ul>\n");
  for (const std::string& claim : edge.evidence) {
    absl::StrAppend(&text, claim[0] == '-' ? "<li class=\"dissents\">" : "<li>", "<bdi>",
                    EscapeForHtml(claim), "</bdi></li>\n");
  }
  return absl::StrCat(text, edge.evidence.empty() ? "" : "</ul>\n", "</article>\n");
}

}  // namespace

std::string EscapeForHtml(absl::string_view text) {
  return absl::StrReplaceAll(
      text, {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}});
}

std::string HtmlPage(const Drawing& drawing) {
  std::string page = kHead;
  absl::StrAppend(&page, "<h1>", drawing.edges().size(), " propositions</h1>\n");
  for (const std::string& line : drawing.lines()) {
    absl::StrAppend(&page, "<p class=\"faint\">", EscapeForHtml(line), "</p>\n");
  }
  if (drawing.nodes().size() > kMostDrawn) {
    absl::StrAppend(&page, "<p>", drawing.nodes().size(),
                    " nodes are too many for a picture: at most ", kMostDrawn,
                    " are drawn. Everything is listed below.</p>\n");
  } else if (!drawing.edges().empty()) {
    absl::StrAppend(&page, Legend(), "<div class=\"picture\">\n", SvgPicture(drawing), "</div>\n");
  }
  for (size_t i = 0; i < drawing.edges().size(); ++i) {
    absl::StrAppend(&page, EdgeArticle(drawing, i));
  }
  absl::StrAppend(&page, "</body>\n</html>\n");
  return page;
}

}  // namespace entente

// A drawing as one HTML file: for looking at without any other program, and offline.
#ifndef ENTENTE_CLIENTS_CLI_HTML_PAGE_H_
#define ENTENTE_CLIENTS_CLI_HTML_PAGE_H_

#include <string>

#include "absl/strings/string_view.h"
#include "clients/cli/drawing.h"

namespace entente {

// A page with a picture (inline SVG, without scripts), in which each edge leads to its claims
// below; colour is the verdict, dashes are the certainty. It refers to nothing outside itself and
// forbids the browser to. More than 400 nodes are listed, not drawn.
std::string HtmlPage(const Drawing& drawing);

// `text` as text or as the value of an attribute in HTML and SVG.
std::string EscapeForHtml(absl::string_view text);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_HTML_PAGE_H_

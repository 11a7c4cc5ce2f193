// A drawing in the language of Graphviz.
#ifndef ENTENTE_CLIENTS_CLI_DOT_TEXT_H_
#define ENTENTE_CLIENTS_CLI_DOT_TEXT_H_

#include <string>

#include "clients/cli/drawing.h"

namespace entente {

// A digraph: colour by verdict, dashes by certainty, claims as tooltips, the drawing's lines as its
// label. Every text is a quoted string, so no text can be markup or an attribute.
std::string DotText(const Drawing& drawing);

// The colour of an edge by its verdict, "#0072b2"; of a palette that the colour-blind can tell
// apart.
std::string ColorOfVerdict(const std::string& verdict);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_DOT_TEXT_H_

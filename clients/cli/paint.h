// Colours of what tables say: sparingly, for what a reader must not overlook.
#ifndef ENTENTE_CLIENTS_CLI_PAINT_H_
#define ENTENTE_CLIENTS_CLI_PAINT_H_

#include <string>

#include "absl/strings/string_view.h"

namespace entente {

// Codes of a terminal's colours (SGR). Headers are bold; errors are red.
inline constexpr absl::string_view kHeaderColor = "1";
inline constexpr absl::string_view kErrorColor = "31";

// The colour of a cell below this header, by its word: a denied verdict is red, a contested one
// yellow, a possible certainty faint. Empty for none, and for columns that hold text from a graph.
absl::string_view ColorOf(absl::string_view header, absl::string_view cell);

// The colour of a line below a row: evidence that supports it ("+ ...") is green, evidence that
// dissents ("- ...") red, and all else faint.
absl::string_view ColorOfNote(absl::string_view note);

// `text` in that colour and back to none. REQUIRES: escaped for terminals.
std::string Painted(absl::string_view text, absl::string_view color);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_PAINT_H_

#include "clients/cli/draw_output.h"

#include <string>

#include "absl/strings/str_split.h"
#include "clients/cli/dot_text.h"
#include "clients/cli/html_page.h"
#include "clients/cli/read_output.h"

namespace entente {

void WriteDrawing(Session& session, const v1::ResolvedScope& scope, const v1::Trailer& trailer,
                  uint64_t rows, Drawing* drawing) {
  const std::string footer = FooterText(scope, trailer, rows);
  for (const std::string& line : std::vector<std::string>(absl::StrSplit(footer, '\n'))) {
    if (!line.empty()) drawing->Say(line);
  }
  session.out << (session.format == Format::kDot ? DotText(*drawing) : HtmlPage(*drawing));
}

}  // namespace entente

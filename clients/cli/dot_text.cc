#include "clients/cli/dot_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"

namespace entente {
namespace {

// Backslashes are doubled, since Graphviz reads \N, \E and others as commands, and so it does
// HTML's entities; lines are joined by its own line break.
std::string Quoted(const std::vector<std::string>& lines) {
  const auto one = [](std::string* out, const std::string& line) {
    out->append(absl::StrReplaceAll(line, {{"\\", "\\\\"}, {"\"", "\\\""}, {"&", "&amp;"}}));
  };
  return absl::StrCat("\"", absl::StrJoin(lines, "\\n", one), "\"");
}

std::string StyleOfCertainty(const std::string& certainty) {
  if (certainty == "extrapolated") return "dashed";
  return certainty == "possible" ? "dotted" : "solid";
}

}  // namespace

std::string ColorOfVerdict(const std::string& verdict) {
  if (verdict == "contested") return "#e69f00";
  return verdict == "denied" ? "#d55e00" : "#0072b2";
}

std::string DotText(const Drawing& drawing) {
  std::string text = absl::StrCat(
      "digraph entente {\n  graph [rankdir=LR, labelloc=b, labeljust=l, fontname=\"sans-serif\", ",
      "label=", Quoted(drawing.lines()), "];\n",
      "  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n",
      "  edge [fontname=\"sans-serif\", fontsize=10];\n");
  for (size_t i = 0; i < drawing.nodes().size(); ++i) {
    const DrawnNode& node = drawing.nodes()[i];
    absl::StrAppend(&text, "  n", i, " [label=", Quoted({node.label}),
                    node.is_value ? ", shape=note, style=\"\"" : "", "];\n");
  }
  for (const DrawnEdge& edge : drawing.edges()) {
    std::vector<std::string> tooltip = {edge.about};
    tooltip.insert(tooltip.end(), edge.evidence.begin(), edge.evidence.end());
    absl::StrAppend(&text, "  n", edge.from, " -> n", edge.to, " [label=",
                    Quoted({edge.label, absl::StrCat(edge.verdict, ", ", edge.certainty)}),
                    ", color=\"", ColorOfVerdict(edge.verdict),
                    "\", style=", StyleOfCertainty(edge.certainty), edge.both ? ", dir=none" : "",
                    ", edgetooltip=", Quoted(tooltip), ", labeltooltip=", Quoted(tooltip), "];\n");
  }
  absl::StrAppend(&text, "}\n");
  return text;
}

}  // namespace entente

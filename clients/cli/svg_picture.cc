#include "clients/cli/svg_picture.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/dot_text.h"
#include "clients/cli/html_page.h"
#include "clients/cli/layered_layout.h"
#include "clients/cpp/shown_text.h"

namespace entente {
namespace {

// All in the units of the picture, which are pixels unless it is zoomed.
constexpr int kNodeWidth = 200;
constexpr int kNodeHeight = 52;
constexpr int kAcross = 190;  // between columns: room for an edge's label
constexpr int kDown = 26;     // between rows
constexpr int kMargin = 24;
constexpr int kApart = 13;  // edges between the same two nodes
constexpr size_t kLabelColumns = 30;

struct Point {
  int x = 0, y = 0;
};

// Upper left corners of the nodes, and the size of the whole in `*size`.
std::vector<Point> Corners(const Drawing& drawing, Point* size) {
  std::vector<std::pair<size_t, size_t>> edges;
  for (const DrawnEdge& edge : drawing.edges()) edges.push_back({edge.from, edge.to});
  const std::vector<NodePlace> places = LayOut(drawing.nodes().size(), edges, drawing.starts());
  std::map<std::pair<size_t, size_t>, int> rows;  // (part, layer) -> how many
  std::map<size_t, int> heights;                  // part -> rows of its longest column
  size_t layers = 0;
  for (const NodePlace& place : places) {
    const int count = ++rows[{place.part, place.layer}];
    heights[place.part] = std::max(heights[place.part], count);
    layers = std::max(layers, place.layer + 1);
  }
  std::map<size_t, int> tops;
  int top = kMargin;
  for (const auto& [part, height] : heights) {
    tops[part] = top;
    top += height * (kNodeHeight + kDown);
  }
  std::vector<Point> corners;
  for (const NodePlace& place : places) {
    // Shorter columns stand in the middle of their part.
    const int spare = heights[place.part] - rows[{place.part, place.layer}];
    corners.push_back({kMargin + static_cast<int>(place.layer) * (kNodeWidth + kAcross),
                       tops[place.part] + static_cast<int>(place.row) * (kNodeHeight + kDown) +
                           spare * (kNodeHeight + kDown) / 2});
  }
  // Edges inside of the last column and loops bend out to the right.
  *size = {2 * kMargin + static_cast<int>(layers) * (kNodeWidth + kAcross), top + kMargin};
  return corners;
}

std::string NodeText(const DrawnNode& node, Point corner) {
  std::string text = absl::StrCat(
      "<g><title>", EscapeForHtml(node.label), "</title><rect x=\"", corner.x, "\" y=\"", corner.y,
      "\" width=\"", kNodeWidth, "\" height=\"", kNodeHeight, "\" rx=\"", node.is_value ? 0 : 8,
      "\" fill=\"", node.is_value ? "#fafafa" : "#eef4fa", "\" stroke=\"#777\"/>");
  const std::vector<std::string> lines = WrapToWidth(node.label, kLabelColumns, 3);
  int y = corner.y + kNodeHeight / 2 + 4 - 7 * static_cast<int>(lines.size() - 1);
  for (const std::string& line : lines) {
    absl::StrAppend(&text, "<text x=\"", corner.x + kNodeWidth / 2, "\" y=\"", y,
                    "\" text-anchor=\"middle\">", EscapeForHtml(line), "</text>");
    y += 14;
  }
  return absl::StrCat(text, "</g>\n");
}

std::string Dashes(const std::string& certainty) {
  if (certainty == "extrapolated") return " stroke-dasharray=\"7 4\"";
  return certainty == "possible" ? " stroke-dasharray=\"2 4\"" : "";
}

// The curve from one node to another, and where its label stands.
std::string Curve(Point from, Point to, int shift, Point* label) {
  const int y1 = from.y + kNodeHeight / 2 + shift;
  const int y2 = to.y + kNodeHeight / 2 + shift;
  if (from.x == to.x) {  // In one column, or a loop: out to the right and back.
    const int x = from.x + kNodeWidth;
    const int out = x + kAcross / 2 + shift;
    const int below = from.y == to.y ? kNodeHeight / 3 : 0;
    *label = {x + kAcross / 3, (y1 + y2) / 2};
    return absl::StrCat("M", x, " ", y1 - below, " C", out, " ", y1 - below, " ", out, " ",
                        y2 + below, " ", x, " ", y2 + below);
  }
  const bool right = from.x < to.x;
  const int x1 = right ? from.x + kNodeWidth : from.x;
  const int x2 = right ? to.x : to.x + kNodeWidth;
  const int middle = (x1 + x2) / 2;
  *label = {middle, (y1 + y2) / 2 - 3};
  return absl::StrCat("M", x1, " ", y1, " C", middle, " ", y1, " ", middle, " ", y2, " ", x2, " ",
                      y2);
}

std::string EdgeText(const DrawnEdge& edge, size_t number, Point from, Point to, int shift) {
  Point label;
  const std::string curve = Curve(from, to, shift, &label);
  const std::string color = ColorOfVerdict(edge.verdict);
  return absl::StrCat("<a href=\"#e", number, "\"><title>",
                      EscapeForHtml(absl::StrCat(edge.label, "; ", edge.verdict, ", ",
                                                 edge.certainty, "; ", edge.about)),
                      "</title><path d=\"", curve, "\" fill=\"none\" stroke=\"", color,
                      "\" stroke-width=\"2\"", Dashes(edge.certainty),
                      edge.both ? "" : absl::StrCat(" marker-end=\"url(#m", color.substr(1), ")\""),
                      "/><text x=\"", label.x, "\" y=\"", label.y, "\" text-anchor=\"middle\">",
                      EscapeForHtml(CutToWidth(edge.label, kLabelColumns)), "</text></a>\n");
}

std::string Markers() {
  std::string text = "<defs>";
  for (const char* verdict : {"asserted", "contested", "denied"}) {
    const std::string color = ColorOfVerdict(verdict);
    absl::StrAppend(&text, "<marker id=\"m", color.substr(1),
                    "\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" "
                    "markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0 L8 4 L0 8 z\" fill=\"",
                    color, "\"/></marker>");
  }
  return absl::StrCat(text, "</defs>\n");
}

}  // namespace

std::string SvgPicture(const Drawing& drawing) {
  Point size;
  const std::vector<Point> corners = Corners(drawing, &size);
  std::string text =
      absl::StrCat("<svg width=\"", size.x, "\" height=\"", size.y, "\" viewBox=\"0 0 ", size.x,
                   " ", size.y, "\" role=\"img\">\n", Markers());
  std::map<std::pair<size_t, size_t>, int> between;  // edges between two nodes, either way
  const auto pair_of = [](const DrawnEdge& edge) { return std::minmax(edge.from, edge.to); };
  for (const DrawnEdge& edge : drawing.edges()) ++between[pair_of(edge)];
  std::map<std::pair<size_t, size_t>, int> seen;
  for (size_t i = 0; i < drawing.edges().size(); ++i) {
    const DrawnEdge& edge = drawing.edges()[i];
    const int at = seen[pair_of(edge)]++;
    const int shift = (2 * at - (between[pair_of(edge)] - 1)) * kApart / 2;
    absl::StrAppend(&text, EdgeText(edge, i, corners[edge.from], corners[edge.to], shift));
  }
  for (size_t i = 0; i < corners.size(); ++i) {
    absl::StrAppend(&text, NodeText(drawing.nodes()[i], corners[i]));
  }
  return absl::StrCat(text, "</svg>\n");
}

}  // namespace entente

// Column widths are those of the first few hundred rows; later rows may widen a column for
// themselves and what follows. So tables of any length need little memory.
#include "clients/cli/table.h"

#include <algorithm>
#include <numeric>

#include "absl/strings/str_split.h"
#include "clients/cpp/shown_text.h"

namespace entente {
namespace {

constexpr size_t kLinesAtOnce = 500;
constexpr size_t kGap = 2;    // blanks between columns
constexpr size_t kLeast = 6;  // no column is cut below that

}  // namespace

Table::Table(std::vector<std::string> headers, std::ostream& out, size_t width)
    : headers_(std::move(headers)), out_(out), width_(width), columns_(headers_.size(), 0) {}

void Table::Row(const std::vector<std::string>& cells) {
  Line line;
  for (const std::string& cell : cells) line.cells.push_back(EscapeForTerminal(cell));
  lines_.push_back(std::move(line));
  if (lines_.size() >= kLinesAtOnce) Write();
}

void Table::Note(const std::string& text, size_t level) {
  lines_.push_back({{EscapeForTerminal(text)}, level});
}

void Table::Finish() { Write(); }

void Table::Widen() {
  for (const Line& line : lines_) {
    if (line.level > 0) continue;
    for (size_t i = 0; i < columns_.size(); ++i) {
      columns_[i] = std::max(columns_[i], ShownWidth(line.cells[i]));
    }
  }
  if (width_ == 0) return;
  const auto total = [&] {
    return std::accumulate(columns_.begin(), columns_.end(), kGap * (columns_.size() - 1));
  };
  while (total() > width_) {
    size_t& widest = *std::max_element(columns_.begin(), columns_.end());
    if (widest <= kLeast) return;
    --widest;
  }
}

void Table::WriteNote(const Line& line) {
  const std::string indent(2 * line.level, ' ');
  if (width_ <= indent.size() + kLeast) {
    out_ << indent << line.cells[0] << '\n';
    return;
  }
  std::string shown = indent;
  size_t columns = indent.size();
  for (absl::string_view word : absl::StrSplit(line.cells[0], ' ')) {
    const size_t word_columns = ShownWidth(word);
    const bool first = columns == indent.size();
    if (!first && columns + 1 + word_columns > width_) {
      out_ << shown << '\n';
      shown = indent + "  ";  // What goes on stands further in.
      columns = shown.size();
    } else if (!first) {
      shown += ' ';
      ++columns;
    }
    shown.append(word.data(), word.size());
    columns += word_columns;
  }
  out_ << shown << '\n';
}

void Table::Write() {
  if (!begun_) {
    lines_.insert(lines_.begin(), {headers_, 0});
    begun_ = true;
  }
  Widen();
  for (const Line& line : lines_) {
    if (line.level > 0) {
      WriteNote(line);
      continue;
    }
    for (size_t i = 0; i < line.cells.size(); ++i) {
      const std::string cell =
          width_ == 0 ? line.cells[i] : CutToWidth(line.cells[i], std::max<size_t>(columns_[i], 1));
      out_ << cell;
      if (i + 1 == line.cells.size()) break;
      const size_t shown = ShownWidth(cell);
      out_ << std::string(kGap + columns_[i] - std::min(columns_[i], shown), ' ');
    }
    out_ << '\n';
  }
  out_.flush();
  lines_.clear();
}

}  // namespace entente

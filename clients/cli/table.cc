// Column widths are those of the first few hundred rows; later rows may widen a column for
// themselves and what follows. So tables of any length need little memory. What does not fit is
// taken from the widest columns first, down to their longest word, so that ids stay whole and can
// be copied. Where that is not enough for the first rows, all rows are blocks, one column below the
// other. Cost: linear in the text.
#include "clients/cli/table.h"

#include <algorithm>
#include <numeric>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/cli/paint.h"
#include "clients/cpp/csv_text.h"
#include "clients/cpp/shown_text.h"

namespace entente {
namespace {

constexpr size_t kLinesAtOnce = 500;
constexpr size_t kGap = 2;           // blanks between columns
constexpr size_t kLeast = 6;         // no column is made narrower
constexpr size_t kLongWord = 32;     // as an id has it; longer ones may be broken
constexpr size_t kLinesPerCell = 6;  // then an ellipsis

size_t LongestWord(absl::string_view text) {
  size_t longest = 0;
  for (absl::string_view word : absl::StrSplit(text, ' ')) {
    longest = std::max(longest, ShownWidth(word));
  }
  return longest;
}

// Takes from the widest of `columns`, as far as `least` allows, until they sum up to `room`.
void Narrow(const std::vector<size_t>& least, size_t room, std::vector<size_t>* columns) {
  size_t total = std::accumulate(columns->begin(), columns->end(), size_t{0});
  for (; total > room; --total) {
    size_t* widest = nullptr;
    for (size_t i = 0; i < columns->size(); ++i) {
      size_t& column = (*columns)[i];
      if (column > least[i] && (widest == nullptr || column > *widest)) widest = &column;
    }
    if (widest == nullptr) return;
    --*widest;
  }
}

}  // namespace

Table::Table(std::vector<std::string> headers, std::ostream& out, TableStyle style)
    : headers_(std::move(headers)), out_(out), style_(style), columns_(headers_.size(), 0) {}

void Table::Row(const std::vector<std::string>& cells) {
  // Here no note of the row before can come any more.
  if (lines_.size() >= kLinesAtOnce) Write();
  Line line;
  for (const std::string& cell : cells) line.cells.push_back(EscapeForTerminal(cell));
  lines_.push_back(std::move(line));
}

void Table::Note(const std::string& text, size_t level) {
  lines_.push_back({{EscapeForTerminal(text)}, level});
}

void Table::Finish() { Write(); }

void Table::Widen(bool first) {
  std::vector<size_t> words(headers_.size(), kLeast);
  for (const Line& line : lines_) {
    if (line.level > 0) continue;
    for (size_t i = 0; i < columns_.size(); ++i) {
      columns_[i] = std::max(columns_[i], ShownWidth(line.cells[i]));
      words[i] = std::max(words[i], std::min(kLongWord, LongestWord(line.cells[i])));
    }
  }
  if (style_.columns == 0) return;
  const size_t gaps = kGap * (columns_.size() - 1);
  const size_t room = style_.columns > gaps ? style_.columns - gaps : 0;
  Narrow(words, room, &columns_);
  if (first) blocks_ = std::accumulate(columns_.begin(), columns_.end(), size_t{0}) > room;
  Narrow(std::vector<size_t>(columns_.size(), kLeast), room, &columns_);
}

void Table::WriteBlock(const Line& line) {
  size_t names = 0;
  for (const std::string& header : headers_) names = std::max(names, ShownWidth(header));
  names += kGap;
  const size_t room = std::max(style_.columns, names + kLeast) - names;
  for (size_t i = 0; i < line.cells.size(); ++i) {
    std::string before = headers_[i];
    if (style_.color) before = Painted(before, kHeaderColor);
    before.append(names - ShownWidth(headers_[i]), ' ');
    for (const std::string& part : WrapToWidth(line.cells[i], room, line.cells[i].size() + 1)) {
      const absl::string_view color = style_.color ? ColorOf(headers_[i], line.cells[i]) : "";
      out_ << before << Painted(part, color) << '\n';
      before.assign(names, ' ');
    }
  }
}

void Table::WriteNote(const Line& line) {
  const std::string indent(2 * line.level, ' ');
  const bool broken = style_.columns > indent.size() + 2 + kLeast;
  // What goes on stands further in.
  const std::vector<std::string> parts =
      broken
          ? WrapToWidth(line.cells[0], style_.columns - indent.size() - 2, line.cells[0].size() + 1)
          : std::vector<std::string>{line.cells[0]};
  for (size_t i = 0; i < parts.size(); ++i) {
    const std::string shown = absl::StrCat(indent, i == 0 ? "" : "  ", parts[i]);
    out_ << (style_.color ? Painted(shown, ColorOfNote(line.cells[0])) : shown) << '\n';
  }
}

void Table::WriteRow(const Line& line, bool header) {
  std::vector<std::vector<std::string>> cells;
  size_t height = 1;
  for (size_t i = 0; i < line.cells.size(); ++i) {
    const bool broken = style_.columns > 0 && ShownWidth(line.cells[i]) > columns_[i];
    cells.push_back(broken ? WrapToWidth(line.cells[i], columns_[i], kLinesPerCell)
                           : std::vector<std::string>{line.cells[i]});
    height = std::max(height, cells.back().size());
  }
  for (size_t at = 0; at < height; ++at) {
    std::string shown;
    size_t blanks = 0;  // owed before the next text: no line ends in blanks
    for (size_t i = 0; i < cells.size(); ++i) {
      const std::string part = at < cells[i].size() ? cells[i][at] : "";
      if (!part.empty()) {
        shown.append(blanks, ' ');
        blanks = 0;
        const absl::string_view color = header ? kHeaderColor : ColorOf(headers_[i], line.cells[i]);
        shown += style_.color ? Painted(part, color) : part;
      }
      blanks += kGap + columns_[i] - std::min(columns_[i], ShownWidth(part));
    }
    out_ << shown << '\n';
  }
}

void Table::WriteCsv() {
  if (!begun_) {
    std::vector<std::string> names;
    for (const std::string& header : headers_) names.push_back(CsvName(header));
    names.push_back("details");
    out_ << CsvRecord(names);
    begun_ = true;
  }
  for (size_t i = 0; i < lines_.size();) {
    std::vector<std::string> fields = lines_[i].cells;
    std::vector<std::string> notes;
    for (++i; i < lines_.size() && lines_[i].level > 0; ++i) notes.push_back(lines_[i].cells[0]);
    fields.push_back(absl::StrJoin(notes, "\n"));
    out_ << CsvRecord(fields);
  }
}

void Table::Write() {
  if (style_.csv) {
    WriteCsv();
  } else {
    const bool first = !begun_;
    if (first) lines_.insert(lines_.begin(), {headers_, 0});
    begun_ = true;
    Widen(first);
    for (size_t i = 0; i < lines_.size(); ++i) {
      const bool header = first && i == 0;
      if (lines_[i].level > 0) {
        WriteNote(lines_[i]);
      } else if (!blocks_ || lines_.size() == 1) {
        WriteRow(lines_[i], header);
      } else if (!header) {
        if (!first || i > 1) out_ << '\n';
        WriteBlock(lines_[i]);
      }
    }
  }
  out_.flush();
  lines_.clear();
}

}  // namespace entente

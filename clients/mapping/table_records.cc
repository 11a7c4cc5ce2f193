// The file goes through libcsv a line at a time, so that the line on which a record begins is
// known also where cells hold line breaks. Memory: one record.
#include "clients/mapping/table_records.h"

#include <csv.h>

#include <algorithm>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "clients/cpp/status_macros.h"
#include "clients/mapping/text_decoder.h"

namespace entente {
namespace {

constexpr absl::string_view kByteOrderMark = "\xef\xbb\xbf";

// A line with its end. Reads at most `most` bytes of it, so that a file that is all one line comes
// in pieces.
bool NextPiece(std::streambuf& from, size_t most, std::string* piece) {
  using Traits = std::istream::traits_type;
  piece->clear();
  while (piece->size() < most) {
    const auto c = from.sbumpc();
    if (Traits::eq_int_type(c, Traits::eof())) return !piece->empty();
    piece->push_back(Traits::to_char_type(c));
    if (c == '\n') return true;
    if (c != '\r') continue;
    if (Traits::to_char_type(from.sgetc()) == '\n') piece->push_back(char(from.sbumpc()));
    return true;
  }
  return true;
}

class TableReader {
 public:
  TableReader(std::istream& input, const ReadSpec& spec, TextDecoder decoder, EachRecord each)
      : input_(input), spec_(spec), decoder_(std::move(decoder)), each_(each) {
    csv_init(&parser_, 0);
    csv_set_delim(&parser_, static_cast<unsigned char>(spec.delimiter ? spec.delimiter : ','));
    // Without quotes it is NUL, which no text holds.
    csv_set_quote(&parser_, static_cast<unsigned char>(spec.quote));
    // Tabs are blanks to libcsv, unless they are what stands between cells.
    csv_set_space_func(&parser_, [](unsigned char c) { return c == ' ' ? 1 : 0; });
    if (!spec.has_header && !spec.header.empty()) SetColumns(spec.header);
  }
  ~TableReader() { csv_free(&parser_); }
  TableReader(const TableReader&) = delete;
  TableReader& operator=(const TableReader&) = delete;

  absl::Status Run() {
    std::string piece;
    uint64_t line = 0;
    bool inside = false;  // of a line that came in pieces
    while (!done_ && NextPiece(*input_.rdbuf(), kPieceBytes, &piece)) {
      if (!inside) ++line;
      const bool begins = !inside;
      inside = piece.back() != '\n' && piece.back() != '\r';
      if (line == 1 && begins && absl::StartsWith(piece, kByteOrderMark)) piece.erase(0, 3);
      if (line <= spec_.skip) continue;
      if (begins && cells_.empty() && parser_.pstate <= kBetweenFields) {
        if (!spec_.comment.empty() && absl::StartsWith(piece, spec_.comment)) {
          skipping_ = inside;
          continue;
        }
        first_line_ = line;
      }
      if (skipping_) {
        skipping_ = inside;
        continue;
      }
      RETURN_IF_ERROR(Feed(piece));
    }
    if (done_) return absl::OkStatus();
    const bool open = parser_.pstate == kInField && parser_.quoted != 0;
    if (open || csv_fini(&parser_, OnCell, OnRecord, this) != 0) {
      return absl::InvalidArgumentError(absl::StrCat(
          "line ", first_line_, ": a quoted cell that begins in this record is never closed; if ",
          "quotes mean nothing in this file, say 'quote: none' under 'read'"));
    }
    RETURN_IF_ERROR(failed_);
    if (columns_ != nullptr || done_) return absl::OkStatus();
    return absl::InvalidArgumentError("the file is empty: a header line is expected");
  }

 private:
  static constexpr size_t kPieceBytes = 64u << 10;
  // States of libcsv: up to 1 no cell has begun, in 2 one has.
  static constexpr int kBetweenFields = 1;
  static constexpr int kInField = 2;

  absl::Status Feed(const std::string& piece) {
    // libcsv would go on after a callback that has had enough, so what it brings is dropped then.
    if (csv_parse(&parser_, piece.data(), piece.size(), OnCell, OnRecord, this) != piece.size()) {
      return absl::InvalidArgumentError(
          absl::StrCat("line ", first_line_, ": ", csv_strerror(csv_error(&parser_))));
    }
    RETURN_IF_ERROR(failed_);
    bytes_ += piece.size();
    if (parser_.pstate <= kBetweenFields && cells_.empty()) bytes_ = 0;
    if (bytes_ <= spec_.most_record_bytes) return absl::OkStatus();
    return absl::InvalidArgumentError(absl::StrCat(
        "line ", first_line_, ": a record of more than ", spec_.most_record_bytes,
        " bytes: is a quote open? If quotes mean nothing in this file, say 'quote: none'"));
  }

  static void OnCell(void* bytes, size_t size, void* self) {
    static_cast<TableReader*>(self)->cells_.emplace_back(
        bytes == nullptr ? "" : std::string(static_cast<char*>(bytes), size));
  }
  static void OnRecord(int, void* self) { static_cast<TableReader*>(self)->End(); }

  void End() {
    std::vector<std::string> cells;
    cells.swap(cells_);
    bytes_ = 0;
    if (done_ || !failed_.ok()) return;
    if (cells.size() == 1 && cells[0].empty()) return;  // a line of blanks
    absl::Status problem;
    for (std::string& cell : cells) {
      absl::StatusOr<std::string> text = decoder_.Decode(cell);
      if (!text.ok()) problem = CellError("", absl::CHexEscape(cell), text.status().message());
      if (text.ok()) cell = std::string(absl::StripAsciiWhitespace(*text));
    }
    if (columns_ == nullptr && spec_.has_header) {
      failed_ = problem;
      SetColumns(std::move(cells));
      return;
    }
    if (columns_ == nullptr) NumberColumns(cells.size());
    Give(std::move(cells), problem);
  }

  void Give(std::vector<std::string> cells, absl::Status problem) {
    FileRecord record;
    record.number = ++number_;
    record.line = first_line_;
    record.columns = columns_;
    const size_t expected = columns_->names().size();
    // A delimiter at the end of each line but the header's makes one empty cell more.
    while (cells.size() > expected && cells.back().empty()) cells.pop_back();
    if (spec_.fill_short_rows && cells.size() < expected) cells.resize(expected);
    if (problem.ok() && cells.size() != expected) {
      const bool few = cells.size() < expected;
      problem = CellError(
          "", absl::StrCat(cells.size(), " cells"),
          absl::StrCat("the record has ", cells.size(), " cells, the header ", expected,
                       few ? "; 'short_rows: fill' under 'read' takes the others as empty" : ""));
    }
    record.problem = problem;
    if (problem.ok()) record.cells = std::move(cells);
    const absl::StatusOr<bool> more = each_(record);
    if (!more.ok()) failed_ = more.status();
    done_ = done_ || !more.ok() || !*more;
  }

  void SetColumns(std::vector<std::string> names) {
    columns_ = std::make_shared<Columns>(std::move(names));
  }
  void NumberColumns(size_t count) {
    std::vector<std::string> names;
    for (size_t i = 1; i <= count; ++i) names.push_back(absl::StrCat(i));
    SetColumns(std::move(names));
  }

  std::istream& input_;
  const ReadSpec& spec_;
  TextDecoder decoder_;
  EachRecord each_;
  csv_parser parser_;
  std::shared_ptr<const Columns> columns_;
  std::vector<std::string> cells_;
  absl::Status failed_;
  uint64_t number_ = 0;
  uint64_t first_line_ = 0;
  size_t bytes_ = 0;
  bool skipping_ = false;
  bool done_ = false;
};

}  // namespace

absl::Status ReadTable(std::istream& input, const ReadSpec& spec, EachRecord each) {
  ASSIGN_OR_RETURN(TextDecoder decoder, TextDecoder::Make(spec.encoding));
  return TableReader(input, spec, std::move(decoder), each).Run();
}

}  // namespace entente

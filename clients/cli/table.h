// Rows in columns: for people, or as CSV.
#ifndef ENTENTE_CLIENTS_CLI_TABLE_H_
#define ENTENTE_CLIENTS_CLI_TABLE_H_

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

#include "clients/cli/table_style.h"

namespace entente {

// Writes to `out`, which it borrows, every so many rows; Finish writes the rest. On a terminal
// (`style.columns` above 0) the widest columns are made narrower until a row fits, and what is in
// them goes on below, a few lines at most; where that would break words, each row is a block with a
// line a column. Elsewhere nothing is broken. As CSV (RFC 4180) the
// headers are in lower case, nothing is broken, and the notes of a row, a line each, are its last
// field, "details". All text is escaped for terminals.
class Table {
 public:
  Table(std::vector<std::string> headers, std::ostream& out, TableStyle style);

  // REQUIRES: as many cells as headers.
  void Row(const std::vector<std::string>& cells);
  // A line that belongs to the row before it, indented by `level` times two; on a terminal it is
  // broken between words.
  void Note(const std::string& text, size_t level = 1);
  // Writes what is left; also the headers, where rows there were none.
  void Finish();

 private:
  struct Line {
    std::vector<std::string> cells;  // of a note: one
    size_t level = 0;                // 0: a row
  };
  void Write();
  void WriteCsv();
  void Widen(bool first);
  void WriteBlock(const Line& line);
  void WriteRow(const Line& line, bool header);
  void WriteNote(const Line& line);

  std::vector<std::string> headers_;
  std::ostream& out_;
  TableStyle style_;
  std::vector<size_t> columns_;
  std::vector<Line> lines_;
  bool begun_ = false;
  bool blocks_ = false;  // rows are blocks: set with the first of them
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_TABLE_H_

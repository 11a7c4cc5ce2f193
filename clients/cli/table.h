// Rows in columns.
#ifndef ENTENTE_CLIENTS_CLI_TABLE_H_
#define ENTENTE_CLIENTS_CLI_TABLE_H_

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

namespace entente {

// Writes to `out`, which it borrows, every so many rows; Finish writes the rest. On a terminal
// (`width` columns) the widest columns are cut until a row fits; elsewhere (`width` 0) nothing is.
// All text is escaped for terminals.
class Table {
 public:
  Table(std::vector<std::string> headers, std::ostream& out, size_t width);

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
  void Widen();
  void WriteNote(const Line& line);

  std::vector<std::string> headers_;
  std::ostream& out_;
  size_t width_;
  std::vector<size_t> columns_;
  std::vector<Line> lines_;
  bool begun_ = false;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_TABLE_H_

// How tables are written.
#ifndef ENTENTE_CLIENTS_CLI_TABLE_STYLE_H_
#define ENTENTE_CLIENTS_CLI_TABLE_STYLE_H_

#include <cstddef>

namespace entente {

struct TableStyle {
  // A width alone is a style: most tables have no other.
  TableStyle(size_t width = 0) : columns(width) {}  // NOLINT: implicit on purpose

  size_t columns = 0;  // of the terminal; 0: there is none, and nothing is broken
  bool color = false;  // never with csv
  bool csv = false;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_TABLE_STYLE_H_

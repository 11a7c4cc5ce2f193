// All that a graph records, row by row, as text: to compare two graphs by. Revisions are left out.
#ifndef ENTENTE_TESTS_GRAPH_STORE_ROW_DUMP_H_
#define ENTENTE_TESTS_GRAPH_STORE_ROW_DUMP_H_

#include <string>
#include <vector>

#include "graph/store/store.h"

namespace entente {

// The rows of claims, judgements and what is derived from them, sorted. Ids of a document's claims
// stand one by one, however many rows they are kept in.
std::vector<std::string> RowsOf(const Store& store);

}  // namespace entente

#endif  // ENTENTE_TESTS_GRAPH_STORE_ROW_DUMP_H_

// How much of a list is wanted, in flags.
#ifndef ENTENTE_CLIENTS_CLI_FLAGS_PAGE_H_
#define ENTENTE_CLIENTS_CLI_FLAGS_PAGE_H_

#include "absl/status/status.h"
#include "clients/cpp/paging.h"

namespace CLI {
class App;
}  // namespace CLI

namespace entente {

// --page-size, --page-token and --all. Without any, pages are followed until 10,000 rows.
void AddPageFlags(CLI::App* command, PagePolicy* policy);

// A usage error for a page of more than 10,000 rows.
absl::Status CheckPageFlags(const PagePolicy& policy);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_FLAGS_PAGE_H_

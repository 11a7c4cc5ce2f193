// What may stand between a column and its text: trim, lower, words(confidence), ...
// docs/importing.md lists all of them.
#ifndef ENTENTE_CLIENTS_MAPPING_FILTERS_H_
#define ENTENTE_CLIENTS_MAPPING_FILTERS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/mapping/text_template.h"

namespace entente {

// Fills `apply` in from name and arguments. kInvalidArgument: there is no such filter (the nearest
// one is named), or it takes other arguments.
absl::Status BindFilter(Filter* filter);

// Names of all filters, in alphabetical order.
std::vector<std::string> FilterNames();

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_FILTERS_H_

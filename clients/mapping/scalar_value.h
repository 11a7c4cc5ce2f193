// Values of one text: "12" as an integer, "yes" as a boolean.
#ifndef ENTENTE_CLIENTS_MAPPING_SCALAR_VALUE_H_
#define ENTENTE_CLIENTS_MAPPING_SCALAR_VALUE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "entente/v1/value.pb.h"

namespace entente {

// text, integer, real, boolean, date, time, datetime, duration.
const std::vector<std::string>& ScalarKinds();

// `text` as a value of `kind`. kInvalidArgument: it is none, or there is no such kind.
absl::StatusOr<v1::Value> ScalarValue(absl::string_view kind, const std::string& text,
                                      const std::string& language);

// A finite number. kInvalidArgument.
absl::StatusOr<double> FiniteNumber(absl::string_view text);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_SCALAR_VALUE_H_

// Values as people write them on the command line: in the words in which tables show them.
#ifndef ENTENTE_CLIENTS_CLI_VALUE_PARSE_H_
#define ENTENTE_CLIENTS_CLI_VALUE_PARSE_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "entente/v1/options.pb.h"
#include "entente/v1/value.pb.h"

namespace entente {

// The value that `text` is where values of `kind` are expected: "true", "12", "0.5", "Kursk
// region@en", "2024-10-24", "12:44", "2024-10-25T12:44:00Z", "P1Y2M", "51.7 36.2", "about 12000
// soldier (stock), incl. 500 officers". Of any kind: "some value", "some value (5)", "no value",
// and entente.v1.Value in JSON, which begins with '{' and is the only way to write a list. What the
// server checks (dates, bounds) is not checked here. A usage error of `flag` shows the form
// expected.
absl::StatusOr<v1::Value> ParseValue(absl::string_view flag, const std::string& text,
                                     v1::AttributeValueKind kind);

// "TEXT@LANGUAGE", where what follows the last @ looks like a language tag; else text of no
// language.
v1::Text ParseText(const std::string& text);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_VALUE_PARSE_H_

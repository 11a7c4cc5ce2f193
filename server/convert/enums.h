// Enums of the wire: every number is its default, known, or refused by name. Wire and domain give
// the same thing the same number (enums.cc holds them together).
#ifndef ENTENTE_SERVER_CONVERT_ENUMS_H_
#define ENTENTE_SERVER_CONVERT_ENUMS_H_

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "entente/v1/claim.pb.h"
#include "entente/v1/query_service.pb.h"
#include "entente/v1/reading.pb.h"
#include "entente/v1/traversal.pb.h"
#include "entente/v1/value.pb.h"
#include "entente/v1/verdict.pb.h"
#include "graph/model/as_of.h"
#include "graph/model/claim.h"
#include "graph/model/judgement.h"
#include "graph/model/lens.h"
#include "graph/model/status.h"
#include "graph/model/value.h"
#include "graph/model/verdict.h"
#include "graph/query/pattern.h"

namespace entente {

// The domain's enumerator for `number`: `unspecified` for 0, itself for 1..`last`. kInvalidArgument
// (UNKNOWN_NUMBER) for anything else, at `field`.
template <typename Domain>
absl::StatusOr<Domain> EnumFromWire(int number, Domain unspecified, Domain last,
                                    absl::string_view field) {
  if (number == 0) return unspecified;
  if (number > 0 && number <= static_cast<int>(last)) return static_cast<Domain>(number);
  return InvalidField("UNKNOWN_NUMBER", field, absl::StrCat(number),
                      absl::StrCat(field, ": ", number, " is no number of this enum; known are 0 ",
                                   "(its default) to ", static_cast<int>(last)));
}

absl::StatusOr<Stance> StanceFromWire(int number, absl::string_view field);
absl::StatusOr<Mood> MoodFromWire(int number, absl::string_view field);

template <typename Wire, typename Domain>
Wire EnumToWire(Domain value) {
  return static_cast<Wire>(static_cast<int>(value));
}

}  // namespace entente

#endif  // ENTENTE_SERVER_CONVERT_ENUMS_H_

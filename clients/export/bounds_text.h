// When a row holds, as answers tell it, taken apart for formats with times of their own.
#ifndef ENTENTE_CLIENTS_EXPORT_BOUNDS_TEXT_H_
#define ENTENTE_CLIENTS_EXPORT_BOUNDS_TEXT_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace entente {

// Four bounds, each a date or an instant as in entente.v1.PropositionRow.validity (a date as an end
// is included), or empty where there is none.
struct FourBounds {
  bool always = false;
  std::string start_earliest, start_latest, end_earliest, end_latest;
};

// Of "always", "a/b" and "[a..b]/[c..d]"; none for other texts.
std::optional<FourBounds> ParseBounds(absl::string_view validity);

// Whole UTC days, both included; empty: without limit. Years have four digits at least, before the
// year 0 with a minus.
struct Spell {
  std::string start, end;
  // Whether it is the attested core, from the latest start to the earliest end. Where there is
  // none, it is all that is possible, from the earliest start to the latest end.
  bool attested = true;
};

// The days that the period touches; none for one that holds always, since no limit is to be told,
// and for days that no calendar has.
std::optional<Spell> SpellOf(const FourBounds& bounds);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_BOUNDS_TEXT_H_

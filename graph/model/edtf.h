// The texts of periods taken apart: what stands on each side, before it means any bounds.
#ifndef ENTENTE_GRAPH_MODEL_EDTF_H_
#define ENTENTE_GRAPH_MODEL_EDTF_H_

#include <cstdint>
#include <optional>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/model/instant.h"

namespace entente {

enum class Precision : uint8_t {
  kInstant,  // [first, end) is one microsecond
  kDay,      // one whole day: exact
  kUnit,     // a month or coarser: some instant of it
};

// A time as written: "2024-10-08T05:00Z", "2024-10-08", "2024-10", "199X".
struct WrittenTime {
  Precision precision = Precision::kDay;
  Instant first;
  Instant end;  // exclusive
};

// One side of a period.
struct EdtfSide {
  enum class Form : uint8_t {
    kBlank,     // nothing: unknown
    kOpen,      // ".."
    kTime,      // `from`
    kBrackets,  // "[from..to]", either may be blank; days and instants only
  };
  Form form = Form::kBlank;
  std::optional<WrittenTime> from;
  std::optional<WrittenTime> to;
};

struct EdtfText {
  enum class Form : uint8_t {
    kInterval,  // "start/end"
    kAlone,     // `start` only: a time, or a set of days in brackets
    kSeen,      // "@" and `start` only
  };
  Form form = Form::kAlone;
  EdtfSide start;
  EdtfSide end;
  bool approximate = false;
  bool uncertain = false;
};

// Takes apart the texts that ParsePeriod (period.h) describes. kInvalidArgument names the text and
// the part of it that is wrong. Whether the period is inverted is not asked here.
absl::StatusOr<EdtfText> ParseEdtf(absl::string_view text);

}  // namespace entente

#endif  // ENTENTE_GRAPH_MODEL_EDTF_H_

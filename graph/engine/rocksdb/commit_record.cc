#include "graph/engine/rocksdb/commit_record.h"

#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "graph/engine/rocksdb/checksum.h"

namespace entente {
namespace {

constexpr absl::string_view kFront = "entente-committed 1 ";

std::string Hex(uint64_t number) { return absl::StrCat(absl::Hex(number, absl::kZeroPad16)); }

}  // namespace

std::string FormatRecord(const CommittedPoint& point) {
  const std::string body =
      absl::StrCat(kFront, point.sequence, " ", point.truth_rows, " ", Hex(point.chain));
  return absl::StrCat(body, " ", Hex(Checksum().AddBytes(body).value()), "\n");
}

absl::StatusOr<CommittedPoint> ParseRecord(absl::string_view text) {
  CommittedPoint point;
  const std::vector<absl::string_view> words = absl::StrSplit(text, ' ');
  // Writing it again is the check: it covers the checksum, the spacing and the number of words.
  if (words.size() == 6 && absl::SimpleAtoi(words[2], &point.sequence) &&
      absl::SimpleAtoi(words[3], &point.truth_rows) &&
      absl::SimpleHexAtoi(words[4], &point.chain) && FormatRecord(point) == text) {
    return point;
  }
  return absl::DataLossError(absl::StrCat("the record \"", absl::CHexEscape(text.substr(0, 100)),
                                          "\" is damaged; it must be \"", kFront,
                                          "<sequence> <truth rows> <chain> <check>\""));
}

}  // namespace entente

#include "clients/cli/rejects.h"

#include <cstdio>

#include "absl/strings/str_cat.h"
#include "clients/cpp/csv_text.h"
#include "clients/cpp/rpc_error.h"

namespace entente {

Reject RejectOf(const absl::Status& status, const std::string& file, uint64_t line,
                uint64_t record) {
  Reject reject{file, line, record, "", "", std::string(status.message())};
  if (const auto error = RpcErrorOf(status)) {
    reject.column = error->field;
    reject.value = error->value;
    if (error->reason != "BAD_CELL" && !error->reason.empty()) {
      absl::StrAppend(&reject.reason, " [", error->reason, "]");
    }
  }
  return reject;
}

absl::Status Rejects::Add(const Reject& reject) {
  if (count_++ == 0) {
    out_.open(path_, std::ios::binary | std::ios::trunc);
    out_ << CsvRecord({"file", "line", "record", "column", "value", "reason"});
  }
  out_ << CsvRecord({reject.file, absl::StrCat(reject.line), absl::StrCat(reject.record),
                     reject.column, reject.value, reject.reason});
  if (out_) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat(path_, ": rejected records cannot be written there"));
}

absl::Status Rejects::Close() {
  if (count_ == 0) {
    // What an earlier import rejected and this one did not is no longer true.
    std::remove(path_.c_str());
    return absl::OkStatus();
  }
  out_.close();
  if (out_) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat(path_, ": rejected records cannot be written there"));
}

}  // namespace entente

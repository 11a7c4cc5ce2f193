#include "clients/cli/rejects.h"

#include <cstdio>

#include "absl/strings/str_cat.h"
#include "clients/cpp/csv_text.h"
#include "clients/cpp/rpc_error.h"

namespace entente {
namespace {

const std::string& Header() {
  static const auto* header =
      new std::string(CsvRecord({"file", "line", "record", "column", "value", "reason"}));
  return *header;
}

bool IsListOfOurs(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string begin(Header().size(), '\0');
  return file.read(begin.data(), static_cast<std::streamsize>(begin.size())) && begin == Header();
}

}  // namespace

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
    out_ << Header();
  }
  out_ << CsvRecord({reject.file, absl::StrCat(reject.line), absl::StrCat(reject.record),
                     reject.column, reject.value, reject.reason});
  if (out_) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat(
      path_, ": rejected records cannot be written there; --rejects names another file"));
}

absl::Status Rejects::Close(bool imported) {
  if (count_ == 0) {
    // What an earlier import rejected and this one did not is no longer true. Only a list of ours
    // is removed.
    if (imported && IsListOfOurs(path_)) std::remove(path_.c_str());
    return absl::OkStatus();
  }
  out_.close();
  if (out_) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat(path_, ": rejected records cannot be written there"));
}

}  // namespace entente

// Records that were not taken, for somebody who mends them.
#ifndef ENTENTE_CLIENTS_CLI_REJECTS_H_
#define ENTENTE_CLIENTS_CLI_REJECTS_H_

#include <cstdint>
#include <fstream>
#include <string>

#include "absl/status/status.h"

namespace entente {

// A record that was not taken, and why.
struct Reject {
  std::string file;
  uint64_t line = 0;
  uint64_t record = 0;
  std::string column;  // may be empty, or several joined with +
  std::string value;
  std::string reason;
};

// The reject that an error of a record is.
Reject RejectOf(const absl::Status& status, const std::string& file, uint64_t line,
                uint64_t record);

// A CSV file with a header (file, line, record, column, value, reason), made when the first record
// is rejected; one that is there from an earlier import is replaced then, and removed where an
// import that came to its end rejected nothing.
class Rejects {
 public:
  explicit Rejects(std::string path) : path_(std::move(path)) {}

  // kDataLoss: the file cannot be written.
  absl::Status Add(const Reject& reject);
  absl::Status Close(bool imported);

  uint64_t count() const { return count_; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  std::ofstream out_;
  uint64_t count_ = 0;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_REJECTS_H_

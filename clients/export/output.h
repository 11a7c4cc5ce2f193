// Where an export goes: a file, a directory of files, or a stream. Files appear whole or not at
// all; what is no file of a disk, a pipe or a device, is written to as it is.
#ifndef ENTENTE_CLIENTS_EXPORT_OUTPUT_H_
#define ENTENTE_CLIENTS_EXPORT_OUTPUT_H_

#include <fstream>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace entente {

// Writes beside the target under a temporary name and renames at the end; without Commit nothing is
// left behind. Not thread-safe.
class Output {
 public:
  // A file, which replaces one that is there; of a link the file that it leads to. A pipe or a
  // device is written straight into and stays what it is. kInvalidArgument where it cannot be
  // written.
  // `flag` is what errors say it was named by.
  static absl::StatusOr<std::unique_ptr<Output>> File(const std::string& path,
                                                      const std::string& flag = "--output");
  // A directory that is not there yet, or is empty; kInvalidArgument for others.
  static absl::StatusOr<std::unique_ptr<Output>> Directory(const std::string& path);
  // Borrows `out`; what is written cannot be taken back.
  static std::unique_ptr<Output> Stream(std::ostream& out);

  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  // The stream for a file `name` of the directory; of a file or a stream the only one, whatever the
  // name. Owned by this.
  absl::StatusOr<std::ostream*> Open(const std::string& name);
  // Whether what is written cannot be taken back and has no place for another file beside it.
  bool passes_on() const { return kind_ == Kind::kPassedOn || kind_ == Kind::kStream; }
  // What was opened so far, by the names of the files.
  const std::vector<std::string>& names() const { return names_; }
  // kDataLoss where one of the streams has failed.
  absl::Status Check() const;
  // Closes what was opened and puts it in its place. Once.
  absl::Status Commit();

 private:
  enum class Kind { kFile, kPassedOn, kDirectory, kStream };
  Output(Kind kind, std::string path, std::string flag = "--output");

  Kind kind_;
  std::string path_;
  std::string flag_;
  std::string temporary_;  // empty: written where it is
  std::ostream* stream_ = nullptr;
  std::vector<std::unique_ptr<std::ofstream>> files_;
  std::vector<std::string> names_;
  bool done_ = false;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_OUTPUT_H_

// A directory of a test, gone with it.
#ifndef ENTENTE_TESTS_FAULTS_SCRATCH_DIR_H_
#define ENTENTE_TESTS_FAULTS_SCRATCH_DIR_H_

#include <cstdlib>
#include <filesystem>
#include <string>

namespace entente {

class ScratchDir {
 public:
  ScratchDir() {
    std::string pattern = (std::filesystem::temp_directory_path() / "entente-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) std::abort();
    path_ = pattern;
  }
  ~ScratchDir() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  ScratchDir(const ScratchDir&) = delete;
  ScratchDir& operator=(const ScratchDir&) = delete;

  const std::string& path() const { return path_; }
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace entente

#endif  // ENTENTE_TESTS_FAULTS_SCRATCH_DIR_H_

#include "bench/server_process.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <fstream>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "graph/model/status.h"

namespace entente {

namespace {

// Becomes the program; in the child.
[[noreturn]] void Become(const std::string& program, const std::string& data) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);  // no server outlives who measures it
  std::vector<std::string> words = {program,       "--data",
                                    data,          "--listen",
                                    "127.0.0.1:0", "--limit-call-default-micros",
                                    "300000000",   "--limit-call-bytes",
                                    "4294967296",  "--limit-call-edges",
                                    "1000000000"};
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  execv(program.c_str(), arguments.data());
  _exit(127);
}

}  // namespace

absl::StatusOr<std::unique_ptr<ServerProcess>> ServerProcess::Start(const std::string& program,
                                                                    const std::string& data) {
  int said[2];
  if (pipe2(said, O_CLOEXEC) != 0) return absl::UnavailableError("no pipe to a server");
  const pid_t pid = fork();
  if (pid < 0) return absl::UnavailableError("no process for a server");
  if (pid == 0) {
    dup2(said[1], STDOUT_FILENO);
    Become(program, data);
  }
  close(said[1]);
  FILE* lines = fdopen(said[0], "r");
  char line[512] = "";
  const bool told = lines != nullptr && fgets(line, sizeof(line), lines) != nullptr;
  if (lines != nullptr) fclose(lines);
  // "entented: serving 127.0.0.1:40123, data ..."
  const std::vector<std::string> words = absl::StrSplit(line, absl::ByAnyChar(" ,"));
  if (!told || words.size() < 3 || words[1] != "serving") {
    kill(pid, SIGTERM);
    waitpid(pid, nullptr, 0);
    return absl::UnavailableError(absl::StrCat(program, " does not serve: ", line));
  }
  return std::unique_ptr<ServerProcess>(new ServerProcess(pid, words[2]));
}

ServerProcess::~ServerProcess() { Stop(); }

void ServerProcess::Stop() {
  if (pid_ == 0) return;
  kill(pid_, SIGTERM);
  waitpid(pid_, nullptr, 0);
  pid_ = 0;
}

void ServerProcess::ForgetPeak() const {
  std::ofstream(absl::StrCat("/proc/", pid_, "/clear_refs")) << "5\n";
}

double ServerProcess::CpuSeconds() const {
  // The clock behind /proc/PID/stat, which tells it in hundredths of a second only.
  clockid_t clock;
  timespec worked;
  if (clock_getcpuclockid(pid_, &clock) != 0 || clock_gettime(clock, &worked) != 0) return 0;
  return static_cast<double>(worked.tv_sec) + 1e-9 * static_cast<double>(worked.tv_nsec);
}

uint64_t ServerProcess::PeakBytes() const {
  std::ifstream status(absl::StrCat("/proc/", pid_, "/status"));
  std::string line;
  while (std::getline(status, line)) {
    if (line.rfind("VmHWM:", 0) != 0) continue;
    const std::vector<std::string> words =
        absl::StrSplit(line, absl::ByAnyChar(" \t"), absl::SkipEmpty());
    uint64_t kib = 0;
    if (words.size() > 1 && absl::SimpleAtoi(words[1], &kib)) return kib << 10;
  }
  return 0;
}

}  // namespace entente

#include "bench/workloads/measuring.h"

#include <unordered_map>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "bench/report/scores.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr size_t kManyCallers = 64;
constexpr size_t kLeastHeavyCalls = 20;
constexpr double kLongest = 60;    // seconds in which all questions are to be answered
constexpr double kWarmUp = 0.2;    // of the time measured
constexpr double kOpenLoad = 0.5;  // of the closed loop's rate
constexpr char kOpenLoop[] = "open, half";

// Every reply; one whose bytes are those of an answer found right need not be read again.
absl::Status CheckAll(const Workload& workload, const Stretch& stretch) {
  std::unordered_map<size_t, const Messages*> right;
  for (const Reply& reply : stretch.replies) {
    if (!reply.status.ok()) {
      return absl::Status(
          reply.status.code(),
          absl::StrCat(workload.name, ", question ", reply.question, ": ", reply.status.message()));
    }
    const auto known = right.find(reply.question);
    if (known != right.end() && *known->second == reply.messages) continue;
    RETURN_IF_ERROR(workload.check(reply.question, reply.messages));
    right[reply.question] = &reply.messages;
  }
  return absl::OkStatus();
}

Measure MeasureOfStretch(const Workload& workload, const Stretch& stretch) {
  std::vector<double> micros;
  size_t rows = 0;
  for (const Reply& reply : stretch.replies) {
    micros.push_back(reply.micros);
    if (workload.rows) rows += workload.rows(reply.question);
  }
  Measure measure = MeasureOf(std::move(micros), stretch.seconds, stretch.cpu_seconds);
  if (workload.rows) measure.rate = static_cast<double>(rows) / stretch.seconds;
  return measure;
}

}  // namespace

absl::Status Measuring::Note(const Workload& workload, const Stretch& stretch,
                             const std::string& how, const std::string& ceiling) {
  RETURN_IF_ERROR(CheckAll(workload, stretch));
  if (stretch.replies.empty()) return absl::InternalError(workload.name + ": no call was made");
  report_.Add({workload.name, how}, ceiling, MeasureOfStretch(workload, stretch));
  if (stretch.missed > 0) {
    report_.Tell(absl::StrCat(workload.name, ", ", how, ": calls not made"),
                 static_cast<double>(stretch.missed));
  }
  return absl::OkStatus();
}

absl::Status Measuring::InTurn(const Workload& workload, size_t callers, const std::string& how,
                               const std::string& ceiling, size_t least) {
  const Worked worked = [this] { return server_.CpuSeconds(); };
  RETURN_IF_ERROR(CheckAll(
      workload, CallInTurn(lines_, workload.questions, callers, {kWarmUp * seconds_, 1}, worked)));
  return Note(workload, CallInTurn(lines_, workload.questions, callers, {seconds_, least}, worked),
              how, ceiling);
}

absl::Status Measuring::AtRate(const Workload& workload, double rate) {
  return Note(workload,
              CallAtRate(lines_, workload.questions, rate, {seconds_, 1},
                         [this] { return server_.CpuSeconds(); }),
              kOpenLoop, "");
}

absl::Status Measuring::EveryWay(const Workload& workload, const std::string& ceiling) {
  RETURN_IF_ERROR(InTurn(workload, 1, kOneCall, ceiling));
  RETURN_IF_ERROR(InTurn(workload, kManyCallers, kManyCalls, ceiling));
  return AtRate(workload, kOpenLoad * report_.Find(workload.name, kManyCalls)->rate);
}

absl::StatusOr<size_t> Measuring::OneCaller(const Workload& workload, const std::string& ceiling) {
  RETURN_IF_ERROR(InTurn(workload, 1, kOneCall, ceiling, kLeastHeavyCalls));
  return report_.Find(workload.name, kOneCall)->calls;
}

absl::Status Measuring::EachOnce(const Workload& workload, size_t callers, const std::string& how,
                                 const std::string& ceiling) {
  const Length length{.seconds = seconds_, .least = 1, .once = true};
  return Note(workload,
              CallInTurn(lines_, workload.questions, callers, length,
                         [this] { return server_.CpuSeconds(); }),
              how, ceiling);
}

absl::StatusOr<Messages> Measuring::Answer(const Workload& workload, size_t question) {
  const std::vector<Question> asked = {workload.questions[question]};
  Stretch stretch = CallInTurn(lines_, asked, 1, {kLongest, 1, true}, [] { return 0.0; });
  stretch.replies[0].question = question;
  RETURN_IF_ERROR(CheckAll(workload, stretch));
  return std::move(stretch.replies[0].messages);
}

absl::StatusOr<Measuring::Walk> Measuring::AskedThrough(const Workload& workload) {
  const Length length{.seconds = kLongest, .least = 1, .once = true};
  const Stretch stretch =
      CallInTurn(lines_, workload.questions, 1, length, [this] { return server_.CpuSeconds(); });
  RETURN_IF_ERROR(CheckAll(workload, stretch));
  Walk walk{MeasureOfStretch(workload, stretch), {}};
  for (const Reply& reply : stretch.replies) walk.micros.push_back(reply.micros);
  return walk;
}

}  // namespace entente

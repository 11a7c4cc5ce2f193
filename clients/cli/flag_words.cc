#include "clients/cli/flag_words.h"

#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "clients/cpp/rpc_error.h"

namespace entente {
namespace {

struct Step {
  std::string name;
  size_t index = 0;  // from 1; 0: none
};

std::vector<Step> StepsOf(absl::string_view path) {
  std::vector<Step> steps;
  for (absl::string_view part : absl::StrSplit(path, '.', absl::SkipEmpty())) {
    Step step{std::string(part.substr(0, part.find('[')))};
    size_t index = 0;
    const size_t open = part.find('[');
    if (open != absl::string_view::npos && absl::EndsWith(part, "]") &&
        absl::SimpleAtoi(part.substr(open + 1, part.size() - open - 2), &index)) {
      step.index = index + 1;
    }
    steps.push_back(step);
  }
  return steps;
}

std::string Flag(absl::string_view name) {
  return absl::StrCat("--", absl::StrReplaceAll(name, {{"_", "-"}}));
}

// Messages that the command line does not name: their fields are flags of their own.
bool Unnamed(absl::string_view name) {
  for (absl::string_view each : {"claim", "judgement", "retract_judgement", "voice", "locator",
                                 "grade", "retract", "reinstate", "prefer", "deprecate", "same_as",
                                 "not_same_as", "fulfils", "refutes", "derives_from"}) {
    if (each == name) return true;
  }
  return false;
}

}  // namespace

std::string FlagOfPath(absl::string_view path) {
  const std::vector<Step> steps = StepsOf(path);
  for (size_t i = 0; i < steps.size(); ++i) {
    const Step& step = steps[i];
    const bool last = i + 1 == steps.size();
    // A judgement's reason is a text; why something is retracted is a word.
    if (step.name == "reason" && i > 0 && steps[i - 1].name == "retract") return "--retract-reason";
    if (step.name == "chain") {
      const std::string link = step.index == 0 ? "" : absl::StrCat(" (link ", step.index, ")");
      return absl::StrCat(last ? "--agent" : Flag(steps[i + 1].name), link);
    }
    // A claim inside of a judgement is named by its id.
    const bool judged = i >= 2 && step.name == "claim";
    if (!judged && Unnamed(step.name)) continue;
    return judged ? "CLAIM_ID" : Flag(step.name);
  }
  return "";
}

absl::Status InWordsOfFlags(const absl::Status& status, const FlagOfField& flag_of) {
  auto error = RpcErrorOf(status);
  if (!error.has_value() || error->field.empty() || error->field[0] == '-') return status;
  absl::string_view path = error->field;
  absl::ConsumePrefix(&path, "commit.");  // of a preview
  size_t change = 0;
  const bool inside = absl::ConsumePrefix(&path, "changes[");
  if (!inside) {
    const std::vector<Step> steps = StepsOf(path);
    error->field = Flag(steps.back().name);
    return WithRpcError(status, *error);
  }
  const size_t close = path.find(']');
  if (close == absl::string_view::npos || !absl::SimpleAtoi(path.substr(0, close), &change)) {
    return status;
  }
  path.remove_prefix(close + 1);
  absl::ConsumePrefix(&path, ".");
  std::string flag = flag_of ? flag_of(change, path) : "";
  if (flag.empty()) flag = FlagOfPath(path);
  error->field = flag;
  if (flag.empty()) error->value.clear();
  return WithRpcError(status, *error);
}

}  // namespace entente

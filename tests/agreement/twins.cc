#include "tests/agreement/twins.h"

#include <gtest/gtest.h>

#include <chrono>
#include <iostream>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace entente {
namespace {

constexpr int kScopesOfAGraph = 60;  // pairs of AsOf and Lens
constexpr int kQuestionsOfAScope = 3;

std::unique_ptr<Twin> MakeTwin(const Ontology& ontology, Chance& chance) {
  auto twin = std::make_unique<Twin>(ontology);
  auto store = ScriptedStore::Make(Script(), twin->faulty, ontology);
  EXPECT_TRUE(store.ok()) << store.status();
  if (!store.ok()) return nullptr;
  twin->store = std::move(*store);
  const absl::StatusOr<Script> script = RandomScript(
      chance, [&](const ScriptedCommit& commit) { return twin->store->Append(commit); });
  EXPECT_TRUE(script.ok()) << script.status();
  if (!script.ok()) return nullptr;
  twin->script = *script;
  Record(twin->script, &twin->reference);
  return twin;
}

bool ReadFlag(absl::string_view argument, absl::string_view name, uint64_t* value) {
  const std::string prefix = absl::StrCat("--", name, "=");
  return absl::StartsWith(argument, prefix) &&
         absl::SimpleAtoi(argument.substr(prefix.size()), value);
}

}  // namespace

uint64_t ForQuestions(const Ontology& ontology, uint64_t seed, uint64_t most, const AskOne& ask) {
  uint64_t asked = 0;
  for (;; ++seed) {
    Chance chance(seed);
    const std::unique_ptr<Twin> twin = MakeTwin(ontology, chance);
    if (twin == nullptr) {
      ADD_FAILURE() << "the history of seed " << seed << " is refused";
      return asked;
    }
    for (int scope = 0; scope < kScopesOfAGraph; ++scope) {
      const AsOf as_of = RandomAsOf(chance, twin->reference, twin->script.size());
      const Lens lens = RandomLens(chance, twin->reference);
      for (int i = 0; i < kQuestionsOfAScope; ++i) {
        if (asked == most) return asked;
        ++asked;
        if (!ask(*twin, seed, chance, RandomQuestion(chance, as_of, lens))) return asked;
      }
    }
  }
}

std::string DifferenceIn(Twin& twin, const ReadQuestion& question) {
  const absl::StatusOr<WholeAnswer> answer = AskStore(*twin.store, question);
  if (!answer.ok()) return answer.status().ToString();
  return Difference(AskReference(twin.reference, question), *answer);
}

bool ReadFlags(int argc, char** argv, const std::vector<std::pair<std::string, uint64_t*>>& flags) {
  for (int i = 1; i < argc; ++i) {
    bool known = false;
    for (const auto& [name, value] : flags) known = known || ReadFlag(argv[i], name, value);
    if (known) continue;
    std::cerr << "\"" << argv[i] << "\" is not known; there are";
    for (const auto& [name, value] : flags) std::cerr << " --" << name << "=N";
    std::cerr << "\n";
    return false;
  }
  for (const auto& [name, value] : flags) {
    if (name != "seed" || *value != 0) continue;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    *value =
        static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(now).count());
  }
  return true;
}

}  // namespace entente

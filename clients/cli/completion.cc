// The scripts only pass the words on and show what comes back, so what is offered is what the
// installed program parses: `entente __complete SHELL WORD...` walks the words down the tree of
// commands as the parser does, and looks at what may stand at the last one.
#include "clients/cli/completion.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace entente {
namespace {

// Where the walk has got to.
struct Place {
  std::vector<const CommandShape*> path;  // the program first
  const FlagShape* awaits = nullptr;      // a flag whose value comes next
  size_t arguments = 0;                   // given to the last command of the path
  bool flags_over = false;                // after "--"
};

// A flag of the command or of those that it stands below.
const FlagShape* FlagNamed(const Place& place, absl::string_view name) {
  for (auto command = place.path.rbegin(); command != place.path.rend(); ++command) {
    for (const FlagShape& flag : (*command)->flags) {
      if (!flag.argument && flag.name == name) return &flag;
    }
  }
  return nullptr;
}

void Step(const std::string& word, Place* place) {
  if (place->awaits != nullptr) {
    place->awaits = nullptr;
  } else if (!place->flags_over && word == "--") {
    place->flags_over = true;
  } else if (!place->flags_over && absl::StartsWith(word, "-")) {
    if (word.find('=') != std::string::npos) return;
    const FlagShape* flag = FlagNamed(*place, word);
    if (flag != nullptr && !flag->type.empty()) place->awaits = flag;
  } else if (const CommandShape* command = place->path.back()->Below(word)) {
    place->path.push_back(command);
    place->arguments = 0;
  } else {
    ++place->arguments;
  }
}

// The words that the value of `flag` may become, of which `typed` is there; `before` precedes it.
void AddValues(const FlagShape& flag, const std::string& typed, const std::string& before,
               Completion* completion) {
  size_t begin = 0;
  if (flag.listed && typed.rfind(',') != std::string::npos) begin = typed.rfind(',') + 1;
  const std::string listed = typed.substr(0, begin);
  for (const std::string& word : flag.words) {
    if (!absl::StartsWith(word, absl::string_view(typed).substr(begin))) continue;
    completion->candidates.push_back({absl::StrCat(before, listed, word), ""});
  }
  completion->files |= flag.type == "FILE";
}

void AddFlags(const Place& place, const std::string& typed, Completion* completion) {
  for (auto command = place.path.rbegin(); command != place.path.rend(); ++command) {
    for (const FlagShape& flag : (*command)->flags) {
      // What a command has itself stands before what it inherits: each name once.
      if (flag.argument || FlagNamed(place, flag.name) != &flag) continue;
      if (absl::StartsWith(flag.name, typed)) {
        completion->candidates.push_back({flag.name, flag.text});
      }
    }
  }
}

// The argument that comes next, the last one for ever where it repeats; null where none does.
const FlagShape* NextArgument(const Place& place) {
  const FlagShape* next = nullptr;
  size_t number = 0;
  for (const FlagShape& flag : place.path.back()->flags) {
    if (!flag.argument) continue;
    if (number++ == place.arguments) return &flag;
    next = flag.repeats ? &flag : nullptr;
  }
  return next;
}

}  // namespace

Completion CompletionOf(const CommandShape& program, const std::vector<std::string>& words) {
  Completion completion;
  if (words.empty()) return completion;
  Place place;
  place.path = {&program};
  for (size_t i = 0; i + 1 < words.size(); ++i) Step(words[i], &place);
  const std::string& typed = words.back();
  if (place.awaits != nullptr) {
    AddValues(*place.awaits, typed, "", &completion);
    return completion;
  }
  if (!place.flags_over && absl::StartsWith(typed, "-")) {
    const size_t equals = typed.find('=');
    if (equals == std::string::npos) {
      AddFlags(place, typed, &completion);
    } else if (const FlagShape* flag = FlagNamed(place, typed.substr(0, equals))) {
      AddValues(*flag, typed.substr(equals + 1), typed.substr(0, equals + 1), &completion);
    }
    return completion;
  }
  for (const CommandShape& command : place.path.back()->commands) {
    if (place.arguments > 0 || !absl::StartsWith(command.name, typed)) continue;
    completion.candidates.push_back({command.name, command.text});
  }
  if (const FlagShape* argument = NextArgument(place)) AddValues(*argument, typed, "", &completion);
  return completion;
}

Completion CompletionOfParts(const CommandShape& program, const std::vector<std::string>& parts) {
  std::vector<std::string> words;
  size_t before = 0;  // bytes of the last word that its last part does not have
  bool joined = false;
  for (const std::string& part : parts) {
    const bool joint = part == "=" || part == ":";
    if ((joint || joined) && !words.empty()) {
      before = words.back().size() + (joint ? part.size() : 0);
      words.back() += part;
    } else {
      before = 0;
      words.push_back(part);
    }
    joined = joint;
  }
  Completion completion = CompletionOf(program, words);
  for (Candidate& candidate : completion.candidates) {
    candidate.word.erase(0, std::min(before, candidate.word.size()));
  }
  return completion;
}

std::string CompletionText(const Completion& completion) {
  std::string text;
  for (const Candidate& candidate : completion.candidates) {
    absl::StrAppend(&text, candidate.word, "\t", candidate.about, "\n");
  }
  if (completion.files) absl::StrAppend(&text, ":files\n");
  return text;
}

std::string CompletionScript(absl::string_view shell) {
  if (shell == "bash") {
    return R"(# Completion of entente for bash. Load it with: source <(entente completion bash)
_entente() {
    local word about program=${COMP_WORDS[0]/#\~/$HOME}
    COMPREPLY=()
    while IFS=$'\t' read -r word about; do
        if [[ $word == :files ]]; then
            compopt -o filenames 2>/dev/null
            mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")
        else
            COMPREPLY+=("$word")
        fi
    done < <("$program" __complete bash "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _entente entente
)";
  }
  if (shell == "zsh") {
    return R"(#compdef entente
# Completion of entente for zsh. Load it with: source <(entente completion zsh)
_entente() {
    local line files
    local -a described
    while IFS= read -r line; do
        if [[ $line == :files ]]; then
            files=1
        else
            described+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
        fi
    done < <(entente __complete zsh "${(@Q)words[2,CURRENT]}" 2>/dev/null)
    (( $#described )) && _describe entente described
    [[ -n $files ]] && _files
    return 0
}
compdef _entente entente
)";
  }
  if (shell == "fish") {
    return R"(# Completion of entente for fish. Load it with: entente completion fish | source
function __entente_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    for line in (entente __complete fish $words[2..-1] "$typed" 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path "$typed"
        else
            echo -- $line
        end
    end
end
complete -c entente -f -a '(__entente_complete)'
)";
  }
  return "";
}

}  // namespace entente

// Cycles are found by a walk upwards, depth first, that marks a type once everything above it is
// known to end: each parent is followed once, and the path in hand is the way round to report. The
// path is kept in a vector, not in calls: a chain of 2,000 types is no deeper than one of two.
#include "graph/ontology/check_types.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "graph/model/status.h"
#include "graph/ontology/nearest_names.h"

namespace entente {
namespace {

absl::Status Refuse(const TypeDefinition& type, absl::string_view what) {
  return InvalidField("ONTOLOGY_INVALID", type.message, type.name,
                      absl::StrCat(type.message, ": ", what));
}

// types.size() when there is none of that name.
size_t IndexOf(const std::vector<TypeDefinition>& types, const std::string& name) {
  const auto at = std::lower_bound(
      types.begin(), types.end(), name,
      [](const TypeDefinition& type, const std::string& wanted) { return type.name < wanted; });
  if (at == types.end() || at->name != name) return types.size();
  return static_cast<size_t>(at - types.begin());
}

absl::Status CheckParents(const std::vector<TypeDefinition>& types, const TypeDefinition& type) {
  for (const std::string& parent : type.parents) {
    if (IndexOf(types, parent) != types.size()) continue;
    std::vector<absl::string_view> names;
    for (const TypeDefinition& known : types) names.emplace_back(known.name);
    return Refuse(type, absl::StrCat("parents names \"", parent, "\", which is not declared",
                                     DidYouMean(NearestNames(names, parent))));
  }
  std::vector<std::string> sorted = type.parents;
  std::sort(sorted.begin(), sorted.end());
  const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
  if (twice == sorted.end()) return absl::OkStatus();
  return Refuse(type, absl::StrCat("parents names \"", *twice, "\" twice"));
}

struct Step {
  size_t type;
  size_t next_parent;
};

absl::Status CycleError(const std::vector<TypeDefinition>& types, const std::vector<Step>& path,
                        size_t again) {
  std::vector<std::string> names;
  for (const Step& step : path) {
    if (names.empty() && step.type != again) continue;
    names.push_back(types[step.type].name);
  }
  names.push_back(types[again].name);
  return Refuse(types[again], absl::StrCat("is above itself: ", absl::StrJoin(names, " > "),
                                           "; is-a must not lead back"));
}

absl::Status CheckAcyclic(const std::vector<TypeDefinition>& types) {
  enum class Mark { kNew, kOnPath, kEnds };
  std::vector<Mark> marks(types.size(), Mark::kNew);
  for (size_t start = 0; start < types.size(); ++start) {
    if (marks[start] != Mark::kNew) continue;
    std::vector<Step> path = {{start, 0}};
    marks[start] = Mark::kOnPath;
    while (!path.empty()) {
      Step& top = path.back();
      if (top.next_parent == types[top.type].parents.size()) {
        marks[top.type] = Mark::kEnds;
        path.pop_back();
        continue;
      }
      const size_t parent = IndexOf(types, types[top.type].parents[top.next_parent++]);
      if (marks[parent] == Mark::kOnPath) return CycleError(types, path, parent);
      if (marks[parent] == Mark::kNew) {
        marks[parent] = Mark::kOnPath;
        path.push_back({parent, 0});
      }
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckTypes(const std::vector<TypeDefinition>& types) {
  for (size_t i = 1; i < types.size(); ++i) {
    if (types[i - 1].name == types[i].name) {
      return Refuse(types[i], absl::StrCat("the type \"", types[i].name, "\" is declared by ",
                                           types[i - 1].message, ", too; a name has one type"));
    }
  }
  for (const TypeDefinition& type : types) RETURN_IF_ERROR(CheckParents(types, type));
  return CheckAcyclic(types);
}

}  // namespace entente

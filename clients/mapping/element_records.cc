#include "clients/mapping/element_records.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cpp/status_macros.h"

namespace entente {

ElementRecords::ElementRecords(const ReadSpec& spec, EachRecord each)
    : spec_(spec), each_(each), steps_(std::max<size_t>(spec.rows.size(), 1)) {}

absl::StatusOr<bool> ElementRecords::Give(JsonTree element, uint64_t line) {
  line_ = line;
  Within within;
  steps_[0].found = true;
  return Descend(std::move(element), 0, &within);
}

absl::StatusOr<bool> ElementRecords::GiveInside(const JsonTree& document, uint64_t line) {
  line_ = line;
  Within within;
  return Children(document, 0, &within);
}

absl::StatusOr<bool> ElementRecords::GiveProblem(absl::Status problem, uint64_t line) {
  FileRecord record;
  record.number = ++number_;
  record.line = line;
  record.problem = std::move(problem);
  return each_(record);
}

absl::Status ElementRecords::Missed() const {
  for (size_t i = 0; number_ == 0 && i < steps_.size() && i < spec_.rows.size(); ++i) {
    const Step& step = steps_[i];
    if (step.found || step.searched == 0) continue;
    return absl::InvalidArgumentError(absl::StrCat(
        "rows: there is no record: none of ", step.searched, i == 0 ? " documents" : " elements",
        i == 0 ? "" : absl::StrCat(" of '", spec_.rows[i - 1].key, "'"), " has '",
        spec_.rows[i].key, "'; they have ", absl::StrJoin(step.names, ", ")));
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> ElementRecords::Descend(JsonTree element, size_t step, Within* within) {
  const std::vector<PathStep>& rows = spec_.rows;
  const bool last = step + 1 >= rows.size();
  if (last) {
    FileRecord record;
    record.number = ++number_;
    record.line = line_;
    record.tree = element;
    record.within = *within;
    if (!rows.empty() && !rows[step].as.empty()) {
      record.within.emplace_back(rows[step].as, &record.tree);
    }
    ASSIGN_OR_RETURN(const bool more, each_(record));
    if (!more) return false;
  }
  const size_t before = within->size();
  if (!rows.empty() && !rows[step].as.empty()) within->emplace_back(rows[step].as, &element);
  within->emplace_back("parent", &element);
  bool more = true;
  if (!rows.empty() && rows[step].recursive) {
    ASSIGN_OR_RETURN(more, Children(element, step, within));
  }
  if (more && !last) {
    ASSIGN_OR_RETURN(more, Children(element, step + 1, within));
  }
  within->resize(before);
  return more;
}

absl::StatusOr<bool> ElementRecords::Children(const JsonTree& element, size_t step,
                                              Within* within) {
  constexpr size_t kMostNames = 12;
  const JsonTree* children = MemberAt(element, spec_.rows[step].key);
  Step& met = steps_[step];
  ++met.searched;
  met.found = met.found || children != nullptr;
  if (!met.found && element.is_object()) {
    for (const auto& member : element.items()) {
      const bool known =
          std::find(met.names.begin(), met.names.end(), member.key()) != met.names.end();
      if (met.names.size() < kMostNames && !known) met.names.push_back(member.key());
    }
  }
  if (children == nullptr) return true;
  for (const auto& item : children->items()) {
    JsonTree child = item.value();
    if (children->is_object() && child.is_object() && !child.contains("key")) {
      child["key"] = item.key();
    }
    ASSIGN_OR_RETURN(const bool more, Descend(std::move(child), step, within));
    if (!more) return false;
  }
  return true;
}

}  // namespace entente

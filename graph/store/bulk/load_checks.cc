// The group's length stands in front of a record's value; the change's number at the end of its
// key, where equal records have their only difference.
#include "graph/store/bulk/load_checks.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "graph/encoding/ordered.h"

namespace entente {

LoadChecks::LoadChecks(const Ontology& ontology, const Limits& limits, SpillSpace& space,
                       size_t memory_bytes)
    : memory_bytes_(memory_bytes),
      asked_(space, {.memory_bytes = memory_bytes, .tie_bytes = sizeof(uint64_t)}),
      instances_([this](uint64_t number, const absl::Status& why) { return Note(number, why); }),
      types_(ontology,
             [this](uint64_t number, const absl::Status& why) { return Note(number, why); }),
      ids_([this](uint64_t number, const absl::Status& why) { return Note(number, why); }),
      cycles_(ontology, limits.bulk_load_acyclic,
              [this](uint64_t number, const absl::Status& why) { return Note(number, why); }) {}

absl::Status LoadChecks::Add(const std::string& group, absl::string_view rest, uint64_t number,
                             absl::string_view value) {
  std::string key = absl::StrCat(group, rest);
  AppendOrdered(&key, number);
  std::string framed;
  AppendOrdered(&framed, static_cast<uint64_t>(group.size()));
  absl::StrAppend(&framed, value);
  return asked_.Add(key, framed);
}

absl::Status LoadChecks::Ask(const PreparedClaim& claim, uint64_t number, bool new_instance) {
  const AddAsked add = [this](const std::string& group, absl::string_view rest, uint64_t change,
                              absl::string_view value) { return Add(group, rest, change, value); };
  RETURN_IF_ERROR(LoadInstances::Ask(claim, number, new_instance, add));
  RETURN_IF_ERROR(types_.Ask(claim, number, add));
  RETURN_IF_ERROR(LoadIds::Ask(claim, number, add));
  return cycles_.Ask(claim, number);
}

absl::Status LoadChecks::Note(uint64_t number, const absl::Status& failure) {
  if (failure.ok()) return absl::OkStatus();
  if (!DetailOf(failure).has_value()) return failure;
  if (!failure_.has_value() || number < failure_->first) {
    failure_.emplace(number, WithFieldPrefix(failure, absl::StrCat("changes[", number, "].")));
  }
  return absl::OkStatus();
}

absl::Status LoadChecks::Take(Asked asked, const LoadBasis& basis) {
  switch (static_cast<AskedKind>(asked.group[0])) {
    case AskedKind::kInstance:
      return instances_.Take(asked, basis);
    case AskedKind::kType:
      return types_.Take(std::move(asked), basis);
    case AskedKind::kExternalId:
      return ids_.Take(std::move(asked), basis);
  }
  return absl::DataLossError("a temporary file of a load is damaged");
}

absl::Status LoadChecks::Run(const LoadBasis& basis) {
  RETURN_IF_ERROR(asked_.Sort(memory_bytes_));
  for (;;) {
    RETURN_IF_ERROR(basis.GoOn());
    ASSIGN_OR_RETURN(const bool more, asked_.Next());
    if (!more) break;
    absl::string_view framed = asked_.value();
    ASSIGN_OR_RETURN(const uint64_t group, TakeOrderedNumber(&framed));
    if (group == 0 || group > asked_.key().size()) {
      return absl::DataLossError("a temporary file of a load is damaged");
    }
    RETURN_IF_ERROR(Take({std::string(asked_.key().substr(0, group)),
                          std::string(asked_.key().substr(group)), std::string(framed)},
                         basis));
  }
  RETURN_IF_ERROR(instances_.End(basis));
  RETURN_IF_ERROR(types_.End(basis));
  RETURN_IF_ERROR(ids_.End(basis));
  RETURN_IF_ERROR(cycles_.Check(basis));
  return failure_.has_value() ? failure_->second : absl::OkStatus();
}

}  // namespace entente

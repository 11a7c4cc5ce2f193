#include "clients/mapping/lookup_loading.h"

#include <filesystem>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cpp/status_macros.h"
#include "clients/mapping/input.h"
#include "clients/mapping/nearest_word.h"
#include "clients/mapping/records.h"

namespace entente {
namespace {

absl::StatusOr<std::string> FindFile(const LookupPlaces& places, const LookupSpec& lookup) {
  const auto given = places.files.find(lookup.name);
  if (given != places.files.end()) return given->second;
  std::error_code unknown;
  for (const std::string& folder : places.folders) {
    const std::filesystem::path path = std::filesystem::path(folder) / lookup.file;
    if (std::filesystem::exists(path, unknown)) return path.string();
  }
  return absl::NotFoundError(absl::StrCat("look-up '", lookup.name, "': there is no ", lookup.file,
                                          " in ", absl::StrJoin(places.folders, " or "),
                                          "; say where it is with --lookup ", lookup.name,
                                          "=FILE"));
}

absl::Status Load(const std::string& file, const LookupPlaces& places, const LookupSpec& lookup,
                  Tables* tables) {
  ASSIGN_OR_RETURN(const std::unique_ptr<Input> input, OpenInput(file));
  LookupTable table(places.most_bytes, lookup.repeated);
  const Tables none;
  const absl::Status read = ReadRecords(input->stream(), file, lookup.read,
                                        [&](const FileRecord& record) -> absl::StatusOr<bool> {
                                          RETURN_IF_ERROR(record.problem);
                                          ASSIGN_OR_RETURN(const std::optional<std::string> key,
                                                           lookup.key.Text(Scope(record, none)));
                                          if (key.has_value())
                                            RETURN_IF_ERROR(table.Add(*key, record));
                                          return true;
                                        });
  RETURN_IF_ERROR(input->Problem());
  if (!read.ok()) {
    return absl::Status(read.code(),
                        absl::StrCat("look-up '", lookup.name, "': ", file, ": ", read.message()));
  }
  tables->lookups.emplace(lookup.name, std::move(table));
  return absl::OkStatus();
}

}  // namespace

absl::Status LoadLookups(const LookupPlaces& places, Mapping* mapping) {
  std::vector<std::string> names;
  for (const LookupSpec& lookup : mapping->lookups) names.push_back(lookup.name);
  for (const auto& [name, file] : places.files) {
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    return absl::InvalidArgumentError(
        absl::StrCat("the mapping has no look-up '", name, "'", DidYouMean(name, names)));
  }
  for (LookupSpec& lookup : mapping->lookups) {
    ASSIGN_OR_RETURN(lookup.file, FindFile(places, lookup));
    RETURN_IF_ERROR(Load(lookup.file, places, lookup, &mapping->tables));
  }
  return absl::OkStatus();
}

}  // namespace entente

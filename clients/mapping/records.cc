#include "clients/mapping/records.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "clients/mapping/json_records.h"
#include "clients/mapping/table_records.h"

namespace entente {

FileFormat FormatOf(const ReadSpec& spec, const std::string& file) {
  if (spec.format != FileFormat::kByName) return spec.format;
  const std::string lower = absl::AsciiStrToLower(file);
  absl::string_view name = lower;
  if (!absl::ConsumeSuffix(&name, ".gz")) absl::ConsumeSuffix(&name, ".zst");
  if (absl::EndsWith(name, ".tsv") || absl::EndsWith(name, ".tab")) return FileFormat::kTsv;
  if (absl::EndsWith(name, ".ndjson") || absl::EndsWith(name, ".jsonl")) {
    return FileFormat::kNdjson;
  }
  if (absl::EndsWith(name, ".geojson")) return FileFormat::kGeojson;
  if (absl::EndsWith(name, ".json")) return FileFormat::kJson;
  return FileFormat::kCsv;
}

namespace {

// A feature as its properties, with its `id` and `geometry` among them.
FileRecord Unwrapped(const FileRecord& feature) {
  FileRecord record = feature;
  if (!feature.tree.is_object() || !feature.tree.contains("properties")) return record;
  record.tree =
      feature.tree["properties"].is_object() ? feature.tree["properties"] : JsonTree::object();
  for (const char* key : {"id", "geometry"}) {
    if (feature.tree.contains(key) && !record.tree.contains(key)) {
      record.tree[key] = feature.tree[key];
    }
  }
  return record;
}

}  // namespace

absl::Status ReadRecords(std::istream& input, const std::string& file, const ReadSpec& spec,
                         EachRecord each) {
  switch (FormatOf(spec, file)) {
    case FileFormat::kNdjson:
      return ReadNdjson(input, spec, each);
    case FileFormat::kJson:
      return ReadJson(input, spec, each);
    case FileFormat::kGeojson: {
      ReadSpec features = spec;
      if (features.rows.empty()) features.rows = {{"features", "", false}};
      return ReadJson(input, features,
                      [&each](const FileRecord& feature) { return each(Unwrapped(feature)); });
    }
    case FileFormat::kTsv: {
      ReadSpec tabs = spec;
      if (tabs.delimiter == '\0') tabs.delimiter = '\t';
      return ReadTable(input, tabs, each);
    }
    default:
      return ReadTable(input, spec, each);
  }
}

}  // namespace entente

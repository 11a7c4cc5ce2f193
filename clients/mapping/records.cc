#include "clients/mapping/records.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "clients/cpp/status_macros.h"
#include "clients/mapping/fill_down.h"
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

absl::Status CheckApplies(const ReadSpec& spec, const std::string& file) {
  const FileFormat format = FormatOf(spec, file);
  const bool table = format == FileFormat::kCsv || format == FileFormat::kTsv;
  const bool lines = table || format == FileFormat::kNdjson;
  const auto refused = [&file](absl::string_view key, absl::string_view of, bool json) {
    return absl::InvalidArgumentError(absl::StrCat("read: '", key, "' is for ", of, ", and ", file,
                                                   json ? " is JSON" : " is a table",
                                                   "; 'format' says so if it is not"));
  };
  if (table && !spec.rows.empty()) return refused("rows", "JSON", false);
  if (!lines && spec.skip > 0) return refused("skip", "tables and NDJSON", true);
  if (table) return absl::OkStatus();
  const ReadSpec plain;
  if (spec.delimiter != plain.delimiter) return refused("delimiter", "tables", true);
  if (spec.quote != plain.quote) return refused("quote", "tables", true);
  if (!spec.has_header || !spec.header.empty()) return refused("header", "tables", true);
  if (!spec.comment.empty()) return refused("comment", "tables", true);
  if (!spec.fill_down.empty()) return refused("fill_down", "tables", true);
  if (spec.fill_short_rows) return refused("short_rows", "tables", true);
  return absl::OkStatus();
}

namespace {

absl::Status ReadFilledTable(std::istream& input, const ReadSpec& spec, EachRecord each) {
  if (spec.fill_down.empty()) return ReadTable(input, spec, each);
  FillDown above(spec.fill_down);
  return ReadTable(input, spec, [&](const FileRecord& record) -> absl::StatusOr<bool> {
    FileRecord filled = record;
    RETURN_IF_ERROR(above.Fill(&filled));
    return each(filled);
  });
}

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
  RETURN_IF_ERROR(CheckApplies(spec, file));
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
      return ReadFilledTable(input, tabs, each);
    }
    default:
      return ReadFilledTable(input, spec, each);
  }
}

}  // namespace entente

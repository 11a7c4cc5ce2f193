#include "clients/export/manifest.h"

#include "clients/cpp/json.h"
#include "clients/cpp/shown_text.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

using Json = nlohmann::ordered_json;

std::string Indented(const Json& json) {
  return EscapeForJson(json.dump(1, ' ', false, Json::error_handler_t::replace));
}

Json Counted(const std::map<std::string, uint64_t>& counts) {
  Json json = Json::object();
  for (const auto& [name, count] : counts) json[name] = count;
  return json;
}

Json ReadJson(const ExportedRead& read) {
  Json json = {{"method", read.method}};
  if (!read.about.empty()) json["about"] = read.about;
  json["rows"] = read.rows;
  if (!read.reference.empty()) json["cite"] = read.reference;
  return json;
}

}  // namespace

absl::Status ManifestWriter::Begin(const ManifestHead& head) {
  ASSIGN_OR_RETURN(const std::string scope, JsonOf(head.scope, JsonForm::kOneLine));
  Json json;
  json["entente"] = head.version;
  json["format"] = head.format;
  json["graph"] = head.scope.graph();
  json["revision"] = head.scope.revision();
  json["lens"] =
      head.scope.lens_name().empty()
          ? Json("inline")
          : Json(head.scope.lens_name() + "@" + std::to_string(head.scope.lens_version()));
  json["as_of_and_lens"] = Json::parse(scope);
  json["selection"] = head.selection;
  json["counts"] = Counted(head.counts);
  json["hidden"] = Counted(head.hidden);
  json["truncated"] = false;
  json["reads"] = Json::array();
  for (const ExportedRead& read : head.reads) json["reads"].push_back(ReadJson(read));
  json["notes"] = head.notes;
  json["files"] = head.files;
  std::string text = Indented(json);
  text.resize(text.rfind('\n'));  // all but the closing brace
  out_ << text << ",\n \"sources\": [";
  return absl::OkStatus();
}

void ManifestWriter::Source(const ExportedSource& source) {
  Json json = {{"id", source.id}};
  const auto put = [&json](const char* name, const std::vector<std::string>& texts) {
    if (!texts.empty()) json[name] = texts;
  };
  put("titles", source.titles);
  put("issuers", source.issuers);
  put("published", source.published);
  put("addresses", source.addresses);
  put("licences", source.licences);
  out_ << (sources_++ == 0 ? "\n  " : ",\n  ")
       << EscapeForJson(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

void ManifestWriter::End() { out_ << (sources_ == 0 ? "]\n}\n" : "\n ]\n}\n"); }

}  // namespace entente

#include "clients/cpp/ontology_line.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "clients/cpp/json.h"
#include "clients/cpp/json_tree.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

absl::Status Malformed(absl::string_view field, absl::string_view message) {
  return WithRpcError(absl::InvalidArgumentError(message),
                      {"BAD_ONTOLOGY_LINE", std::string(field), "", {}});
}

}  // namespace

bool IsOntologyLine(absl::string_view line) {
  // Commits may be large and are the rule: they are not read twice.
  if (absl::StartsWith(line, "{\"commit\"")) return false;
  const absl::StatusOr<JsonTree> tree = ParseJson(line);
  return tree.ok() && tree->is_object() && tree->contains("ontology");
}

absl::StatusOr<v1::ApplyOntologyRequest> ParseOntologyLine(absl::string_view line) {
  ASSIGN_OR_RETURN(const JsonTree tree, ParseJson(line));
  for (const auto& [name, member] : tree.items()) {
    if (name != "ontology" && name != "exported") {
      return Malformed(name, "unknown member: only ontology and exported are known");
    }
  }
  if (!tree["ontology"].is_object()) {
    return Malformed("ontology", "no ontology: {\"ontology\": {...}} is expected");
  }
  for (const auto& [name, member] : tree["ontology"].items()) {
    if (name != "descriptors") {
      return Malformed(absl::StrCat("ontology.", name),
                       "unknown member: only descriptors is known");
    }
  }
  const JsonTree given = tree["ontology"].value("descriptors", JsonTree(""));
  const std::string hex = given.is_string() ? given.get<std::string>() : "";
  const bool digits = std::all_of(hex.begin(), hex.end(), absl::ascii_isxdigit);
  if (hex.empty() || hex.size() % 2 != 0 || !digits) {
    return Malformed("ontology.descriptors", "a descriptor set in hex digits is expected");
  }
  v1::ApplyOntologyRequest request;
  request.set_descriptors(absl::HexStringToBytes(hex));
  return request;
}

absl::StatusOr<std::string> PrintOntologyLine(const v1::RecordedOntology& ontology,
                                              const ExportedFrom& exported) {
  v1::ApplyOntologyRequest written;
  written.set_descriptors(ontology.descriptors());
  ASSIGN_OR_RETURN(const std::string text, JsonOf(written, JsonForm::kOneLine));
  JsonTree from;
  from["revision"] = exported.revision;
  from["recorded_at"] = exported.recorded_at;
  from["principal"] = exported.principal;
  from["version"] = ontology.version();
  return absl::StrCat("{\"ontology\":", text, ",\"exported\":", PrintJson(from, false), "}");
}

}  // namespace entente

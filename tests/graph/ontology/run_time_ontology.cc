#include "tests/graph/ontology/run_time_ontology.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <stdlib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace entente {
namespace {

using google::protobuf::DescriptorPool;
using google::protobuf::FileDescriptor;
using google::protobuf::FileDescriptorSet;

std::string ReadFile(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// What protoc makes of `text` as test.proto, imports included: what a user would send.
absl::StatusOr<FileDescriptorSet> Compile(const std::string& text) {
  std::string pattern = std::filesystem::temp_directory_path() / "ontology_test_XXXXXX";
  if (mkdtemp(pattern.data()) == nullptr) return absl::InternalError("no temporary folder");
  const std::filesystem::path folder = pattern;
  std::ofstream(folder / "test.proto") << text;
  const std::string command = absl::StrCat(
      ENTENTE_TEST_PROTOC, " --proto_path=", ENTENTE_TEST_PROTOS, " --proto_path=", folder.string(),
      " --include_imports --descriptor_set_out=", (folder / "set").string(), " test.proto 2> ",
      (folder / "errors").string());
  const int result = std::system(command.c_str());
  FileDescriptorSet set;
  const bool parsed = result == 0 && set.ParseFromString(ReadFile(folder / "set"));
  const std::string errors = ReadFile(folder / "errors");
  std::filesystem::remove_all(folder);
  if (!parsed) return absl::InternalError(absl::StrCat("protoc: ", errors));
  return set;
}

absl::StatusOr<FileDescriptorSet> CompileMessages(absl::string_view messages) {
  return Compile(
      absl::StrCat("syntax = \"proto3\";\npackage test;\nimport \"entente/v1/options.proto\";\n"
                   "import \"entente/v1/value.proto\";\nimport \"entente/v1/ontology.proto\";\n",
                   messages));
}

absl::StatusOr<Ontology> Read(absl::string_view messages, bool on_built_in) {
  const absl::StatusOr<FileDescriptorSet> set = CompileMessages(messages);
  if (!set.ok()) return set.status();
  DescriptorPool pool;
  std::vector<const FileDescriptor*> files;
  for (const auto& proto : set->file()) {
    const FileDescriptor* file = pool.BuildFile(proto);
    if (file == nullptr) return absl::InternalError(absl::StrCat("cannot build ", proto.name()));
    const bool built_in = file->name() == "entente/v1/ontology.proto";
    if (file->name() == "test.proto" || (built_in && on_built_in)) files.push_back(file);
  }
  return Ontology::FromDescriptors(files);
}

std::string Predicate(absl::string_view option, absl::string_view predicate,
                      absl::string_view options, absl::string_view second_field,
                      absl::string_view fields) {
  return absl::StrCat("message P_", predicate, " {\n  option (entente.v1.", option,
                      ") = {predicate: \"", predicate, "\" ", options,
                      "};\n  string subject = 1;\n  ", second_field, "\n", fields, "}\n");
}

}  // namespace

absl::StatusOr<std::string> CompileSet(absl::string_view messages) {
  const absl::StatusOr<FileDescriptorSet> set = CompileMessages(messages);
  if (!set.ok()) return set.status();
  return set->SerializeAsString();
}

absl::StatusOr<Ontology> ReadOntology(absl::string_view messages) { return Read(messages, false); }

absl::StatusOr<Ontology> ReadOntologyOnBuiltIn(absl::string_view messages) {
  return Read(messages, true);
}

std::string Type(absl::string_view name, absl::string_view options) {
  return absl::StrCat("message ", name, " { option (entente.v1.entity) = {", options,
                      "}; string id = 1; }\n");
}

std::string Relation(absl::string_view predicate, absl::string_view options,
                     absl::string_view fields) {
  return Predicate("relation", predicate, options, "string object = 2;", fields);
}

std::string AttributePredicate(absl::string_view predicate, absl::string_view options,
                               absl::string_view fields) {
  return Predicate("attribute_predicate", predicate, options, "entente.v1.Value value = 2;",
                   fields);
}

}  // namespace entente

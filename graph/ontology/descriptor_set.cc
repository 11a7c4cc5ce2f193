// Read: parse, refuse what is too large before anything is built, find the imports' order, compare
// what should be ours with ours, and write the rest in one form: without comments, and without the
// JSON names that follow from the names. So the same .proto gives the same bytes whoever compiled
// it. Options stay as bytes or as the generated extensions, which serialise alike.
//
// Build: a fresh pool for each set. Our files come from the compiled-in pool, so that a set that
// was kept by an earlier version of the server meets the built-in ontology of this one.
#include "graph/ontology/descriptor_set.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "graph/model/status.h"
#include "graph/ontology/read_descriptors.h"

namespace entente {
namespace {

using google::protobuf::DescriptorPool;
using google::protobuf::DescriptorProto;
using google::protobuf::EnumDescriptorProto;
using google::protobuf::FieldDescriptorProto;
using google::protobuf::FileDescriptor;
using google::protobuf::FileDescriptorProto;
using google::protobuf::FileDescriptorSet;

constexpr absl::string_view kOurFolder = "entente/v1/";
constexpr absl::string_view kDescriptorFile = "google/protobuf/descriptor.proto";
constexpr absl::string_view kGoogleFolder = "google/protobuf/";
constexpr size_t kFieldsAMessage = 10;
constexpr int kMostFiles = 1'000;
// As deep as protobuf itself follows by default.
constexpr int kParseDepth = 100;

absl::Status Refuse(absl::string_view element, absl::string_view what) {
  return InvalidField("ONTOLOGY_SET", element, element,
                      absl::StrCat(element.empty() ? "the descriptor set" : element, " ", what));
}

absl::Status TooLarge(size_t found, absl::string_view what, size_t most) {
  return InvalidField("ONTOLOGY_TOO_LARGE", "descriptors", absl::StrCat(found),
                      absl::StrCat("the descriptor set has ", found, " ", what, "; at most ", most,
                                   " are allowed"));
}

bool IsOurs(absl::string_view file) {
  return absl::StartsWith(file, kOurFolder) || file == kDescriptorFile;
}

// ---- Size ----

struct Size {
  size_t messages = 0;
  size_t fields = 0;  // and whatever else has a name: values, extensions, oneofs, methods
  uint32_t depth = 0;
};

void Count(const EnumDescriptorProto& declared, Size* size) {
  ++size->messages;
  size->fields += static_cast<size_t>(declared.value_size());
}

// Depth is bounded by the parser: kParseDepth.
void Count(const DescriptorProto& message, uint32_t depth, Size* size) {
  ++size->messages;
  size->depth = std::max(size->depth, depth);
  size->fields += static_cast<size_t>(message.field_size() + message.extension_size() +
                                      message.oneof_decl_size() + message.extension_range_size() +
                                      message.reserved_range_size() + message.reserved_name_size());
  for (const EnumDescriptorProto& nested : message.enum_type()) Count(nested, size);
  for (const DescriptorProto& nested : message.nested_type()) Count(nested, depth + 1, size);
}

Size SizeOf(const FileDescriptorSet& set) {
  Size size;
  for (const FileDescriptorProto& file : set.file()) {
    if (IsOurs(file.name())) continue;
    ++size.fields;
    size.fields += static_cast<size_t>(file.extension_size() + file.dependency_size());
    for (const auto& service : file.service()) {
      size.fields += 1 + static_cast<size_t>(service.method_size());
    }
    for (const EnumDescriptorProto& declared : file.enum_type()) Count(declared, &size);
    for (const DescriptorProto& message : file.message_type()) Count(message, 1, &size);
  }
  return size;
}

absl::StatusOr<FileDescriptorSet> Parse(absl::string_view bytes, const Limits& limits) {
  if (bytes.empty()) return Refuse("", "is empty; `protoc --include_imports` makes one");
  if (bytes.size() > limits.ontology_bytes) {
    return TooLarge(bytes.size(), "bytes", limits.ontology_bytes);
  }
  FileDescriptorSet set;
  google::protobuf::io::ArrayInputStream stream(bytes.data(), static_cast<int>(bytes.size()));
  google::protobuf::io::CodedInputStream coded(&stream);
  coded.SetRecursionLimit(kParseDepth);
  const bool parsed = set.ParseFromCodedStream(&coded) && coded.ConsumedEntireMessage();
  if (!parsed || set.file().empty()) {
    return Refuse("", absl::StrCat("cannot be parsed: ", bytes.size(),
                                   " bytes that are no FileDescriptorSet, or one that nests too "
                                   "deeply; `protoc --include_imports --descriptor_set_out` makes "
                                   "one"));
  }
  if (set.file_size() > kMostFiles) {
    return TooLarge(static_cast<size_t>(set.file_size()), "files", kMostFiles);
  }
  const Size size = SizeOf(set);
  if (size.messages > limits.ontology_messages) {
    return TooLarge(size.messages, "messages and enums", limits.ontology_messages);
  }
  if (size.fields > kFieldsAMessage * limits.ontology_messages) {
    return TooLarge(size.fields, "fields and other names",
                    kFieldsAMessage * limits.ontology_messages);
  }
  if (size.depth > limits.nesting) {
    return Refuse("", absl::StrCat("nests messages ", size.depth, " deep; at most ", limits.nesting,
                                   " are allowed"));
  }
  return set;
}

// ---- One form ----

// What protoc gives a field that names none: next_stop becomes nextStop.
std::string JsonNameOf(absl::string_view name) {
  std::string json;
  bool capital = false;
  for (const char c : name) {
    if (c == '_') {
      capital = true;
    } else {
      json.push_back(capital ? absl::ascii_toupper(c) : c);
      capital = false;
    }
  }
  return json;
}

void Normalize(FieldDescriptorProto* field) {
  if (field->has_json_name() && field->json_name() == JsonNameOf(field->name())) {
    field->clear_json_name();
  }
}

void Normalize(DescriptorProto* message) {
  for (FieldDescriptorProto& field : *message->mutable_field()) Normalize(&field);
  for (FieldDescriptorProto& field : *message->mutable_extension()) Normalize(&field);
  for (DescriptorProto& nested : *message->mutable_nested_type()) Normalize(&nested);
}

std::string NormalForm(FileDescriptorProto file) {
  file.clear_source_code_info();
  if (file.syntax() == "proto2") file.clear_syntax();  // some compilers say the default
  for (FieldDescriptorProto& field : *file.mutable_extension()) Normalize(&field);
  for (DescriptorProto& message : *file.mutable_message_type()) Normalize(&message);
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  file.SerializeToCodedStream(&coded);
  coded.Trim();
  return bytes;
}

const FileDescriptor* OurFile(const std::string& name) {
  if (name == kDescriptorFile) return FileDescriptorProto::descriptor()->file();
  BuiltInOntologyFile();  // is linked, and its imports with it
  return DescriptorPool::generated_pool()->FindFileByName(name);
}

absl::Status CheckOurs(const FileDescriptorProto& file) {
  if (file.name() == kDescriptorFile) return absl::OkStatus();  // ours is taken, whichever is sent
  const FileDescriptor* ours = OurFile(file.name());
  if (ours == nullptr) {
    return Refuse(file.name(), absl::StrCat("is no file of this server; ", kOurFolder,
                                            " is the server's own folder: choose another"));
  }
  FileDescriptorProto copy;
  ours->CopyTo(&copy);
  if (NormalForm(file) == NormalForm(std::move(copy))) return absl::OkStatus();
  return Refuse(file.name(),
                "differs from the server's; compile against the files that the running server "
                "gives (`entente ontology get`) and leave them as they are");
}

absl::Status CheckOwn(const FileDescriptorProto& file) {
  if (file.name().empty()) return Refuse("", "has a file without a name");
  if (absl::StartsWith(file.name(), "entente/")) {
    return Refuse(file.name(), "lies in entente/, the server's own folder; choose another");
  }
  if (file.package() == "entente" || absl::StartsWith(file.package(), "entente.")) {
    return Refuse(file.name(), absl::StrCat("has the package ", file.package(),
                                            ", the server's own; choose another"));
  }
  return absl::OkStatus();
}

// ---- Imports ----

// Files so that each stands behind what it imports; among those that could be next, by name.
class ImportOrder {
 public:
  static absl::StatusOr<std::vector<const FileDescriptorProto*>> Of(const FileDescriptorSet& set) {
    ImportOrder order;
    for (const FileDescriptorProto& file : set.file()) {
      if (order.files_.emplace(file.name(), &file).second) continue;
      return Refuse(file.name(), "is in the set twice");
    }
    for (const auto& [name, file] : order.files_) RETURN_IF_ERROR(order.TakeImports(*file));
    return order.Run();
  }

 private:
  absl::Status TakeImports(const FileDescriptorProto& file) {
    for (const std::string& import : file.dependency()) {
      if (!files_.contains(import)) {
        return Refuse(file.name(), absl::StrCat("imports ", import,
                                                ", which is not in the set; `protoc "
                                                "--include_imports` puts it there"));
      }
      importers_[import].push_back(&file);
    }
    if (file.dependency().empty()) ready_.insert(file.name());
    waits_for_[file.name()] = file.dependency_size();
    return absl::OkStatus();
  }

  absl::StatusOr<std::vector<const FileDescriptorProto*>> Run() {
    std::vector<const FileDescriptorProto*> ordered;
    while (!ready_.empty()) {
      const std::string name = *ready_.begin();
      ready_.erase(ready_.begin());
      taken_.insert(name);
      ordered.push_back(files_.at(name));
      for (const FileDescriptorProto* importer : importers_[name]) {
        if (--waits_for_[importer->name()] == 0) ready_.insert(importer->name());
      }
    }
    if (ordered.size() < files_.size()) return CycleError();
    return ordered;
  }

  // Follows imports that were not taken until a file comes again.
  absl::Status CycleError() const {
    const FileDescriptorProto* file = nullptr;
    for (const auto& [name, candidate] : files_) {
      if (!taken_.contains(name)) file = candidate;
    }
    std::vector<std::string> way;
    while (std::find(way.begin(), way.end(), file->name()) == way.end()) {
      way.push_back(file->name());
      for (const std::string& import : file->dependency()) {
        if (taken_.contains(import)) continue;
        file = files_.at(import);
        break;
      }
    }
    way.erase(way.begin(), std::find(way.begin(), way.end(), file->name()));
    way.push_back(file->name());
    return Refuse(file->name(), absl::StrCat("imports itself: ", absl::StrJoin(way, " > ")));
  }

  std::map<std::string, const FileDescriptorProto*> files_;
  std::map<std::string, std::vector<const FileDescriptorProto*>> importers_;
  std::map<std::string, int> waits_for_;  // imports not taken yet
  std::set<std::string> ready_;
  std::set<std::string> taken_;
};

// ---- Building ----

class FirstErrors final : public DescriptorPool::ErrorCollector {
 public:
  void AddError(const std::string&, const std::string& element, const google::protobuf::Message*,
                ErrorLocation, const std::string& message) override {
    if (errors_.size() < 5) errors_.push_back(absl::StrCat(element.substr(0, 256), ": ", message));
  }
  std::string Joined() const { return absl::StrJoin(errors_, "; "); }

 private:
  std::vector<std::string> errors_;
};

// `name` of ours with its imports, each once, imports first.
void AddOurs(const FileDescriptor& file, std::set<std::string>* added, FileDescriptorSet* set) {
  if (!added->insert(file.name()).second) return;
  for (int i = 0; i < file.dependency_count(); ++i) AddOurs(*file.dependency(i), added, set);
  file.CopyTo(set->add_file());
}

// Ours as far as they are needed, and `files`, in an order in which they can be built. A file whose
// descriptor cannot be read is left out and `broken` names it.
FileDescriptorSet WholeSet(absl::Span<const OntologyFile> files, std::string* broken) {
  FileDescriptorSet set;
  std::set<std::string> added;
  AddOurs(BuiltInOntologyFile(), &added, &set);
  for (const OntologyFile& file : files) {
    FileDescriptorProto proto;
    if (!proto.ParseFromString(file.descriptor)) {
      *broken = file.name;
      continue;
    }
    for (const std::string& import : proto.dependency()) {
      const FileDescriptor* ours = IsOurs(import) ? OurFile(import) : nullptr;
      if (ours != nullptr) AddOurs(*ours, &added, &set);
    }
    *set.add_file() = std::move(proto);
  }
  return set;
}

}  // namespace

absl::StatusOr<std::vector<OntologyFile>> ReadDescriptorSet(absl::string_view bytes,
                                                            const Limits& limits) {
  ASSIGN_OR_RETURN(const FileDescriptorSet set, Parse(bytes, limits));
  ASSIGN_OR_RETURN(const std::vector<const FileDescriptorProto*> ordered, ImportOrder::Of(set));
  std::vector<OntologyFile> files;
  for (const FileDescriptorProto* file : ordered) {
    if (IsOurs(file->name())) {
      RETURN_IF_ERROR(CheckOurs(*file));
      continue;
    }
    RETURN_IF_ERROR(CheckOwn(*file));
    files.push_back({file->name(), NormalForm(*file)});
  }
  return files;
}

absl::StatusOr<Ontology> OntologyOf(absl::Span<const OntologyFile> files) {
  std::string broken;
  const FileDescriptorSet set = WholeSet(files, &broken);
  if (!broken.empty()) return Refuse(broken, "holds bytes that are no FileDescriptorProto");
  DescriptorPool pool;
  std::vector<const FileDescriptor*> read;
  for (const FileDescriptorProto& proto : set.file()) {
    FirstErrors errors;
    const FileDescriptor* file = pool.BuildFileCollectingErrors(proto, &errors);
    if (file == nullptr) {
      return Refuse(proto.name(), absl::StrCat("is refused by protobuf: ", errors.Joined()));
    }
    const bool own = !IsOurs(file->name()) && !absl::StartsWith(file->name(), kGoogleFolder);
    if (own || file->name() == BuiltInOntologyFile().name()) read.push_back(file);
  }
  // What was once taken is read whatever the limits are now.
  Limits unlimited;
  unlimited.ontology_bytes = std::numeric_limits<size_t>::max();
  unlimited.ontology_messages = std::numeric_limits<size_t>::max();
  return Ontology::FromDescriptors(read, unlimited);
}

std::string DescriptorSetOf(absl::Span<const OntologyFile> files) {
  std::string broken;
  return WholeSet(files, &broken).SerializeAsString();
}

}  // namespace entente

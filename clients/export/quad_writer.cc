#include "clients/export/quad_writer.h"

#include <serd/serd.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace entente {
namespace {

size_t WriteBytes(const void* bytes, size_t size, void* out) {
  static_cast<std::ostream*>(out)->write(static_cast<const char*>(bytes),
                                         static_cast<std::streamsize>(size));
  return size;
}

SerdNode Node(SerdType type, const std::string& text) {
  return serd_node_from_string(type, reinterpret_cast<const uint8_t*>(text.c_str()));
}

// How many there were. Only literals can have one: IRIs and labels are encoded.
uint64_t ReplaceNul(std::string* text) {
  if (text->find('\0') == std::string::npos) return 0;
  return static_cast<uint64_t>(
      absl::StrReplaceAll({{absl::string_view("\0", 1), "\xEF\xBF\xBD"}}, text));
}

SerdNode NodeOf(const RdfNode& node) {
  switch (node.kind) {
    case RdfNode::Kind::kIri:
      return Node(SERD_URI, node.text);
    case RdfNode::Kind::kBlank:
      return Node(SERD_BLANK, node.text);
    case RdfNode::Kind::kLiteral:
      return Node(SERD_LITERAL, node.text);
  }
  return SERD_NODE_NULL;
}

}  // namespace

struct QuadWriter::Serd {
  std::ostream& out;
  SerdEnv* env;
  SerdWriter* writer;
};

QuadWriter::QuadWriter(std::ostream& out) {
  SerdEnv* env = serd_env_new(nullptr);
  SerdWriter* writer =
      serd_writer_new(SERD_NQUADS, static_cast<SerdStyle>(0), env, nullptr, WriteBytes, &out);
  serd_ = std::unique_ptr<Serd>(new Serd{out, env, writer});
}

QuadWriter::~QuadWriter() {
  serd_writer_free(serd_->writer);
  serd_env_free(serd_->env);
}

absl::Status QuadWriter::Write(const RdfNode& subject, const std::string& predicate,
                               const RdfNode& object, const std::string& graph) {
  const SerdNode graph_node = graph.empty() ? SERD_NODE_NULL : Node(SERD_URI, graph);
  const SerdNode subject_node = NodeOf(subject);
  const SerdNode predicate_node = Node(SERD_URI, predicate);
  RdfNode shown = object;
  replaced_ += ReplaceNul(&shown.text);
  const SerdNode object_node = NodeOf(shown);
  const SerdNode datatype =
      object.datatype.empty() ? SERD_NODE_NULL : Node(SERD_URI, object.datatype);
  const SerdNode language =
      object.language.empty() ? SERD_NODE_NULL : Node(SERD_LITERAL, object.language);
  const SerdStatus status = serd_writer_write_statement(
      serd_->writer, 0, graph.empty() ? nullptr : &graph_node, &subject_node, &predicate_node,
      &object_node, object.datatype.empty() ? nullptr : &datatype,
      object.language.empty() ? nullptr : &language);
  if (status == SERD_SUCCESS && serd_->out) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat("the output cannot be written: ",
                                          reinterpret_cast<const char*>(serd_strerror(status))));
}

absl::Status QuadWriter::Finish() {
  const SerdStatus status = serd_writer_finish(serd_->writer);
  if (status == SERD_SUCCESS && serd_->out) return absl::OkStatus();
  return absl::DataLossError("the output cannot be written");
}

}  // namespace entente

// N-Quads written as they come, by serd.
#ifndef ENTENTE_CLIENTS_EXPORT_QUAD_WRITER_H_
#define ENTENTE_CLIENTS_EXPORT_QUAD_WRITER_H_

#include <cstdint>
#include <memory>
#include <ostream>
#include <string>

#include "absl/status/status.h"

namespace entente {

// A node of RDF.
struct RdfNode {
  enum class Kind { kIri, kBlank, kLiteral };
  Kind kind = Kind::kIri;
  std::string text;      // an IRI, the label of a blank node, or a literal's lexical form
  std::string datatype;  // of a literal: an IRI; empty: a string
  std::string language;  // of a literal without datatype

  static RdfNode Iri(std::string iri) { return {Kind::kIri, std::move(iri), "", ""}; }
  static RdfNode Blank(std::string label) { return {Kind::kBlank, std::move(label), "", ""}; }
  static RdfNode Text(std::string text, std::string language = "") {
    return {Kind::kLiteral, std::move(text), "", std::move(language)};
  }
  static RdfNode Typed(std::string text, std::string datatype) {
    return {Kind::kLiteral, std::move(text), std::move(datatype), ""};
  }
};

// Not thread-safe. NUL, at which other readers and writers end a text, becomes U+FFFD.
class QuadWriter {
 public:
  // Borrows `out`.
  explicit QuadWriter(std::ostream& out);
  ~QuadWriter();
  QuadWriter(const QuadWriter&) = delete;
  QuadWriter& operator=(const QuadWriter&) = delete;

  // One line; an empty `graph` is the default graph. kDataLoss where it cannot be written.
  absl::Status Write(const RdfNode& subject, const std::string& predicate, const RdfNode& object,
                     const std::string& graph);
  absl::Status Finish();
  // Characters that U+FFFD stands for.
  uint64_t replaced() const { return replaced_; }

 private:
  struct Serd;

  uint64_t replaced_ = 0;
  std::unique_ptr<Serd> serd_;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_QUAD_WRITER_H_

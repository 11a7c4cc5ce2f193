// IRIs of what is in a graph, made of ids alone, so that they stay the same from export to export.
#ifndef ENTENTE_CLIENTS_EXPORT_IRI_H_
#define ENTENTE_CLIENTS_EXPORT_IRI_H_

#include <string>

#include "absl/strings/string_view.h"

namespace entente {

// `text` with all but letters, digits, "-", ".", "_", "~" and ":" as %XX, byte by byte.
std::string PercentEncoded(absl::string_view text);

// Whether it may begin an IRI: a scheme, a colon, and nothing that N-Quads or a path forbids.
bool IsIriBeginning(absl::string_view text);

// BASE and what it begins; docs/exporting.md lists the vocabulary.
class Iris {
 public:
  Iris(std::string base, absl::string_view graph);

  std::string Entity(absl::string_view id) const;
  // Of a claim's id, 16 bytes: the named graph of what it says.
  std::string Claim(absl::string_view id) const;
  std::string Predicate(absl::string_view name) const;
  std::string Type(absl::string_view name) const;
  // A word of the vocabulary: "stance".
  std::string Term(absl::string_view word) const;

 private:
  std::string base_;
  std::string graph_;  // with the base, up to the slash
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_IRI_H_

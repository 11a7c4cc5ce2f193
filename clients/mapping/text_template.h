// Texts made of columns: "cow:{ccode}", "{Source: Name|trim|lower}".
#ifndef ENTENTE_CLIENTS_MAPPING_TEXT_TEMPLATE_H_
#define ENTENTE_CLIENTS_MAPPING_TEXT_TEMPLATE_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/mapping/scope.h"

namespace entente {

// One step between a column and the text: its name and what stands in its parentheses.
struct Filter {
  std::string name;
  std::vector<std::string> arguments;
  // Makes of a text another one; nullopt is "nothing". Made by filters.h.
  std::function<absl::StatusOr<std::optional<std::string>>(std::optional<std::string>,
                                                           const Scope&)>
      apply;
};

// Literal text and references. A reference is "{NAME}" or "{NAME|filter|filter(argument)}"; "{{"
// and
// "}}" stand for braces. An argument may be quoted with ' or ".
class TextTemplate {
 public:
  TextTemplate() = default;
  // kInvalidArgument: a brace that is not closed, a filter that there is not.
  static absl::StatusOr<TextTemplate> Parse(absl::string_view text);

  // The text, or nullopt where a reference stands for nothing: then the whole says nothing.
  absl::StatusOr<std::optional<std::string>> Text(const Scope& scope) const;

  bool empty() const { return parts_.empty(); }
  // Whether it is the same for every record.
  bool constant() const;
  // The names that it refers to.
  std::vector<std::string> names() const;
  // As it was written.
  const std::string& written() const { return written_; }

 private:
  struct Part {
    std::string literal;  // or, where `name` is not empty, a reference
    std::string name;
    std::vector<Filter> filters;
  };
  static absl::StatusOr<Part> ParseReference(absl::string_view inside);

  std::vector<Part> parts_;
  std::string written_;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_TEXT_TEMPLATE_H_

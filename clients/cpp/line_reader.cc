#include "clients/cpp/line_reader.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace entente {

absl::StatusOr<bool> LineReader::Next(std::string* line) {
  using Traits = std::istream::traits_type;
  std::streambuf* buffer = input_.rdbuf();
  while (true) {
    line->clear();
    if (Traits::eq_int_type(buffer->sgetc(), Traits::eof())) {
      if (input_.bad()) return absl::DataLossError("the file cannot be read to its end");
      return false;
    }
    ++number_;
    for (auto c = buffer->sbumpc(); !Traits::eq_int_type(c, Traits::eof()) && c != '\n';
         c = buffer->sbumpc()) {
      if (line->size() == most_bytes_) {
        return absl::InvalidArgumentError(
            absl::StrCat("a line of more than ", most_bytes_, " bytes: split the commit"));
      }
      line->push_back(Traits::to_char_type(c));
    }
    if (!line->empty() && line->back() == '\r') line->pop_back();
    if (!absl::StripAsciiWhitespace(*line).empty()) return true;
  }
}

}  // namespace entente

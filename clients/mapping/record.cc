#include "clients/mapping/record.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "clients/cpp/rpc_error.h"
#include "clients/mapping/utf8_text.h"

namespace entente {

Columns::Columns(std::vector<std::string> names) : names_(std::move(names)) {
  for (size_t i = 0; i < names_.size(); ++i) by_name_.emplace(names_[i], i);
}

std::optional<size_t> Columns::Find(absl::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? std::nullopt : std::optional<size_t>(found->second);
}

absl::Status CellError(absl::string_view column, absl::string_view value,
                       absl::string_view message) {
  return WithRpcError(absl::InvalidArgumentError(ShownAsUtf8(message)),
                      {"BAD_CELL", ShownAsUtf8(column), ShownAsUtf8(value), {}});
}

std::optional<std::string> ScalarText(const JsonTree& value) {
  switch (value.type()) {
    case JsonTree::value_t::null:
      return "";
    case JsonTree::value_t::string:
      return value.get<std::string>();
    case JsonTree::value_t::number_float: {
      const double number = value.get<double>();
      constexpr double kExact = 9007199254740992.0;  // 2^53: whole numbers up to here are exact
      if (std::floor(number) == number && std::fabs(number) <= kExact) {
        return absl::StrCat(static_cast<int64_t>(number));
      }
      return value.dump();
    }
    case JsonTree::value_t::array:
    case JsonTree::value_t::object:
      return std::nullopt;
    default:
      return value.dump();
  }
}

const JsonTree* MemberAt(const JsonTree& value, absl::string_view path) {
  if (value.is_array()) {
    size_t index = 0;
    const size_t dot = std::min(path.find('.'), path.size());
    if (!absl::SimpleAtoi(path.substr(0, dot), &index) || index >= value.size()) return nullptr;
    return dot == path.size() ? &value[index] : MemberAt(value[index], path.substr(dot + 1));
  }
  if (!value.is_object()) return nullptr;
  const auto whole = value.find(std::string(path));
  if (whole != value.end()) return &*whole;
  for (size_t dot = path.find('.'); dot != absl::string_view::npos; dot = path.find('.', dot + 1)) {
    const auto member = value.find(std::string(path.substr(0, dot)));
    if (member == value.end()) continue;
    if (const JsonTree* found = MemberAt(*member, path.substr(dot + 1))) return found;
  }
  return nullptr;
}

}  // namespace entente

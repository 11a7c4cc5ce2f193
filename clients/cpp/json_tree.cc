#include "clients/cpp/json_tree.h"

#include <functional>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "clients/cpp/shown_text.h"

namespace entente {
namespace {

// Reads through a text once, building nothing, to know where it goes wrong before a tree is built:
// nlohmann's own report of a position is an exception.
class JsonCheck : public nlohmann::json_sax<JsonTree> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool key(string_t&) override { return true; }
  bool start_object(std::size_t) override { return Open(); }
  bool start_array(std::size_t) override { return Open(); }
  bool end_object() override { return Close(); }
  bool end_array() override { return Close(); }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    position_ = position;
    return false;
  }

  absl::Status status() const {
    if (depth_ > kJsonNesting) {
      return absl::InvalidArgumentError(
          absl::StrCat("JSON is nested too deeply: at most ", kJsonNesting, " levels"));
    }
    return absl::InvalidArgumentError(
        absl::StrCat("not JSON at byte ", position_, ": one JSON object is expected"));
  }

 private:
  bool Open() { return ++depth_ <= kJsonNesting; }
  bool Close() {
    --depth_;
    return true;
  }

  size_t depth_ = 0;
  size_t position_ = 0;
};

bool IsHexId(absl::string_view text) {
  if (text.size() != 32 && text.size() != 64) return false;
  for (char c : text) {
    if (!absl::ascii_isxdigit(c)) return false;
  }
  return true;
}

// Calls `change` with every string of a `bytes` field in the mapping of a `type`.
void ForEachId(const google::protobuf::Descriptor& type, JsonTree* tree,
               const std::function<void(JsonTree*)>& change) {
  if (!tree->is_object()) return;
  for (auto& [name, member] : tree->items()) {
    const google::protobuf::FieldDescriptor* field = type.FindFieldByName(name);
    if (field == nullptr) field = type.FindFieldByCamelcaseName(name);
    if (field == nullptr || field->is_map()) continue;
    const auto visit = [&](JsonTree* item) {
      if (field->type() == google::protobuf::FieldDescriptor::TYPE_BYTES) {
        if (item->is_string()) change(item);
      } else if (field->message_type() != nullptr) {
        ForEachId(*field->message_type(), item, change);
      }
    };
    if (!member.is_array()) {
      visit(&member);
      continue;
    }
    for (JsonTree& item : member) visit(&item);
  }
}

}  // namespace

absl::StatusOr<JsonTree> ParseJson(absl::string_view text) {
  JsonCheck check;
  if (!JsonTree::sax_parse(text.begin(), text.end(), &check)) return check.status();
  return JsonTree::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
}

std::string PrintJson(const JsonTree& tree, bool indented) {
  const std::string text =
      tree.dump(indented ? 2 : -1, ' ', false, JsonTree::error_handler_t::replace);
  // Outside its strings JSON has no such characters but the line breaks of the indented form.
  return EscapeForJson(text);
}

void IdsToHex(const google::protobuf::Descriptor& type, JsonTree* tree) {
  ForEachId(type, tree, [](JsonTree* item) {
    std::string bytes;
    const std::string& base64 = item->get_ref<const std::string&>();
    if (absl::Base64Unescape(base64, &bytes)) *item = absl::BytesToHexString(bytes);
  });
}

void IdsFromHex(const google::protobuf::Descriptor& type, JsonTree* tree) {
  ForEachId(type, tree, [](JsonTree* item) {
    const std::string& text = item->get_ref<const std::string&>();
    if (IsHexId(text)) *item = absl::Base64Escape(absl::HexStringToBytes(text));
  });
}

}  // namespace entente

#include "graph/model/entity_id.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "graph/model/limits.h"
#include "graph/model/status.h"
#include "graph/model/utf8.h"

namespace entente {
namespace {

absl::Status Invalid(absl::string_view id, absl::string_view wrong) {
  const std::string shown = absl::CHexEscape(id.substr(0, 64));
  return InvalidField(
      "INVALID_ENTITY_ID", "", shown,
      absl::StrCat("the entity id \"", shown, "\" ", wrong, "; an id is 1..", Limits().id_bytes,
                   " bytes of UTF-8 without control characters"));
}

}  // namespace

absl::Status ValidateEntityId(absl::string_view id) {
  if (id.empty()) return Invalid(id, "is empty");
  if (id.size() > Limits().id_bytes) {
    return Invalid(id, absl::StrCat("has ", id.size(), " bytes"));
  }
  if (!IsUtf8(id)) return Invalid(id, "is not UTF-8");
  if (HasControlCharacter(id)) return Invalid(id, "contains a control character");
  if (id.find_first_not_of(' ') == absl::string_view::npos) return Invalid(id, "is only spaces");
  return absl::OkStatus();
}

}  // namespace entente

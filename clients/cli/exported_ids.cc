// One order for ids and what is noted of them: the key of a note is that of its id with a NUL and a
// letter behind, which no id has, so that it comes directly after the id.
#include "clients/cli/exported_ids.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

constexpr char kVoice = 'a', kDocument = 'd', kDeclared = 'v', kUndeclared = 'w';

std::string NoteKey(const std::string& id, char kind) {
  std::string key = id;
  key.push_back('\0');
  key.push_back(kind);
  return key;
}

absl::Status Take(char kind, const std::string& payload, Noted* noted) {
  if (kind == kVoice) noted->voice = true;
  if (kind == kDocument) noted->document = true;
  if (kind != kDeclared && kind != kUndeclared) return absl::OkStatus();
  v1::PropositionRow row;
  if (!row.ParseFromString(payload)) return absl::DataLossError("a value was not kept");
  (kind == kDeclared ? noted->declared : noted->undeclared).push_back(std::move(row));
  return absl::OkStatus();
}

}  // namespace

absl::Status ExportedIds::Add(const std::string& id) { return records_.Add(id, ""); }

absl::Status ExportedIds::AddVoice(const std::string& id) {
  RETURN_IF_ERROR(Add(id));
  return records_.Add(NoteKey(id, kVoice), "");
}

absl::Status ExportedIds::AddDocument(const std::string& id) {
  RETURN_IF_ERROR(Add(id));
  return records_.Add(NoteKey(id, kDocument), "");
}

absl::Status ExportedIds::AddValue(const v1::PropositionRow& row, bool declared) {
  const std::string& id = row.proposition().subject();
  RETURN_IF_ERROR(Add(id));
  // In the order in which they came.
  return records_.Add(absl::StrCat(NoteKey(id, declared ? kDeclared : kUndeclared),
                                   absl::StrFormat("%020d", ++values_)),
                      row.SerializeAsString());
}

absl::Status ExportedIds::InBatches(
    size_t ids, absl::FunctionRef<absl::Status(const std::map<std::string, Noted>& batch)> each) {
  std::map<std::string, Noted> batch;
  std::string last;
  RETURN_IF_ERROR(
      records_.ForEach([&](const std::string& key, const std::string& payload) -> absl::Status {
        const size_t end = key.find('\0');
        if (end != std::string::npos) return Take(key[end + 1], payload, &batch[last]);
        if (batch.size() == ids) {
          RETURN_IF_ERROR(each(batch));
          batch.clear();
        }
        batch[key];
        last = key;
        return absl::OkStatus();
      }));
  return batch.empty() ? absl::OkStatus() : each(batch);
}

}  // namespace entente

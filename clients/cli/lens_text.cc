#include "clients/cli/lens_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/claim_text.h"
#include "clients/cli/enum_words.h"

namespace entente {
namespace {

void Add(const std::string& flag, const std::string& value, std::string* text) {
  if (!value.empty()) absl::StrAppend(text, text->empty() ? "" : " ", flag, " ", value);
}

void AddEach(const std::string& flag, const google::protobuf::RepeatedPtrField<std::string>& values,
             std::string* text) {
  for (const std::string& value : values) Add(flag, value, text);
}

}  // namespace

std::string LensText(const v1::Lens& lens) {
  std::string text;
  const auto mood = [](std::string* out, int number) {
    absl::StrAppend(out, Word(static_cast<v1::Mood>(number)));
  };
  Add("--moods", absl::StrJoin(lens.moods(), ",", mood), &text);
  AddEach("--allow-agents", lens.allow().agents(), &text);
  AddEach("--allow-origins", lens.allow().origins(), &text);
  AddEach("--allow-documents", lens.allow().documents(), &text);
  AddEach("--deny-agents", lens.deny().agents(), &text);
  AddEach("--deny-origins", lens.deny().origins(), &text);
  AddEach("--deny-documents", lens.deny().documents(), &text);
  Add("--least-reliability", Word(lens.least_reliability()), &text);
  if (lens.least_credibility() != 0) {
    Add("--least-credibility", absl::StrCat(lens.least_credibility()), &text);
  }
  if (lens.ungraded()) absl::StrAppend(&text, text.empty() ? "" : " ", "--ungraded");
  AddEach("--graders", lens.graders(), &text);
  if (lens.least_origins() != 0) Add("--least-origins", absl::StrCat(lens.least_origins()), &text);
  Add("--least-certainty", Word(lens.least_certainty()), &text);
  Add("--contest", Word(lens.contest()), &text);
  for (const std::string& id : lens.assume_retracted()) Add("--assume-retracted", HexOf(id), &text);
  for (const v1::IdPair& pair : lens.assume_same()) {
    Add("--assume-same", absl::StrCat(pair.a(), "=", pair.b()), &text);
  }
  return text.empty() ? "(default)" : text;
}

}  // namespace entente

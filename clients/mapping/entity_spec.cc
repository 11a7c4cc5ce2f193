#include "clients/mapping/entity_spec.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

TextTemplate Constant(absl::string_view text) { return *TextTemplate::Parse(text); }

const std::vector<std::string>& EntityKeys() {
  static const auto* keys = new std::vector<std::string>{
      "as",      "id",      "type",      "names", "external_ids", "title", "published",
      "address", "licence", "issued_by", "voice", "when",         "each"};
  return *keys;
}

// What all claims about one entity share.
ClaimSpec AboutEntity(TextTemplate id, VoiceSpec voice) {
  ClaimSpec spec;
  spec.subject = std::move(id);
  spec.voice = std::move(voice);
  spec.blank_is_always = true;
  return spec;
}

// A list item that says something of its own when and how often.
absl::Status ReadOwn(const YamlTree& item, ClaimSpec* claim) {
  if (const auto period = item.Find("period")) {
    ASSIGN_OR_RETURN(claim->period, PeriodSpec::Read(*period));
  }
  if (const auto when = item.Find("when")) {
    ASSIGN_OR_RETURN(claim->when, Condition::Read(*when));
  }
  if (const auto each = item.Find("each")) {
    ASSIGN_OR_RETURN(const std::vector<EachSpec> own, ReadEach(*each));
    claim->each.insert(claim->each.end(), own.begin(), own.end());
  }
  return absl::OkStatus();
}

absl::Status AddTypes(const YamlTree& tree, const ClaimSpec& about,
                      std::vector<ClaimSpec>* claims) {
  const auto types = tree.Find("type");
  if (!types.has_value()) return absl::OkStatus();
  for (const YamlTree& type : types->Items()) {
    ClaimSpec claim = about;
    claim.predicate = Constant("type");
    ASSIGN_OR_RETURN(claim.value, ValueSpec::Read(type));
    claims->push_back(std::move(claim));
  }
  return absl::OkStatus();
}

// {text, language} of a name as a value; the other keys are the claim's.
absl::Status AddNames(const YamlTree& tree, const ClaimSpec& about,
                      std::vector<ClaimSpec>* claims) {
  const auto names = tree.Find("names");
  if (!names.has_value()) return absl::OkStatus();
  for (const YamlTree& name : names->Items()) {
    ClaimSpec claim = about;
    claim.predicate = Constant("name");
    TextTemplate kind = Constant("alias");
    if (name.is_map()) {
      RETURN_IF_ERROR(name.CheckKeys({"text", "language", "kind", "period", "when", "each"}));
      ASSIGN_OR_RETURN(claim.value, ValueSpec::ReadText(name));
      RETURN_IF_ERROR(ReadOwn(name, &claim));
      if (const auto stated = name.Find("kind")) {
        ASSIGN_OR_RETURN(kind, stated->Template());
      }
    } else {
      ASSIGN_OR_RETURN(claim.value, ValueSpec::Read(name));
    }
    claim.qualifiers.push_back({{}, Constant("kind"), std::nullopt, ValueSpec::OfText(kind)});
    claims->push_back(std::move(claim));
  }
  return absl::OkStatus();
}

absl::Status AddExternalIds(const YamlTree& tree, const ClaimSpec& about,
                            std::vector<ClaimSpec>* claims) {
  const auto ids = tree.Find("external_ids");
  if (!ids.has_value()) return absl::OkStatus();
  for (const YamlTree& id : ids->Items()) {
    ClaimSpec claim = about;
    claim.predicate = Constant("external_id");
    RETURN_IF_ERROR(id.CheckKeys({"scheme", "id", "period", "when", "each"}));
    ASSIGN_OR_RETURN(const YamlTree code, id.Get("id"));
    ASSIGN_OR_RETURN(claim.value, ValueSpec::Read(code));
    ASSIGN_OR_RETURN(const YamlTree scheme, id.Get("scheme"));
    ASSIGN_OR_RETURN(const TextTemplate text, scheme.Template());
    claim.qualifiers.push_back({{}, Constant("scheme"), std::nullopt, ValueSpec::OfText(text)});
    RETURN_IF_ERROR(ReadOwn(id, &claim));
    claims->push_back(std::move(claim));
  }
  return absl::OkStatus();
}

// Title, publication, address and licence of a document.
absl::Status AddDocumentParts(const YamlTree& tree, const ClaimSpec& about,
                              std::vector<ClaimSpec>* claims) {
  for (const char* key : {"title", "address", "licence"}) {
    const auto value = tree.Find(key);
    if (!value.has_value()) continue;
    ClaimSpec claim = about;
    claim.predicate = Constant(key);
    ASSIGN_OR_RETURN(claim.value, ValueSpec::Read(*value));
    claims->push_back(std::move(claim));
  }
  const auto published = tree.Find("published");
  if (!published.has_value()) return absl::OkStatus();
  ClaimSpec claim = about;
  claim.predicate = Constant("published");
  ASSIGN_OR_RETURN(claim.value, ValueSpec::ReadMoment(*published));
  claims->push_back(std::move(claim));
  return absl::OkStatus();
}

absl::Status AddIssuer(const YamlTree& tree, const EntityIds& entities, const ClaimSpec& about,
                       std::vector<ClaimSpec>* claims) {
  const auto issuer = tree.Find("issued_by");
  if (!issuer.has_value()) return absl::OkStatus();
  ClaimSpec claim = about;
  claim.predicate = Constant("issued_by");
  if (!issuer->is_map()) {
    ASSIGN_OR_RETURN(claim.object, ReadEntityId(*issuer, entities));
  } else {
    RETURN_IF_ERROR(issuer->CheckKeys({"id", "type", "names", "external_ids"}));
    ASSIGN_OR_RETURN(const YamlTree id, issuer->Get("id"));
    ASSIGN_OR_RETURN(claim.object, id.Template());
    ClaimSpec of_issuer = about;
    of_issuer.subject = *claim.object;
    RETURN_IF_ERROR(AddTypes(*issuer, of_issuer, claims));
    RETURN_IF_ERROR(AddNames(*issuer, of_issuer, claims));
    RETURN_IF_ERROR(AddExternalIds(*issuer, of_issuer, claims));
  }
  claims->push_back(std::move(claim));
  return absl::OkStatus();
}

absl::StatusOr<std::vector<ClaimSpec>> ReadParts(const YamlTree& tree, const EntityIds& entities,
                                                 const ClaimSpec& about) {
  std::vector<ClaimSpec> claims;
  RETURN_IF_ERROR(AddTypes(tree, about, &claims));
  RETURN_IF_ERROR(AddNames(tree, about, &claims));
  RETURN_IF_ERROR(AddExternalIds(tree, about, &claims));
  RETURN_IF_ERROR(AddDocumentParts(tree, about, &claims));
  RETURN_IF_ERROR(AddIssuer(tree, entities, about, &claims));
  return claims;
}

}  // namespace

absl::StatusOr<EntityIds> ReadEntityIds(const std::vector<YamlTree>& trees) {
  EntityIds ids;
  for (const YamlTree& tree : trees) {
    RETURN_IF_ERROR(tree.CheckKeys(EntityKeys()));
    ASSIGN_OR_RETURN(const YamlTree id, tree.Get("id"));
    ASSIGN_OR_RETURN(TextTemplate text, id.Template());
    const auto as = tree.Find("as");
    if (!as.has_value()) continue;
    ASSIGN_OR_RETURN(const std::string name, as->Text());
    if (!ids.emplace(name, std::move(text)).second) {
      return as->Error(absl::StrCat("'", name, "' is the name of two entities"));
    }
  }
  return ids;
}

absl::StatusOr<std::vector<ClaimSpec>> ReadEntity(const YamlTree& tree, const EntityIds& entities,
                                                  const VoiceSpec& voice) {
  ASSIGN_OR_RETURN(const YamlTree id, tree.Get("id"));
  ASSIGN_OR_RETURN(TextTemplate text, id.Template());
  VoiceSpec whole = voice;
  whole.locator = VoiceSpec::Locator::kNone;
  if (const auto own = tree.Find("voice")) {
    ASSIGN_OR_RETURN(whole, ReadVoice(*own, entities, whole));
  }
  ClaimSpec about = AboutEntity(std::move(text), std::move(whole));
  if (const auto when = tree.Find("when")) {
    ASSIGN_OR_RETURN(about.when, Condition::Read(*when));
  }
  if (const auto each = tree.Find("each")) {
    ASSIGN_OR_RETURN(about.each, ReadEach(*each));
  }
  return ReadParts(tree, entities, about);
}

absl::StatusOr<std::vector<ClaimSpec>> ReadDocument(const YamlTree& tree, std::string* id) {
  std::vector<std::string> keys = EntityKeys();
  for (const char* other : {"as", "voice", "when", "each"}) {
    keys.erase(std::find(keys.begin(), keys.end(), other));
  }
  RETURN_IF_ERROR(tree.CheckKeys(keys));
  ASSIGN_OR_RETURN(const YamlTree stated, tree.Get("id"));
  ASSIGN_OR_RETURN(*id, stated.Text());
  ASSIGN_OR_RETURN(TextTemplate text, stated.Template());
  if (!text.constant()) {
    return stated.Error("the data set's own document is one: an id without columns is expected");
  }
  VoiceSpec voice;
  voice.document = text;
  voice.locator = VoiceSpec::Locator::kNone;
  const ClaimSpec about = AboutEntity(std::move(text), std::move(voice));
  ASSIGN_OR_RETURN(std::vector<ClaimSpec> claims, ReadParts(tree, {}, about));
  if (!tree.Find("type").has_value()) {
    ClaimSpec type = about;
    type.predicate = Constant("type");
    type.value = ValueSpec::OfText(Constant("Dataset"));
    claims.insert(claims.begin(), std::move(type));
  }
  return claims;
}

}  // namespace entente

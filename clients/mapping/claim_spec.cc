#include "clients/mapping/claim_spec.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "clients/cpp/status_macros.h"
#include "clients/mapping/nearest_word.h"

namespace entente {
namespace {

absl::Status Optional(const YamlTree& tree, const std::string& key, TextTemplate* into) {
  const std::optional<YamlTree> found = tree.Find(key);
  if (!found.has_value()) return absl::OkStatus();
  ASSIGN_OR_RETURN(*into, found->Template());
  return absl::OkStatus();
}

absl::Status OptionalDate(const YamlTree& tree, const std::string& key, DateSpec* into) {
  const std::optional<YamlTree> found = tree.Find(key);
  if (!found.has_value()) return absl::OkStatus();
  if (found->is_map()) RETURN_IF_ERROR(found->CheckKeys(DateSpec::Keys()));
  ASSIGN_OR_RETURN(*into, DateSpec::Read(*found));
  return absl::OkStatus();
}

absl::Status OptionalEntity(const YamlTree& tree, const std::string& key, const EntityIds& entities,
                            TextTemplate* into) {
  const std::optional<YamlTree> found = tree.Find(key);
  if (!found.has_value()) return absl::OkStatus();
  ASSIGN_OR_RETURN(*into, ReadEntityId(*found, entities));
  return absl::OkStatus();
}

absl::StatusOr<LinkSpec> ReadLink(const YamlTree& tree, const EntityIds& entities) {
  LinkSpec link;
  RETURN_IF_ERROR(tree.CheckKeys({"agent", "description", "verb", "stated_at"}));
  RETURN_IF_ERROR(OptionalEntity(tree, "agent", entities, &link.agent));
  RETURN_IF_ERROR(Optional(tree, "description", &link.description));
  RETURN_IF_ERROR(Optional(tree, "verb", &link.verb));
  RETURN_IF_ERROR(OptionalDate(tree, "stated_at", &link.stated_at));
  if (link.agent.empty() == link.description.empty()) {
    return tree.Error("a voice is an 'agent', or the 'description' of somebody unnamed");
  }
  return link;
}

absl::StatusOr<GradeSpec> ReadGrade(const YamlTree& tree) {
  GradeSpec grade;
  RETURN_IF_ERROR(tree.CheckKeys(
      {"scheme", "reliability", "credibility", "likelihood", "confidence", "reason"}));
  ASSIGN_OR_RETURN(const YamlTree scheme, tree.Get("scheme"));
  ASSIGN_OR_RETURN(grade.scheme, scheme.Template());
  RETURN_IF_ERROR(Optional(tree, "reliability", &grade.reliability));
  RETURN_IF_ERROR(Optional(tree, "credibility", &grade.credibility));
  RETURN_IF_ERROR(Optional(tree, "likelihood", &grade.likelihood));
  RETURN_IF_ERROR(Optional(tree, "confidence", &grade.confidence));
  RETURN_IF_ERROR(Optional(tree, "reason", &grade.reason));
  return grade;
}

absl::Status ReadMerge(const YamlTree& tree, ClaimSpec* spec) {
  spec->merge = true;
  if (!tree.is_map()) {
    ASSIGN_OR_RETURN(spec->merge, tree.Flag());
    return absl::OkStatus();
  }
  RETURN_IF_ERROR(tree.CheckKeys({"gap_days"}));
  ASSIGN_OR_RETURN(const YamlTree gap, tree.Get("gap_days"));
  ASSIGN_OR_RETURN(spec->gap_days, gap.Number());
  return absl::OkStatus();
}

absl::Status ReadQualifiers(const YamlTree& tree, const EntityIds& entities, ClaimSpec* spec) {
  if (const auto each = tree.Find("each")) {
    RETURN_IF_ERROR(tree.CheckKeys({"each", "name", "value"}));
    QualifierSpec qualifier;
    ASSIGN_OR_RETURN(qualifier.each, ReadEach(*each));
    ASSIGN_OR_RETURN(const YamlTree name, tree.Get("name"));
    ASSIGN_OR_RETURN(qualifier.name, name.Template());
    ASSIGN_OR_RETURN(const YamlTree value, tree.Get("value"));
    ASSIGN_OR_RETURN(qualifier.value, ValueSpec::Read(value));
    spec->qualifiers.push_back(std::move(qualifier));
    return absl::OkStatus();
  }
  ASSIGN_OR_RETURN(const auto members, tree.Members());
  for (const auto& [name, value] : members) {
    QualifierSpec qualifier;
    qualifier.name = *TextTemplate::Parse(absl::StrReplaceAll(name, {{"{", "{{"}, {"}", "}}"}}));
    const std::optional<YamlTree> entity = value.Find("entity");
    if (entity.has_value()) {
      RETURN_IF_ERROR(value.CheckKeys({"entity"}));
      ASSIGN_OR_RETURN(qualifier.entity, ReadEntityId(*entity, entities));
    } else {
      ASSIGN_OR_RETURN(qualifier.value, ValueSpec::Read(value));
    }
    spec->qualifiers.push_back(std::move(qualifier));
  }
  return absl::OkStatus();
}

// What claims and judgements share.
template <typename Spec>
absl::Status ReadWhenAndEach(const YamlTree& tree, Spec* spec) {
  if (const auto when = tree.Find("when")) {
    ASSIGN_OR_RETURN(spec->when, Condition::Read(*when));
  }
  if (const auto each = tree.Find("each")) {
    ASSIGN_OR_RETURN(spec->each, ReadEach(*each));
  }
  return absl::OkStatus();
}

// Collects names, and leaves out variables of `each`.
class Names {
 public:
  explicit Names(const std::vector<EachSpec>& each) : each_(each) {
    for (const EachSpec& spec : each) Add(spec.names());
  }
  void Add(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      const bool variable = std::any_of(each_.begin(), each_.end(), [&](const EachSpec& spec) {
        return name == spec.name() || absl::StartsWith(name, spec.name() + ".");
      });
      if (!variable) names_.push_back(name);
    }
  }
  void Add(const TextTemplate& text) { Add(text.names()); }
  std::vector<std::string> Take() { return std::move(names_); }

 private:
  const std::vector<EachSpec>& each_;
  std::vector<std::string> names_;
};

}  // namespace

absl::StatusOr<TextTemplate> ReadEntityId(const YamlTree& tree, const EntityIds& entities) {
  ASSIGN_OR_RETURN(const std::string text, tree.Text());
  const auto named = entities.find(text);
  if (named != entities.end()) return named->second;
  if (text.find_first_of("{:") != std::string::npos) return tree.Template();
  std::vector<std::string> known;
  for (const auto& [name, id] : entities) known.push_back(name);
  return tree.Error(absl::StrCat("'", text, "' is no entity of this mapping",
                                 DidYouMean(text, known),
                                 "; an id is written with its columns, as in \"cow:{ccode}\""));
}

absl::StatusOr<VoiceSpec> ReadVoice(const YamlTree& tree, const EntityIds& entities,
                                    const VoiceSpec& defaults) {
  VoiceSpec voice = defaults;
  RETURN_IF_ERROR(tree.CheckKeys({"document", "locator", "chain", "hedges", "likelihood"}));
  RETURN_IF_ERROR(OptionalEntity(tree, "document", entities, &voice.document));
  if (const auto locator = tree.Find("locator")) {
    ASSIGN_OR_RETURN(voice.paragraph, locator->Template());
    const std::string& word = voice.paragraph.written();
    voice.locator = word == "row"    ? VoiceSpec::Locator::kRow
                    : word == "none" ? VoiceSpec::Locator::kNone
                                     : VoiceSpec::Locator::kParagraph;
    if (voice.locator == VoiceSpec::Locator::kParagraph && voice.paragraph.constant()) {
      return locator->Error("row, none, or a column that holds a number is expected");
    }
  }
  if (const auto chain = tree.Find("chain")) {
    voice.chain.clear();
    for (const YamlTree& item : chain->Items()) {
      ASSIGN_OR_RETURN(LinkSpec link, ReadLink(item, entities));
      voice.chain.push_back(std::move(link));
    }
  }
  if (const auto hedges = tree.Find("hedges")) {
    voice.hedges.clear();
    for (const YamlTree& item : hedges->Items()) {
      ASSIGN_OR_RETURN(TextTemplate hedge, item.Template());
      voice.hedges.push_back(std::move(hedge));
    }
  }
  RETURN_IF_ERROR(Optional(tree, "likelihood", &voice.likelihood));
  return voice;
}

absl::StatusOr<ClaimSpec> ReadClaim(const YamlTree& tree, const EntityIds& entities,
                                    const VoiceSpec& voice) {
  ClaimSpec spec;
  RETURN_IF_ERROR(tree.CheckKeys({"subject", "predicate", "object", "value", "qualifiers", "period",
                                  "stance", "mood", "basis", "resolve_by", "voice", "grade", "when",
                                  "each", "merge", "new_instance", "required"}));
  ASSIGN_OR_RETURN(const YamlTree subject, tree.Get("subject"));
  ASSIGN_OR_RETURN(spec.subject, ReadEntityId(subject, entities));
  ASSIGN_OR_RETURN(const YamlTree predicate, tree.Get("predicate"));
  ASSIGN_OR_RETURN(spec.predicate, predicate.Template());
  const auto object = tree.Find("object");
  const auto value = tree.Find("value");
  if (object.has_value() == value.has_value()) {
    return tree.Error("a claim has an 'object' (an entity) or a 'value'");
  }
  if (object.has_value()) {
    ASSIGN_OR_RETURN(spec.object, ReadEntityId(*object, entities));
  } else {
    ASSIGN_OR_RETURN(spec.value, ValueSpec::Read(*value));
  }
  if (const auto qualifiers = tree.Find("qualifiers")) {
    RETURN_IF_ERROR(ReadQualifiers(*qualifiers, entities, &spec));
  }
  if (const auto period = tree.Find("period")) {
    ASSIGN_OR_RETURN(spec.period, PeriodSpec::Read(*period));
  }
  RETURN_IF_ERROR(Optional(tree, "stance", &spec.stance));
  RETURN_IF_ERROR(Optional(tree, "mood", &spec.mood));
  RETURN_IF_ERROR(Optional(tree, "basis", &spec.basis));
  RETURN_IF_ERROR(OptionalDate(tree, "resolve_by", &spec.resolve_by));
  spec.voice = voice;
  if (const auto own = tree.Find("voice")) {
    ASSIGN_OR_RETURN(spec.voice, ReadVoice(*own, entities, voice));
  }
  if (const auto grade = tree.Find("grade")) {
    ASSIGN_OR_RETURN(spec.grade, ReadGrade(*grade));
  }
  RETURN_IF_ERROR(ReadWhenAndEach(tree, &spec));
  if (const auto merge = tree.Find("merge")) RETURN_IF_ERROR(ReadMerge(*merge, &spec));
  if (const auto instance = tree.Find("new_instance")) {
    ASSIGN_OR_RETURN(spec.new_instance, instance->Flag());
  }
  if (const auto required = tree.Find("required")) {
    ASSIGN_OR_RETURN(spec.required, required->Flag());
  }
  if (spec.merge && (spec.grade.has_value() || spec.new_instance)) {
    return tree.Error(
        "what is merged from several records has no grade and no instance of its own");
  }
  return spec;
}

absl::StatusOr<JudgementSpec> ReadJudgement(const YamlTree& tree, const EntityIds& entities) {
  JudgementSpec spec;
  RETURN_IF_ERROR(
      tree.CheckKeys({"same_as", "not_same_as", "derives_from", "reason", "when", "each"}));
  const std::vector<std::string> kinds = {"same_as", "not_same_as", "derives_from"};
  size_t found = 0;
  for (size_t i = 0; i < kinds.size(); ++i) {
    const auto pair = tree.Find(kinds[i]);
    if (!pair.has_value()) continue;
    ++found;
    spec.kind = static_cast<JudgementSpec::Kind>(i);
    const std::vector<YamlTree> items = pair->Items();
    if (items.size() != 2) return pair->Error("a list of two entities is expected");
    ASSIGN_OR_RETURN(spec.a, ReadEntityId(items[0], entities));
    ASSIGN_OR_RETURN(spec.b, ReadEntityId(items[1], entities));
  }
  if (found != 1) return tree.Error("a judgement is same_as, not_same_as or derives_from");
  RETURN_IF_ERROR(Optional(tree, "reason", &spec.reason));
  RETURN_IF_ERROR(ReadWhenAndEach(tree, &spec));
  return spec;
}

std::vector<std::string> NamesOf(const ClaimSpec& spec) {
  Names names(spec.each);
  names.Add(spec.when.names());
  for (const TextTemplate* part :
       {&spec.subject, &spec.predicate, &spec.stance, &spec.mood, &spec.basis, &spec.voice.document,
        &spec.voice.paragraph, &spec.voice.likelihood}) {
    names.Add(*part);
  }
  if (spec.object.has_value()) names.Add(*spec.object);
  if (spec.value.has_value()) names.Add(spec.value->names());
  for (const QualifierSpec& qualifier : spec.qualifiers) {
    Names own(qualifier.each);
    own.Add(qualifier.name);
    if (qualifier.entity.has_value()) own.Add(*qualifier.entity);
    if (qualifier.value.has_value()) own.Add(qualifier.value->names());
    names.Add(own.Take());
  }
  names.Add(spec.period.names());
  names.Add(spec.resolve_by.names());
  for (const LinkSpec& link : spec.voice.chain) {
    for (const TextTemplate* part : {&link.agent, &link.description, &link.verb}) {
      names.Add(*part);
    }
    names.Add(link.stated_at.names());
  }
  for (const TextTemplate& hedge : spec.voice.hedges) names.Add(hedge);
  if (spec.grade.has_value()) {
    const GradeSpec& grade = *spec.grade;
    for (const TextTemplate* part : {&grade.scheme, &grade.reliability, &grade.credibility,
                                     &grade.likelihood, &grade.confidence, &grade.reason}) {
      names.Add(*part);
    }
  }
  return names.Take();
}

std::vector<std::string> NamesOf(const JudgementSpec& spec) {
  Names names(spec.each);
  names.Add(spec.when.names());
  for (const TextTemplate* part : {&spec.a, &spec.b, &spec.reason}) names.Add(*part);
  return names.Take();
}

}  // namespace entente

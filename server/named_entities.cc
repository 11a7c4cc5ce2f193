#include "server/named_entities.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "server/convert/enums.h"
#include "server/convert/field_path.h"
#include "server/reading.h"

namespace entente {
namespace {

EntityFields Asked(const EntityFields& fields) {
  EntityFields asked;
  for (const EntityField& field : fields) {
    if (!field.text->empty()) asked.push_back(field);
  }
  return asked;
}

std::vector<std::string> TextsOf(const EntityFields& fields) {
  std::vector<std::string> texts;
  for (const EntityField& field : fields) texts.push_back(*field.text);
  return texts;
}

v1::ResolvedName NameOf(const EntityField& field, const std::string& given,
                        const NamedEntity& entity) {
  v1::ResolvedName name;
  name.set_field(field.path);
  name.set_given(given);
  name.set_id(entity.id);
  name.set_reason(NameReasonToWire(entity.reason));
  name.set_presumed(entity.presumed);
  return name;
}

absl::StatusOr<std::vector<v1::ResolvedName>> Resolve(View& view, const EntityFields& fields,
                                                      bool all) {
  const EntityFields asked = Asked(fields);
  const std::vector<std::string> texts = TextsOf(asked);
  std::vector<v1::ResolvedName> names;
  if (texts.empty()) return names;
  ASSIGN_OR_RETURN(const std::vector<NamedEntity> entities, EntitiesNamed(view, texts));
  for (size_t i = 0; i < asked.size(); ++i) {
    const NamedEntity& entity = entities[i];
    if (entity.id.empty()) {
      if (all) return Named(asked[i].path, NotNamed(view, texts[i], entity));
      continue;
    }
    *asked[i].text = entity.id;
    if (entity.reason != NameReason::kId) names.push_back(NameOf(asked[i], texts[i], entity));
  }
  return names;
}

absl::Status ResolveIn(Reading& reading, const EntityFields& fields, bool all) {
  ASSIGN_OR_RETURN(const auto names, Resolve(reading.view(), fields, all));
  for (const v1::ResolvedName& name : names) reading.NoteName(name);
  return absl::OkStatus();
}

// What are several on one side, and on the other side, `there`, one and the same as what `other` is
// there, is that.
absl::Status JoinSeveral(Reading& there, const NamedEntity& other, NamedEntity* several) {
  if (several->several.empty() || other.id.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::vector<EntityId> joined, there.view().Canonical(several->several));
  ASSIGN_OR_RETURN(const EntityId one, there.view().Canonical(other.id));
  for (const EntityId& id : joined) {
    if (id != one) return absl::OkStatus();
  }
  several->several.clear();
  several->id = other.id;
  return absl::OkStatus();
}

// Gives two ids that are one entity's on one of the sides the id of the other side, on which they
// are two.
absl::Status Join(Reading& before, Reading& after, NamedEntity* then, NamedEntity* since) {
  RETURN_IF_ERROR(JoinSeveral(after, *since, then));
  RETURN_IF_ERROR(JoinSeveral(before, *then, since));
  if (then->id.empty() || since->id.empty() || then->id == since->id) return absl::OkStatus();
  const EntityId ids[] = {then->id, since->id};
  ASSIGN_OR_RETURN(const std::vector<EntityId> joined, after.view().Canonical(ids));
  if (joined[0] == joined[1]) {
    since->id = then->id;
    return absl::OkStatus();
  }
  ASSIGN_OR_RETURN(const std::vector<EntityId> apart, before.view().Canonical(ids));
  if (apart[0] == apart[1]) then->id = since->id;
  return absl::OkStatus();
}

void Append(EntityFields more, EntityFields* fields) {
  for (EntityField& field : more) fields->push_back(std::move(field));
}

}  // namespace

absl::Status ResolveEntityFields(Reading& reading, const EntityFields& fields) {
  return ResolveIn(reading, fields, true);
}

absl::Status ResolveRecordedNames(Reading& reading, const EntityFields& fields) {
  const View& view = reading.view();
  View any(view.store(), AnyTime(view.as_of()), PresumedLens(view.lens()), reading.budget());
  ASSIGN_OR_RETURN(const auto names, Resolve(any, fields, true));
  for (const v1::ResolvedName& name : names) reading.NoteName(name);
  return absl::OkStatus();
}

absl::Status ResolveKnownEntities(Reading& reading, const EntityFields& fields) {
  return ResolveIn(reading, fields, false);
}

absl::Status ResolveEntityField(Reading& reading, absl::string_view path, EntityId* text) {
  return ResolveEntityFields(reading, {{std::string(path), text}});
}

absl::Status ResolveEntityFields(Reading& before, Reading& after, const EntityFields& fields) {
  const EntityFields asked = Asked(fields);
  const std::vector<std::string> texts = TextsOf(asked);
  if (texts.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(std::vector<NamedEntity> then, EntitiesNamed(before.view(), texts));
  ASSIGN_OR_RETURN(std::vector<NamedEntity> since, EntitiesNamed(after.view(), texts));
  for (size_t i = 0; i < asked.size(); ++i) {
    RETURN_IF_ERROR(Join(before, after, &then[i], &since[i]));
    const NamedEntity entity = AgreedEntity(since[i], then[i]);
    if (entity.id.empty()) {
      return Named(asked[i].path, NotNamed(after.view(), texts[i], entity));
    }
    *asked[i].text = entity.id;
    if (entity.reason == NameReason::kId) continue;
    if (then[i].id == entity.id) before.NoteName(NameOf(asked[i], texts[i], then[i]));
    if (since[i].id == entity.id) after.NoteName(NameOf(asked[i], texts[i], since[i]));
  }
  return absl::OkStatus();
}

EntityFields ItemsOf(absl::string_view path, std::vector<EntityId>* texts) {
  EntityFields fields;
  for (size_t i = 0; i < texts->size(); ++i) fields.push_back({Item(path, i), &(*texts)[i]});
  return fields;
}

EntityFields FieldsOf(PropositionPattern* pattern) {
  return {
      {"subject", &pattern->subject}, {"object", &pattern->object}, {"within", &pattern->within}};
}

EntityFields FieldsOf(absl::string_view path, const Ontology& ontology, HopPattern* hop) {
  EntityFields fields;
  const auto ways = WaysOf(ontology, hop->predicates, hop->direction, path);
  if (!ways.ok()) return fields;  // the hop itself says what is wrong
  for (size_t i = 0; i < hop->qualifiers.size(); ++i) {
    auto& [name, value] = hop->qualifiers[i];
    size_t entities = 0;
    size_t texts = 0;
    for (const Way& way : *ways) {
      const QualifierDefinition* qualifier = way.predicate->FindQualifier(name);
      if (qualifier != nullptr) ++(qualifier->range.empty() ? texts : entities);
    }
    if (entities == 0 || texts > 0) continue;
    fields.push_back({absl::StrCat(Item(absl::StrCat(path, ".qualifiers"), i), ".value"), &value});
  }
  return fields;
}

absl::StatusOr<std::vector<v1::ResolvedName>> ResolveLens(const Store& store, const AsOf& as_of,
                                                          Budget& budget, absl::string_view path,
                                                          Lens* lens) {
  EntityFields fields;
  const auto add = [&](absl::string_view side, VoicePattern* voices) {
    const std::string at = absl::StrCat(path, ".", side);
    Append(ItemsOf(at + ".agents", &voices->agents), &fields);
    Append(ItemsOf(at + ".origins", &voices->origins), &fields);
    Append(ItemsOf(at + ".documents", &voices->documents), &fields);
  };
  add("allow", &lens->allow);
  add("deny", &lens->deny);
  for (size_t i = 0; i < lens->assume_same.size(); ++i) {
    const std::string pair = Item(absl::StrCat(path, ".assume_same"), i);
    fields.push_back({pair + ".a", &lens->assume_same[i].first});
    fields.push_back({pair + ".b", &lens->assume_same[i].second});
  }
  if (fields.empty()) return std::vector<v1::ResolvedName>();
  Lens presumed = PresumedLens(*lens);
  presumed.assume_same.clear();  // its own names are not yet known
  View view(store, as_of, presumed, budget);
  return Resolve(view, fields, true);
}

v1::NameReason NameReasonToWire(NameReason reason) { return EnumToWire<v1::NameReason>(reason); }

}  // namespace entente

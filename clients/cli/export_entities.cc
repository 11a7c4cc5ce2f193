#include "clients/cli/export_entities.h"

#include <map>
#include <set>

#include "absl/types/span.h"
#include "clients/cli/entity_names.h"
#include "clients/cpp/again.h"
#include "clients/cpp/entity_attributes.h"
#include "clients/cpp/status_macros.h"
#include "clients/cpp/value_words.h"
#include "clients/export/entity_fields.h"

namespace entente {
namespace {

constexpr size_t kIdsPerCall = 200;  // keeps an answer with many names far below a message's limit
constexpr uint32_t kEntitiesPerPage = 1'000;

using Ids = absl::Span<const std::string>;
using EachEntity = absl::FunctionRef<absl::Status(const v1::Entity& entity)>;

absl::Status ReadBatch(Connection& connection, const v1::ReadScope& scope, Ids ids,
                       EachEntity each) {
  v1::BatchGetEntitiesRequest request;
  *request.mutable_scope() = scope;
  for (const std::string& id : ids) request.add_ids(id);
  v1::BatchGetEntitiesResponse answer;
  const absl::Status status = CallAgain(connection, request, &answer);
  if (absl::IsResourceExhausted(status) && ids.size() > 1) {
    RETURN_IF_ERROR(ReadBatch(connection, scope, ids.first(ids.size() / 2), each));
    return ReadBatch(connection, scope, ids.subspan(ids.size() / 2), each);
  }
  RETURN_IF_ERROR(status);
  for (const v1::Entity& entity : answer.entities()) RETURN_IF_ERROR(each(entity));
  return absl::OkStatus();
}

// At any valid time, by everybody, as far as recorded where `scope` reads.
v1::ReadScope Unlimited(const v1::ReadScope& scope) {
  v1::ReadScope unlimited;
  unlimited.set_graph(scope.graph());
  unlimited.mutable_as_of()->set_valid("ALL");
  unlimited.mutable_as_of()->set_recorded_at(scope.as_of().recorded_at());
  return unlimited;
}

// Gives `each` the ids in `ids`, some at a time.
absl::Status InBatches(SortedRecords* ids,
                       absl::FunctionRef<absl::Status(const std::vector<std::string>&)> each) {
  std::vector<std::string> batch;
  RETURN_IF_ERROR(ids->ForEach([&](const std::string& id, const std::string&) -> absl::Status {
    batch.push_back(id);
    if (batch.size() < kIdsPerCall) return absl::OkStatus();
    RETURN_IF_ERROR(each(batch));
    batch.clear();
    return absl::OkStatus();
  }));
  return batch.empty() ? absl::OkStatus() : each(batch);
}

absl::Status AddIssuers(Connection& connection, const v1::ReadScope& scope,
                        ExportedSource* source) {
  v1::ListPropositionsRequest request;
  *request.mutable_scope() = scope;
  request.set_subject(source->id);
  request.set_predicate("issued_by");
  return Again(connection, [&] {
    source->issuers.clear();
    return connection.Call(request, [source](const v1::ListPropositionsResponse& part) {
      for (const v1::PropositionRow& row : part.rows()) {
        source->issuers.push_back(row.proposition().object());
      }
      return absl::OkStatus();
    });
  });
}

std::vector<std::string> Texts(const v1::Entity& entity, const std::string& field) {
  std::vector<std::string> texts;
  for (const v1::Attribute* attribute : AttributesOf(entity, field)) {
    texts.push_back(ValueText(attribute->value()));
  }
  return texts;
}

// A batch of entities with their labels.
absl::Status ReadNamed(Connection& connection, const v1::ReadScope& scope,
                       const std::string& scheme, Ids ids,
                       absl::FunctionRef<absl::Status(ExportedEntity& entity)> each) {
  std::vector<ExportedEntity> read;
  std::vector<std::string> unnamed;
  RETURN_IF_ERROR(ReadBatch(connection, scope, ids, [&](const v1::Entity& entity) {
    ExportedEntity& exported = read.emplace_back();
    exported.entity = entity;
    exported.label = NameOf(entity);
    if (!scheme.empty()) exported.code = CodeOf(entity, scheme);
    if (exported.label.empty()) unnamed.push_back(entity.id());
    return absl::OkStatus();
  }));
  std::map<std::string, std::string> names;
  if (!unnamed.empty()) {
    RETURN_IF_ERROR(
        ReadBatch(connection, Unlimited(scope), unnamed, [&names](const v1::Entity& entity) {
          names[entity.id()] = NameOf(entity);
          return absl::OkStatus();
        }));
  }
  for (ExportedEntity& exported : read) {
    if (exported.label.empty()) exported.label = names[exported.entity.id()];
    if (exported.label.empty()) exported.label = exported.entity.id();
    RETURN_IF_ERROR(each(exported));
  }
  return absl::OkStatus();
}

// Adds what was noted of an entity by any of its ids.
void Tell(const std::map<std::string, Noted>& batch, ExportedEntity* exported) {
  std::set<std::string> ids = {exported->entity.id()};
  for (const v1::EntityMember& member : exported->entity.members()) ids.insert(member.id());
  const bool has_view = exported->entity.view_case() != v1::Entity::VIEW_NOT_SET;
  for (const std::string& id : ids) {
    const auto found = batch.find(id);
    if (found == batch.end()) continue;
    const Noted& noted = found->second;
    exported->voice = exported->voice || noted.voice;
    exported->document = exported->document || noted.document;
    std::vector<v1::PropositionRow>& values = exported->values;
    values.insert(values.end(), noted.undeclared.begin(), noted.undeclared.end());
    if (!has_view) values.insert(values.end(), noted.declared.begin(), noted.declared.end());
  }
}

}  // namespace

absl::Status ReadEntities(Connection& connection, const v1::ReadScope& scope,
                          const std::string& scheme, const std::vector<std::string>& ids,
                          absl::FunctionRef<absl::Status(const ExportedEntity& entity)> each) {
  for (size_t begin = 0; begin < ids.size(); begin += kIdsPerCall) {
    RETURN_IF_ERROR(ReadNamed(connection, scope, scheme, Ids(ids).subspan(begin, kIdsPerCall),
                              [&each](ExportedEntity& entity) { return each(entity); }));
  }
  return absl::OkStatus();
}

absl::Status ReadEntities(Connection& connection, const v1::ReadScope& scope,
                          const std::string& scheme, ExportedIds* ids,
                          absl::FunctionRef<absl::Status(const ExportedEntity& entity)> each) {
  std::set<std::string> joined;  // canonical ids of several, which come once for each that was met
  return ids->InBatches(kIdsPerCall, [&](const std::map<std::string, Noted>& batch) {
    std::vector<std::string> asked;
    for (const auto& [id, noted] : batch) asked.push_back(id);
    return ReadNamed(connection, scope, scheme, asked, [&](ExportedEntity& entity) {
      const bool again =
          entity.entity.members_size() > 1 && !joined.insert(entity.entity.id()).second;
      if (again) return absl::OkStatus();
      Tell(batch, &entity);
      return each(entity);
    });
  });
}

absl::Status AddEntitiesOfType(Connection& connection, const v1::ReadScope& scope,
                               const std::string& type, ExportedIds* ids) {
  v1::ListEntitiesRequest request;
  *request.mutable_scope() = scope;
  request.set_type(type);
  request.set_page_size(kEntitiesPerPage);
  do {
    v1::ListEntitiesResponse answer;
    RETURN_IF_ERROR(CallAgain(connection, request, &answer));
    for (const v1::EntitySummary& entity : answer.entities()) {
      RETURN_IF_ERROR(ids->Add(entity.id()));
    }
    request.set_page_token(answer.trailer().next_page_token());
  } while (!request.page_token().empty());
  return absl::OkStatus();
}

absl::Status ReadSources(Connection& connection, const v1::ReadScope& scope,
                         SortedRecords* documents,
                         absl::FunctionRef<absl::Status(const ExportedSource& source)> each) {
  const v1::ReadScope unlimited = Unlimited(scope);
  return InBatches(documents, [&](const std::vector<std::string>& batch) {
    return ReadBatch(connection, unlimited, batch, [&](const v1::Entity& entity) -> absl::Status {
      ExportedSource source;
      source.id = entity.id();
      source.titles = Texts(entity, "titles");
      source.published = Texts(entity, "published");
      source.addresses = Texts(entity, "addresses");
      source.licences = Texts(entity, "licences");
      RETURN_IF_ERROR(AddIssuers(connection, unlimited, &source));
      return each(source);
    });
  });
}

}  // namespace entente

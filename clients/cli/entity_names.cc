#include "clients/cli/entity_names.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cpp/entity_attributes.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

constexpr int kIdsPerCall = 200;  // keeps an answer with many names far below a message's limit

// The less the better.
int Rank(const v1::Attribute& name) {
  bool official = false;
  for (const v1::Qualifier& qualifier : name.qualifiers()) {
    official |= qualifier.name() == "kind" && qualifier.value().text().text() == "official";
  }
  const std::string& language = name.value().text().language();
  if (language == "en") return official ? 0 : 1;
  if (language.empty()) return official ? 2 : 3;
  return official ? 4 : 5;
}

}  // namespace

std::string NameOf(const v1::Entity& entity) {
  for (const char* field : {"names", "titles"}) {
    const v1::Attribute* best = nullptr;
    for (const v1::Attribute* name : AttributesOf(entity, field)) {
      if (best == nullptr || Rank(*name) < Rank(*best)) best = name;
    }
    if (best != nullptr) return best->value().text().text();
  }
  return "";
}

absl::Status EntityNames::Learn(Connection& connection, const std::string& graph, uint64_t revision,
                                const std::set<std::string>& ids) {
  std::vector<std::string> unknown;
  for (const std::string& id : ids) {
    if (!id.empty() && !names_.contains(id)) unknown.push_back(id);
  }
  for (size_t begin = 0; begin < unknown.size(); begin += kIdsPerCall) {
    v1::BatchGetEntitiesRequest request;
    request.mutable_scope()->set_graph(graph);
    request.mutable_scope()->mutable_as_of()->set_valid("ALL");
    request.mutable_scope()->mutable_as_of()->set_recorded_at(absl::StrCat(revision));
    for (size_t i = begin; i < unknown.size() && i < begin + kIdsPerCall; ++i) {
      request.add_ids(unknown[i]);
      names_[unknown[i]] = "";
    }
    v1::BatchGetEntitiesResponse answer;
    RETURN_IF_ERROR(connection.Call(request, &answer));
    for (const v1::Entity& entity : answer.entities()) {
      names_[entity.id()] = NameOf(entity);
      for (const v1::EntityMember& member : entity.members()) {
        names_[member.id()] = names_[entity.id()];
        if (member.id() != entity.id()) canonical_[member.id()] = entity.id();
      }
    }
  }
  return absl::OkStatus();
}

const std::string& EntityNames::CanonicalOf(const std::string& id) const {
  const auto known = canonical_.find(id);
  return known == canonical_.end() ? id : known->second;
}

std::string EntityNames::Shown(const std::string& id) const {
  const auto known = names_.find(id);
  if (known == names_.end() || known->second.empty()) return id;
  return absl::StrCat(known->second, " (", id, ")");
}

}  // namespace entente

// Everything is read for all entities of the proposals at once: a round for their external ids, one
// for each relation that nothing has to itself, one for the claims behind the names. Cost: the
// claims of those predicates about these entities, and what was judged of their identity.
#include "graph/query/merge_objections.h"

#include <algorithm>
#include <optional>

#include "graph/model/status.h"
#include "graph/ontology/well_known.h"
#include "graph/store/budget.h"

namespace entente {
namespace {

using Entities = std::vector<EntityId>;
using RowsByEntity = std::map<EntityId, std::vector<PropositionRow>>;

Entities EndsOf(const std::vector<Duplicate>& pairs) {
  std::set<EntityId> ends;
  for (const Duplicate& pair : pairs) ends.insert({pair.one.id, pair.other.id});
  return {ends.begin(), ends.end()};
}

bool Compatible(const Ontology& ontology, const std::vector<std::string>& one,
                const std::vector<std::string>& other) {
  if (one.empty() || other.empty()) return true;
  return ontology.Admits(one, other) || ontology.Admits(other, one);
}

std::string SchemeOf(const PropositionRow& row) {
  for (const Qualifier& qualifier : row.proposition.qualifiers) {
    if (qualifier.name != "scheme") continue;
    const Value* value = std::get_if<Value>(&qualifier.filler);
    const Text* text = value == nullptr ? nullptr : std::get_if<Text>(&value->value);
    if (text != nullptr) return text->text;
  }
  return "";
}

// Rows by which each is something else in one scheme at one time. None where they share an id of
// that scheme: which of its ids is the present one then says little.
std::vector<PropositionRow> ClashingIds(const std::vector<PropositionRow>& ones,
                                        const std::vector<PropositionRow>& others) {
  std::vector<PropositionRow> clashing;
  for (const PropositionRow& one : ones) {
    const std::string scheme = SchemeOf(one);
    const PropositionRow* clash = nullptr;
    bool shared = false;
    for (const PropositionRow& other : others) {
      if (SchemeOf(other) != scheme) continue;
      if (other.proposition.object == one.proposition.object) {
        shared = true;
      } else if (MayOverlap(one.validity, other.validity)) {
        clash = &other;
      }
    }
    if (shared || clash == nullptr) continue;
    clashing.push_back(one);
    clashing.push_back(*clash);
  }
  return clashing;
}

// A state between things of one kind, as borders, part_of and continues are: whoever claims it of
// two takes them for two.
bool SpeaksOfTwo(const PredicateDefinition& predicate) {
  if (predicate.attribute || predicate.event || predicate.undeclared) return false;
  return predicate.irreflexive || predicate.acyclic ||
         (!predicate.domain.empty() && predicate.domain == predicate.range);
}

class Objections {
 public:
  Objections(View& view, std::vector<Duplicate>* pairs)
      : view_(view), pairs_(*pairs), ends_(EndsOf(*pairs)) {}

  absl::Status Add() {
    RETURN_IF_ERROR(DropKeptApart());
    for (Duplicate& pair : pairs_) {
      if (Compatible(view_.ontology(), pair.one.types, pair.other.types)) continue;
      pair.objections.push_back({ObjectionKind::kTypes, {}, {}, {}});
    }
    RETURN_IF_ERROR(AddExternalIds());
    RETURN_IF_ERROR(AddRelations());
    AddThirds();
    return AddDocuments();
  }

 private:
  absl::StatusOr<RowsByEntity> RowsOf(absl::string_view predicate) {
    ASSIGN_OR_RETURN(auto rows, view_.RowsOfEach(ends_, predicate));
    RowsByEntity by_entity;
    for (size_t i = 0; i < ends_.size(); ++i) by_entity[ends_[i]] = std::move(rows[i]);
    return by_entity;
  }

  absl::Status DropKeptApart() {
    for (const EntityId& id : ends_) {
      RETURN_IF_ERROR(view_.budget().Check());
      ASSIGN_OR_RETURN(const EntityIdentity about, view_.IdentityOf(id));
      for (const Coreference& judgement : about.evidence.judgements) {
        if (judgement.same) continue;
        ASSIGN_OR_RETURN(const EntityId a, view_.Canonical(judgement.a));
        ASSIGN_OR_RETURN(const EntityId b, view_.Canonical(judgement.b));
        apart_[a].insert(b);
        apart_[b].insert(a);
      }
    }
    std::erase_if(pairs_, [this](const Duplicate& pair) {
      const auto found = apart_.find(pair.one.id);
      return found != apart_.end() && found->second.contains(pair.other.id);
    });
    ends_ = EndsOf(pairs_);
    return absl::OkStatus();
  }

  absl::Status AddExternalIds() {
    const Budget::Hold hold(view_.budget());
    ASSIGN_OR_RETURN(const RowsByEntity ids, RowsOf(kExternalIdPredicate));
    for (Duplicate& pair : pairs_) {
      std::vector<PropositionRow> rows = ClashingIds(ids.at(pair.one.id), ids.at(pair.other.id));
      if (rows.empty()) continue;
      pair.objections.push_back({ObjectionKind::kExternalIds, std::move(rows), {}, {}});
    }
    return absl::OkStatus();
  }

  // A relation between the two is among the rows of either, whichever is its subject.
  absl::Status AddRelations() {
    std::map<std::pair<EntityId, EntityId>, std::vector<PropositionRow>> related;
    for (const PredicateDefinition& predicate : view_.ontology().predicates()) {
      if (!SpeaksOfTwo(predicate)) continue;
      const Budget::Hold hold(view_.budget());
      ASSIGN_OR_RETURN(const RowsByEntity rows, RowsOf(predicate.name));
      for (const Duplicate& pair : pairs_) {
        const auto add = [&](const EntityId& from, const EntityId& to) {
          for (const PropositionRow& row : rows.at(from)) {
            const EntityId* object = std::get_if<EntityId>(&row.proposition.object);
            if (object != nullptr && *object == to) {
              related[{pair.one.id, pair.other.id}].push_back(row);
            }
          }
        };
        add(pair.one.id, pair.other.id);
        add(pair.other.id, pair.one.id);
      }
    }
    for (Duplicate& pair : pairs_) {
      const auto found = related.find({pair.one.id, pair.other.id});
      if (found == related.end()) continue;
      pair.objections.push_back({ObjectionKind::kRelated, std::move(found->second), {}, {}});
    }
    return absl::OkStatus();
  }

  void AddThirds() {
    if (apart_.empty()) return;
    std::map<EntityId, std::set<EntityId>> proposed;
    for (const Duplicate& pair : pairs_) {
      proposed[pair.one.id].insert(pair.other.id);
      proposed[pair.other.id].insert(pair.one.id);
    }
    const auto add = [&](const EntityId& kept, const EntityId& other, Duplicate* pair) {
      const auto from = apart_.find(kept);
      if (from == apart_.end()) return;
      for (const EntityId& third : from->second) {
        if (!proposed[other].contains(third)) continue;
        pair->objections.push_back({ObjectionKind::kApartFrom, {}, third, {}});
      }
    };
    for (Duplicate& pair : pairs_) {
      add(pair.one.id, pair.other.id, &pair);
      add(pair.other.id, pair.one.id, &pair);
    }
  }

  absl::Status AddDocuments() {
    const Budget::Hold hold(view_.budget());
    std::vector<ClaimId> ids;
    for (const Duplicate& pair : pairs_) {
      for (const MergeReason& reason : pair.reasons) {
        ids.insert(ids.end(), reason.one.claims.begin(), reason.one.claims.end());
        ids.insert(ids.end(), reason.other.claims.begin(), reason.other.claims.end());
      }
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    ASSIGN_OR_RETURN(const auto claims, view_.ClaimsById(ids));
    std::map<ClaimId, EntityId> documents;
    for (size_t i = 0; i < ids.size(); ++i) {
      if (claims[i].has_value()) documents[ids[i]] = claims[i]->claim.voice.document;
    }
    const auto of = [&](const PropositionRow& row) {
      std::set<EntityId> found;
      for (const ClaimId& claim : row.claims) found.insert(documents[claim]);
      return found;
    };
    for (Duplicate& pair : pairs_) {
      std::set<EntityId> common;
      for (const MergeReason& reason : pair.reasons) {
        const std::set<EntityId> others = of(reason.other);
        for (const EntityId& document : of(reason.one)) {
          if (others.contains(document)) common.insert(document);
        }
      }
      for (const EntityId& document : common) {
        pair.objections.push_back({ObjectionKind::kOneDocument, {}, {}, document});
      }
    }
    return absl::OkStatus();
  }

  View& view_;
  std::vector<Duplicate>& pairs_;
  Entities ends_;
  std::map<EntityId, std::set<EntityId>> apart_;  // both ways
};

}  // namespace

bool MayOverlap(const std::vector<Bounds>& one, const std::vector<Bounds>& other) {
  for (const Bounds& a : one) {
    for (const Bounds& b : other) {
      if (a.start_earliest < b.end_latest && b.start_earliest < a.end_latest) return true;
    }
  }
  return false;
}

absl::Status AddObjections(View& view, std::vector<Duplicate>* pairs) {
  return Objections(view, pairs).Add();
}

}  // namespace entente

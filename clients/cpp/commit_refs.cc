#include "clients/cpp/commit_refs.h"

#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

struct NamedRef {
  std::string path;  // below the change: "judgement.grade.claim"
  v1::ClaimRef* claim;
};

// Every reference to a claim in a judgement, found by reflection: a new kind needs no change here.
void Collect(google::protobuf::Message* message, const std::string& path,
             std::vector<NamedRef>* refs) {
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  const google::protobuf::Reflection* reflection = message->GetReflection();
  reflection->ListFields(*message, &fields);
  for (const google::protobuf::FieldDescriptor* field : fields) {
    if (field->message_type() == nullptr || field->is_repeated()) continue;
    google::protobuf::Message* inner = reflection->MutableMessage(message, field);
    const std::string inner_path = absl::StrCat(path, ".", field->name());
    if (field->message_type() == v1::ClaimRef::descriptor()) {
      refs->push_back({inner_path, static_cast<v1::ClaimRef*>(inner)});
    } else {
      Collect(inner, inner_path, refs);
    }
  }
}

std::vector<NamedRef> ClaimRefs(v1::Judgement* judgement) {
  std::vector<NamedRef> refs;
  Collect(judgement, "judgement", &refs);
  return refs;
}

absl::Status Unknown(absl::string_view path, const std::string& ref) {
  return WithRpcError(
      absl::InvalidArgumentError(absl::StrCat("reference \"", ref,
                                              "\" is borne by nothing before it: a change must be "
                                              "named before it is referred to")),
      {"UNKNOWN_REF", std::string(path), ref, {}});
}

std::string Name(char kind, const std::string& id) {
  return absl::StrCat(std::string(1, kind), ":", absl::BytesToHexString(id));
}

}  // namespace

absl::Status ImportRefs::Prepare(v1::CommitRequest* request) const {
  absl::flat_hash_set<std::string> here;
  absl::flat_hash_set<std::string> used;
  // Whether `ref` stays as it is; if not, `*id` is what it stands for.
  const auto stays = [&](const std::string& ref, const std::string& path,
                         std::string* id) -> absl::StatusOr<bool> {
    if (here.contains(ref)) {
      used.insert(ref);
      return true;
    }
    const auto known = ids_.find(ref);
    if (known == ids_.end()) return Unknown(path, ref);
    *id = known->second;
    return false;
  };
  for (int i = 0; i < request->changes_size(); ++i) {
    v1::Change* change = request->mutable_changes(i);
    const std::string at = absl::StrCat("changes[", i, "].");
    std::string id;
    if (change->has_judgement()) {
      for (const NamedRef& named : ClaimRefs(change->mutable_judgement())) {
        if (!named.claim->has_ref()) continue;
        const std::string path = absl::StrCat(at, named.path, ".ref");
        ASSIGN_OR_RETURN(const bool kept, stays(named.claim->ref(), path, &id));
        if (!kept) named.claim->set_id(id);
      }
    } else if (change->has_retract_judgement()) {
      v1::RetractJudgement* retract = change->mutable_retract_judgement();
      if (!retract->judgement_ref().empty()) {
        const std::string path = absl::StrCat(at, "retract_judgement.judgement_ref");
        ASSIGN_OR_RETURN(const bool kept, stays(retract->judgement_ref(), path, &id));
        if (!kept) {
          retract->set_judgement_id(id);
          retract->clear_judgement_ref();
        }
      }
    }
    if (change->ref().empty()) continue;
    if (ids_.contains(change->ref()) || !here.insert(change->ref()).second) {
      return WithRpcError(
          absl::InvalidArgumentError(absl::StrCat("reference \"", change->ref(),
                                                  "\" is taken: a name is given once in a file")),
          {"REPEATED_REF", absl::StrCat(at, "ref"), change->ref(), {}});
    }
  }
  for (v1::Change& change : *request->mutable_changes()) {
    if (!used.contains(change.ref())) change.clear_ref();
  }
  return absl::OkStatus();
}

void AddUsedRefs(const v1::CommitRequest& request, absl::flat_hash_set<std::string>* used) {
  for (const v1::Change& change : request.changes()) {
    if (change.has_judgement()) {
      v1::Judgement judgement = change.judgement();
      for (const NamedRef& named : ClaimRefs(&judgement)) {
        if (named.claim->has_ref()) used->insert(named.claim->ref());
      }
    } else if (!change.retract_judgement().judgement_ref().empty()) {
      used->insert(change.retract_judgement().judgement_ref());
    }
  }
}

void ImportRefs::Keep(const v1::CommitRequest& original, const v1::CommitResponse& answer) {
  for (int i = 0; i < original.changes_size(); ++i) {
    const std::string& ref = original.changes(i).ref();
    if (!ref.empty()) ids_[ref] = answer.results(i).id();
  }
}

v1::Change ExportRefs::Change(const v1::RecordedChange& recorded) {
  v1::Change change;
  if (recorded.has_claim()) {
    *change.mutable_claim() = recorded.claim();
    change.set_ref(Name('c', recorded.id()));
  } else if (recorded.has_judgement()) {
    *change.mutable_judgement() = recorded.judgement();
    change.set_ref(Name('j', recorded.id()));
    for (const NamedRef& named : ClaimRefs(change.mutable_judgement())) {
      const std::string ref = Name('c', named.claim->id());
      if (named_.contains(ref)) named.claim->set_ref(ref);
    }
  } else {
    v1::RetractJudgement* retract = change.mutable_retract_judgement();
    *retract = recorded.retract_judgement();
    const std::string ref = Name('j', retract->judgement_id());
    if (named_.contains(ref)) {
      retract->set_judgement_ref(ref);
      retract->clear_judgement_id();
    }
  }
  if (!change.ref().empty()) named_.insert(change.ref());
  return change;
}

}  // namespace entente

#include "tests/agreement/script.h"

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"

namespace entente {
namespace {

const IdKey& ScriptKey() {
  static const IdKey key(32, 'k');
  return key;
}

std::string RequestId(Revision revision) { return absl::StrCat("commit-", revision); }

RecordId IdOfChange(const ScriptedCommit& commit, Revision revision, size_t index) {
  const Change& change = commit.changes[index];
  if (const Claim* claim = std::get_if<Claim>(&change)) return ScriptedId(*claim);
  return ScriptedId(std::get<Judgement>(change), commit.principal, revision, index);
}

}  // namespace

ClaimId ScriptedId(const Claim& claim) { return DeriveClaimId(ScriptKey(), claim); }

JudgementId ScriptedId(const Judgement& judgement, const std::string& principal, Revision revision,
                       size_t index) {
  Judgement signed_one = judgement;
  signed_one.principal = principal;
  return DeriveJudgementId(ScriptKey(), signed_one, RequestId(revision),
                           static_cast<uint32_t>(index));
}

void Record(const Script& script, ReferenceGraph* reference) {
  Revision revision = 0;
  for (const ScriptedCommit& commit : script) {
    ++revision;
    for (size_t i = 0; i < commit.changes.size(); ++i) {
      if (const Claim* claim = std::get_if<Claim>(&commit.changes[i])) {
        reference->Record(StatedClaim{ScriptedId(*claim), *claim, revision});
      } else {
        Judgement judgement = std::get<Judgement>(commit.changes[i]);
        judgement.principal = commit.principal;
        const JudgementId id = ScriptedId(judgement, commit.principal, revision, i);
        reference->Record(StatedJudgement{id, judgement, revision});
      }
    }
  }
}

absl::StatusOr<std::unique_ptr<ScriptedStore>> ScriptedStore::Make(const Script& script,
                                                                   Engine& engine,
                                                                   const Ontology& ontology,
                                                                   bool open) {
  std::unique_ptr<ScriptedStore> made(new ScriptedStore());
  ASSIGN_OR_RETURN(made->store_,
                   Store::Open(engine, ontology, made->clock_, SystemRandom(), Limits(),
                               Store::Creation{"script", ScriptKey(), open}));
  made->before_ = made->store_->Head();
  for (const ScriptedCommit& scripted : script) RETURN_IF_ERROR(made->Append(scripted));
  return made;
}

absl::Status ScriptedStore::Append(const ScriptedCommit& scripted) {
  const Revision revision = written_ + 1;
  clock_.Set(scripted.recorded_at);
  Commit commit;
  commit.principal = scripted.principal;
  commit.request_id = RequestId(revision);
  commit.changes = scripted.changes;
  ASSIGN_OR_RETURN(const CommitResult result, store_->Write(commit));
  if (result.revision != before_ + revision) {
    return absl::InternalError(
        absl::StrCat("commit ", revision, " became revision ", result.revision));
  }
  for (size_t i = 0; i < scripted.changes.size(); ++i) {
    if (result.results[i].record.id != IdOfChange(scripted, revision, i)) {
      return absl::InternalError(
          absl::StrCat("change ", i, " of commit ", revision, " has another id"));
    }
  }
  written_ = revision;
  return absl::OkStatus();
}

}  // namespace entente

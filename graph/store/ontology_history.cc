// Publishing goes ahead of recording: the leader publishes while it plans, readers see the commit
// later. Until then the names are there for nobody, since no read reaches their revision. Should
// the commit not be recorded, or under another revision, Follow misses the row where it should be,
// and reads all of them again.
//
// Cost of a name that comes into use: a copy of the definitions.
#include "graph/store/ontology_history.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr size_t kMostEarlier = 8;

void NoteTimes(const OntologyRecord& record, Revision revision, OntologyTimes* times) {
  for (const std::string& type : record.types) times->types.emplace(type, revision);
  for (const std::string& name : record.predicates) times->predicates.emplace(name, revision);
}

// The greatest `since` at or below `revision`.
Revision NewestUpTo(const Ontology& ontology, Revision revision) {
  Revision newest = 0;
  const auto look = [&](const auto& definitions) {
    for (const auto& definition : definitions) {
      if (definition.since <= revision) newest = std::max(newest, definition.since);
    }
  };
  look(ontology.types());
  look(ontology.predicates());
  return newest;
}

}  // namespace

absl::StatusOr<std::unique_ptr<OntologyHistory>> OntologyHistory::Read(const Ontology& built_in,
                                                                       bool open, Draft& draft) {
  std::unique_ptr<OntologyHistory> history(new OntologyHistory(built_in, open));
  RETURN_IF_ERROR(history->Load(draft));
  return history;
}

absl::Status OntologyHistory::Load(Draft& draft) {
  times_ = OntologyTimes();
  times_.open = open_;
  unseen_.reset();
  RETURN_IF_ERROR(ReadFreeNames(draft, &times_));
  ASSIGN_OR_RETURN(const std::vector<OntologyVersion> versions, ReadOntologyVersions(draft));
  for (const OntologyVersion& version : versions)
    NoteTimes(version.record, version.revision, &times_);
  if (versions.empty()) {
    declared_ = std::shared_ptr<const Ontology>(std::shared_ptr<const Ontology>(), &built_in_);
  } else {
    const uint32_t latest = versions.back().record.version;
    ASSIGN_OR_RETURN(const std::vector<OntologyFile> files, ReadOntologyFiles(draft, latest));
    absl::StatusOr<Ontology> read = OntologyOf(files);
    if (!read.ok()) {
      return absl::FailedPreconditionError(absl::StrCat(
          "version ", latest, " of the graph's ontology does not go with the built-in ",
          "one of this server: ", read.status().message()));
    }
    declared_ = std::make_shared<const Ontology>(*std::move(read));
  }
  Publish();
  return absl::OkStatus();
}

std::shared_ptr<const Ontology> OntologyHistory::Now() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return now_;
}

std::shared_ptr<const Ontology> OntologyHistory::At(Revision revision) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (now_->newest() <= revision) return now_;
  const Revision newest = NewestUpTo(*now_, revision);
  std::shared_ptr<const Ontology>& earlier = earlier_[newest];
  if (earlier == nullptr) earlier = std::make_shared<const Ontology>(now_->UpTo(newest));
  const std::shared_ptr<const Ontology> answer = earlier;
  if (earlier_.size() > kMostEarlier) {
    earlier_.erase(earlier_.begin()->first == newest ? std::next(earlier_.begin())
                                                     : earlier_.begin());
  }
  return answer;
}

absl::Status OntologyHistory::Follow(Draft& draft) {
  if (!unseen_.has_value()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::optional<ScannedRow> row, draft.Get(*unseen_));
  if (!row.has_value() || row->sequence != published_) return Load(draft);
  // What is planned in this draft is there, and may yet fail with it.
  if (published_ <= draft.head()) unseen_.reset();
  return absl::OkStatus();
}

void OntologyHistory::PublishVersion(const Ontology& declared, const OntologyRecord& record,
                                     Revision revision) {
  declared_ = std::make_shared<const Ontology>(declared);
  NoteTimes(record, revision, &times_);
  published_ = revision;
  unseen_ = OntologyRow(record.version);
  Publish();
}

void OntologyHistory::PublishNames(const FreeNames& names, Revision revision) {
  for (const std::string& name : names.types) times_.undeclared_types.emplace(name, revision);
  for (const std::string& name : names.predicates) {
    times_.undeclared_predicates.emplace(name, revision);
  }
  published_ = revision;
  unseen_ = names.types.empty() ? FreeNameRow(false, names.predicates.back())
                                : FreeNameRow(true, names.types.back());
  Publish();
}

void OntologyHistory::Publish() {
  auto now = std::make_shared<const Ontology>(declared_->WithTimes(times_));
  const std::lock_guard<std::mutex> lock(mutex_);
  now_ = std::move(now);
  earlier_.clear();
}

}  // namespace entente

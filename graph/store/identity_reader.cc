// Breadth first over what hangs together: a frontier of ids is asked for its judgements in one
// round (a judgement's row lies with the smaller of its two entities) and in a second one for those
// to which only a pointer lies with it; the other ends of standing SAME_AS are the next frontier. A
// component found whole is closed at once by graph/resolve/identity and never read again.
//
// Cost: two rounds a step, and the judgements on the ids of the component. An id that no SAME_AS
// has ever named costs a look into a table in memory; where so many were named that they are not
// kept there, one more row read.
#include "graph/store/identity_reader.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <variant>

#include "absl/strings/str_cat.h"
#include "graph/encoding/commit_record.h"
#include "graph/encoding/ordered.h"
#include "graph/model/status.h"
#include "graph/store/draft_reads.h"
#include "graph/store/recorded_rows.h"

namespace entente {
namespace {

// A guess of what one learnt id weighs, maps and strings included; and one that no SAME_AS names.
constexpr uint64_t kBytesPerId = 512;
constexpr uint64_t kBytesPerIdAlone = 96;

absl::StatusOr<Coreference> CoreferenceOf(const RecordedJudgement& recorded) {
  Coreference made{.id = recorded.id,
                   .revision = recorded.revision,
                   .principal = recorded.judgement.principal,
                   .reason = recorded.judgement.reason};
  if (const auto* same = std::get_if<SameAs>(&recorded.judgement.act)) {
    std::tie(made.a, made.b) = std::tie(same->a, same->b);
    return made;
  }
  if (const auto* apart = std::get_if<NotSameAs>(&recorded.judgement.act)) {
    std::tie(made.a, made.b) = std::tie(apart->a, apart->b);
    made.same = false;
    return made;
  }
  return absl::DataLossError(absl::StrCat("the judgement ", FormatRecordId(recorded.id),
                                          " on two entities is neither SAME_AS nor NOT_SAME_AS"));
}

}  // namespace

// Sets of ids that hang together, growing.
class IdentityReader::Groups {
 public:
  void Add(const EntityId& id) { GroupOf(id); }
  // The size of the group that comes of it.
  size_t Join(const EntityId& a, const EntityId& b) {
    size_t from = GroupOf(a);
    size_t to = GroupOf(b);
    if (groups_[to].size() < groups_[from].size()) std::swap(from, to);
    if (from != to) {
      for (const EntityId& id : groups_[from]) group_[id] = to;
      groups_[to].merge(groups_[from]);
    }
    return groups_[to].size();
  }
  const std::vector<std::set<EntityId>>& groups() const { return groups_; }

 private:
  size_t GroupOf(const EntityId& id) {
    const auto [entry, added] = group_.try_emplace(id, groups_.size());
    if (added) groups_.push_back({id});
    return entry->second;
  }
  std::map<EntityId, size_t> group_;
  std::vector<std::set<EntityId>> groups_;
};

namespace {

absl::Status TooManyMembers(const EntityId& id, size_t most) {
  return WithDetail(
      absl::ResourceExhaustedError(absl::StrCat(
          "more than ", most, " ids hang together with \"", id,
          "\" by SAME_AS and assume_same; assume less, or raise the limit of members")),
      {"LIMIT_MEMBERS", "", id});
}

}  // namespace

IdentityReader::IdentityReader(const Store& store, Revision revision, const Pairs& assume_same,
                               ClaimReader& reader, Budget& budget)
    : store_(store),
      revision_(revision),
      reader_(reader),
      budget_(budget),
      assume_same_(assume_same) {
  for (const auto& [a, b] : assume_same_) {
    assumed_[a].push_back(b);
    assumed_[b].push_back(a);
  }
}

absl::Status IdentityReader::Begin() {
  if (joined_ != nullptr) return absl::OkStatus();
  ASSIGN_OR_RETURN(joined_, store_.joined().At(revision_, budget_.deadline()));
  const bool any = joined_->earliest != 0 && joined_->earliest <= revision_;
  nothing_joined_ = joined_->whole && !any && assume_same_.empty();
  return absl::OkStatus();
}

void IdentityReader::Want(const EntityId& id) {
  if (nothing_joined_) return;
  if (joined_->whole) {
    const auto named = joined_->first.find(id);
    const bool judged = named != joined_->first.end() && named->second <= revision_;
    if (!judged && !assumed_.contains(id)) return;
  }
  if (!learnt_.contains(id)) wanted_.insert(id);
}

// Those that a SAME_AS names at the revision, or an assumption.
absl::StatusOr<std::vector<EntityId>> IdentityReader::EverJoined(std::set<EntityId> ids) {
  if (joined_->whole) return std::vector<EntityId>(ids.begin(), ids.end());
  const std::string partition = PartitionOf(Table::kJoined);
  std::vector<std::string> suffixes;
  suffixes.reserve(ids.size());
  std::vector<ScanRequest> requests;
  for (const EntityId& id : ids) {
    const std::string& suffix = suffixes.emplace_back(NameSuffix(id));
    requests.push_back({.partition = partition, .prefix = suffix, .after = {}});
  }
  ASSIGN_OR_RETURN(const auto scanned, reader_.ScanAll(std::move(requests)));
  std::vector<EntityId> joined;
  size_t i = 0;
  for (const EntityId& id : ids) {
    if (!scanned[i++].empty() || assumed_.contains(id)) {
      joined.push_back(id);
    } else {
      learnt_.insert(id);
    }
  }
  return joined;
}

absl::StatusOr<IdentityReader::Found> IdentityReader::CoreferencesOf(
    absl::Span<const EntityId> ids) {
  std::vector<std::string> partitions;
  partitions.reserve(2 * ids.size());
  std::vector<ScanRequest> requests;
  for (const EntityId& id : ids) {
    for (const Table table : {Table::kEntityJudgement, Table::kEntityJudgementOf}) {
      partitions.push_back(PartitionOf(table, id));
      requests.push_back({.partition = partitions.back(), .prefix = "", .after = {}});
    }
  }
  ASSIGN_OR_RETURN(const auto scanned, reader_.ScanAll(std::move(requests)));
  std::vector<RecordedJudgement> standing;
  std::vector<std::pair<RowPlace, std::string>> elsewhere;  // with the judgement's prefix
  for (size_t i = 0; i < scanned.size(); ++i) {
    if (i % 2 == 0) {
      ASSIGN_OR_RETURN(auto judgements, ReadJudgements(scanned[i]));
      std::move(judgements.begin(), judgements.end(), std::back_inserter(standing));
      continue;
    }
    for (const ScannedRow& row : scanned[i]) {
      ASSIGN_OR_RETURN(RowPlace place, DecodeRowPlace(row.value));
      ASSIGN_OR_RETURN(const JudgementRowName name, ParseJudgementSuffix(place.suffix));
      elsewhere.emplace_back(std::move(place), IdSuffix(name.judgement));
    }
  }
  requests.clear();
  for (const auto& [place, prefix] : elsewhere) {
    requests.push_back({.partition = place.partition, .prefix = prefix, .after = {}});
  }
  ASSIGN_OR_RETURN(const auto pointed_at, reader_.ScanAll(std::move(requests)));
  for (const std::vector<ScannedRow>& rows : pointed_at) {
    ASSIGN_OR_RETURN(auto judgements, ReadJudgements(rows));
    std::move(judgements.begin(), judgements.end(), std::back_inserter(standing));
  }
  Found found;
  for (const RecordedJudgement& judgement : standing) {
    ASSIGN_OR_RETURN(Coreference coreference, CoreferenceOf(judgement));
    found.emplace(judgement.id, std::move(coreference));
  }
  return found;
}

absl::Status IdentityReader::Learn() {
  if (wanted_.empty()) return absl::OkStatus();
  const size_t before = learnt_.size();
  size_t alone = 0;
  {
    const Budget::Hold hold(budget_);  // of the rows that are read to learn from
    ASSIGN_OR_RETURN(std::vector<EntityId> frontier, EverJoined(std::exchange(wanted_, {})));
    alone = learnt_.size() - before;
    RETURN_IF_ERROR(LearnFrom(std::move(frontier)));
  }
  const size_t joined = learnt_.size() - before - alone;
  return budget_.ChargeKept(alone * kBytesPerIdAlone + joined * kBytesPerId);
}

absl::Status IdentityReader::LearnFrom(std::vector<EntityId> frontier) {
  Groups groups;
  Found judgements;
  absl::Status status = Explore(std::move(frontier), &groups, &judgements);
  if (status.ok()) status = Conclude(groups, judgements);
  if (status.ok()) return status;
  // What was begun is not learnt.
  for (const std::set<EntityId>& ids : groups.groups()) {
    for (const EntityId& id : ids) learnt_.erase(id);
  }
  return status;
}

absl::Status IdentityReader::Explore(std::vector<EntityId> frontier, Groups* groups,
                                     Found* judgements) {
  const size_t most = store_.limits().closure_members;
  while (!frontier.empty()) {
    for (const EntityId& id : frontier) {
      learnt_.insert(id);
      groups->Add(id);
    }
    ASSIGN_OR_RETURN(Found found, CoreferencesOf(frontier));
    std::set<EntityId> next;
    const auto follow = [&](const EntityId& a, const EntityId& b) -> absl::Status {
      if (groups->Join(a, b) > most) return TooManyMembers(a, most);
      for (const EntityId& end : {a, b}) {
        if (!learnt_.contains(end)) next.insert(end);
      }
      return absl::OkStatus();
    };
    for (const auto& [id, coreference] : found) {
      if (coreference.same) RETURN_IF_ERROR(follow(coreference.a, coreference.b));
    }
    for (const EntityId& id : frontier) {
      const auto pairs = assumed_.find(id);
      if (pairs == assumed_.end()) continue;
      for (const EntityId& other : pairs->second) RETURN_IF_ERROR(follow(id, other));
    }
    judgements->merge(found);
    frontier.assign(next.begin(), next.end());
  }
  return absl::OkStatus();
}

absl::Status IdentityReader::Conclude(const Groups& groups, const Found& judgements) {
  std::map<EntityId, std::shared_ptr<Component>> of;
  std::vector<std::shared_ptr<Component>> components;
  for (const std::set<EntityId>& ids : groups.groups()) {
    if (ids.empty()) continue;
    components.push_back(std::make_shared<Component>());
    components.back()->ids = ids;
    for (const EntityId& id : ids) of.emplace(id, components.back());
  }
  for (const auto& [id, coreference] : judgements) {
    const auto of_a = of.find(coreference.a);
    const auto of_b = of.find(coreference.b);
    if (of_a != of.end()) of_a->second->evidence.judgements.push_back(coreference);
    if (of_b == of.end() || (of_a != of.end() && of_a->second == of_b->second)) continue;
    of_b->second->evidence.judgements.push_back(coreference);
  }
  for (const auto& pair : assume_same_) {
    const auto component = of.find(pair.first);
    if (component != of.end()) component->second->evidence.assume_same.push_back(pair);
  }
  for (const std::shared_ptr<Component>& component : components) {
    RETURN_IF_ERROR(FinishEvidence(component.get()));
  }
  for (const std::shared_ptr<Component>& component : components) {
    Closures closures = Close(component->evidence);
    closures_.members.merge(closures.members);
    closures_.canonical.merge(closures.canonical);
    for (const EntityId& id : component->ids) components_.emplace(id, component);
  }
  return absl::OkStatus();
}

absl::Status IdentityReader::FinishEvidence(Component* component) {
  if (component->ids.size() < 2) return absl::OkStatus();
  RETURN_IF_ERROR(ReadFirstNamed(&component->evidence, component->ids));
  // The order within a commit matters only where something may be blocked.
  std::map<Revision, int> of_revision;
  bool several = false;
  bool apart = false;
  for (const Coreference& judgement : component->evidence.judgements) {
    if (judgement.same) {
      several = several || ++of_revision[judgement.revision] > 1;
    } else {
      apart =
          apart || (component->ids.contains(judgement.a) && component->ids.contains(judgement.b));
    }
  }
  return several && apart ? ReadPlaces(&component->evidence) : absl::OkStatus();
}

absl::Status IdentityReader::ReadFirstNamed(IdentityEvidence* evidence,
                                            const std::set<EntityId>& ids) {
  const std::string partition = PartitionOf(Table::kEntity);
  std::vector<std::string> suffixes;
  suffixes.reserve(ids.size());
  std::vector<ScanRequest> requests;
  for (const EntityId& id : ids) {
    const std::string& suffix = suffixes.emplace_back(NameSuffix(id));
    requests.push_back({.partition = partition, .prefix = suffix, .after = {}});
  }
  ASSIGN_OR_RETURN(const auto scanned, reader_.ScanAll(std::move(requests)));
  size_t i = 0;
  for (const EntityId& id : ids) {
    const std::vector<ScannedRow>& rows = scanned[i++];
    if (!rows.empty()) evidence->first_named.emplace(id, rows.front().sequence);
  }
  return absl::OkStatus();
}

absl::Status IdentityReader::ReadPlaces(IdentityEvidence* evidence) {
  std::map<Revision, RowPlace> commits;
  for (const Coreference& judgement : evidence->judgements) {
    commits.try_emplace(judgement.revision, CommitRow(judgement.revision));
  }
  if (commits.size() == evidence->judgements.size()) return absl::OkStatus();  // each has its own
  std::vector<ScanRequest> requests;
  for (const auto& [revision, place] : commits) {
    requests.push_back({.partition = place.partition, .prefix = place.suffix, .after = {}});
  }
  ASSIGN_OR_RETURN(const auto scanned, reader_.ScanAll(std::move(requests)));
  std::map<std::pair<Revision, RecordId>, uint32_t> places;
  size_t i = 0;
  for (const auto& [revision, place] : commits) {
    const std::vector<ScannedRow>& rows = scanned[i++];
    if (rows.empty()) {
      return absl::DataLossError(absl::StrCat("revision ", revision, " has no commit record"));
    }
    ASSIGN_OR_RETURN(const CommitRecord record, DecodeCommitRecord(rows.front().value));
    for (uint32_t j = 0; j < record.changes.size(); ++j) {
      places.try_emplace({revision, record.changes[j].id}, j);
    }
  }
  for (Coreference& judgement : evidence->judgements) {
    const auto place = places.find({judgement.revision, judgement.id});
    if (place != places.end()) judgement.place = place->second;
  }
  return absl::OkStatus();
}

absl::StatusOr<EntityIdentity> IdentityReader::About(const EntityId& id) {
  RETURN_IF_ERROR(Begin());
  Want(id);
  RETURN_IF_ERROR(Learn());
  EntityIdentity about{.members = MembersOf(id), .evidence = {}, .closures = {}};
  const auto component = components_.find(id);
  if (component != components_.end()) {
    about.evidence = component->second->evidence;
  } else {
    const Budget::Hold hold(budget_);
    ASSIGN_OR_RETURN(Found found, CoreferencesOf({id}));
    for (auto& [judgement, coreference] : found) {
      about.evidence.judgements.push_back(std::move(coreference));
    }
  }
  if (about.evidence.first_named.empty()) {
    RETURN_IF_ERROR(ReadFirstNamed(&about.evidence, {id}));
  }
  {
    const Budget::Hold hold(budget_);
    RETURN_IF_ERROR(ReadPlaces(&about.evidence));  // what is told is told in the order recorded
  }
  about.closures = Close(about.evidence);
  return about;
}

}  // namespace entente

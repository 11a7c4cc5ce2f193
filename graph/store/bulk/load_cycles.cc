// Where nothing leads back to itself at all, nothing does so at one time either. So first all
// claims are put together with the facts that are recorded above them, whatever their times, and
// whoever has nothing before it or nothing behind it is taken away until nobody is left: linear,
// however deep the hierarchy. Only claims between those that are left are walked from, as a
// commit's are.
//
// Example: a part_of b, b part_of c, c part_of b, c part_of d. a has nothing before it, d nothing
// behind it; b and c are left, and the two claims between them are walked from.
#include "graph/store/bulk/load_cycles.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "graph/encoding/canonical.h"
#include "graph/store/cycle_check.h"
#include "graph/store/draft.h"
#include "graph/store/draft_reads.h"
#include "graph/store/walk.h"

namespace entente {
namespace {

constexpr size_t kWalkedPerClaim = 10;
constexpr size_t kRead = 256;  // entities whose facts are read in one round

absl::Status TooLong(size_t steps) {
  return WithDetail(
      absl::ResourceExhaustedError(absl::StrCat(
          "looking for cycles took more than ", steps,
          " steps: load the claims of predicates that lead nowhere back in several parts")),
      {"WALK_TOO_LONG", "changes", ""});
}

// Entities under predicates, and what leads from one to another.
class Hierarchy {
 public:
  struct Node {
    std::string predicate;
    EntityId entity;
  };
  size_t NodeOf(const std::string& predicate, const EntityId& entity) {
    const auto [at, added] = numbers_.try_emplace(std::make_pair(predicate, entity), nodes_.size());
    if (added) nodes_.push_back({predicate, entity});
    return at->second;
  }
  void Lead(size_t from, size_t to) { ways_.emplace_back(from, to); }
  const std::vector<Node>& nodes() const { return nodes_; }

  // Of each node, whether it is left: behind all that have nothing before them, and before all that
  // have nothing behind them.
  std::vector<bool> Core() const {
    std::vector<bool> left(nodes_.size(), true);
    Peel(/*forward=*/true, &left);
    Peel(/*forward=*/false, &left);
    return left;
  }

 private:
  void Peel(bool forward, std::vector<bool>* left) const {
    const auto from = [&](size_t way) { return forward ? ways_[way].first : ways_[way].second; };
    const auto to = [&](size_t way) { return forward ? ways_[way].second : ways_[way].first; };
    std::vector<size_t> before(nodes_.size());  // ways that lead to the node
    std::vector<size_t> first(nodes_.size() + 1), sorted(ways_.size());
    for (size_t way = 0; way < ways_.size(); ++way) {
      ++first[from(way) + 1];
      if ((*left)[from(way)]) ++before[to(way)];
    }
    for (size_t node = 0; node < nodes_.size(); ++node) first[node + 1] += first[node];
    std::vector<size_t> next = first;
    for (size_t way = 0; way < ways_.size(); ++way) sorted[next[from(way)]++] = to(way);
    std::vector<size_t> free;
    for (size_t node = 0; node < nodes_.size(); ++node) {
      if ((*left)[node] && before[node] == 0) free.push_back(node);
    }
    while (!free.empty()) {
      const size_t node = free.back();
      free.pop_back();
      (*left)[node] = false;
      for (size_t i = first[node]; i < first[node + 1]; ++i) {
        if (--before[sorted[i]] == 0 && (*left)[sorted[i]]) free.push_back(sorted[i]);
      }
    }
  }

  std::vector<Node> nodes_;
  absl::flat_hash_map<std::pair<std::string, EntityId>, size_t> numbers_;
  std::vector<std::pair<size_t, size_t>> ways_;
};

// Adds what is recorded above the nodes, and above what that leads to.
absl::Status AddRecorded(const LoadBasis& basis, size_t most, Hierarchy* hierarchy) {
  for (size_t begin = 0, end = 0; begin < hierarchy->nodes().size(); begin = end) {
    RETURN_IF_ERROR(basis.GoOn());
    if (hierarchy->nodes().size() > most) return TooLong(most);
    end = std::min(begin + kRead, hierarchy->nodes().size());
    Draft draft(basis.engine, basis.head);
    std::vector<RowPlace> facts;
    for (size_t i = begin; i < end; ++i) {
      const Hierarchy::Node& node = hierarchy->nodes()[i];
      facts.push_back({PartitionOf(Table::kClaim, node.entity), PropositionPrefix(node.predicate)});
    }
    RETURN_IF_ERROR(draft.FetchRanges(facts));
    for (size_t i = begin; i < end; ++i) {
      ASSIGN_OR_RETURN(const auto claims, AssertedFacts(draft, facts[i - begin]));
      for (const RecordedClaim& claim : claims) {
        const EntityId* object = std::get_if<EntityId>(&claim.claim.object);
        if (object == nullptr) continue;
        const std::string predicate = hierarchy->nodes()[i].predicate;
        hierarchy->Lead(i, hierarchy->NodeOf(predicate, *object));
      }
    }
  }
  return absl::OkStatus();
}

}  // namespace

LoadCycles::LoadCycles(const Ontology& ontology, size_t most, NoteFailure note)
    : ontology_(ontology), most_(most), note_(std::move(note)) {}

absl::Status LoadCycles::Ask(const PreparedClaim& claim, uint64_t number) {
  if (!MayCloseCycle(claim)) return absl::OkStatus();
  const Claim& said = *claim.claim;
  if (nested_.size() == most_) {
    return WithDetail(absl::ResourceExhaustedError(absl::StrCat(
                          "a bulk load may have ", most_, " claims of predicates that lead ",
                          "nowhere back, like ", said.predicate,
                          " (--limit-bulk-load-acyclic): load in several parts")),
                      {"LIMIT_BULK_LOAD_ACYCLIC",
                       absl::StrCat("changes[", number, "].claim.predicate"), said.predicate});
  }
  Claim short_claim;
  short_claim.subject = said.subject;
  short_claim.predicate = said.predicate;
  short_claim.object = said.object;
  short_claim.period = said.period;
  short_claim.voice.document = said.voice.document;
  nested_.push_back({number, claim.id, EncodeClaim(short_claim)});
  return absl::OkStatus();
}

absl::Status LoadCycles::Check(const LoadBasis& basis) {
  if (nested_.empty()) return absl::OkStatus();
  std::sort(nested_.begin(), nested_.end(),
            [](const Nested& a, const Nested& b) { return a.number < b.number; });
  ASSIGN_OR_RETURN(const std::vector<size_t> suspects, FindSuspects(basis));
  return suspects.empty() ? absl::OkStatus() : CheckSuspects(suspects, basis);
}

absl::StatusOr<std::vector<size_t>> LoadCycles::FindSuspects(const LoadBasis& basis) const {
  Hierarchy hierarchy;
  std::vector<std::pair<size_t, size_t>> ends;
  for (const Nested& nested : nested_) {
    ASSIGN_OR_RETURN(const Claim claim, DecodeClaim(nested.bytes));
    const size_t subject = hierarchy.NodeOf(claim.predicate, claim.subject);
    ends.emplace_back(subject, hierarchy.NodeOf(claim.predicate, std::get<EntityId>(claim.object)));
    hierarchy.Lead(ends.back().first, ends.back().second);
  }
  if (!basis.empty) {
    const size_t most = kMostWalked + kWalkedPerClaim * nested_.size();
    RETURN_IF_ERROR(AddRecorded(basis, most, &hierarchy));
  }
  const std::vector<bool> left = hierarchy.Core();
  std::vector<size_t> suspects;
  for (size_t i = 0; i < ends.size(); ++i) {
    if (left[ends[i].first] && left[ends[i].second]) suspects.push_back(i);
  }
  return suspects;
}

absl::Status LoadCycles::CheckSuspects(const std::vector<size_t>& suspects,
                                       const LoadBasis& basis) const {
  Draft draft(basis.engine, basis.head);
  std::vector<Claim> claims(suspects.size());
  std::vector<PreparedClaim> prepared(suspects.size());
  for (size_t i = 0; i < suspects.size(); ++i) {
    const Nested& nested = nested_[suspects[i]];
    ASSIGN_OR_RETURN(claims[i], DecodeClaim(nested.bytes));
    prepared[i] = PlaceClaim(claims[i], nested.id, nested.bytes,
                             *ontology_.FindForClaim(claims[i].predicate));
    draft.Put(RowKind::kTruth, prepared[i].row, prepared[i].bytes);
  }
  const size_t most = kMostWalked + kWalkedPerClaim * suspects.size();
  WalkAllowance allowance(most);
  for (size_t i = 0; i < suspects.size(); ++i) {
    RETURN_IF_ERROR(basis.GoOn());
    const absl::Status status = CheckAcyclic(prepared[i], allowance, draft);
    if (status.ok()) continue;
    if (absl::IsResourceExhausted(status)) return TooLong(most);
    // The rest have greater numbers.
    return note_(nested_[suspects[i]].number,
                 DetailOf(status).has_value() ? WithFieldPrefix(status, "claim.") : status);
  }
  return absl::OkStatus();
}

}  // namespace entente

// Both walks go from the new edge's far end towards its near end, breadth first, a round of the
// engine for each ring.
//
// Facts have periods: a step carries the instants at which every claim so far may be the case, as
// one interval, and ends where that is empty. An entity is walked again only with instants that an
// earlier visit did not have. Example: a part_of b (1990s), b part_of c (1990s), new c part_of a
// (2020): no instant is left at b, so there is no cycle.
//
// Cost: a step for each claim of the predicate above the object; a commit has kMostWalked.
#include "graph/store/cycle_check.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "graph/store/draft_reads.h"
#include "graph/store/failed_check.h"

namespace entente {
namespace {

// The instants at which something may be the case.
struct Extent {
  Instant start;
  Instant end;
};

Extent ExtentOf(const Claim& claim) {
  if (!claim.period.has_value()) return {kBeginningOfTime, kEndOfTime};
  return {claim.period->bounds.start_earliest, claim.period->bounds.end_latest};
}

struct Step {
  EntityId entity;
  Extent extent;
  size_t from;  // number of the step before; its own for the first
};

std::vector<std::string> PathTo(const std::vector<Step>& steps, size_t step) {
  std::vector<std::string> path = {steps[step].entity};
  while (steps[step].from != step) {
    step = steps[step].from;
    path.push_back(steps[step].entity);
  }
  std::reverse(path.begin(), path.end());
  return path;
}

class FactWalk {
 public:
  FactWalk(const PreparedClaim& claim, WalkAllowance& allowance, Draft& draft)
      : claim_(claim), allowance_(allowance), draft_(draft) {}

  absl::Status Run() {
    const EntityId& object = std::get<EntityId>(claim_.claim->object);
    Visit({object, ExtentOf(*claim_.claim), 0});
    for (size_t ring = 0; ring < steps_.size();) {
      const size_t end = steps_.size();
      std::vector<RowPlace> ranges;
      for (size_t i = ring; i < end; ++i) ranges.push_back(FactsOf(steps_[i].entity));
      RETURN_IF_ERROR(draft_.FetchRanges(ranges));
      for (; ring < end; ++ring) RETURN_IF_ERROR(Expand(ring));
    }
    return absl::OkStatus();
  }

 private:
  RowPlace FactsOf(const EntityId& entity) const {
    return {PartitionOf(Table::kClaim, entity), PropositionPrefix(claim_.predicate->name)};
  }

  absl::Status Expand(size_t number) {
    const Step step = steps_[number];
    if (step.entity == claim_.claim->subject) return Cycle(number);
    RETURN_IF_ERROR(allowance_.Take("object"));
    ASSIGN_OR_RETURN(const std::vector<RecordedClaim> facts,
                     AssertedFacts(draft_, FactsOf(step.entity)));
    for (const RecordedClaim& fact : facts) {
      const EntityId* object = std::get_if<EntityId>(&fact.claim.object);
      if (object == nullptr) continue;
      const Extent own = ExtentOf(fact.claim);
      const Extent both{std::max(step.extent.start, own.start), std::min(step.extent.end, own.end)};
      if (both.start < both.end) Visit({*object, both, number});
    }
    return absl::OkStatus();
  }

  void Visit(const Step& step) {
    std::vector<Extent>& seen = visited_[step.entity];
    for (const Extent& extent : seen) {
      if (extent.start <= step.extent.start && step.extent.end <= extent.end) return;
    }
    seen.push_back(step.extent);
    steps_.push_back(step);
  }

  absl::Status Cycle(size_t number) const {
    std::vector<std::string> path = PathTo(steps_, number);
    path.insert(path.begin(), claim_.claim->subject);
    return FailedCheck("CYCLE", "object", std::get<EntityId>(claim_.claim->object),
                       absl::StrCat(claim_.predicate->name, " leads nowhere back, but this claim ",
                                    "would close the cycle ", FormatPath(path)));
  }

  const PreparedClaim& claim_;
  WalkAllowance& allowance_;
  Draft& draft_;
  std::vector<Step> steps_;
  std::map<EntityId, std::vector<Extent>> visited_;
};

// Appends what `node` derives from: by the links on it, and a claim also from its document.
absl::Status AppendSources(const ClaimOrDocument& node, Draft& draft,
                           std::vector<ClaimOrDocument>* sources) {
  std::vector<RecordedJudgement> judgements;
  if (const ClaimId* id = std::get_if<ClaimId>(&node)) {
    ASSIGN_OR_RETURN(std::optional<RecordedClaim> claim, FindClaim(draft, *id));
    if (!claim.has_value()) return absl::OkStatus();
    sources->push_back(claim->claim.voice.document);
    judgements = std::move(claim->judgements);
  } else {
    ASSIGN_OR_RETURN(judgements, JudgementsOn(draft, std::get<EntityId>(node)));
  }
  for (const RecordedJudgement& judgement : judgements) {
    const auto* link = std::get_if<DerivesFrom>(&judgement.judgement.act);
    if (link != nullptr && link->dependent == node) sources->push_back(link->source);
  }
  return absl::OkStatus();
}

}  // namespace

bool MayCloseCycle(const PreparedClaim& claim) {
  return claim.predicate->acyclic && claim.claim->stance == Stance::kAsserts &&
         claim.claim->mood == Mood::kFact && std::holds_alternative<EntityId>(claim.claim->object);
}

absl::Status CheckAcyclic(const PreparedClaim& claim, WalkAllowance& allowance, Draft& draft) {
  if (!MayCloseCycle(claim)) return absl::OkStatus();
  return FactWalk(claim, allowance, draft).Run();
}

absl::Status CheckDerivation(const DerivesFrom& derives, WalkAllowance& allowance, Draft& draft) {
  std::set<ClaimOrDocument> seen = {derives.source};
  std::vector<ClaimOrDocument> waiting = {derives.source};
  while (!waiting.empty()) {
    const ClaimOrDocument node = waiting.back();
    waiting.pop_back();
    RETURN_IF_ERROR(allowance.Take(""));
    std::vector<ClaimOrDocument> sources;
    RETURN_IF_ERROR(AppendSources(node, draft, &sources));
    for (const ClaimOrDocument& source : sources) {
      if (source == derives.dependent) {
        return FailedCheck(
            "CYCLE", "", "",
            "the source already derives from the dependent; dependence has no cycle");
      }
      if (seen.insert(source).second) waiting.push_back(source);
    }
  }
  return absl::OkStatus();
}

}  // namespace entente

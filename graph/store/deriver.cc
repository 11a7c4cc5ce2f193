// Step by step for all starts at once: the rows that leave the whole frontier are read in one
// round, those that lead to an entity of another type than the chain asks are dropped, and so is
// every way whose rows no longer hold together at any time of the cut.
//
//   allied_with: member_of / has_member, through an Alliance
//   poland --member_of--> nato <--member_of-- {france, poland, ...}     poland itself is met
//   already
//
// Cost: the rows of the steps around the starts, and the ways.
#include "graph/store/deriver.h"

#include <algorithm>
#include <variant>

#include "graph/encoding/row_keys.h"
#include "graph/engine/engine.h"
#include "graph/model/status.h"
#include "graph/store/budget.h"
#include "graph/store/canonical_reader.h"
#include "graph/store/claim_reader.h"
#include "graph/store/view.h"

namespace entente {
namespace {

// Ends whose chains are kept; more make room first.
constexpr size_t kMostKnown = 4'096;
// A guess of what a hop kept for later weighs.
constexpr uint64_t kBytesPerHop = 256;

// What chains are ordered by: their propositions, hop by hop.
std::vector<PropositionPlace> OrderOf(const std::vector<PropositionRow>& chain) {
  std::vector<PropositionPlace> order;
  for (const PropositionRow& hop : chain) {
    order.push_back({hop.proposition.subject, KeyOf(hop.proposition)});
  }
  return order;
}

}  // namespace

struct Deriver::Way {
  size_t start = 0;  // which of the starts
  std::vector<EntityId> met;
  Chain hops;
  Holding holding;
};

std::vector<Deriver::Step> Deriver::StepsOf(const PredicateDefinition& predicate) const {
  const Ontology& ontology = steps_.ontology();
  std::vector<Step> steps;
  for (size_t i = 0; i < predicate.derived.size(); ++i) {
    Step step;
    step.predicate = ontology.FindPredicate(predicate.derived[i]);
    step.out = step.predicate != nullptr;
    if (!step.out) step.predicate = ontology.FindInverse(predicate.derived[i]);
    if (i < predicate.derived_through.size()) step.into = predicate.derived_through[i];
    steps.push_back(std::move(step));
  }
  return steps;
}

std::vector<Deriver::Step> Deriver::Mirrored(const std::vector<Step>& steps) {
  std::vector<Step> mirrored;
  for (size_t i = steps.size(); i-- > 0;) {
    mirrored.push_back(
        {steps[i].predicate, !steps[i].out, i > 0 ? steps[i - 1].into : std::string()});
  }
  return mirrored;
}

absl::StatusOr<std::map<EntityId, Deriver::Leaving>> Deriver::LeavingOf(
    const Step& step, const std::vector<EntityId>& entities) {
  std::map<EntityId, Leaving> leaving;
  const auto take = [&](std::vector<std::vector<PropositionRow>> answers, bool out) {
    for (size_t i = 0; i < entities.size(); ++i) {
      for (PropositionRow& row : answers[i]) {
        const auto* object = std::get_if<EntityId>(&row.proposition.object);
        if (object == nullptr) continue;
        EntityId other = out ? *object : row.proposition.subject;
        leaving[entities[i]].emplace_back(std::move(other),
                                          std::make_shared<PropositionRow>(std::move(row)));
      }
    }
  };
  const std::string& name = step.predicate->name;
  if (step.out || step.predicate->symmetric) {
    ASSIGN_OR_RETURN(auto rows, steps_.RowsOfEach(entities, name));
    take(std::move(rows), true);
  }
  if (!step.out || step.predicate->symmetric) {
    ASSIGN_OR_RETURN(auto rows, steps_.RowsToEach(entities, name));
    take(std::move(rows), false);
  }
  return leaving;
}

absl::StatusOr<std::vector<Deriver::Way>> Deriver::Extended(const Step& step,
                                                            const std::vector<Way>& ways) {
  std::set<EntityId> frontier;
  for (const Way& way : ways) frontier.insert(way.met.back());
  ASSIGN_OR_RETURN(const auto leaving, LeavingOf(step, {frontier.begin(), frontier.end()}));
  std::set<EntityId> reached;
  for (const auto& [entity, rows] : leaving) {
    for (const auto& [other, row] : rows) reached.insert(other);
  }
  if (!step.into.empty()) {
    const std::vector<EntityId> listed(reached.begin(), reached.end());
    ASSIGN_OR_RETURN(const auto types, steps_.StandingTypesOf(listed));
    const Ontology& ontology = steps_.ontology();
    for (size_t i = 0; i < listed.size(); ++i) {
      if (!ontology.Admits(types[i], {&step.into, 1})) reached.erase(listed[i]);
    }
  }
  ValidCut cut = steps_.as_of().valid;
  cut.mode = ValidMode::kSometime;
  std::vector<Way> extended;
  for (const Way& way : ways) {
    const auto rows = leaving.find(way.met.back());
    if (rows == leaving.end()) continue;
    for (const auto& [other, row] : rows->second) {
      RETURN_IF_ERROR(steps_.budget().ChargeEdges(1));
      const bool met = std::find(way.met.begin(), way.met.end(), other) != way.met.end();
      if (met || !reached.contains(other)) continue;
      Way next = way;
      next.holding = way.holding.And(Holding::Of(*row));
      if (!next.holding.Meets(cut).has_value()) continue;
      next.met.push_back(other);
      next.hops.push_back(row);
      RETURN_IF_ERROR(steps_.budget().ChargeKept(kBytesPerHop));
      extended.push_back(std::move(next));
    }
  }
  return extended;
}

absl::Status Deriver::Walk(const std::vector<Step>& steps, const std::vector<EntityId>& starts,
                           std::vector<Found*> found) {
  std::vector<Way> ways;
  for (size_t i = 0; i < starts.size(); ++i) {
    ways.push_back({.start = i, .met = {starts[i]}, .hops = {}, .holding = {}});
  }
  for (const Step& step : steps) {
    ASSIGN_OR_RETURN(ways, Extended(step, ways));
  }
  for (Way& way : ways) (*found[way.start])[way.met.back()].push_back(std::move(way.hops));
  return absl::OkStatus();
}

absl::Status Deriver::Learn(const PredicateDefinition& predicate, absl::Span<const EntityId> ends,
                            bool to) {
  if (known_.size() + ends.size() > kMostKnown) known_.clear();
  std::vector<EntityId> starts;
  std::vector<End> names;
  for (const EntityId& end : ends) {
    End name{predicate.name, to && !predicate.symmetric, end};
    if (known_.contains(name) || std::find(names.begin(), names.end(), name) != names.end()) {
      continue;
    }
    starts.push_back(end);
    names.push_back(std::move(name));
  }
  if (starts.empty()) return absl::OkStatus();
  std::vector<Found> fresh(starts.size());
  std::vector<Found*> found;
  for (Found& one : fresh) found.push_back(&one);
  const std::vector<Step> steps = StepsOf(predicate);
  const std::vector<Step> mirrored = Mirrored(steps);
  if (!to || predicate.symmetric) RETURN_IF_ERROR(Walk(steps, starts, found));
  if (predicate.symmetric ? !(mirrored == steps) : to) {
    RETURN_IF_ERROR(Walk(mirrored, starts, found));
  }
  for (size_t i = 0; i < starts.size(); ++i) known_[names[i]] = std::move(fresh[i]);
  return absl::OkStatus();
}

absl::StatusOr<std::vector<std::set<EntityId>>> Deriver::OtherEnds(
    const PredicateDefinition& predicate, absl::Span<const EntityId> asked, bool to) {
  ASSIGN_OR_RETURN(const std::vector<EntityId> ends, steps_.Canonical(asked));
  RETURN_IF_ERROR(Learn(predicate, ends, to));
  std::vector<std::set<EntityId>> others;
  for (const EntityId& end : ends) {
    std::set<EntityId>& of_one = others.emplace_back();
    for (const auto& [other, chains] :
         known_.at({predicate.name, to && !predicate.symmetric, end})) {
      of_one.insert(other);
    }
  }
  return others;
}

absl::StatusOr<std::vector<Deriver::Chains>> Deriver::ChainsBetween(
    const PredicateDefinition& predicate, const std::vector<std::pair<EntityId, EntityId>>& pairs) {
  std::set<EntityId> subjects;
  std::set<EntityId> objects;
  for (const auto& [subject, object] : pairs) {
    subjects.insert(subject);
    objects.insert(object);
  }
  // From the side that has fewer ends.
  const bool to = objects.size() < subjects.size();
  const std::set<EntityId>& fewer = to ? objects : subjects;
  RETURN_IF_ERROR(Learn(predicate, std::vector<EntityId>(fewer.begin(), fewer.end()), to));
  std::vector<Chains> answers;
  for (const auto& [subject, object] : pairs) {
    const Found& found =
        known_.at({predicate.name, to && !predicate.symmetric, to ? object : subject});
    Chains& chains = answers.emplace_back();
    const auto between = found.find(to ? subject : object);
    if (between == found.end()) continue;
    for (const Chain& chain : between->second) {
      std::vector<PropositionRow>& hops = chains.emplace_back();
      for (const auto& hop : chain) hops.push_back(*hop);
      if (to) std::reverse(hops.begin(), hops.end());
    }
    std::sort(chains.begin(), chains.end(),
              [](const auto& a, const auto& b) { return OrderOf(a) < OrderOf(b); });
  }
  return answers;
}

absl::StatusOr<std::set<EntityId>> Deriver::Beginnings(const PredicateDefinition& predicate) {
  const std::vector<Step> steps = StepsOf(predicate);
  std::vector<Step> first = {steps.front()};
  const std::vector<Step> mirrored = Mirrored(steps);
  if (predicate.symmetric && !(mirrored == steps)) first.push_back(mirrored.front());
  std::set<EntityId> beginnings;
  for (const Step& step : first) {
    const std::string partition = PartitionOf(Table::kByPredicate, step.predicate->name);
    ASSIGN_OR_RETURN(
        const auto scanned,
        steps_.reader().ScanAll({{.partition = partition, .prefix = "", .after = {}}}));
    std::vector<PropositionPlace> stated;
    for (const ScannedRow& row : scanned.front()) {
      ASSIGN_OR_RETURN(stated.emplace_back(), ParseByPredicateSuffix(row.suffix));
    }
    ASSIGN_OR_RETURN(std::vector<PropositionPlace> places,
                     steps_.canonical().CanonicalPlaces(stated));
    for (PropositionPlace& place : places) {
      ASSIGN_OR_RETURN(std::optional<EntityId> object, ObjectEntityOf(place.key));
      const bool both = step.predicate->symmetric;
      if (step.out || both) beginnings.insert(std::move(place.subject));
      if ((!step.out || both) && object.has_value()) beginnings.insert(*std::move(object));
    }
  }
  return beginnings;
}

}  // namespace entente

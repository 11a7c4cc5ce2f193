// One batch of propositions: find the ranges of claims to read (a proposition's, or its whole
// group's where propositions bear on each other), read them in one round, survey what is around all
// of them, then resolve range by range. Memory held at a time is that of one batch.
#include "graph/store/view.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/types/span.h"
#include "graph/model/status.h"
#include "graph/resolve/proposition_of.h"
#include "graph/store/claim_reader.h"
#include "graph/store/deriver.h"
#include "graph/store/surveyor.h"

namespace entente {
namespace {

// Propositions resolved at a time where many are asked for.
constexpr size_t kPlacesARound = 256;
// A guess of what one learnt entry weighs, maps and strings included.
constexpr uint64_t kBytesPerEntry = 256;

absl::StatusOr<const PredicateDefinition*> DefinitionOf(const PropositionKey& key,
                                                        const Ontology& ontology) {
  ASSIGN_OR_RETURN(const std::string name, PredicateOf(key));
  const PredicateDefinition* predicate = ontology.FindPredicate(name);
  if (predicate == nullptr) {
    return absl::FailedPreconditionError(
        absl::StrCat("the graph holds claims of predicate \"", name,
                     "\", which this server's ontology does not declare; serve the graph with the "
                     "ontology it was written under"));
  }
  return predicate;
}

// Finds where what follows stands among the claims, which are in order of their propositions' keys.
void TakePlaces(const std::vector<RecordedClaim>& claims, const PredicateDefinition& predicate,
                std::vector<Derived>* derived) {
  if (derived->empty()) return;
  std::vector<PropositionKey> keys;
  for (const RecordedClaim& claim : claims) {
    keys.push_back(KeyOf(PropositionOf(claim.claim, predicate)));
  }
  for (Derived& one : *derived) {
    const auto at = std::lower_bound(keys.begin(), keys.end(), KeyOf(one.proposition));
    one.before = static_cast<size_t>(at - keys.begin());
  }
}

// What chains are found through: each hop at some time, so that under THROUGHOUT one may hand over
// to another.
AsOf AtSomeTime(AsOf as_of) {
  as_of.valid.mode = ValidMode::kSometime;
  return as_of;
}

}  // namespace

// What one engine round is to resolve: propositions that share a range of claims.
struct View::Unit {
  const PredicateDefinition* predicate = nullptr;
  ClaimRange range;
  bool whole_group = false;
  std::set<PropositionKey> asked;
};

absl::StatusOr<std::vector<View::Unit>> View::UnitsOf(absl::Span<const PropositionPlace> places,
                                                      const Ontology& ontology) {
  std::vector<Unit> units;
  for (const PropositionPlace& place : places) {
    ASSIGN_OR_RETURN(const PredicateDefinition* predicate, DefinitionOf(place.key, ontology));
    if (NeedsWholeGroup(*predicate)) {
      if (units.empty() || units.back().predicate != predicate ||
          units.back().range.subject != place.subject) {
        units.push_back({predicate, {place.subject, PropositionPrefix(predicate->name)}, true, {}});
      }
    } else {
      units.push_back({predicate, {place.subject, place.key.bytes}, false, {}});
    }
    units.back().asked.insert(place.key);
  }
  return units;
}

absl::StatusOr<std::vector<std::vector<Derived>>> View::DerivedOf(const std::vector<Unit>& units) {
  std::vector<std::vector<Derived>> derived(units.size());
  for (size_t begin = 0; begin < units.size();) {
    const PredicateDefinition& predicate = *units[begin].predicate;
    size_t end = begin;
    std::vector<std::pair<EntityId, EntityId>> pairs;
    std::vector<size_t> unit_of;
    for (; end < units.size() && units[end].predicate == &predicate; ++end) {
      if (predicate.derived.empty()) continue;
      const EntityId& subject = units[end].range.subject;
      std::set<EntityId> objects;
      if (units[end].whole_group) {
        ASSIGN_OR_RETURN(const auto others, deriver_->OtherEnds(predicate, {&subject, 1}, false));
        objects = others.front();
      } else {
        ASSIGN_OR_RETURN(const auto object, ObjectEntityOf(*units[end].asked.begin()));
        if (object.has_value()) objects = {*object};
      }
      for (const EntityId& object : objects) {
        if (predicate.symmetric && object < subject) continue;
        const Proposition follows{subject, predicate.name, object, {}, 0, {}};
        if (!units[end].whole_group && !units[end].asked.contains(KeyOf(follows))) continue;
        pairs.emplace_back(subject, object);
        unit_of.push_back(end);
      }
    }
    if (!pairs.empty()) {
      ASSIGN_OR_RETURN(auto chains, deriver_->ChainsBetween(predicate, pairs));
      for (size_t i = 0; i < pairs.size(); ++i) {
        if (chains[i].empty()) continue;
        derived[unit_of[i]].push_back(
            {{pairs[i].first, predicate.name, pairs[i].second, {}, 0, {}}, std::move(chains[i])});
      }
    }
    begin = end;
  }
  return derived;
}

View::View(const Store& store, const AsOf& as_of, const Lens& lens, Budget& budget)
    : store_(store),
      ontology_(store.OntologyAt(as_of.recorded_at)),
      as_of_(as_of),
      lens_(lens),
      budget_(budget),
      reader_(std::make_unique<ClaimReader>(store.engine(), as_of.recorded_at, budget)),
      surveyor_(std::make_unique<Surveyor>(store_, as_of_, lens_, *reader_)) {
  if (as_of.valid.mode != ValidMode::kSometime) {
    steps_ = std::make_unique<View>(store, AtSomeTime(as_of), lens, budget);
  }
  deriver_ = std::make_unique<Deriver>(steps_ == nullptr ? *this : *steps_);
}

View::~View() = default;

absl::StatusOr<std::vector<PropositionRow>> View::Rows(
    absl::Span<const PropositionPlace> places, bool show_denied,
    const std::function<bool(const Proposition&)>& matches, Hidden* hidden,
    std::vector<Hidden>* through) {
  ASSIGN_OR_RETURN(const std::vector<Unit> units, UnitsOf(places, *ontology_));
  std::vector<ClaimRange> ranges;
  for (const Unit& unit : units) ranges.push_back(unit.range);
  ASSIGN_OR_RETURN(auto derived, DerivedOf(units));
  const Budget::Hold hold(budget_);  // of the batch's claims
  ASSIGN_OR_RETURN(const auto claims, reader_->Read(ranges));
  RETURN_IF_ERROR(Survey(claims));
  std::vector<PropositionRow> rows;
  for (size_t i = 0; i < units.size(); ++i) {
    const Unit& unit = units[i];
    Question question{
        .as_of = as_of_, .lens = lens_, .show_denied = show_denied, .matches = matches};
    TakePlaces(claims[i], *unit.predicate, &derived[i]);
    question.derived = derived[i];
    if (unit.whole_group) {
      question.matches = [&](const Proposition& proposition) {
        return unit.asked.contains(KeyOf(proposition)) && (!matches || matches(proposition));
      };
    }
    ASSIGN_OR_RETURN(Resolution resolution,
                     Resolve(question, *unit.predicate, *ontology_, claims[i], surveyor_->around(),
                             ProceedWithin(budget_)));
    std::move(resolution.rows.begin(), resolution.rows.end(), std::back_inserter(rows));
    for (Hidden& so_far : resolution.through) {
      if (through == nullptr) break;
      so_far += *hidden;
      through->push_back(so_far);
    }
    *hidden += resolution.hidden;
    RETURN_IF_ERROR(budget_.Check());
  }
  return rows;
}

absl::StatusOr<std::vector<PropositionRow>> View::RowsOf(const EntityId& subject,
                                                         absl::string_view predicate) {
  ASSIGN_OR_RETURN(auto rows, RowsOfEach({subject}, predicate));
  return std::move(rows.front());
}

absl::StatusOr<std::vector<std::vector<PropositionRow>>> View::RowsOfEach(
    absl::Span<const EntityId> subjects, absl::string_view predicate) {
  std::vector<std::vector<PropositionRow>> rows(subjects.size());
  const PredicateDefinition* definition = ontology_->FindPredicate(predicate);
  if (definition == nullptr) return rows;
  std::vector<ClaimRange> ranges;
  for (const EntityId& subject : subjects) {
    ranges.push_back({subject, PropositionPrefix(predicate)});
  }
  std::vector<Unit> units;
  for (const ClaimRange& range : ranges) units.push_back({definition, range, true, {}});
  ASSIGN_OR_RETURN(auto derived, DerivedOf(units));
  const Budget::Hold hold(budget_);  // of the claims read
  ASSIGN_OR_RETURN(const auto claims, reader_->Read(ranges));
  RETURN_IF_ERROR(Survey(claims));
  Question question{.as_of = as_of_, .lens = lens_, .show_denied = false, .matches = nullptr};
  for (size_t i = 0; i < subjects.size(); ++i) {
    TakePlaces(claims[i], *definition, &derived[i]);
    question.derived = derived[i];
    ASSIGN_OR_RETURN(Resolution resolution, Resolve(question, *definition, *ontology_, claims[i],
                                                    surveyor_->around(), ProceedWithin(budget_)));
    rows[i] = std::move(resolution.rows);
  }
  return rows;
}

absl::StatusOr<std::vector<std::vector<PropositionRow>>> View::RowsToEach(
    absl::Span<const EntityId> objects, absl::string_view predicate) {
  std::vector<std::string> partitions;
  partitions.reserve(objects.size());
  std::vector<ScanRequest> requests;
  const std::string prefix = IncomingPrefix(predicate);
  for (const EntityId& object : objects) {
    partitions.push_back(PartitionOf(Table::kIncoming, object));
    requests.push_back({.partition = partitions.back(), .prefix = prefix, .after = {}});
  }
  ASSIGN_OR_RETURN(const auto scanned, reader_->ScanAll(std::move(requests)));
  std::vector<PropositionPlace> places;
  for (const std::vector<ScannedRow>& incoming : scanned) {
    for (const ScannedRow& row : incoming) {
      ASSIGN_OR_RETURN(places.emplace_back(), ParseIncomingSuffix(row.suffix));
    }
  }
  std::map<EntityId, size_t> position;
  for (size_t i = 0; i < objects.size(); ++i) position.emplace(objects[i], i);
  std::vector<std::vector<PropositionRow>> rows(objects.size());
  for (size_t i = 0; i < places.size(); i += kPlacesARound) {
    Hidden hidden;
    const auto round = absl::MakeConstSpan(places).subspan(i, kPlacesARound);
    ASSIGN_OR_RETURN(auto found, Rows(round, false, nullptr, &hidden));
    for (PropositionRow& row : found) {
      const auto at = position.find(std::get<EntityId>(row.proposition.object));
      if (at != position.end()) rows[at->second].push_back(std::move(row));
    }
  }
  return rows;
}

absl::StatusOr<std::vector<std::vector<RecordedClaim>>> View::Claims(
    absl::Span<const PropositionPlace> places) {
  std::vector<ClaimRange> ranges;
  for (const PropositionPlace& place : places) ranges.push_back({place.subject, place.key.bytes});
  return reader_->Read(ranges);
}

absl::StatusOr<std::vector<std::optional<RecordedClaim>>> View::ClaimsById(
    absl::Span<const ClaimId> ids) {
  return reader_->ReadById(ids);
}

absl::StatusOr<const Surroundings*> View::Around(absl::Span<const RecordedClaim> claims) {
  RETURN_IF_ERROR(Survey({std::vector<RecordedClaim>(claims.begin(), claims.end())}));
  return &surveyor_->around();
}

absl::StatusOr<std::vector<std::vector<std::string>>> View::StandingTypesOf(
    const std::vector<EntityId>& entities) {
  RETURN_IF_ERROR(Learn(
      [&] { return surveyor_->LearnTypes(std::set<EntityId>(entities.begin(), entities.end())); }));
  std::vector<std::vector<std::string>> types;
  for (const EntityId& entity : entities) types.push_back(surveyor_->around().types.at(entity));
  return types;
}

absl::StatusOr<std::set<EntityId>> View::PlacesWithin(const EntityId& place) {
  std::set<EntityId> within;
  RETURN_IF_ERROR(Learn([&]() -> absl::Status {
    ASSIGN_OR_RETURN(within, surveyor_->PlacesWithin(place));
    return absl::OkStatus();
  }));
  RETURN_IF_ERROR(budget_.ChargeKept(within.size() * kBytesPerEntry));
  return within;
}

void View::Trace(TimeTrace* trace) { surveyor_->Trace(trace); }

absl::Status View::Survey(absl::Span<const std::vector<RecordedClaim>> groups) {
  std::vector<const RecordedClaim*> claims;
  for (const std::vector<RecordedClaim>& group : groups) {
    for (const RecordedClaim& claim : group) claims.push_back(&claim);
  }
  return Learn([&] { return surveyor_->Survey(claims); });
}

absl::Status View::Learn(const std::function<absl::Status()>& learn) {
  const size_t before = surveyor_->learnt();
  {
    const Budget::Hold hold(budget_);  // of the rows that are read to learn from
    RETURN_IF_ERROR(learn());
  }
  return budget_.ChargeKept((surveyor_->learnt() - before) * kBytesPerEntry);
}

}  // namespace entente

// One batch of propositions: make their places canonical, find the ranges of claims to read (a
// proposition's, or its whole group's where propositions bear on each other), read them in one
// round, survey what is around all of them, then resolve range by range. Memory held at a time is
// that of one batch.
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
#include "graph/store/canonical_reader.h"
#include "graph/store/claim_reader.h"
#include "graph/store/deriver.h"
#include "graph/store/kept_reads.h"
#include "graph/store/plain_edges.h"
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
      // The rows of a unit come in the order of keys; joined ids may be met in another one.
      if (units.empty() || units.back().predicate != predicate ||
          units.back().range.subject != place.subject ||
          place.key <= *units.back().asked.rbegin()) {
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
      canonical_(
          std::make_unique<CanonicalReader>(store_, as_of_.recorded_at, lens_, *reader_, budget_)),
      surveyor_(std::make_unique<Surveyor>(store_, as_of_, lens_, *canonical_)) {
  if (as_of.valid.mode != ValidMode::kSometime) {
    steps_ = std::make_unique<View>(store, AtSomeTime(as_of), lens, budget);
  }
  deriver_ = std::make_unique<Deriver>(steps_ == nullptr ? *this : *steps_);
  plain_ = std::make_unique<PlainEdges>(*this, store.kept().adjacency());
}

View::~View() = default;

absl::StatusOr<std::vector<PropositionRow>> View::Rows(
    absl::Span<const PropositionPlace> places, bool show_denied,
    const std::function<bool(const Proposition&)>& matches, Hidden* hidden,
    std::vector<Hidden>* through) {
  ASSIGN_OR_RETURN(const std::vector<PropositionPlace> canonical,
                   canonical_->CanonicalPlaces(places));
  ASSIGN_OR_RETURN(const std::vector<Unit> units, UnitsOf(canonical, *ontology_));
  // Several units may be of one group; it is read once.
  std::vector<ClaimRange> ranges;
  std::vector<size_t> range_of;
  std::map<std::pair<absl::string_view, absl::string_view>, size_t> numbers;
  for (const Unit& unit : units) {
    const auto [number, added] =
        numbers.try_emplace({unit.range.subject, unit.range.prefix}, ranges.size());
    if (added) ranges.push_back(unit.range);
    range_of.push_back(number->second);
  }
  ASSIGN_OR_RETURN(auto derived, DerivedOf(units));
  const Budget::Hold hold(budget_);  // of the batch's claims
  ASSIGN_OR_RETURN(const auto claims, canonical_->Read(ranges));
  RETURN_IF_ERROR(Survey(claims));
  std::vector<PropositionRow> rows;
  for (size_t i = 0; i < units.size(); ++i) {
    const Unit& unit = units[i];
    const std::vector<RecordedClaim>& of_range = claims[range_of[i]];
    Question question{
        .as_of = as_of_, .lens = lens_, .show_denied = show_denied, .matches = matches};
    TakePlaces(of_range, *unit.predicate, &derived[i]);
    question.derived = derived[i];
    if (unit.whole_group) {
      question.matches = [&](const Proposition& proposition) {
        return unit.asked.contains(KeyOf(proposition)) && (!matches || matches(proposition));
      };
    }
    ASSIGN_OR_RETURN(Resolution resolution, Resolve(question, *unit.predicate, *ontology_, of_range,
                                                    surveyor_->around(), ProceedWithin(budget_)));
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
  ASSIGN_OR_RETURN(const std::vector<EntityId> canonical, Canonical(subjects));
  std::vector<ClaimRange> ranges;
  for (const EntityId& subject : canonical) {
    ranges.push_back({subject, PropositionPrefix(predicate)});
  }
  std::vector<Unit> units;
  for (const ClaimRange& range : ranges) units.push_back({definition, range, true, {}});
  ASSIGN_OR_RETURN(auto derived, DerivedOf(units));
  const Budget::Hold hold(budget_);  // of the claims read
  ASSIGN_OR_RETURN(const auto claims, canonical_->Read(ranges));
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
  ASSIGN_OR_RETURN(const std::vector<EntityId> canonical, Canonical(objects));
  std::map<EntityId, std::vector<size_t>> positions;
  for (size_t i = 0; i < objects.size(); ++i) positions[canonical[i]].push_back(i);
  ASSIGN_OR_RETURN(const std::vector<PropositionPlace> places,
                   canonical_->PlacesTo(objects, predicate));
  std::vector<std::vector<PropositionRow>> rows(objects.size());
  for (size_t i = 0; i < places.size(); i += kPlacesARound) {
    Hidden hidden;
    const auto round = absl::MakeConstSpan(places).subspan(i, kPlacesARound);
    ASSIGN_OR_RETURN(auto found, Rows(round, false, nullptr, &hidden));
    for (const PropositionRow& row : found) {
      for (const size_t at : positions[std::get<EntityId>(row.proposition.object)]) {
        rows[at].push_back(row);
      }
    }
  }
  return rows;
}

absl::StatusOr<std::vector<std::vector<RecordedClaim>>> View::Claims(
    absl::Span<const PropositionPlace> places) {
  std::vector<ClaimRange> ranges;
  for (const PropositionPlace& place : places) ranges.push_back({place.subject, place.key.bytes});
  return canonical_->Read(ranges);
}

absl::StatusOr<std::vector<std::optional<RecordedClaim>>> View::ClaimsById(
    absl::Span<const ClaimId> ids) {
  return canonical_->ReadById(ids);
}

absl::StatusOr<const Surroundings*> View::Around(absl::Span<const RecordedClaim> claims) {
  RETURN_IF_ERROR(Survey({std::vector<RecordedClaim>(claims.begin(), claims.end())}));
  return &surveyor_->around();
}

absl::StatusOr<std::vector<std::vector<std::string>>> View::StandingTypesOf(
    const std::vector<EntityId>& entities) {
  ASSIGN_OR_RETURN(const std::vector<EntityId> canonical, Canonical(entities));
  RETURN_IF_ERROR(Learn([&] {
    return surveyor_->LearnTypes(std::set<EntityId>(canonical.begin(), canonical.end()));
  }));
  std::vector<std::vector<std::string>> types;
  for (const EntityId& entity : canonical) types.push_back(surveyor_->around().types.at(entity));
  return types;
}

absl::StatusOr<std::set<EntityId>> View::PlacesWithin(const EntityId& asked) {
  ASSIGN_OR_RETURN(const EntityId place, Canonical(asked));
  std::set<EntityId> within;
  RETURN_IF_ERROR(Learn([&]() -> absl::Status {
    ASSIGN_OR_RETURN(within, surveyor_->PlacesWithin(place));
    return absl::OkStatus();
  }));
  RETURN_IF_ERROR(budget_.ChargeKept(within.size() * kBytesPerEntry));
  return within;
}

void View::Trace(TimeTrace* trace) {
  surveyor_->Trace(trace);
  traced_ = trace != nullptr;
}

const Surroundings& View::Surrounding() const { return surveyor_->around(); }

absl::StatusOr<std::vector<EntityId>> View::Canonical(absl::Span<const EntityId> ids) {
  RETURN_IF_ERROR(canonical_->Learn(ids));
  std::vector<EntityId> canonical;
  for (const EntityId& id : ids) canonical.push_back(canonical_->identity().CanonicalOf(id));
  return canonical;
}

absl::StatusOr<EntityId> View::Canonical(const EntityId& id) {
  RETURN_IF_ERROR(canonical_->Learn({id}));
  return canonical_->identity().CanonicalOf(id);
}

absl::StatusOr<std::vector<std::vector<EntityId>>> View::MembersOf(absl::Span<const EntityId> ids) {
  RETURN_IF_ERROR(canonical_->Learn(ids));
  std::vector<std::vector<EntityId>> members;
  for (const EntityId& id : ids) members.push_back(canonical_->identity().MembersOf(id));
  return members;
}

absl::StatusOr<EntityIdentity> View::IdentityOf(const EntityId& id) {
  return canonical_->identity().About(id);
}

absl::Status View::Survey(absl::Span<const std::vector<RecordedClaim>> groups) {
  std::vector<const RecordedClaim*> claims;
  for (const std::vector<RecordedClaim>& group : groups) {
    for (const RecordedClaim& claim : group) claims.push_back(&claim);
  }
  return Learn([&] { return surveyor_->Survey(claims); });
}

absl::Status View::Learn(const std::function<absl::Status()>& learn) {
  if (!lens_is_canonical_) {
    RETURN_IF_ERROR(canonical_->MakeCanonical(&lens_));
    lens_is_canonical_ = true;
  }
  const size_t before = surveyor_->learnt();
  {
    const Budget::Hold hold(budget_);  // of the rows that are read to learn from
    RETURN_IF_ERROR(learn());
  }
  return budget_.ChargeKept((surveyor_->learnt() - before) * kBytesPerEntry);
}

}  // namespace entente

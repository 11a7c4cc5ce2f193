// ListDisputes: batches of propositions, each batch resolved once under SHOW; of those in dispute
// the whole group of (subject, predicate) is looked at, and who of them RESOLVE keeps is asked of a
// second view. A bookmark is where the batch begins and how many of its disputes are behind it: a
// batch always looks at as many index rows, so it has the same disputes when it is met again. Those
// of identity come in batches of their own after all others. Cost: the claims of the propositions
// met, twice for functional predicates whose scope may be unstated, and once more for what is in
// dispute.
#include "graph/query/disputes.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "graph/encoding/ordered.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/status.h"
#include "graph/query/identity_disputes.h"
#include "graph/query/index_range.h"
#include "graph/query/page.h"
#include "graph/query/place_walk.h"
#include "graph/query/predicate_names.h"
#include "graph/store/claim_reader.h"

namespace entente {
namespace {

constexpr size_t kBatch = 256;

PropositionPlace PlaceOf(const PropositionRow& row) {
  return {row.proposition.subject, KeyOf(row.proposition)};
}

Lens With(Lens lens, Contest contest) {
  lens.contest = contest;
  return lens;
}

bool Asks(const DisputePattern& pattern, DisputeKind kind) {
  return pattern.kinds.empty() ||
         std::find(pattern.kinds.begin(), pattern.kinds.end(), kind) != pattern.kinds.end();
}

// All rows of one subject and predicate.
struct Group {
  const PredicateDefinition* predicate = nullptr;
  EntityId subject;
  std::vector<PropositionRow> rows;
};

// The disputes of one batch, each with the place that it is listed at.
class BatchDisputes {
 public:
  BatchDisputes(View& show, View& resolve, const DisputePattern& pattern,
                const std::set<EntityId>& within)
      : show_(show), resolve_(resolve), pattern_(pattern), within_(within) {}

  // In order; adds what the batch hides to `hidden`.
  absl::StatusOr<std::vector<Dispute>> Of(const std::vector<Found>& batch, Hidden* hidden) {
    std::vector<PropositionPlace> places;
    for (const Found& found : batch) {
      if (asked_.insert(found.place).second) places.push_back(found.place);
    }
    ASSIGN_OR_RETURN(const auto rows, show_.Rows(places, false, nullptr, hidden));
    RETURN_IF_ERROR(FindRivalries(rows));
    if (Wanted(DisputeKind::kDenial)) RETURN_IF_ERROR(FindDenials(rows));
    if (Wanted(DisputeKind::kType)) RETURN_IF_ERROR(FindTypeBreaches(rows));
    RETURN_IF_ERROR(FindOutWhoStands());
    std::vector<Dispute> disputes;
    for (const Found& found : batch) {
      const auto here = at_.find(found.place);
      if (here == at_.end()) continue;
      for (Dispute& dispute : here->second) {
        if (LiesWithin(dispute)) disputes.push_back(std::move(dispute));
      }
      at_.erase(here);
    }
    return disputes;
  }

 private:
  bool Wanted(DisputeKind kind) const { return Asks(pattern_, kind); }

  bool LiesWithin(const Dispute& dispute) const {
    if (pattern_.within.empty()) return true;
    return std::any_of(dispute.rows.begin(), dispute.rows.end(), [&](const DisputedRow& one) {
      const auto* object = std::get_if<EntityId>(&one.row.proposition.object);
      return object != nullptr && within_.contains(*object);
    });
  }

  // At the first of its rows; left to another batch where that is not in this one.
  void Add(Dispute dispute) {
    PropositionPlace place = PlaceOf(dispute.rows.front().row);
    if (asked_.contains(place)) at_[std::move(place)].push_back(std::move(dispute));
  }

  Dispute Make(DisputeKind kind, Certainty certainty, const std::vector<PropositionRow>& rows,
               const Disputants& disputants) {
    Dispute dispute;
    dispute.kind = kind;
    dispute.certainty = certainty;
    for (const size_t i : disputants) dispute.rows.push_back({rows[i]});
    std::sort(
        dispute.rows.begin(), dispute.rows.end(),
        [](const DisputedRow& a, const DisputedRow& b) { return PlaceOf(a.row) < PlaceOf(b.row); });
    return dispute;
  }

  absl::Status FindRivalries(const std::vector<PropositionRow>& rows) {
    if (!Wanted(DisputeKind::kFunctional) && !Wanted(DisputeKind::kQuantity)) {
      return absl::OkStatus();
    }
    ASSIGN_OR_RETURN(const std::vector<Group> groups, GroupsOf(rows));
    for (const Group& group : groups) {
      for (const Disputants& rivals : RivalsAmong(group.rows)) {
        const DisputeKind kind = RivalryOf(group.rows, rivals);
        if (!Wanted(kind)) continue;
        Add(Make(kind, WeakestOf(group.rows, rivals), group.rows, rivals));
      }
      RETURN_IF_ERROR(FindPossibleRivalries(group));
    }
    return absl::OkStatus();
  }

  // The groups in which rows may be rivals, each once and whole.
  absl::StatusOr<std::vector<Group>> GroupsOf(const std::vector<PropositionRow>& rows) {
    const Ontology& ontology = show_.ontology();
    std::map<std::string, std::set<EntityId>> subjects;  // by predicate
    for (const PropositionRow& row : rows) {
      const Proposition& proposition = row.proposition;
      const PredicateDefinition* predicate = ontology.FindPredicate(proposition.predicate);
      if (predicate == nullptr || !predicate->functional) continue;
      if (row.rivals.empty() && !HasScope(*predicate)) continue;
      subjects[proposition.predicate].insert(proposition.subject);
    }
    std::vector<Group> groups;
    for (const auto& [name, subjects_of] : subjects) {
      const std::vector<EntityId> of(subjects_of.begin(), subjects_of.end());
      ASSIGN_OR_RETURN(auto found, show_.RowsOfEach(of, name));
      for (size_t i = 0; i < of.size(); ++i) {
        groups.push_back({ontology.FindPredicate(name), of[i], std::move(found[i])});
      }
    }
    return groups;
  }

  static bool HasScope(const PredicateDefinition& predicate) {
    return std::any_of(predicate.qualifiers.begin(), predicate.qualifiers.end(),
                       [](const QualifierDefinition& one) { return one.identifying; });
  }

  absl::Status FindPossibleRivalries(const Group& group) {
    if (!HasScope(*group.predicate) || group.rows.size() < 2) return absl::OkStatus();
    ASSIGN_OR_RETURN(const auto types, show_.StandingTypesOf({group.subject}));
    if (!show_.ontology().FunctionalFor(*group.predicate, types.front())) {
      return absl::OkStatus();
    }
    ASSIGN_OR_RETURN(const std::vector<Interval> figures, FiguresOf(group.rows));
    for (const Disputants& rivals :
         PossibleRivalsAmong(group.rows, figures, show_.as_of().valid, *around_)) {
      const DisputeKind kind = RivalryOf(group.rows, rivals);
      if (Wanted(kind)) Add(Make(kind, Certainty::kPossible, group.rows, rivals));
    }
    return absl::OkStatus();
  }

  // What the supports of each row mean together; sets around_ to what is known around them.
  absl::StatusOr<std::vector<Interval>> FiguresOf(const std::vector<PropositionRow>& rows) {
    std::vector<ClaimId> ids;
    for (const PropositionRow& row : rows) {
      ids.insert(ids.end(), row.claims.begin(), row.claims.end());
    }
    ASSIGN_OR_RETURN(const auto claims, show_.ClaimsById(ids));
    std::vector<Interval> figures(rows.size());
    std::vector<RecordedClaim> all;
    size_t next = 0;
    for (size_t i = 0; i < rows.size(); ++i) {
      std::optional<Interval> hull;
      for (size_t j = 0; j < rows[i].claims.size(); ++j, ++next) {
        if (!claims[next].has_value()) continue;
        all.push_back(*claims[next]);
        const Value* value = std::get_if<Value>(&claims[next]->claim.object);
        const auto* quantity = value == nullptr ? nullptr : std::get_if<Quantity>(&value->value);
        if (quantity == nullptr) continue;
        const Interval one = IntervalOf(*quantity);
        hull = hull.has_value()
                   ? Interval{std::min(hull->low, one.low), std::max(hull->high, one.high)}
                   : one;
      }
      figures[i] = hull.value_or(Interval());
    }
    ASSIGN_OR_RETURN(around_, show_.Around(all));
    return figures;
  }

  absl::Status FindDenials(const std::vector<PropositionRow>& rows) {
    std::vector<const PropositionRow*> denied;
    std::vector<ClaimId> ids;
    for (const PropositionRow& row : rows) {
      if (row.verdict != Verdict::kContested || row.dissent.denies == 0) continue;
      denied.push_back(&row);
      ids.insert(ids.end(), row.dissenting.begin(), row.dissenting.end());
    }
    if (ids.empty()) return absl::OkStatus();
    ASSIGN_OR_RETURN(const auto claims, show_.ClaimsById(ids));
    size_t next = 0;
    for (const PropositionRow* row : denied) {
      Dispute dispute = Make(DisputeKind::kDenial, row->certainty, {*row}, {0});
      for (size_t i = 0; i < row->dissenting.size(); ++i, ++next) {
        if (claims[next].has_value() && claims[next]->claim.stance == Stance::kDenies) {
          dispute.denying.push_back(row->dissenting[i]);
        }
      }
      Add(std::move(dispute));
    }
    return absl::OkStatus();
  }

  absl::Status FindTypeBreaches(const std::vector<PropositionRow>& rows) {
    const Ontology& ontology = show_.ontology();
    std::set<EntityId> entities;
    for (const PropositionRow& row : rows) {
      const PredicateDefinition* predicate = ontology.FindPredicate(row.proposition.predicate);
      if (predicate == nullptr) continue;
      for (EntityId& entity : TypedEnds(row.proposition, *predicate)) {
        entities.insert(std::move(entity));
      }
    }
    const std::vector<EntityId> sorted(entities.begin(), entities.end());
    ASSIGN_OR_RETURN(auto found, show_.StandingTypesOf(sorted));
    std::map<EntityId, std::vector<std::string>> types;
    for (size_t i = 0; i < sorted.size(); ++i) types[sorted[i]] = std::move(found[i]);
    for (const PropositionRow& row : rows) {
      const PredicateDefinition* predicate = ontology.FindPredicate(row.proposition.predicate);
      if (predicate == nullptr) continue;
      std::vector<TypeBreach> breaches =
          TypeBreachesOf(row.proposition, *predicate, ontology, types);
      if (breaches.empty()) continue;
      Dispute dispute = Make(DisputeKind::kType, row.certainty, {row}, {0});
      dispute.breaches = std::move(breaches);
      Add(std::move(dispute));
    }
    return absl::OkStatus();
  }

  // What is contested by nothing stands under every rule; of the others RESOLVE is asked.
  absl::Status FindOutWhoStands() {
    std::set<PropositionPlace> contested;
    for (auto& [place, disputes] : at_) {
      for (Dispute& dispute : disputes) {
        for (DisputedRow& one : dispute.rows) {
          one.only_uncontested = one.row.verdict != Verdict::kContested;
          if (!one.only_uncontested) contested.insert(PlaceOf(one.row));
        }
      }
    }
    if (contested.empty()) return absl::OkStatus();
    Hidden ignored;
    const std::vector<PropositionPlace> places(contested.begin(), contested.end());
    ASSIGN_OR_RETURN(const auto rows, resolve_.Rows(places, false, nullptr, &ignored));
    std::set<PropositionPlace> kept;
    for (const PropositionRow& row : rows) kept.insert(PlaceOf(row));
    for (auto& [place, disputes] : at_) {
      for (Dispute& dispute : disputes) {
        for (DisputedRow& one : dispute.rows) {
          if (!one.only_uncontested) one.resolve = kept.contains(PlaceOf(one.row));
        }
      }
    }
    return absl::OkStatus();
  }

  View& show_;
  View& resolve_;
  const DisputePattern& pattern_;
  const std::set<EntityId>& within_;
  std::set<PropositionPlace> asked_;
  std::map<PropositionPlace, std::vector<Dispute>> at_;
  const Surroundings* around_ = nullptr;
};

// Where an answer stopped: behind so many disputes of the batch that begins at `batch`.
struct Stop {
  bool identity = false;  // among the disputes of identity
  uint64_t behind = 0;
  Bookmark batch;
};

Bookmark Encode(const Stop& stop) {
  Bookmark bookmark;
  AppendOrdered(&bookmark, uint64_t{stop.identity ? 1u : 0u});
  AppendOrdered(&bookmark, stop.behind);
  return bookmark + stop.batch;
}

absl::StatusOr<Stop> Decode(const Bookmark& from) {
  Stop stop;
  if (from.empty()) return stop;
  absl::string_view bytes = from;
  const absl::StatusOr<uint64_t> identity = TakeOrderedNumber(&bytes);
  const absl::StatusOr<uint64_t> behind = TakeOrderedNumber(&bytes);
  if (!identity.ok() || *identity > 1 || !behind.ok()) return BadBookmark();
  stop.identity = *identity == 1;
  stop.behind = *behind;
  stop.batch = Bookmark(bytes);
  return stop;
}

bool AsksForRows(const DisputePattern& pattern) {
  return pattern.kinds.empty() ||
         std::any_of(pattern.kinds.begin(), pattern.kinds.end(),
                     [](DisputeKind kind) { return kind != DisputeKind::kIdentity; });
}

bool AsksForIdentity(const DisputePattern& pattern) {
  return Asks(pattern, DisputeKind::kIdentity) && pattern.predicate.empty() &&
         pattern.within.empty();
}

// The predicates whose rows may be in a dispute that is asked for. TYPE and DENIAL may be of any.
absl::StatusOr<std::vector<const PredicateDefinition*>> PredicatesOf(
    const Ontology& ontology, const DisputePattern& pattern) {
  std::vector<const PredicateDefinition*> predicates;
  if (!pattern.predicate.empty()) {
    ASSIGN_OR_RETURN(const NamedPredicate named,
                     FindPredicateNamed(ontology, pattern.predicate, "predicate"));
    predicates.push_back(named.definition);
    return predicates;
  }
  const bool rivals_only =
      !pattern.kinds.empty() &&
      std::all_of(pattern.kinds.begin(), pattern.kinds.end(), [](DisputeKind kind) {
        return kind == DisputeKind::kFunctional || kind == DisputeKind::kQuantity;
      });
  for (const PredicateDefinition& predicate : ontology.predicates()) {
    if (predicate.functional || !rivals_only) predicates.push_back(&predicate);
  }
  return predicates;
}

// Disputes of rows batch by batch, then those of identity.
class DisputeSource {
 public:
  struct Batch {
    std::vector<Dispute> disputes;
    Hidden hidden;
    Stop next;  // where the batch behind it begins
  };

  static absl::StatusOr<DisputeSource> Start(View& view, const DisputePattern& pattern,
                                             const Stop& stop) {
    DisputeSource source(view, pattern);
    ASSIGN_OR_RETURN(const auto predicates, PredicatesOf(view.ontology(), pattern));
    if (!pattern.within.empty()) {
      ASSIGN_OR_RETURN(source.within_, view.PlacesWithin(pattern.within));
    }
    source.identity_ = stop.identity || !AsksForRows(pattern);
    source.done_ = source.identity_ && !AsksForIdentity(pattern);
    if (source.identity_) {
      source.from_ = stop.batch;
      return source;
    }
    BoundIds ends;
    if (!pattern.subject.empty()) {
      ASSIGN_OR_RETURN(auto members, source.show_->MembersOf({pattern.subject}));
      ends.subjects = std::move(members.front());
    }
    ASSIGN_OR_RETURN(PlaceWalk walk,
                     PlaceWalk::Start(*source.show_, RangesOf(ends, predicates), stop.batch));
    source.walk_.emplace(std::move(walk));
    return source;
  }

  // nullopt: there are no more.
  absl::StatusOr<std::optional<Batch>> Next() {
    if (!identity_) {
      ASSIGN_OR_RETURN(const std::vector<Found> found, walk_->Next(kBatch));
      if (!found.empty()) return OfRows(found);
      identity_ = true;
      done_ = !AsksForIdentity(pattern_);
    }
    if (done_) return std::nullopt;
    ASSIGN_OR_RETURN(BlockedJoins found, FindBlockedJoins(*show_, pattern_.subject, from_));
    Batch batch;
    for (BlockedJoin& join : found.joins) {
      Dispute& dispute = batch.disputes.emplace_back();
      dispute.kind = DisputeKind::kIdentity;
      dispute.join = std::move(join);
    }
    done_ = !found.after.has_value();
    from_ = found.after.value_or(Bookmark());
    batch.next = {true, 0, from_};
    return batch;
  }

 private:
  DisputeSource(View& view, const DisputePattern& pattern)
      : pattern_(pattern),
        show_(std::make_unique<View>(view.store(), view.as_of(), With(view.lens(), Contest::kShow),
                                     view.budget())),
        resolve_(std::make_unique<View>(view.store(), view.as_of(),
                                        With(view.lens(), Contest::kResolve), view.budget())) {}

  absl::StatusOr<std::optional<Batch>> OfRows(const std::vector<Found>& found) {
    const Budget::Hold hold(show_->budget());
    Batch batch;
    ASSIGN_OR_RETURN(batch.disputes,
                     BatchDisputes(*show_, *resolve_, pattern_, within_).Of(found, &batch.hidden));
    batch.next = {false, 0, walk_->walked()};
    return batch;
  }

  const DisputePattern& pattern_;
  std::set<EntityId> within_;
  std::unique_ptr<View> show_;
  std::unique_ptr<View> resolve_;
  std::optional<PlaceWalk> walk_;
  bool identity_ = false;  // those of rows are done
  bool done_ = false;
  Bookmark from_;  // where those of identity go on
};

}  // namespace

absl::StatusOr<Ending> ListDisputes(View& view, const DisputePattern& pattern, uint64_t page,
                                    const Bookmark& from,
                                    const std::function<absl::Status(Dispute)>& sink) {
  Budget& budget = view.budget();
  ASSIGN_OR_RETURN(Stop stop, Decode(from));
  ASSIGN_OR_RETURN(DisputeSource source, DisputeSource::Start(view, pattern, stop));
  Ending ending;
  uint64_t sent = 0;
  bool progress = false;
  const auto end_with = [&](const std::string& reason) {
    ending.complete = false;
    ending.truncated_by = reason;
    ending.resume = Encode(stop);
    return ending;
  };
  const auto failed = [&](const absl::Status& status) -> absl::StatusOr<Ending> {
    const std::string reason = PageEnd(status);
    if (reason.empty() || !progress) return status;
    return end_with(reason);
  };
  while (true) {
    absl::StatusOr<std::optional<DisputeSource::Batch>> batch = source.Next();
    if (!batch.ok()) return failed(batch.status());
    if (!batch->has_value()) return ending;
    std::vector<Dispute>& disputes = (*batch)->disputes;
    if (stop.behind > disputes.size()) return BadBookmark();
    for (; stop.behind < disputes.size(); ++stop.behind) {
      if (sent >= page) return end_with("PAGE_FULL");
      if (budget.RowsLeft() == 0) {
        if (!progress) return NoRowsLeft(budget);
        return end_with("BUDGET_ROWS");
      }
      const absl::Status taken = sink(std::move(disputes[stop.behind]));
      if (!taken.ok()) return failed(taken);
      budget.ChargeRows(1);
      ++sent;
      progress = true;
    }
    ending.hidden += (*batch)->hidden;
    stop = std::move((*batch)->next);
    progress = true;
  }
}

}  // namespace entente

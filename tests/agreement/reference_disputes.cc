#include "tests/agreement/reference_disputes.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <set>
#include <tuple>

#include "tests/agreement/reference_identity.h"
#include "tests/agreement/reference_reading.h"
#include "tests/agreement/reference_world.h"

namespace entente {
namespace {

using Rows = std::vector<PropositionRow>;

Rows RowsUnder(const ReferenceGraph& graph, const AsOf& as_of, Lens lens, Contest contest,
               const DisputePattern& pattern, Hidden* hidden) {
  lens.contest = contest;
  PropositionPattern ends;
  ends.subject = pattern.subject;
  const PredicateDefinition* inverse = graph.ontology().FindInverse(pattern.predicate);
  ends.predicate = inverse == nullptr ? pattern.predicate : inverse->name;
  const PropositionAnswer answer = graph.Propositions(as_of, lens, ends);
  if (hidden != nullptr) *hidden = answer.hidden;
  return answer.rows;
}

bool IsAmong(const Proposition& proposition, const Rows& rows) {
  return std::any_of(rows.begin(), rows.end(),
                     [&](const PropositionRow& row) { return row.proposition == proposition; });
}

template <typename T>
const T* ValueOf(const Object& object) {
  const Value* value = std::get_if<Value>(&object);
  return value == nullptr ? nullptr : std::get_if<T>(&value->value);
}

// Sets of rows that hang together, those of one row left out.
std::vector<Rows> HangTogether(
    const Rows& rows,
    const std::function<bool(const PropositionRow&, const PropositionRow&)>& tied) {
  std::vector<Rows> sets;
  for (const PropositionRow& row : rows) {
    Rows joined = {row};
    std::vector<Rows> others;
    for (Rows& set : sets) {
      const bool touches = std::any_of(set.begin(), set.end(), [&](const PropositionRow& one) {
        return tied(one, row) || tied(row, one);
      });
      if (touches) {
        joined.insert(joined.end(), set.begin(), set.end());
      } else {
        others.push_back(std::move(set));
      }
    }
    sets = std::move(others);
    sets.push_back(std::move(joined));
  }
  std::erase_if(sets, [](const Rows& set) { return set.size() < 2; });
  return sets;
}

class DisputeReading {
 public:
  DisputeReading(const ReferenceGraph& graph, const AsOf& as_of, const Lens& lens,
                 const DisputePattern& pattern)
      : graph_(graph), pattern_(pattern), world_(graph, as_of, lens) {
    rows_ = RowsUnder(graph, as_of, lens, Contest::kShow, pattern, &answer_.hidden);
    resolve_ = RowsUnder(graph, as_of, lens, Contest::kResolve, pattern, nullptr);
    uncontested_ = RowsUnder(graph, as_of, lens, Contest::kOnlyUncontested, pattern, nullptr);
    if (!pattern.within.empty()) {
      within_ = ReferenceReading(graph, as_of, lens).PlacesWithin(pattern.within);
    }
  }

  DisputeAnswer Answer() {
    for (const Rows& set : HangTogether(rows_, AreRivals)) AddRivalry(set, std::nullopt);
    const auto possibly = [this](const PropositionRow& a, const PropositionRow& b) {
      return MayBeRivals(a, b);
    };
    for (const Rows& set : HangTogether(rows_, possibly)) AddRivalry(set, Certainty::kPossible);
    for (const PropositionRow& row : rows_) {
      AddDenial(row);
      AddBreach(row);
    }
    return std::move(answer_);
  }

 private:
  static bool AreRivals(const PropositionRow& a, const PropositionRow& b) {
    for (const Proposition& rival : a.rivals) {
      if (rival == b.proposition) return true;
    }
    return false;
  }

  // The figures that a row's supports mean together.
  std::pair<double, double> HullOf(const PropositionRow& row) {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const StatedClaim* claim : world_.claims()) {
      if (std::find(row.claims.begin(), row.claims.end(), claim->id) == row.claims.end()) continue;
      const Quantity* quantity = ValueOf<Quantity>(claim->claim.object);
      if (quantity == nullptr) continue;
      low = std::min(low, IntervalOf(*quantity).low);
      high = std::max(high, IntervalOf(*quantity).high);
    }
    return {low, high};
  }

  // Whether one of the two leaves open a scope that the other may have, and they cannot both be so
  // if it is the same one.
  bool MayBeRivals(const PropositionRow& a, const PropositionRow& b) {
    const Proposition& one = a.proposition;
    const Proposition& other = b.proposition;
    if (one.subject != other.subject || one.predicate != other.predicate ||
        one.qualifiers == other.qualifiers) {
      return false;
    }
    const PredicateDefinition& predicate = *world_.ontology().FindPredicate(one.predicate);
    if (!world_.ontology().FunctionalFor(predicate, world_.TypesOf(one.subject))) return false;
    for (const Qualifier& mine : one.qualifiers) {
      for (const Qualifier& theirs : other.qualifiers) {
        if (mine.name != theirs.name || mine.filler == theirs.filler) continue;
        if (!ValueOf<SomeValue>(mine.filler) && !ValueOf<SomeValue>(theirs.filler)) return false;
      }
    }
    if (one.object == other.object || !MayMeet(a, b)) return false;
    if (ValueOf<NoValue>(one.object) || ValueOf<NoValue>(other.object)) return true;
    if (ValueOf<SomeValue>(one.object) || ValueOf<SomeValue>(other.object)) return false;
    const Quantity* left = ValueOf<Quantity>(one.object);
    const Quantity* right = ValueOf<Quantity>(other.object);
    if (left == nullptr || right == nullptr) return true;
    if (left->unit != right->unit || left->measure != right->measure) return false;
    return HullOf(a).second < HullOf(b).first || HullOf(b).second < HullOf(a).first;
  }

  bool MayMeet(const PropositionRow& a, const PropositionRow& b) {
    for (const Bounds& left : a.validity) {
      for (const Bounds& right : b.validity) {
        if (MeetInside({left.start_earliest, left.end_latest},
                       {right.start_earliest, right.end_latest}, world_.cut())) {
          return true;
        }
      }
    }
    return false;
  }

  void AddRivalry(const Rows& set, const std::optional<Certainty>& certainty) {
    Dispute dispute;
    dispute.kind = DisputeKind::kFunctional;
    for (const PropositionRow& row : set) {
      if (ValueOf<Quantity>(row.proposition.object)) dispute.kind = DisputeKind::kQuantity;
    }
    Add(std::move(dispute), set, certainty);
  }

  void AddDenial(const PropositionRow& row) {
    if (row.dissent.denies == 0) return;
    Dispute dispute;
    dispute.kind = DisputeKind::kDenial;
    for (const StatedClaim* claim : world_.claims()) {
      const bool dissents = std::find(row.dissenting.begin(), row.dissenting.end(), claim->id) !=
                            row.dissenting.end();
      if (dissents && claim->claim.stance == Stance::kDenies) dispute.denying.push_back(claim->id);
    }
    std::sort(dispute.denying.begin(), dispute.denying.end());
    Add(std::move(dispute), {row}, std::nullopt);
  }

  void AddBreach(const PropositionRow& row) {
    Dispute dispute;
    dispute.kind = DisputeKind::kType;
    const Proposition& proposition = row.proposition;
    const PredicateDefinition& predicate = *world_.ontology().FindPredicate(proposition.predicate);
    const auto look = [&](const std::string& where, const Object& end,
                          const std::vector<std::string>& allowed) {
      const EntityId* entity = std::get_if<EntityId>(&end);
      if (entity == nullptr || allowed.empty()) return;
      const std::vector<std::string>& types = world_.TypesOf(*entity);
      for (const std::string& type : types) {
        for (const std::string& one : allowed) {
          if (world_.ontology().IsA(type, one)) return;
        }
      }
      std::vector<std::string> sorted = types;
      std::sort(sorted.begin(), sorted.end());
      dispute.breaches.push_back({where, *entity, sorted, allowed});
    };
    look("subject", proposition.subject, predicate.domain);
    look("object", proposition.object, predicate.range);
    for (const Qualifier& qualifier : proposition.qualifiers) {
      look(qualifier.name, qualifier.filler, predicate.FindQualifier(qualifier.name)->range);
    }
    if (!dispute.breaches.empty()) Add(std::move(dispute), {row}, std::nullopt);
  }

  void Add(Dispute dispute, const Rows& rows, const std::optional<Certainty>& certainty) {
    if (!pattern_.kinds.empty() && std::find(pattern_.kinds.begin(), pattern_.kinds.end(),
                                             dispute.kind) == pattern_.kinds.end()) {
      return;
    }
    bool inside = pattern_.within.empty();
    dispute.certainty = Certainty::kAttested;
    for (const PropositionRow& row : rows) {
      if (row.certainty > dispute.certainty) dispute.certainty = row.certainty;
      const EntityId* object = std::get_if<EntityId>(&row.proposition.object);
      inside = inside || (object != nullptr && within_.contains(*object));
      dispute.rows.push_back(
          {row, IsAmong(row.proposition, resolve_), IsAmong(row.proposition, uncontested_)});
    }
    dispute.certainty = certainty.value_or(dispute.certainty);
    if (inside) answer_.disputes.push_back(std::move(dispute));
  }

  const ReferenceGraph& graph_;
  const DisputePattern& pattern_;
  ReferenceWorld world_;
  Rows rows_;
  Rows resolve_;
  Rows uncontested_;
  std::set<EntityId> within_;
  DisputeAnswer answer_;
};

Coreference Told(const ReferenceGraph& graph, const JudgementId& id) {
  Coreference told;
  for (const StatedJudgement& stated : graph.judgements()) {
    if (stated.id != id) continue;
    told.id = id;
    told.revision = stated.revision;
    if (const auto* same = std::get_if<SameAs>(&stated.judgement.act)) {
      std::tie(told.a, told.b) = std::tie(same->a, same->b);
    } else {
      const auto& apart = std::get<NotSameAs>(stated.judgement.act);
      std::tie(told.a, told.b) = std::tie(apart.a, apart.b);
      told.same = false;
    }
  }
  return told;
}

// "one that would put a NOT_SAME_AS pair into one closure joins nothing and is an IDENTITY
// dispute".
void AddIdentity(const ReferenceGraph& graph, const ReferenceIdentity& identity,
                 const DisputePattern& pattern, DisputeAnswer* answer) {
  const bool asked =
      pattern.kinds.empty() || std::find(pattern.kinds.begin(), pattern.kinds.end(),
                                         DisputeKind::kIdentity) != pattern.kinds.end();
  if (!asked || !pattern.predicate.empty() || !pattern.within.empty()) return;
  for (const auto& [same, in_the_way] : identity.blocked) {
    Dispute dispute;
    dispute.kind = DisputeKind::kIdentity;
    dispute.join = BlockedJoin{Told(graph, same), {}};
    for (const JudgementId& id : in_the_way) dispute.join->apart.push_back(Told(graph, id));
    const EntityId subject = identity.Of(pattern.subject);
    if (!pattern.subject.empty() && identity.Of(dispute.join->same.a) != subject &&
        identity.Of(dispute.join->same.b) != subject) {
      continue;
    }
    answer->disputes.push_back(std::move(dispute));
  }
}

}  // namespace

DisputeAnswer ReferenceDisputes(const ReferenceGraph& graph, const AsOf& as_of, const Lens& lens,
                                const DisputePattern& pattern) {
  const ReferenceIdentity identity = FindIdentity(graph, as_of.recorded_at, lens);
  DisputePattern rewritten = pattern;
  if (!rewritten.subject.empty()) rewritten.subject = identity.Of(rewritten.subject);
  if (!rewritten.within.empty()) rewritten.within = identity.Of(rewritten.within);
  const ReferenceGraph joined = Rewritten(graph, identity);
  DisputeAnswer answer =
      DisputeReading(joined, as_of, Rewritten(lens, identity), rewritten).Answer();
  AddIdentity(graph, identity, pattern, &answer);
  return answer;
}

}  // namespace entente

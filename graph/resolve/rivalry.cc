// Rivals meet in time, so each proposition looks only at those that it meets (TimeIndex), and only
// within its qualifiers, instead of at all. "The next attested rival" is the first in order of
// start that has not ended by then: one look. Cost: n log n, and what is found.
#include "graph/resolve/rivalry.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <variant>

#include "absl/container/flat_hash_map.h"
#include "absl/hash/hash.h"
#include "graph/resolve/rivals.h"

namespace entente {
namespace {

size_t HashOf(const std::vector<Qualifier>& qualifiers) {
  size_t hash = qualifiers.size();
  for (const Qualifier& qualifier : qualifiers) {
    const EntityId* entity = std::get_if<EntityId>(&qualifier.filler);
    const Value* value = std::get_if<Value>(&qualifier.filler);
    const Text* text = value == nullptr ? nullptr : std::get_if<Text>(&value->value);
    hash = absl::HashOf(hash, qualifier.name, entity == nullptr ? EntityId() : *entity,
                        text == nullptr ? std::string() : text->text);
  }
  return hash;
}

// Numbers lists of qualifiers: equal ones get the same number.
class Classes {
 public:
  size_t Of(const std::vector<Qualifier>& qualifiers) {
    std::vector<size_t>& alike = by_hash_[HashOf(qualifiers)];
    for (const size_t number : alike) {
      if (*members_[number] == qualifiers) return number;
    }
    alike.push_back(members_.size());
    members_.push_back(&qualifiers);
    return alike.back();
  }
  size_t size() const { return members_.size(); }

 private:
  absl::flat_hash_map<size_t, std::vector<size_t>> by_hash_;
  std::vector<const std::vector<Qualifier>*> members_;  // the first of each
};

std::vector<TimeIndex> IndexesOf(std::vector<std::vector<TimeIndex::Entry>> entries) {
  std::vector<TimeIndex> indexes;
  for (std::vector<TimeIndex::Entry>& of_class : entries) indexes.emplace_back(std::move(of_class));
  return indexes;
}

std::optional<Interval> FiguresOf(const Proposition& proposition, const Interval& figures) {
  const Value* value = std::get_if<Value>(&proposition.object);
  if (value == nullptr || !std::holds_alternative<Quantity>(value->value)) return std::nullopt;
  return figures;
}

}  // namespace

void EndAtRivals(std::vector<Candidate>* candidates, const Surroundings& around, Pace& pace) {
  Classes classes;
  std::vector<size_t> class_of;
  for (const Candidate& candidate : *candidates) {
    class_of.push_back(classes.Of(candidate.proposition.qualifiers));
  }
  std::vector<std::vector<TimeIndex::Entry>> attested(classes.size());
  for (size_t i = 0; i < candidates->size(); ++i) {
    const Candidate& candidate = (*candidates)[i];
    for (const Voiced& voiced : candidate.claims) {
      if (voiced.stance() != Stance::kAsserts || voiced.claim->claim.mood != Mood::kFact) continue;
      attested[class_of[i]].push_back(
          {voiced.extent.attested(), i, FiguresOf(candidate.proposition, voiced.figures)});
    }
  }
  const std::vector<TimeIndex> indexes = IndexesOf(std::move(attested));
  for (size_t i = 0; i < candidates->size(); ++i) {
    Candidate& candidate = (*candidates)[i];
    for (Voiced& voiced : candidate.claims) {
      if (voiced.stance() != Stance::kAsserts || voiced.extent.extrapolated.empty()) continue;
      const TimeIndex::Entry asked{voiced.extent.extrapolated, i,
                                   FiguresOf(candidate.proposition, voiced.figures)};
      indexes[class_of[i]].Visit(asked, pace, [&](const TimeIndex::Entry& rival) {
        const Contender other{&(*candidates)[rival.owner].proposition,
                              rival.figures.value_or(Interval{})};
        if (!Exclude({&candidate.proposition, voiced.figures}, other, around)) return true;
        EndExtrapolation(rival.time, &voiced.extent);
        return false;  // later ones start no sooner
      });
    }
  }
}

Rivalry::Rivalry(const std::vector<Candidate*>& standing, const ValidCut& cut,
                 const Surroundings& around, Pace& pace)
    : standing_(standing), cut_(cut), around_(around), pace_(pace) {
  Classes classes;
  for (const Candidate* candidate : standing) {
    class_of_.push_back(classes.Of(candidate->proposition.qualifiers));
  }
  std::vector<std::vector<TimeIndex::Entry>> held(classes.size());
  for (size_t i = 0; i < standing.size(); ++i) {
    const Candidate& candidate = *standing[i];
    if (candidate.denied_only) continue;
    for (const Stretch& stretch : HeldInCut(candidate, cut)) {
      held[class_of_[i]].push_back(
          {stretch, i, FiguresOf(candidate.proposition, candidate.figures)});
    }
  }
  classes_ = IndexesOf(std::move(held));
}

std::vector<size_t> Rivalry::RivalsOf(size_t candidate, size_t most) const {
  std::vector<size_t> rivals;
  const Candidate& own = *standing_[candidate];
  if (own.denied_only) return rivals;
  const std::optional<Interval> figures = FiguresOf(own.proposition, own.figures);
  for (const Stretch& stretch : HeldInCut(own, cut_)) {
    classes_[class_of_[candidate]].Visit(
        {stretch, candidate, figures}, pace_, [&](const TimeIndex::Entry& met) {
          const Candidate& other = *standing_[met.owner];
          if (Exclude({&own.proposition, own.figures}, {&other.proposition, other.figures},
                      around_)) {
            rivals.push_back(met.owner);
          }
          return rivals.size() < most;
        });
  }
  std::sort(rivals.begin(), rivals.end());
  rivals.erase(std::unique(rivals.begin(), rivals.end()), rivals.end());
  return rivals;
}

}  // namespace entente

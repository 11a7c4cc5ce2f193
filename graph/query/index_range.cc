// The choice of index, by what is bound:
//   subject            the subject's own partition, from (predicate, object) on
//   object             the object's incoming rows
//   within             the incoming rows of each place in it
//   neither            the predicate's listing
// A symmetric predicate keeps each pair under its smaller id, so from the larger id it is found
// among the incoming rows.
#include "graph/query/index_range.h"

#include <utility>

#include "graph/store/indexed_text.h"

namespace entente {
namespace {

// Members of a subject times members of an object: beyond, the subjects' whole predicate is read.
constexpr size_t kMostPairs = 1'000;

}  // namespace

Table ListingOf(absl::string_view predicate) {
  return IsIndexedByText(predicate) ? Table::kByText : Table::kByPredicate;
}

IndexRange RangeOf(Table table, std::string name, std::string prefix,
                   const PredicateDefinition& predicate) {
  IndexRange range{table, std::move(name), std::move(prefix), 0, {}};
  if (!predicate.derived.empty()) range.derived = {&predicate};
  return range;
}

void AddRangesOf(const EntityId& subject, const PredicateDefinition& predicate,
                 const EntityId& object, std::vector<IndexRange>* ranges) {
  if (object.empty()) {
    if (predicate.symmetric) {
      ranges->push_back(
          RangeOf(Table::kIncoming, subject, IncomingPrefix(predicate.name), predicate));
    }
    ranges->push_back(
        RangeOf(Table::kClaim, subject, PropositionPrefix(predicate.name), predicate));
    return;
  }
  const bool swap = predicate.symmetric && object < subject;
  const EntityId& smaller = swap ? object : subject;
  const EntityId& larger = swap ? subject : object;
  ranges->push_back(RangeOf(Table::kClaim, smaller,
                            PropositionPrefix(predicate.name, Object(larger)), predicate));
}

void AddRangesTo(const EntityId& object, const PredicateDefinition& predicate,
                 std::vector<IndexRange>* ranges) {
  ranges->push_back(RangeOf(Table::kIncoming, object, IncomingPrefix(predicate.name), predicate));
  if (predicate.symmetric) {
    ranges->push_back(RangeOf(Table::kClaim, object, PropositionPrefix(predicate.name), predicate));
  }
}

std::vector<IndexRange> RangesOf(const BoundIds& bound,
                                 const std::vector<const PredicateDefinition*>& predicates) {
  std::vector<IndexRange> ranges;
  if (bound.subjects.empty() && bound.objects.empty() && !bound.places.empty()) {
    for (const EntityId& place : bound.places) {
      for (const PredicateDefinition* predicate : predicates) {
        if (!predicate->attribute) AddRangesTo(place, *predicate, &ranges);
      }
    }
    return ranges;
  }
  static const auto& kAny = *new std::vector<EntityId>(1);
  const bool pairs = bound.subjects.size() * bound.objects.size() <= kMostPairs;
  for (const PredicateDefinition* predicate : predicates) {
    if (predicate->attribute && !bound.objects.empty()) continue;
    if (!bound.subjects.empty()) {
      for (const EntityId& subject : bound.subjects) {
        for (const EntityId& object : bound.objects.empty() || !pairs ? kAny : bound.objects) {
          AddRangesOf(subject, *predicate, object, &ranges);
        }
      }
    } else if (!bound.objects.empty()) {
      for (const EntityId& object : bound.objects) AddRangesTo(object, *predicate, &ranges);
    } else {
      ranges.push_back(RangeOf(ListingOf(predicate->name), predicate->name, "", *predicate));
    }
  }
  return ranges;
}

}  // namespace entente

// A hop: which relations may be followed from an entity, which way, and what each must look like.
#ifndef ENTENTE_GRAPH_QUERY_HOP_H_
#define ENTENTE_GRAPH_QUERY_HOP_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/model/claim.h"
#include "graph/model/judgement.h"
#include "graph/model/lens.h"
#include "graph/model/verdict.h"
#include "graph/ontology/ontology.h"
#include "graph/query/index_range.h"
#include "graph/query/pattern.h"
#include "graph/store/view.h"

namespace entente {

// Of a proposition, or of a claim that supports it.
struct QualifierFilter {
  std::string name;
  std::string text;  // the text, or any id of the entity
};

// As asked. Empty fields match anything.
struct HopPattern {
  std::vector<std::string> predicates;  // or inverses' names, followed the other way
  Direction direction = Direction::kBoth;
  std::vector<std::string> types;  // of the entity it leads to: any of these or a more special one
  std::vector<QualifierFilter> qualifiers;
  Certainty least_certainty = Certainty::kPossible;
  std::vector<Verdict> verdicts;
  // By a single supporting claim.
  Reliability least_reliability = Reliability::kAbsent;
  uint8_t least_credibility = kCredibilityAbsent;
};

// A relation and the ways it is followed.
struct Way {
  const PredicateDefinition* predicate = nullptr;
  bool out = true;
  bool in = true;
};

// The relations that a question names, each once, by name; all of them where it names none.
// kInvalidArgument at `field`: UNKNOWN_PREDICATE, NOT_A_RELATION.
absl::StatusOr<std::vector<Way>> WaysOf(const Ontology& ontology,
                                        const std::vector<std::string>& predicates,
                                        Direction direction, absl::string_view field);

// What leaves an entity, of which these are the ids, by these ways: out, then in, each by
// predicate.
std::vector<IndexRange> RangesFrom(const std::vector<EntityId>& ids, const std::vector<Way>& ways);

// Whether what was found among the ranges from `entity` comes in to it. Of a symmetric pair either
// end may be the smaller one; what leads from it to itself goes the way it was found.
absl::StatusOr<bool> ComesIn(const PropositionPlace& found, const IndexRange& range,
                             const EntityId& entity);

// Which way a proposition goes as seen from one of its ends: to it, or from it.
Direction DirectionSeen(absl::string_view predicate, bool incoming, const Ontology& ontology);
// A row as seen from one of its ends.
NeighborRow SeenFrom(PropositionRow row, bool incoming, const Ontology& ontology);

// Looked up in an ontology, which outlives it.
class Hop {
 public:
  // kInvalidArgument with paths below `field`: unknown predicates, types, and qualifiers that none
  // of the predicates has (UNKNOWN_QUALIFIER); a verdict DENIED (VERDICT_NOT_FOLLOWED).
  static absl::StatusOr<Hop> Make(View& view, const HopPattern& pattern, absl::string_view field);

  // What leaves an entity, of which these are the ids, or where `backward` what leads to it; out,
  // then in.
  std::vector<IndexRange> RangesAt(const std::vector<EntityId>& ids, bool backward) const;
  // What holds all propositions whose subject is the entity, whichever way they are followed. Where
  // anything is `joined` also others: a symmetric pair stands under the smaller of the ids that it
  // was stated with.
  std::vector<IndexRange> RangesOfSubject(const std::vector<EntityId>& ids, bool joined) const;

  // Whether the row is as asked, its ends aside.
  bool Admits(const PropositionRow& row) const;

  const std::vector<std::string>& types() const { return pattern_.types; }
  // By name of their predicates.
  const std::vector<Way>& ways() const { return ways_; }
  // Whether single claims must be looked at to know what it admits.
  bool AsksOfClaims() const;
  // Whether it admits what is asserted so surely, of whatever claims.
  bool AdmitsAsserted(Certainty certainty) const;

 private:
  Hop(HopPattern pattern, std::vector<Way> ways, std::vector<EntityId> fillers)
      : pattern_(std::move(pattern)), ways_(std::move(ways)), fillers_(std::move(fillers)) {}
  IndexRange AllAt(Table table, const EntityId& id) const;
  bool AdmitsClaims(const PropositionRow& row) const;

  HopPattern pattern_;
  std::vector<Way> ways_;
  std::vector<EntityId> fillers_;  // canonical, of each qualifier asked for, taken as an entity
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_HOP_H_

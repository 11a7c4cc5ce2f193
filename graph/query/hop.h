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

namespace entente {

// As asked. Empty fields match anything.
struct HopPattern {
  std::vector<std::string> predicates;  // or inverses' names, followed the other way
  Direction direction = Direction::kBoth;
  std::vector<std::string> types;  // of the entity it leads to: any of these or a more special one
  // Name and text or entity id: of the proposition, or of a claim that supports it.
  std::vector<std::pair<std::string, std::string>> qualifiers;
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

// What leaves `entity` by these ways: out, then in, each by predicate.
std::vector<IndexRange> RangesFrom(const EntityId& entity, const std::vector<Way>& ways);

// A row as seen from one of its ends.
NeighborRow SeenFrom(PropositionRow row, bool incoming, const Ontology& ontology);

// Looked up in an ontology, which outlives it.
class Hop {
 public:
  // kInvalidArgument with paths below `field`: unknown predicates, types, and qualifiers that none
  // of the predicates has (UNKNOWN_QUALIFIER); a verdict DENIED (VERDICT_NOT_FOLLOWED).
  static absl::StatusOr<Hop> Make(const Ontology& ontology, const HopPattern& pattern,
                                  absl::string_view field);

  // What leaves `entity`, or where `backward` what leads to it; out, then in.
  std::vector<IndexRange> RangesAt(const EntityId& entity, bool backward) const;
  // Propositions whose subject is `entity`, whichever way they are followed.
  std::vector<IndexRange> RangesOfSubject(const EntityId& entity) const;

  // Whether the row is as asked, its ends aside.
  bool Admits(const PropositionRow& row) const;

  const std::vector<std::string>& types() const { return pattern_.types; }

 private:
  Hop(HopPattern pattern, std::vector<Way> ways)
      : pattern_(std::move(pattern)), ways_(std::move(ways)) {}
  bool AdmitsClaims(const PropositionRow& row) const;

  HopPattern pattern_;
  std::vector<Way> ways_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_HOP_H_

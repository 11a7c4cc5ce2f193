// One read of the reference: propositions with their verdicts under one AsOf and Lens.
#ifndef ENTENTE_TESTS_AGREEMENT_REFERENCE_READING_H_
#define ENTENTE_TESTS_AGREEMENT_REFERENCE_READING_H_

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/agreement/reference_world.h"

namespace entente {

class ReferenceReading {
 public:
  using Matches = std::function<bool(const Proposition&)>;

  // `graph` outlives the reading.
  ReferenceReading(const ReferenceGraph& graph, const AsOf& as_of, const Lens& lens)
      : graph_(graph), world_(graph, as_of, lens) {}

  // The rows of the propositions that match; the others act as rivals and dissent only.
  PropositionAnswer Rows(const Matches& matches, bool show_denied);

  // `place` and every place inside it.
  std::set<EntityId> PlacesWithin(const EntityId& place);
  // Whether the entity is of this type or a more special one, under the lens.
  bool HasType(const EntityId& entity, const std::string& type);

 private:
  // An admitted claim, and how it meets the cut.
  struct Admitted {
    const StatedClaim* claim = nullptr;
    ReferenceExtent extent;
    std::optional<Certainty> reach;
  };
  // A proposition and what is said of it.
  struct Candidate {
    Proposition proposition;
    std::vector<Admitted> own;              // its admitted claims, whatever their reach
    std::vector<const Admitted*> supports;  // of own: asserting (or, DENIED: denying), reaching
    std::vector<const Admitted*> denies;    // effective ones, also about places around
    std::vector<const Admitted*> doubts;
    std::vector<const Admitted*> declines;
    std::vector<const Candidate*> rivals;
    std::vector<Derivation> derivations;  // that meet the cut
    bool denied = false;                  // only denied
    std::optional<Certainty> certainty;
    Origins origins;
    enum class State { kNothing, kHidden, kRow } state = State::kNothing;
    HiddenReason reason = HiddenReason::kDenied;
  };
  using Group = std::vector<Candidate>;
  // A proposition and one chain that it follows from, which meets the cut at some time.
  struct DerivedRow {
    Proposition proposition;
    Derivation derivation;
  };

  void FindDerived();
  void FindDerived(const PredicateDefinition& predicate);
  std::vector<PropositionRow> StepRows(const PredicateDefinition& predicate, const AsOf& as_of);
  void TakeDerived(DerivedRow row);
  void GatherDerived(const EntityId& subject, const std::string& predicate, Group* group);
  static void TellDerivations(const Candidate& candidate, PropositionRow* row);

  // The candidates of one subject and predicate, each with its own claims.
  Group Gather(const EntityId& subject, const std::string& predicate);
  void ShortenExtrapolations(Group* group);
  void FindDissent(Group* group);
  void Weigh(Candidate* candidate, bool show_denied);
  void FindRivals(Group* group);
  void ApplyContest(Group* group);
  void Resolve(Group* group);
  PropositionRow RowOf(const Candidate& candidate);
  void CountHidden(const Candidate& candidate, Hidden* hidden);
  void CountKeptOut(const Matches& matches, Hidden* hidden);

  bool IsFunctional(const Proposition& proposition);
  // Whether both cannot be the case at once, given that subject and predicate are the same.
  bool Exclude(const Proposition& a, const Proposition& b);
  // Whether both state quantities whose intervals have a figure in common.
  static bool FiguresMeet(const Claim& a, const Claim& b);
  bool QuantitiesRival(const Candidate& a, const Candidate& b) const;
  bool Inside(const EntityId& inner, const EntityId& outer);
  std::optional<Certainty> CertaintyOf(const std::vector<const Admitted*>& claims,
                                       const std::vector<Derivation>& derivations) const;

  const ReferenceGraph& graph_;
  ReferenceWorld world_;
  std::optional<std::vector<std::pair<EntityId, EntityId>>> part_of_;
  std::optional<std::vector<DerivedRow>> derived_;
};

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_REFERENCE_READING_H_

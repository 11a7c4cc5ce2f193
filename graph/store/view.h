// A graph through an AsOf and a Lens: the only way to read what is believed.
#ifndef ENTENTE_GRAPH_STORE_VIEW_H_
#define ENTENTE_GRAPH_STORE_VIEW_H_

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/as_of.h"
#include "graph/model/lens.h"
#include "graph/model/verdict.h"
#include "graph/resolve/evidence.h"
#include "graph/resolve/resolve.h"
#include "graph/resolve/time_trace.h"
#include "graph/store/budget.h"
#include "graph/store/identity_reader.h"
#include "graph/store/store.h"

namespace entente {

class CanonicalReader;
class ClaimReader;
class Deriver;
class PlainEdges;
class Surveyor;

// Pinned to one revision; holds no engine handle. One thread at a time; cheap to make. What it has
// learnt of identity, documents, bodies and places it keeps for its lifetime.
//
// Ids that SAME_AS joins (and the lens's assume_same) are one entity: it takes any of them, reads
// the claims stated with all of them, and answers with the canonical one. Places are taken as
// stated or canonical and answered canonical.
class View {
 public:
  // `store` and `budget` outlive the view. REQUIRES: as_of.recorded_at <= store.Head().
  View(const Store& store, const AsOf& as_of, const Lens& lens, Budget& budget);
  ~View();

  // The rows of the propositions at `places` (all of their claims at the revision), in the order of
  // `places`, adding what is hidden to `hidden`. A place without claims at the revision gives
  // nothing, unless its predicate is derived and the proposition follows from others. `matches` may
  // exclude propositions further; excluded ones are not counted as hidden. `through`, where given,
  // is appended what `hidden` is up to and with each row.
  absl::StatusOr<std::vector<PropositionRow>> Rows(
      absl::Span<const PropositionPlace> places, bool show_denied,
      const std::function<bool(const Proposition&)>& matches, Hidden* hidden,
      std::vector<Hidden>* through = nullptr);

  // Rows of all propositions (subject, predicate), in key order, also those that only follow from
  // others. Hidden ones are not counted.
  absl::StatusOr<std::vector<PropositionRow>> RowsOf(const EntityId& subject,
                                                     absl::string_view predicate);

  // The same for several subjects, one answer each.
  absl::StatusOr<std::vector<std::vector<PropositionRow>>> RowsOfEach(
      absl::Span<const EntityId> subjects, absl::string_view predicate);

  // The rows of all propositions (predicate, object) whose object is each of `objects`; of a
  // symmetric predicate, those whose larger id it is. In order of their subjects.
  absl::StatusOr<std::vector<std::vector<PropositionRow>>> RowsToEach(
      absl::Span<const EntityId> objects, absl::string_view predicate);

  // What follows from other rows, by derived predicates.
  Deriver& deriver() { return *deriver_; }

  // The claims of the propositions at `places`, one answer a place, whatever the lens, with the
  // judgements standing on them; as stated in RecordedClaim::AsStated. The claims stay charged
  // until a Budget::Hold of the caller's ends.
  absl::StatusOr<std::vector<std::vector<RecordedClaim>>> Claims(
      absl::Span<const PropositionPlace> places);
  // Claims by id, in the order asked; nullopt where not recorded at the revision. Charged likewise.
  absl::StatusOr<std::vector<std::optional<RecordedClaim>>> ClaimsById(
      absl::Span<const ClaimId> ids);

  // What is known around these claims: documents, bodies, places, sources, types, by canonical ids.
  // REQUIRES: claims as this view gives them.
  absl::StatusOr<const Surroundings*> Around(absl::Span<const RecordedClaim> claims);

  // What has been learnt so far.
  const Surroundings& Surrounding() const;

  // Edges that can be told of without reading rows.
  PlainEdges& plain() { return *plain_; }

  // Types that unretracted claims give these entities at the revision, whatever the lens and the
  // other cuts: what types admit and what questions filter by.
  absl::StatusOr<std::vector<std::vector<std::string>>> StandingTypesOf(
      const std::vector<EntityId>& entities);

  // `place` and every place inside it, by part_of at the valid cut.
  absl::StatusOr<std::set<EntityId>> PlacesWithin(const EntityId& place);

  // From now on `trace`, which outlives the reads, is told of every claim that they resolve.
  void Trace(TimeTrace* trace);
  bool traced() const { return traced_; }
  // The canonical id of each; itself where nothing joins it, recorded or not.
  absl::StatusOr<std::vector<EntityId>> Canonical(absl::Span<const EntityId> ids);
  absl::StatusOr<EntityId> Canonical(const EntityId& id);
  // All ids of what each is, the canonical one first.
  absl::StatusOr<std::vector<std::vector<EntityId>>> MembersOf(absl::Span<const EntityId> ids);
  // What was judged of the entity's identity.
  absl::StatusOr<EntityIdentity> IdentityOf(const EntityId& id);

  const AsOf& as_of() const { return as_of_; }
  // Its voices by canonical ids as soon as the view has read something.
  const Lens& lens() const { return lens_; }
  const Store& store() const { return store_; }
  // The graph's ontology at the view's revision; it lives as long as the view.
  const Ontology& ontology() const { return *ontology_; }
  ClaimReader& reader() { return *reader_; }  // as stated
  CanonicalReader& canonical() { return *canonical_; }
  Budget& budget() { return budget_; }

 private:
  struct Unit;
  static absl::StatusOr<std::vector<Unit>> UnitsOf(absl::Span<const PropositionPlace> places,
                                                   const Ontology& ontology);
  // Per unit, what of it follows from other rows.
  absl::StatusOr<std::vector<std::vector<Derived>>> DerivedOf(const std::vector<Unit>& units);
  absl::Status Survey(absl::Span<const std::vector<RecordedClaim>> groups);
  // Has the surveyor learn; what it has learnt stays charged, what it read is not.
  absl::Status Learn(const std::function<absl::Status()>& learn);

  const Store& store_;
  const std::shared_ptr<const Ontology> ontology_;
  const AsOf as_of_;
  Lens lens_;
  bool lens_is_canonical_ = false;
  bool traced_ = false;
  Budget& budget_;
  std::unique_ptr<ClaimReader> reader_;
  std::unique_ptr<CanonicalReader> canonical_;
  std::unique_ptr<Surveyor> surveyor_;
  std::unique_ptr<View> steps_;  // what chains of derived predicates are read through, if not this
  std::unique_ptr<Deriver> deriver_;
  std::unique_ptr<PlainEdges> plain_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_VIEW_H_

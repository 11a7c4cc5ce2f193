// Reads claims with every entity by its canonical id, whichever of its ids they were stated with:
// what graph/resolve and everything above a View works on. Asked for any member of a closure it
// answers for all of them.
#ifndef ENTENTE_GRAPH_STORE_CANONICAL_READER_H_
#define ENTENTE_GRAPH_STORE_CANONICAL_READER_H_

#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/as_of.h"
#include "graph/model/lens.h"
#include "graph/ontology/ontology.h"
#include "graph/resolve/evidence.h"
#include "graph/store/budget.h"
#include "graph/store/claim_reader.h"
#include "graph/store/identity_reader.h"
#include "graph/store/store.h"

namespace entente {

// One thread at a time.
class CanonicalReader {
 public:
  // All outlive the reader.
  CanonicalReader(const Store& store, Revision revision, const Lens& lens, ClaimReader& stated,
                  Budget& budget);

  // As ClaimReader::Read: one answer a range, claims in order of their canonical proposition's key,
  // then id. A range is a subject's claims of one predicate (PropositionPrefix) or of one
  // proposition (PropositionKey bytes).
  absl::StatusOr<std::vector<std::vector<RecordedClaim>>> Read(absl::Span<const ClaimRange> ranges);
  // As ClaimReader::ReadById.
  absl::StatusOr<std::vector<std::optional<RecordedClaim>>> ReadById(absl::Span<const ClaimId> ids);
  // As ClaimReader::ReadDocumentJudgements: of all members of each document.
  absl::StatusOr<std::vector<std::vector<RecordedJudgement>>> ReadDocumentJudgements(
      absl::Span<const EntityId> documents);

  // Where the propositions of a predicate with one of `objects` stand, whatever is claimed of them;
  // of a symmetric predicate, those whose larger id it is. By object, as asked, then by subject;
  // where something is joined by place, each once.
  absl::StatusOr<std::vector<PropositionPlace>> PlacesTo(absl::Span<const EntityId> objects,
                                                         absl::string_view predicate);

  // Claims as stated become claims as read.
  absl::Status MakeCanonical(absl::Span<RecordedClaim* const> claims);
  absl::Status MakeCanonical(Lens* lens);

  // Learns the ids, so that identity() tells what they stand for.
  absl::Status Learn(absl::Span<const EntityId> ids);
  IdentityReader& identity() { return identity_; }
  Budget& budget() { return stated_.budget(); }

  // Where the propositions at these places stand as canonical ones.
  absl::StatusOr<std::vector<PropositionPlace>> CanonicalPlaces(
      absl::Span<const PropositionPlace> places);
  // Where the claims about the proposition of each place lie, as stated: places that exist at the
  // revision, in order; the place itself where nothing that it names is joined.
  absl::StatusOr<std::vector<std::vector<PropositionPlace>>> StatedPlaces(
      absl::Span<const PropositionPlace> places);

 private:
  struct Wanted;

  bool IsSymmetric(const PropositionKey& key) const;
  // Whether each names something joined. What a digest hides its claims tell; where it has none, it
  // may name anything.
  absl::StatusOr<std::vector<bool>> NameJoined(absl::Span<const PropositionPlace> places);
  absl::StatusOr<PropositionPlace> PlaceOf(const RecordedClaim& claim) const;
  absl::StatusOr<std::vector<Wanted>> WantedOf(absl::Span<const ClaimRange> ranges);
  absl::Status Expand(Wanted* wanted);
  absl::Status AddIncoming(std::vector<Wanted>* wanted);
  void Arrange(const Wanted& wanted, std::vector<RecordedClaim>* claims) const;

  const std::shared_ptr<const Ontology> ontology_;
  ClaimReader& stated_;
  IdentityReader identity_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STORE_CANONICAL_READER_H_

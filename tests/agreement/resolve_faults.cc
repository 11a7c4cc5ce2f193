#include "tests/agreement/resolve_faults.h"

#include <set>
#include <utility>

#include "absl/time/time.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/status.h"
#include "graph/store/view.h"
#include "tests/agreement/reference_identity.h"

namespace entente {

absl::StatusOr<ResolveEvidence> GatherEvidence(const ScriptedStore& store,
                                               const ReferenceGraph& reference,
                                               const ReadQuestion& question) {
  const PropositionPattern& pattern = std::get<PropositionPattern>(question.pattern);
  const ReferenceIdentity identity =
      FindIdentity(reference, question.as_of.recorded_at, question.lens);
  const EntityId subject = identity.Of(pattern.subject);
  const ReferenceGraph rewritten = Rewritten(reference, identity);
  std::set<PropositionPlace> places;
  for (const StatedClaim& claim : rewritten.claims()) {
    if (claim.revision > question.as_of.recorded_at) continue;
    const Proposition proposition = PropositionStated(claim.claim, reference.ontology());
    if (proposition.subject == subject && proposition.predicate == pattern.predicate) {
      places.insert(PropositionPlace{proposition.subject, KeyOf(proposition)});
    }
  }
  const Limits limits;
  Budget budget({limits.call_edges, limits.call_rows, limits.call_bytes}, absl::InfiniteFuture(),
                nullptr);
  View view(store.store(), store.AsOfHere(question.as_of), question.lens, budget);
  ResolveEvidence evidence;
  evidence.question.as_of = store.AsOfHere(question.as_of);
  evidence.question.show_denied = pattern.show_denied;
  evidence.predicate = *reference.ontology().FindPredicate(pattern.predicate);
  const std::vector<PropositionPlace> sorted(places.begin(), places.end());
  ASSIGN_OR_RETURN(const std::vector<std::vector<RecordedClaim>> claims, view.Claims(sorted));
  for (const std::vector<RecordedClaim>& of_place : claims) {
    evidence.claims.insert(evidence.claims.end(), of_place.begin(), of_place.end());
  }
  ASSIGN_OR_RETURN(const Surroundings* around, view.Around(evidence.claims));
  evidence.around = *around;
  evidence.question.lens = view.lens();  // with canonical ids
  return evidence;
}

WholeAnswer AskResolve(const ResolveEvidence& evidence, const Ontology& ontology) {
  Resolution resolution =
      *Resolve(evidence.question, evidence.predicate, ontology, evidence.claims, evidence.around);
  WholeAnswer answer;
  answer.hidden = resolution.hidden;
  for (PropositionRow& row : resolution.rows) {
    NeighborRow one;
    one.row = std::move(row);
    answer.rows.push_back(std::move(one));
  }
  return answer;
}

const std::vector<ResolveFault>& ResolveFaults() {
  static const std::vector<ResolveFault> faults = {
      {"the least certainty is one step lower",
       [](ResolveEvidence* evidence) {
         Certainty& least = evidence->question.lens.least_certainty;
         if (least != Certainty::kPossible) {
           least = static_cast<Certainty>(static_cast<int>(least) + 1);
         }
       }},
      {"denials are taken for assertions",
       [](ResolveEvidence* evidence) {
         for (RecordedClaim& claim : evidence->claims) {
           if (claim.claim.stance == Stance::kDenies) claim.claim.stance = Stance::kAsserts;
         }
       }},
      {"nobody belongs to any body",
       [](ResolveEvidence* evidence) { evidence->around.bodies.clear(); }},
      {"no place lies in another",
       [](ResolveEvidence* evidence) { evidence->around.places_around.clear(); }},
      {"the last judgement of each claim is overlooked",
       [](ResolveEvidence* evidence) {
         for (RecordedClaim& claim : evidence->claims) {
           if (!claim.judgements.empty()) claim.judgements.pop_back();
         }
       }},
      {"judgements on documents are overlooked",
       [](ResolveEvidence* evidence) {
         for (auto& [id, document] : evidence->around.documents) document.judgements.clear();
       }},
      {"sources are not known",
       [](ResolveEvidence* evidence) { evidence->around.sources.clear(); }},
      {"extrapolation knows no horizon",
       [](ResolveEvidence* evidence) { evidence->predicate.horizon_micros.reset(); }},
      {"documents are dated a day late",
       [](ResolveEvidence* evidence) {
         for (auto& [id, document] : evidence->around.documents) {
           if (!document.publication.has_value()) continue;
           Moment& moment = *document.publication;
           moment.earliest = Shift(moment.earliest, kMicrosPerDay);
           moment.latest = Shift(moment.latest, kMicrosPerDay);
         }
       }},
      {"claims are read with the ids that they were stated with",
       [](ResolveEvidence* evidence) {
         for (RecordedClaim& claim : evidence->claims) {
           const RecordedClaim stated = claim.AsStated();
           claim = stated;
         }
       }},
      {"subjects have no types", [](ResolveEvidence* evidence) { evidence->around.types.clear(); }},
  };
  return faults;
}

}  // namespace entente

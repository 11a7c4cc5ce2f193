#include "graph/store/standing.h"

#include <utility>

#include "graph/model/as_of.h"
#include "graph/model/lens.h"
#include "graph/resolve/admission.h"

namespace entente {

bool Retracted(const RecordedClaim& claim, std::vector<RecordedJudgement> on_document) {
  // Nearly every claim has nothing judged of it.
  if (claim.judgements.empty() && on_document.empty()) return false;
  Surroundings around;
  around.documents[claim.claim.voice.document].judgements = std::move(on_document);
  return Admit(claim, AsOf(), Lens(), around).retracted;
}

}  // namespace entente

// A worked case (claims, judgements, a query, the answer to expect), as JSON, made into a script
// and a question. The form of a case is told in tests/scenarios/README.md.
#ifndef ENTENTE_TESTS_CASES_CASE_SCRIPT_H_
#define ENTENTE_TESTS_CASES_CASE_SCRIPT_H_

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/model/as_of.h"
#include "graph/model/lens.h"
#include "graph/query/disputes.h"
#include "graph/query/forecasts.h"
#include "graph/query/paths.h"
#include "graph/query/pattern.h"
#include "graph/query/roll_ups.h"
#include "tests/agreement/script.h"

namespace entente {

struct CaseScript {
  Script script;
  std::map<std::string, ClaimId> claims;  // by the case's own id
  std::map<std::string, JudgementId> judgements;
  std::map<int64_t, Revision> revisions;   // last revision of each of the case's
  std::map<int64_t, Instant> recorded_at;  // when the case says it was recorded
};

// Which ids stand for what, and which joins are in dispute.
struct IdentityQuestion {
  std::vector<EntityId> ids;
};

// Who asserts, doubts and denies what is found, and with whom each claim originates.
struct VoicesQuestion {
  PropositionPattern pattern;
};

// What is read.
struct CaseQuestion {
  AsOf as_of;
  Lens lens;
  std::variant<PropositionPattern, NeighborPattern, ForecastPattern, DisputePattern, RollUpPattern,
               PathPattern, IdentityQuestion, VoicesQuestion>
      pattern;
};

// kInvalidArgument for what the model refuses (periods, moments), naming the claim.
absl::StatusOr<CaseScript> MakeScript(const nlohmann::json& one, const Ontology& ontology);

absl::StatusOr<CaseQuestion> MakeQuestion(const nlohmann::json& query, const CaseScript& script);

}  // namespace entente

#endif  // ENTENTE_TESTS_CASES_CASE_SCRIPT_H_

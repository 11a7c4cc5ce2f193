// Rows of the wire as the rows of the core that the cases compare, as far as the wire tells of
// them.
#ifndef ENTENTE_TESTS_SCENARIOS_WIRE_ROWS_H_
#define ENTENTE_TESTS_SCENARIOS_WIRE_ROWS_H_

#include <nlohmann/json.hpp>

#include "absl/status/statusor.h"
#include "graph/ontology/ontology.h"
#include "tests/cases/case_answer.h"
#include "tests/cases/case_diff.h"
#include "tests/server/running_server.h"

namespace entente {

absl::StatusOr<PropositionRow> RowOf(const v1::PropositionRow& wire, const Ontology& ontology);
absl::StatusOr<ForecastAnswerRow> RowOf(const v1::ForecastRow& wire);
absl::StatusOr<Dispute> DisputeOf(const v1::Dispute& wire, const Ontology& ontology);
absl::StatusOr<RolledUp> FigureOf(const v1::Figure& wire);
absl::StatusOr<RowDiff> DiffOfWire(const v1::DiffRow& wire, const Ontology& ontology);
Hidden CountsOf(const google::protobuf::RepeatedPtrField<v1::HiddenCount>& counts);

// Of a path, as a case writes it: "2024-01-01/2024-03-31", "2024-01-01 then 2024-03-01".
nlohmann::json ValidityOf(const v1::Passage& passage);

}  // namespace entente

#endif  // ENTENTE_TESTS_SCENARIOS_WIRE_ROWS_H_

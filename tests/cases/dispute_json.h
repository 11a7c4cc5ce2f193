// Disputes and figures as cases and scenarios write them.
#ifndef ENTENTE_TESTS_CASES_DISPUTE_JSON_H_
#define ENTENTE_TESTS_CASES_DISPUTE_JSON_H_

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "graph/query/disputes.h"
#include "graph/query/roll_ups.h"

namespace entente {

// "u1 located_in A", "f1 strength 12000:soldier:stock place=RU".
std::string AboutText(const Proposition& proposition);

// {kind, certainty, about, resolve_keeps, uncontested_keeps, denying}, lists sorted.
nlohmann::json DisputeJson(const Dispute& dispute, const nlohmann::json& denying);

// {figure, origin, best, low, high, complete, units, claims, left_out, parts}, lists sorted; an
// unbounded end is left out.
nlohmann::json FigureJson(const RolledUp& figure, const nlohmann::json& claims);

}  // namespace entente

#endif  // ENTENTE_TESTS_CASES_DISPUTE_JSON_H_

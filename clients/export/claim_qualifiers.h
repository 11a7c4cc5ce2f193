// What the claims behind a row say in qualifiers that do not tell its proposition from others.
#ifndef ENTENTE_CLIENTS_EXPORT_CLAIM_QUALIFIERS_H_
#define ENTENTE_CLIENTS_EXPORT_CLAIM_QUALIFIERS_H_

#include <nlohmann/json.hpp>

#include "entente/v1/proposition.pb.h"

namespace entente {

// Leaves of the row's evidence one record at most, with nothing but the qualifiers that its
// supporting claims have and its proposition has not: each filler once, in order of the names.
void KeepQualifiers(v1::PropositionRow* row);

// Of a row that KeepQualifiers has seen: {"NAME": [WORDS or entity id, ...]}; null for none.
nlohmann::ordered_json ClaimQualifiersJson(const v1::PropositionRow& row);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_CLAIM_QUALIFIERS_H_

// What goes with values in words, for tables; values alone are in clients/cpp/value_words.h.
#ifndef ENTENTE_CLIENTS_CLI_VALUE_TEXT_H_
#define ENTENTE_CLIENTS_CLI_VALUE_TEXT_H_

#include <string>

#include "clients/cli/entity_names.h"
#include "clients/cpp/value_words.h"
#include "entente/v1/proposition.pb.h"

namespace entente {

// " [place Kursk region (iso:RU-KRS), kind official]"; empty when there are none.
std::string QualifiersText(const google::protobuf::RepeatedPtrField<v1::Qualifier>& qualifiers,
                           const EntityNames& names);

// Object or value of a claim or proposition, with its qualifiers.
std::string FillerText(const v1::Claim& claim, const EntityNames& names);
std::string FillerText(const v1::Proposition& proposition, const EntityNames& names);

// "Kursk region (iso:RU-KRS) part_of Russia (iso:RU)"; an occurrence follows after a comma.
std::string PropositionText(const v1::Proposition& proposition, const EntityNames& names);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_VALUE_TEXT_H_

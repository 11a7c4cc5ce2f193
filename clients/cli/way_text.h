// Hops and ways for people.
#ifndef ENTENTE_CLIENTS_CLI_WAY_TEXT_H_
#define ENTENTE_CLIENTS_CLI_WAY_TEXT_H_

#include <string>

#include "clients/cli/entity_names.h"
#include "entente/v1/traversal.pb.h"

namespace entente {

// "-[aids kind=troops]->", "<-[belongs_to]-", "-[borders]-": from the entity before it.
std::string HopText(const v1::NeighborRow& hop, const EntityNames& names);

// "2024-10-24/2024-11-23", or "2024-01-01T00:00:00Z then 2024-03-01T00:00:00Z".
std::string PassageText(const v1::Passage& passage);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_WAY_TEXT_H_

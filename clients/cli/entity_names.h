// Names for the ids in an answer, so that people can read it.
#ifndef ENTENTE_CLIENTS_CLI_ENTITY_NAMES_H_
#define ENTENTE_CLIENTS_CLI_ENTITY_NAMES_H_

#include <cstdint>
#include <set>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "clients/cpp/connection.h"

namespace entente {

// What an entity is called: of its names, or of its titles where it has no name, the first that is
// English, else of no language, else any; official ones before others each time. Empty when it has
// none.
std::string NameOf(const v1::Entity& entity);

// Ids with their names. Names are for show: they are read at any valid time under the default lens,
// so that a strict lens leaves rows readable.
class EntityNames {
 public:
  // Reads names of those of `ids` that are not known yet, at `revision` of `graph`.
  absl::Status Learn(Connection& connection, const std::string& graph, uint64_t revision,
                     const std::set<std::string>& ids);
  // Keeps one name; an empty one says that there is none.
  void Keep(const std::string& id, const std::string& name) { names_[id] = name; }
  // What an id is told as, if something that it is joined with was learnt; itself otherwise.
  const std::string& CanonicalOf(const std::string& id) const;
  // "Kursk region (iso:RU-KRS)", or the id alone.
  std::string Shown(const std::string& id) const;

 private:
  absl::flat_hash_map<std::string, std::string> names_;
  absl::flat_hash_map<std::string, std::string> canonical_;  // of the other ids of what was learnt
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_ENTITY_NAMES_H_

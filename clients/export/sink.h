// What every format is to an export: it is given rows, entities and claims, and writes bytes.
#ifndef ENTENTE_CLIENTS_EXPORT_SINK_H_
#define ENTENTE_CLIENTS_EXPORT_SINK_H_

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "entente/v1/graph_service.pb.h"
#include "entente/v1/proposition.pb.h"
#include "entente/v1/reading.pb.h"

namespace entente {

// An entity as the read sees it, with what people look for first.
struct ExportedEntity {
  v1::Entity entity;
  std::string label;  // a name; of an entity without one its id
  std::string code;   // its identifier in the scheme asked for; empty for none
  // Rows about it with values that its view has no field for.
  std::vector<v1::PropositionRow> values;
  bool voice = false;     // a claim names it as one who says so
  bool document = false;  // a claim is of it
};

// What is known before anything is written.
struct ExportHead {
  v1::ResolvedScope scope;
  std::string version;              // of Entente
  std::string code_scheme;          // empty: no codes are asked for
  std::set<std::string> symmetric;  // predicates whose propositions are unordered pairs
  // Whether a relation among the rows has a direction. Only where entities come first, else true.
  bool directed = true;
};

// One format on its way out. Calls come as Begin, then rows, entities and claims, each kind as a
// whole, then End; in which order the kinds come is `order`. Memory does not grow with them.
class Sink {
 public:
  enum class Order { kRowsFirst, kEntitiesFirst };

  virtual ~Sink() = default;
  // A format whose nodes stand before its edges is given entities, rows, claims; others are given
  // rows as they come, then entities and claims.
  virtual Order order() const { return Order::kRowsFirst; }
  // Whether Claim is called.
  virtual bool wants_claims() const { return false; }
  // Whether the documents and voices of the claims are given as entities, too.
  virtual bool wants_voices() const { return false; }
  // Whether values that an entity's view has no field for are given with the entity.
  virtual bool wants_values() const { return false; }

  virtual absl::Status Begin(const ExportHead& head) = 0;
  // `row` has as evidence what KeepQualifiers leaves of it.
  virtual absl::Status Row(const v1::PropositionRow& row) = 0;
  // Each entity once, by id.
  virtual absl::Status Entity(const ExportedEntity& entity) = 0;
  // Each claim behind the rows once, by id.
  virtual absl::Status Claim(const v1::ClaimRecord&) { return absl::OkStatus(); }
  virtual absl::Status End() = 0;
  // Characters that the format forbids and U+FFFD stands for.
  virtual uint64_t replaced_characters() const { return 0; }
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_SINK_H_

// Rows as a picture to be: entities and values as nodes, propositions as edges with their evidence.
#ifndef ENTENTE_CLIENTS_CLI_DRAWING_H_
#define ENTENTE_CLIENTS_CLI_DRAWING_H_

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "clients/cli/entity_names.h"
#include "entente/v1/proposition.pb.h"

namespace entente {

struct DrawnNode {
  std::string label;      // "Kursk region (iso:RU-KRS)", or a value
  bool is_value = false;  // of an attribute: no entity
};

struct DrawnEdge {
  size_t from = 0, to = 0;  // nodes
  bool both = false;        // goes both ways
  std::string label;        // predicate with its qualifiers
  std::string certainty, verdict;
  std::string about;                  // validity, origins, support, dissent in a line
  std::vector<std::string> evidence;  // a claim a line: "+ ..." supports, "- ..." dissents
};

// All texts are escaped for terminals, so that no file written from them holds control characters
// or marks that turn text round; what a file format needs beyond that is its writer's business.
class Drawing {
 public:
  // Adds a row, and its ends where they are new. The same row again is one edge.
  void Add(const v1::PropositionRow& row, const EntityNames& names, bool both = false);
  // Where a picture begins, by entity id; the entity need not be there yet.
  void StartAt(const std::string& id) { starts_.push_back(id); }
  // A line said of the whole: what it was read as of.
  void Say(const std::string& line);

  const std::vector<DrawnNode>& nodes() const { return nodes_; }
  const std::vector<DrawnEdge>& edges() const { return edges_; }
  const std::vector<std::string>& lines() const { return lines_; }
  // The nodes to begin with, those that are there.
  std::vector<size_t> starts() const;

 private:
  size_t NodeOf(const std::string& key, const std::string& label, bool is_value);

  std::vector<DrawnNode> nodes_;
  std::vector<DrawnEdge> edges_;
  std::vector<std::string> lines_;
  std::vector<std::string> starts_;
  absl::flat_hash_map<std::string, size_t> by_key_;   // node
  absl::flat_hash_map<std::string, size_t> by_text_;  // edge
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_DRAWING_H_

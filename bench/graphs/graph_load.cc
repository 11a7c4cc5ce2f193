#include "bench/graphs/graph_load.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "bench/graphs/words.h"
#include "graph/model/status.h"

namespace entente {
namespace {

v1::Claim Says(const std::string& subject, const char* predicate, const std::string& text) {
  v1::Claim claim;
  claim.set_subject(subject);
  claim.set_predicate(predicate);
  claim.mutable_value()->mutable_text()->set_text(text);
  claim.mutable_voice()->set_document(kGraphDocument);
  return claim;
}

absl::Status Write(BulkLoadStream& load, v1::Claim claim) {
  v1::Change change;
  *change.mutable_claim() = std::move(claim);
  return load.Write(std::move(change));
}

}  // namespace

v1::Claim ClaimOf(const Edge& edge, const std::string& document) {
  v1::Claim claim;
  claim.set_subject(NodeId(edge.subject));
  claim.set_predicate(RelationName(edge.relation));
  claim.set_object(NodeId(edge.object));
  claim.set_period(DaysText(edge.first, edge.last));
  claim.mutable_voice()->set_document(document);
  return claim;
}

absl::Status WriteProperties(uint32_t nodes, BulkLoadStream& load) {
  for (uint32_t node = 0; node < nodes; ++node) {
    RETURN_IF_ERROR(Write(load, Says(NodeId(node), "type", "Agent")));
    RETURN_IF_ERROR(Write(load, Says(NodeId(node), "name", NodeTitle(node))));
  }
  return absl::OkStatus();
}

absl::Status MakeGraph(Connection& connection, const std::string& graph, const std::string& key) {
  v1::CreateGraphRequest create;
  create.set_name(graph);
  create.set_open(true);
  create.set_id_key(key);
  v1::CreateGraphResponse created;
  RETURN_IF_ERROR(connection.Call(create, &created));
  v1::CommitRequest commit;
  commit.set_graph(graph);
  commit.set_request_id("document");
  *commit.add_changes()->mutable_claim() = Says(kGraphDocument, "type", "Document");
  v1::CommitResponse committed;
  return connection.Call(commit, &committed);
}

absl::Status LoadGraph(Connection& connection, const std::string& graph, const std::string& request,
                       uint32_t nodes, absl::Span<const Edge> edges) {
  const auto load = connection.BeginBulkLoad(graph, request);
  RETURN_IF_ERROR(WriteProperties(nodes, *load));
  for (const Edge& edge : edges) RETURN_IF_ERROR(Write(*load, ClaimOf(edge, kGraphDocument)));
  v1::BulkLoadResponse answer;
  RETURN_IF_ERROR(load->Finish(&answer));
  const uint64_t sent = 2 * uint64_t{nodes} + edges.size();
  if (answer.claims_recorded() == sent) return absl::OkStatus();
  return absl::InternalError(
      absl::StrCat(sent, " claims were sent, but ", answer.claims_recorded(), " recorded"));
}

}  // namespace entente

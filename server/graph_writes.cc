#include "server/graph_writes.h"

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "server/convert/commits.h"
#include "server/convert/field_path.h"
#include "server/convert/lenses.h"

namespace entente {
namespace {

v1::Graph GraphToWire(const OpenGraph& graph) {
  v1::Graph wire;
  wire.set_name(graph.store->graph().name);
  wire.set_revision(graph.store->Head());
  wire.set_created_at(FormatInstant(graph.store->graph().created_at));
  wire.set_open(graph.store->graph().open);
  return wire;
}

}  // namespace

absl::Status WriteCommit(Premises& premises, const Call& call, const v1::CommitRequest& request,
                         v1::CommitResponse* response) {
  ASSIGN_OR_RETURN(const std::shared_ptr<OpenGraph> graph, premises.Find(request.graph()));
  Store& store = *graph->store;
  ASSIGN_OR_RETURN(const Commit commit, CommitFromWire(request, call.principal(), store));
  absl::StatusOr<CommitResult> result = store.Write(commit);
  premises.watches().Ring(store);  // also after an unknown outcome: it may have been written
  RETURN_IF_ERROR(result.status());
  *response = ToWire(*result, commit);
  return absl::OkStatus();
}

absl::Status CreateOneGraph(Premises& premises, const Call&, const v1::CreateGraphRequest& request,
                            v1::CreateGraphResponse* response) {
  ASSIGN_OR_RETURN(Catalog* const catalog, premises.catalog());
  ASSIGN_OR_RETURN(const std::shared_ptr<OpenGraph> graph,
                   catalog->Create({request.name(), request.id_key(), request.open()}));
  *response->mutable_graph() = GraphToWire(*graph);
  return absl::OkStatus();
}

absl::Status ReadGraphs(Premises& premises, const Call&, const v1::ListGraphsRequest&,
                        v1::ListGraphsResponse* response) {
  ASSIGN_OR_RETURN(const Catalog* const catalog, premises.catalog());
  for (const std::shared_ptr<OpenGraph>& graph : catalog->List()) {
    *response->add_graphs() = GraphToWire(*graph);
  }
  return absl::OkStatus();
}

absl::Status DeleteOneGraph(Premises& premises, const Call&, const v1::DeleteGraphRequest& request,
                            v1::DeleteGraphResponse*) {
  ASSIGN_OR_RETURN(Catalog* const catalog, premises.catalog());
  const Store* watched = nullptr;  // compared only: the graph may be gone when its watchers wake
  if (const auto graph = catalog->Find(request.name()); graph.ok()) watched = (*graph)->store.get();
  RETURN_IF_ERROR(Named("name", catalog->Delete(request.name())));
  if (watched != nullptr) premises.watches().Ring(*watched);
  return absl::OkStatus();
}

absl::Status WriteLens(Premises& premises, const Call& call, const v1::PutLensRequest& request,
                       v1::PutLensResponse* response) {
  ASSIGN_OR_RETURN(const std::shared_ptr<OpenGraph> graph, premises.Find(request.graph()));
  Store& store = *graph->store;
  ASSIGN_OR_RETURN(const Lens lens, At("lens", LensFromWire(request.lens())));
  absl::StatusOr<Lens> stored = store.PutLens(call.principal(), request.name(), lens);
  premises.watches().Ring(store);
  RETURN_IF_ERROR(stored.status());
  *response->mutable_lens() = NamedLensToWire(*stored);
  response->set_revision(store.Head());
  return absl::OkStatus();
}

absl::Status ReadLens(Premises& premises, const Call&, const v1::GetLensRequest& request,
                      v1::GetLensResponse* response) {
  ASSIGN_OR_RETURN(const std::shared_ptr<OpenGraph> graph, premises.Find(request.graph()));
  ASSIGN_OR_RETURN(const Lens lens, Named("name", graph->store->FindLens(request.name())));
  *response->mutable_lens() = NamedLensToWire(lens);
  return absl::OkStatus();
}

absl::Status ReadLenses(Premises& premises, const Call&, const v1::ListLensesRequest& request,
                        v1::ListLensesResponse* response) {
  ASSIGN_OR_RETURN(const std::shared_ptr<OpenGraph> graph, premises.Find(request.graph()));
  ASSIGN_OR_RETURN(const std::vector<Lens> lenses, graph->store->ListLenses());
  for (const Lens& lens : lenses) *response->add_lenses() = NamedLensToWire(lens);
  return absl::OkStatus();
}

}  // namespace entente

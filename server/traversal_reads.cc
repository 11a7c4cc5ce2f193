#include "server/traversal_reads.h"

#include <memory>
#include <utility>
#include <variant>

#include "graph/model/status.h"
#include "graph/query/resumed_rows.h"
#include "server/convert/field_path.h"
#include "server/convert/traversals.h"
#include "server/listing.h"
#include "server/named_entities.h"

namespace entente {
namespace {

// The pages of one answer, which go on where the last one stopped.
template <typename Cursor, typename Pattern>
AskRows<typename Cursor::Row> PagesOf(View& view, const Pattern& pattern) {
  auto pages = std::make_shared<ResumedRows<Cursor>>(
      view, [&view, pattern] { return Cursor::Begin(view, pattern); });
  return [pages](uint64_t rows, const Bookmark& from,
                 const std::function<absl::Status(typename Cursor::Row)>& sink) {
    return pages->Page(rows, from, sink);
  };
}

void Append(EntityFields more, EntityFields* fields) {
  for (EntityField& field : more) fields->push_back(std::move(field));
}

absl::Status ResolveNames(Reading& reading, TraversalPattern* pattern) {
  EntityFields fields = ItemsOf("starts", &pattern->starts);
  for (size_t i = 0; i < pattern->hops_as.size(); ++i) {
    Append(FieldsOf(Item("steps", i), reading.view().ontology(), &pattern->hops_as[i]), &fields);
  }
  return ResolveEntityFields(reading, fields);
}

absl::Status ResolveNames(Reading& reading, PathPattern* pattern) {
  EntityFields fields = {{"from", &pattern->from}, {"to", &pattern->to}};
  Append(FieldsOf("step", reading.view().ontology(), &pattern->hop), &fields);
  return ResolveEntityFields(reading, fields);
}

absl::Status ResolveNames(Reading& reading, SubgraphPattern* pattern) {
  EntityFields fields = ItemsOf("seeds", &pattern->seeds);
  Append(FieldsOf("step", reading.view().ontology(), &pattern->hop), &fields);
  return ResolveEntityFields(reading, fields);
}

using TraverseQuestion = RowQuestion<TraversalRow, v1::TraverseRow>;

absl::StatusOr<TraverseQuestion> BeginTraverse(const Premises& premises, const Call& call,
                                               const v1::TraverseRequest& request) {
  ASSIGN_OR_RETURN(TraversalPattern pattern, PatternFromWire(request, premises.limits()));
  TraverseQuestion question;
  EvidenceChoice choice;
  RETURN_IF_ERROR(BeginList(premises, call, "Traverse", request, &choice, &question));
  Reading* reading = question.reading.get();
  RETURN_IF_ERROR(ResolveNames(*reading, &pattern));
  question.ask = PagesOf<Traversal>(reading->view(), pattern);
  question.to_wire = [reading, choice](const TraversalRow& row) -> absl::StatusOr<v1::TraverseRow> {
    v1::TraverseRow wire = ToWire(row);
    if (row.entity_only) return wire;
    ASSIGN_OR_RETURN(*wire.mutable_hop()->mutable_row(),
                     RowWithEvidence(row.edge.row, choice, *reading));
    return wire;
  };
  return question;
}

using PathQuestion = RowQuestion<PathRow, v1::PathRow>;

absl::StatusOr<PathQuestion> BeginPaths(const Premises& premises, const Call& call,
                                        const v1::FindPathsRequest& request) {
  ASSIGN_OR_RETURN(PathPattern pattern, PatternFromWire(request, premises.limits()));
  PathQuestion question;
  EvidenceChoice choice;
  RETURN_IF_ERROR(BeginList(premises, call, "FindPaths", request, &choice, &question));
  Reading* reading = question.reading.get();
  RETURN_IF_ERROR(ResolveNames(*reading, &pattern));
  question.ask = PagesOf<PathSearch>(reading->view(), pattern);
  question.to_wire = [reading, choice](const PathRow& row) -> absl::StatusOr<v1::PathRow> {
    v1::PathRow wire = ToWire(row);
    for (size_t i = 0; i < row.hops.size(); ++i) {
      ASSIGN_OR_RETURN(*wire.mutable_hops(static_cast<int>(i))->mutable_row(),
                       RowWithEvidence(row.hops[i].row, choice, *reading));
    }
    return wire;
  };
  return question;
}

using SubgraphQuestion = RowQuestion<SubgraphRow, v1::SubgraphRow>;

absl::StatusOr<SubgraphQuestion> BeginSubgraph(const Premises& premises, const Call& call,
                                               const v1::SubgraphRequest& request) {
  ASSIGN_OR_RETURN(SubgraphPattern pattern, PatternFromWire(request, premises.limits()));
  SubgraphQuestion question;
  EvidenceChoice choice;
  RETURN_IF_ERROR(BeginList(premises, call, "Subgraph", request, &choice, &question));
  Reading* reading = question.reading.get();
  RETURN_IF_ERROR(ResolveNames(*reading, &pattern));
  question.ask = PagesOf<SubgraphWalk>(reading->view(), pattern);
  question.to_wire = [reading, choice](const SubgraphRow& row) -> absl::StatusOr<v1::SubgraphRow> {
    v1::SubgraphRow wire;
    if (const auto* entity = std::get_if<SubgraphEntity>(&row)) {
      wire.mutable_entity()->set_id(entity->id);
      wire.mutable_entity()->set_depth(entity->depth);
      return wire;
    }
    ASSIGN_OR_RETURN(*wire.mutable_relation(),
                     RowWithEvidence(std::get<PropositionRow>(row), choice, *reading));
    return wire;
  };
  return question;
}

}  // namespace

grpc::ServerWriteReactor<v1::TraverseResponse>* ServeTraverse(Premises& premises,
                                                              grpc::CallbackServerContext* call,
                                                              const v1::TraverseRequest& request) {
  return ServeRows<v1::TraverseResponse, TraversalRow, v1::TraverseRow>(
      premises, call, [&premises, &request](const Call& served) {
        return BeginTraverse(premises, served, request);
      });
}

grpc::ServerWriteReactor<v1::FindPathsResponse>* ServePaths(Premises& premises,
                                                            grpc::CallbackServerContext* call,
                                                            const v1::FindPathsRequest& request) {
  return ServeRows<v1::FindPathsResponse, PathRow, v1::PathRow>(
      premises, call,
      [&premises, &request](const Call& served) { return BeginPaths(premises, served, request); });
}

grpc::ServerWriteReactor<v1::SubgraphResponse>* ServeSubgraph(Premises& premises,
                                                              grpc::CallbackServerContext* call,
                                                              const v1::SubgraphRequest& request) {
  return ServeRows<v1::SubgraphResponse, SubgraphRow, v1::SubgraphRow>(
      premises, call, [&premises, &request](const Call& served) {
        return BeginSubgraph(premises, served, request);
      });
}

}  // namespace entente

#include "server/query_service.h"

#include <memory>
#include <utility>

#include "graph/query/queries.h"
#include "server/citation.h"
#include "server/convert/enums.h"
#include "server/convert/patterns.h"
#include "server/diff_stream.h"
#include "server/dispute_reads.h"
#include "server/duplicate_reads.h"
#include "server/evidence.h"
#include "server/forecast_reads.h"
#include "server/identity_reads.h"
#include "server/listing.h"
#include "server/name_reads.h"
#include "server/named_entities.h"
#include "server/preview_stream.h"
#include "server/pulled_stream.h"
#include "server/roll_up_reads.h"
#include "server/row_stream.h"
#include "server/timeline_reads.h"
#include "server/traversal_reads.h"

namespace entente {
namespace {

using PropositionQuestion = RowQuestion<PropositionRow, v1::PropositionRow>;

absl::StatusOr<PropositionQuestion> BeginPropositions(const Premises& premises, const Call& call,
                                                      const v1::ListPropositionsRequest& request) {
  ASSIGN_OR_RETURN(PropositionPattern pattern, PatternFromWire(request));
  PropositionQuestion question;
  EvidenceChoice choice;
  RETURN_IF_ERROR(BeginList(premises, call, "ListPropositions", request, &choice, &question));
  Reading* reading = question.reading.get();
  RETURN_IF_ERROR(ResolveEntityFields(*reading, FieldsOf(&pattern)));
  question.ask = [reading, pattern](uint64_t rows, const Bookmark& from,
                                    const std::function<absl::Status(PropositionRow)>& sink) {
    return ListPropositions(reading->view(), pattern, rows, from, sink);
  };
  question.to_wire = [reading, choice](const PropositionRow& row) {
    return RowWithEvidence(row, choice, *reading);
  };
  return question;
}

using NeighborQuestion = RowQuestion<NeighborRow, v1::NeighborRow>;

absl::StatusOr<NeighborQuestion> BeginNeighbors(const Premises& premises, const Call& call,
                                                const v1::NeighborsRequest& request) {
  ASSIGN_OR_RETURN(NeighborPattern pattern, PatternFromWire(request));
  NeighborQuestion question;
  EvidenceChoice choice;
  RETURN_IF_ERROR(BeginList(premises, call, "Neighbors", request, &choice, &question));
  Reading* reading = question.reading.get();
  RETURN_IF_ERROR(ResolveEntityField(*reading, "entity", &pattern.entity));
  question.ask = [reading, pattern](uint64_t rows, const Bookmark& from,
                                    const std::function<absl::Status(NeighborRow)>& sink) {
    return Neighbors(reading->view(), pattern, rows, from, sink);
  };
  question.to_wire = [reading, choice](const NeighborRow& row) -> absl::StatusOr<v1::NeighborRow> {
    v1::NeighborRow wire;
    wire.set_neighbor(row.neighbor);
    wire.set_direction(EnumToWire<v1::Direction>(row.direction));
    ASSIGN_OR_RETURN(*wire.mutable_row(), RowWithEvidence(row.row, choice, *reading));
    return wire;
  };
  return question;
}

}  // namespace

grpc::ServerWriteReactor<v1::ListPropositionsResponse>* QueryService::ListPropositions(
    grpc::CallbackServerContext* call, const v1::ListPropositionsRequest* request) {
  return ServeRows<v1::ListPropositionsResponse, PropositionRow, v1::PropositionRow>(
      premises_, call, [this, request](const Call& served) {
        return BeginPropositions(premises_, served, *request);
      });
}

grpc::ServerWriteReactor<v1::NeighborsResponse>* QueryService::Neighbors(
    grpc::CallbackServerContext* call, const v1::NeighborsRequest* request) {
  return ServeRows<v1::NeighborsResponse, NeighborRow, v1::NeighborRow>(
      premises_, call,
      [this, request](const Call& served) { return BeginNeighbors(premises_, served, *request); });
}

grpc::ServerWriteReactor<v1::ListDisputesResponse>* QueryService::ListDisputes(
    grpc::CallbackServerContext* call, const v1::ListDisputesRequest* request) {
  return ServeRows<v1::ListDisputesResponse, Dispute, v1::Dispute>(
      premises_, call,
      [this, request](const Call& served) { return BeginDisputes(premises_, served, *request); });
}

grpc::ServerWriteReactor<v1::RollUpResponse>* QueryService::RollUp(
    grpc::CallbackServerContext* call, const v1::RollUpRequest* request) {
  return ServeRows<v1::RollUpResponse, RolledUp, v1::Figure>(
      premises_, call,
      [this, request](const Call& served) { return BeginRollUp(premises_, served, *request); });
}

grpc::ServerWriteReactor<v1::ListForecastsResponse>* QueryService::ListForecasts(
    grpc::CallbackServerContext* call, const v1::ListForecastsRequest* request) {
  return ServeRows<v1::ListForecastsResponse, ForecastRow, v1::ForecastRow>(
      premises_, call,
      [this, request](const Call& served) { return BeginForecasts(premises_, served, *request); });
}

grpc::ServerWriteReactor<v1::ScoreForecastsResponse>* QueryService::ScoreForecasts(
    grpc::CallbackServerContext* call, const v1::ScoreForecastsRequest* request) {
  return ServeRows<v1::ScoreForecastsResponse, VoiceScore, v1::VoiceScore>(
      premises_, call,
      [this, request](const Call& served) { return BeginScores(premises_, served, *request); });
}

grpc::ServerWriteReactor<v1::DiffResponse>* QueryService::Diff(grpc::CallbackServerContext* call,
                                                               const v1::DiffRequest* request) {
  auto diff = std::make_shared<DiffStream>(premises_, *request);
  return PulledStream<v1::DiffResponse>::Serve(
      premises_, call, [diff](const Call& served, std::deque<v1::DiffResponse>* messages) {
        return diff->Pull(served, messages);
      });
}

grpc::ServerWriteReactor<v1::PreviewCommitResponse>* QueryService::PreviewCommit(
    grpc::CallbackServerContext* call, const v1::PreviewCommitRequest* request) {
  return PulledStream<v1::PreviewCommitResponse>::Serve(
      premises_, call,
      [this, request](const Call& served,
                      std::deque<v1::PreviewCommitResponse>* messages) -> absl::StatusOr<bool> {
        RETURN_IF_ERROR(entente::PreviewCommit(premises_, served, *request, messages));
        return false;
      });
}

grpc::ServerWriteReactor<v1::TimelineResponse>* QueryService::Timeline(
    grpc::CallbackServerContext* call, const v1::TimelineRequest* request) {
  return ServeRows<v1::TimelineResponse, TimelineRow, v1::TimelineRow>(
      premises_, call,
      [this, request](const Call& served) { return BeginTimeline(premises_, served, *request); });
}

grpc::ServerUnaryReactor* QueryService::Cite(grpc::CallbackServerContext* call,
                                             const v1::CiteRequest* request,
                                             v1::CiteResponse* response) {
  return ServeUnary(premises_.reads(), premises_.limits(), call,
                    [this, request, response](const Call& served) {
                      return entente::Cite(premises_, served, *request, response);
                    });
}

grpc::ServerUnaryReactor* QueryService::OpenCitation(grpc::CallbackServerContext* call,
                                                     const v1::OpenCitationRequest* request,
                                                     v1::OpenCitationResponse* response) {
  return ServeUnary(premises_.reads(), premises_.limits(), call,
                    [this, request, response](const Call& served) {
                      return entente::OpenCitation(premises_, served, *request, response);
                    });
}

grpc::ServerWriteReactor<v1::TraverseResponse>* QueryService::Traverse(
    grpc::CallbackServerContext* call, const v1::TraverseRequest* request) {
  return ServeTraverse(premises_, call, *request);
}

grpc::ServerWriteReactor<v1::FindPathsResponse>* QueryService::FindPaths(
    grpc::CallbackServerContext* call, const v1::FindPathsRequest* request) {
  return ServePaths(premises_, call, *request);
}

grpc::ServerWriteReactor<v1::SubgraphResponse>* QueryService::Subgraph(
    grpc::CallbackServerContext* call, const v1::SubgraphRequest* request) {
  return ServeSubgraph(premises_, call, *request);
}

grpc::ServerUnaryReactor* QueryService::GetIdentity(grpc::CallbackServerContext* call,
                                                    const v1::GetIdentityRequest* request,
                                                    v1::GetIdentityResponse* response) {
  return ServeUnary(premises_.reads(), premises_.limits(), call,
                    [this, request, response](const Call& served) {
                      return ReadIdentity(premises_, served, *request, response);
                    });
}

grpc::ServerUnaryReactor* QueryService::ResolveName(grpc::CallbackServerContext* call,
                                                    const v1::ResolveNameRequest* request,
                                                    v1::ResolveNameResponse* response) {
  return ServeUnary(premises_.reads(), premises_.limits(), call,
                    [this, request, response](const Call& served) {
                      return ReadName(premises_, served, *request, response);
                    });
}

grpc::ServerWriteReactor<v1::ListDuplicatesResponse>* QueryService::ListDuplicates(
    grpc::CallbackServerContext* call, const v1::ListDuplicatesRequest* request) {
  return ServeRows<v1::ListDuplicatesResponse, Duplicate, v1::Duplicate>(
      premises_, call,
      [this, request](const Call& served) { return BeginDuplicates(premises_, served, *request); });
}

}  // namespace entente

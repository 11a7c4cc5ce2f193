#include "bench/workloads/hub_pages.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "bench/graphs/words.h"
#include "bench/report/scores.h"
#include "bench/workloads/answers.h"
#include "clients/cpp/connection.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr uint32_t kPageMost = 1'000;
constexpr uint16_t kDay = 100;

uint32_t RowsOfPage(uint32_t degree) { return std::min(degree / 10, kPageMost); }

v1::NeighborsRequest PageOf(const std::string& graph, uint32_t node, uint32_t rows) {
  v1::NeighborsRequest request;
  request.mutable_scope()->set_graph(graph);
  request.mutable_scope()->mutable_as_of()->set_valid(DayText(kDay));
  request.set_entity(NodeId(node));
  request.set_direction(v1::DIRECTION_OUT);
  request.set_page_size(rows);
  return request;
}

// Objects of the hub in the order in which answers have them: by their ids.
std::vector<std::string> Ordered(uint32_t first, uint32_t count) {
  std::vector<std::string> ids;
  for (uint32_t i = 0; i < count; ++i) ids.push_back(NodeId(first + i));
  std::sort(ids.begin(), ids.end());
  return ids;
}

Workload Pages(std::string name, const v1::NeighborsRequest& request,
               std::vector<std::string> expected) {
  Workload workload{std::move(name), {}, {}};
  workload.questions.push_back(Asking("/entente.v1.QueryService/Neighbors", true, request));
  workload.check = [name = workload.name, expected = std::move(expected)](
                       size_t, const Messages& messages) -> absl::Status {
    std::vector<std::string> answered;
    for (const std::string& bytes : messages) {
      v1::NeighborsResponse answer;
      if (!answer.ParseFromString(bytes)) return absl::InternalError("no message");
      for (const v1::NeighborRow& row : answer.rows()) answered.push_back(row.neighbor());
    }
    return Compare(name, "a page", expected, answered);
  };
  return workload;
}

// Continues behind so many pages: a token is good for its own request alone, so all are asked for.
absl::StatusOr<std::string> TokenBehind(Connection& connection, v1::NeighborsRequest request,
                                        uint32_t pages) {
  for (uint32_t i = 0; i < pages; ++i) {
    std::string token;
    RETURN_IF_ERROR(connection.Call(request, [&](const v1::NeighborsResponse& answer) {
      token = answer.trailer().next_page_token();
      return absl::OkStatus();
    }));
    if (token.empty()) return absl::InternalError("no page token in the middle of an answer");
    request.set_page_token(token);
  }
  return request.page_token();
}

}  // namespace

std::vector<Edge> DrawHub(uint32_t degree) {
  std::vector<Edge> edges;
  for (uint32_t i = 0; i < degree; ++i) {
    edges.push_back({.subject = 0, .object = 2 + i, .relation = 0, .first = 0, .last = kDays});
  }
  for (uint32_t i = 0; i < RowsOfPage(degree); ++i) {
    edges.push_back({.subject = 1, .object = 2 + i, .relation = 0, .first = 0, .last = kDays});
  }
  return edges;
}

absl::Status MeasureHubPages(const std::string& graph, uint32_t degree, Measuring& measuring) {
  const uint32_t rows = RowsOfPage(degree);
  const uint32_t half = degree / rows / 2;  // pages
  const std::vector<std::string> all = Ordered(2, degree);
  const auto page = [&](uint32_t number) {
    return std::vector<std::string>(all.begin() + number * rows, all.begin() + (number + 1) * rows);
  };
  const auto named = [&](const char* which, uint32_t of) {
    return absl::StrCat(which, " ", rows, " of ", of);
  };
  RETURN_IF_ERROR(measuring.InTurn(
      Pages(named("all", rows), PageOf(graph, 1, rows), Ordered(2, rows)), 1, kOneCall, ""));
  const v1::NeighborsRequest hub = PageOf(graph, 0, rows);
  RETURN_IF_ERROR(measuring.InTurn(Pages(named("first", degree), hub, page(0)), 1, kOneCall, ""));
  Connection connection(measuring.server().address(), absl::InfiniteDuration());
  v1::NeighborsRequest middle = hub;
  ASSIGN_OR_RETURN(*middle.mutable_page_token(), TokenBehind(connection, hub, half));
  return measuring.InTurn(Pages(named("middle", degree), middle, page(half)), 1, kOneCall, "");
}

}  // namespace entente

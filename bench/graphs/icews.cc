#include "bench/graphs/icews.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <tuple>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "bench/graphs/graph_load.h"
#include "bench/graphs/words.h"
#include "clients/mapping/input.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr uint16_t kFirstOf2018 = 6575;  // days from 2000-01-01

absl::StatusOr<Edge> EventOf(absl::string_view line) {
  const std::vector<absl::string_view> cells = absl::StrSplit(line, '\t');
  uint32_t numbers[4];
  for (size_t i = 0; i < 4; ++i) {
    if (cells.size() <= i || !absl::SimpleAtoi(cells[i], &numbers[i])) {
      return absl::DataLossError(absl::StrCat("no event of ICEWS18: ", line));
    }
  }
  const auto day = static_cast<uint16_t>(kFirstOf2018 + numbers[3] / 24);
  return Edge{.subject = numbers[0],
              .object = numbers[2],
              .relation = static_cast<uint16_t>(numbers[1]),
              .first = day,
              .last = static_cast<uint16_t>(day + kWindowDays)};
}

absl::Status ReadFile(const std::string& path, std::vector<Edge>* events) {
  ASSIGN_OR_RETURN(const std::unique_ptr<Input> file, OpenInput(path));
  std::string line;
  while (std::getline(file->stream(), line)) {
    ASSIGN_OR_RETURN(const Edge event, EventOf(line));
    events->push_back(event);
  }
  return file->Problem();
}

v1::Claim Happened(const Edge& event) {
  v1::Claim claim = ClaimOf(event, kGraphDocument);
  claim.set_predicate("interacted");
  claim.set_period(DayText(event.first));
  v1::Qualifier& code = *claim.add_qualifiers();
  code.set_name("code");
  code.mutable_value()->mutable_text()->set_text(RelationName(event.relation));
  return claim;
}

}  // namespace

absl::StatusOr<std::vector<Edge>> ReadIcews(const std::string& folder) {
  if (!std::filesystem::is_directory(folder)) {
    return absl::NotFoundError(absl::StrCat("ICEWS18 is not in ", folder));
  }
  std::vector<Edge> events;
  for (const char* file : {"/train.txt.gz", "/valid.txt.gz", "/test.txt.gz"}) {
    RETURN_IF_ERROR(ReadFile(folder + file, &events));
  }
  const auto order = [](const Edge& event) { return std::tuple(event.key(), event.first); };
  std::sort(events.begin(), events.end(),
            [&](const Edge& a, const Edge& b) { return order(a) < order(b); });
  events.erase(std::unique(events.begin(), events.end(),
                           [&](const Edge& a, const Edge& b) { return order(a) == order(b); }),
               events.end());
  return events;
}

uint32_t ActorsOf(absl::Span<const Edge> events) {
  uint32_t actors = 0;
  for (const Edge& event : events) actors = std::max({actors, event.subject + 1, event.object + 1});
  return actors;
}

absl::Status LoadEvents(Connection& connection, const std::string& graph,
                        absl::Span<const Edge> events) {
  RETURN_IF_ERROR(MakeGraph(connection, graph));
  const auto load = connection.BeginBulkLoad(graph, "load");
  RETURN_IF_ERROR(WriteProperties(ActorsOf(events), *load));
  for (const Edge& event : events) {
    v1::Change change;
    *change.mutable_claim() = Happened(event);
    RETURN_IF_ERROR(load->Write(std::move(change)));
  }
  v1::BulkLoadResponse answer;
  return load->Finish(&answer);
}

absl::Status LoadStates(Connection& connection, const std::string& graph,
                        absl::Span<const Edge> events) {
  RETURN_IF_ERROR(MakeGraph(connection, graph));
  return LoadGraph(connection, graph, "load", ActorsOf(events), events);
}

}  // namespace entente

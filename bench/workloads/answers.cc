#include "bench/workloads/answers.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_join.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr size_t kLinesTold = 20;

std::string Fill(const v1::Proposition& proposition) {
  return proposition.has_object() ? proposition.object() : proposition.value().text().text();
}

// What a row says, but for whom it is about.
std::string Told(const v1::PropositionRow& row, const std::string& other) {
  std::string told = absl::StrCat(row.proposition().predicate(), " ", other, " ",
                                  absl::StrJoin(row.validity(), ","));
  for (const v1::Qualifier& qualifier : row.proposition().qualifiers()) {
    absl::StrAppend(&told, " ", qualifier.value().text().text());
  }
  return told;
}

// A row stands on claims that can be asked for, whatever was asked.
absl::Status HasEvidence(const v1::PropositionRow& row) {
  const bool stands =
      row.verdict() == v1::VERDICT_ASSERTED || row.verdict() == v1::VERDICT_CONTESTED;
  if (stands && row.support() > 0 && row.claim_ids_size() == static_cast<int>(row.support())) {
    return absl::OkStatus();
  }
  return absl::InternalError(absl::StrCat("a row without evidence: ", row.ShortDebugString()));
}

std::string Shown(const std::vector<std::string>& lines) {
  const std::vector<std::string> first(
      lines.begin(), lines.begin() + static_cast<long>(std::min(lines.size(), kLinesTold)));
  return absl::StrCat(lines.size(), " rows\n  ", absl::StrJoin(first, "\n  "));
}

}  // namespace

absl::Status IsComplete(const v1::Trailer& trailer) {
  if (trailer.completion() == v1::COMPLETION_COMPLETE) return absl::OkStatus();
  return absl::InternalError(absl::StrCat("an answer cut short: ", trailer.ShortDebugString()));
}

absl::StatusOr<std::vector<std::string>> LinesOfNeighbors(const Messages& messages) {
  std::vector<std::string> lines;
  RETURN_IF_ERROR(ReadStream<v1::NeighborsResponse>(messages, [&](const auto& answer) {
    for (const v1::NeighborRow& row : answer.rows()) {
      RETURN_IF_ERROR(HasEvidence(row.row()));
      lines.push_back(Told(row.row(), row.neighbor()));
    }
    return absl::OkStatus();
  }));
  std::sort(lines.begin(), lines.end());
  return lines;
}

absl::StatusOr<std::vector<std::string>> LinesOfPropositions(const Messages& messages) {
  std::vector<std::string> lines;
  RETURN_IF_ERROR(ReadStream<v1::ListPropositionsResponse>(messages, [&](const auto& answer) {
    for (const v1::PropositionRow& row : answer.rows()) {
      RETURN_IF_ERROR(HasEvidence(row));
      lines.push_back(Told(row, Fill(row.proposition())));
    }
    return absl::OkStatus();
  }));
  std::sort(lines.begin(), lines.end());
  return lines;
}

absl::StatusOr<std::vector<std::string>> LinesOfTraversal(const Messages& messages) {
  std::vector<std::string> lines;
  RETURN_IF_ERROR(ReadStream<v1::TraverseResponse>(messages, [&](const auto& answer) {
    for (const v1::TraverseRow& row : answer.rows()) {
      if (row.hop().has_row()) RETURN_IF_ERROR(HasEvidence(row.hop().row()));
      lines.push_back(absl::StrCat(row.depth(), " ", row.hop().neighbor()));
    }
    return absl::OkStatus();
  }));
  std::sort(lines.begin(), lines.end());
  return lines;
}

absl::StatusOr<std::vector<std::vector<std::string>>> LinesOfPaths(const Messages& messages) {
  std::vector<std::vector<std::string>> paths;
  RETURN_IF_ERROR(ReadStream<v1::FindPathsResponse>(messages, [&](const auto& answer) {
    for (const v1::PathRow& row : answer.rows()) {
      std::vector<std::string> path;
      std::string from = row.from();
      for (const v1::NeighborRow& hop : row.hops()) {
        RETURN_IF_ERROR(HasEvidence(hop.row()));
        path.push_back(
            absl::StrCat(from, " ", hop.row().proposition().predicate(), " ", hop.neighbor()));
        from = hop.neighbor();
      }
      paths.push_back(std::move(path));
    }
    return absl::OkStatus();
  }));
  return paths;
}

absl::Status Compare(const std::string& workload, const std::string& request,
                     std::vector<std::string> expected, const std::vector<std::string>& answered) {
  std::sort(expected.begin(), expected.end());
  if (expected == answered) return absl::OkStatus();
  return absl::InternalError(absl::StrCat(
      workload, ": another answer than that of the graph in ", "memory\nrequest: ", request,
      "\nexpected: ", Shown(expected), "\nanswered: ", Shown(answered)));
}

}  // namespace entente

// Judgements name claims by their ids, which follow from what a claim says and the graph's key. The
// graph is made with a key of ours, so ids need not be asked for.
#include "bench/graphs/opinion_load.h"

#include <functional>
#include <unordered_set>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "bench/graphs/graph_load.h"
#include "bench/graphs/opinions.h"
#include "bench/graphs/words.h"
#include "graph/encoding/canonical.h"
#include "graph/model/status.h"
#include "server/convert/claims.h"

namespace entente {
namespace {

constexpr int kCommitChanges = 2'000;
constexpr uint32_t kMergedOf = 10;  // one node of so many is merged, with another of them

const std::string& Key() {
  static const auto* const key = new std::string(32, 'k');
  return *key;
}

absl::StatusOr<std::string> IdOf(const v1::Claim& wire) {
  ASSIGN_OR_RETURN(const Claim claim, ClaimFromWire(wire));
  const ClaimId id = DeriveClaimId(Key(), claim);
  return std::string(id.bytes.begin(), id.bytes.end());
}

v1::Claim ClaimOf(const Edge& edge, const Opinion& opinion) {
  v1::Claim claim = ClaimOf(edge, VoiceId(opinion.voice));
  if (opinion.denies) claim.set_stance(v1::STANCE_DENIES);
  return claim;
}

// Gathers changes into commits.
class Commits {
 public:
  Commits(Connection& connection, const std::string& graph, std::string name)
      : connection_(connection), name_(std::move(name)) {
    next_.set_graph(graph);
  }
  absl::Status Add(v1::Change change) {
    *next_.add_changes() = std::move(change);
    return next_.changes_size() < kCommitChanges ? absl::OkStatus() : Send();
  }
  absl::Status Send() {
    if (next_.changes_size() == 0) return absl::OkStatus();
    next_.set_request_id(absl::StrCat(name_, "-", sent_++));
    v1::CommitResponse answer;
    RETURN_IF_ERROR(connection_.Call(next_, &answer));
    next_.clear_changes();
    return absl::OkStatus();
  }

 private:
  Connection& connection_;
  const std::string name_;
  v1::CommitRequest next_;
  int sent_ = 0;
};

absl::Status MakeVoices(Connection& connection, const std::string& graph) {
  Commits commits(connection, graph, "voices");
  for (uint16_t voice = 0; voice < kVoices; ++voice) {
    v1::Change change;
    v1::Claim& claim = *change.mutable_claim();
    claim.set_subject(VoiceId(voice));
    claim.set_predicate("type");
    claim.mutable_value()->mutable_text()->set_text("Document");
    claim.mutable_voice()->set_document(VoiceId(voice));
    RETURN_IF_ERROR(commits.Add(std::move(change)));
  }
  return commits.Send();
}

absl::Status WriteOpinion(const Edge& edge, const Opinion& opinion, BulkLoadStream& load) {
  v1::Change change;
  *change.mutable_claim() = ClaimOf(edge, opinion);
  if (opinion.reliability == 0) return load.Write(std::move(change));
  v1::Change graded;
  v1::Grade& grade = *graded.mutable_judgement()->mutable_grade();
  ASSIGN_OR_RETURN(*grade.mutable_claim()->mutable_id(), IdOf(change.claim()));
  grade.set_scheme("admiralty");
  grade.set_reliability(static_cast<v1::Reliability>(opinion.reliability));
  grade.set_credibility(opinion.credibility);
  RETURN_IF_ERROR(load.Write(std::move(change)));
  return load.Write(std::move(graded));
}

absl::Status RetractSome(Connection& connection, const std::string& graph,
                         absl::Span<const Edge> edges, uint64_t seed) {
  Commits commits(connection, graph, "retractions");
  for (size_t i = 0; i < edges.size(); ++i) {
    for (const Opinion& opinion : OpinionsOf(i, seed)) {
      if (!opinion.retracted) continue;
      v1::Change change;
      v1::Retract& retract = *change.mutable_judgement()->mutable_retract();
      retract.set_reason(v1::RETRACT_REASON_RECORDER_ERROR);
      ASSIGN_OR_RETURN(*retract.mutable_claim()->mutable_id(), IdOf(ClaimOf(edges[i], opinion)));
      RETURN_IF_ERROR(commits.Add(std::move(change)));
    }
  }
  return commits.Send();
}

}  // namespace

absl::Status LoadOpinions(Connection& connection, const std::string& graph, uint32_t nodes,
                          absl::Span<const Edge> edges, uint64_t seed, uint64_t* claims) {
  RETURN_IF_ERROR(MakeGraph(connection, graph, Key()));
  RETURN_IF_ERROR(MakeVoices(connection, graph));
  const auto load = connection.BeginBulkLoad(graph, "load");
  RETURN_IF_ERROR(WriteProperties(nodes, *load));
  *claims = 0;
  for (size_t i = 0; i < edges.size(); ++i) {
    for (const Opinion& opinion : OpinionsOf(i, seed)) {
      RETURN_IF_ERROR(WriteOpinion(edges[i], opinion, *load));
      ++*claims;
    }
  }
  v1::BulkLoadResponse answer;
  RETURN_IF_ERROR(load->Finish(&answer));
  return RetractSome(connection, graph, edges, seed);
}

absl::Status MergeNodes(Connection& connection, const std::string& graph, uint32_t nodes) {
  Commits commits(connection, graph, "mergers");
  for (uint32_t node = 0; node + 1 < nodes / kMergedOf; node += 2) {
    v1::Change change;
    change.mutable_judgement()->mutable_same_as()->set_a(NodeId(node));
    change.mutable_judgement()->mutable_same_as()->set_b(NodeId(node + 1));
    RETURN_IF_ERROR(commits.Add(std::move(change)));
  }
  return commits.Send();
}

uint32_t CanonicalNode(uint32_t node, uint32_t nodes) {
  const uint32_t even = node & ~1u;
  return even + 1 < nodes / kMergedOf ? even : node;
}

std::vector<Edge> WithoutMergers(absl::Span<const Edge> edges, uint32_t nodes) {
  std::unordered_set<uint64_t> seen;
  std::vector<Edge> kept;
  for (const Edge& edge : edges) {
    const uint64_t subject = CanonicalNode(edge.subject, nodes);
    const uint64_t object = CanonicalNode(edge.object, nodes);
    // 27 bits of either node: graphs that are merged are smaller than that.
    if (subject != object && seen.insert(subject << 37 | object << 10 | edge.relation).second) {
      kept.push_back(edge);
    }
  }
  return kept;
}

}  // namespace entente

#include "tests/graph/store/test_graph.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/model/period.h"
#include "graph/model/status.h"
#include "gtest/gtest.h"

namespace entente {

std::string CountedRandom::Bytes(size_t count) {
  std::string bytes(count, '\0');
  uint64_t number = next_.fetch_add(1);
  for (size_t i = 0; i < count && number > 0; ++i, number >>= 8) {
    bytes[i] = static_cast<char>(number & 0xff);
  }
  return bytes;
}

const Ontology& TestOntology() {
  static const Ontology ontology = [] {
    absl::StatusOr<Ontology> read = Ontology::BuiltIn();
    EXPECT_TRUE(read.ok()) << read.status();
    return *std::move(read);
  }();
  return ontology;
}

Claim Says(absl::string_view subject, absl::string_view predicate, Object object) {
  Claim claim;
  claim.subject = std::string(subject);
  claim.predicate = std::string(predicate);
  claim.object = std::move(object);
  claim.voice.document = "doc";
  return claim;
}

Claim TypeOf(absl::string_view entity, absl::string_view type) {
  return Says(entity, "type", TextValue(type));
}

Claim During(Claim claim, absl::string_view period) {
  const absl::StatusOr<Period> parsed = ParsePeriod(period);
  EXPECT_TRUE(parsed.ok()) << parsed.status();
  claim.period = *parsed;
  return claim;
}

Object TextValue(absl::string_view text) { return Value{Text{std::string(text), ""}}; }

Judgement Judges(decltype(Judgement::act) act) {
  Judgement judgement;
  judgement.act = std::move(act);
  return judgement;
}

std::string ReasonAt(const absl::Status& status) {
  if (status.ok()) return "OK";
  const std::optional<ErrorDetail> detail = DetailOf(status);
  if (!detail.has_value()) return status.ToString();
  return absl::StrCat(detail->reason, " at ", detail->field);
}

TestGraph::TestGraph(Engine& engine, bool open, const Limits& limits)
    : engine_(engine), open_(open), limits_(limits) {
  Reopen();
}

void TestGraph::Reopen() {
  store_.reset();
  auto store = Store::Open(engine_, TestOntology(), clock_, random_, limits_,
                           Store::Creation{"test", std::string(32, 'k'), open_});
  ASSERT_TRUE(store.ok()) << store.status();
  store_ = *std::move(store);
}

Commit TestGraph::NewCommit(std::vector<Change> changes) {
  Commit commit;
  commit.principal = "tester";
  commit.request_id = absl::StrCat("request ", requests_.fetch_add(1));
  commit.changes = std::move(changes);
  return commit;
}

absl::StatusOr<CommitResult> TestGraph::Write(std::vector<Change> changes) {
  return store_->Write(NewCommit(std::move(changes)));
}

CommitResult TestGraph::Must(std::vector<Change> changes) {
  absl::StatusOr<CommitResult> result = Write(std::move(changes));
  EXPECT_TRUE(result.ok()) << result.status() << " " << ReasonAt(result.status());
  return result.ok() ? *std::move(result) : CommitResult();
}

ClaimId TestGraph::MustClaim(const Claim& claim) {
  const CommitResult result = Must({claim});
  return result.results.empty() ? ClaimId() : ClaimId{result.results[0].record.id};
}

JudgementId TestGraph::MustJudge(decltype(Judgement::act) act) {
  const CommitResult result = Must({Judges(std::move(act))});
  return result.results.empty() ? JudgementId() : JudgementId{result.results[0].record.id};
}

absl::Status TestGraph::MustFail(const Commit& commit) {
  const Revision head = store_->Head();
  const auto log = engine_.Tail({1, 0}, 1'000'000);
  const absl::StatusOr<CommitResult> result = store_->Write(commit);
  EXPECT_FALSE(result.ok()) << "recorded as revision " << result->revision;
  EXPECT_EQ(store_->Head(), head);
  EXPECT_EQ(*engine_.Tail({1, 0}, 1'000'000), *log);
  return result.status();
}

absl::Status TestGraph::MustFail(std::vector<Change> changes) {
  return MustFail(NewCommit(std::move(changes)));
}

void TestGraph::Furnish() {
  std::vector<Change> changes;
  const std::vector<std::pair<std::string, std::string>> types = {
      {"doc", "Document"},       {"doc2", "Document"},   {"GUR", "GovernmentBody"},
      {"MFA", "GovernmentBody"}, {"RU", "State"},        {"UA", "State"},
      {"KP", "State"},           {"kursk", "Region"},    {"rostov", "Region"},
      {"site", "Site"},          {"u1", "MilitaryUnit"}, {"u2", "MilitaryUnit"},
      {"kim", "Person"}};
  for (const auto& [entity, type] : types) changes.push_back(TypeOf(entity, type));
  Must(std::move(changes));
}

}  // namespace entente

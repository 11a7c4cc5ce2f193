#include "clients/cli/row_import.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "clients/cpp/rpc_error.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// A graph of claims: answers what it has, by request id and by claim, and refuses claims about
// "x:bad". Claims about `retracted` that it had are retracted.
struct Graph {
  std::string retracted;
  std::string refusal = "not a State";
  std::vector<v1::CommitRequest> sent;
  std::set<std::string> requests;
  std::set<std::string> claims;

  absl::Status operator()(const v1::CommitRequest& request, v1::CommitResponse* answer) {
    sent.push_back(request);
    for (int i = 0; i < request.changes_size(); ++i) {
      if (request.changes(i).claim().subject() != "x:bad") continue;
      return WithRpcError(absl::FailedPreconditionError(refusal),
                          {"DOMAIN", absl::StrCat("changes[", i, "].claim.subject"), "x:bad", {}});
    }
    answer->set_replayed(!requests.insert(request.request_id()).second);
    for (const v1::Change& change : request.changes()) {
      const bool fresh =
          !change.has_claim() || claims.insert(change.claim().SerializeAsString()).second;
      v1::ChangeResult* result = answer->add_results();
      result->set_outcome(fresh ? v1::CHANGE_OUTCOME_RECORDED : v1::CHANGE_OUTCOME_ALREADY_PRESENT);
      result->set_retracted(!fresh && change.claim().subject() == retracted);
    }
    return absl::OkStatus();
  }
};

struct Imported {
  absl::Status status;
  RowCounts counts;
  uint64_t rejects = 0;
  std::string listed;  // the file of rejects
};

const char kMapping[] =
    "mapping: m\ndocument: {id: 'doc:d'}\n"
    "entities: [{as: state, id: 'x:{id}', type: State}]\n"
    "claims: [{subject: state, predicate: p, object: 'y:{to}'}]\n";

Imported Import(const std::string& mapping, const std::string& csv, Graph& graph,
                uint64_t most_rejects = 10, bool dry_run = false) {
  const absl::StatusOr<Mapping> parsed = ParseMapping(mapping, "m.yaml");
  EXPECT_TRUE(parsed.ok()) << parsed.status();
  std::istringstream stream(csv);
  const std::unique_ptr<Input> input = InputOf(stream);
  RowImportOptions options;
  options.file = "f.csv";
  options.graph = "g";
  options.most_rejects = most_rejects;
  options.dry_run = dry_run;
  Rejects rejects(::testing::TempDir() + "/row_import_rejects.csv");
  Imported done;
  done.status = ImportRows(*input, *parsed, options, std::ref(graph), &rejects, &done.counts);
  done.rejects = rejects.count();
  EXPECT_TRUE(rejects.Close(done.status.ok()).ok());
  std::ifstream list(rejects.path(), std::ios::binary);
  done.listed.assign(std::istreambuf_iterator<char>(list), {});
  return done;
}

TEST(RowImportTest, RowsAreGatheredAndWhatAFileRepeatsIsSentOnce) {
  Graph graph;
  const Imported done = Import(kMapping, "id,to\n1,2\n1,3\n2,3\n", graph);
  ASSERT_TRUE(done.status.ok()) << done.status;
  ASSERT_EQ(graph.sent.size(), 1u);
  EXPECT_EQ(graph.sent[0].graph(), "g");
  EXPECT_EQ(graph.sent[0].changes_size(), 1 + 2 + 3) << "the document, two types, three relations";
  EXPECT_EQ(done.counts.records, 3u);
  EXPECT_EQ(done.counts.claims, 6u);
}

TEST(RowImportTest, AgainNothingIsNewAlsoAfterAnImportThatWasCutOff) {
  std::string csv = "id,to\n";
  for (int i = 0; i < 5'000; ++i) absl::StrAppend(&csv, i, ",", i + 1, "\n");
  Graph graph;
  ASSERT_TRUE(Import(kMapping, csv, graph).status.ok());
  const size_t claims = graph.claims.size();
  EXPECT_GE(graph.sent.size(), 5u) << "at most 2,000 changes a commit";
  for (const v1::CommitRequest& request : graph.sent) EXPECT_LE(request.changes_size(), 2'000);
  const Imported again = Import(kMapping, csv, graph);
  EXPECT_EQ(again.counts.claims, 0u);
  EXPECT_EQ(again.counts.repeated, again.counts.commits);
  EXPECT_EQ(graph.claims.size(), claims);
  Graph cut;
  int left = 3;
  const absl::StatusOr<Mapping> mapping = ParseMapping(kMapping, "m.yaml");
  std::istringstream stream(csv);
  Rejects rejects(::testing::TempDir() + "/cut_rejects.csv");
  RowCounts counts;
  RowImportOptions options;
  options.file = "f.csv";
  const SendCommit until = [&](const v1::CommitRequest& request, v1::CommitResponse* answer) {
    if (left-- == 0) return absl::UnavailableError("gone");
    return cut(request, answer);
  };
  EXPECT_TRUE(absl::IsUnavailable(
      ImportRows(*InputOf(stream), *mapping, options, until, &rejects, &counts)));
  ASSERT_TRUE(Import(kMapping, csv, cut).status.ok());
  EXPECT_EQ(cut.claims.size(), claims) << "killed and run again, it is complete";
}

TEST(RowImportTest, ARowThatTheServerRefusesIsRejectedAndTakesNothingWithIt) {
  Graph graph;
  const Imported done = Import(kMapping, "id,to\nbad,2\n1,2\nbad,3\n", graph);
  ASSERT_TRUE(done.status.ok()) << done.status;
  EXPECT_EQ(done.counts.rejected, 2u);
  EXPECT_EQ(done.rejects, 2u);
  EXPECT_EQ(done.counts.claims, 3u);
  EXPECT_EQ(graph.sent.size(), 3u);
}

TEST(RowImportTest, ManyRowsThatTheServerRefusesAreNotEachAReasonToSendAllAgain) {
  std::string csv = "id,to\n";
  for (int i = 0; i < 4'000; ++i) {
    absl::StrAppend(&csv, i % 50 == 7 ? "bad" : absl::StrCat(i), ",", i + 1, "\n");
  }
  Graph graph;
  const Imported done = Import(kMapping, csv, graph, 100);
  ASSERT_TRUE(done.status.ok()) << done.status;
  EXPECT_EQ(done.counts.rejected, 80u);
  EXPECT_EQ(done.counts.claims, 1u + 2 * 3'920);
  int sent = 0;
  for (const v1::CommitRequest& request : graph.sent) sent += request.changes_size();
  EXPECT_LT(sent, 5 * 8'000) << "changes, of which the file makes 8,000";
}

TEST(RowImportTest, ARejectNamesThePlaceInTheMappingAndItsColumns) {
  Graph graph;
  const Imported done = Import(kMapping, "id,to\nbad,2\n", graph);
  EXPECT_EQ(done.listed,
            "file,line,record,column,value,reason\r\n"
            "f.csv,2,1,id,x:bad,not a State (entities[0].id) [DOMAIN]\r\n");
}

TEST(RowImportTest, WhatIsMergedIsOfRecordsThatAreTaken) {
  const std::string mapping =
      "mapping: m\ndocument: {id: 'doc:d'}\n"
      "claims: [{subject: 'x:{id}', predicate: p, object: 'y:0'},"
      " {subject: 'x:1', predicate: q, object: 'y:1', merge: yes, period: {at: {year: "
      "'{y}'}, extent: throughout}}]\n";
  Graph graph;
  const Imported done = Import(mapping, "id,y\n1,1990\nbad,1991\n", graph);
  ASSERT_TRUE(done.status.ok()) << done.status;
  EXPECT_EQ(done.counts.rejected, 1u);
  const v1::CommitRequest& last = graph.sent.back();
  EXPECT_EQ(last.changes(last.changes_size() - 1).claim().period(), "1990-01-01/1990-12-31");
}

TEST(RowImportTest, ClaimsThatAreThereAndRetractedAreCounted) {
  Graph graph;
  graph.retracted = "x:1";
  EXPECT_EQ(Import(kMapping, "id,to\n1,2\n2,3\n", graph).counts.retracted, 0u);
  EXPECT_EQ(Import(kMapping, "id,to\n1,2\n2,4\n", graph).counts.retracted, 2u)
      << "a type and a relation";
}

TEST(RowImportTest, ATypeThatIsClaimedAndRetractedIsTold) {
  Graph graph;
  graph.refusal = "\"x:bad\" has no type yet";
  EXPECT_THAT(Import(kMapping, "id,to\nbad,2\n", graph).listed,
              HasSubstr("has no type yet; this file claims one, which is there and retracted: "
                        "import under another id of the document (entities[0].id)"));
}

TEST(RowImportTest, TooManyRejectsEndTheImport) {
  Graph graph;
  EXPECT_TRUE(Import(kMapping, "id,to\nbad,2\nbad,3\n", graph, 2).status.ok());
  const Imported done = Import(kMapping, "id,to\nbad,2\nbad,3\nbad,4\n1,2\n", graph, 2);
  EXPECT_TRUE(absl::IsResourceExhausted(done.status));
  EXPECT_THAT(std::string(done.status.message()), HasSubstr("more than 2 records are rejected"));
  EXPECT_TRUE(absl::IsResourceExhausted(Import(kMapping, "id,to\nbad,2\n", graph, 0).status));
}

TEST(RowImportTest, ARowThatJudgesIsACommitOfItsOwn) {
  const std::string mapping =
      "mapping: m\ndocument: {id: 'doc:d'}\n"
      "claims: [{subject: 'x:{id}', predicate: p, value: v, grade: {scheme: s, confidence: "
      "'{c}'}}]\n";
  Graph graph;
  const Imported done = Import(mapping, "id,c\n1,high\n2,\n3,low\n", graph);
  ASSERT_TRUE(done.status.ok()) << done.status;
  std::vector<int> sizes;
  for (const v1::CommitRequest& request : graph.sent) sizes.push_back(request.changes_size());
  EXPECT_THAT(sizes, ElementsAre(1, 2, 1, 2));
  EXPECT_EQ(graph.sent[1].changes(1).judgement().grade().claim().ref(),
            graph.sent[1].changes(0).ref());
  EXPECT_EQ(done.counts.judgements, 2u);
  EXPECT_EQ(Import(mapping, "id,c\n1,high\n9,\n3,low\n4,low\n", graph).counts.judgements, 1u)
      << "a row that has not changed repeats no judgement";
}

TEST(RowImportTest, SpellsAreSentAtTheEnd) {
  Graph graph;
  const Imported done = Import(
      "mapping: m\ndocument: {id: 'doc:d'}\n"
      "claims: [{subject: 'x:{id}', predicate: p, object: 'y:1', merge: yes, period: {at: {year: "
      "'{y}'}, extent: throughout}}]\n",
      "id,y\n1,1990\n2,1990\n1,1991\n", graph);
  ASSERT_TRUE(done.status.ok()) << done.status;
  ASSERT_EQ(graph.sent.back().changes_size(), 3);
  EXPECT_EQ(graph.sent.back().changes(1).claim().period(), "1990-01-01/1991-12-31");
}

// Keeps what is written into it.
class Load : public BulkLoadStream {
 public:
  absl::Status Write(v1::Change change) override {
    changes.push_back(std::move(change));
    return absl::OkStatus();
  }
  absl::Status Finish(v1::BulkLoadResponse* answer) override {
    ++finished;
    answer->set_claims_recorded(changes.size());
    return absl::OkStatus();
  }
  std::vector<v1::Change> changes;
  int finished = 0;
};

TEST(RowImportTest, ABulkLoadTakesEverythingAndReferencesHoldForAllOfIt) {
  const absl::StatusOr<Mapping> mapping = ParseMapping(
      "mapping: m\ndocument: {id: 'doc:d'}\nentities: [{id: 'x:1', type: State}]\n"
      "claims: [{subject: 'x:{id}', predicate: p, value: v, grade: {scheme: s, confidence: "
      "low}}]\n",
      "m.yaml");
  ASSERT_TRUE(mapping.ok()) << mapping.status();
  std::istringstream stream("id\n1\n2\n");
  Load load;
  RowImportOptions options;
  options.file = "f.csv";
  options.load = &load;
  Rejects rejects(::testing::TempDir() + "/load_rejects.csv");
  RowCounts counts;
  const SendCommit none = [](const v1::CommitRequest&, v1::CommitResponse*) {
    return absl::InternalError("nothing is committed");
  };
  const absl::Status done =
      ImportRows(*InputOf(stream), *mapping, options, none, &rejects, &counts);
  ASSERT_TRUE(done.ok()) << done;
  EXPECT_EQ(load.finished, 1);
  ASSERT_EQ(load.changes.size(), 1u + 1 + 2 * 2) << "the document, a type once, two claims graded";
  std::set<std::string> refs;
  for (const v1::Change& change : load.changes) {
    if (change.has_judgement()) {
      EXPECT_TRUE(refs.contains(change.judgement().grade().claim().ref()));
    } else if (!change.ref().empty()) {
      EXPECT_TRUE(refs.insert(change.ref()).second) << change.ref();
    }
  }
  EXPECT_EQ(refs.size(), 2u);
  EXPECT_EQ(counts.claims, load.changes.size());
}

TEST(RowImportTest, AColumnThatIsNotThereEndsTheImportBeforeAnythingOfTheFileIsSent) {
  Graph graph;
  const Imported done = Import(kMapping, "ident,to\n1,2\n", graph);
  EXPECT_THAT(std::string(done.status.message()), HasSubstr("the file has no column 'id'"));
  EXPECT_TRUE(graph.sent.empty());
}

}  // namespace
}  // namespace entente

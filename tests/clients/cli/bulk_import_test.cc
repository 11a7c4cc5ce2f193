#include "clients/cli/bulk_import.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "absl/strings/str_cat.h"
#include "clients/cli/exit_code.h"
#include "clients/cpp/rpc_error.h"

namespace entente {
namespace {

using testing::HasSubstr;

std::string ClaimLine(const std::string& request_id, const std::string& ref) {
  return absl::StrCat(R"({"commit": {"request_id": ")", request_id,
                      R"(", "changes": [{"claim": {"subject": "x"}, "ref": ")", ref, "\"}]}}\n");
}

std::string GradeLine(const std::string& request_id, const std::string& claim_ref) {
  return absl::StrCat(R"({"commit": {"request_id": ")", request_id,
                      R"(", "changes": [{"judgement": {"grade": {"claim": {"ref": ")", claim_ref,
                      R"("}, "credibility": 2}}}]}})", "\n");
}

// What a load was sent, and what it is answered.
struct Sent {
  std::string request_id;
  std::vector<v1::Change> changes;
  absl::Status answer;
  bool finished = false;
};

class Stream : public BulkLoadStream {
 public:
  explicit Stream(Sent* sent) : sent_(sent) {}
  absl::Status Write(v1::Change change) override {
    sent_->changes.push_back(std::move(change));
    return absl::OkStatus();
  }
  absl::Status Finish(v1::BulkLoadResponse* answer) override {
    sent_->finished = true;
    answer->set_claims_recorded(2);
    answer->set_judgements_recorded(1);
    answer->set_changed(true);
    return sent_->answer;
  }

 private:
  Sent* const sent_;
};

absl::Status Import(const std::string& text, bool twice, Sent* sent, ImportCounts* counts) {
  std::istringstream ahead(text), input(text);
  std::optional<BulkFile> file;
  if (twice) file = ReadBulkFile(ahead);
  ImportOptions options = {.file = "f.ndjson", .graph = "g"};
  return ImportInBulk(
      input, options, file,
      [sent](const std::string& request_id) {
        sent->request_id = request_id;
        return std::make_unique<Stream>(sent);
      },
      counts);
}

TEST(BulkImportTest, AFileIsOneLoad) {
  Sent sent;
  ImportCounts counts;
  const std::string file = ClaimLine("one", "a") + ClaimLine("two", "b") + GradeLine("three", "a");
  ASSERT_TRUE(Import(file, true, &sent, &counts).ok());
  ASSERT_EQ(sent.changes.size(), 3u);
  EXPECT_EQ(sent.changes[0].ref(), "a");
  EXPECT_EQ(sent.changes[1].ref(), "") << "nothing refers to it";
  EXPECT_EQ(sent.changes[2].judgement().grade().claim().ref(), "a");
  EXPECT_EQ(CountsText(counts, false),
            "imported 1 commits: 2 claims recorded, 0 already present, 1 judgements");
  Sent all;
  ASSERT_TRUE(Import(file, false, &all, &counts).ok());
  EXPECT_EQ(all.changes[1].ref(), "b");
  EXPECT_EQ(all.request_id, "bulk one") << "what cannot be read twice is known by its first commit";
}

TEST(BulkImportTest, TheSameFileIsTheSameLoadAndOneThatHasGrownIsAnother) {
  const std::string file = ClaimLine("one", "a") + ClaimLine("two", "b");
  Sent first, again, grown;
  ImportCounts counts;
  ASSERT_TRUE(Import(file, true, &first, &counts).ok());
  ASSERT_TRUE(Import(file, true, &again, &counts).ok());
  ASSERT_TRUE(Import(file + ClaimLine("three", "c"), true, &grown, &counts).ok());
  EXPECT_EQ(first.request_id, again.request_id);
  EXPECT_NE(first.request_id, grown.request_id);
  EXPECT_THAT(first.request_id, testing::StartsWith("commits/bulk/"));
}

TEST(BulkImportTest, AnErrorIsToldOfItsLine) {
  Sent sent;
  sent.answer = WithRpcError(absl::FailedPreconditionError("no"),
                             {"RANGE", "changes[1].claim.object", "x", {}});
  ImportCounts counts;
  const absl::Status status =
      Import(ClaimLine("one", "a") + "\n" + ClaimLine("two", "b"), true, &sent, &counts);
  EXPECT_EQ(RpcErrorOf(status)->field, "changes[0].claim.object");
  EXPECT_EQ(counts.failed, 1u);
  sent = Sent();
  EXPECT_THAT(ErrorLine(Import("{}\n", true, &sent, &counts)), HasSubstr("f.ndjson:1"));
  EXPECT_FALSE(sent.finished);
}

TEST(BulkImportTest, AnOntologyBehindACommitCannotGoInBulk) {
  Sent sent;
  ImportCounts counts;
  const absl::Status status =
      Import(ClaimLine("one", "a") + R"({"ontology": {"descriptors": "0a"}})" + "\n", true, &sent,
             &counts);
  EXPECT_EQ(RpcErrorOf(status)->reason, "BULK_LOAD_CHANGE");
  EXPECT_FALSE(sent.finished);
}

}  // namespace
}  // namespace entente

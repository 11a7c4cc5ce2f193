#include "clients/cli/rejects.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "clients/cpp/rpc_error.h"
#include "clients/mapping/record.h"

namespace entente {
namespace {

std::string Content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(RejectsTest, ARejectNamesLineColumnValueAndReason) {
  const std::string path = ::testing::TempDir() + "/rejects.csv";
  Rejects rejects(path);
  ASSERT_TRUE(rejects.Add(RejectOf(CellError("end", "1,5", "not a date"), "f.csv", 7, 6)).ok());
  const absl::Status refused = WithRpcError(absl::FailedPreconditionError("is a Region"),
                                            {"DOMAIN", "changes[3].claim.subject", "x", {}});
  ASSERT_TRUE(rejects.Add(RejectOf(refused, "f.csv", 9, 8)).ok());
  ASSERT_TRUE(rejects.Close(true).ok());
  EXPECT_EQ(rejects.count(), 2u);
  EXPECT_EQ(Content(path),
            "file,line,record,column,value,reason\r\n"
            "f.csv,7,6,end,\"1,5\",not a date\r\n"
            "f.csv,9,8,changes[3].claim.subject,x,is a Region [DOMAIN]\r\n");
}

TEST(RejectsTest, WhatAnEarlierImportRejectedIsReplacedOrRemovedAndNothingElse) {
  const std::string path = ::testing::TempDir() + "/old.csv";
  std::ofstream(path) << "file,line,record,column,value,reason\r\nold\n";
  Rejects cut_off(path);
  ASSERT_TRUE(cut_off.Close(false).ok());
  EXPECT_TRUE(std::filesystem::exists(path)) << "somebody may be mending it";
  Rejects none(path);
  ASSERT_TRUE(none.Close(true).ok());
  EXPECT_FALSE(std::filesystem::exists(path));
  std::ofstream(path) << "a,b\n";
  Rejects other(path);
  ASSERT_TRUE(other.Close(true).ok());
  EXPECT_TRUE(std::filesystem::exists(path)) << "no list of ours";
}

TEST(RejectsTest, AFileThatCannotBeWrittenIsAnError) {
  Rejects rejects("/no/such/folder/rejects.csv");
  EXPECT_TRUE(absl::IsDataLoss(rejects.Add({})));
}

}  // namespace
}  // namespace entente

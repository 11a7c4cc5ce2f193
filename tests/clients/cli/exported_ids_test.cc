#include "clients/cli/exported_ids.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

v1::PropositionRow Value(const std::string& subject, int64_t value) {
  v1::PropositionRow row;
  row.mutable_proposition()->set_subject(subject);
  row.mutable_proposition()->mutable_value()->set_integer(value);
  return row;
}

// The batches in words.
std::string Told(ExportedIds* ids, size_t size) {
  std::string told;
  const auto values = [&told](char kind, const std::vector<v1::PropositionRow>& rows) {
    for (const v1::PropositionRow& row : rows) {
      told += kind + std::to_string(row.proposition().value().integer());
    }
  };
  EXPECT_TRUE(ids->InBatches(size,
                             [&](const std::map<std::string, Noted>& batch) {
                               for (const auto& [id, noted] : batch) {
                                 told +=
                                     id + (noted.voice ? "!" : "") + (noted.document ? "?" : "");
                                 values('+', noted.declared);
                                 values('-', noted.undeclared);
                                 told += ' ';
                               }
                               told += '/';
                               return absl::OkStatus();
                             })
                  .ok());
  return told;
}

TEST(ExportedIdsTest, NotesStayWithTheirIdWhateverTheMemory) {
  for (const size_t bytes : {size_t{1}, size_t{1} << 20}) {
    ExportedIds ids(bytes);
    EXPECT_TRUE(ids.AddValue(Value("b", 7), false).ok());
    EXPECT_TRUE(ids.AddVoice("c").ok());
    EXPECT_TRUE(ids.Add("ab").ok());
    EXPECT_TRUE(ids.AddValue(Value("b", 3), false).ok());
    EXPECT_TRUE(ids.Add("b").ok());
    EXPECT_TRUE(ids.AddValue(Value("b", 5), true).ok());
    EXPECT_TRUE(ids.AddDocument("a").ok());
    EXPECT_TRUE(ids.AddVoice("a").ok());
    EXPECT_EQ(Told(&ids, 2), "a!? ab /b+5-7-3 c! /");
  }
}

TEST(ExportedIdsTest, NoIdsAreNoBatch) {
  ExportedIds ids(1 << 20);
  EXPECT_EQ(Told(&ids, 2), "");
}

}  // namespace
}  // namespace entente

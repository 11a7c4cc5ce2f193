#include "clients/cli/mapped_import.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "clients/cli/exit_code.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

std::string Written(const std::string& name, const std::string& text) {
  const std::string path = ::testing::TempDir() + "/" + name;
  std::ofstream(path) << text;
  return path;
}

TEST(MappedImportTest, LookUpsLieBesideTheDataOrTheMapping) {
  MappingFlags flags;
  flags.mapping =
      Written("look.yaml",
              "mapping: m\ndocument: {id: 'doc:d'}\n"
              "lookups: {names: {file: look_names.csv, key: '{id}'}}\n"
              "claims: [{subject: 'x:{a}', predicate: p, value: '{a|lookup(names)}'}]\n");
  Written("look_names.csv", "id\n1\n");
  const auto mapping = LoadMapping(flags, "/no/such/folder/f.csv");
  ASSERT_TRUE(mapping.ok()) << mapping.status();
  EXPECT_EQ(mapping->tables.lookups.at("names").size(), 1u);
  flags.lookups = {"names=/no/such/file"};
  EXPECT_EQ(LoadMapping(flags, "f.csv").status().code(), absl::StatusCode::kNotFound);
  flags.lookups = {"names"};
  EXPECT_THAT(std::string(LoadMapping(flags, "f.csv").status().message()),
              HasSubstr("NAME=FILE is expected"));
  flags.lookups = {};
  flags.lookup_bytes = 10;
  EXPECT_EQ(LoadMapping(flags, "/x/f.csv").status().code(), absl::StatusCode::kResourceExhausted);
}

TEST(MappedImportTest, AMappingThatCannotBeReadIsAUsageError) {
  MappingFlags flags;
  flags.mapping = "/no/such/file";
  EXPECT_EQ(ExitCodeOf(LoadMapping(flags, "f.csv").status()), ExitCode::kUsage);
}

}  // namespace
}  // namespace entente

#include "clients/mapping/lookup_loading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

Mapping WithLookup() {
  return *ParseMapping(
      "mapping: m\ndocument: {id: doc:d}\n"
      "lookups: {names: {file: names.csv, key: '{id}'}}\n"
      "claims: [{subject: 'x:{a}', predicate: p, object: 'y:{a|lookup(names, name)}'}]\n",
      "m.yaml");
}

TEST(LookupLoadingTest, FilesAreLookedForInTheFoldersOrTakenAsSaid) {
  const std::string folder = ::testing::TempDir();
  std::ofstream(folder + "/names.csv") << "id,name\n1,One\n,Nothing\n";
  std::ofstream(folder + "/others.csv") << "id,name\n1,Other\n";
  Mapping mapping = WithLookup();
  LookupPlaces places;
  places.folders = {"/no/such/folder", folder};
  ASSERT_TRUE(LoadLookups(places, &mapping).ok());
  EXPECT_EQ(**mapping.tables.lookups.at("names").Find("1", "name"), "One");
  EXPECT_EQ(mapping.tables.lookups.at("names").size(), 1u);
  Mapping other = WithLookup();
  places.files["names"] = folder + "/others.csv";
  ASSERT_TRUE(LoadLookups(places, &other).ok());
  EXPECT_EQ(**other.tables.lookups.at("names").Find("1", "name"), "Other");
}

TEST(LookupLoadingTest, WhatIsMissingOrTooLargeIsTold) {
  Mapping mapping = WithLookup();
  LookupPlaces places;
  places.folders = {"/no/such/folder"};
  const absl::Status missing = LoadLookups(places, &mapping);
  EXPECT_EQ(missing.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(missing.message()), HasSubstr("--lookup names=FILE"));
  places.files["nams"] = "x";
  EXPECT_THAT(std::string(LoadLookups(places, &mapping).message()),
              HasSubstr("no look-up 'nams'; did you mean 'names'?"));
  const std::string file = ::testing::TempDir() + "/large.csv";
  std::ofstream(file) << "id,name\n1,One\n2,Two\n";
  places.files = {{"names", file}};
  places.most_bytes = 250;
  EXPECT_EQ(LoadLookups(places, &mapping).code(), absl::StatusCode::kResourceExhausted);
}

}  // namespace
}  // namespace entente

#include "graph/store/ontology_rows.h"

#include "graph/engine/memory/memory_engine.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

TEST(OntologyRows, AreReadAsTheyWerePut) {
  MemoryEngine engine;
  Draft draft(engine, 0);
  EXPECT_TRUE(ReadOntologyVersions(draft)->empty());
  EXPECT_TRUE(ReadOntologyFiles(draft, 1)->empty());
  // More files than one digit of the suffix counts, so that their order would show.
  std::vector<OntologyFile> files;
  for (int i = 0; i < 300; ++i) files.push_back({std::to_string(i), std::string(3, 'd')});
  const OntologyRecord first{1, DigestOf(files), {"River"}, {"flows_into"}, {}};
  PutOntology(first, files, draft);
  draft.EndCommit();
  const std::vector<OntologyFile> fewer = {{"a.proto", "bytes"}};
  const OntologyRecord second{2, DigestOf(fewer), {}, {}, {"flows_into.range"}};
  PutOntology(second, fewer, draft);
  ASSERT_TRUE(engine.Commit(std::string(kCommitIdBytes, 'c'), 0, draft.rows()).ok());

  Draft recorded(engine, 2);
  const auto versions = ReadOntologyVersions(recorded);
  ASSERT_EQ(versions->size(), 2u);
  EXPECT_EQ((*versions)[0].record, first);
  EXPECT_EQ((*versions)[0].revision, 1u);
  EXPECT_EQ((*versions)[1].record, second);
  EXPECT_EQ((*versions)[1].revision, 2u);
  EXPECT_EQ(*ReadOntologyFiles(recorded, 1), files);
  EXPECT_EQ(*ReadOntologyFiles(recorded, 2), fewer);
}

TEST(OntologyRows, ADigestIsOfNamesAndBytes) {
  EXPECT_EQ(DigestOf({{"a", "b"}}).size(), 32u);
  EXPECT_NE(DigestOf({{"a", "bc"}}), DigestOf({{"ab", "c"}}));
  EXPECT_NE(DigestOf({{"a", "b"}, {"c", "d"}}), DigestOf({{"c", "d"}, {"a", "b"}}));
}

TEST(OntologyRows, AMissingVersionIsDataLoss) {
  MemoryEngine engine;
  Draft draft(engine, 0);
  PutOntology({2, "", {}, {}, {}}, {}, draft);
  EXPECT_EQ(ReadOntologyVersions(draft).status().code(), absl::StatusCode::kDataLoss);
}

TEST(OntologyRows, FreeNamesHaveTheRevisionThatUsedThemFirst) {
  MemoryEngine engine;
  Draft draft(engine, 0);
  PutFreeName(true, "River", draft);
  draft.EndCommit();
  PutFreeName(false, "River", draft);
  OntologyTimes times;
  ASSERT_TRUE(ReadFreeNames(draft, &times).ok());
  EXPECT_EQ(times.undeclared_types, (OntologyTimes::Names{{"River", 1}}));
  EXPECT_EQ(times.undeclared_predicates, (OntologyTimes::Names{{"River", 2}}));
}

}  // namespace
}  // namespace entente

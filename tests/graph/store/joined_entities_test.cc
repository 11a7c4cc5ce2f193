#include "graph/store/joined_entities.h"

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/graph/store/reads_counted.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

TEST(JoinedEntitiesTest, TellsWhatASameAsHasNamedAndSinceWhen) {
  TestGraph graph;
  graph.Furnish();
  const Revision before = graph.store().Head();
  graph.MustJudge(NotSameAs{"kursk", "site"});
  graph.MustJudge(SameAs{"kursk", "rostov"});
  graph.MustJudge(SameAs{"RU", "rostov"});
  const JoinedEntities joined(graph.engine());
  const auto known = *joined.At(graph.store().Head(), absl::InfiniteFuture());
  EXPECT_TRUE(known->whole);
  EXPECT_EQ(known->until, graph.store().Head());
  EXPECT_EQ(known->first.size(), 3u);
  EXPECT_EQ(known->earliest, before + 2);
  EXPECT_EQ(known->first.at("kursk"), before + 2);
  EXPECT_EQ(known->first.at("rostov"), before + 2);
  EXPECT_EQ(known->first.at("RU"), before + 3);
}

TEST(JoinedEntitiesTest, IsReadOnceARevision) {
  TestGraph graph;
  graph.Furnish();
  const ReadsCounted engine(graph.engine());
  const JoinedEntities joined(engine);
  for (int i = 0; i < 5; ++i) {
    EXPECT_TRUE((*joined.At(graph.store().Head(), absl::InfiniteFuture()))->first.empty());
    EXPECT_EQ((*joined.At(1, absl::InfiniteFuture()))->until, graph.store().Head());
  }
  EXPECT_EQ(engine.reads(), 1);
  graph.MustJudge(SameAs{"kursk", "rostov"});
  EXPECT_EQ((*joined.At(graph.store().Head(), absl::InfiniteFuture()))->first.size(), 2u);
  EXPECT_EQ(engine.reads(), 2);
}

TEST(JoinedEntitiesTest, MoreThanAPageIsNotKept) {
  TestGraph graph;
  graph.Furnish();
  for (int commit = 0; commit < 2; ++commit) {
    std::vector<Change> changes;
    for (int i = 0; i < 600; ++i) {
      const std::string id = absl::StrCat("r", commit, "-", i);
      changes.push_back(TypeOf(id, "Region"));
      if (i > 0) changes.push_back(Judges(SameAs{id, absl::StrCat("r", commit, "-", i - 1)}));
    }
    graph.Must(changes);
    const JoinedEntities joined(graph.engine());
    const auto known = *joined.At(graph.store().Head(), absl::InfiniteFuture());
    EXPECT_EQ(known->whole, commit == 0);
  }
}

}  // namespace
}  // namespace entente

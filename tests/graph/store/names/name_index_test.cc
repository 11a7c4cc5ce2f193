#include "graph/store/names/name_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "absl/strings/str_cat.h"
#include "graph/model/limits.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<EntityId> Subjects(const std::vector<PropositionPlace>& places) {
  std::vector<EntityId> subjects;
  for (const PropositionPlace& place : places) subjects.push_back(place.subject);
  std::sort(subjects.begin(), subjects.end());
  return subjects;
}

class NameIndexTest : public testing::Test {
 protected:
  NameIndexTest() { graph_.Furnish(); }

  Revision Name(absl::string_view entity, absl::string_view name) {
    return graph_.Must({Says(entity, "name", TextValue(name))}).revision;
  }
  void NameMany(int from, int to) {
    std::vector<Change> changes;
    for (int i = from; i < to; ++i) {
      changes.push_back(Says(absl::StrCat("e", i), "name", TextValue(absl::StrCat("thing ", i))));
    }
    graph_.Must(std::move(changes));
  }
  Store& store() { return graph_.store(); }

  Budget budget_{{1'000'000, 1'000'000, 1'000'000}, absl::InfiniteFuture(), nullptr};
  TestGraph graph_;
};

TEST_F(NameIndexTest, HoldsWhatIsThereAndWhatComes) {
  Name("kursk", "Kursk");
  NameIndex& names = store().names();
  ASSERT_TRUE(names.Cover(store().Head(), budget_).ok());
  EXPECT_THAT(Subjects(names.Folded("kursk", store().Head())), ElementsAre("kursk"));
  const Revision later = Name("rostov", "KURSK");
  EXPECT_THAT(Subjects(names.Folded("kursk", later)), ElementsAre("kursk"));  // not covered yet
  ASSERT_TRUE(names.Cover(later, budget_).ok());
  EXPECT_THAT(Subjects(names.Folded("kursk", later)), ElementsAre("kursk", "rostov"));
  EXPECT_THAT(Subjects(names.Folded("kursk", later - 1)), ElementsAre("kursk"));
}

TEST_F(NameIndexTest, ManyPagesAndManyCommitsMakeTheSame) {
  for (int i = 0; i < 3'000; i += 1'000) NameMany(i, i + 1'000);
  NameIndex before(store(), Limits().name_index_bytes);  // by the rows from the beginning
  ASSERT_TRUE(before.Cover(2, budget_).ok());
  NameMany(3'000, 3'010);
  for (int i = 3'010; i < 3'030; ++i) NameMany(i, i + 1);
  NameIndex after(store(), Limits().name_index_bytes);
  const Revision head = store().Head();
  ASSERT_TRUE(before.Cover(head, budget_).ok());
  ASSERT_TRUE(after.Cover(head, budget_).ok());
  for (int i = 0; i < 3'030; ++i) {
    const std::string name = absl::StrCat("thing ", i);
    ASSERT_THAT(Subjects(before.Folded(name, head)), ElementsAre(absl::StrCat("e", i)));
    ASSERT_EQ(before.Folded(name, head), after.Folded(name, head));
  }
}

TEST_F(NameIndexTest, LongAndUnreadableNamesDoNotStopIt) {
  const std::string lengthy(5'000, 'x');
  Name("kursk", lengthy);
  Name("rostov", "***");
  graph_.Must({Says("site", "name", Value{SomeValue{}})});
  Name("u1", "Київ");
  NameIndex& names = store().names();
  const Revision head = store().Head();
  ASSERT_TRUE(names.Cover(head, budget_).ok());
  EXPECT_THAT(Subjects(names.Folded(std::string(128, 'x'), head)), ElementsAre("kursk"));
  EXPECT_THAT(Subjects(names.Romanized("kiv", head)), ElementsAre("u1"));
}

TEST_F(NameIndexTest, EndsWithTheCallAndGoesOnWithTheNext) {
  NameMany(0, 1'500);
  NameIndex names(store(), Limits().name_index_bytes);
  bool cancelled = true;
  Budget over({1, 1, 1}, absl::InfiniteFuture(), [&] { return cancelled; });
  EXPECT_EQ(names.Cover(store().Head(), over).code(), absl::StatusCode::kCancelled);
  EXPECT_TRUE(names.Cover(store().Head(), budget_).ok());
  EXPECT_THAT(Subjects(names.Folded("thing 7", store().Head())), ElementsAre("e7"));
}

TEST_F(NameIndexTest, IsFullPastItsLimitAndNotAtIt) {
  NameMany(0, 1'000);
  size_t bytes = 0;
  {
    NameBook book;
    const Romanizer romanizer;
    for (int i = 0; i < 1'000; ++i) {
      const Claim claim = Says(absl::StrCat("e", i), "name", TextValue(absl::StrCat("thing ", i)));
      const std::string text = absl::StrCat("thing ", i);
      book.Add({{claim.subject, KeyOf({claim.subject, "name", claim.object, {}, 0, {}})},
                text,
                romanizer.Romanize(text),
                1});
    }
    bytes = book.bytes();
  }
  const Revision head = store().Head();
  NameIndex at(store(), bytes);
  ASSERT_TRUE(at.Cover(head, budget_).ok());
  EXPECT_FALSE(at.full());
  EXPECT_THAT(at.Folded("thing 1", head), testing::SizeIs(1));
  NameIndex past(store(), bytes - 1);
  ASSERT_TRUE(past.Cover(head, budget_).ok());
  EXPECT_TRUE(past.full());
  EXPECT_THAT(past.Folded("thing 1", head), IsEmpty());
  EXPECT_TRUE(past.Similar("thing", 0.1, 10, head, budget_)->empty());
}

TEST_F(NameIndexTest, ReadersAndWritersAgreeOnWhatIsThere) {
  constexpr int kNames = 200;
  NameIndex& names = store().names();
  std::atomic<bool> done{false};
  std::atomic<int> looks{0};
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      Budget budget({1, 1, 1}, absl::InfiniteFuture(), nullptr);
      while (!done.load()) {
        // What is recorded by now is there now, and nothing of what comes after.
        const Revision head = store().Head();
        ASSERT_TRUE(names.Cover(head, budget).ok());
        const size_t similar = names.Similar("thing", 0.2, 1'000, head, budget)->size();
        ASSERT_EQ(similar, names.Similar("thing", 0.2, 1'000, head, budget)->size());
        ++looks;
      }
    });
  }
  for (int i = 0; i < kNames; ++i) {
    NameMany(i, i + 1);
    Budget budget({1, 1, 1}, absl::InfiniteFuture(), nullptr);
    ASSERT_TRUE(names.Cover(store().Head(), budget).ok());
    ASSERT_EQ(names.Similar("thing", 0.2, 1'000, store().Head(), budget)->size(),
              static_cast<size_t>(i) + 1);
  }
  while (looks.load() < 10) std::this_thread::yield();
  done = true;
  for (std::thread& reader : readers) reader.join();
}

TEST_F(NameIndexTest, PairsOfNamesClaimedByThen) {
  Name("kursk", "Kursk");
  const Revision before = Name("kursk", "KURSK");
  const Revision after = Name("rostov", "Курск");
  NameIndex& names = store().names();
  ASSERT_TRUE(names.Cover(after, budget_).ok());
  const auto pairs = [&](Revision at) {
    std::vector<std::pair<EntityId, EntityId>> found;
    const absl::StatusOr<NameIndex::Alike> alike = names.Pairs(0.9, 10, at, budget_);
    EXPECT_TRUE(alike.ok()) << alike.status();
    for (const NamePair& pair : alike->pairs) {
      found.emplace_back(alike->places[pair.first].subject, alike->places[pair.second].subject);
    }
    return found;
  };
  EXPECT_TRUE(pairs(before).empty());
  EXPECT_EQ(pairs(after).size(), 2u);  // either of its names with that of the other
  for (const auto& [one, other] : pairs(after)) EXPECT_NE(one, other);
  EXPECT_EQ(names.Pairs(0.9, 1, after, budget_).status().code(),
            absl::StatusCode::kResourceExhausted);
}

}  // namespace
}  // namespace entente

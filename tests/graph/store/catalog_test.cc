#include "graph/store/catalog.h"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <thread>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "graph/engine/memory/memory_engine.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// A shelf of memory engines that outlive their users, as directories do.
class MemoryShelf {
 public:
  EngineShelf Shelf() {
    return {[this](const std::string& name) -> absl::StatusOr<std::unique_ptr<Engine>> {
              const auto opening = opening_;  // a copy: it may put another in its place
              if (opening) opening(name);
              if (broken_ == name) return absl::DataLossError("bad blocks");
              auto& kept = kept_[name];
              if (kept == nullptr) kept = std::make_shared<MemoryEngine>();
              return std::unique_ptr<Engine>(new Borrowed(kept));
            },
            [this]() -> absl::StatusOr<std::vector<std::string>> {
              std::vector<std::string> names;
              for (const auto& [name, engine] : kept_) {
                if (!doomed_.contains(name)) names.push_back(name);
              }
              return names;
            },
            [this](const std::string& name) {
              if (unmarkable_ == name) return absl::UnavailableError("no space left");
              doomed_.insert(name);
              return absl::OkStatus();
            },
            [this](const std::string& name) {
              if (broken_ == name) return absl::InternalError("cannot rename");
              kept_.erase(name);
              doomed_.erase(name);
              return absl::OkStatus();
            }};
  }
  void Break(const std::string& name) { broken_ = name; }
  void RefuseToMark(const std::string& name) { unmarkable_ = name; }
  void CallWhenOpening(std::function<void(const std::string&)> call) { opening_ = std::move(call); }
  void LoseMarks() { doomed_.clear(); }
  bool Has(const std::string& name) const { return kept_.contains(name); }

 private:
  class Borrowed final : public Engine {
   public:
    explicit Borrowed(std::shared_ptr<MemoryEngine> kept) : kept_(std::move(kept)) {}
    absl::StatusOr<std::vector<std::optional<ScannedRow>>> MultiGet(
        absl::Span<const GetRequest> requests, Sequence at, absl::Time by) const override {
      return kept_->MultiGet(requests, at, by);
    }
    absl::StatusOr<std::vector<ScanPage>> MultiScan(absl::Span<const ScanRequest> requests,
                                                    Sequence at, absl::Time by) const override {
      return kept_->MultiScan(requests, at, by);
    }
    absl::StatusOr<CommitOutcome> Commit(const CommitId& id, Sequence head,
                                         absl::Span<const Row> rows) override {
      return kept_->Commit(id, head, rows);
    }
    absl::StatusOr<std::optional<Sequence>> Lookup(const CommitId& id) const override {
      return kept_->Lookup(id);
    }
    absl::Status Stage(const RowSource& rows) override { return kept_->Stage(rows); }
    Sequence WaitStable(Sequence at_least, absl::Time by) const override {
      return kept_->WaitStable(at_least, by);
    }
    absl::StatusOr<TailPage> Tail(const TailPosition& from, size_t most) const override {
      return kept_->Tail(from, most);
    }
    absl::Status Erase(absl::string_view partition, Sequence fence) override {
      return kept_->Erase(partition, fence);
    }

   private:
    const std::shared_ptr<MemoryEngine> kept_;
  };

  std::map<std::string, std::shared_ptr<MemoryEngine>> kept_;
  std::set<std::string> doomed_;
  std::string broken_;
  std::string unmarkable_;
  std::function<void(const std::string&)> opening_;
};

class CatalogTest : public testing::Test {
 protected:
  CatalogTest() { EXPECT_TRUE(Open().ok()); }
  absl::Status Open(const std::function<bool()>& stopped = nullptr) {
    catalog_.reset();
    auto opened = Catalog::Open(shelf_.Shelf(), TestOntology(), clock_, random_, limits_, stopped);
    if (opened.ok()) catalog_ = *std::move(opened);
    return opened.status();
  }
  std::vector<std::string> Names() {
    std::vector<std::string> names;
    for (const auto& graph : catalog_->List()) names.push_back(graph->store->graph().name);
    return names;
  }
  MemoryShelf shelf_;
  SetClock clock_;
  CountedRandom random_;
  Limits limits_;
  std::unique_ptr<Catalog> catalog_;
};

TEST_F(CatalogTest, GraphsSurviveARestart) {
  const std::string key = (*catalog_->Create({"beta", ""}))->store->graph().id_key;
  ASSERT_TRUE(catalog_->Create({"alpha", std::string(32, 'a')}).ok());
  EXPECT_THAT(Names(), ElementsAre("alpha", "beta"));
  ASSERT_TRUE(Open().ok());
  EXPECT_THAT(Names(), ElementsAre("alpha", "beta"));
  EXPECT_EQ((*catalog_->Find("beta"))->store->graph().id_key, key);
}

TEST_F(CatalogTest, CreatingAgainNeedsTheSameKey) {
  const std::string key(32, 'a');
  const auto graph = *catalog_->Create({"alpha", key});
  EXPECT_EQ(*catalog_->Create({"alpha", key}), graph);
  EXPECT_EQ(ReasonAt(catalog_->Create({"alpha", ""}).status()), "GRAPH_EXISTS at name");
  EXPECT_EQ(catalog_->Create({"alpha", std::string(32, 'b')}).status().code(),
            absl::StatusCode::kAlreadyExists);
}

TEST_F(CatalogTest, NamesAndKeysAreChecked) {
  EXPECT_EQ(ReasonAt(catalog_->Create({"", ""}).status()), "INVALID_NAME at name");
  EXPECT_EQ(ReasonAt(catalog_->Create({"1a", ""}).status()), "INVALID_NAME at name");
  EXPECT_EQ(ReasonAt(catalog_->Create({"a", "short"}).status()), "INVALID_ID_KEY at id_key");
  EXPECT_FALSE(shelf_.Has("a"));
}

TEST_F(CatalogTest, SixtyFourGraphsAndNotOneMore) {
  for (size_t i = 0; i < limits_.graphs; ++i) {
    ASSERT_TRUE(catalog_->Create({absl::StrCat("g", i), ""}).ok());
  }
  const absl::Status status = catalog_->Create({"more", ""}).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(ReasonAt(status), "TOO_MANY_GRAPHS at name");
}

TEST_F(CatalogTest, WhatIsNotThereIsAnsweredWithWhatIs) {
  EXPECT_THAT(std::string(catalog_->Find("x").status().message()), HasSubstr("none at all"));
  ASSERT_TRUE(catalog_->Create({"alpha", ""}).ok());
  const absl::Status status = catalog_->Find("alpa").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(status.message()), HasSubstr("did you mean \"alpha\""));
  EXPECT_EQ(catalog_->Delete("alpa").code(), absl::StatusCode::kNotFound);
}

TEST_F(CatalogTest, ADeletedGraphLivesAsLongAsItsLastUser) {
  auto used = *catalog_->Create({"alpha", ""});
  ASSERT_TRUE(catalog_->Delete("alpha").ok());
  EXPECT_TRUE(used->deleted);
  EXPECT_THAT(Names(), ElementsAre());
  EXPECT_TRUE(shelf_.Has("alpha"));
  EXPECT_EQ(used->store->Head(), 1u);
  EXPECT_EQ(ReasonAt(catalog_->Create({"alpha", ""}).status()), "GRAPH_LEAVING at name");
  used.reset();
  EXPECT_FALSE(shelf_.Has("alpha"));
  EXPECT_TRUE(catalog_->Create({"alpha", ""}).ok());
  ASSERT_TRUE(catalog_->Delete("alpha").ok());
  EXPECT_FALSE(shelf_.Has("alpha"));
}

// A crash, as a catalog sees it: what was in use is never let go.
TEST_F(CatalogTest, ADeletedGraphIsNotThereAfterACrashWhileItWasUsed) {
  const auto used = *catalog_->Create({"alpha", ""});
  ASSERT_TRUE(catalog_->Delete("alpha").ok());
  ASSERT_TRUE(Open().ok());
  EXPECT_THAT(Names(), ElementsAre());
  shelf_.LoseMarks();  // the control: it is the mark that keeps it away
  ASSERT_TRUE(Open().ok());
  EXPECT_THAT(Names(), ElementsAre("alpha"));
}

TEST_F(CatalogTest, AGraphThatCannotBeMarkedIsServedOn) {
  const auto used = *catalog_->Create({"alpha", ""});
  shelf_.RefuseToMark("alpha");
  EXPECT_EQ(catalog_->Delete("alpha").code(), absl::StatusCode::kUnavailable);
  EXPECT_FALSE(used->deleted);
  EXPECT_THAT(Names(), ElementsAre("alpha"));
  EXPECT_EQ(ReasonAt(catalog_->Create({"alpha", ""}).status()), "GRAPH_EXISTS at name");
}

TEST_F(CatalogTest, GraphsAreServedWhileOneIsMade) {
  ASSERT_TRUE(catalog_->Create({"alpha", ""}).ok());
  const std::string key(32, 'k');
  std::thread same;
  absl::StatusOr<std::shared_ptr<OpenGraph>> found;
  shelf_.CallWhenOpening([&](const std::string& name) {
    found = catalog_->Find("alpha");
    EXPECT_THAT(Names(), ElementsAre("alpha"));
    EXPECT_EQ(catalog_->Find(name).status().code(), absl::StatusCode::kNotFound);
    shelf_.CallWhenOpening([](const std::string&) { ADD_FAILURE() << "opened twice"; });
    same = std::thread([&] { EXPECT_TRUE(catalog_->Create({"beta", key}).ok()); });
  });
  EXPECT_TRUE(catalog_->Create({"beta", key}).ok());
  same.join();
  EXPECT_TRUE(found.ok());
  EXPECT_THAT(Names(), ElementsAre("alpha", "beta"));
}

TEST_F(CatalogTest, ANameThatCameToNothingIsFreeAgain) {
  shelf_.Break("alpha");
  EXPECT_EQ(catalog_->Create({"alpha", ""}).status().code(), absl::StatusCode::kDataLoss);
  shelf_.Break("");
  EXPECT_TRUE(catalog_->Create({"alpha", ""}).ok());
}

TEST_F(CatalogTest, OpeningEndsBetweenGraphsWhenToldTo) {
  for (const char* name : {"alpha", "beta", "gamma"}) {
    ASSERT_TRUE(catalog_->Create({name, ""}).ok());
  }
  std::vector<std::string> opened;
  shelf_.CallWhenOpening([&](const std::string& name) { opened.push_back(name); });
  const absl::Status status = Open([&] { return opened.size() == 2; });
  EXPECT_EQ(status.code(), absl::StatusCode::kCancelled);
  EXPECT_THAT(std::string(status.message()), HasSubstr("gamma"));
  EXPECT_THAT(opened, ElementsAre("alpha", "beta"));
}

TEST_F(CatalogTest, AUserMayOutliveTheCatalog) {
  auto used = *catalog_->Create({"alpha", ""});
  catalog_.reset();
  EXPECT_EQ(used->store->Head(), 1u);
  used.reset();
  EXPECT_TRUE(shelf_.Has("alpha"));
}

TEST_F(CatalogTest, AnEngineThatCannotBeOpenedIsNamed) {
  ASSERT_TRUE(catalog_->Create({"alpha", ""}).ok());
  shelf_.Break("alpha");
  const absl::Status status = Open();
  EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(status.message()), HasSubstr("alpha"));
}

TEST_F(CatalogTest, AFailureToRemoveIsToldOnce) {
  ASSERT_TRUE(catalog_->Create({"alpha", ""}).ok());
  shelf_.Break("alpha");
  EXPECT_EQ(catalog_->Delete("alpha").code(), absl::StatusCode::kInternal);
  shelf_.Break("");
  EXPECT_THAT(Names(), ElementsAre());
}

TEST_F(CatalogTest, WhatWasNeverFinishedIsCleared) {
  ASSERT_TRUE(shelf_.Shelf().open("half").ok());
  ASSERT_TRUE(Open().ok());
  EXPECT_FALSE(shelf_.Has("half"));
}

TEST_F(CatalogTest, AnEngineUnderAnotherNameIsRefused) {
  auto engine = *shelf_.Shelf().open("alpha");
  ASSERT_TRUE(
      Store::Open(*engine, TestOntology(), clock_, random_, limits_, Store::Creation{"beta", ""})
          .ok());
  EXPECT_EQ(ReasonAt(Open()), "OTHER_GRAPH at name");
}

}  // namespace
}  // namespace entente

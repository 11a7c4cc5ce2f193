#include "server/watch_board.h"

#include <gtest/gtest.h>

#include "graph/model/status.h"
#include "tests/server/running_server.h"

namespace entente {
namespace {

class CountingWatcher : public Watcher {
 public:
  void Ring() override { ++rings; }
  void Stop() override { ++stops; }
  int rings = 0;
  int stops = 0;
};

class WatchBoardTest : public testing::Test {
 protected:
  void SetUp() override { server_.MakeGraph(); }
  const Store& store() { return *(*server_.server().premises().Find("g"))->store; }

  RunningServer server_;
};

TEST_F(WatchBoardTest, RingsThoseWhoWatchTheGraph) {
  WatchBoard board(2);
  CountingWatcher one, two, three;
  EXPECT_TRUE(board.Add(store(), one).ok());
  EXPECT_TRUE(board.Add(store(), two).ok());
  EXPECT_EQ(DetailOf(board.Add(store(), three))->reason, "LIMIT_WATCHES");
  board.Ring(store());
  board.Remove(two);
  board.Remove(three);
  board.Ring(store());
  EXPECT_EQ(one.rings, 2);
  EXPECT_EQ(two.rings, 1);
  EXPECT_EQ(board.size(), 1u);
}

TEST_F(WatchBoardTest, TakesNobodyOnceItStops) {
  WatchBoard board(2);
  CountingWatcher one, two;
  EXPECT_TRUE(board.Add(store(), one).ok());
  board.StopAll();
  EXPECT_EQ(one.stops, 1);
  EXPECT_EQ(DetailOf(board.Add(store(), two))->reason, "SERVER_STOPPING");
}

}  // namespace
}  // namespace entente

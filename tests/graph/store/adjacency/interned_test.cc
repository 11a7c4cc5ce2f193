#include "graph/store/adjacency/interned.h"

#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

TEST(InternedTest, EqualKeysHaveOneNumberAndOneValue) {
  Interned<std::string> names;
  const auto kursk = names.NumberOf("k", [] { return std::string("Kursk"); });
  const auto again = names.NumberOf("k", [] { return std::string("never made"); });
  const auto sudzha = names.NumberOf("s", [] { return std::string("Sudzha"); });
  EXPECT_EQ(kursk, again);
  EXPECT_NE(kursk, sudzha);
  EXPECT_EQ(names.At(*kursk), "Kursk");
  EXPECT_EQ(names.Find("s"), sudzha);
  EXPECT_FALSE(names.Find("x").has_value());
  EXPECT_EQ(names.size(), 2u);
}

TEST(InternedTest, ValuesStayWhereTheyAreWhileOthersAreAdded) {
  Interned<std::string> names;
  const std::string* first = &names.At(*names.NumberOf("0", [] { return std::string("0"); }));
  std::vector<std::thread> threads;
  for (int t = 0; t < 2; ++t) {
    threads.emplace_back([&names] {
      for (int i = 0; i < 10'000; ++i) {
        const std::string key = absl::StrCat(i);
        const auto number = names.NumberOf(key, [&] { return key; });
        EXPECT_EQ(names.At(*number), key);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(names.size(), 10'000u);
  EXPECT_EQ(*first, "0");
}

}  // namespace
}  // namespace entente

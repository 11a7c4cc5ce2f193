#include "clients/cpp/paging.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace entente {
namespace {

// A list of `total` rows in pages; records what it was asked.
struct List {
  uint64_t total = 0;
  std::string stopped_by = "PAGE_FULL";
  std::vector<uint32_t> sizes;

  absl::StatusOr<Page> operator()(uint32_t size, const std::string& token) {
    sizes.push_back(size);
    const uint64_t begin = token.empty() ? 0 : std::stoull(token);
    Page page;
    page.rows = std::min<uint64_t>(size, total - begin);
    page.trailer.mutable_used()->set_rows(page.rows);
    auto* hidden = page.trailer.add_hidden();
    hidden->set_reason("forecast");
    hidden->set_count(2);
    if (begin + page.rows == total) {
      page.trailer.set_completion(v1::COMPLETION_COMPLETE);
    } else {
      page.trailer.set_completion(v1::COMPLETION_TRUNCATED);
      page.trailer.set_truncated_by(stopped_by);
      page.trailer.set_next_page_token(absl::StrCat(begin + page.rows));
    }
    return page;
  }
};

TEST(PagingTest, FullPagesAreFollowedToTheEnd) {
  List list{2500};
  const auto trailer = FollowPages({}, std::ref(list));
  ASSERT_TRUE(trailer.ok());
  EXPECT_EQ(trailer->completion(), v1::COMPLETION_COMPLETE);
  EXPECT_EQ(list.sizes.size(), 3u);
  EXPECT_EQ(trailer->used().rows(), 2500u);
  ASSERT_EQ(trailer->hidden_size(), 1);
  EXPECT_EQ(trailer->hidden(0).count(), 6u);
}

TEST(PagingTest, FollowingStopsAtTheLimitAndSaysWhereToGoOn) {
  List list{20'000};
  const auto trailer = FollowPages({}, std::ref(list));
  ASSERT_TRUE(trailer.ok());
  EXPECT_EQ(trailer->completion(), v1::COMPLETION_TRUNCATED);
  EXPECT_EQ(trailer->next_page_token(), "10000");
}

TEST(PagingTest, AllGoesOnPastTheLimitAndPastBudgets) {
  List list{20'000, "BUDGET_EDGES"};
  PagePolicy policy;
  policy.all = true;
  const auto trailer = FollowPages(policy, std::ref(list));
  ASSERT_TRUE(trailer.ok());
  EXPECT_EQ(trailer->completion(), v1::COMPLETION_COMPLETE);
}

TEST(PagingTest, ABudgetEndsWhatIsNotAll) {
  List list{5'000, "BUDGET_EDGES"};
  const auto trailer = FollowPages({}, std::ref(list));
  ASSERT_TRUE(trailer.ok());
  EXPECT_EQ(trailer->truncated_by(), "BUDGET_EDGES");
  EXPECT_EQ(list.sizes.size(), 1u);
}

TEST(PagingTest, APageThatIsAskedForIsTheOnlyOne) {
  List list{100};
  PagePolicy policy;
  policy.page_size = 10;
  policy.page_token = "20";
  const auto trailer = FollowPages(policy, std::ref(list));
  ASSERT_TRUE(trailer.ok());
  EXPECT_EQ(trailer->next_page_token(), "30");
  EXPECT_EQ(list.sizes, std::vector<uint32_t>{10});
}

TEST(PagingTest, ATokenThatLeadsToItselfIsAnError) {
  const auto ask = [](uint32_t, const std::string&) -> absl::StatusOr<Page> {
    Page page;
    page.trailer.set_truncated_by("PAGE_FULL");
    page.trailer.set_next_page_token("x");
    return page;
  };
  EXPECT_EQ(FollowPages({}, ask).status().code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace entente

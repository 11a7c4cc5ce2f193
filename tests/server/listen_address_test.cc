#include "server/listen_address.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(ListenAddressTest, KnowsWhatOtherMachinesReach) {
  const struct {
    const char* text;
    const char* numeric;
    bool loopback;
  } cases[] = {
      {"127.0.0.1:50551", "127.0.0.1:50551", true},
      {"127.9.9.9:1", "127.9.9.9:1", true},
      {"[::1]:0", "[::1]:0", true},
      {"0.0.0.0:7", "0.0.0.0:7", false},
      {"[::]:7", "[::]:7", false},
      {"10.1.2.3:7", "10.1.2.3:7", false},
      {"[::ffff:127.0.0.1]:7", "[::ffff:127.0.0.1]:7", true},
      {"[::ffff:10.0.0.1]:7", "[::ffff:10.0.0.1]:7", false},
  };
  for (const auto& expected : cases) {
    const auto address = ResolveListenAddress(expected.text);
    ASSERT_TRUE(address.ok()) << address.status();
    EXPECT_EQ(address->numeric, expected.numeric);
    EXPECT_EQ(address->loopback, expected.loopback) << expected.text;
  }
  const auto named = ResolveListenAddress("localhost:5");
  ASSERT_TRUE(named.ok()) << named.status();
  EXPECT_TRUE(named->loopback);
}

TEST(ListenAddressTest, RefusesWhatIsNoAddress) {
  for (const char* text : {"", "localhost", ":5", "::1:5", "[::1:5", "127.0.0.1:", "127.0.0.1:x",
                           "127.0.0.1:65536", "127.0.0.1:-1"}) {
    EXPECT_EQ(ResolveListenAddress(text).status().code(), absl::StatusCode::kInvalidArgument)
        << text;
  }
}

}  // namespace
}  // namespace entente

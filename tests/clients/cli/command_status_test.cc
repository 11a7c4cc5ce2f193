#include "clients/cli/command_status.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

TEST(CommandStatusTest, TheServerInALine) {
  v1::GetStatusResponse status;
  status.set_ready(true);
  status.set_uptime_seconds(12);
  v1::GetVersionResponse version;
  version.set_version("0.1.0");
  version.set_format_version(1);
  version.set_grpc_version("1.51.1");
  version.set_rocksdb_version("7.8.3");
  EXPECT_EQ(ServerText(status, version),
            "entente 0.1.0 (format 1, gRPC 1.51.1, RocksDB 7.8.3), ready, up 12 s");
  status.set_ready(false);
  EXPECT_NE(ServerText(status, version).find("not ready"), std::string::npos);
}

TEST(CommandStatusTest, WithoutAServerItIsUnavailable) {
  Written written;
  EXPECT_EQ(ExitCodeOf(RunWithout(AddStatus, written.session, "status").status()),
            ExitCode::kUnavailable);
}

}  // namespace
}  // namespace entente

// entente watch: commits as they were and are recorded.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_WATCH_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_WATCH_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/entity_names.h"
#include "clients/cli/session.h"

namespace CLI {
class App;
}  // namespace CLI

namespace entente {

struct WatchFlags {
  uint64_t from_revision = 0;
  uint64_t to_revision = 0;
  uint32_t heartbeat_seconds = 0;
};

void AddWatchFlags(CLI::App* command, WatchFlags* flags);

// A usage error where the last revision is before the first.
absl::StatusOr<v1::WatchRequest> WatchRequestOf(const WatchFlags& flags, const std::string& graph);

// One change of a commit in words, with its id.
std::string ChangeText(const v1::RecordedChange& change, const EntityNames& names);

void AddWatch(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_WATCH_H_

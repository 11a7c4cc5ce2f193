// entente timeline: how an answer changes along an axis of time.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_TIMELINE_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_TIMELINE_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/flags_pattern.h"
#include "clients/cli/flags_read.h"
#include "clients/cli/session.h"
#include "clients/cpp/paging.h"
#include "entente/v1/timeline.pb.h"

namespace entente {

struct TimelineFlags : PatternFlags {
  ReadFlags read;
  PagePolicy page;
  std::string axis, from, entity;
};

void AddTimelineFlags(CLI::App* command, TimelineFlags* flags);

// The request for one page; size and token are the page's.
absl::StatusOr<v1::TimelineRequest> TimelineRequestOf(const TimelineFlags& flags,
                                                      const std::string& graph,
                                                      const Lookup& lookup);

// Asks, and writes the answer.
absl::StatusOr<ExitCode> RunTimeline(Session& session, v1::TimelineRequest request,
                                     const PagePolicy& policy);

void AddTimeline(CLI::App* app, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_TIMELINE_H_

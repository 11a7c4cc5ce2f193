// entente claim add and entente claim deny: claims recorded by hand.
#ifndef ENTENTE_CLIENTS_CLI_COMMAND_CLAIM_ADD_H_
#define ENTENTE_CLIENTS_CLI_COMMAND_CLAIM_ADD_H_

#include "absl/status/statusor.h"
#include "clients/cli/flags_claim.h"
#include "clients/cli/recording.h"
#include "clients/cli/session.h"

namespace entente {

struct ClaimAddFlags {
  ClaimContentFlags content;
  RecordingFlags recording;
};

// The flags of `claim add`, and of `claim deny`, whose stance is given.
void AddClaimAddFlags(CLI::App* command, ClaimAddFlags* flags);
void AddClaimDenyFlags(CLI::App* command, ClaimAddFlags* flags);

// Adds both below `claim`.
void AddClaimRecording(CLI::App* claim, Session* session);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_COMMAND_CLAIM_ADD_H_

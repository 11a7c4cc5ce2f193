// Judgements in flags, and the changes that record them.
#ifndef ENTENTE_CLIENTS_CLI_JUDGEMENT_CHANGE_H_
#define ENTENTE_CLIENTS_CLI_JUDGEMENT_CHANGE_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/flags_claim.h"
#include "clients/cli/recording.h"

namespace entente {

// Fields of the kinds of entente.v1.Judgement; each command uses those that it has flags for.
struct JudgeFlags {
  RecordingFlags recording;
  std::string claim_id, document;         // what is judged
  std::string other_claim_id;             // a forecast
  std::string from_claim, from_document;  // a source
  std::string scheme, reliability, likelihood, confidence;
  uint32_t credibility = 0;
  std::string retract_reason, published;
  std::string a, b;          // entities
  std::string judgement_id;  // to be undone
  std::string reason;
};

// The changes that the commands record. Usage errors: ids that are none, unknown words, a claim and
// a document at once or neither. Others: those of `entity`.
absl::StatusOr<v1::Change> GradeOf(const JudgeFlags& flags);
absl::StatusOr<v1::Change> RetractOf(const JudgeFlags& flags, const EntityOfFlag& entity);
absl::StatusOr<v1::Change> ReinstateOf(const JudgeFlags& flags, const EntityOfFlag& entity);
absl::StatusOr<v1::Change> PreferOf(const JudgeFlags& flags);
absl::StatusOr<v1::Change> DeprecateOf(const JudgeFlags& flags);
absl::StatusOr<v1::Change> FulfilsOf(const JudgeFlags& flags);
absl::StatusOr<v1::Change> RefutesOf(const JudgeFlags& flags);
absl::StatusOr<v1::Change> DerivesFromOf(const JudgeFlags& flags, const EntityOfFlag& entity);
absl::StatusOr<v1::Change> SameAsOf(const JudgeFlags& flags, const EntityOfFlag& entity);
absl::StatusOr<v1::Change> NotSameAsOf(const JudgeFlags& flags, const EntityOfFlag& entity);
absl::StatusOr<v1::Change> UndoOf(const JudgeFlags& flags);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_JUDGEMENT_CHANGE_H_

// Citing an answer that has been written, and checking one that is written again.
#ifndef ENTENTE_CLIENTS_CLI_CITING_H_
#define ENTENTE_CLIENTS_CLI_CITING_H_

#include <google/protobuf/message.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/cli/session.h"
#include "clients/cpp/citation.h"
#include "entente/v1/reading.pb.h"

namespace entente {

// What was asked and what came, of one answer; used only where the session cites or replays.
class Citing {
 public:
  // Borrows `session`.
  explicit Citing(Session& session) : session_(session) {}

  // The method that answers and its request; where it answers in pages, of any of them.
  void Asked(const std::string& method, const google::protobuf::Message& request);
  // One element of the answer, in order: a row, an entity.
  void Came(const google::protobuf::Message& element);
  // All elements of an answer that comes as one message.
  void CameWhole(const google::protobuf::Message& answer);

  // After a whole answer: prints its reference, if the session cites; if it replays, kDataLoss
  // (DIGEST_MISMATCH) for another answer than the one cited. `scopes`: as the answer resolved them,
  // in the order in which the request has them. An answer that is not complete is not cited, which
  // is said on the error stream.
  absl::Status Finish(const std::vector<v1::ResolvedScope>& scopes, bool complete);

 private:
  bool wanted() const;

  Session& session_;
  std::string method_;
  std::unique_ptr<google::protobuf::Message> request_;
  AnswerDigest digest_;
};

// `request` without its page, with each of its scopes asking for what it was resolved to, and with
// ids where it had names: so it means the same whatever names come to mean.
void PinRequest(const std::vector<v1::ResolvedScope>& scopes, google::protobuf::Message* request);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_CITING_H_

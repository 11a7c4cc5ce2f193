// What an answer is cited by: the request that asks for it for good, and a digest of what came.
#ifndef ENTENTE_CLIENTS_CPP_CITATION_H_
#define ENTENTE_CLIENTS_CPP_CITATION_H_

#include <google/protobuf/message.h>

#include <cstdint>
#include <memory>
#include <string>

#include "entente/v1/reading.pb.h"

namespace entente {

// The digest that entente.v1.CiteRequest speaks of, fed with the messages of an answer as they
// come. One thread at a time.
class AnswerDigest {
 public:
  AnswerDigest();
  ~AnswerDigest();
  AnswerDigest(const AnswerDigest&) = delete;
  AnswerDigest& operator=(const AnswerDigest&) = delete;

  // Takes in what the message answers; what it says of the read itself (resolved scopes, trailers)
  // is left out.
  void Add(const google::protobuf::Message& answer);

  // One element alone, of an answer that is not at hand as a whole.
  void AddElement(const google::protobuf::Message& element);

  // 32 bytes. Once, at the end.
  std::string Finish();
  // Elements taken in so far.
  uint64_t rows() const { return rows_; }

 private:
  void AddBytes(const std::string& bytes);

  struct Sha256;
  std::unique_ptr<Sha256> sha_;
  uint64_t rows_ = 0;
};

// Makes `scope` ask for what an answer says that it was: the cuts as resolved, the revision, the
// lens by name and version or inline. The graph and the budget stay as they are.
void Pin(const v1::ResolvedScope& resolved, v1::ReadScope* scope);

// The same bytes for equal messages.
std::string DeterministicBytes(const google::protobuf::Message& message);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CPP_CITATION_H_

// The project's own bytes of claims and judgements: one versioned, deterministic form that is both
// what is stored and what ids are derived from. Never protobuf's. docs/storage-format.md says every
// byte; test vectors hold it still.
#ifndef ENTENTE_GRAPH_ENCODING_CANONICAL_H_
#define ENTENTE_GRAPH_ENCODING_CANONICAL_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/model/claim.h"
#include "graph/model/judgement.h"
#include "graph/model/lens.h"

namespace entente {

// Equal claims have equal bytes and different claims different ones. The first byte is the format
// version. REQUIRES: qualifiers sorted by name.
std::string EncodeClaim(const Claim& claim);
// kDataLoss for bytes that EncodeClaim does not make (cut short, unknown tags, trailing bytes).
absl::StatusOr<Claim> DecodeClaim(absl::string_view bytes);

std::string EncodeJudgement(const Judgement& judgement);
absl::StatusOr<Judgement> DecodeJudgement(absl::string_view bytes);

std::string EncodeLens(const Lens& lens);
absl::StatusOr<Lens> DecodeLens(absl::string_view bytes);

// The graph's key that ids are derived under: 32 bytes.
using IdKey = std::string;

// First 16 bytes of HMAC-SHA-256 under `key` over "claim" 0x00 and EncodeClaim(claim).
ClaimId DeriveClaimId(const IdKey& key, const Claim& claim);

// First 16 bytes of HMAC-SHA-256 under `key` over "judgement" 0x00, principal, request id and index
// of the change (so that judging again makes another judgement, and repeating a request does not),
// and EncodeJudgement(judgement).
JudgementId DeriveJudgementId(const IdKey& key, const Judgement& judgement,
                              absl::string_view request_id, uint32_t change_index);

// The instance of a proposition that a change makes its own: the first 4 bytes, big-endian, of
// HMAC-SHA-256 under `key` over "instance" 0x00, principal, request id and index of the change; 1
// where they are 0. So repeating a request is not making another one.
uint32_t DeriveInstance(const IdKey& key, absl::string_view principal, absl::string_view request_id,
                        uint32_t change_index);

// The same of a claim's bytes, as EncodeClaim gives them.
ClaimId DeriveClaimId(const IdKey& key, absl::string_view claim_bytes);

// SHA-256, 32 bytes.
std::string Sha256(absl::string_view bytes);

// The same of bytes that come piece by piece.
class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  Sha256Stream(const Sha256Stream&) = delete;
  Sha256Stream& operator=(const Sha256Stream&) = delete;

  void Add(absl::string_view bytes);
  std::string Take();  // ends it

 private:
  void* const digest_;
};

// "0123abcd..." of 32 digits, lower case; and back (kInvalidArgument names the text).
std::string FormatRecordId(const RecordId& id);
absl::StatusOr<RecordId> ParseRecordId(absl::string_view text);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENCODING_CANONICAL_H_

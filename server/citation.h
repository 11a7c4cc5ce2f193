// References to answers: what Cite gives and OpenCitation takes apart again.
#ifndef ENTENTE_SERVER_CITATION_H_
#define ENTENTE_SERVER_CITATION_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "entente/v1/citation.pb.h"
#include "server/call.h"
#include "server/premises.h"

namespace entente {

// The longest request that a reference holds: references are for people, too.
inline constexpr size_t kMostCitedBytes = 16u << 10;

// kInvalidArgument: UNKNOWN_METHOD, INVALID_DIGEST, BAD_REQUEST (not the method's request),
// NOT_PINNED with the field that is not, TEXT_TOO_LONG.
absl::StatusOr<std::string> EncodeCitation(const v1::CiteRequest& cited);

// kInvalidArgument: CITATION_MALFORMED (not a reference), CITATION_VERSION (of a later version of
// Entente), CITATION_DAMAGED (a character is wrong or lost).
absl::StatusOr<v1::OpenCitationResponse> DecodeCitation(absl::string_view reference);

// Both for the wire. OpenCitation also looks whether the graph and the revision are there:
// kNotFound, kOutOfRange.
absl::Status Cite(Premises& premises, const Call& call, const v1::CiteRequest& request,
                  v1::CiteResponse* response);
absl::Status OpenCitation(Premises& premises, const Call& call,
                          const v1::OpenCitationRequest& request,
                          v1::OpenCitationResponse* response);

}  // namespace entente

#endif  // ENTENTE_SERVER_CITATION_H_

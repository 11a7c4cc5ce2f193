// The changes of one request, wire -> domain, with the references between them.
#ifndef ENTENTE_SERVER_CONVERT_CHANGE_READER_H_
#define ENTENTE_SERVER_CONVERT_CHANGE_READER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "entente/v1/claim.pb.h"
#include "graph/store/store.h"
#include "server/convert/judgements.h"

namespace entente {

// One thread at a time.
class ChangeReader {
 public:
  // Of a commit each new instance is drawn for itself; of a load they count on from one that is
  // drawn, so that no two of them meet, however many parallel edges it has.
  enum class Instances { kDrawn, kCounted };

  // All outlive the reader. It remembers at most `most_refs` references.
  ChangeReader(const std::string& principal, const std::string& request_id, const Store& store,
               size_t most_refs, Instances instances = Instances::kDrawn);
  ChangeReader(const ChangeReader&) = delete;
  ChangeReader& operator=(const ChangeReader&) = delete;

  // The change number `index` of the request. kInvalidArgument, with the field's path in the
  // change, for what has no form in the domain and for references to nothing before it;
  // kResourceExhausted, reason LIMIT_REFS: too many references.
  absl::StatusOr<Change> Read(const v1::Change& wire, uint32_t index);

 private:
  using Named = std::variant<ClaimId, JudgementId>;

  absl::Status CheckNewInstance(const Claim& claim) const;
  uint32_t NewInstance(uint32_t index) const;
  absl::StatusOr<Change> Judged(absl::StatusOr<Judgement> judgement, const std::string& ref,
                                uint32_t index);
  absl::Status Remember(const std::string& ref, const Named& id);
  template <typename Id>
  absl::StatusOr<Id> Find(const std::string& ref, absl::string_view what) const;

  const std::string& principal_;
  const std::string& request_id_;
  const Store& store_;
  const size_t most_refs_;
  const Instances instances_;
  absl::flat_hash_map<std::string, Named> known_;
  KnownRefs refs_;
};

}  // namespace entente

#endif  // ENTENTE_SERVER_CONVERT_CHANGE_READER_H_

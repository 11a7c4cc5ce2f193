// A record: subject, proposition | number of the change | whether it is to make it, instance.
#include "graph/store/bulk/load_instances.h"

#include <optional>
#include <utility>

#include "absl/time/time.h"
#include "graph/encoding/ordered.h"
#include "graph/store/claim_rows.h"

namespace entente {
namespace {

constexpr char kMakes = 1;

}  // namespace

absl::Status LoadInstances::Ask(const PreparedClaim& claim, uint64_t number, bool makes,
                                const AddAsked& add) {
  if (claim.claim->instance == 0) return absl::OkStatus();
  std::string group(1, static_cast<char>(AskedKind::kInstance));
  AppendOrdered(&group, claim.place.subject);
  group += claim.place.key.bytes;
  std::string rest;
  AppendOrdered(&rest, number);
  std::string value(1, makes ? kMakes : '\0');
  AppendOrdered(&value, uint64_t{claim.claim->instance});
  return add(group, rest, number, value);
}

absl::Status LoadInstances::Take(const Asked& asked, const LoadBasis& basis) {
  const bool first = asked.group != group_;
  group_ = asked.group;
  if (asked.value.empty() || asked.value[0] != kMakes) return absl::OkStatus();
  absl::string_view bytes = asked.rest;
  ASSIGN_OR_RETURN(const uint64_t number, TakeOrderedNumber(&bytes));
  bytes = absl::string_view(asked.value).substr(1);
  ASSIGN_OR_RETURN(const uint64_t instance, TakeOrderedNumber(&bytes));
  if (!first) return note_(number, InstanceTaken(static_cast<uint32_t>(instance)));
  if (basis.empty) return absl::OkStatus();
  bytes = absl::string_view(asked.group).substr(1);
  ASSIGN_OR_RETURN(const std::string subject, TakeOrderedText(&bytes));
  makers_.push_back({number,
                     static_cast<uint32_t>(instance),
                     {PartitionOf(Table::kClaim, subject), std::string(bytes)}});
  return makers_.size() < ScanRequest::kMaxPage ? absl::OkStatus() : End(basis);
}

absl::Status LoadInstances::End(const LoadBasis& basis) {
  if (makers_.empty()) return absl::OkStatus();
  std::vector<ScanRequest> requests;
  for (const Maker& maker : makers_) {
    requests.push_back({maker.proposition.partition, maker.proposition.suffix, std::nullopt, 1});
  }
  ASSIGN_OR_RETURN(const auto pages,
                   basis.engine.MultiScan(requests, basis.head, absl::InfiniteFuture()));
  for (size_t i = 0; i < pages.size(); ++i) {
    if (pages[i].rows.empty()) continue;
    RETURN_IF_ERROR(note_(makers_[i].number, InstanceTaken(makers_[i].instance)));
  }
  makers_.clear();
  return absl::OkStatus();
}

}  // namespace entente

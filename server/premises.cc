#include "server/premises.h"

#include "absl/time/clock.h"
#include "graph/model/status.h"
#include "server/convert/field_path.h"
#include "server/errors.h"

namespace entente {

Premises::Premises(const PremisesOptions& options)
    : options_(options),
      started_(absl::Now()),
      watches_(options.limits.watches),
      reads_(options.read_threads, options.waiting_calls),
      writes_(options.write_threads, options.waiting_calls),
      loads_(options.limits.bulk_loads, options.waiting_calls) {}

bool Premises::AdmitLoad() {
  if (loads_running_.fetch_add(1) < limits().bulk_loads) return true;
  --loads_running_;
  return false;
}

void Premises::Open(Catalog& catalog) { catalog_.store(&catalog); }

bool Premises::open() const { return catalog_.load() != nullptr; }

absl::StatusOr<Catalog*> Premises::catalog() const {
  Catalog* catalog = catalog_.load();
  if (catalog != nullptr) return catalog;
  return Refusal(absl::StatusCode::kUnavailable, "NOT_READY",
                 "the server is still opening its graphs; try again in a moment");
}

absl::StatusOr<std::shared_ptr<OpenGraph>> Premises::Find(const std::string& graph) const {
  ASSIGN_OR_RETURN(const Catalog* catalog, this->catalog());
  if (graph.empty()) {
    return InvalidField("FIELD_MISSING", "graph", "", "which graph? name one");
  }
  return Named("graph", catalog->Find(graph));
}

}  // namespace entente

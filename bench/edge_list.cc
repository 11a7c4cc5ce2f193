#include "bench/edge_list.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <random>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "absl/time/civil_time.h"
#include "bench/graphs/graph_load.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr uint64_t kEdgesANode = 10;
constexpr uint64_t kListedRelations = 20;
constexpr int64_t kListedDays = 20 * 365;
constexpr double kExponent = 3.0;  // u^3 of a uniform u: the first thousandth has a tenth of all

std::string Day(int64_t day) { return absl::FormatCivilTime(absl::CivilDay(2000, 1, 1) + day); }

}  // namespace

absl::Status WriteEdges(const std::string& path, uint64_t edges, uint64_t seed) {
  std::ofstream out(path, std::ios::binary);
  std::mt19937_64 random(seed);
  const uint64_t nodes = std::max<uint64_t>(edges / kEdgesANode, 2);
  const auto unit = [&] { return static_cast<double>(random() >> 11) * 0x1.0p-53; };
  // Scattered, so that a node's number does not tell how many edges it has.
  const auto node = [&] {
    const auto rank = static_cast<uint64_t>(std::pow(unit(), kExponent) * double(nodes));
    return rank * 0x9e3779b97f4a7c15u % nodes;
  };
  for (uint64_t i = 0; i < edges; ++i) {
    const uint64_t subject = node();
    uint64_t object = node();
    if (object == subject) object = (object + 1) % nodes;
    const auto first = static_cast<int64_t>(random() % kListedDays);
    const auto last = first + static_cast<int64_t>(random() % 365);
    out << absl::StrFormat("n%d,rel_%d,n%d,%s,%s\n", subject, random() % kListedRelations, object,
                           Day(first), Day(last));
  }
  out.flush();
  return out ? absl::OkStatus() : absl::UnavailableError(absl::StrCat("cannot write ", path));
}

absl::Status ReadEdges(const std::string& path, absl::FunctionRef<absl::Status(v1::Change)> each) {
  std::ifstream in(path, std::ios::binary);
  std::string line;
  while (std::getline(in, line)) {
    const std::vector<absl::string_view> fields = absl::StrSplit(line, ',');
    if (fields.size() != 5) return absl::DataLossError(absl::StrCat("not an edge: ", line));
    v1::Change change;
    v1::Claim& claim = *change.mutable_claim();
    claim.set_subject(fields[0].data(), fields[0].size());
    claim.set_predicate(fields[1].data(), fields[1].size());
    claim.set_object(fields[2].data(), fields[2].size());
    claim.set_period(absl::StrCat(fields[3], "/", fields[4]));
    claim.mutable_voice()->set_document(kGraphDocument);
    RETURN_IF_ERROR(each(std::move(change)));
  }
  return in.eof() ? absl::OkStatus() : absl::UnavailableError(absl::StrCat("cannot read ", path));
}

}  // namespace entente

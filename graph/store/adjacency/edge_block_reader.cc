// What goes out lies in the entity's own partition, claims behind their propositions. What comes in
// is listed there, and each proposition's claims are read where its subject keeps them.
#include "graph/store/adjacency/edge_block_reader.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "graph/encoding/canonical.h"
#include "graph/model/status.h"
#include "graph/resolve/proposition_of.h"

namespace entente {
namespace {

constexpr size_t kPlacesARound = 256;

// Of a claim, what Manner keeps.
Manner MannerOf(const Claim& claim) {
  Manner manner;
  manner.claim.qualifiers = claim.qualifiers;
  manner.claim.voice.document = claim.voice.document;
  manner.claim.voice.chain = claim.voice.chain;
  for (ChainLink& link : manner.claim.voice.chain) link.verb.clear();
  return manner;
}

std::string KeyOf(const Period& period) {
  std::string key;
  for (const Instant at : {period.bounds.start_earliest, period.bounds.start_latest,
                           period.bounds.end_earliest, period.bounds.end_latest}) {
    key.append(reinterpret_cast<const char*>(&at), sizeof at);
  }
  key += {static_cast<char>(period.start), static_cast<char>(period.end),
          static_cast<char>(period.approximate), static_cast<char>(period.uncertain)};
  return key;
}

bool IsPlain(const Claim& claim) {
  return claim.stance == Stance::kAsserts && claim.mood == Mood::kFact && claim.marking.empty();
}

}  // namespace

absl::StatusOr<std::shared_ptr<const EdgeBlock>> EdgeBlockReader::Read(const EntityId& entity,
                                                                       Side side) {
  block_ = std::make_shared<EdgeBlock>();
  block_->side = side;
  if (side == Side::kOut) {
    RETURN_IF_ERROR(ReadOut(entity));
  } else if (side == Side::kIn) {
    RETURN_IF_ERROR(ReadIn(entity, ""));
  } else {
    for (const PredicateDefinition& predicate : ontology_.predicates()) {
      if (!predicate.symmetric) continue;
      RETURN_IF_ERROR(ReadIn(entity, IncomingPrefix(predicate.name)));
    }
  }
  if (!packable_) return nullptr;
  // Whoever asks for what nobody has named leaves no trace.
  std::optional<uint32_t> number = tables_.entities.Find(entity);
  if (!number.has_value() && rows_ > 0) {
    number = tables_.entities.NumberOf(entity, [&] { return entity; });
    if (!number.has_value()) return nullptr;
  }
  block_->entity = number.value_or(EdgeBlock::kNoNumber);
  if (rows_ > kMostRows) {
    block_->too_many = true;
    block_->edges.clear();
    block_->claims.clear();
  }
  block_->edges.shrink_to_fit();
  block_->claims.shrink_to_fit();
  return block_;
}

absl::StatusOr<std::vector<ScannedRow>> EdgeBlockReader::All(ScanRequest request) {
  std::vector<ScannedRow> rows;
  while (rows_ <= kMostRows) {
    ASSIGN_OR_RETURN(std::vector<ScanPage> pages,
                     engine_.MultiScan({&request, 1}, revision_, deadline_));
    ScanPage& page = pages.front();
    rows_ += page.rows.size();
    const bool more = page.more && !page.rows.empty();
    if (more) request.after = ScanPosition{page.rows.back().suffix, page.rows.back().sequence};
    std::move(page.rows.begin(), page.rows.end(), std::back_inserter(rows));
    if (!more) break;
  }
  return rows;
}

absl::Status EdgeBlockReader::ReadOut(const EntityId& entity) {
  const std::string partition = PartitionOf(Table::kClaim, entity);
  ASSIGN_OR_RETURN(const auto rows, All({.partition = partition, .prefix = "", .after = {}}));
  if (rows_ > kMostRows) return absl::OkStatus();
  return Take(entity, rows, entity);
}

absl::Status EdgeBlockReader::ReadIn(const EntityId& entity, const std::string& prefix) {
  const std::string partition = PartitionOf(Table::kIncoming, entity);
  ASSIGN_OR_RETURN(const auto rows, All({.partition = partition, .prefix = prefix, .after = {}}));
  std::vector<PropositionPlace> places;
  for (size_t i = 0; i < rows.size() && rows_ <= kMostRows; ++i) {
    ASSIGN_OR_RETURN(PropositionPlace place, ParseIncomingSuffix(rows[i].suffix));
    places.push_back(std::move(place));
    if (places.size() < kPlacesARound && i + 1 < rows.size()) continue;
    RETURN_IF_ERROR(ReadClaimsOf(places, entity));
    places.clear();
  }
  return absl::OkStatus();
}

absl::Status EdgeBlockReader::ReadClaimsOf(const std::vector<PropositionPlace>& places,
                                           const EntityId& entity) {
  std::vector<std::string> partitions;
  std::vector<ScanRequest> requests;
  for (const PropositionPlace& place : places) {
    partitions.push_back(PartitionOf(Table::kClaim, place.subject));
    requests.push_back({.prefix = place.key.bytes, .after = {}});
  }
  for (size_t i = 0; i < places.size(); ++i) requests[i].partition = partitions[i];
  ASSIGN_OR_RETURN(std::vector<ScanPage> pages, engine_.MultiScan(requests, revision_, deadline_));
  for (size_t i = 0; i < places.size(); ++i) {
    std::vector<ScannedRow>& rows = pages[i].rows;
    rows_ += rows.size();
    if (pages[i].more && !rows.empty()) {
      requests[i].after = ScanPosition{rows.back().suffix, rows.back().sequence};
      ASSIGN_OR_RETURN(auto others, All(requests[i]));
      std::move(others.begin(), others.end(), std::back_inserter(rows));
    }
    if (rows_ > kMostRows) return absl::OkStatus();
    RETURN_IF_ERROR(Take(places[i].subject, rows, entity));
  }
  return absl::OkStatus();
}

absl::Status EdgeBlockReader::Take(const EntityId& subject, const std::vector<ScannedRow>& rows,
                                   const EntityId& entity) {
  present_.clear();
  bool edge = false;  // the present proposition leads to an entity
  for (const ScannedRow& row : rows) {
    if (!packable_) return absl::OkStatus();
    ASSIGN_OR_RETURN(ClaimRowName name, ParseClaimSuffix(row.suffix));
    if (name.judgement.has_value()) {
      if (edge) Dispute();
      continue;
    }
    const bool another = name.proposition.bytes != present_;
    if (another) {
      ASSIGN_OR_RETURN(const auto object, ObjectEntityOf(name.proposition));
      edge = object.has_value();
      present_ = name.proposition.bytes;
      if (!edge) continue;
      ASSIGN_OR_RETURN(const Claim claim, DecodeClaim(row.value));
      const EntityId& neighbor = subject == entity ? *object : subject;
      RETURN_IF_ERROR(Begin({subject, std::move(name.proposition)}, neighbor, claim, row.sequence));
      if (packable_) Add(claim, name.claim, row.sequence);
    } else if (edge) {
      ASSIGN_OR_RETURN(const Claim claim, DecodeClaim(row.value));
      Add(claim, name.claim, row.sequence);
    }
  }
  return absl::OkStatus();
}

absl::Status EdgeBlockReader::Begin(const PropositionPlace& place, const EntityId& neighbor,
                                    const Claim& claim, Revision revision) {
  const PredicateDefinition* predicate = ontology_.FindPredicate(claim.predicate);
  if (predicate == nullptr || revision > UINT32_MAX) {
    packable_ = false;
    return absl::OkStatus();
  }
  ASSIGN_OR_RETURN(const auto object, ObjectEntityOf(place.key));
  const size_t prefix = PropositionPrefix(claim.predicate, Object(*object)).size();
  std::string rest = place.key.bytes.substr(prefix);
  const auto other = tables_.entities.NumberOf(neighbor, [&] { return neighbor; });
  const auto named = tables_.predicates.NumberOf(claim.predicate, [&] { return claim.predicate; });
  const auto distinction = tables_.distinctions.NumberOf(rest, [&] {
    Proposition proposition = PropositionOf(claim, *predicate);
    return Distinction{rest, std::move(proposition.qualifiers), proposition.instance,
                       std::move(proposition.occurrence)};
  });
  if (!other.has_value() || !named.has_value() || !distinction.has_value()) {
    packable_ = false;
    return absl::OkStatus();
  }
  block_->edges.push_back({.neighbor = *other,
                           .predicate = *named,
                           .distinction = *distinction,
                           .first_claim = static_cast<uint32_t>(block_->claims.size()),
                           .claims = 0,
                           .revision = static_cast<uint32_t>(revision)});
  plain_ = true;
  return absl::OkStatus();
}

void EdgeBlockReader::Add(const Claim& claim, const ClaimId& id, Revision revision) {
  PackedEdge& edge = block_->edges.back();
  edge.revision = std::min(edge.revision, static_cast<uint32_t>(revision));
  if (!IsPlain(claim)) Dispute();
  if (!plain_) return;
  Manner manner = MannerOf(claim);
  const std::string key = EncodeClaim(manner.claim);
  const auto number = tables_.manners.NumberOf(key, [&] { return std::move(manner); });
  std::optional<uint32_t> period = PackedClaim::kNoPeriod;
  if (claim.period.has_value()) {
    period = tables_.periods.NumberOf(KeyOf(*claim.period), [&] { return *claim.period; });
  }
  if (!number.has_value() || !period.has_value() || revision > UINT32_MAX) {
    packable_ = false;
    return;
  }
  block_->claims.push_back({id, static_cast<uint32_t>(revision), *period, *number});
  ++edge.claims;
}

void EdgeBlockReader::Dispute() {
  PackedEdge& edge = block_->edges.back();
  block_->claims.resize(edge.first_claim);
  edge.claims = 0;
  plain_ = false;
}

}  // namespace entente

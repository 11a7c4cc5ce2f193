// A range asked for is expanded to the ranges that its members' claims lie in, all of them are read
// in one round, and what was read is renamed, sorted by canonical key, and answered as if it lay in
// one place.
//
//   (subject, predicate)   that predicate of every member of the subject; of a symmetric predicate
//                          also what comes in to them, since a pair lies under its smaller id
//   (subject, key)         the key's variants: every member in every slot (stated_places.h); where
//                          those are many, or the key is a digest, all claims of the predicate
//                          under the members, of which those with the canonical key are kept
//
// Example: NK = DPRK. (NK, aids) reads (NK, aids) and (DPRK, aids); a claim "DPRK aids RU" comes
// out as "NK aids RU", keeps its id and, as `stated`, its words. Cost where nothing is joined:
// none.
#include "graph/store/canonical_reader.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "graph/encoding/ordered.h"
#include "graph/model/status.h"
#include "graph/resolve/canonical_ids.h"
#include "graph/resolve/proposition_of.h"
#include "graph/store/stated_places.h"

namespace entente {
namespace {

// Variants of one proposition that are read one by one; beyond, a scan of the predicate is cheaper.
constexpr size_t kMostVariants = 256;

}  // namespace

// One range asked for.
struct CanonicalReader::Wanted {
  EntityId subject;  // canonical
  std::string predicate;
  bool symmetric = false;
  bool joined = false;                    // something that it names is joined
  std::optional<PropositionPlace> place;  // of one proposition, canonical
  std::vector<ClaimRange> ranges;         // to read
};

CanonicalReader::CanonicalReader(const Store& store, Revision revision, const Lens& lens,
                                 ClaimReader& stated, Budget& budget)
    : ontology_(store.OntologyAt(revision)),
      stated_(stated),
      identity_(store, revision, lens.assume_same, stated, budget) {}

bool CanonicalReader::IsSymmetric(const PropositionKey& key) const {
  const absl::StatusOr<std::string> name = PredicateOf(key);
  const PredicateDefinition* predicate = name.ok() ? ontology_->FindPredicate(*name) : nullptr;
  return predicate != nullptr && predicate->symmetric;
}

absl::Status CanonicalReader::Learn(absl::Span<const EntityId> ids) {
  RETURN_IF_ERROR(identity_.Begin());
  for (const EntityId& id : ids) identity_.Want(id);
  return identity_.Learn();
}

absl::Status CanonicalReader::MakeCanonical(absl::Span<RecordedClaim* const> claims) {
  RETURN_IF_ERROR(identity_.Begin());
  if (identity_.nothing_joined()) return absl::OkStatus();
  const VisitEntity want = [&](const EntityId& id) { identity_.Want(id); };
  for (const RecordedClaim* claim : claims) VisitEntities(*claim, want);
  RETURN_IF_ERROR(identity_.Learn());
  const Renaming canonical = [&](const EntityId& id) -> const EntityId& {
    return identity_.CanonicalOf(id);
  };
  for (RecordedClaim* claim : claims) Rename(canonical, claim);
  return absl::OkStatus();
}

absl::Status CanonicalReader::MakeCanonical(Lens* lens) {
  RETURN_IF_ERROR(identity_.Begin());
  if (identity_.nothing_joined()) return absl::OkStatus();
  VisitEntities(*lens, [&](const EntityId& id) { identity_.Want(id); });
  RETURN_IF_ERROR(identity_.Learn());
  Rename([&](const EntityId& id) -> const EntityId& { return identity_.CanonicalOf(id); }, lens);
  return absl::OkStatus();
}

absl::StatusOr<std::vector<CanonicalReader::Wanted>> CanonicalReader::WantedOf(
    absl::Span<const ClaimRange> ranges) {
  std::vector<Wanted> all;
  std::vector<EntityId> subjects;
  std::vector<PropositionPlace> places;
  std::vector<size_t> of;  // whose the places are
  for (const ClaimRange& range : ranges) {
    Wanted& wanted = all.emplace_back();
    absl::string_view bytes = range.prefix;
    ASSIGN_OR_RETURN(wanted.predicate, TakeOrderedText(&bytes));
    const PropositionKey key{range.prefix};
    wanted.symmetric = IsSymmetric(key);
    subjects.push_back(range.subject);
    if (bytes.empty()) continue;
    places.push_back({range.subject, key});
    of.push_back(all.size() - 1);
  }
  ASSIGN_OR_RETURN(std::vector<PropositionPlace> canonical, CanonicalPlaces(places));
  ASSIGN_OR_RETURN(const std::vector<bool> joined, NameJoined(canonical));
  for (size_t i = 0; i < of.size(); ++i) {
    Wanted& wanted = all[of[i]];
    subjects[of[i]] = canonical[i].subject;
    wanted.joined = joined[i];
    wanted.place = std::move(canonical[i]);
  }
  RETURN_IF_ERROR(Learn(subjects));
  for (size_t i = 0; i < all.size(); ++i) {
    all[i].subject = identity_.CanonicalOf(subjects[i]);
    if (!all[i].place.has_value()) {
      all[i].joined = all[i].symmetric || identity_.MembersOf(all[i].subject).size() > 1;
    }
    RETURN_IF_ERROR(Expand(&all[i]));
  }
  return all;
}

absl::Status CanonicalReader::Expand(Wanted* wanted) {
  const std::string prefix = PropositionPrefix(wanted->predicate);
  std::vector<EntityId> subjects = identity_.MembersOf(wanted->subject);
  if (wanted->place.has_value()) {
    if (!wanted->joined) {
      wanted->ranges.push_back({wanted->subject, wanted->place->key.bytes});
      return absl::OkStatus();
    }
    ASSIGN_OR_RETURN(
        const auto variants,
        VariantsOf(
            *wanted->place, wanted->symmetric,
            [&](const EntityId& id) { return identity_.MembersOf(id); }, kMostVariants));
    if (variants.has_value()) {
      for (const PropositionPlace& place : *variants) {
        wanted->ranges.push_back({place.subject, place.key.bytes});
      }
      return absl::OkStatus();
    }
    ASSIGN_OR_RETURN(const auto object, ObjectEntityOf(wanted->place->key));
    if (wanted->symmetric && object.has_value()) {
      for (EntityId& id : identity_.MembersOf(*object)) subjects.push_back(std::move(id));
    }
  }
  for (EntityId& id : subjects) wanted->ranges.push_back({std::move(id), prefix});
  return absl::OkStatus();
}

// What of a symmetric predicate comes in to a member lies under the other end.
absl::Status CanonicalReader::AddIncoming(std::vector<Wanted>* all) {
  std::vector<std::string> partitions;
  std::vector<std::string> prefixes;
  std::vector<Wanted*> of;
  for (Wanted& wanted : *all) {
    if (!wanted.symmetric || wanted.place.has_value()) continue;
    for (const EntityId& member : identity_.MembersOf(wanted.subject)) {
      partitions.push_back(PartitionOf(Table::kIncoming, member));
      prefixes.push_back(IncomingPrefix(wanted.predicate));
      of.push_back(&wanted);
    }
  }
  std::vector<ScanRequest> requests;
  for (size_t i = 0; i < of.size(); ++i) {
    requests.push_back({.partition = partitions[i], .prefix = prefixes[i], .after = {}});
  }
  ASSIGN_OR_RETURN(const auto scanned, stated_.ScanAll(std::move(requests)));
  for (size_t i = 0; i < of.size(); ++i) {
    for (const ScannedRow& row : scanned[i]) {
      ASSIGN_OR_RETURN(PropositionPlace place, ParseIncomingSuffix(row.suffix));
      of[i]->ranges.push_back({std::move(place.subject), std::move(place.key.bytes)});
    }
  }
  return absl::OkStatus();
}

// REQUIRES: the predicate is declared, or nothing is joined.
void CanonicalReader::Arrange(const Wanted& wanted, std::vector<RecordedClaim>* claims) const {
  const PredicateDefinition* predicate = ontology_->FindPredicate(wanted.predicate);
  const bool renamed = std::any_of(claims->begin(), claims->end(), [](const RecordedClaim& claim) {
    return claim.stated != nullptr;
  });
  if (predicate == nullptr || (!wanted.joined && !renamed)) return;
  std::vector<std::tuple<PropositionKey, ClaimId, RecordedClaim*>> kept;
  for (RecordedClaim& claim : *claims) {
    const Proposition proposition = PropositionOf(claim.claim, *predicate);
    if (proposition.subject != wanted.subject) continue;
    PropositionKey key = KeyOf(proposition);
    if (wanted.place.has_value() && key != wanted.place->key) continue;
    kept.emplace_back(std::move(key), claim.id, &claim);
  }
  std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) {
    return std::tie(std::get<0>(a).bytes, std::get<1>(a).bytes) <
           std::tie(std::get<0>(b).bytes, std::get<1>(b).bytes);
  });
  std::vector<RecordedClaim> arranged;
  for (auto& [key, id, claim] : kept) {
    // A pair of one closure with itself is found under both ends.
    if (arranged.empty() || arranged.back().id != id) arranged.push_back(std::move(*claim));
  }
  *claims = std::move(arranged);
}

absl::StatusOr<std::vector<std::vector<RecordedClaim>>> CanonicalReader::Read(
    absl::Span<const ClaimRange> ranges) {
  RETURN_IF_ERROR(identity_.Begin());
  if (identity_.nothing_joined()) return stated_.Read(ranges);
  ASSIGN_OR_RETURN(std::vector<Wanted> wanted, WantedOf(ranges));
  RETURN_IF_ERROR(AddIncoming(&wanted));
  std::vector<ClaimRange> all;
  std::vector<size_t> of;
  for (size_t i = 0; i < wanted.size(); ++i) {
    for (ClaimRange& range : wanted[i].ranges) {
      all.push_back(std::move(range));
      of.push_back(i);
    }
  }
  ASSIGN_OR_RETURN(auto read, stated_.Read(all));
  std::vector<std::vector<RecordedClaim>> answers(ranges.size());
  for (size_t i = 0; i < read.size(); ++i) {
    std::move(read[i].begin(), read[i].end(), std::back_inserter(answers[of[i]]));
  }
  std::vector<RecordedClaim*> claims;
  for (std::vector<RecordedClaim>& answer : answers) {
    for (RecordedClaim& claim : answer) claims.push_back(&claim);
  }
  RETURN_IF_ERROR(MakeCanonical(claims));
  for (size_t i = 0; i < answers.size(); ++i) Arrange(wanted[i], &answers[i]);
  return answers;
}

absl::StatusOr<std::vector<std::optional<RecordedClaim>>> CanonicalReader::ReadById(
    absl::Span<const ClaimId> ids) {
  ASSIGN_OR_RETURN(auto found, stated_.ReadById(ids));
  std::vector<RecordedClaim*> claims;
  for (std::optional<RecordedClaim>& claim : found) {
    if (claim.has_value()) claims.push_back(&*claim);
  }
  RETURN_IF_ERROR(MakeCanonical(claims));
  return found;
}

absl::StatusOr<std::vector<std::vector<RecordedJudgement>>> CanonicalReader::ReadDocumentJudgements(
    absl::Span<const EntityId> documents) {
  RETURN_IF_ERROR(Learn(documents));
  if (identity_.nothing_joined()) return stated_.ReadDocumentJudgements(documents);
  std::vector<EntityId> all;
  std::vector<size_t> of;
  for (size_t i = 0; i < documents.size(); ++i) {
    for (EntityId& member : identity_.MembersOf(documents[i])) {
      all.push_back(std::move(member));
      of.push_back(i);
    }
  }
  ASSIGN_OR_RETURN(auto read, stated_.ReadDocumentJudgements(all));
  std::vector<std::vector<RecordedJudgement>> answers(documents.size());
  const VisitEntity want = [&](const EntityId& id) { identity_.Want(id); };
  for (size_t i = 0; i < read.size(); ++i) {
    for (RecordedJudgement& judgement : read[i]) {
      VisitEntities(judgement, want);
      answers[of[i]].push_back(std::move(judgement));
    }
  }
  RETURN_IF_ERROR(identity_.Learn());
  const Renaming canonical = [&](const EntityId& id) -> const EntityId& {
    return identity_.CanonicalOf(id);
  };
  for (std::vector<RecordedJudgement>& answer : answers) {
    for (RecordedJudgement& judgement : answer) Rename(canonical, &judgement);
    std::sort(answer.begin(), answer.end(),
              [](const RecordedJudgement& a, const RecordedJudgement& b) {
                return std::tie(a.revision, a.id.bytes) < std::tie(b.revision, b.id.bytes);
              });
  }
  return answers;
}

absl::StatusOr<std::vector<PropositionPlace>> CanonicalReader::PlacesTo(
    absl::Span<const EntityId> objects, absl::string_view predicate) {
  RETURN_IF_ERROR(Learn(objects));
  const PredicateDefinition* definition = ontology_->FindPredicate(predicate);
  // A joined pair may have its larger id where it was stated with its smaller one.
  const bool swapped =
      !identity_.nothing_joined() && definition != nullptr && definition->symmetric;
  std::vector<std::pair<EntityId, Table>> partitions;
  std::set<EntityId> asked;
  for (const EntityId& object : objects) {
    asked.insert(identity_.CanonicalOf(object));
    for (const EntityId& member : identity_.MembersOf(object)) {
      partitions.emplace_back(member, Table::kIncoming);
      if (swapped) partitions.emplace_back(member, Table::kClaim);
    }
  }
  std::vector<std::string> names;
  for (const auto& [member, table] : partitions) names.push_back(PartitionOf(table, member));
  const std::string incoming = IncomingPrefix(predicate);
  const std::string outgoing = PropositionPrefix(predicate);
  std::vector<ScanRequest> requests;
  for (size_t i = 0; i < partitions.size(); ++i) {
    const bool out = partitions[i].second == Table::kClaim;
    requests.push_back({.partition = names[i], .prefix = out ? outgoing : incoming, .after = {}});
  }
  ASSIGN_OR_RETURN(const auto scanned, stated_.ScanAll(std::move(requests)));
  std::vector<PropositionPlace> stated;
  for (size_t i = 0; i < partitions.size(); ++i) {
    for (const ScannedRow& row : scanned[i]) {
      if (partitions[i].second == Table::kClaim) {
        ASSIGN_OR_RETURN(ClaimRowName name, ParseClaimSuffix(row.suffix));
        stated.push_back({partitions[i].first, std::move(name.proposition)});
      } else {
        ASSIGN_OR_RETURN(stated.emplace_back(), ParseIncomingSuffix(row.suffix));
      }
    }
  }
  if (identity_.nothing_joined()) return stated;
  ASSIGN_OR_RETURN(const std::vector<PropositionPlace> canonical, CanonicalPlaces(stated));
  std::set<PropositionPlace> places;
  for (const PropositionPlace& place : canonical) {
    ASSIGN_OR_RETURN(const std::optional<EntityId> object, ObjectEntityOf(place.key));
    if (object.has_value() && asked.contains(*object)) places.insert(place);
  }
  return std::vector<PropositionPlace>(places.begin(), places.end());
}

absl::StatusOr<std::vector<bool>> CanonicalReader::NameJoined(
    absl::Span<const PropositionPlace> places) {
  std::vector<bool> joined(places.size());
  if (identity_.nothing_joined()) return joined;
  const VisitEntity want = [&](const EntityId& id) { identity_.Want(id); };
  std::vector<size_t> untold;
  std::vector<ClaimRange> ranges;
  for (size_t i = 0; i < places.size(); ++i) {
    ASSIGN_OR_RETURN(const bool told, VisitEntities(places[i], want));
    if (told) continue;
    untold.push_back(i);
    ranges.push_back({places[i].subject, places[i].key.bytes});
  }
  RETURN_IF_ERROR(identity_.Learn());
  const auto any_joined = [&](const auto& visit_all) {
    bool any = false;
    visit_all([&](const EntityId& id) { any = any || identity_.MembersOf(id).size() > 1; });
    return any;
  };
  for (size_t i = 0; i < places.size(); ++i) {
    joined[i] =
        any_joined([&](const VisitEntity& visit) { (void)VisitEntities(places[i], visit); });
  }
  if (untold.empty()) return joined;
  const Budget::Hold hold(stated_.budget());
  ASSIGN_OR_RETURN(const auto claims, stated_.Read(ranges));
  for (const std::vector<RecordedClaim>& of_one : claims) {
    if (!of_one.empty()) VisitEntities(of_one.front(), want);
  }
  RETURN_IF_ERROR(identity_.Learn());
  for (size_t i = 0; i < untold.size(); ++i) {
    joined[untold[i]] = claims[i].empty() || any_joined([&](const VisitEntity& visit) {
                          VisitEntities(claims[i].front(), visit);
                        });
  }
  return joined;
}

absl::StatusOr<std::vector<PropositionPlace>> CanonicalReader::CanonicalPlaces(
    absl::Span<const PropositionPlace> places) {
  std::vector<PropositionPlace> canonical(places.begin(), places.end());
  RETURN_IF_ERROR(identity_.Begin());
  if (identity_.nothing_joined()) return canonical;
  const VisitEntity want = [&](const EntityId& id) { identity_.Want(id); };
  for (const PropositionPlace& place : places) {
    RETURN_IF_ERROR(VisitEntities(place, want).status());
  }
  RETURN_IF_ERROR(identity_.Learn());
  const Renaming renaming = [&](const EntityId& id) -> const EntityId& {
    return identity_.CanonicalOf(id);
  };
  std::vector<size_t> untold;
  std::vector<ClaimRange> ranges;
  for (size_t i = 0; i < canonical.size(); ++i) {
    ASSIGN_OR_RETURN(std::optional<PropositionPlace> place,
                     CanonicalPlaceOf(canonical[i], IsSymmetric(canonical[i].key), renaming));
    if (place.has_value()) {
      canonical[i] = *std::move(place);
    } else {
      untold.push_back(i);
      ranges.push_back({canonical[i].subject, canonical[i].key.bytes});
    }
  }
  if (untold.empty()) return canonical;
  // Their claims tell; a place without any is the canonical one, or none.
  const Budget::Hold hold(stated_.budget());
  ASSIGN_OR_RETURN(auto claims, stated_.Read(ranges));
  for (size_t i = 0; i < untold.size(); ++i) {
    if (claims[i].empty()) continue;
    RecordedClaim& claim = claims[i].front();
    RETURN_IF_ERROR(MakeCanonical({&claim}));
    ASSIGN_OR_RETURN(canonical[untold[i]], PlaceOf(claim));
  }
  return canonical;
}

absl::StatusOr<PropositionPlace> CanonicalReader::PlaceOf(const RecordedClaim& claim) const {
  const PredicateDefinition* predicate = ontology_->FindPredicate(claim.claim.predicate);
  if (predicate == nullptr) {
    return absl::FailedPreconditionError("the ontology does not declare the predicate \"" +
                                         claim.claim.predicate + "\" of a claim");
  }
  const Proposition proposition = PropositionOf(claim.claim, *predicate);
  return PropositionPlace{proposition.subject, KeyOf(proposition)};
}

absl::StatusOr<std::vector<std::vector<PropositionPlace>>> CanonicalReader::StatedPlaces(
    absl::Span<const PropositionPlace> places) {
  ASSIGN_OR_RETURN(const std::vector<PropositionPlace> canonical, CanonicalPlaces(places));
  std::vector<std::vector<PropositionPlace>> stated(places.size());
  std::vector<size_t> joined;
  std::vector<ClaimRange> ranges;
  ASSIGN_OR_RETURN(const std::vector<bool> names_joined, NameJoined(canonical));
  for (size_t i = 0; i < places.size(); ++i) {
    if (names_joined[i]) {
      joined.push_back(i);
      ranges.push_back({canonical[i].subject, canonical[i].key.bytes});
    } else {
      stated[i].push_back(canonical[i]);
    }
  }
  if (joined.empty()) return stated;
  ASSIGN_OR_RETURN(const auto claims, Read(ranges));
  for (size_t i = 0; i < joined.size(); ++i) {
    std::set<PropositionPlace> found;
    for (const RecordedClaim& claim : claims[i]) {
      ASSIGN_OR_RETURN(PropositionPlace place, PlaceOf(claim.AsStated()));
      found.insert(std::move(place));
    }
    stated[joined[i]].assign(found.begin(), found.end());
  }
  return stated;
}

}  // namespace entente

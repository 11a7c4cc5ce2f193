// Everything here is breadth first: a whole frontier of documents, agents or places is read in one
// round, then what it leads to. Documents, bodies and types are read at the record cut alone
// ("whatever the lens"). Places nest under the same AsOf through the default lens with this lens's
// assumptions: geography is what claims about places presume, not a matter of the voices admitted.
#include "graph/store/surveyor.h"

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include "graph/model/status.h"
#include "graph/ontology/well_known.h"
#include "graph/resolve/admission.h"
#include "graph/resolve/apparatus.h"
#include "graph/resolve/extent.h"
#include "graph/resolve/resolve.h"
#include "graph/store/kept_reads.h"
#include "graph/store/standing.h"

namespace entente {
namespace {

Lens Geography(const Lens& lens) {
  Lens geography;
  geography.assume_retracted = lens.assume_retracted;
  return geography;
}

// True if the claim states a fact and the last word on it is no retraction, whatever the cuts and
// the lens.
bool StandsAsFact(const RecordedClaim& claim, std::vector<RecordedJudgement> on_document) {
  return claim.claim.stance == Stance::kAsserts && claim.claim.mood == Mood::kFact &&
         !Retracted(claim, std::move(on_document));
}

std::set<EntityId> CarriersOf(const std::vector<std::vector<RecordedClaim>>& groups) {
  std::set<EntityId> documents;
  for (const std::vector<RecordedClaim>& group : groups) {
    for (const RecordedClaim& claim : group) documents.insert(claim.claim.voice.document);
  }
  return documents;
}

std::optional<Moment> MomentOf(const Object& object) {
  const Value* value = std::get_if<Value>(&object);
  if (value == nullptr) return std::nullopt;
  if (const auto* date = std::get_if<Date>(&value->value)) {
    return Moment{StartOfDay(date->first_day), StartOfDay(date->last_day + 1), true};
  }
  if (const auto* time = std::get_if<ZonedDateTime>(&value->value)) {
    return Moment{time->instant, Shift(time->instant, 1), false};
  }
  return std::nullopt;
}

// Several claims about one publication: the least that is certain of all of them.
void Widen(const Moment& moment, std::optional<Moment>* publication) {
  if (!publication->has_value()) {
    *publication = moment;
    return;
  }
  Moment& known = **publication;
  known.earliest = std::min(known.earliest, moment.earliest);
  known.latest = std::max(known.latest, moment.latest);
  known.dated = known.dated && moment.dated;
}

// Judgements on documents, by document.
using OnDocuments = std::map<EntityId, std::vector<RecordedJudgement>>;

// What a withdrawn document says of other documents is withdrawn with it. But it was published all
// the same, and by the same issuer, though it be the one that says so itself: else nothing would be
// left of it at a cut before it was withdrawn.
bool StandsOfDocument(const RecordedClaim& claim, const OnDocuments& on_documents) {
  if (claim.claim.voice.document == claim.claim.subject) return StandsAsFact(claim, {});
  return StandsAsFact(claim, on_documents.at(claim.claim.voice.document));
}

void TakeFacts(const std::vector<RecordedClaim>& published,
               const std::vector<RecordedClaim>& issued, const OnDocuments& on_documents,
               DocumentFacts* facts) {
  for (const RecordedClaim& claim : published) {
    const std::optional<Moment> moment = MomentOf(claim.claim.object);
    if (moment.has_value() && StandsOfDocument(claim, on_documents)) {
      Widen(*moment, &facts->publication);
    }
  }
  for (const RecordedClaim& claim : issued) {
    const auto* issuer = std::get_if<EntityId>(&claim.claim.object);
    if (issuer == nullptr || !StandsOfDocument(claim, on_documents)) continue;
    if (facts->issuer.empty() || *issuer < facts->issuer) facts->issuer = *issuer;
  }
}

// The agents that may be a claim's origin or a link of its chain.
void AddAgents(const RecordedClaim& claim, const Surroundings& around, std::set<EntityId>* agents) {
  const Origin origin = OriginOf(claim.claim, around);
  if (origin.kind == Origin::Kind::kAgent) agents->insert(origin.id);
  for (const ChainLink& link : claim.claim.voice.chain) {
    if (!link.anonymous()) agents->insert(link.agent);
  }
}

}  // namespace

Surveyor::Surveyor(const Store& store, const AsOf& as_of, const Lens& lens, CanonicalReader& reader)
    : ontology_(store.OntologyAt(as_of.recorded_at)),
      as_of_(as_of),
      geography_(Geography(lens)),
      reader_(reader),
      voices_(store.kept().voices()) {}

size_t Surveyor::learnt() const {
  return around_.documents.size() + around_.bodies.size() + around_.places_around.size() +
         around_.sources.size() + around_.types.size() + directly_around_.size();
}

absl::Status Surveyor::Survey(absl::Span<const RecordedClaim* const> claims) {
  std::set<EntityId> documents;
  for (const RecordedClaim* claim : claims) documents.insert(claim->claim.voice.document);
  RETURN_IF_ERROR(LearnDocuments(std::move(documents)));
  RETURN_IF_ERROR(LearnSources(claims));

  std::set<EntityId> agents;
  std::set<EntityId> places;
  std::set<EntityId> subjects;
  for (const RecordedClaim* recorded : claims) {
    AddAgents(*recorded, around_, &agents);
    const Claim& claim = recorded->claim;
    const PredicateDefinition* predicate = ontology_->FindPredicate(claim.predicate);
    if (predicate == nullptr) continue;
    if (trace_ != nullptr) trace_->See(*recorded, *predicate, around_);
    if (predicate->functional) subjects.insert(claim.subject);
    const auto* object = std::get_if<EntityId>(&claim.object);
    const bool nests = NeedsWholeGroup(*predicate) && !predicate->nested_by.empty();
    if (object != nullptr && nests) places.insert(*object);
  }
  for (const auto& [id, source] : around_.sources) AddAgents(source, around_, &agents);
  RETURN_IF_ERROR(LearnBodies(std::move(agents)));
  RETURN_IF_ERROR(LearnPlacesAround(places));
  return LearnTypes(subjects);
}

absl::Status Surveyor::LearnDocuments(std::set<EntityId> documents) {
  ASSIGN_OR_RETURN(const std::vector<EntityId> unknown, NotKept(documents));
  if (unknown.empty()) return absl::OkStatus();
  std::vector<ClaimRange> ranges;
  for (const EntityId& document : unknown) {
    ranges.push_back({document, PropositionPrefix(kPublishedPredicate)});
    ranges.push_back({document, PropositionPrefix(kIssuedByPredicate)});
  }
  ASSIGN_OR_RETURN(const auto claims, reader_.Read(ranges));
  std::set<EntityId> judged = CarriersOf(claims);
  judged.insert(unknown.begin(), unknown.end());
  const std::vector<EntityId> asked(judged.begin(), judged.end());
  ASSIGN_OR_RETURN(auto judgements, reader_.ReadDocumentJudgements(asked));
  OnDocuments on_documents;
  for (size_t i = 0; i < asked.size(); ++i) on_documents[asked[i]] = std::move(judgements[i]);
  for (size_t i = 0; i < unknown.size(); ++i) {
    DocumentFacts& facts = around_.documents[unknown[i]];
    TakeFacts(claims[2 * i], claims[2 * i + 1], on_documents, &facts);
    facts.judgements = on_documents[unknown[i]];
    if (reader_.identity().nothing_joined()) {
      voices_.KeepDocument(unknown[i], facts, as_of_.recorded_at);
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<EntityId>> Surveyor::NotKept(const std::set<EntityId>& documents) {
  // What is kept is by ids as stated.
  RETURN_IF_ERROR(reader_.identity().Begin());
  const bool kept = reader_.identity().nothing_joined();
  std::vector<EntityId> unknown;
  for (const EntityId& document : documents) {
    if (around_.documents.contains(document)) continue;
    auto facts = kept ? voices_.FindDocument(document, as_of_.recorded_at) : std::nullopt;
    if (facts.has_value()) {
      around_.documents.emplace(document, *std::move(facts));
    } else {
      unknown.push_back(document);
    }
  }
  return unknown;
}

bool Surveyor::Stands(const RecordedClaim& claim) const {
  return StandsAsFact(claim, around_.documents.at(claim.claim.voice.document).judgements);
}

absl::Status Surveyor::LearnSources(absl::Span<const RecordedClaim* const> claims) {
  std::set<ClaimId> wanted_claims;
  std::set<EntityId> wanted_documents;
  const auto follow = [&](const std::vector<RecordedJudgement>& judgements) {
    for (const RecordedJudgement& judgement : judgements) {
      const auto* link = std::get_if<DerivesFrom>(&judgement.judgement.act);
      if (link == nullptr) continue;
      if (const auto* claim = std::get_if<ClaimId>(&link->source)) {
        if (!around_.sources.contains(*claim)) wanted_claims.insert(*claim);
      } else if (const auto* document = std::get_if<EntityId>(&link->source)) {
        if (!followed_.contains(*document)) wanted_documents.insert(*document);
      }
    }
  };
  for (const RecordedClaim* claim : claims) {
    follow(claim->judgements);
    follow(around_.documents[claim->claim.voice.document].judgements);
    followed_.insert(claim->claim.voice.document);
  }
  while (!wanted_claims.empty() || !wanted_documents.empty()) {
    const std::vector<ClaimId> ids(wanted_claims.begin(), wanted_claims.end());
    std::set<EntityId> documents = std::exchange(wanted_documents, {});
    wanted_claims.clear();
    ASSIGN_OR_RETURN(auto found, reader_.ReadById(ids));
    for (const std::optional<RecordedClaim>& source : found) {
      if (source.has_value()) documents.insert(source->claim.voice.document);
    }
    RETURN_IF_ERROR(LearnDocuments(documents));
    for (const EntityId& document : documents) {
      if (followed_.insert(document).second) follow(around_.documents[document].judgements);
    }
    for (std::optional<RecordedClaim>& source : found) {
      if (!source.has_value()) continue;
      follow(source->judgements);
      around_.sources.emplace(source->id, *std::move(source));
    }
    for (const auto& [id, source] : around_.sources) wanted_claims.erase(id);
  }
  return absl::OkStatus();
}

absl::Status Surveyor::LearnBodies(std::set<EntityId> agents) {
  static constexpr absl::string_view kLinks[] = {kAgencyOfPredicate, kHoldsOfficePredicate,
                                                 kSpokespersonOfPredicate};
  if (agents.empty()) return absl::OkStatus();
  RETURN_IF_ERROR(reader_.identity().Begin());
  const bool keep = reader_.identity().nothing_joined();  // what is kept is by ids as stated
  while (!agents.empty()) {
    std::vector<EntityId> unknown;
    std::set<EntityId> bodies;
    for (const EntityId& agent : agents) {
      if (around_.bodies.contains(agent)) continue;
      auto links = keep ? voices_.FindBodies(agent, as_of_.recorded_at) : std::nullopt;
      if (!links.has_value()) {
        unknown.push_back(agent);
        continue;
      }
      for (const BodyLink& link : *links) bodies.insert(link.body);
      around_.bodies.emplace(agent, *std::move(links));
    }
    agents = std::move(bodies);
    if (unknown.empty()) continue;
    std::vector<ClaimRange> ranges;
    for (const EntityId& agent : unknown) {
      for (const absl::string_view link : kLinks)
        ranges.push_back({agent, PropositionPrefix(link)});
    }
    ASSIGN_OR_RETURN(const auto answers, reader_.Read(ranges));
    RETURN_IF_ERROR(LearnDocuments(CarriersOf(answers)));
    for (size_t i = 0; i < unknown.size(); ++i) {
      std::vector<BodyLink>& links = around_.bodies[unknown[i]];
      for (size_t j = 0; j < std::size(kLinks); ++j) {
        const PredicateDefinition* predicate = ontology_->FindPredicate(kLinks[j]);
        if (predicate == nullptr) continue;
        for (const RecordedClaim& claim : answers[i * std::size(kLinks) + j]) {
          const auto* body = std::get_if<EntityId>(&claim.claim.object);
          if (body == nullptr || !Stands(claim)) continue;
          const Extent extent =
              ExtentOf(claim.claim, *predicate, PublicationOf(claim.claim, around_));
          links.push_back({*body, extent.bounds, !extent.extrapolated.empty()});
          agents.insert(*body);
        }
      }
      if (keep) voices_.KeepBodies(unknown[i], links, as_of_.recorded_at);
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<std::vector<PropositionRow>>> Surveyor::NestingRows(
    const std::vector<EntityId>& places) {
  std::vector<std::vector<PropositionRow>> rows(places.size());
  const PredicateDefinition* nesting = ontology_->FindPredicate(kPartOfPredicate);
  if (nesting == nullptr || places.empty()) return rows;
  std::vector<ClaimRange> ranges;
  for (const EntityId& place : places)
    ranges.push_back({place, PropositionPrefix(kPartOfPredicate)});
  ASSIGN_OR_RETURN(const auto claims, reader_.Read(ranges));
  RETURN_IF_ERROR(LearnDocuments(CarriersOf(claims)));
  std::set<EntityId> agents;
  for (const auto& group : claims) {
    for (const RecordedClaim& claim : group) {
      AddAgents(claim, around_, &agents);
      if (trace_ != nullptr) trace_->See(claim, *nesting, around_);
    }
  }
  RETURN_IF_ERROR(LearnBodies(std::move(agents)));
  const Question question{
      .as_of = as_of_, .lens = geography_, .show_denied = false, .matches = nullptr};
  for (size_t i = 0; i < places.size(); ++i) {
    ASSIGN_OR_RETURN(Resolution resolution, Resolve(question, *nesting, *ontology_, claims[i],
                                                    around_, ProceedWithin(reader_.budget())));
    rows[i] = std::move(resolution.rows);
  }
  return rows;
}

absl::Status Surveyor::LearnPlacesAround(const std::set<EntityId>& places) {
  std::vector<EntityId> frontier;
  for (const EntityId& place : places) {
    if (!directly_around_.contains(place)) frontier.push_back(place);
  }
  while (!frontier.empty()) {
    ASSIGN_OR_RETURN(const auto rows, NestingRows(frontier));
    std::set<EntityId> next;
    for (size_t i = 0; i < frontier.size(); ++i) {
      std::set<EntityId>& outer = directly_around_[frontier[i]];
      for (const PropositionRow& row : rows[i]) {
        if (const auto* object = std::get_if<EntityId>(&row.proposition.object)) {
          outer.insert(*object);
          next.insert(*object);
        }
      }
    }
    frontier.clear();
    for (const EntityId& place : next) {
      if (!directly_around_.contains(place)) frontier.push_back(place);
    }
  }
  for (const EntityId& place : places) {
    if (around_.places_around.contains(place)) continue;
    std::set<EntityId>& all = around_.places_around[place];
    std::vector<EntityId> open = {place};
    while (!open.empty()) {
      const EntityId inner = std::move(open.back());
      open.pop_back();
      for (const EntityId& outer : directly_around_[inner]) {
        if (outer != place && all.insert(outer).second) open.push_back(outer);
      }
    }
  }
  return absl::OkStatus();
}

absl::Status Surveyor::LearnTypes(const std::set<EntityId>& entities) {
  std::vector<EntityId> unknown;
  std::vector<ClaimRange> ranges;
  for (const EntityId& entity : entities) {
    if (around_.types.contains(entity)) continue;
    unknown.push_back(entity);
    ranges.push_back({entity, PropositionPrefix(kTypePredicate)});
  }
  if (unknown.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const auto answers, reader_.Read(ranges));
  RETURN_IF_ERROR(LearnDocuments(CarriersOf(answers)));
  for (size_t i = 0; i < unknown.size(); ++i) {
    std::vector<std::string>& types = around_.types[unknown[i]];
    for (const RecordedClaim& claim : answers[i]) {
      const Value* value = std::get_if<Value>(&claim.claim.object);
      const Text* text = value == nullptr ? nullptr : std::get_if<Text>(&value->value);
      if (text != nullptr && Stands(claim)) types.push_back(text->text);
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::set<EntityId>> Surveyor::PlacesWithin(const EntityId& place) {
  std::set<EntityId> within = {place};
  std::vector<EntityId> frontier = {place};
  while (!frontier.empty()) {
    ASSIGN_OR_RETURN(const auto places, reader_.PlacesTo(frontier, kPartOfPredicate));
    std::set<EntityId> candidates;
    for (const PropositionPlace& inner : places) {
      if (!within.contains(inner.subject)) candidates.insert(inner.subject);
    }
    const std::vector<EntityId> inner(candidates.begin(), candidates.end());
    ASSIGN_OR_RETURN(const auto rows, NestingRows(inner));
    frontier.clear();
    for (size_t i = 0; i < inner.size(); ++i) {
      const bool nested =
          std::any_of(rows[i].begin(), rows[i].end(), [&](const PropositionRow& row) {
            const auto* outer = std::get_if<EntityId>(&row.proposition.object);
            return outer != nullptr && within.contains(*outer);
          });
      if (nested && within.insert(inner[i]).second) frontier.push_back(inner[i]);
    }
  }
  return within;
}

}  // namespace entente

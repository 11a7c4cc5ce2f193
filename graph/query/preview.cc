// What a claim reaches is told by its predicate: most reach their own proposition, or their group
// where propositions are rivals or nest; a type reaches its subject, whose groups may become
// functional; what a document says of its own publication and issuer reaches its claims. A handful
// of predicates, and judgements of dependence and identity, are presumed by reads of anything:
// there is no index of who presumes them, so all of the graph is compared.
//
// A judged claim reaches what a new one like it would. Judged documents reach their claims.
// Cost: the claims near; or two reads of the whole graph.
#include "graph/query/preview.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "graph/model/status.h"
#include "graph/ontology/well_known.h"
#include "graph/query/page.h"
#include "graph/query/place_walk.h"
#include "graph/query/queries.h"
#include "graph/resolve/proposition_of.h"
#include "graph/resolve/resolve.h"
#include "graph/store/canonical_reader.h"

namespace entente {
namespace {

constexpr uint64_t kClaimsOfAPage = 1'000;

// Whether reads of other propositions presume this one.
bool IsPresumed(const PredicateDefinition& predicate, const Ontology& ontology) {
  for (const absl::string_view link :
       {kPartOfPredicate, kAgencyOfPredicate, kHoldsOfficePredicate, kSpokespersonOfPredicate}) {
    if (predicate.name == link) return true;
  }
  for (const PredicateDefinition& other : ontology.predicates()) {
    if (other.nested_by == predicate.name) return true;
    for (const std::string& step : other.derived) {
      if (step == predicate.name || step == predicate.inverse) return true;
    }
  }
  return false;
}

class Touch {
 public:
  // `whole` sees every claim, whatever the cuts of the question.
  explicit Touch(View& whole) : whole_(whole) {}

  absl::Status Claim(const entente::Claim& claim) {
    const Ontology& ontology = whole_.ontology();
    const PredicateDefinition* predicate = ontology.FindPredicate(claim.predicate);
    if (predicate == nullptr) return absl::InternalError("a claim of no predicate");
    if (IsPresumed(*predicate, ontology)) reach_.everywhere = true;
    const Proposition proposition = PropositionOf(claim, *predicate);
    if (claim.predicate == kTypePredicate) {
      RETURN_IF_ERROR(Range(proposition.subject, ""));
    } else if (NeedsWholeGroup(*predicate)) {
      RETURN_IF_ERROR(Range(proposition.subject, PropositionPrefix(predicate->name)));
    }
    reach_.near.insert({proposition.subject, KeyOf(proposition)});
    if (claim.predicate == kPublishedPredicate || claim.predicate == kIssuedByPredicate) {
      RETURN_IF_ERROR(PublicationOf(claim.subject));
    }
    return absl::OkStatus();
  }

  absl::Status ClaimById(const ClaimId& id) {
    ASSIGN_OR_RETURN(const auto found, whole_.ClaimsById({&id, 1}));
    return found.front().has_value() ? Claim(found.front()->claim) : absl::OkStatus();
  }

  absl::Status ClaimsOf(const EntityId& document) {
    if (!documents_.insert(document).second) return absl::OkStatus();
    ClaimPattern pattern;
    pattern.document = document;
    Bookmark from;
    while (true) {
      ASSIGN_OR_RETURN(const Ending ending, ListClaims(whole_, pattern, kClaimsOfAPage, from,
                                                       [this](const RecordedClaim& claim) {
                                                         return Claim(claim.claim);
                                                       }));
      if (ending.complete) return absl::OkStatus();
      if (ending.truncated_by != "PAGE_FULL") return NoRowsLeft(whole_.budget());
      from = ending.resume;
    }
  }

  absl::Status Judgement(const entente::Judgement& judgement) {
    const auto target = [this](const ClaimOrDocument& of) {
      const auto* claim = std::get_if<ClaimId>(&of);
      return claim != nullptr ? ClaimById(*claim) : ClaimsOf(std::get<EntityId>(of));
    };
    if (const auto* grade = std::get_if<Grade>(&judgement.act)) return ClaimById(grade->claim);
    if (const auto* prefer = std::get_if<Prefer>(&judgement.act)) return ClaimById(prefer->claim);
    if (const auto* deprecate = std::get_if<Deprecate>(&judgement.act)) {
      return ClaimById(deprecate->claim);
    }
    if (const auto* retract = std::get_if<Retract>(&judgement.act)) return target(retract->target);
    if (const auto* reinstate = std::get_if<Reinstate>(&judgement.act)) {
      return target(reinstate->target);
    }
    if (const auto* derives = std::get_if<DerivesFrom>(&judgement.act)) {
      reach_.everywhere = true;  // who derives from the dependent, derives from the source
      return target(derives->dependent);
    }
    if (std::holds_alternative<SameAs>(judgement.act) ||
        std::holds_alternative<NotSameAs>(judgement.act) ||
        std::holds_alternative<RetractJudgement>(judgement.act)) {
      reach_.everywhere = true;
    }
    return absl::OkStatus();  // the others judge forecasts, of which no row speaks
  }

  absl::StatusOr<Reach> Take() {
    const std::vector<PropositionPlace> stated(reach_.near.begin(), reach_.near.end());
    ASSIGN_OR_RETURN(const auto near, whole_.canonical().CanonicalPlaces(stated));
    reach_.near = std::set<PropositionPlace>(near.begin(), near.end());
    return std::move(reach_);
  }

 private:
  // Every proposition of a subject whose key begins like this.
  absl::Status Range(const EntityId& subject, const std::string& prefix) {
    if (!ranges_.insert({subject, prefix}).second) return absl::OkStatus();
    ASSIGN_OR_RETURN(const auto members, whole_.MembersOf({subject}));
    std::vector<IndexRange> ranges;
    for (const EntityId& id : members.front()) {
      ranges.push_back({Table::kClaim, id, prefix, 0, {}});
    }
    ASSIGN_OR_RETURN(PlaceWalk walk, PlaceWalk::Start(whole_, std::move(ranges), Bookmark()));
    while (true) {
      ASSIGN_OR_RETURN(const std::vector<Found> batch, walk.Next(kClaimsOfAPage));
      if (batch.empty()) return absl::OkStatus();
      for (const Found& found : batch) reach_.near.insert(found.place);
    }
  }

  // A document that had claims before may be a source of others, which nothing tells.
  absl::Status PublicationOf(const EntityId& document) {
    ASSIGN_OR_RETURN(const std::vector<EntityNote> notes, NotesOf(whole_, {document}));
    if (notes.front().first_revision < whole_.as_of().recorded_at) reach_.everywhere = true;
    return ClaimsOf(document);
  }

  View& whole_;
  Reach reach_;
  std::set<EntityId> documents_;
  std::set<std::pair<EntityId, std::string>> ranges_;
};

}  // namespace

absl::StatusOr<Reach> ReachOf(View& after, const Commit& commit, const CommitResult& result) {
  AsOf whole_as_of;
  whole_as_of.valid = {kBeginningOfTime, kEndOfTime};
  whole_as_of.recorded_at = after.as_of().recorded_at;
  Lens any;
  any.assume_same = after.lens().assume_same;
  View whole(after.store(), whole_as_of, any, after.budget());
  Touch touch(whole);
  for (size_t i = 0; i < commit.changes.size(); ++i) {
    if (result.results[i].record.outcome != ChangeRecord::Outcome::kRecorded) continue;
    const auto* claim = std::get_if<Claim>(&commit.changes[i]);
    RETURN_IF_ERROR(claim != nullptr ? touch.Claim(*claim)
                                     : touch.Judgement(std::get<Judgement>(commit.changes[i])));
  }
  return touch.Take();
}

absl::StatusOr<DiffEnding> Preview(const Sides& sides, const Reach& reach, bool show_denied,
                                   const DiffSink& sink) {
  const std::vector<PropositionPlace> near(reach.near.begin(), reach.near.end());
  uint64_t told = 0;
  const DiffSink tell = [&](RowDiff diff) -> absl::Status {
    RETURN_IF_ERROR(sink(std::move(diff)));
    ++told;
    return absl::OkStatus();
  };
  ASSIGN_OR_RETURN(DiffEnding ending, DiffPlaces(sides, near, show_denied, tell));
  if (!reach.everywhere || !ending.ending.complete) return ending;
  PropositionPattern everything;
  everything.show_denied = show_denied;
  absl::StatusOr<DiffEnding> rest =
      Diff(sides, everything, UINT64_MAX, Bookmark(), [&](RowDiff diff) {
        const Proposition& proposition = diff.proposition();
        const bool near_it = reach.near.contains({proposition.subject, KeyOf(proposition)});
        return near_it ? absl::OkStatus() : tell(std::move(diff));
      });
  if (rest.ok()) {
    rest->ending.resume.clear();
    return rest;
  }
  const std::string reason = PageEnd(rest.status());
  if (reason.empty() || told == 0) return rest.status();
  ending.ending.complete = false;
  ending.ending.truncated_by = reason;
  return ending;
}

}  // namespace entente

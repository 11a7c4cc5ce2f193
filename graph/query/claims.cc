// ListClaims, and what else walks claims (claim_walk.h): by the propositions that the pattern
// bounds, or by the document's own list where a document is named. A bookmark is a mark, where the
// source goes on, and within its next proposition or list the claim after which to go on. Filters
// match any id of what they name; claims are handed on as the view reads them, with what was stated
// beside it.
#include <algorithm>
#include <optional>
#include <utility>

#include "graph/encoding/ordered.h"
#include "graph/model/status.h"
#include "graph/query/claim_filter.h"
#include "graph/query/claim_walk.h"
#include "graph/query/index_range.h"
#include "graph/query/page.h"
#include "graph/query/place_walk.h"
#include "graph/query/predicate_names.h"
#include "graph/query/queries.h"
#include "graph/resolve/admission.h"
#include "graph/store/claim_reader.h"

namespace entente {
namespace {

constexpr size_t kIdBytes = 16;
constexpr size_t kPlacesAtATime = 64;

// Claims in groups (a proposition's, or those of one commit in a document), each in order of id.
class ClaimSource {
 public:
  struct Group {
    std::vector<RecordedClaim> claims;
    Bookmark after;  // where to go on after the whole group
  };

  virtual ~ClaimSource() = default;
  // A few groups; empty at the end. Their memory is counted until the next are asked for.
  virtual absl::StatusOr<std::vector<Group>> Next() = 0;
};

class ByProposition : public ClaimSource {
 public:
  ByProposition(View& view, PlaceWalk walk) : view_(view), walk_(std::move(walk)) {}

  absl::StatusOr<std::vector<Group>> Next() override {
    hold_.reset();
    hold_.emplace(view_.budget());
    ASSIGN_OR_RETURN(const std::vector<Found> found, walk_.Next(kPlacesAtATime));
    std::vector<PropositionPlace> places;
    for (const Found& one : found) places.push_back(one.place);
    ASSIGN_OR_RETURN(auto claims, view_.Claims(places));
    std::vector<Group> groups;
    for (size_t i = 0; i < found.size(); ++i) {
      groups.push_back({std::move(claims[i]), found[i].after});
    }
    return groups;
  }

 private:
  View& view_;
  PlaceWalk walk_;
  std::optional<Budget::Hold> hold_;
};

class ByDocument : public ClaimSource {
 public:
  // `documents`: the ids of one document. `from`: number of one of them, then a suffix.
  static absl::StatusOr<std::unique_ptr<ClaimSource>> Start(View& view,
                                                            std::vector<EntityId> documents,
                                                            const Bookmark& from) {
    auto source = std::make_unique<ByDocument>(view, std::move(documents));
    using Answer = absl::StatusOr<std::unique_ptr<ClaimSource>>;
    if (from.empty()) return Answer(std::move(source));
    absl::string_view bytes = from;
    const absl::StatusOr<uint64_t> document = TakeOrderedNumber(&bytes);
    const std::string suffix(bytes);
    const absl::StatusOr<uint64_t> revision = TakeOrderedNumber(&bytes);
    // A bulk load makes several rows, which it numbers.
    const bool whole = revision.ok() && (bytes.empty() || TakeOrderedNumber(&bytes).ok());
    if (!document.ok() || !whole || !bytes.empty() || *document >= source->documents_.size()) {
      return BadBookmark();
    }
    source->document_ = *document;
    source->after_ = ScanPosition{suffix, 0};
    return Answer(std::move(source));
  }

  ByDocument(View& view, std::vector<EntityId> documents)
      : view_(view), documents_(std::move(documents)) {}

  absl::StatusOr<std::vector<Group>> Next() override {
    hold_.reset();
    hold_.emplace(view_.budget());
    std::vector<Group> groups;
    while (groups.empty() && document_ < documents_.size()) {
      const std::string partition = PartitionOf(Table::kDocumentClaims, documents_[document_]);
      const ScanRequest request{.partition = partition, .prefix = "", .after = after_, .limit = 1};
      ASSIGN_OR_RETURN(const std::vector<ScanPage> pages,
                       view_.store().engine().MultiScan({request}, view_.as_of().recorded_at,
                                                        view_.budget().deadline()));
      for (const ScannedRow& row : pages.front().rows) {
        ASSIGN_OR_RETURN(groups.emplace_back(), GroupOf(row));
        after_ = ScanPosition{row.suffix, 0};
      }
      if (!pages.front().more) {
        ++document_;
        after_.reset();
      }
    }
    return groups;
  }

 private:
  absl::StatusOr<Group> GroupOf(const ScannedRow& row) {
    std::vector<ClaimId> ids;
    absl::string_view bytes = row.value;
    while (!bytes.empty()) {
      ASSIGN_OR_RETURN(const std::string taken, TakeBytes(&bytes, kIdBytes));
      std::copy(taken.begin(), taken.end(), ids.emplace_back().bytes.begin());
    }
    std::sort(ids.begin(), ids.end());
    ASSIGN_OR_RETURN(auto found, view_.ClaimsById(ids));
    Group group;
    AppendOrdered(&group.after, static_cast<uint64_t>(document_));
    group.after += row.suffix;
    for (std::optional<RecordedClaim>& claim : found) {
      if (claim.has_value()) group.claims.push_back(*std::move(claim));
    }
    return group;
  }

  View& view_;
  const std::vector<EntityId> documents_;
  size_t document_ = 0;  // the one being read
  std::optional<ScanPosition> after_;
  std::optional<Budget::Hold> hold_;
};

// Where an answer stopped: at the group after `source`, past claim `claim` of it if there is one.
struct Stop {
  Bookmark source;
  std::optional<ClaimId> claim;
};

Bookmark Encode(const Stop& stop) {
  Bookmark bookmark(1, stop.claim.has_value() ? '\x01' : '\x00');
  if (stop.claim.has_value()) bookmark += IdSuffix(*stop.claim);
  return bookmark + stop.source;
}

absl::StatusOr<Stop> Decode(absl::string_view bookmark) {
  Stop stop;
  if (bookmark.empty()) return stop;
  const char mark = bookmark[0];
  bookmark.remove_prefix(1);
  if (mark == '\x01') {
    const absl::StatusOr<std::string> id = TakeBytes(&bookmark, kIdBytes);
    if (!id.ok()) return BadBookmark();
    std::copy(id->begin(), id->end(), stop.claim.emplace().bytes.begin());
  } else if (mark != '\x00') {
    return BadBookmark();
  }
  stop.source = std::string(bookmark);
  return stop;
}

// Makes an id canonical, if there is one, and tells all members.
absl::Status Bind(View& view, EntityId* id, std::vector<EntityId>* members) {
  if (id->empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(auto of_one, view.MembersOf({*id}));
  *members = std::move(of_one.front());
  *id = members->front();
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<ClaimSource>> SourceOf(View& view, ClaimPattern* pattern,
                                                      const Bookmark& from) {
  const Ontology& ontology = view.ontology();
  std::vector<const PredicateDefinition*> predicates;
  if (pattern->predicate.empty()) {
    for (const PredicateDefinition& predicate : ontology.predicates()) {
      predicates.push_back(&predicate);
    }
  } else {
    ASSIGN_OR_RETURN(const NamedPredicate named,
                     FindPredicateNamed(ontology, pattern->predicate, "predicate"));
    if (named.inverse) std::swap(pattern->subject, pattern->object);
    pattern->predicate = named.definition->name;
    predicates.push_back(named.definition);
  }
  BoundIds bound;
  std::vector<EntityId> documents;
  RETURN_IF_ERROR(Bind(view, &pattern->subject, &bound.subjects));
  RETURN_IF_ERROR(Bind(view, &pattern->object, &bound.objects));
  RETURN_IF_ERROR(Bind(view, &pattern->document, &documents));
  for (EntityId* voice : {&pattern->agent, &pattern->origin}) {
    std::vector<EntityId> members;
    RETURN_IF_ERROR(Bind(view, voice, &members));
  }
  if (!documents.empty() && bound.subjects.empty() && bound.objects.empty()) {
    return ByDocument::Start(view, std::move(documents), from);
  }
  ASSIGN_OR_RETURN(PlaceWalk walk, PlaceWalk::Start(view, RangesOf(bound, predicates), from));
  return std::make_unique<ByProposition>(view, std::move(walk));
}

class Lister {
 public:
  Lister(View& view, const ClaimPattern& pattern, uint64_t page, const ClaimTaker& taker)
      : view_(view), pattern_(pattern), page_(page), taker_(taker) {}

  // Tells the taker what comes next.
  absl::Status Meet(const std::vector<ClaimSource::Group>& groups) {
    if (!taker_.meet) return absl::OkStatus();
    std::vector<const RecordedClaim*> claims;
    for (const ClaimSource::Group& group : groups) {
      for (const RecordedClaim& claim : group.claims) claims.push_back(&claim);
    }
    return taker_.meet(claims);
  }

  // Answers one group; false when the page is full before its end.
  absl::StatusOr<bool> Answer(ClaimSource::Group& group, const std::optional<ClaimId>& past) {
    ASSIGN_OR_RETURN(const Surroundings* around, view_.Around(group.claims));
    for (RecordedClaim& claim : group.claims) {
      if (past.has_value() && claim.id <= *past) continue;
      const Admission admission = Admit(claim, view_.as_of(), view_.lens(), *around);
      if (!admission.exists) continue;
      const PredicateDefinition* predicate = view_.ontology().FindPredicate(claim.claim.predicate);
      const bool symmetric = predicate != nullptr && predicate->symmetric;
      if (!Asked(pattern_, claim.claim, symmetric, *around)) continue;
      if (admission.hidden == HiddenReason::kUnpublished) {
        ++hidden_[HiddenReason::kUnpublished];
        last_ = claim.id;  // counted: the next page goes on behind it
        continue;
      }
      if (sent_ >= page_ || view_.budget().RowsLeft() == 0) return false;
      const ClaimId id = claim.id;
      ASSIGN_OR_RETURN(const ClaimTaken taken, taker_.take(std::move(claim)));
      last_ = id;
      if (taken.hidden.has_value()) ++hidden_[*taken.hidden];
      if (!taken.row) continue;
      ++sent_;
      view_.budget().ChargeRows(1);
    }
    return true;
  }

  Ending Truncated(absl::string_view reason, const Stop& stop) const {
    return {.complete = false,
            .truncated_by = std::string(reason),
            .resume = Encode(stop),
            .hidden = hidden_};
  }
  absl::string_view FullBy() const { return sent_ >= page_ ? "PAGE_FULL" : "BUDGET_ROWS"; }
  uint64_t sent() const { return sent_; }
  const std::optional<ClaimId>& last() const { return last_; }
  void BeginGroup() { last_.reset(); }
  const Hidden& hidden() const { return hidden_; }

 private:
  View& view_;
  const ClaimPattern& pattern_;
  const uint64_t page_;
  const ClaimTaker& taker_;
  uint64_t sent_ = 0;
  std::optional<ClaimId> last_;  // taken or counted last of the present group
  Hidden hidden_;
};

}  // namespace

absl::StatusOr<Ending> WalkClaims(View& view, const ClaimPattern& asked, uint64_t page,
                                  const Bookmark& from, const ClaimTaker& taker) {
  ClaimPattern pattern = asked;
  ASSIGN_OR_RETURN(Stop stop, Decode(from));
  ASSIGN_OR_RETURN(const auto source, SourceOf(view, &pattern, stop.source));
  Lister lister(view, pattern, page, taker);
  bool progress = false;
  while (true) {
    absl::StatusOr<std::vector<ClaimSource::Group>> groups = source->Next();
    absl::Status status = groups.status();
    if (status.ok() && groups->empty()) return Ending{.hidden = lister.hidden()};
    if (status.ok()) status = lister.Meet(*groups);
    for (size_t i = 0; status.ok() && i < groups->size(); ++i) {
      lister.BeginGroup();
      const absl::StatusOr<bool> whole = lister.Answer((*groups)[i], stop.claim);
      if (!whole.ok()) {
        status = whole.status();
        if (lister.last().has_value()) {
          stop.claim = lister.last();
          progress = true;
        }
      } else if (!*whole) {
        if (lister.last().has_value()) stop.claim = lister.last();
        if (lister.sent() == 0 && page > 0 && !progress) return NoRowsLeft(view.budget());
        return lister.Truncated(lister.FullBy(), stop);
      } else {
        stop = {(*groups)[i].after, std::nullopt};
        progress = true;
      }
    }
    if (status.ok()) continue;
    const std::string reason = PageEnd(status);
    if (reason.empty() || !progress) return status;
    return lister.Truncated(reason, stop);
  }
}

absl::StatusOr<Ending> ListClaims(View& view, const ClaimPattern& pattern, uint64_t page,
                                  const Bookmark& from,
                                  const std::function<absl::Status(RecordedClaim)>& sink) {
  const ClaimTaker taker{.meet = nullptr,
                         .take = [&](RecordedClaim claim) -> absl::StatusOr<ClaimTaken> {
                           RETURN_IF_ERROR(sink(std::move(claim)));
                           return ClaimTaken{.row = true, .hidden = std::nullopt};
                         }};
  return WalkClaims(view, pattern, page, from, taker);
}

}  // namespace entente

// The questions that are served: each walks a View and hands rows to a sink, in a stated order,
// within the View's budget.
//
// A sink returns OK to go on. PageFull() or a budget's error ends the page before the row it was
// handed, which is the first of the next page; any other error ends the query with it.
// kInvalidArgument (with details) for unknown predicates and types, naming the nearest ones;
// kDeadlineExceeded and kCancelled as the budget says. A budget that runs out is no error: the
// Ending says how to resume. `page` is at least 1. Every page makes progress or returns
// kResourceExhausted.
#ifndef ENTENTE_GRAPH_QUERY_QUERIES_H_
#define ENTENTE_GRAPH_QUERY_QUERIES_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/model/verdict.h"
#include "graph/query/pattern.h"
#include "graph/resolve/evidence.h"
#include "graph/store/view.h"

namespace entente {

// Rows by predicate, subject, object or value, rest, by ids as stated: a proposition that was
// stated with several ids is told once, under canonical ones, where the first statement stands.
// (For the attributes type, name and external_id with no subject bound: by predicate, text,
// subject. With only `within` bound: by place, then as above.) At most `page` rows.
absl::StatusOr<Ending> ListPropositions(View& view, const PropositionPattern& pattern,
                                        uint64_t page, const Bookmark& from,
                                        const std::function<absl::Status(PropositionRow)>& sink);

// Out, then in; each by predicate, other end, rest. A symmetric predicate's rows stand among the
// outgoing ones where the entity is the smaller id, else among the incoming ones.
absl::StatusOr<Ending> Neighbors(View& view, const NeighborPattern& pattern, uint64_t page,
                                 const Bookmark& from,
                                 const std::function<absl::Status(NeighborRow)>& sink);

// Claims that the AsOf's publication and record cuts leave, whatever the lens, by predicate,
// subject, rest, id; where a document is bound and neither end, by its id, revision, claim id. The
// claims of a proposition that was stated with several ids stand together, where the first stands.
absl::StatusOr<Ending> ListClaims(View& view, const ClaimPattern& pattern, uint64_t page,
                                  const Bookmark& from,
                                  const std::function<absl::Status(RecordedClaim)>& sink);

struct EntityNote {
  EntityId id;                        // canonical
  std::vector<EntityId> members;      // all of its ids, the canonical one first
  std::vector<std::string> types;     // asserted under the lens, by name
  std::vector<PropositionRow> names;  // rows of the predicate `name`, official first
  Revision first_revision = 0;        // the revision that first named one of its ids
};

// Entities by canonical id, each once: a type or name of any of its ids will do.
absl::StatusOr<Ending> ListEntities(View& view, const EntityPattern& pattern, uint64_t page,
                                    const Bookmark& from,
                                    const std::function<absl::Status(EntityNote)>& sink);

// What these ids, of which any may be given, stand for; one note an id. kNotFound is not returned:
// what does not exist at the revision has first_revision 0.
absl::StatusOr<std::vector<EntityNote>> NotesOf(View& view, const std::vector<EntityId>& ids);

// What an entity is called: of its names the first that is English, else of no language, else any;
// official ones before others each time. Empty when it has none.
std::string BestName(const EntityNote& note);

}  // namespace entente

#endif  // ENTENTE_GRAPH_QUERY_QUERIES_H_

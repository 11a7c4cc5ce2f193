// A read under way: a graph held open, its view, what it may cost, and how it continues.
#ifndef ENTENTE_SERVER_READING_H_
#define ENTENTE_SERVER_READING_H_

#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "entente/v1/reading.pb.h"
#include "graph/query/pattern.h"
#include "graph/store/planned_commit.h"
#include "graph/store/view.h"
#include "server/call.h"
#include "server/convert/records.h"
#include "server/page_token.h"
#include "server/premises.h"

namespace entente {

// What binds the pages of one answer together.
struct Paging {
  std::string binding;
  std::string token;  // empty: the first page
};

template <typename Request>
Paging PagingOf(const Call& call, absl::string_view method, const Request& request) {
  Request bare = request;
  bare.clear_page_token();
  return {BindingOf(call.principal(), method, bare), request.page_token()};
}

// One thread at a time.
class Reading {
 public:
  // Resolves the scope; with a page token, to what the first page's came to be. `call` outlives the
  // reading. kNotFound: graph or lens; kInvalidArgument with paths below the request ("scope.as_of.
  // valid", "page_token"); kOutOfRange: a revision beyond head.
  // `field` is the scope's own name in the request.
  static absl::StatusOr<std::unique_ptr<Reading>> Begin(const Premises& premises, const Call& call,
                                                        const v1::ReadScope& scope,
                                                        const Paging& paging = {},
                                                        absl::string_view field = "scope");

  // A second read for the same answer: of the first one's graph and out of its budget, with cuts
  // and a lens of its own; with a position, what it came to be on the first page. kInvalidArgument
  // also for another graph (ANOTHER_GRAPH) and for a budget of its own (SECOND_BUDGET).
  static absl::StatusOr<std::unique_ptr<Reading>> BeginBeside(
      Reading& first, const v1::ReadScope& scope, const std::optional<PagePosition>& position,
      absl::string_view field);

  // The same read, cuts and lens and budget, of the graph with a commit planned on it.
  // `recorded_at` is the draft's head.
  static absl::StatusOr<std::unique_ptr<Reading>> BeginOver(
      Reading& first, std::shared_ptr<const DraftGraph> draft);

  View& view() { return *view_; }
  Budget& budget() { return *budget_; }
  RecordWriter& records() { return *records_; }
  const Bookmark& bookmark() const { return bookmark_; }  // where this page begins
  const v1::ResolvedScope& scope() const { return scope_; }
  // Says in the scope that the request's `field` held a name.
  void NoteName(const v1::ResolvedName& name) { *scope_.add_resolved_names() = name; }

  // The end of this answer, with a token where it is not complete and can be continued.
  v1::Trailer TrailerFor(const Ending& ending) const;
  // Where this read goes on, for a token that carries several reads.
  PagePosition PositionAt(const Bookmark& bookmark) const;

 private:
  // `kept` keeps what is read alive.
  Reading(std::shared_ptr<const void> kept, std::shared_ptr<Budget> budget);
  // Begins to look: resolves names in a lens that was sent along as `scope`, then makes the view
  // and the echo of the scope. REQUIRES: `store` is kept alive.
  absl::Status Look(const Store& store, const v1::ReadScope& scope,
                    const std::optional<PagePosition>& position, absl::string_view field);
  absl::Status LookThrough(const Store& store, const AsOf& as_of, const Lens& lens);

  const std::shared_ptr<const void> kept_;
  const std::shared_ptr<Budget> budget_;
  std::optional<View> view_;
  std::optional<RecordWriter> records_;
  std::string binding_;
  Bookmark bookmark_;
  v1::ResolvedScope scope_;
};

}  // namespace entente

#endif  // ENTENTE_SERVER_READING_H_

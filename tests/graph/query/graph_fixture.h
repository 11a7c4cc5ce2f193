// A graph in memory for tests of questions: claims committed in a line, rows read back in a line.
#ifndef ENTENTE_TESTS_GRAPH_QUERY_GRAPH_FIXTURE_H_
#define ENTENTE_TESTS_GRAPH_QUERY_GRAPH_FIXTURE_H_

#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/clock.h"
#include "graph/model/status.h"
#include "graph/query/pattern.h"
#include "graph/query/queries.h"
#include "graph/store/budget.h"
#include "graph/store/view.h"
#include "gtest/gtest.h"
#include "tests/graph/resolve/said.h"
#include "tests/graph/store/test_graph.h"

namespace entente {

inline constexpr uint64_t kNoEnd = 1'000'000;

// The reason of an error that carries one, else what it says.
inline std::string ReasonOf(const absl::Status& status) {
  const std::optional<ErrorDetail> detail = DetailOf(status);
  return detail.has_value() ? detail->reason : status.ToString();
}

// What a call may cost, without limits unless some are set.
struct Allowance {
  Budget::Amounts most = {kNoEnd, kNoEnd, uint64_t{1} << 40};
  absl::Time deadline = absl::InfiniteFuture();
  std::function<bool()> cancelled;
};

// A view with a budget of its own.
class Reading {
 public:
  Reading(const Store& store, AsOf as_of, const Lens& lens = {}, const Allowance& allowance = {})
      : budget_(allowance.most, allowance.deadline, allowance.cancelled),
        view_(store, as_of.recorded_at == 0 ? At(as_of, store.Head()) : as_of, lens, budget_) {}

  View& operator*() { return view_; }
  View* operator->() { return &view_; }

 private:
  static AsOf At(AsOf as_of, Revision revision) {
    as_of.recorded_at = revision;
    return as_of;
  }

  Budget budget_;
  View view_;
};

// All rows of a question, page by page, each in a view of its own, with what all pages hid.
template <typename Row>
struct Answer {
  std::vector<Row> rows;
  Hidden hidden;
  size_t pages = 0;
};

class GraphTest : public ::testing::Test {
 protected:
  // The document "paper", and units, forces and places of types that most questions need.
  void SetUp() override {
    Typed("paper", "Document");
    Typed("echo", "Document");
    for (const absl::string_view agent : {"russia", "ukraine", "belarus"}) Typed(agent, "State");
    for (const absl::string_view body : {"ministry", "army"}) Typed(body, "GovernmentBody");
    for (const absl::string_view unit : {"brigade", "division"}) Typed(unit, "MilitaryUnit");
    Typed("corps", "Force");
    for (const absl::string_view place : {"kursk", "sudzha", "donetsk"}) Typed(place, "Region");
    graph_.Must(std::exchange(types_, {}));
  }

  // Commits; returns the revision.
  Revision Say(const std::vector<Claim>& claims) {
    return graph_.Must(std::vector<Change>(claims.begin(), claims.end())).revision;
  }
  ClaimId Id(const Claim& claim) { return graph_.store().IdOf(claim); }
  template <typename Act>
  Revision Judge(Act act) {
    return graph_.Must({Judges(std::move(act))}).revision;
  }
  void TypeOf(absl::string_view entity, absl::string_view type) {
    Say({Said(entity, "type", Words(type))});
  }
  // That a document was published on a day, said by itself.
  void Publish(absl::string_view document, absl::string_view day) {
    const int64_t number = DayOf(ParseMoment(day)->earliest);
    Say({Said(document, "published", Value{Date{number, number}}).In(document)});
  }

  const Store& store() { return graph_.store(); }
  Reading Read(absl::string_view valid, const Lens& lens = {}, const Allowance& allowance = {}) {
    return Reading(store(), ValidAt(valid), lens, allowance);
  }

  // Asks with pages of `page` rows until the answer is complete.
  template <typename Row, typename Ask>
  Answer<Row> Pages(const AsOf& as_of, uint64_t page, const Ask& ask, const Lens& lens = {}) {
    Answer<Row> answer;
    Bookmark from;
    while (answer.pages < 1000) {
      Reading reading(store(), as_of, lens);
      uint64_t rows = 0;
      const absl::StatusOr<Ending> ending = ask(*reading, page, from, [&](Row row) {
        answer.rows.push_back(std::move(row));
        ++rows;
        return absl::OkStatus();
      });
      ++answer.pages;
      if (!ending.ok()) {
        ADD_FAILURE() << ending.status();
        return answer;
      }
      EXPECT_LE(rows, page);
      for (size_t i = 0; i < kHiddenReasons; ++i) {
        answer.hidden.counts[i] += ending->hidden.counts[i];
      }
      if (ending->complete) return answer;
      EXPECT_EQ(ending->truncated_by, "PAGE_FULL");
      EXPECT_NE(ending->resume, from);
      from = ending->resume;
    }
    ADD_FAILURE() << "no end after " << answer.pages << " pages";
    return answer;
  }

  static auto Listing(const PropositionPattern& pattern) {
    return [pattern](View& view, uint64_t page, const Bookmark& from, auto sink) {
      return ListPropositions(view, pattern, page, from, sink);
    };
  }
  // The rows of a listing as "subject predicate object".
  std::vector<std::string> Listed(const PropositionPattern& pattern,
                                  const AsOf& as_of = ValidAt("ALL"), const Lens& lens = {}) {
    std::vector<std::string> rows;
    const auto answer = Pages<PropositionRow>(as_of, kNoEnd, Listing(pattern), lens);
    for (const PropositionRow& row : answer.rows) rows.push_back(Text(row.proposition));
    return rows;
  }
  static std::string Text(const Proposition& proposition) {
    const auto* entity = std::get_if<EntityId>(&proposition.object);
    const auto* value = std::get_if<Value>(&proposition.object);
    const auto* text = value == nullptr ? nullptr : std::get_if<entente::Text>(&value->value);
    return absl::StrCat(proposition.subject, " ", proposition.predicate, " ",
                        entity != nullptr ? *entity
                        : text != nullptr ? text->text
                                          : "(value)");
  }

  TestGraph graph_;

 private:
  void Typed(absl::string_view entity, absl::string_view type) {
    types_.push_back(Claim(Said(entity, "type", Words(type))));
  }

  std::vector<Change> types_;
};

}  // namespace entente

#endif  // ENTENTE_TESTS_GRAPH_QUERY_GRAPH_FIXTURE_H_

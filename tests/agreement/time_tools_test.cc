// The time tools on random histories: a diff, page by page, against the difference of two plain
// reads of the reference; the steps of a timeline against plain reads at every point of the weeks
// in which everything happens; what is previewed of a commit against what it then changes. Then the
// controls: the same over engines, and with answers, that are wrong in one way each.
//
//   time_tools_test [--reads=N] [--seed=S]
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <optional>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "graph/query/diff.h"
#include "graph/query/timeline.h"
#include "tests/agreement/description.h"
#include "tests/agreement/reference_diff.h"
#include "tests/agreement/twins.h"

namespace entente {
namespace {

uint64_t g_reads = 10'000;
uint64_t g_seed = 0;  // of the first history; 0: drawn

constexpr uint64_t kMostReadsOfAControl = 100'000;

struct DiffQuestion {
  ReadAs before, after;
  PropositionPattern pattern;
  uint64_t page = 0;
};

DiffQuestion RandomDiff(Chance& chance, const Twin& twin) {
  DiffQuestion question;
  const auto side = [&] {
    return ReadAs{RandomAsOf(chance, twin.reference, twin.script.size()),
                  RandomLens(chance, twin.reference)};
  };
  question.before = side();
  question.after = side();
  // Most diffs that people ask for differ in one thing.
  if (chance.Percent(40)) question.after.lens = question.before.lens;
  if (chance.Percent(30)) question.after.as_of.valid = question.before.as_of.valid;
  if (chance.Percent(30)) {
    question.after.as_of.recorded_at = question.before.as_of.recorded_at;
  }
  do {
    const ReadQuestion read = RandomQuestion(chance, question.after.as_of, question.after.lens);
    question.page = read.page;
    const auto* pattern = std::get_if<PropositionPattern>(&read.pattern);
    if (pattern == nullptr) continue;
    question.pattern = *pattern;
    return question;
  } while (true);
}

absl::StatusOr<DiffAnswer> AskStore(const ScriptedStore& store, const DiffQuestion& question) {
  const Limits limits;
  DiffAnswer answer;
  Bookmark from;
  while (true) {
    Budget budget({limits.call_edges, limits.call_rows, limits.call_bytes}, absl::InfiniteFuture(),
                  nullptr);
    View before(store.store(), store.AsOfHere(question.before.as_of), question.before.lens, budget);
    View after(store.store(), store.AsOfHere(question.after.as_of), question.after.lens, budget);
    ASSIGN_OR_RETURN(const DiffEnding ending,
                     Diff({before, after}, question.pattern, question.page, from, [&](RowDiff row) {
                       answer.rows.push_back(std::move(row));
                       return absl::OkStatus();
                     }));
    answer.hidden_before += ending.hidden_before;
    answer.hidden_after += ending.ending.hidden;
    answer.unchanged += ending.unchanged;
    if (ending.ending.complete) return InOrder(std::move(answer));
    if (ending.ending.resume == from) return absl::InternalError("a page leads back to itself");
    from = ending.ending.resume;
  }
}

// Empty: they are the same.
std::string Difference(const DiffAnswer& reference, const absl::StatusOr<DiffAnswer>& store) {
  if (!store.ok()) return store.status().ToString();
  if (reference == *store) return "";
  std::string text = absl::StrCat(reference.rows.size(), " rows by the reference, ",
                                  store->rows.size(), " by the store; unchanged ",
                                  reference.unchanged, " and ", store->unchanged, "\n");
  for (size_t i = 0; i < kHiddenReasons; ++i) {
    const uint64_t told[] = {reference.hidden_before.counts[i], store->hidden_before.counts[i],
                             reference.hidden_after.counts[i], store->hidden_after.counts[i]};
    if (told[0] == told[1] && told[2] == told[3]) continue;
    absl::StrAppend(&text, "  hidden ", HiddenReasonName(static_cast<HiddenReason>(i)),
                    " before: ", told[0], " and ", told[1], ", after: ", told[2], " and ", told[3],
                    "\n");
  }
  for (const DiffAnswer* answer : {&reference, &*store}) {
    const DiffAnswer& other = answer == &reference ? *store : reference;
    for (const RowDiff& row : answer->rows) {
      if (std::find(other.rows.begin(), other.rows.end(), row) != other.rows.end()) continue;
      absl::StrAppend(&text, answer == &reference ? "  reference: " : "  store: ",
                      DescribeProposition(row.proposition()), "\n    was ",
                      row.before.has_value() ? DescribeRow(*row.before) : "nothing", "\n    is ",
                      row.after.has_value() ? DescribeRow(*row.after) : "nothing", "\n");
    }
  }
  return text;
}

// Every row of a timeline, page by page.
absl::StatusOr<std::vector<TimelineRow>> AskTimeline(const Store& store,
                                                     const TimelineQuestion& question,
                                                     uint64_t page) {
  const Limits limits;
  std::vector<TimelineRow> rows;
  Bookmark from;
  while (true) {
    Budget budget({limits.call_edges, limits.call_rows, limits.call_bytes}, absl::InfiniteFuture(),
                  nullptr);
    ASSIGN_OR_RETURN(const Ending ending,
                     Timeline(store, question, budget, page, from, [&](TimelineRow row) {
                       rows.push_back(std::move(row));
                       return absl::OkStatus();
                     }));
    if (ending.complete) return rows;
    if (ending.resume == from) return absl::InternalError("a page leads back to itself");
    from = ending.resume;
  }
}

TimelineQuestion RandomTimeline(Chance& chance, const Twin& twin) {
  const DiffQuestion any = RandomDiff(chance, twin);
  TimelineQuestion question;
  question.axis = static_cast<TimelineAxis>(1 + chance.Below(3));
  question.as_of = any.after.as_of;
  question.lens = any.after.lens;
  question.pattern = any.pattern;
  // Some of everything: of a narrow question little becomes otherwise.
  if (chance.Percent(15)) question.pattern = {.show_denied = any.pattern.show_denied};
  const std::string a = RandomDay(chance);
  const std::string b = RandomDay(chance);
  if (question.axis == TimelineAxis::kValid) {
    question.as_of.valid = *ParseValidCut(
        chance.Percent(50) ? "ALL" : absl::StrCat(std::min(a, b), "/", std::max(a, b)), Instant{});
    question.from = question.as_of.valid.start.micros;
  } else if (question.axis == TimelineAxis::kPublished) {
    question.as_of.published_before.reset();
    question.from = kBeginningOfTime.micros;
    if (chance.Percent(50)) question.from = ParsePublishedCut(std::min(a, b))->before.micros;
    if (chance.Percent(50)) question.as_of.published_before = *ParsePublishedCut(std::max(a, b));
  } else {
    question.from = static_cast<int64_t>(1 + chance.Below(twin.script.size()));
    question.as_of.recorded_at =
        static_cast<Revision>(question.from) +
        chance.Below(twin.script.size() - static_cast<size_t>(question.from) + 1);
  }
  return question;
}

// The points at which the plain read is compared: half days of the weeks, days, all revisions.
std::vector<int64_t> PointsOf(const TimelineQuestion& question) {
  std::vector<int64_t> points;
  if (question.axis == TimelineAxis::kRecorded) {
    for (auto at = question.from; at <= static_cast<int64_t>(question.as_of.recorded_at); ++at) {
      points.push_back(at);
    }
    return points;
  }
  const bool valid = question.axis == TimelineAxis::kValid;
  const int64_t step = valid ? kMicrosPerDay / 2 : kMicrosPerDay;
  const int64_t end = ParsePublishedCut("2025-01-15")->before.micros;
  for (int64_t at = ParsePublishedCut("2024-09-01")->before.micros; at < end; at += step) {
    if (at < question.from || (valid && Instant{at} >= question.as_of.valid.end)) continue;
    if (!valid && question.as_of.published_before.has_value() &&
        at > question.as_of.published_before->before.micros) {
      continue;
    }
    points.push_back(at);
  }
  return points;
}

ReadAs PlainReadAt(const TimelineQuestion& question, int64_t at) {
  ReadAs read{question.as_of, question.lens};
  if (question.axis == TimelineAxis::kValid) {
    read.as_of.valid.start = Instant{at};
    read.as_of.valid.end = Instant{at + 1};
  } else if (question.axis == TimelineAxis::kPublished) {
    read.as_of.published_before = PublishedCut{Instant{at}, true};
  } else {
    read.as_of.recorded_at = static_cast<Revision>(at);
  }
  return read;
}

// Compares what the rows of a timeline leave at each point with the reference's plain read there;
// returns the first difference. `*compared` counts the points.
std::string DifferenceOfSteps(const ReferenceGraph& reference, const TimelineQuestion& question,
                              const std::vector<TimelineRow>& rows, uint64_t* compared) {
  std::map<std::string, PropositionRow> standing;
  size_t next = 0;
  for (const int64_t at : PointsOf(question)) {
    for (; next < rows.size() && rows[next].at <= at; ++next) {
      const std::string text = DescribeProposition(rows[next].diff.proposition());
      if (rows[next].diff.after.has_value()) {
        standing[text] = *rows[next].diff.after;
      } else {
        standing.erase(text);
      }
    }
    const ReadAs read = PlainReadAt(question, at);
    PropositionAnswer told;
    for (const auto& [text, row] : standing) told.rows.push_back(row);
    PropositionAnswer expected = reference.Propositions(read.as_of, read.lens, question.pattern);
    expected.hidden = {};
    ++*compared;
    const DiffAnswer difference = DiffOfAnswers(expected, told);
    if (difference.rows.empty()) continue;
    const RowDiff& row = difference.rows.front();
    return absl::StrCat(
        "axis ", static_cast<int>(question.axis), " at ", at, ": ",
        DescribeProposition(row.proposition()),
        "\n  reference: ", row.before.has_value() ? DescribeRow(*row.before) : "nothing",
        "\n  timeline:  ", row.after.has_value() ? DescribeRow(*row.after) : "nothing", "\n");
  }
  return "";
}

// The same question at the store's own revisions.
TimelineQuestion Here(const ScriptedStore& store, TimelineQuestion question) {
  const Revision before = store.AsOfHere(AsOf()).recorded_at;
  question.as_of = store.AsOfHere(question.as_of);
  if (question.axis == TimelineAxis::kRecorded) question.from += static_cast<int64_t>(before);
  return question;
}

absl::StatusOr<std::vector<TimelineRow>> AskTimeline(const Twin& twin,
                                                     const TimelineQuestion& question,
                                                     uint64_t page) {
  const TimelineQuestion here = Here(*twin.store, question);
  ASSIGN_OR_RETURN(std::vector<TimelineRow> rows, AskTimeline(twin.store->store(), here, page));
  for (TimelineRow& row : rows) row.at += question.from - here.from;
  return rows;
}

class TimeToolsTest : public testing::Test {
 protected:
  void SetUp() override {
    absl::StatusOr<Ontology> ontology = Ontology::BuiltIn();
    ASSERT_TRUE(ontology.ok()) << ontology.status();
    ontology_.emplace(std::move(*ontology));
  }

  // Asks until `ask` returns false or `most` were asked; returns how many were.
  using AskOnce = std::function<bool(Twin& twin, uint64_t seed, Chance& chance)>;
  uint64_t ForTwins(uint64_t most, const AskOnce& ask) {
    return ForQuestions(*ontology_, g_seed, most,
                        [&](Twin& twin, uint64_t seed, Chance& chance, const ReadQuestion&) {
                          return ask(twin, seed, chance);
                        });
  }

  std::optional<Ontology> ontology_;
};

TEST_F(TimeToolsTest, ADiffIsTheDifferenceOfTwoReads) {
  uint64_t rows = 0;
  const uint64_t asked = ForTwins(g_reads, [&](Twin& twin, uint64_t seed, Chance& chance) {
    const DiffQuestion question = RandomDiff(chance, twin);
    const DiffAnswer expected =
        DiffOfReference(twin.reference, question.before, question.after, question.pattern);
    const absl::StatusOr<DiffAnswer> answer = AskStore(*twin.store, question);
    rows += expected.rows.size();
    const std::string difference = Difference(expected, answer);
    EXPECT_EQ(difference, "") << "replay with --seed=" << seed << "\n"
                              << DescribeScript(twin.script);
    return difference.empty();
  });
  std::cout << asked << " diffs, " << rows << " rows that differ, from seed " << g_seed << "\n";
  // Diffs that find nothing prove little.
  if (!HasFailure()) {
    EXPECT_GE(rows, asked);
  }
}

TEST_F(TimeToolsTest, FaultsUnderADiffAreCaught) {
  const std::pair<ScanFault, const char*> faults[] = {
      {ScanFault::kDropsLastRow, "a page without its last row"},
      {ScanFault::kSkipsFirstRow, "a page without its first row"},
      {ScanFault::kIgnoresSnapshot, "a scan that ignores the snapshot"},
      {ScanFault::kReadsTooOld, "a scan that reads one revision too old"},
  };
  for (const auto& [fault, name] : faults) {
    bool caught = false;
    const uint64_t asked =
        ForTwins(kMostReadsOfAControl, [&, fault = fault](Twin& twin, uint64_t, Chance& chance) {
          const DiffQuestion question = RandomDiff(chance, twin);
          twin.faulty.Set(fault);
          const absl::StatusOr<DiffAnswer> answer = AskStore(*twin.store, question);
          twin.faulty.Set(ScanFault::kNone);
          caught = !Difference(DiffOfReference(twin.reference, question.before, question.after,
                                               question.pattern),
                               answer)
                        .empty();
          return !caught;
        });
    EXPECT_TRUE(caught) << name << " went unnoticed in " << asked << " diffs";
    std::cout << name << ": caught after " << asked << " diffs\n";
  }
}

TEST_F(TimeToolsTest, OneSideReadAsTheOtherIsCaught) {
  bool caught = false;
  const uint64_t asked = ForTwins(kMostReadsOfAControl, [&](Twin& twin, uint64_t, Chance& chance) {
    const DiffQuestion question = RandomDiff(chance, twin);
    DiffQuestion wrong = question;
    wrong.after.lens = question.before.lens;
    caught = !Difference(DiffOfReference(twin.reference, question.before, question.after,
                                         question.pattern),
                         AskStore(*twin.store, wrong))
                  .empty();
    return !caught;
  });
  EXPECT_TRUE(caught) << "unnoticed in " << asked << " diffs";
}

TEST_F(TimeToolsTest, ATimelineIsThePlainReadAtEveryPoint) {
  uint64_t compared = 0;
  uint64_t rows = 0;
  uint64_t timelines = 0;
  ForTwins(UINT64_MAX, [&](Twin& twin, uint64_t seed, Chance& chance) {
    const TimelineQuestion question = RandomTimeline(chance, twin);
    const uint64_t page = chance.Percent(70) ? 10'000 : 1 + chance.Below(4);
    const auto told = AskTimeline(twin, question, page);
    EXPECT_TRUE(told.ok()) << told.status() << ", replay with --seed=" << seed;
    if (!told.ok()) return false;
    rows += told->size();
    ++timelines;
    const std::string difference = DifferenceOfSteps(twin.reference, question, *told, &compared);
    EXPECT_EQ(difference, "") << "replay with --seed=" << seed << "\n"
                              << DescribeScript(twin.script);
    return difference.empty() && compared < g_reads;
  });
  std::cout << timelines << " timelines of " << rows << " rows, compared at " << compared
            << " points, from seed " << g_seed << "\n";
  if (!HasFailure()) {
    EXPECT_GE(rows, timelines);
  }
}

TEST_F(TimeToolsTest, AStepMissedOrMovedIsCaught) {
  uint64_t spoilt = 0;
  uint64_t caught = 0;
  ForTwins(kMostReadsOfAControl, [&](Twin& twin, uint64_t, Chance& chance) {
    const TimelineQuestion question = RandomTimeline(chance, twin);
    auto told = AskTimeline(twin, question, 10'000);
    EXPECT_TRUE(told.ok()) << told.status();
    if (!told.ok()) return false;
    if (told->empty()) return true;
    const size_t at = chance.Below(told->size());
    if (chance.Percent(50)) {
      told->erase(told->begin() + static_cast<ptrdiff_t>(at));
    } else {
      // As late as sampling by the week would notice it.
      for (size_t i = at; i < told->size(); ++i) {
        (*told)[i].at += question.axis == TimelineAxis::kRecorded ? 1 : 3 * kMicrosPerDay;
      }
    }
    ++spoilt;
    uint64_t compared = 0;
    if (!DifferenceOfSteps(twin.reference, question, *told, &compared).empty()) ++caught;
    return spoilt < 200;
  });
  std::cout << caught << " of " << spoilt << " spoilt timelines caught\n";
  // What begins and ends outside of the weeks cannot be noticed.
  EXPECT_GT(caught, spoilt / 2);
}

TEST_F(TimeToolsTest, FaultsUnderATimelineAreCaught) {
  for (const ScanFault fault : {ScanFault::kIgnoresSnapshot, ScanFault::kReadsTooOld,
                                ScanFault::kDropsLastRow, ScanFault::kSkipsFirstRow}) {
    bool caught = false;
    ForTwins(kMostReadsOfAControl, [&](Twin& twin, uint64_t, Chance& chance) {
      const TimelineQuestion question = RandomTimeline(chance, twin);
      twin.faulty.Set(fault);
      const auto told = AskTimeline(twin, question, 10'000);
      twin.faulty.Set(ScanFault::kNone);
      uint64_t compared = 0;
      caught = !told.ok() || !DifferenceOfSteps(twin.reference, question, *told, &compared).empty();
      return !caught;
    });
    EXPECT_TRUE(caught) << "fault " << static_cast<int>(fault) << " went unnoticed";
  }
}

int Main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (!ReadFlags(argc, argv, {{"reads", &g_reads}, {"seed", &g_seed}})) return 2;
  std::cout << "seed " << g_seed << ", " << g_reads << " reads\n";
  return RUN_ALL_TESTS();
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) { return entente::Main(argc, argv); }

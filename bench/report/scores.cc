// Ratios of measures made in one run. A peer's figure was measured on another machine, whose empty
// call took 73 us and whose synced commits went at 5.5 thousand a second; it is stretched by what
// those take here.
#include "bench/report/scores.h"

#include "absl/strings/str_cat.h"

namespace entente {
namespace {

constexpr double kPeersEmptyCall = 73;        // us
constexpr double kPeersSyncedCommits = 5500;  // a second, one thread
// Peers' best figures on the machine of docs/performance.md; times in us, rates a second.
constexpr double kPgbenchW2 = 49'300;
constexpr double kPgbenchW9 = 17'400;    // 16 clients
constexpr double kPgbenchW9One = 4'608;  // 217 us
constexpr double kPostgresTwoHops = 281;
constexpr double kPostgresTwoHopsMean = 674;
constexpr double kBestThreeHops = 16'000;
constexpr double kBestPath = 2'800;
constexpr double kBestPathIcews = 365;
constexpr double kBestTriangleIcewsMean = 5'900;

class Scorer {
 public:
  explicit Scorer(const Report& report) : report_(report) {}

  // `figure` of one measure over that of another.
  void Ratio(const std::string& title, const MeasureKey& of, const MeasureKey& to,
             double Measure::*figure) {
    const auto above = report_.Find(of.what, of.how);
    const auto below = report_.Find(to.what, to.how);
    if (above.has_value() && below.has_value() && (*below).*figure > 0) {
      scores_[title] = {(*above).*figure / (*below).*figure, false};
    }
  }
  // How many times as fast as a peer, if it ran beside; else as one that took `micros`.
  void Faster(const std::string& title, const MeasureKey& of, double Measure::*figure,
              const std::string& peer, double micros) {
    const auto own = report_.Find(of.what, of.how);
    const auto beside = report_.Find(peer, "1 client");
    const auto empty = report_.Find(kEmptyCall, kOneCall);
    if (!own.has_value() || !empty.has_value() || !((*own).*figure > 0)) return;
    const double took =
        beside.has_value() ? (*beside).*figure : micros * empty->p50 / kPeersEmptyCall;
    scores_[title] = {took / ((*own).*figure), !beside.has_value()};
  }
  void Told(const std::string& title) {
    const auto number = report_.Number(title);
    if (number.has_value()) scores_[title] = {*number, false};
  }
  // The rate over a peer's, if it ran beside; else over `rate`, stretched by `machine`.
  void Rate(const std::string& title, const MeasureKey& of, const MeasureKey& peer, double rate,
            double machine) {
    const auto own = report_.Find(of.what, of.how);
    const auto beside = report_.Find(peer.what, peer.how);
    if (!own.has_value() || (!beside.has_value() && machine <= 0)) return;
    scores_[title] = {own->rate / (beside.has_value() ? beside->rate : rate * machine),
                      !beside.has_value()};
  }
  // How fast calls and synced commits are here; 0 where they were not measured.
  double Calls() const {
    const auto empty = report_.Find(kEmptyCall, kOneCall);
    return empty.has_value() && empty->p50 > 0 ? kPeersEmptyCall / empty->p50 : 0;
  }
  double Commits() const {
    const auto synced = report_.Find(kSyncedCommit, "1 thread");
    return synced.has_value() ? synced->rate / kPeersSyncedCommits : 0;
  }

  std::map<std::string, Score> Take() { return std::move(scores_); }

 private:
  const Report& report_;
  std::map<std::string, Score> scores_;
};

// Of the plain graph, or with " realistic" behind every name.
void ScoreReads(Scorer& scorer, const std::string& graph) {
  const MeasureKey empty_many{kEmptyCall, kManyCalls};
  for (const char* workload : {"W2", "W3u", "W6", "W7"}) {
    scorer.Ratio(absl::StrCat("G3 ", workload, graph), {absl::StrCat(workload, graph), kOneCall},
                 {kEmptyCall, kOneCall}, &Measure::p50);
  }
  scorer.Ratio(absl::StrCat("G5", graph), {absl::StrCat(kHopOfTen, graph), kManyCalls}, empty_many,
               &Measure::rate);
  for (const char* hops : {"2-hop", "3-hop"}) {
    const auto own = MeasureKey{absl::StrCat("W4 ", hops, graph), kOneCall};
    scorer.Ratio(absl::StrCat("G6 ", hops, graph), own, {own.what, kInMemory}, &Measure::cpu);
  }
  const MeasureKey two{absl::StrCat("W4 2-hop", graph), kOneCall};
  scorer.Faster(absl::StrCat("G7 p50", graph), two, &Measure::p50, "PostgreSQL W4 2-hop" + graph,
                kPostgresTwoHops);
  scorer.Faster(absl::StrCat("G7 mean", graph), two, &Measure::mean, "PostgreSQL W4 2-hop" + graph,
                kPostgresTwoHopsMean);
  scorer.Faster(absl::StrCat("G8", graph), {absl::StrCat("W4 3-hop", graph), kOneCall},
                &Measure::p50, "PostgreSQL W4 3-hop" + graph, kBestThreeHops);
  scorer.Ratio(absl::StrCat("G18", graph), {absl::StrCat("stream", graph), kOneCall},
               {kStreamCeiling, kOneCall}, &Measure::rate);
}

}  // namespace

std::map<std::string, Score> ScoresOf(const Report& report) {
  Scorer scorer(report);
  const MeasureKey empty_many{kEmptyCall, kManyCalls};
  scorer.Ratio("G1", {"W2", kManyCalls}, empty_many, &Measure::rate);
  scorer.Rate("G2", {"W2", kManyCalls}, {"PostgreSQL W2", "16 clients"}, kPgbenchW2,
              scorer.Calls());
  scorer.Ratio("G4", {"W2", kManyCalls}, empty_many, &Measure::cpu);
  ScoreReads(scorer, "");
  ScoreReads(scorer, " realistic");
  scorer.Faster("G9 power law", {"W5", kOneCall}, &Measure::p50, "", kBestPath);
  scorer.Faster("G9 ICEWS18", {"W5 ICEWS18", kOneCall}, &Measure::p50, "", kBestPathIcews);
  scorer.Faster("G10", {"W8 ICEWS18", kOneCall}, &Measure::mean, "", kBestTriangleIcewsMean);
  scorer.Ratio("G13 RocksDB", {"W9", "16 writers"}, {kSyncedCommit, "16 threads"}, &Measure::rate);
  scorer.Rate("G13 pgbench", {"W9", "16 writers"}, {"PostgreSQL W9", "16 clients"}, kPgbenchW9,
              scorer.Commits());
  scorer.Rate("G14", {"W9", "1 writer"}, {"PostgreSQL W9", "1 client"}, kPgbenchW9One,
              scorer.Commits());
  scorer.Ratio("G19 W2", {"W2", kManyCalls}, empty_many, &Measure::p99);
  scorer.Ratio("G19 W3u", {"W3u", kManyCalls}, empty_many, &Measure::p99);
  for (const char* title :
       {"G15 SST ingest", "G15 PostgreSQL", "G16", "G17", "G20 warm", "G20 cold"}) {
    scorer.Told(title);
  }
  for (const char* state : {"warm", "cold"}) {
    scorer.Told(absl::StrCat("G11 engine ", state));
    scorer.Told(absl::StrCat("G11 end to end ", state));
    scorer.Told(absl::StrCat("G12 ", state));
  }
  scorer.Told("G21");
  scorer.Told("G22");
  return scorer.Take();
}

}  // namespace entente

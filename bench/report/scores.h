// What the goals are held against, from what was measured.
#ifndef ENTENTE_BENCH_REPORT_SCORES_H_
#define ENTENTE_BENCH_REPORT_SCORES_H_

#include <map>
#include <string>

#include "bench/report/goals.h"
#include "bench/report/report.h"

namespace entente {

// By the goal's title; a goal whose measures are missing has none.
std::map<std::string, Score> ScoresOf(const Report& report);

// Kinds of calls and ways of making them that goals are computed from.
inline constexpr char kEmptyCall[] = "empty call";
inline constexpr char kOneCall[] = "1 call";
inline constexpr char kManyCalls[] = "64 calls";
inline constexpr char kHopOfTen[] = "hop of 10";
inline constexpr char kInMemory[] = "in memory";
inline constexpr char kSyncedCommit[] = "synced commit";
inline constexpr char kStreamCeiling[] = "stream ceiling";

}  // namespace entente

#endif  // ENTENTE_BENCH_REPORT_SCORES_H_

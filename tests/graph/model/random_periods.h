// Random periods and their texts, for the tests of everything that holds one.
#ifndef ENTENTE_TESTS_GRAPH_MODEL_RANDOM_PERIODS_H_
#define ENTENTE_TESTS_GRAPH_MODEL_RANDOM_PERIODS_H_

#include <cstdint>
#include <random>
#include <string>

#include "absl/strings/str_cat.h"
#include "graph/model/calendar_text.h"
#include "graph/model/instant.h"
#include "graph/model/period.h"

namespace entente {

class RandomPeriods {
 public:
  explicit RandomPeriods(uint64_t seed) : random_(seed) {}

  // A number in [least, most].
  int64_t Number(int64_t least, int64_t most) {
    return std::uniform_int_distribution<int64_t>(least, most)(random_);
  }
  bool Chance(int64_t percent) { return Number(1, 100) <= percent; }

  // Mostly close to each other, so that sides meet, overlap and cross; sometimes at the calendar's
  // edges.
  int64_t Day() {
    if (Chance(3)) return FirstCalendarDay() + Number(0, 2);
    if (Chance(3)) return EndOfCalendarDays() - 1 - Number(0, 2);
    if (Chance(10)) return Number(FirstCalendarDay(), EndOfCalendarDays() - 1);
    return 20000 + Number(0, 40);
  }

  Instant AnyInstant() {
    const Instant midnight = StartOfDay(Day());
    if (Chance(30)) return midnight;
    if (Chance(30)) return Shift(midnight, Number(0, 3));
    return Shift(midnight, Number(0, kMicrosPerDay - 1));
  }

  // A day or an instant.
  std::string Bound() { return Chance(50) ? FormatDay(Day()) : FormatInstant(AnyInstant()); }

  std::string Unit() {
    const std::string day = FormatDay(Day());
    const size_t year_size = day.size() - 6;
    const std::string year = day.substr(0, year_size);
    switch (Number(1, 5)) {
      case 1:
        return day.substr(0, day.size() - 3);
      case 2:
        return year;
      case 3:
        return absl::StrCat(year, "-", Number(21, 24));
      case 4:
        return absl::StrCat(year.substr(0, year_size - 1), "X");
      default:
        return absl::StrCat(year.substr(0, year_size - 2), std::string(2, 'X'));
    }
  }

  std::string Brackets() {
    return absl::StrCat("[", Chance(25) ? "" : Bound(), "..", Chance(25) ? "" : Bound(), "]");
  }

  std::string Side() {
    switch (Number(1, 8)) {
      case 1:
        return "";
      case 2:
        return "..";
      case 3:
      case 4:
        return Bound();
      case 5:
        return Unit();
      default:
        return Brackets();
    }
  }

  // The text of a period; many are inverted.
  std::string PeriodText() {
    static constexpr absl::string_view kFlags[] = {"", "", "", "?", "~", "%"};
    const absl::string_view flags = kFlags[Number(0, 5)];
    switch (Number(1, 8)) {
      case 1:
        return absl::StrCat(Chance(50) ? "@" : "", Bound(), flags);
      case 2:
        return absl::StrCat(Chance(50) ? "@" : "", Unit(), flags);
      case 3:
        return absl::StrCat(Chance(50) ? "@" : "", "[", FormatDay(Day()), "..", FormatDay(Day()),
                            "]", flags);
      default:
        return absl::StrCat(Side(), "/", Side(), flags);
    }
  }

  // A period that some text says.
  Period ValidPeriod() {
    while (true) {
      const absl::StatusOr<Period> period = ParsePeriod(PeriodText());
      if (period.ok()) return *period;
    }
  }

  std::string Bytes(size_t size) {
    std::string bytes(size, '\0');
    for (char& byte : bytes) byte = static_cast<char>(Number(0, 255));
    return bytes;
  }

  std::mt19937_64& engine() { return random_; }

 private:
  std::mt19937_64 random_;
};

}  // namespace entente

#endif  // ENTENTE_TESTS_GRAPH_MODEL_RANDOM_PERIODS_H_

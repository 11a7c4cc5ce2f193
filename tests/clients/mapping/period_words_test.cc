#include "clients/mapping/period_words.h"

#include <gtest/gtest.h>

#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

std::string Words(const std::string& yaml) {
  const FileRecord record = CellsOf({"a"}, {"1"});
  const Tables tables;
  return PeriodWords(**PeriodSpec::Read(Yaml(yaml))->Period(Scope(record, tables)));
}

TEST(PeriodWordsTest, SaysWhatThePeriodMeans) {
  EXPECT_EQ(Words("{start: '1949-08-24', end: '1966-03-10'}"),
            "from 1949-08-24, through 1966-03-10");
  EXPECT_EQ(Words("{start: '1914', end: '1918-11'}"),
            "from some time in 1914, until some time in 1918-11");
  EXPECT_EQ(Words("{start: {text: '1816-01-01', censored: {a: 1}}, end: '2016', data_end: '2016'}"),
            "from 1816-01-01 or before, until 2016 at least");
  EXPECT_EQ(Words("{start: unknown, end: open}"),
            "since an unknown day, and still so when it was published");
  EXPECT_EQ(Words("{at: '1990'}"), "some time in 1990");
  EXPECT_EQ(Words("{at: '1990-05-06'}"), "on 1990-05-06");
  EXPECT_EQ(Words("{seen: '1990-05-06'}"), "as seen on 1990-05-06");
  EXPECT_EQ(Words("{start: unknown, end: unknown}"), "at some time or other");
  EXPECT_EQ(PeriodWords(StatedPeriod()), "at all times");
}

}  // namespace
}  // namespace entente

// A period told to somebody who wants to know whether the mapping says what the file means.
#ifndef ENTENTE_CLIENTS_MAPPING_PERIOD_WORDS_H_
#define ENTENTE_CLIENTS_MAPPING_PERIOD_WORDS_H_

#include <string>

#include "clients/mapping/period_spec.h"

namespace entente {

// "from 1949-08-24 through 1966-03-10", "from some time in 1914 until some time in 1918", "from
// 1816-01-01 or before, until 2016-12-31 at least", "some time in 1990", "at all times".
std::string PeriodWords(const StatedPeriod& period);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_PERIOD_WORDS_H_

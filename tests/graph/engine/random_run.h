// A random run of commits, loads, restarts, erasures and reads, compared at every read with a model
// that keeps all rows in a vector and looks at each of them.
#ifndef ENTENTE_TESTS_GRAPH_ENGINE_RANDOM_RUN_H_
#define ENTENTE_TESTS_GRAPH_ENGINE_RANDOM_RUN_H_

#include <cstdint>
#include <string>

#include "tests/graph/engine/conformance.h"

namespace entente {

// Empty if the engine, new at the start, agrees all along; else the first disagreement.
std::string DisagreementWithModel(EngineUnderTest* under_test, uint64_t seed);

}  // namespace entente

#endif  // ENTENTE_TESTS_GRAPH_ENGINE_RANDOM_RUN_H_

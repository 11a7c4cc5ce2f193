// Random histories with their two recorders, the store and the reference, and random questions.
#ifndef ENTENTE_TESTS_AGREEMENT_TWINS_H_
#define ENTENTE_TESTS_AGREEMENT_TWINS_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "graph/engine/memory/memory_engine.h"
#include "tests/agreement/comparison.h"
#include "tests/agreement/faulty_engine.h"
#include "tests/agreement/random_graph.h"
#include "tests/agreement/random_read.h"

namespace entente {

// A history with its two recorders.
struct Twin {
  explicit Twin(const Ontology& ontology) : reference(ontology), faulty(engine) {}

  Script script;
  ReferenceGraph reference;
  MemoryEngine engine;
  FaultyEngine faulty;
  std::unique_ptr<ScriptedStore> store;
};

// Asks questions about random histories, from `seed` on, until `ask` returns false or `most` were
// asked; returns how many were. `ask` may be told the same twin many times. A history that the
// store refuses fails the test.
using AskOne =
    std::function<bool(Twin& twin, uint64_t seed, Chance& chance, const ReadQuestion& question)>;
uint64_t ForQuestions(const Ontology& ontology, uint64_t seed, uint64_t most, const AskOne& ask);

// What a read of the twin's store differs in; an error is a difference.
std::string DifferenceIn(Twin& twin, const ReadQuestion& question);

// Reads --NAME=NUMBER for each name, and draws what is called "seed" where it is 0; false, having
// said why, for anything else.
bool ReadFlags(int argc, char** argv, const std::vector<std::pair<std::string, uint64_t*>>& flags);

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_TWINS_H_

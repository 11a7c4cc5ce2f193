// A small history and a plain question that still show a disagreement.
#ifndef ENTENTE_TESTS_AGREEMENT_SHRINKING_H_
#define ENTENTE_TESTS_AGREEMENT_SHRINKING_H_

#include <string>

#include "graph/ontology/ontology.h"
#include "tests/agreement/random_read.h"
#include "tests/agreement/script.h"

namespace entente {

struct Disagreement {
  Script script;
  ReadQuestion question;
};

// How the answers of a fresh reference and a fresh store to the question differ; empty: not at all.
// An error of the store is a difference.
std::string DifferenceOf(const Disagreement& disagreement, const Ontology& ontology);

// Takes away, one at a time and as long as the answers still differ, what is not needed: changes of
// the history (fillers take their places, so that ids and revisions stay) and wishes of the
// question. Cost: two or three fresh stores a change.
Disagreement Shrink(Disagreement disagreement, const Ontology& ontology);

// The shrunk case, both answers, and what differs.
std::string Report(const Disagreement& disagreement, const Ontology& ontology);

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_SHRINKING_H_

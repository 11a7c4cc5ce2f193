// Histories, questions and rows as lines for people: what is printed when two answers differ.
#ifndef ENTENTE_TESTS_AGREEMENT_DESCRIPTION_H_
#define ENTENTE_TESTS_AGREEMENT_DESCRIPTION_H_

#include <string>

#include "graph/model/verdict.h"
#include "tests/agreement/random_read.h"
#include "tests/agreement/script.h"

namespace entente {

std::string DescribeProposition(const Proposition& proposition);
std::string DescribeRow(const PropositionRow& row);
// One line a change; what is said of types at the beginning and fillers are left out.
std::string DescribeScript(const Script& script);
std::string DescribeQuestion(const ReadQuestion& question);

}  // namespace entente

#endif  // ENTENTE_TESTS_AGREEMENT_DESCRIPTION_H_

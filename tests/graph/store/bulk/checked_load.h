// Checks claims against a graph as the changes of a load, in the order given.
#ifndef ENTENTE_TESTS_GRAPH_STORE_BULK_CHECKED_LOAD_H_
#define ENTENTE_TESTS_GRAPH_STORE_BULK_CHECKED_LOAD_H_

#include <set>
#include <vector>

#include "graph/store/bulk/load_checks.h"
#include "gtest/gtest.h"
#include "tests/graph/store/test_graph.h"

namespace entente {

class CheckedLoad : public testing::Test {
 protected:
  CheckedLoad() { graph_.Furnish(); }

  absl::Status Check(const std::vector<Claim>& claims, const std::set<size_t>& new_ones = {}) {
    SpillSpace space(testing::TempDir(), uint64_t{1} << 30);
    LoadChecks checks(TestOntology(), limits_, space, 1'000);
    for (size_t i = 0; i < claims.size(); ++i) {
      const auto ready =
          PrepareClaim(claims[i], TestOntology(), limits_, graph_.store().graph().id_key);
      EXPECT_TRUE(ready.ok()) << ready.status();
      const absl::Status asked = checks.Ask(*ready, i, new_ones.contains(i));
      if (!asked.ok()) return asked;
    }
    return checks.Run({graph_.engine(), graph_.store().Head(), false});
  }

  TestGraph graph_;
  Limits limits_;
};

}  // namespace entente

#endif  // ENTENTE_TESTS_GRAPH_STORE_BULK_CHECKED_LOAD_H_

// A graph whose edges are of every kind that packed edges tell apart, and ways to read it with and
// without them.
#ifndef ENTENTE_TESTS_GRAPH_QUERY_MIXED_EDGES_H_
#define ENTENTE_TESTS_GRAPH_QUERY_MIXED_EDGES_H_

#include <memory>
#include <string>
#include <vector>

#include "graph/engine/memory/memory_engine.h"
#include "graph/model/limits.h"
#include "graph/ontology/ontology.h"
#include "graph/query/hop.h"
#include "graph/query/packed_edges.h"
#include "tests/graph/query/graph_fixture.h"

namespace entente {

class MixedEdgesTest : public GraphTest {
 protected:
  void SetUp() override {
    GraphTest::SetUp();
    Publish("paper", "2024-10-10");
    Say({Said("russia", "aids", "belarus").When("2024-01-01/2024-06-30"),
         Said("russia", "aids", "belarus").When("2024-03-01/2024-12-31").In("echo"),
         Said("russia", "aids", "russia"),  // leads to itself
         Said("russia", "aids", "ukraine").When("2020"),
         Said("russia", "opposes", "ukraine").When("2024-02-01/.."),
         Said("ukraine", "opposes", "russia").When("2022-02-24/..").By("ministry", "2024-09-01"),
         Said("russia", "opposes", "belarus").As(Stance::kDenies),
         Said("russia", "opposes", "belarus"), Said("ukraine", "borders", "russia"),
         Said("belarus", "borders", "russia"),
         Said("russia", "consulted", "belarus").When("2024-05-05"),
         Said("russia", "consulted", "belarus").When("2024-06-06"),
         Said("russia", "name", Words("Russia"))});
    const ClaimId graded = Id(Said("russia", "aids", "ukraine").When("2020"));
    Judge(Grade{.claim = graded, .scheme = "admiralty", .reliability = Reliability::kB});
  }

  static std::vector<Way> Ways(View& view, Direction direction = Direction::kBoth) {
    return WaysOf(view.ontology(), {}, direction, "predicates").value();
  }

  // Views that differ in what they admit.
  std::vector<std::pair<AsOf, Lens>> Readings() const {
    std::vector<std::pair<AsOf, Lens>> readings;
    for (const std::string valid : {"ALL", "2024-05-05", "2024-11-01", "2019"}) {
      AsOf as_of = ValidAt(valid);
      readings.emplace_back(as_of, Lens());
      Lens two;
      two.least_origins = 2;
      readings.emplace_back(as_of, two);
      Lens sure;
      sure.least_certainty = Certainty::kAttested;
      readings.emplace_back(as_of, sure);
      Lens ministry;
      ministry.allow.agents = {"ministry"};
      readings.emplace_back(as_of, ministry);
      as_of.published_before = PublishedCut{ParseMoment("2024-10-10")->earliest, true};
      readings.emplace_back(as_of, Lens());
      as_of.recorded_at = 3;
      readings.emplace_back(as_of, Lens());
    }
    return readings;
  }
};

}  // namespace entente

#endif  // ENTENTE_TESTS_GRAPH_QUERY_MIXED_EDGES_H_

// How long the resolver takes: names_bench NAMES.tsv [COUNT]
// Prints one JSON object: for each kind of question p50 and p99 in microseconds of
//   prepare   the text folded and romanised
//   index     equal keys looked up in the index of names; of "fuzzy" the most similar names
//   field     whom a name in a request's field means: FindNamesakes, through a View
//   resolve   the ranking that ResolveName answers: FindNames, through a View
//   grpc      ResolveName over gRPC on 127.0.0.1
// and of an empty unary call over the same connection. Calls are timed by the clock on the wall,
// the steps in process by what their thread worked. Then how long all names take to be compared
// with each other.
#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/time/time.h"
#include "bench/name_graph.h"
#include "bench/name_questions.h"
#include "bench/percentiles.h"
#include "clients/cpp/connection.h"
#include "graph/model/status.h"
#include "graph/query/duplicates.h"
#include "graph/query/names.h"
#include "graph/store/names/name_index.h"

namespace entente {
namespace {

constexpr uint64_t kSeed = 20'241'027;
constexpr size_t kMostSimilar = 64;  // the resolver's first round
constexpr Budget::Amounts kPlenty = {10'000'000, 1'000'000, 64u << 20};

// Ends the programme with what went wrong: a measure of failures is none.
void Must(const absl::Status& status) {
  if (status.ok()) return;
  std::cerr << "names_bench: " << std::string(status.message()) << std::endl;
  std::exit(1);
}

nlohmann::json Told(const Percentiles& times) { return {{"p50", times.p50}, {"p99", times.p99}}; }

class Bench {
 public:
  Bench(const Store& store, const std::string& server)
      : store_(store), names_(store.names()), connection_(server, absl::Seconds(60)) {}

  nlohmann::json Measure(const NameQuestions& questions) {
    const std::vector<std::string>& texts = questions.texts;
    std::vector<std::unique_ptr<AskedName>> asked;
    const Percentiles prepare = TimesOf(texts.size(), TimeTaken::kThread, [&](size_t i) {
      asked.push_back(std::make_unique<AskedName>(texts[i], names_.romanizer()));
    });
    const bool fuzzy = questions.kind == "fuzzy";
    const Percentiles index = TimesOf(texts.size(), TimeTaken::kThread, [&](size_t i) {
      if (fuzzy) {
        Similar(*asked[i]);
      } else {
        names_.Folded(asked[i]->folded(), store_.Head());
        names_.Romanized(asked[i]->key(), store_.Head());
      }
    });
    const Percentiles field =
        TimesOf(texts.size(), TimeTaken::kThread, [&](size_t i) { Field(texts[i]); });
    const Percentiles resolve =
        TimesOf(texts.size(), TimeTaken::kThread, [&](size_t i) { Resolve(texts[i]); });
    const Percentiles grpc =
        TimesOf(texts.size(), TimeTaken::kWall, [&](size_t i) { Call(texts[i]); });
    return {{"kind", questions.kind}, {"prepare", Told(prepare)}, {"index", Told(index)},
            {"field", Told(field)},   {"resolve", Told(resolve)}, {"grpc", Told(grpc)}};
  }

  // All names with each other: what ListDuplicates finds, and how long that takes.
  nlohmann::json Duplicates() {
    size_t pairs = 0;
    const Percentiles took = TimesOf(1, TimeTaken::kThread, [&](size_t) {
      Through([&](View& view) {
        const auto found = FindDuplicates(view, DuplicatePattern());
        if (found.ok()) pairs = found->rows.size();
        return found.status();
      });
    });
    return {{"pairs", pairs}, {"ms", took.p50 / 1000}};
  }

  Percentiles EmptyCalls(size_t count) {
    return TimesOf(count, TimeTaken::kWall, [this](size_t) {
      v1::GetVersionResponse answer;
      Must(connection_.Call(v1::GetVersionRequest(), &answer));
    });
  }

 private:
  void Similar(const AskedName& asked) {
    const Budget budget(kPlenty, absl::InfiniteFuture(), nullptr);
    Must(names_
             .Similar(asked.romanized(), SimilarityFor(kLeastScore), kMostSimilar, store_.Head(),
                      budget)
             .status());
  }

  void Field(const std::string& text) {
    Through([&](View& view) { return FindNamesakes(view, text).status(); });
  }

  void Resolve(const std::string& text) {
    NamePattern pattern;
    pattern.text = text;
    Through([&](View& view) { return FindNames(view, pattern).status(); });
  }

  void Through(const std::function<absl::Status(View&)>& ask) {
    Budget budget(kPlenty, absl::InfiniteFuture(), nullptr);
    AsOf as_of;
    as_of.recorded_at = store_.Head();
    View view(store_, as_of, Lens(), budget);
    Must(ask(view));
  }

  void Call(const std::string& text) {
    v1::ResolveNameRequest request;
    request.mutable_scope()->set_graph(NameGraph::kName);
    request.set_name(text);
    v1::ResolveNameResponse answer;
    Must(connection_.Call(request, &answer));
  }

  const Store& store_;
  NameIndex& names_;
  Connection connection_;
};

int Main(const std::string& path, size_t count) {
  const absl::StatusOr<std::vector<ListedName>> names = ReadNameList(path);
  Must(names.status());
  const absl::StatusOr<std::unique_ptr<NameGraph>> graph = NameGraph::Make(*names);
  Must(graph.status());
  const Store& store = (*graph)->store();
  nlohmann::json told = {{"names", names->size()}, {"questions", count}};
  const Budget budget(kPlenty, absl::InfiniteFuture(), nullptr);
  told["build_ms"] = TimesOf(1, TimeTaken::kThread,
                             [&](size_t) { Must(store.names().Cover(store.Head(), budget)); })
                         .p50 /
                     1000;
  Bench bench(store, (*graph)->address());
  bench.EmptyCalls(count / 10 + 1);  // connects
  told["empty_call"] = Told(bench.EmptyCalls(count));
  for (const NameQuestions& questions :
       QuestionsAbout(*names, store.names().romanizer(), count, kSeed)) {
    told["kinds"].push_back(bench.Measure(questions));
  }
  told["duplicates"] = bench.Duplicates();
  std::cout << told.dump() << std::endl;
  return 0;
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) {
  uint64_t count = 1000;
  if (argc < 2 || argc > 3 || (argc == 3 && !absl::SimpleAtoi(argv[2], &count)) || count == 0) {
    std::cerr << "usage: names_bench NAMES.tsv [COUNT]" << std::endl;
    return 2;
  }
  return entente::Main(argv[1], count);
}

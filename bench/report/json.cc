#include "bench/report/json.h"

#include <nlohmann/json.hpp>

namespace entente {

using nlohmann::json;

std::string JsonOf(const Report& report, const std::map<std::string, Score>& scores,
                   const Machine& machine, const std::map<std::string, std::string>& settings) {
  json measures = json::array();
  for (const Report::Line& line : report.Lines()) {
    const Measure& median = line.median;
    json measure = {{"what", line.key.what}, {"how", line.key.how},    {"p50_us", median.p50},
                    {"p99_us", median.p99},  {"mean_us", median.mean}, {"rate", median.rate},
                    {"cpu_us", median.cpu},  {"calls", median.calls}};
    if (line.ratio > 0) {
      measure["ceiling"] = line.ceiling;
      measure["of_ceiling"] = line.ratio;
    }
    measures.push_back(std::move(measure));
  }
  json goals = json::array();
  for (const Goal& goal : Goals()) {
    json told = {{"goal", goal.title()}, {"must", goal.must}, {"stretch", goal.stretch}};
    const auto score = scores.find(goal.title());
    if (score != scores.end()) {
      told["figure"] = score->second.figure;
      told["met"] = Met(goal, score->second.figure);
      told["scaled"] = score->second.scaled;
    }
    goals.push_back(std::move(told));
  }
  const json about = {{"date", machine.date},
                      {"kernel", machine.kernel},
                      {"cpu", machine.cpu},
                      {"cores", machine.cores},
                      {"load_before", machine.load_before},
                      {"load_after", machine.load_after},
                      {"compiler", machine.compiler},
                      {"grpc", machine.grpc},
                      {"rocksdb", machine.rocksdb},
                      {"protobuf", machine.protobuf}};
  return json({{"machine", about},
               {"settings", settings},
               {"measures", measures},
               {"numbers", report.numbers()},
               {"goals", goals}})
      .dump(2);
}

}  // namespace entente

#include "tests/scenarios/expected_row.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "graph/model/status.h"

namespace entente {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

absl::Status Wrong(absl::string_view what) { return absl::InvalidArgumentError(std::string(what)); }

absl::StatusOr<double> Figure(const std::string& text) {
  double figure = 0;
  if (!absl::SimpleAtod(text, &figure)) return Wrong(absl::StrCat(text, " is no figure"));
  return figure;
}

std::vector<std::string> SortedItems(const std::string& text, char between) {
  std::vector<std::string> items = absl::StrSplit(text, between);
  std::sort(items.begin(), items.end());
  return items;
}

// "path X >aids Y >aids Z asserted attested claims=c1/c2": the claims hop by hop.
absl::StatusOr<Json> ExpectedPath(const Words& words) {
  Json row = {{"path", Json::array()}};
  size_t at = 1;
  for (; at < words.size() && words[at] != "asserted" && words[at] != "contested"; ++at) {
    row["path"].push_back(words[at]);
  }
  if (words.size() < at + 2) return Wrong("verdict and certainty are needed");
  row["verdict"] = absl::AsciiStrToUpper(words[at]);
  row["certainty"] = absl::AsciiStrToUpper(words[at + 1]);
  for (at += 2; at < words.size(); ++at) {
    const std::pair<std::string, std::string> pair =
        absl::StrSplit(words[at], absl::MaxSplits('=', 1));
    if (pair.first == "claims") {
      row["claims"] = Json::array();
      for (const absl::string_view hop : absl::StrSplit(pair.second, '/')) {
        row["claims"].push_back(SortedItems(std::string(hop), ','));
      }
    } else if (pair.first == "validity") {
      row["validity"] = std::vector<std::string>(absl::StrSplit(pair.second, ';'));
    } else {
      return Wrong(absl::StrCat("\"", pair.first, "\" is nothing to expect of a path"));
    }
  }
  return row;
}

// "dispute functional attested about=A;B resolve=A"
absl::StatusOr<Json> ExpectedDispute(const Words& words) {
  if (words.size() < 3) return Wrong("a dispute needs its kind and its certainty");
  Json row = {{"kind", absl::AsciiStrToUpper(words[1])},
              {"certainty", absl::AsciiStrToUpper(words[2])}};
  for (const char* key : {"resolve_keeps", "uncontested_keeps", "denying"}) {
    row[key] = Json::array();
  }
  for (size_t i = 3; i < words.size(); ++i) {
    const std::pair<std::string, std::string> pair =
        absl::StrSplit(words[i], absl::MaxSplits('=', 1));
    const std::string key =
        pair.first == "about" || pair.first == "denying" ? pair.first : pair.first + "_keeps";
    row[key] = SortedItems(pair.second, ';');
  }
  return row;
}

// "figure soldier:stock low=1 high=2 units=u1,u2 claims=c1,c2"
absl::StatusOr<Json> ExpectedFigure(const Words& words) {
  if (words.size() < 2) return Wrong("a figure needs what it is of");
  Json row = {{"figure", words[1]}};
  for (const char* key : {"best", "low", "high", "origin"}) row[key] = Json();
  for (const char* key : {"units", "claims", "left_out", "parts"}) row[key] = Json::array();
  row["complete"] = true;
  for (size_t i = 2; i < words.size(); ++i) {
    const std::pair<std::string, std::string> pair =
        absl::StrSplit(words[i], absl::MaxSplits('=', 1));
    if (pair.first == "best" || pair.first == "low" || pair.first == "high") {
      ASSIGN_OR_RETURN(row[pair.first], Figure(pair.second));
    } else if (pair.first == "complete") {
      row["complete"] = pair.second == "yes";
    } else if (pair.first == "origin") {
      row["origin"] = pair.second;
    } else {
      row[pair.first] = SortedItems(pair.second, ',');
    }
  }
  return row;
}

// "forecast c1 fulfilled by=Budanov judged_by=ana confirmer=c2 independent=no"
absl::StatusOr<Json> ExpectedForecast(const Words& words) {
  if (words.size() < 3) return Wrong("a forecast needs its claim and its state");
  Json row = {{"claim", words[1]}, {"state", absl::AsciiStrToUpper(words[2])}};
  for (const char* key : {"judged_by", "confirmer", "independent"}) row[key] = Json();
  for (size_t i = 3; i < words.size(); ++i) {
    const std::pair<std::string, std::string> pair =
        absl::StrSplit(words[i], absl::MaxSplits('=', 1));
    if (pair.first == "days") {
      row["days"] = std::stoi(pair.second);
    } else if (pair.first == "likelihood") {
      ASSIGN_OR_RETURN(row["likelihood"], Figure(pair.second));
    } else if (pair.first == "independent") {
      row["independent"] = pair.second == "yes";
    } else {
      row[pair.first] = pair.second;
    }
  }
  return row;
}

}  // namespace

absl::StatusOr<Json> ExpectedRow(const Words& words) {
  if (words.front() == "forecast") return ExpectedForecast(words);
  if (words.front() == "dispute") return ExpectedDispute(words);
  if (words.front() == "path") return ExpectedPath(words);
  return ExpectedFigure(words);
}

}  // namespace entente

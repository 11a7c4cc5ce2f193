#include "tests/scenarios/scenario_text.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "graph/model/status.h"
#include "tests/scenarios/expected_row.h"

namespace entente {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

absl::Status Wrong(absl::string_view what) { return absl::InvalidArgumentError(std::string(what)); }

absl::StatusOr<Words> SplitWords(absl::string_view line) {
  Words words;
  while (!(line = absl::StripLeadingAsciiWhitespace(line)).empty()) {
    const bool quoted = absl::ConsumePrefix(&line, "\"");
    const size_t end = quoted ? line.find('"') : line.find(' ');
    if (quoted && end == absl::string_view::npos) return Wrong("a quotation has no end");
    words.push_back(std::string(line.substr(0, end)));
    line = end == absl::string_view::npos ? "" : line.substr(end + (quoted ? 1 : 0));
  }
  return words;
}

std::vector<std::string> Listed(const std::string& text) { return absl::StrSplit(text, ','); }

absl::StatusOr<double> Figure(const std::string& text) {
  double figure = 0;
  if (!absl::SimpleAtod(text, &figure)) return Wrong(absl::StrCat(text, " is no figure"));
  return figure;
}

// "about:11000:soldier:stock", "9000..12000:soldier"
absl::StatusOr<Json> QuantityOf(const std::string& text) {
  Words parts = absl::StrSplit(text, ':');
  Json quantity = Json::object();
  if (parts[0] == "about" || parts[0] == "at_least" || parts[0] == "at_most") {
    quantity["qualifier"] = parts[0];
    parts.erase(parts.begin());
  }
  if (parts.size() < 2) return Wrong(absl::StrCat(text, " is no quantity; write 12000:soldier"));
  const size_t dots = parts[0].find("..");
  if (dots == std::string::npos) {
    ASSIGN_OR_RETURN(quantity["best"], Figure(parts[0]));
  } else {
    ASSIGN_OR_RETURN(quantity["low"], Figure(parts[0].substr(0, dots)));
    ASSIGN_OR_RETURN(quantity["high"], Figure(parts[0].substr(dots + 2)));
  }
  quantity["unit"] = parts[1];
  if (parts.size() > 2) quantity["measure"] = parts[2];
  return quantity;
}

// "12000:soldier" and "about:11000:soldier", but no time of day.
bool IsQuantity(const std::string& word) {
  const size_t colon = word.find(':');
  if (colon == std::string::npos) return false;
  const std::string first = word.substr(0, colon);
  return first == "about" || first == "at_least" || first == "at_most" ||
         first.find_first_not_of("0123456789.") == std::string::npos;
}

absl::Status PutObject(const std::string& word, Json* json) {
  if (absl::StartsWith(word, "'") && absl::EndsWith(word, "'") && word.size() > 1) {
    (*json)["v"] = word.substr(1, word.size() - 2);
  } else if (IsQuantity(word)) {
    ASSIGN_OR_RETURN((*json)["v"], QuantityOf(word));
  } else {
    (*json)["o"] = word;
  }
  return absl::OkStatus();
}

// Subject, predicate, object and what follows as name=word; returns how many words that was.
absl::StatusOr<size_t> PutProposition(const Words& words, size_t at, Json* json) {
  if (words.size() < at + 3) return Wrong("subject, predicate and object are needed");
  (*json)["s"] = words[at];
  (*json)["p"] = words[at + 1];
  RETURN_IF_ERROR(PutObject(words[at + 2], json));
  at += 3;
  for (; at < words.size() && absl::StrContains(words[at], "="); ++at) {
    const std::pair<std::string, std::string> pair =
        absl::StrSplit(words[at], absl::MaxSplits('=', 1));
    if (pair.first == "instance") {
      (*json)["instance"] = std::stoi(pair.second);
    } else {
      (*json)["q"][pair.first] = pair.second;
    }
  }
  return at;
}

const std::map<std::string, std::string>& Stances() {
  static const std::map<std::string, std::string> stances = {
      {"asserts", "ASSERTS"}, {"denies", "DENIES"}, {"doubts", "DOUBTS"}, {"declines", "DECLINES"}};
  return stances;
}

// "d1 > Times > GUR asserts u1 located_in A when @2024-10-23 as FORECAST"
absl::StatusOr<Json> ClaimOf(const Words& words) {
  Json claim = {{"doc", words[0]}, {"chain", Json::array()}};
  size_t at = 1;
  for (; at + 1 < words.size() && words[at] == ">"; at += 2)
    claim["chain"].push_back(words[at + 1]);
  if (at == words.size() || !Stances().contains(words[at])) {
    return Wrong("a claim needs asserts, denies, doubts or declines after its voice");
  }
  claim["stance"] = Stances().at(words[at]);
  ASSIGN_OR_RETURN(at, PutProposition(words, at + 1, &claim));
  static const std::map<std::string, std::string> details = {
      {"when", "when"}, {"as", "mood"}, {"resolve_by", "resolve_by"}, {"likelihood", "likelihood"}};
  for (; at + 1 < words.size(); at += 2) {
    const auto detail = details.find(words[at]);
    if (detail == details.end()) break;
    claim[detail->second] = words[at + 1];
  }
  if (at != words.size()) return Wrong(absl::StrCat("\"", words[at], "\" is not understood"));
  return claim;
}

// "ana grades c1 B2"
absl::StatusOr<Json> JudgementOf(const Words& words) {
  if (words.size() < 3) return Wrong("a judgement needs who, what and of what");
  static const std::map<std::string, std::string> kinds = {
      {"grades", "GRADE"},         {"retracts", "RETRACT"},  {"reinstates", "REINSTATE"},
      {"prefers", "PREFER"},       {"undoes", "UNDO"},       {"deprecates", "DEPRECATE"},
      {"derives", "DERIVES_FROM"}, {"fulfils", "FULFILS"},   {"refutes", "REFUTES"},
      {"joins", "SAME_AS"},        {"parts", "NOT_SAME_AS"},
  };
  const auto kind = kinds.find(words[1]);
  if (kind == kinds.end()) return Wrong(absl::StrCat("\"", words[1], "\" is no judgement"));
  Json judgement = {{"by", words[0]}, {"kind", kind->second}};
  if (kind->second == "UNDO") {
    judgement["judgement"] = words[2];
  } else if (kind->second == "SAME_AS" || kind->second == "NOT_SAME_AS") {
    if (words.size() < 4) return Wrong("which two?");
    judgement["a"] = words[2];
    judgement["b"] = words[3];
  } else if (kind->second == "DERIVES_FROM") {
    if (words.size() < 4) return Wrong("who derives from whom?");
    judgement["of"] = words[2];
    judgement["from"] = words[3];
  } else if (kind->second == "FULFILS" || kind->second == "REFUTES") {
    if (words.size() < 4) return Wrong("which forecast, by which claim?");
    judgement["forecast"] = words[2];
    judgement["claim"] = words[3];
  } else {
    judgement["claim"] = words[2];
  }
  if (kind->second == "GRADE") {
    if (words.size() < 4) return Wrong("a grade such as B2 is needed");
    for (const char axis : words[3]) {
      if (absl::ascii_isdigit(axis)) {
        judgement["credibility"] = axis - '0';
      } else {
        judgement["reliability"] = std::string(1, axis);
      }
    }
  }
  if (kind->second == "RETRACT" && words.size() > 3) {
    judgement["reason"] = words[3];
    if (words.size() > 4) judgement["published"] = words[4];
  }
  return judgement;
}

// Reads the lines of one file, in order.
class Reader {
 public:
  absl::Status Read(absl::string_view line, int number) {
    ASSIGN_OR_RETURN(Words words, SplitWords(line));
    if (words.empty() || absl::StartsWith(words[0], "#")) return absl::OkStatus();
    if (words.size() < 2) return Wrong("a line needs more than one word");
    if (absl::EndsWith(words[0], ":")) return ReadRecord(std::move(words));
    const std::string first = words[0];
    words.erase(words.begin());
    if (first == "graph") return ReadGraph(words);
    if (first == "type") return ReadType(words);
    if (first == "document") return ReadDocument(words);
    if (first == "revision") return ReadRevision(words);
    if (first == "ask") return ReadAsk(words, number);
    if (first == "expect") return ReadExpect(words);
    if (first == "hidden") return ReadHidden(words);
    return Wrong(absl::StrCat("\"", first, "\" begins no line"));
  }

  Scenario Take() { return std::move(scenario_); }

 private:
  absl::Status ReadGraph(const Words& words) {
    if (words[0] != "open") return Wrong("a graph is open, or has no line");
    history()["open"] = true;
    return absl::OkStatus();
  }

  absl::Status ReadType(const Words& words) {
    for (size_t i = 1; i < words.size(); ++i) history()["types"][words[0]].push_back(words[i]);
    return absl::OkStatus();
  }

  absl::Status ReadDocument(const Words& words) {
    Json& document = history()["documents"][words[0]];
    document = Json::object();
    if (words.size() > 1 && words[1] != "-") document["published"] = words[1];
    if (words.size() > 3 && words[2] == "by") document["issuer"] = words[3];
    return absl::OkStatus();
  }

  absl::Status ReadRevision(const Words& words) {
    revision_ = std::stoi(words[0]);
    if (words.size() > 1) history()["revisions"][words[0]] = words[1];
    return absl::OkStatus();
  }

  absl::Status ReadRecord(Words words) {
    const std::string name = words[0].substr(0, words[0].size() - 1);
    words.erase(words.begin());
    const bool claims = std::any_of(words.begin(), words.end(), [](const std::string& word) {
      return Stances().contains(word);
    });
    absl::StatusOr<Json> record = claims ? ClaimOf(words) : JudgementOf(words);
    if (!record.ok()) return record.status();
    (*record)["id"] = name;
    (*record)["rev"] = revision_ != 0 ? revision_ : claims ? 1 : 2;
    history()[claims ? "claims" : "judgements"].push_back(*record);
    return absl::OkStatus();
  }

  absl::Status ReadAsk(const Words& words, int number) {
    ScenarioQuestion question;
    question.line = number;
    question.query = {{"as_of", Json::object()}, {"lens", Json::object()}};
    if (words[0] == "timeline") return ReadAskTimeline(words, std::move(question));
    if (words[0] == "diff") return ReadAskDiff(words, std::move(question));
    static const std::map<std::string, std::string> kinds = {
        {"propositions", "read"}, {"neighbors", "neighbours"}, {"forecasts", "forecasts"},
        {"disputes", "disputes"}, {"roll-up", "roll_up"},      {"paths", "paths"}};
    const auto kind = kinds.find(words[0]);
    if (kind == kinds.end()) {
      return Wrong(
          "ask propositions, neighbors, forecasts, disputes, roll-up, paths, diff or timeline");
    }
    Json what = Json::object();
    for (size_t i = 1; i < words.size(); ++i) {
      const std::pair<std::string, std::string> pair =
          absl::StrSplit(words[i], absl::MaxSplits('=', 1));
      RETURN_IF_ERROR(PutWish(pair.first, pair.second, &what, &question.query));
    }
    question.query["what"] = {{kind->second, what}};
    scenario_.questions.push_back(std::move(question));
    return absl::OkStatus();
  }

  // "before.valid=..." and "after.valid=..." are one side's, "valid=..." is both sides'.
  absl::Status ReadAskDiff(const Words& words, ScenarioQuestion question) {
    Json what = Json::object();
    Json sides[] = {question.query, question.query};
    for (size_t i = 1; i < words.size(); ++i) {
      const std::pair<std::string, std::string> pair =
          absl::StrSplit(words[i], absl::MaxSplits('=', 1));
      for (Json& side : sides) {
        absl::string_view name = pair.first;
        const bool before = absl::ConsumePrefix(&name, "before.");
        const bool after = absl::ConsumePrefix(&name, "after.");
        if ((before && &side == &sides[1]) || (after && &side == &sides[0])) continue;
        RETURN_IF_ERROR(PutWish(std::string(name), pair.second, &what, &side));
      }
    }
    question.query = {{"diff", Json::array({sides[0], sides[1]})}, {"what", {{"read", what}}}};
    scenario_.questions.push_back(std::move(question));
    return absl::OkStatus();
  }

  absl::Status ReadAskTimeline(const Words& words, ScenarioQuestion question) {
    Json what = Json::object();
    question.query["timeline"] = "published";
    for (size_t i = 1; i < words.size(); ++i) {
      const std::pair<std::string, std::string> pair =
          absl::StrSplit(words[i], absl::MaxSplits('=', 1));
      if (pair.first == "axis") {
        question.query["timeline"] = pair.second;
      } else {
        RETURN_IF_ERROR(PutWish(pair.first, pair.second, &what, &question.query));
      }
    }
    question.query["what"] = {{"read", what}};
    scenario_.questions.push_back(std::move(question));
    return absl::OkStatus();
  }

  static absl::Status PutWish(const std::string& name, const std::string& value, Json* what,
                              Json* query) {
    // In the cases' own words; the others are the same in both.
    static const std::map<std::string, std::string> pattern = {
        {"subject", "s"}, {"predicate", "p"}, {"object", "o"}, {"which", "mode"}};
    static const std::set<std::string> same = {
        "of",    "within", "subject_type",  "direction", "document",
        "agent", "origin", "neighbor_type", "from",      "to",
        "time",  "type",   "parts_by"};
    static const std::set<std::string> cuts = {"valid", "mode", "published_before", "judgements",
                                               "recorded_at"};
    static const std::map<std::string, std::string> lens = {
        {"least_grade", "min_grade"}, {"least_certainty", "certainty"}, {"contest", "contest"}};
    Json& lenses = (*query)["lens"];
    int64_t number = 0;
    if (pattern.contains(name)) {
      (*what)[pattern.at(name)] = value;
    } else if (same.contains(name)) {
      (*what)[name] = value;
    } else if (name == "units") {
      (*what)[name] = Listed(value);
    } else if (name == "kinds" || name == "states") {
      (*what)[name] = Listed(absl::AsciiStrToUpper(value));
    } else if (name == "by_origin" || name == "show_denied") {
      (*what)[name] = value == "yes";
    } else if (name == "hops") {
      (*what)[name] = std::stoi(value);
    } else if (name == "recorded_at" && absl::SimpleAtoi(value, &number)) {
      (*query)["as_of"][name] = number;
    } else if (cuts.contains(name)) {
      (*query)["as_of"][name] = value;
    } else if (lens.contains(name)) {
      lenses[lens.at(name)] = value;
    } else if (name == "ungraded") {
      lenses[name] = value == "yes";
    } else if (name == "least_origins") {
      lenses["min_origins"] = std::stoi(value);
    } else if (name == "moods" || name == "graders" || name == "assume_retracted") {
      lenses[name] = Listed(value);
    } else if (name == "assume_same") {
      for (const std::string& pair : Listed(value)) {
        const std::pair<std::string, std::string> ends =
            absl::StrSplit(pair, absl::MaxSplits('=', 1));
        lenses[name].push_back(Json::array({ends.first, ends.second}));
      }
    } else if (absl::StartsWith(name, "allow.")) {
      lenses["voices"]["allow"][name.substr(6)] = Listed(value);
    } else if (absl::StartsWith(name, "deny.")) {
      lenses["voices"]["deny"][name.substr(5)] = Listed(value);
    } else {
      return Wrong(absl::StrCat("\"", name, "\" cannot be asked for"));
    }
    return absl::OkStatus();
  }

  absl::Status ReadExpect(const Words& words) {
    if (scenario_.questions.empty()) return Wrong("nothing was asked yet");
    if (words[0] == "nothing") return absl::OkStatus();
    if (words[0] == "forecast" || words[0] == "dispute" || words[0] == "figure" ||
        words[0] == "path") {
      ASSIGN_OR_RETURN(Json expected, ExpectedRow(words));
      scenario_.questions.back().rows.push_back(std::move(expected));
      return absl::OkStatus();
    }
    Json row = Json::object();
    size_t at = 0;
    if (words[0] == "out" || words[0] == "in" || words[0] == "both") {
      if (words.size() < 3) return Wrong("a neighbour needs direction, predicate and entity");
      row = {{"dir", words[0]}, {"p", words[1]}, {"to", words[2]}};
      at = 3;
    } else {
      const Json& query = scenario_.questions.back().query;
      if (query.contains("timeline")) {
        if (words.size() < 3 || words[0] != "at") return Wrong("at which point?");
        row["at"] = words[1];
        at = 2;
      }
      if (query.contains("diff") || query.contains("timeline")) row["change"] = words[at++];
      ASSIGN_OR_RETURN(at, PutProposition(words, at, &row));
      if (row.contains("v") && row["v"].is_object()) row["v"].erase("qualifier");
      row["dissent"] = {{"denies", 0}, {"doubts", 0}, {"declines", 0}, {"rivals", 0}};
    }
    if (at + 1 < words.size() && words[at] == "on") {
      row["when"] = words[at + 1];
      at += 2;
    }
    if (words.size() < at + 2) return Wrong("verdict and certainty are needed");
    row["verdict"] = absl::AsciiStrToUpper(words[at]);
    row["certainty"] = absl::AsciiStrToUpper(words[at + 1]);
    for (at += 2; at < words.size(); ++at) RETURN_IF_ERROR(PutExpected(words[at], &row));
    scenario_.questions.back().rows.push_back(std::move(row));
    return absl::OkStatus();
  }

  static absl::Status PutExpected(const std::string& word, Json* row) {
    const std::pair<std::string, std::string> pair = absl::StrSplit(word, absl::MaxSplits('=', 1));
    if (pair.first == "claims") {
      std::vector<std::string> claims = Listed(pair.second);
      std::sort(claims.begin(), claims.end());
      (*row)["claims"] = claims;
    } else if (pair.first == "validity") {
      (*row)["validity"] = std::vector<std::string>(absl::StrSplit(pair.second, ';'));
    } else if (pair.first == "origins") {
      const std::pair<std::string, std::string> ends = absl::StrSplit(pair.second, "..");
      (*row)["origins"] = {{"min", std::stoi(ends.first)}, {"max", std::stoi(ends.second)}};
    } else if ((*row)["dissent"].contains(pair.first)) {
      (*row)["dissent"][pair.first] = std::stoi(pair.second);
    } else {
      return Wrong(absl::StrCat("\"", pair.first, "\" is nothing to expect"));
    }
    return absl::OkStatus();
  }

  absl::Status ReadHidden(const Words& words) {
    if (scenario_.questions.empty()) return Wrong("nothing was asked yet");
    for (const std::string& word : words) {
      const std::pair<std::string, std::string> pair =
          absl::StrSplit(word, absl::MaxSplits('=', 1));
      scenario_.questions.back().hidden[pair.first] = std::stoi(pair.second);
    }
    return absl::OkStatus();
  }

  Json& history() { return scenario_.history; }

  Scenario scenario_;
  int revision_ = 0;  // 0: none stated yet
};

// Whether the answer's row is the proposition, or the neighbour, that is expected.
bool IsSame(const Json& expected, const Json& row) {
  if (expected.value("origin", Json()) != row.value("origin", Json())) return false;
  for (const char* key : {"at", "change", "s", "p", "o", "v", "q", "instance", "when", "dir", "to",
                          "claim", "kind", "about", "figure", "path"}) {
    if (expected.contains(key) != row.contains(key)) return false;
    if (expected.contains(key) && expected.at(key) != row.at(key)) return false;
  }
  return true;
}

}  // namespace

absl::StatusOr<Scenario> ParseScenario(absl::string_view text) {
  Reader reader;
  int number = 0;
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    ++number;
    const absl::Status status = reader.Read(line, number);
    if (!status.ok()) {
      return absl::InvalidArgumentError(absl::StrCat("line ", number, ": ", status.message()));
    }
  }
  Scenario scenario = reader.Take();
  if (!scenario.history.contains("claims")) scenario.history["claims"] = Json::array();
  if (scenario.questions.empty()) return Wrong("nothing is asked");
  return scenario;
}

std::string DifferenceFrom(const ScenarioQuestion& expected, const Json& answer) {
  std::string text;
  std::vector<Json> left(answer.at("rows").begin(), answer.at("rows").end());
  for (const Json& row : expected.rows) {
    const auto found = std::find_if(left.begin(), left.end(),
                                    [&](const Json& given) { return IsSame(row, given); });
    if (found == left.end()) {
      absl::StrAppend(&text, "missing: ", row.dump(), "\n");
      continue;
    }
    for (const auto& [key, value] : row.items()) {
      if (found->value(key, Json()) == value) continue;
      absl::StrAppend(&text, key, " of ", row.dump(), " is ", found->value(key, Json()).dump(),
                      "\n");
    }
    left.erase(found);
  }
  for (const Json& row : left) absl::StrAppend(&text, "not expected: ", row.dump(), "\n");
  if (answer.at("hidden") != expected.hidden) {
    absl::StrAppend(&text, "hidden is ", answer.at("hidden").dump(), ", expected ",
                    expected.hidden.dump(), "\n");
  }
  return text;
}

}  // namespace entente

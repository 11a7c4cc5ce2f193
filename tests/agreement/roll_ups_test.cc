// Figures of random trees of units, added up by the product and by a reader that goes by the
// definition: what lies below what is a matrix, and every unit is asked about every other.
//
//   roll_ups_test [--reads=N] [--seed=S]
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "absl/strings/str_cat.h"
#include "graph/resolve/roll_up.h"
#include "tests/agreement/chance.h"
#include "tests/agreement/twins.h"

namespace entente {
namespace {

uint64_t g_reads = 10'000;
uint64_t g_seed = 0;

constexpr uint64_t kMostReadsOfAControl = 100'000;

struct RollUpQuestion {
  std::vector<UnitRows> units;
  std::vector<size_t> top;
  bool by_origin = false;
};

Quantity DrawQuantity(Chance& chance) {
  Quantity quantity;
  quantity.unit = chance.Percent(85) ? "soldier" : "tank";
  quantity.measure = chance.Percent(70) ? Measure::kStock : static_cast<Measure>(chance.Below(4));
  quantity.qualifier = static_cast<QuantityQualifier>(1 + chance.Below(4));
  const double figure = 100.0 * static_cast<double>(1 + chance.Below(9));
  if (chance.Percent(85)) quantity.best = figure;
  if (!quantity.best.has_value() || chance.Percent(20)) quantity.high = figure + 50;
  for (size_t i = chance.Percent(30) ? 1 + chance.Below(3) : 0; i > 0; --i) {
    Inclusion part;
    part.what = absl::StrCat("part ", i);
    part.kind = static_cast<InclusionKind>(1 + chance.Below(3));
    part.quantity.best = 100.0 * static_cast<double>(1 + chance.Below(5));
    part.quantity.unit = chance.Percent(80) ? quantity.unit : "brigade";
    part.quantity.measure = quantity.measure;
    quantity.includes.push_back(std::move(part));
  }
  return quantity;
}

// Figures and ways between few units: mostly downwards, so that cycles are rare but do occur.
RollUpQuestion DrawQuestion(Chance& chance) {
  RollUpQuestion question;
  const size_t count = 1 + chance.Below(8);
  uint8_t next_claim = 1;
  for (size_t i = 0; i < count; ++i) {
    UnitRows unit{.unit = absl::StrCat("u", (i * 3) % count + 10 * i)};
    for (size_t rows = chance.Below(3); rows > 0; --rows) {
      UnitRow row;
      Proposition& proposition = row.row.proposition;
      proposition.subject = unit.unit;
      proposition.predicate = "strength";
      const Quantity quantity = DrawQuantity(chance);
      proposition.object = IdentityOf(Value{quantity});
      if (chance.Percent(8)) proposition.object = Value{NoValue{}};
      if (chance.Percent(40)) {
        proposition.qualifiers = {{"place", EntityId(chance.Percent(50) ? "A" : "B")}};
      }
      for (size_t claims = 1 + chance.Below(2); claims > 0; --claims) {
        RecordedClaim claim;
        claim.id.bytes[0] = next_claim++;
        claim.claim.subject = unit.unit;
        claim.claim.predicate = "strength";
        claim.claim.object = Value{quantity};
        if (std::get<Value>(proposition.object) == Value{NoValue{}}) {
          claim.claim.object = Value{NoValue{}};
        }
        claim.claim.voice.document = "doc";
        claim.claim.voice.chain.push_back({.agent = chance.Percent(50) ? "gur" : "nis"});
        row.row.claims.push_back(claim.id);
        row.supports.push_back(std::move(claim));
      }
      unit.rows.push_back(std::move(row));
    }
    question.units.push_back(std::move(unit));
  }
  for (size_t i = 0; i < count; ++i) {
    for (size_t j = 0; j < count; ++j) {
      if (i != j && chance.Percent(i < j ? 25 : 2)) question.units[i].parts.push_back(j);
    }
  }
  question.top.push_back(0);
  while (chance.Percent(40)) question.top.push_back(chance.Below(count));
  question.by_origin = chance.Percent(30);
  return question;
}

// One figure in words: what it is of, what it comes to, of whom, and what is left out.
using Words = std::set<std::string>;

std::string KindWords(Measure measure, const std::string& unit, const std::string& scope,
                      const std::string& origin) {
  return absl::StrCat(static_cast<int>(measure), " ", unit, " ", scope, " ", origin);
}

class Definition {
 public:
  explicit Definition(const RollUpQuestion& question)
      : question_(question), count_(question.units.size()) {
    below_.assign(count_, std::vector<bool>(count_, false));
    for (size_t i = 0; i < count_; ++i) {
      for (const size_t part : question.units[i].parts) below_[part][i] = true;
    }
    for (size_t k = 0; k < count_; ++k) {
      for (size_t i = 0; i < count_; ++i) {
        for (size_t j = 0; j < count_; ++j) {
          if (below_[i][k] && below_[k][j]) below_[i][j] = true;
        }
      }
    }
  }

  Words Answer() {
    std::map<std::string, std::map<size_t, std::vector<const RecordedClaim*>>> kinds;
    for (size_t i = 0; i < count_; ++i) {
      for (const UnitRow& row : question_.units[i].rows) {
        for (const RecordedClaim& claim : row.supports) {
          const Quantity* quantity = Of(claim);
          if (quantity == nullptr) continue;
          const auto& scope = row.row.proposition.qualifiers;
          kinds[KindWords(quantity->measure, quantity->unit,
                          scope.empty() ? "-" : std::get<EntityId>(scope[0].filler),
                          question_.by_origin ? claim.claim.voice.chain.back().agent : "-")][i]
              .push_back(&claim);
        }
      }
    }
    Words words;
    for (const auto& [kind, own] : kinds) words.insert(absl::StrCat(kind, ": ", Figure(own)));
    return words;
  }

 private:
  using Own = std::map<size_t, std::vector<const RecordedClaim*>>;

  static const Quantity* Of(const RecordedClaim& claim) {
    return std::get_if<Quantity>(&std::get<Value>(claim.claim.object).value);
  }
  const EntityId& Name(size_t unit) const { return question_.units[unit].unit; }

  // What one claim admits: no less than any of its parts, nor than all parts that are apart.
  static Interval Admits(const RecordedClaim& claim) {
    const Quantity& quantity = *Of(claim);
    Interval bounds = IntervalOf(quantity);
    const double most = bounds.high;
    double apart = 0;
    bool any_apart = false;
    for (const Inclusion& part : quantity.includes) {
      if (part.quantity.unit != quantity.unit || part.quantity.measure != quantity.measure)
        continue;
      const double least = *part.quantity.best;
      if (part.kind == InclusionKind::kDisjoint) apart += least;
      any_apart = any_apart || part.kind == InclusionKind::kDisjoint;
      if (least <= most) bounds.low = std::max(bounds.low, least);
    }
    if (any_apart && apart <= most) bounds.low = std::max(bounds.low, apart);
    return bounds;
  }

  // Units to be added: those that can be reached from the top through units without a figure.
  std::set<size_t> Reached(const Own& own) const {
    std::set<size_t> reached(question_.top.begin(), question_.top.end());
    for (bool grown = true; grown;) {
      grown = false;
      for (const size_t unit : std::set<size_t>(reached)) {
        if (own.contains(unit) || !HasFigureBelow(unit, own)) continue;
        for (const size_t part : question_.units[unit].parts) {
          grown = reached.insert(part).second || grown;
        }
      }
    }
    return reached;
  }
  bool HasFigureBelow(size_t unit, const Own& own) const {
    return std::any_of(own.begin(), own.end(),
                       [&](const auto& one) { return below_[one.first][unit]; });
  }

  std::string Figure(const Own& own) const {
    const std::set<size_t> reached = Reached(own);
    std::set<size_t> terms;
    for (const size_t unit : reached) {
      if (!own.contains(unit)) continue;
      bool nested = false;
      for (const size_t other : reached) {
        const bool first_of_two = below_[other][unit] && Name(unit) < Name(other);
        nested = nested ||
                 (other != unit && own.contains(other) && below_[unit][other] && !first_of_two);
      }
      if (!nested) terms.insert(unit);
    }
    Interval sum;
    std::optional<double> best = 0;
    std::string text;
    for (const size_t unit : terms) {
      std::optional<Interval> hull;
      std::set<std::optional<double>> bests;
      for (const RecordedClaim* claim : own.at(unit)) {
        const Interval one = Admits(*claim);
        hull = hull.has_value()
                   ? Interval{std::min(hull->low, one.low), std::max(hull->high, one.high)}
                   : one;
        bests.insert(Of(*claim)->best);
      }
      sum.low += hull->low;
      sum.high += hull->high;
      const bool agreed = bests.size() == 1 && bests.begin()->has_value();
      best = agreed && best.has_value() ? std::optional<double>(*best + **bests.begin())
                                        : std::nullopt;
    }
    absl::StrAppend(&text, sum.low, "..", sum.high, " best ",
                    best.has_value() ? absl::StrCat(*best) : "-");
    std::set<std::string> lines;
    for (const size_t unit : terms) lines.insert(absl::StrCat(" +", Name(unit)));
    for (size_t unit = 0; unit < count_; ++unit) {
      std::string inside;
      for (const size_t term : terms) {
        if (!terms.contains(unit) && below_[unit][term] &&
            (inside.empty() || Name(term) < inside)) {
          inside = Name(term);
        }
      }
      if (own.contains(unit) && !inside.empty()) {
        lines.insert(absl::StrCat(" ", Name(unit), " in ", inside));
      }
      if (reached.contains(unit) && !own.contains(unit) && !HasFigureBelow(unit, own) &&
          inside.empty()) {
        lines.insert(absl::StrCat(" ", Name(unit), " missing"));
      }
      for (const UnitRow& row : question_.units[unit].rows) {
        if (std::get<Value>(row.row.proposition.object) == Value{NoValue{}}) {
          lines.insert(absl::StrCat(" ", Name(unit), " none"));
        }
      }
    }
    for (const std::string& line : lines) text += line;
    return text;
  }

  const RollUpQuestion& question_;
  const size_t count_;
  std::vector<std::vector<bool>> below_;  // [unit][whole]
};

Words WordsOf(const std::vector<RolledUp>& figures) {
  Words words;
  for (const RolledUp& figure : figures) {
    std::set<std::string> lines;
    for (const FigureTerm& term : figure.terms) lines.insert(absl::StrCat(" +", term.unit));
    bool missing = false;
    for (const LeftOut& left : figure.left_out) {
      if (left.reason == LeftOutReason::kInside) {
        lines.insert(absl::StrCat(" ", left.unit, " in ", left.inside));
      } else if (left.reason == LeftOutReason::kNoFigure) {
        lines.insert(absl::StrCat(" ", left.unit, " missing"));
        missing = true;
      } else {
        lines.insert(absl::StrCat(" ", left.unit, " none"));
      }
    }
    EXPECT_EQ(figure.complete, !missing);
    const auto& scope = figure.kind.scope;
    std::string text =
        absl::StrCat(KindWords(figure.kind.measure, figure.kind.unit,
                               scope.empty() ? "-" : std::get<EntityId>(scope[0].filler),
                               figure.kind.origin.has_value() ? figure.kind.origin->id : "-"),
                     ": ", figure.bounds.low, "..", figure.bounds.high, " best ",
                     figure.best.has_value() ? absl::StrCat(*figure.best) : "-");
    for (const std::string& line : lines) text += line;
    words.insert(text);
  }
  return words;
}

Words Asked(const RollUpQuestion& question) {
  return WordsOf(RollUp(question.units, question.top, question.by_origin, Surroundings()));
}

std::string Joined(const Words& words) {
  std::string text;
  for (const std::string& one : words) absl::StrAppend(&text, one, "\n");
  return text;
}

TEST(RollUpAgreementTest, FiguresAreThoseOfTheDefinition) {
  uint64_t figures = 0;
  uint64_t sums = 0;
  for (uint64_t i = 0; i < g_reads; ++i) {
    Chance chance(g_seed + i);
    const RollUpQuestion question = DrawQuestion(chance);
    const Words given = Asked(question);
    ASSERT_EQ(Joined(given), Joined(Definition(question).Answer()))
        << "replay with --seed=" << g_seed + i;
    figures += given.size();
    for (const std::string& one : given) {
      sums += std::count(one.begin(), one.end(), '+') > 1 ? 1 : 0;
    }
  }
  std::cout << g_reads << " reads from seed " << g_seed << ", " << figures << " figures, " << sums
            << " of several units\n";
  EXPECT_GT(sums, g_reads / 20);
}

struct Fault {
  const char* name;
  std::function<void(RollUpQuestion*)> spoil;
};

TEST(RollUpAgreementTest, FaultsAreCaught) {
  const Fault faults[] = {
      {"parts are overlooked",
       [](RollUpQuestion* question) {
         for (UnitRows& unit : question->units) unit.parts.clear();
       }},
      {"one way to a part is overlooked",
       [](RollUpQuestion* question) {
         for (UnitRows& unit : question->units) {
           if (unit.parts.size() > 1) unit.parts.pop_back();
         }
       }},
      {"measures are mixed",
       [](RollUpQuestion* question) {
         for (UnitRows& unit : question->units) {
           for (UnitRow& row : unit.rows) {
             for (RecordedClaim& claim : row.supports) {
               Value& value = std::get<Value>(claim.claim.object);
               if (auto* quantity = std::get_if<Quantity>(&value.value)) {
                 quantity->measure = Measure::kStock;
               }
             }
           }
         }
       }},
      {"what a figure includes is overlooked",
       [](RollUpQuestion* question) {
         for (UnitRows& unit : question->units) {
           for (UnitRow& row : unit.rows) {
             for (RecordedClaim& claim : row.supports) {
               Value& value = std::get<Value>(claim.claim.object);
               if (auto* quantity = std::get_if<Quantity>(&value.value)) quantity->includes.clear();
             }
           }
         }
       }},
      {"origins are mixed",
       [](RollUpQuestion* question) { question->by_origin = !question->by_origin; }},
      {"the second claim of a row is overlooked",
       [](RollUpQuestion* question) {
         for (UnitRows& unit : question->units) {
           if (unit.rows.size() > 1) unit.rows.pop_back();
         }
       }},
  };
  for (const Fault& fault : faults) {
    uint64_t asked = 0;
    bool caught = false;
    for (; !caught && asked < kMostReadsOfAControl; ++asked) {
      Chance chance(g_seed + asked);
      RollUpQuestion question = DrawQuestion(chance);
      const Words expected = Definition(question).Answer();
      fault.spoil(&question);
      caught = Asked(question) != expected;
    }
    EXPECT_TRUE(caught) << fault.name << " went unnoticed in " << asked << " reads";
    std::cout << fault.name << ": caught after " << asked << " reads\n";
  }
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (!entente::ReadFlags(argc, argv, {{"reads", &entente::g_reads}, {"seed", &entente::g_seed}})) {
    return 2;
  }
  std::cout << "seed " << entente::g_seed << ", " << entente::g_reads << " reads\n";
  return RUN_ALL_TESTS();
}

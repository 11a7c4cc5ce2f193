// Disputes by a store and by the reference, over random histories in which types are retracted,
// too; and by a reference that is wrong in one way, which must not go unnoticed.
//
//   disputes_test [--reads=N] [--seed=S]
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <iostream>
#include <map>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tests/agreement/description.h"
#include "tests/agreement/random_graph.h"
#include "tests/agreement/random_read.h"
#include "tests/agreement/reference_disputes.h"
#include "tests/agreement/twins.h"

namespace entente {
namespace {

uint64_t g_reads = 10'000;
uint64_t g_seed = 0;

constexpr int kQuestionsOfAGraph = 150;
constexpr uint64_t kMostReadsOfAControl = 100'000;

struct DisputeQuestion {
  AsOf as_of;
  Lens lens;
  DisputePattern pattern;
  uint64_t page = 1;
};

// Where a unit is and how strong it is, said so that many claims meet.
Claim DrawMeeting(Chance& chance) {
  const Cast& cast = TheCast();
  Claim claim;
  claim.subject = chance.OneOf(cast.units);
  if (chance.Percent(50)) {
    claim.predicate = "located_in";
    claim.object = chance.OneOf(cast.places);
  } else {
    claim.predicate = "strength";
    claim.object = Value{Quantity{.best = 1000.0 * static_cast<double>(1 + chance.Below(4)),
                                  .unit = "soldier",
                                  .measure = Measure::kStock}};
    if (chance.Percent(60)) claim.qualifiers = {{"place", chance.OneOf(cast.places)}};
  }
  claim.period = *ParsePeriod(chance.Percent(70) ? "2024-10-05/2024-10-25" : "2024-10-15/..");
  if (chance.Percent(20)) claim.stance = Stance::kDenies;
  claim.voice.document = chance.OneOf(cast.documents);
  claim.voice.chain.push_back({.agent = chance.OneOf(cast.agents)});
  return claim;
}

// A random history, after which units are spoken of more, and some types retracted.
absl::StatusOr<Script> DrawScript(Chance& chance, ScriptedStore& store) {
  absl::StatusOr<Script> script =
      RandomScript(chance, [&](const ScriptedCommit& commit) { return store.Append(commit); });
  if (!script.ok()) return script;
  for (int i = 0; i < 10; ++i) {
    ScriptedCommit commit{"ben", Shift(script->back().recorded_at, kMicrosPerDay), {}};
    commit.changes.push_back(DrawMeeting(chance));
    if (store.Append(commit).ok()) script->push_back(std::move(commit));
  }
  for (const Change& change : std::vector<Change>(script->front().changes)) {
    const Claim* type = std::get_if<Claim>(&change);
    if (type == nullptr || type->predicate != "type" || !chance.Percent(12)) continue;
    ScriptedCommit commit{"ana", Shift(script->back().recorded_at, kMicrosPerDay), {}};
    commit.changes.push_back(
        Judgement{Retract{ScriptedId(*type), RetractReason::kRecorderError, std::nullopt}, "", ""});
    if (store.Append(commit).ok()) script->push_back(std::move(commit));
  }
  return script;
}

DisputeQuestion DrawQuestion(Chance& chance, const Twin& twin) {
  DisputeQuestion question;
  question.as_of = RandomAsOf(chance, twin.reference, twin.script.size());
  if (chance.Percent(50)) question.as_of.valid = *ParseValidCut(RandomDay(chance), Instant{});
  if (chance.Percent(60)) question.lens = RandomLens(chance, twin.reference);
  const Claim& like = chance.OneOf(twin.reference.claims()).claim;
  if (chance.Percent(30)) question.pattern.predicate = like.predicate;
  if (chance.Percent(5)) question.pattern.predicate = "hosts";
  if (chance.Percent(25)) question.pattern.subject = like.subject;
  if (chance.Percent(15)) question.pattern.within = chance.OneOf(TheCast().places);
  if (chance.Percent(40)) {
    question.pattern.kinds = {static_cast<DisputeKind>(1 + chance.Below(5))};
    if (chance.Percent(30)) question.pattern.kinds.push_back(DisputeKind::kDenial);
  }
  question.page = chance.Percent(50) ? 10'000 : 1 + chance.Below(3);
  return question;
}

// All pages, each through a view of its own.
absl::StatusOr<DisputeAnswer> AskStore(const Twin& twin, const DisputeQuestion& question) {
  const Limits limits;
  DisputeAnswer answer;
  Bookmark from;
  while (true) {
    Budget budget({limits.call_edges, limits.call_rows, limits.call_bytes}, absl::InfiniteFuture(),
                  nullptr);
    View view(twin.store->store(), twin.store->AsOfHere(question.as_of), question.lens, budget);
    uint64_t rows = 0;
    const auto ending =
        ListDisputes(view, question.pattern, question.page, from, [&](Dispute dispute) {
          answer.disputes.push_back(std::move(dispute));
          ++rows;
          return absl::OkStatus();
        });
    if (!ending.ok()) return ending.status();
    answer.hidden += ending->hidden;
    if (ending->complete) return answer;
    if (rows != question.page || ending->resume == from) {
      return absl::InternalError("a page that ends too early, or where it began");
    }
    from = ending->resume;
  }
}

std::string Described(const Dispute& dispute) {
  static const char* const kKinds[] = {"", "FUNCTIONAL", "QUANTITY", "DENIAL", "TYPE", "IDENTITY"};
  std::vector<std::string> rows;
  for (const DisputedRow& one : dispute.rows) {
    rows.push_back(absl::StrCat(DescribeProposition(one.row.proposition), one.resolve ? " R" : "",
                                one.only_uncontested ? " U" : "", " ", one.row.claims.size()));
  }
  std::sort(rows.begin(), rows.end());
  std::string text =
      absl::StrCat(kKinds[static_cast<size_t>(dispute.kind)], " ",
                   static_cast<int>(dispute.certainty), ": ", absl::StrJoin(rows, " | "));
  for (const ClaimId& id : dispute.denying) absl::StrAppend(&text, " -", FormatRecordId(id));
  for (const TypeBreach& breach : dispute.breaches) {
    absl::StrAppend(&text, " ", breach.where, " ", breach.entity, " is ",
                    absl::StrJoin(breach.types, "+"), " not ", absl::StrJoin(breach.allowed, "+"));
  }
  if (!dispute.join.has_value()) return text;
  const auto add = [&text](const Coreference& judgement) {
    absl::StrAppend(&text, " ", FormatRecordId(judgement.id), " ", judgement.a,
                    judgement.same ? " = " : " /= ", judgement.b);
  };
  add(dispute.join->same);
  for (const Coreference& apart : dispute.join->apart) add(apart);
  return text;
}

std::string Difference(const DisputeAnswer& expected, const DisputeAnswer& given) {
  std::multiset<std::string> left;
  std::multiset<std::string> right;
  for (const Dispute& dispute : expected.disputes) left.insert(Described(dispute));
  for (const Dispute& dispute : given.disputes) right.insert(Described(dispute));
  std::string text;
  for (const std::string& one : left) {
    if (!right.contains(one)) absl::StrAppend(&text, "missing: ", one, "\n");
  }
  for (const std::string& one : right) {
    if (!left.contains(one)) absl::StrAppend(&text, "not expected: ", one, "\n");
  }
  if (text.empty() && left != right) text = "something comes twice\n";
  return text;
}

using Ask = std::function<bool(Twin& twin, uint64_t seed, const DisputeQuestion& question)>;
uint64_t ForDisputes(const Ontology& ontology, uint64_t most, const Ask& ask) {
  uint64_t asked = 0;
  for (uint64_t seed = g_seed;; ++seed) {
    Chance chance(seed);
    Twin twin(ontology);
    auto store = ScriptedStore::Make(Script(), twin.engine, ontology);
    EXPECT_TRUE(store.ok()) << store.status();
    if (!store.ok()) return asked;
    twin.store = std::move(*store);
    const absl::StatusOr<Script> script = DrawScript(chance, *twin.store);
    EXPECT_TRUE(script.ok()) << script.status() << ", seed " << seed;
    if (!script.ok()) return asked;
    twin.script = *script;
    Record(twin.script, &twin.reference);
    for (int i = 0; i < kQuestionsOfAGraph; ++i) {
      if (asked == most) return asked;
      ++asked;
      if (!ask(twin, seed, DrawQuestion(chance, twin))) return asked;
    }
  }
}

const Ontology& TheOntology() {
  static const Ontology& ontology = *new Ontology(*Ontology::BuiltIn());
  return ontology;
}

TEST(DisputeAgreementTest, StoreAndReferenceAnswerAlike) {
  std::map<std::pair<DisputeKind, bool>, uint64_t> seen;  // by kind, POSSIBLE or not
  const uint64_t asked = ForDisputes(
      TheOntology(), g_reads, [&](Twin& twin, uint64_t seed, const DisputeQuestion& question) {
        const absl::StatusOr<DisputeAnswer> answer = AskStore(twin, question);
        EXPECT_TRUE(answer.ok()) << answer.status() << ", seed " << seed;
        if (!answer.ok()) return false;
        for (const Dispute& dispute : answer->disputes) {
          ++seen[{dispute.kind, dispute.certainty == Certainty::kPossible}];
        }
        const std::string difference = Difference(
            ReferenceDisputes(twin.reference, question.as_of, question.lens, question.pattern),
            *answer);
        EXPECT_EQ(difference, "") << "replay with --seed=" << seed << "\n"
                                  << DescribeScript(twin.script)
                                  << DescribeQuestion({question.as_of, question.lens, {}, 0});
        return difference.empty();
      });
  std::cout << asked << " reads from seed " << g_seed << ":";
  for (const auto& [kind, count] : seen) {
    std::cout << " kind " << static_cast<int>(kind.first) << (kind.second ? "?" : "") << " "
              << count;
  }
  std::cout << "\n";
  for (const DisputeKind kind :
       {DisputeKind::kFunctional, DisputeKind::kQuantity, DisputeKind::kDenial, DisputeKind::kType,
        DisputeKind::kIdentity}) {
    const uint64_t count = seen[{kind, false}];
    EXPECT_GT(count, 0u) << "kind " << static_cast<int>(kind) << " never came up";
  }
}

struct Fault {
  const char* name;
  std::function<void(DisputeAnswer*)> spoil;
};

// What a reader that is wrong in one way would answer.
const std::vector<Fault>& Faults() {
  static const std::vector<Fault> faults = {
      {"disputes of rivals are pairs",
       [](DisputeAnswer* answer) {
         for (Dispute& dispute : answer->disputes) {
           if (dispute.rows.size() > 2) dispute.rows.pop_back();
         }
       }},
      {"RESOLVE keeps everything",
       [](DisputeAnswer* answer) {
         for (Dispute& dispute : answer->disputes) {
           for (DisputedRow& row : dispute.rows) row.resolve = true;
         }
       }},
      {"ONLY_UNCONTESTED keeps what RESOLVE keeps",
       [](DisputeAnswer* answer) {
         for (Dispute& dispute : answer->disputes) {
           for (DisputedRow& row : dispute.rows) row.only_uncontested = row.resolve;
         }
       }},
      {"a scope that is not stated is everywhere",
       [](DisputeAnswer* answer) {
         std::erase_if(answer->disputes, [](const Dispute& dispute) {
           return dispute.certainty == Certainty::kPossible && dispute.rows.size() > 1;
         });
       }},
      {"figures dispute like places",
       [](DisputeAnswer* answer) {
         for (Dispute& dispute : answer->disputes) {
           if (dispute.kind == DisputeKind::kQuantity) dispute.kind = DisputeKind::kFunctional;
         }
       }},
      {"who keeps two apart is overlooked",
       [](DisputeAnswer* answer) {
         for (Dispute& dispute : answer->disputes) {
           if (dispute.join.has_value()) dispute.join->apart.clear();
         }
       }},
      {"who doubts denies",
       [](DisputeAnswer* answer) {
         for (Dispute& dispute : answer->disputes) {
           if (dispute.kind != DisputeKind::kDenial) continue;
           dispute.denying = dispute.rows.front().row.dissenting;
         }
       }},
      {"types last for ever",
       [](DisputeAnswer* answer) {
         std::erase_if(answer->disputes,
                       [](const Dispute& dispute) { return dispute.kind == DisputeKind::kType; });
       }},
  };
  return faults;
}

TEST(DisputeAgreementTest, FaultsAreCaught) {
  for (const Fault& fault : Faults()) {
    bool caught = false;
    const uint64_t asked =
        ForDisputes(TheOntology(), kMostReadsOfAControl,
                    [&](Twin& twin, uint64_t, const DisputeQuestion& question) {
                      absl::StatusOr<DisputeAnswer> answer = AskStore(twin, question);
                      EXPECT_TRUE(answer.ok());
                      if (!answer.ok()) return false;
                      fault.spoil(&*answer);
                      caught = !Difference(ReferenceDisputes(twin.reference, question.as_of,
                                                             question.lens, question.pattern),
                                           *answer)
                                    .empty();
                      return !caught;
                    });
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

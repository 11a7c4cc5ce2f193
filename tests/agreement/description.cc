#include "tests/agreement/description.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "graph/model/value_text.h"
#include "tests/agreement/random_graph.h"

namespace entente {
namespace {

std::string ObjectText(const Object& object) {
  if (const EntityId* entity = std::get_if<EntityId>(&object)) return *entity;
  return FormatValue(std::get<Value>(object));
}

// The first digits tell the claims of one small history apart.
std::string ShortId(const RecordId& id) { return FormatRecordId(id).substr(0, 6); }

template <typename Id>
std::string ShortIds(const std::vector<Id>& ids) {
  return absl::StrJoin(ids, " ",
                       [](std::string* out, const Id& id) { absl::StrAppend(out, ShortId(id)); });
}

std::string TargetText(const ClaimOrDocument& target) {
  if (const ClaimId* claim = std::get_if<ClaimId>(&target)) return ShortId(*claim);
  return std::get<EntityId>(target);
}

const char* StanceText(Stance stance) {
  constexpr const char* kTexts[] = {"", "asserts", "denies", "doubts", "declines"};
  return kTexts[static_cast<int>(stance)];
}
const char* MoodText(Mood mood) {
  constexpr const char* kTexts[] = {"", "fact", "forecast", "intent", "hypothesis"};
  return kTexts[static_cast<int>(mood)];
}

std::string ClaimText(const Claim& claim) {
  std::string text =
      absl::StrCat(claim.subject, " ", claim.predicate, " ", ObjectText(claim.object));
  for (const Qualifier& qualifier : claim.qualifiers) {
    absl::StrAppend(&text, " ", qualifier.name, "=", ObjectText(qualifier.filler));
  }
  if (claim.instance != 0) absl::StrAppend(&text, " instance=", claim.instance);
  absl::StrAppend(
      &text, " when ", claim.period.has_value() ? FormatPeriod(*claim.period) : "unstated", ", ",
      StanceText(claim.stance), " ", MoodText(claim.mood), ", in ", claim.voice.document, " by ");
  for (const ChainLink& link : claim.voice.chain) {
    absl::StrAppend(&text, "> ", link.anonymous() ? "~" + link.description : link.agent, " ");
    if (link.stated_at.has_value()) {
      absl::StrAppend(&text, "@", FormatMoment(*link.stated_at), " ");
    }
  }
  return text;
}

struct ActText {
  std::string operator()(const Grade& grade) const {
    return absl::StrCat("GRADE ", ShortId(grade.claim), " reliability ",
                        static_cast<int>(grade.reliability), " credibility ", grade.credibility);
  }
  std::string operator()(const Retract& retract) const {
    return absl::StrCat("RETRACT ", TargetText(retract.target), " reason ",
                        static_cast<int>(retract.reason), " published ",
                        retract.published.has_value() ? FormatMoment(*retract.published) : "-");
  }
  std::string operator()(const Reinstate& reinstate) const {
    return absl::StrCat("REINSTATE ", TargetText(reinstate.target));
  }
  std::string operator()(const Prefer& prefer) const {
    return absl::StrCat("PREFER ", ShortId(prefer.claim));
  }
  std::string operator()(const Deprecate& deprecate) const {
    return absl::StrCat("DEPRECATE ", ShortId(deprecate.claim));
  }
  std::string operator()(const DerivesFrom& link) const {
    return absl::StrCat(TargetText(link.dependent), " DERIVES FROM ", TargetText(link.source));
  }
  std::string operator()(const RetractJudgement& undo) const {
    return absl::StrCat("UNDO ", ShortId(undo.judgement));
  }
  std::string operator()(const SameAs& same) const {
    return absl::StrCat(same.a, " SAME AS ", same.b);
  }
  std::string operator()(const NotSameAs& apart) const {
    return absl::StrCat(apart.a, " NOT SAME AS ", apart.b);
  }
  template <typename Other>
  std::string operator()(const Other&) const {
    return "another judgement";
  }
};

std::string VoicesText(const VoicePattern& pattern) {
  return absl::StrCat("{agents ", absl::StrJoin(pattern.agents, ","), " origins ",
                      absl::StrJoin(pattern.origins, ","), " documents ",
                      absl::StrJoin(pattern.documents, ","), "}");
}

struct PatternText {
  std::string operator()(const PropositionPattern& p) const {
    return absl::StrCat("propositions subject=", p.subject, " predicate=", p.predicate,
                        " object=", p.object, " within=", p.within,
                        " subject_type=", p.subject_type, " show_denied=", p.show_denied);
  }
  std::string operator()(const NeighborPattern& p) const {
    return absl::StrCat("neighbors of ", p.entity, " by ", absl::StrJoin(p.predicates, ","),
                        " direction ", static_cast<int>(p.direction), " type ", p.neighbor_type,
                        " show_denied=", p.show_denied);
  }
};

std::string LensText(const Lens& lens) {
  std::vector<std::string> moods;
  for (const Mood mood : lens.moods) moods.push_back(MoodText(mood));
  return absl::StrCat(
      "moods ", absl::StrJoin(moods, ","), ", allow ", VoicesText(lens.allow), ", deny ",
      VoicesText(lens.deny), ", least grade ", static_cast<int>(lens.least_reliability), "/",
      lens.least_credibility, lens.ungraded ? " or ungraded" : "", ", graders ",
      absl::StrJoin(lens.graders, ","), ", least origins ", lens.least_origins,
      ", least certainty ", static_cast<int>(lens.least_certainty), ", contest ",
      static_cast<int>(lens.contest), ", assume retracted ", ShortIds(lens.assume_retracted),
      ", assume same ", absl::StrJoin(lens.assume_same, ",", absl::PairFormatter("=")));
}

}  // namespace

std::string DescribeProposition(const Proposition& proposition) {
  std::string text = absl::StrCat(proposition.subject, " ", proposition.predicate, " ",
                                  ObjectText(proposition.object));
  for (const Qualifier& qualifier : proposition.qualifiers) {
    absl::StrAppend(&text, " ", qualifier.name, "=", ObjectText(qualifier.filler));
  }
  if (proposition.instance != 0) absl::StrAppend(&text, " instance=", proposition.instance);
  if (proposition.occurrence.has_value()) {
    absl::StrAppend(&text, " on ", FormatPeriod(*proposition.occurrence));
  }
  return text;
}

std::string DescribeRow(const PropositionRow& row) {
  std::string text =
      absl::StrCat("verdict ", static_cast<int>(row.verdict), " certainty ",
                   static_cast<int>(row.certainty), " origins ", row.origins.min, "..",
                   row.origins.max, " denies ", row.dissent.denies, " doubts ", row.dissent.doubts,
                   " declines ", row.dissent.declines, " rivals ", row.dissent.rivals, " claims [",
                   ShortIds(row.claims), "] dissenting [", ShortIds(row.dissenting), "] validity");
  for (const Bounds& bounds : row.validity) absl::StrAppend(&text, " ", FormatBounds(bounds));
  for (const Proposition& rival : row.rivals) {
    absl::StrAppend(&text, " rival(", DescribeProposition(rival), ")");
  }
  return text;
}

std::string DescribeScript(const Script& script) {
  std::string text;
  for (size_t i = 1; i < script.size(); ++i) {
    const ScriptedCommit& commit = script[i];
    for (size_t j = 0; j < commit.changes.size(); ++j) {
      if (const Claim* claim = std::get_if<Claim>(&commit.changes[j])) {
        if (IsFiller(*claim)) continue;
        absl::StrAppend(&text, "  @", i + 1, " ", ShortId(ScriptedId(*claim)), ": ",
                        ClaimText(*claim), "\n");
      } else {
        const Judgement& judgement = std::get<Judgement>(commit.changes[j]);
        absl::StrAppend(&text, "  @", i + 1, " ",
                        ShortId(ScriptedId(judgement, commit.principal, i + 1, j)), ": ",
                        commit.principal, " ", std::visit(ActText(), judgement.act), "\n");
      }
    }
  }
  return text;
}

std::string DescribeQuestion(const ReadQuestion& question) {
  const AsOf& as_of = question.as_of;
  std::string text = absl::StrCat("  valid ", FormatValidCut(as_of.valid),
                                  as_of.valid.mode == ValidMode::kThroughout ? " throughout" : "",
                                  ", recorded at ", as_of.recorded_at);
  if (as_of.published_before.has_value()) {
    absl::StrAppend(&text, ", published before ", FormatPublishedCut(*as_of.published_before),
                    as_of.current_judgements ? ", current judgements" : "");
  }
  absl::StrAppend(&text, "\n  lens: ", LensText(question.lens), "\n  ",
                  std::visit(PatternText(), question.pattern), ", pages of ", question.page, "\n");
  return text;
}

}  // namespace entente

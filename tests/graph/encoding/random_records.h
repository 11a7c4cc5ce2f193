// Random claims, judgements and lenses with every variant of every field, for the tests of what
// stores and orders them.
#ifndef ENTENTE_TESTS_GRAPH_ENCODING_RANDOM_RECORDS_H_
#define ENTENTE_TESTS_GRAPH_ENCODING_RANDOM_RECORDS_H_

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/claim.h"
#include "graph/model/judgement.h"
#include "graph/model/lens.h"
#include "tests/graph/encoding/random_values.h"

namespace entente {

class RandomRecords : public RandomValues {
 public:
  using RandomValues::RandomValues;

  Object AnyObject() { return Chance(50) ? Object(EntityId(Text())) : Object(AnyValue()); }

  std::vector<Qualifier> Qualifiers() {
    std::vector<std::string> names = Texts();
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::vector<Qualifier> qualifiers;
    for (const std::string& name : names) qualifiers.push_back({name, AnyObject()});
    return qualifiers;
  }

  uint32_t Small() { return static_cast<uint32_t>(Chance(70) ? 0 : Number(0, UINT32_MAX)); }

  std::optional<Moment> AnyMoment() {
    if (Chance(50)) return std::nullopt;
    return Moment{Instant{Int()}, Instant{Int()}, Chance(50)};
  }

  std::optional<Period> AnyPeriod() {
    if (Chance(40)) return std::nullopt;
    return ValidPeriod();
  }

  Claim AnyClaim() {
    Claim claim;
    claim.subject = Text();
    claim.predicate = Text();
    claim.object = AnyObject();
    claim.qualifiers = Qualifiers();
    claim.instance = Small();
    claim.period = AnyPeriod();
    claim.stance = Enum<Stance>(1, 4);
    claim.mood = Enum<Mood>(1, 4);
    claim.resolve_by = AnyMoment();
    claim.basis = Enum<Basis>(1, 3);
    claim.voice.document = Text();
    claim.voice.locator = {Small(), Small(), Small()};
    for (int64_t left = Number(0, 3); left > 0; --left) {
      claim.voice.chain.push_back({Text(), Text(), Text(), AnyMoment()});
    }
    claim.voice.hedges = Texts();
    claim.voice.likelihood = Text();
    claim.marking = Text();
    return claim;
  }

  Proposition AnyProposition() {
    return {Text(), Text(), AnyObject(), Qualifiers(), Small(), AnyPeriod()};
  }

  ClaimOrDocument Target() {
    if (Chance(50)) return AnyId<ClaimId>();
    return EntityId(Text());
  }

  Judgement AnyJudgement() {
    Judgement judgement;
    switch (Number(1, 11)) {
      case 1:
        judgement.act = Grade{AnyId<ClaimId>(),        Text(),
                              Enum<Reliability>(0, 6), Enum<uint8_t>(0, 6),
                              Enum<uint8_t>(0, 7),     Enum<uint8_t>(0, 3)};
        break;
      case 2:
        judgement.act = Retract{Target(), Enum<RetractReason>(1, 3), AnyMoment()};
        break;
      case 3:
        judgement.act = Reinstate{Target()};
        break;
      case 4:
        judgement.act = Prefer{AnyId<ClaimId>()};
        break;
      case 5:
        judgement.act = Deprecate{AnyId<ClaimId>()};
        break;
      case 6:
        judgement.act = SameAs{Text(), Text()};
        break;
      case 7:
        judgement.act = NotSameAs{Text(), Text()};
        break;
      case 8:
        judgement.act = Fulfils{AnyId<ClaimId>(), AnyId<ClaimId>()};
        break;
      case 9:
        judgement.act = Refutes{AnyId<ClaimId>(), AnyId<ClaimId>()};
        break;
      case 10:
        judgement.act = DerivesFrom{Target(), Target()};
        break;
      default:
        judgement.act = RetractJudgement{AnyId<JudgementId>()};
        break;
    }
    judgement.principal = Text();
    judgement.reason = Text();
    return judgement;
  }

  VoicePattern Pattern() { return {Texts(), Texts(), Texts()}; }

  Lens AnyLens() {
    Lens lens;
    lens.name = Text();
    lens.version = Small();
    lens.moods.clear();
    for (int64_t left = Number(0, 4); left > 0; --left) lens.moods.push_back(Enum<Mood>(1, 4));
    lens.allow = Pattern();
    lens.deny = Pattern();
    lens.least_reliability = Enum<Reliability>(0, 6);
    lens.least_credibility = Enum<uint8_t>(0, 6);
    lens.ungraded = Chance(50);
    lens.graders = Texts();
    lens.least_origins = Small();
    lens.least_certainty = Enum<Certainty>(1, 3);
    lens.contest = Enum<Contest>(1, 3);
    for (int64_t left = Number(0, 3); left > 0; --left) {
      lens.assume_retracted.push_back(AnyId<ClaimId>());
    }
    for (int64_t left = Number(0, 3); left > 0; --left) {
      std::string a = Text();
      lens.assume_same.emplace_back(std::move(a), Text());
    }
    return lens;
  }
};

}  // namespace entente

#endif  // ENTENTE_TESTS_GRAPH_ENCODING_RANDOM_RECORDS_H_

// `claims` and `judgements`: what a record says.
#ifndef ENTENTE_CLIENTS_MAPPING_CLAIM_SPEC_H_
#define ENTENTE_CLIENTS_MAPPING_CLAIM_SPEC_H_

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/mapping/condition.h"
#include "clients/mapping/each_spec.h"
#include "clients/mapping/period_spec.h"
#include "clients/mapping/value_spec.h"
#include "clients/mapping/yaml_tree.h"

namespace entente {

// The entities that a mapping names, with what makes their ids.
using EntityIds = std::map<std::string, TextTemplate, std::less<>>;

// An entity: the name of one under `entities`, or a text that makes an id ("cow:{ccode}"; a
// constant id holds a colon). kInvalidArgument: a word that is neither.
absl::StatusOr<TextTemplate> ReadEntityId(const YamlTree& tree, const EntityIds& entities);

// One link of a chain of voices.
struct LinkSpec {
  TextTemplate agent;  // or
  TextTemplate description;
  TextTemplate verb;
  DateSpec stated_at;
};

// `voice`: who says it and where.
struct VoiceSpec {
  enum class Locator { kRow, kNone, kParagraph };

  TextTemplate document;
  Locator locator = Locator::kRow;
  TextTemplate paragraph;
  std::vector<LinkSpec> chain;
  std::vector<TextTemplate> hedges;
  TextTemplate likelihood;
};

// `grade`: a judgement on the claim.
struct GradeSpec {
  TextTemplate scheme;
  TextTemplate reliability;  // A..F
  TextTemplate credibility;  // 1..6
  TextTemplate likelihood;   // almost_no_chance .. almost_certain
  TextTemplate confidence;   // low, moderate, high
  TextTemplate reason;
};

// NAME: VALUE, or NAME: {entity: ENTITY}; or for names that the file gives {each, name, value}.
struct QualifierSpec {
  std::vector<EachSpec> each;
  TextTemplate name;
  std::optional<TextTemplate> entity;  // or
  std::optional<ValueSpec> value;
};

struct ClaimSpec {
  std::string place;  // in the mapping: "claims[2]", "entities[0]", "document"
  std::vector<EachSpec> each;
  Condition when;
  TextTemplate subject;
  TextTemplate predicate;
  std::optional<TextTemplate> object;  // or
  std::optional<ValueSpec> value;
  std::vector<QualifierSpec> qualifiers;
  PeriodSpec period;
  TextTemplate stance;
  TextTemplate mood;
  TextTemplate basis;
  DateSpec resolve_by;
  VoiceSpec voice;
  std::optional<GradeSpec> grade;
  // Claims of consecutive records that differ by their periods alone become one, if no more than
  // `gap_days` lie between.
  bool merge = false;
  uint64_t gap_days = 0;
  bool new_instance = false;
  // Of an entity's names and ids: a period of which nothing is said is none, and not some time.
  bool blank_is_always = false;
  bool required = false;  // a record that leaves it empty is rejected
};

// `same_as: [A, B]`, `not_same_as: [A, B]`, `derives_from: [DOCUMENT, SOURCE]`.
struct JudgementSpec {
  enum class Kind { kSameAs, kNotSameAs, kDerivesFrom };
  std::string place;
  Kind kind = Kind::kSameAs;
  std::vector<EachSpec> each;
  Condition when;
  TextTemplate a;
  TextTemplate b;
  TextTemplate reason;
};

// `defaults`: the mapping's own `voice`, of which a claim's changes what it names.
absl::StatusOr<VoiceSpec> ReadVoice(const YamlTree& tree, const EntityIds& entities,
                                    const VoiceSpec& defaults);
absl::StatusOr<ClaimSpec> ReadClaim(const YamlTree& tree, const EntityIds& entities,
                                    const VoiceSpec& voice);
absl::StatusOr<JudgementSpec> ReadJudgement(const YamlTree& tree, const EntityIds& entities);

// The names that a spec refers to, those of its own `each` left out.
std::vector<std::string> NamesOf(const ClaimSpec& spec);
std::vector<std::string> NamesOf(const JudgementSpec& spec);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_CLAIM_SPEC_H_

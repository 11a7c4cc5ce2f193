// What an ontology declares, as plain values: the types an entity may have and the predicates a
// proposition may use. Read from the options of proto/entente/v1/options.proto by Ontology; for
// everybody who checks, resolves, traverses or shows propositions. No I/O, no protobuf.
#ifndef ENTENTE_GRAPH_ONTOLOGY_DEFINITIONS_H_
#define ENTENTE_GRAPH_ONTOLOGY_DEFINITIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente {

// What stands in the place of the object. SOME_VALUE and NO_VALUE are admitted by every kind.
enum class ValueKind {
  kEntity,  // an entity whose types the range admits: every relation, no attribute
  kAny,     // any value that is not an entity
  kBool,
  kInteger,
  kNumber,  // a finite double
  kText,
  kDate,
  kTime,
  kDateTime,
  kMoment,  // a date or a datetime, as stated
  kDuration,
  kList,
  kQuantity,
  kGeo,  // a point or a box
};

// One qualifier that claims of a predicate may carry. What is not declared is not admitted.
struct QualifierDefinition {
  std::string name;
  // Part of the proposition's identity: two values make two propositions.
  bool identifying = false;
  // The value may be given more than once.
  bool repeated = false;
  // Types of the entity that is the qualifier's value; empty: the value is text.
  std::vector<std::string> range;
  // The words allowed, in declared order; empty: any text. Empty whenever `range` is not.
  std::vector<std::string> values;
  int field_number = 0;  // in the message that declares it
};

struct PredicateDefinition {
  std::string name;     // lower_snake, unique among predicates and inverses
  std::string message;  // full name of the message that declares it, "entente.v1.LocatedIn"
  bool attribute = false;
  ValueKind value = ValueKind::kEntity;
  // The revision of the graph that brought it; 0: built in.
  uint64_t since = 0;
  // Only used, on an open graph: a STATE that admits any subject, object or value and qualifier,
  // none of them identifying.
  bool undeclared = false;

  // Types admitted as subject and as object; the types below them are admitted too. Empty: any
  // entity. `range` is empty for an attribute.
  std::vector<std::string> domain;
  std::vector<std::string> range;

  bool event = false;  // EVENT: happens, each occurrence time its own proposition; else STATE
  bool symmetric = false;
  bool transitive = false;
  bool acyclic = false;
  bool irreflexive = false;
  std::string inverse;  // the name it is read by from the object's side; empty: none

  // At most one object or value per subject and instant, for each combination of the identifying
  // qualifiers. Ask Ontology::FunctionalFor rather than these fields.
  bool functional = false;
  std::vector<std::string> functional_for;  // empty with functional: every subject

  // How far past its attested end a STATE may be extrapolated, in microseconds, greater than 0;
  // absent: without limit.
  std::optional<int64_t> horizon_micros;

  std::vector<QualifierDefinition> qualifiers;  // in declared order

  // The steps whose composition implies the relation at read time: names of predicates, or of
  // inverses for a step taken backwards. Empty: claimed only; else at least two.
  std::vector<std::string> derived;
  // Types that the entity between step i and step i+1 must have ([i], one less than `derived`);
  // empty: any.
  std::vector<std::string> derived_through;

  // Whoever denies, doubts or declines an object does so for what lies inside it, by `nested_by`.
  bool dissent_covers_parts = false;

  // Not declared but found out when the ontology is read: the relation by which objects of this one
  // lie inside one another (part_of, where the range is Places). It is transitive and acyclic and
  // leads from a set of types to the same set, which admits every type of the range. Empty: there
  // is none, or more than one, or this is an attribute.
  std::string nested_by;

  // nullptr when not declared. Valid as long as the definition.
  const QualifierDefinition* FindQualifier(const std::string& qualifier) const {
    for (const QualifierDefinition& candidate : qualifiers) {
      if (candidate.name == qualifier) return &candidate;
    }
    return nullptr;
  }
};

// A field of an entity's message and the attribute that it shows.
struct ShownAttribute {
  std::string field;      // name of the field in the message
  int field_number = 0;   // its number
  std::string predicate;  // name of the attribute predicate
};

struct TypeDefinition {
  std::string name;                  // simple name of the message: "MilitaryUnit"
  std::string message;               // its full name: "entente.v1.MilitaryUnit"
  std::vector<std::string> parents;  // the types directly above it
  // Only a common name for the types below it: no entity is claimed to be just this.
  bool abstract = false;
  std::vector<ShownAttribute> attributes;  // in field order, the parents' repeated
  // As of a predicate. An undeclared type has no message, parents or attributes.
  uint64_t since = 0;
  bool undeclared = false;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_ONTOLOGY_DEFINITIONS_H_

// Where each kind of row lies: table, partition, suffix. docs/storage-format.md is the same table
// with bytes; numbers are never reused.
//
// A claim lies in the partition of its proposition's subject, so that one scan of (subject,
// predicate) returns propositions with their claims, and each claim with its judgements right
// behind it. Index rows only point there.
#ifndef ENTENTE_GRAPH_ENCODING_ROW_KEYS_H_
#define ENTENTE_GRAPH_ENCODING_ROW_KEYS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/model/claim.h"
#include "graph/model/judgement.h"

namespace entente {

// First byte of every partition. Below 0x80 truth, from 0x80 derived.
enum class Table : uint8_t {
  kCommit = 0x01,             // partition: table; suffix: revision
  kClaim = 0x02,              // partition: table, subject; suffix: see ClaimSuffix
  kDocumentJudgement = 0x03,  // partition: table, document; suffix: judgement
  kEntityJudgement = 0x04,    // partition: table, smaller entity; suffix: judgement
  kLens = 0x05,               // partition: table; suffix: name
  kGraph = 0x06,              // partition: table; suffix: "" : what the graph was created with
  kOntology = 0x07,           // partition: table; suffix: version
  kOntologyFile = 0x08,       // partition: table; suffix: version, number of the file
  kClaimById = 0x81,          // partition: table, first id byte; suffix: id; value: location
  kJudgementById = 0x82,      // partition: table, first id byte; suffix: id; value: location
  kIncoming = 0x83,           // partition: table, object; suffix: predicate, subject, rest
  kByPredicate = 0x84,        // partition: table, predicate; suffix: subject, rest
  kByText = 0x85,             // partition: table, predicate; suffix: text, subject, rest
  kEntity = 0x86,             // partition: table; suffix: id; sequence: when first mentioned
  kRequest = 0x87,            // partition: table, principal; suffix: request id; value: revision
  kDocumentClaims = 0x88,     // partition: table, document; suffix: revision, of a bulk load also
                              // the number of the row; value: claim ids
  kEntityJudgementOf = 0x89,  // partition: table, larger entity; suffix: judgement; value: location
  kFreeName = 0x8a,           // partition: table; suffix: kind, name: used though not declared
  kJoined = 0x8b,             // partition: table; suffix: entity that a SAME_AS has named
};

std::string PartitionOf(Table table);
std::string PartitionOf(Table table, absl::string_view name);

// A proposition's place among its subject's: predicate, object, then `rest` (identifying
// qualifiers, instance, occurrence). Values longer than 128 bytes and rests longer than 512 are
// kept as their first 32 bytes and SHA-256, so keys stay short; the claims hold the whole.
struct PropositionKey {
  std::string bytes;
  friend auto operator<=>(const PropositionKey&, const PropositionKey&) = default;
};
PropositionKey KeyOf(const Proposition& proposition);
// The predicate.
absl::StatusOr<std::string> PredicateOf(const PropositionKey& key);
// The object if it is an entity; nullopt if it is a value.
absl::StatusOr<std::optional<EntityId>> ObjectEntityOf(const PropositionKey& key);
// Prefix of the keys of all propositions with this predicate; with this predicate and object.
std::string PropositionPrefix(absl::string_view predicate);
std::string PropositionPrefix(absl::string_view predicate, const Object& object);

// Prefix of the suffixes of a claim, of the judgements on it and of their retractions: a scan of it
// returns the claim first.
std::string ClaimPrefix(const PropositionKey& key, const ClaimId& claim);
// Suffix of a claim, of a judgement on it, and of that judgement's retraction.
std::string ClaimSuffix(const PropositionKey& key, const ClaimId& claim);
// REQUIRES: `claim_suffix` is a ClaimSuffix.
std::string ClaimJudgementSuffix(absl::string_view claim_suffix, const JudgementId& judgement);
// Suffix of a judgement in the tables kDocumentJudgement and kEntityJudgement.
std::string JudgementSuffix(const JudgementId& judgement);
// Suffix of the retraction of the judgement at `judgement_suffix`: it follows it directly.
// REQUIRES: `judgement_suffix` is a ClaimJudgementSuffix or JudgementSuffix.
std::string RetractionSuffix(absl::string_view judgement_suffix, const JudgementId& retraction);

// What a suffix of table kClaim names.
struct ClaimRowName {
  PropositionKey proposition;
  ClaimId claim;
  std::optional<JudgementId> judgement;   // a judgement on the claim ...
  std::optional<JudgementId> retraction;  // ... and the retraction of that judgement
};
absl::StatusOr<ClaimRowName> ParseClaimSuffix(absl::string_view suffix);
// The same for the tables of judgements: judgement, and retraction if it is one.
struct JudgementRowName {
  JudgementId judgement;
  std::optional<JudgementId> retraction;
};
absl::StatusOr<JudgementRowName> ParseJudgementSuffix(absl::string_view suffix);

// A row's place: value of the by-id tables.
struct RowPlace {
  std::string partition;
  std::string suffix;
  friend bool operator==(const RowPlace&, const RowPlace&) = default;
};
std::string EncodeRowPlace(const RowPlace& place);
absl::StatusOr<RowPlace> DecodeRowPlace(absl::string_view bytes);

// Where a proposition's claims are: what the tables kIncoming, kByPredicate and kByText point at.
struct PropositionPlace {
  EntityId subject;
  PropositionKey key;
  friend auto operator<=>(const PropositionPlace&, const PropositionPlace&) = default;
};
std::string IncomingSuffix(const PropositionPlace& place);
std::string IncomingPrefix(absl::string_view predicate);
std::string ByPredicateSuffix(const PropositionPlace& place);
std::string ByTextSuffix(absl::string_view indexed_text, const PropositionPlace& place);
std::string ByTextPrefix(absl::string_view indexed_text);
// Parsers: each returns the place that the suffix's maker was given.
absl::StatusOr<PropositionPlace> ParseIncomingSuffix(absl::string_view suffix);
absl::StatusOr<PropositionPlace> ParseByPredicateSuffix(absl::string_view suffix);
absl::StatusOr<PropositionPlace> ParseByTextSuffix(absl::string_view suffix);

// Suffixes of the remaining tables.
std::string RevisionSuffix(uint64_t revision);
// Of table kDocumentClaims, for row `number` of a bulk load.
std::string LoadedClaimsSuffix(uint64_t revision, uint64_t number);
std::string NameSuffix(absl::string_view name);
std::string IdSuffix(const RecordId& id);
std::string OntologySuffix(uint32_t version);
std::string OntologyFileSuffix(uint32_t version, uint32_t number);
// Of table kFreeName: a type's name, or else a predicate's.
std::string FreeNameSuffix(bool type, absl::string_view name);
struct FreeName {
  bool type = false;
  std::string name;
};
absl::StatusOr<FreeName> ParseFreeNameSuffix(absl::string_view suffix);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENCODING_ROW_KEYS_H_

#include "graph/encoding/row_keys.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "graph/encoding/bytes.h"
#include "graph/encoding/ordered.h"
#include "graph/encoding/proposition_key.h"
#include "graph/model/status.h"

namespace entente {
namespace {

// After an id: its row ends here, or the row of what is about it goes on. So a row sorts directly
// before what is about it, and no suffix is the beginning of another one.
constexpr char kEnds = '\x00';
constexpr char kGoesOn = '\x01';
constexpr size_t kIdBytes = 16;

absl::string_view BytesOf(const RecordId& id) {
  return absl::string_view(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size());
}

absl::StatusOr<RecordId> TakeId(absl::string_view* bytes) {
  ASSIGN_OR_RETURN(const std::string taken, TakeBytes(bytes, kIdBytes));
  RecordId id;
  std::copy(taken.begin(), taken.end(), id.bytes.begin());
  return id;
}

// In front of a name of table kFreeName.
constexpr char kFreePredicate = 1;
constexpr char kFreeType = 2;

// True if the row goes on.
absl::StatusOr<bool> TakeMark(absl::string_view* bytes) {
  ASSIGN_OR_RETURN(const std::string mark, TakeBytes(bytes, 1));
  if (mark[0] == kGoesOn) return true;
  if (mark[0] == kEnds) return false;
  return absl::DataLossError("a row's suffix has a mark that is neither end nor continuation");
}

absl::Status ExpectEnd(absl::string_view bytes) {
  if (bytes.empty()) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat("a row's suffix has ", bytes.size(), " bytes too many"));
}

std::string Continue(absl::string_view suffix, const RecordId& id, absl::string_view mark) {
  suffix.remove_suffix(1);  // kEnds
  return absl::StrCat(suffix, absl::string_view(&kGoesOn, 1), BytesOf(id), mark);
}

// A judgement's id and, if it is one, its retraction's; up to the end.
absl::StatusOr<JudgementRowName> TakeJudgementRow(absl::string_view* bytes) {
  JudgementRowName name;
  ASSIGN_OR_RETURN(const RecordId judgement, TakeId(bytes));
  name.judgement = JudgementId{judgement};
  ASSIGN_OR_RETURN(const bool retracted, TakeMark(bytes));
  if (retracted) {
    ASSIGN_OR_RETURN(const RecordId retraction, TakeId(bytes));
    name.retraction = JudgementId{retraction};
  }
  RETURN_IF_ERROR(ExpectEnd(*bytes));
  return name;
}

}  // namespace

std::string PartitionOf(Table table) { return std::string(1, static_cast<char>(table)); }

std::string PartitionOf(Table table, absl::string_view name) {
  return absl::StrCat(PartitionOf(table), name);
}

std::string ClaimPrefix(const PropositionKey& key, const ClaimId& claim) {
  return absl::StrCat(key.bytes, BytesOf(claim));
}

std::string ClaimSuffix(const PropositionKey& key, const ClaimId& claim) {
  return absl::StrCat(key.bytes, BytesOf(claim), absl::string_view(&kEnds, 1));
}

std::string ClaimJudgementSuffix(absl::string_view claim_suffix, const JudgementId& judgement) {
  return Continue(claim_suffix, judgement, absl::string_view(&kEnds, 1));
}

std::string JudgementSuffix(const JudgementId& judgement) {
  return absl::StrCat(BytesOf(judgement), absl::string_view(&kEnds, 1));
}

std::string RetractionSuffix(absl::string_view judgement_suffix, const JudgementId& retraction) {
  return Continue(judgement_suffix, retraction, "");
}

absl::StatusOr<ClaimRowName> ParseClaimSuffix(absl::string_view suffix) {
  ClaimRowName name;
  ASSIGN_OR_RETURN(name.proposition, TakePropositionKey(&suffix));
  ASSIGN_OR_RETURN(const RecordId claim, TakeId(&suffix));
  name.claim = ClaimId{claim};
  ASSIGN_OR_RETURN(const bool judged, TakeMark(&suffix));
  if (judged) {
    ASSIGN_OR_RETURN(const JudgementRowName judgement, TakeJudgementRow(&suffix));
    name.judgement = judgement.judgement;
    name.retraction = judgement.retraction;
  }
  RETURN_IF_ERROR(ExpectEnd(suffix));
  return name;
}

absl::StatusOr<JudgementRowName> ParseJudgementSuffix(absl::string_view suffix) {
  return TakeJudgementRow(&suffix);
}

std::string EncodeRowPlace(const RowPlace& place) {
  ByteWriter writer;
  writer.Text(place.partition);
  writer.Text(place.suffix);
  return std::move(writer).Take();
}

absl::StatusOr<RowPlace> DecodeRowPlace(absl::string_view bytes) {
  ByteReader reader(bytes);
  RowPlace place{reader.Text(), reader.Text()};
  RETURN_IF_ERROR(reader.Finish("place of a row"));
  return place;
}

absl::StatusOr<std::string> PredicateOf(const PropositionKey& key) {
  absl::string_view bytes = key.bytes;
  return TakeOrderedText(&bytes);
}

absl::StatusOr<std::optional<EntityId>> ObjectEntityOf(const PropositionKey& key) {
  absl::string_view bytes = key.bytes;
  RETURN_IF_ERROR(TakeOrderedText(&bytes).status());
  return TakeObjectEntity(&bytes);
}

// The predicate stands before the subject, and is not repeated in the key that follows.
std::string IncomingSuffix(const PropositionPlace& place) {
  absl::string_view tail = place.key.bytes;
  std::string suffix = IncomingPrefix(TakeOrderedText(&tail).value_or(""));
  AppendOrdered(&suffix, place.subject);
  absl::StrAppend(&suffix, tail);
  return suffix;
}

std::string IncomingPrefix(absl::string_view predicate) { return PropositionPrefix(predicate); }

std::string ByPredicateSuffix(const PropositionPlace& place) {
  std::string suffix;
  AppendOrdered(&suffix, place.subject);
  absl::StrAppend(&suffix, place.key.bytes);
  return suffix;
}

std::string ByTextSuffix(absl::string_view indexed_text, const PropositionPlace& place) {
  return absl::StrCat(ByTextPrefix(indexed_text), ByPredicateSuffix(place));
}

std::string ByTextPrefix(absl::string_view indexed_text) {
  std::string prefix;
  AppendOrdered(&prefix, indexed_text);
  return prefix;
}

absl::StatusOr<PropositionPlace> ParseIncomingSuffix(absl::string_view suffix) {
  ASSIGN_OR_RETURN(const std::string predicate, TakeOrderedText(&suffix));
  PropositionPlace place;
  ASSIGN_OR_RETURN(place.subject, TakeOrderedText(&suffix));
  ASSIGN_OR_RETURN(const std::string tail, TakeKeyTail(&suffix));
  place.key.bytes = absl::StrCat(PropositionPrefix(predicate), tail);
  RETURN_IF_ERROR(ExpectEnd(suffix));
  return place;
}

absl::StatusOr<PropositionPlace> ParseByPredicateSuffix(absl::string_view suffix) {
  PropositionPlace place;
  ASSIGN_OR_RETURN(place.subject, TakeOrderedText(&suffix));
  ASSIGN_OR_RETURN(place.key, TakePropositionKey(&suffix));
  RETURN_IF_ERROR(ExpectEnd(suffix));
  return place;
}

absl::StatusOr<PropositionPlace> ParseByTextSuffix(absl::string_view suffix) {
  RETURN_IF_ERROR(TakeOrderedText(&suffix).status());
  return ParseByPredicateSuffix(suffix);
}

std::string OntologySuffix(uint32_t version) { return RevisionSuffix(version); }

std::string OntologyFileSuffix(uint32_t version, uint32_t number) {
  return RevisionSuffix(version) + RevisionSuffix(number);
}

std::string FreeNameSuffix(bool type, absl::string_view name) {
  std::string suffix(1, type ? kFreeType : kFreePredicate);
  AppendOrdered(&suffix, name);
  return suffix;
}

absl::StatusOr<FreeName> ParseFreeNameSuffix(absl::string_view suffix) {
  ASSIGN_OR_RETURN(const std::string kind, TakeBytes(&suffix, 1));
  if (kind[0] != kFreePredicate && kind[0] != kFreeType) {
    return absl::DataLossError("a name's suffix is neither a predicate's nor a type's");
  }
  FreeName name{.type = kind[0] == kFreeType, .name = {}};
  ASSIGN_OR_RETURN(name.name, TakeOrderedText(&suffix));
  RETURN_IF_ERROR(ExpectEnd(suffix));
  return name;
}

std::string RevisionSuffix(uint64_t revision) {
  std::string suffix;
  AppendOrdered(&suffix, revision);
  return suffix;
}

std::string LoadedClaimsSuffix(uint64_t revision, uint64_t number) {
  return RevisionSuffix(revision) + RevisionSuffix(number);
}

std::string NameSuffix(absl::string_view name) {
  std::string suffix;
  AppendOrdered(&suffix, name);
  return suffix;
}

std::string IdSuffix(const RecordId& id) { return std::string(BytesOf(id)); }

}  // namespace entente

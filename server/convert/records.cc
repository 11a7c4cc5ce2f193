#include "server/convert/records.h"

#include <algorithm>
#include <utility>

#include "graph/model/status.h"
#include "graph/ontology/descriptor_set.h"
#include "graph/resolve/admission.h"
#include "graph/resolve/extent.h"
#include "graph/store/canonical_reader.h"
#include "server/convert/claims.h"
#include "server/convert/judgements.h"
#include "server/convert/lenses.h"

namespace entente {
namespace {

// What a message adds to a change: a tag and a length. And to a part: the message around it, the
// revision, the time, and the numbers, with their tags.
constexpr size_t kChangeFrameBytes = 8;
constexpr size_t kPartFrameBytes = 128;

// Why a read keeps a claim out, as HiddenCount.reason says it; empty: it does not.
std::string HiddenIn(const Admission& admission) {
  if (!admission.exists) return std::string(HiddenReasonName(HiddenReason::kUnpublished));
  if (!admission.hidden.has_value()) return std::string();
  return std::string(HiddenReasonName(*admission.hidden));
}

v1::RecordedChange ChangeToWire(const RecordedChange& change) {
  v1::RecordedChange wire;
  if (const Claim* claim = std::get_if<Claim>(&change.change)) {
    *wire.mutable_claim() = ToWire(*claim);
  } else if (const Lens* lens = std::get_if<Lens>(&change.change)) {
    *wire.mutable_lens() = NamedLensToWire(*lens);
    return wire;
  } else if (const auto* ontology = std::get_if<RecordedOntology>(&change.change)) {
    wire.mutable_ontology()->set_version(ontology->record.version);
    wire.mutable_ontology()->set_digest(ontology->record.digest);
    wire.mutable_ontology()->set_descriptors(DescriptorSetOf(ontology->files));
    return wire;
  } else {
    const Judgement& judgement = std::get<Judgement>(change.change);
    if (std::holds_alternative<RetractJudgement>(judgement.act)) {
      *wire.mutable_retract_judgement() = RetractionToWire(judgement);
    } else {
      *wire.mutable_judgement() = ToWire(judgement);
    }
  }
  wire.set_id(RecordIdToWire(change.id));
  return wire;
}

}  // namespace

absl::StatusOr<const CommitRecord*> RecordWriter::CommitOf(Revision revision) {
  const auto known = commits_.find(revision);
  if (known != commits_.end()) return &known->second;
  ASSIGN_OR_RETURN(CommitRecord record, view_.store().RecordOf(revision));
  return &commits_.emplace(revision, std::move(record)).first->second;
}

absl::StatusOr<std::string> RecordWriter::TimeOf(Revision revision) {
  if (revision == 0) return std::string();
  ASSIGN_OR_RETURN(const Instant recorded_at, view_.store().RecordedAt(revision));
  return FormatInstant(recorded_at);
}

absl::StatusOr<v1::JudgementRecord> RecordWriter::JudgementOf(const HistoryEntry& entry) {
  const Judgement& judgement = std::get<Judgement>(entry.recorded);
  v1::JudgementRecord wire;
  wire.set_id(RecordIdToWire(entry.id));
  *wire.mutable_judgement() = ToWire(judgement);
  wire.set_principal(judgement.principal);
  wire.set_revision(entry.revision);
  ASSIGN_OR_RETURN(*wire.mutable_recorded_at(), TimeOf(entry.revision));
  return wire;
}

absl::StatusOr<v1::JudgementRetraction> RecordWriter::RetractionOf(const HistoryEntry& entry) {
  const Judgement& judgement = std::get<Judgement>(entry.recorded);
  v1::JudgementRetraction wire;
  wire.set_id(RecordIdToWire(entry.id));
  wire.set_principal(judgement.principal);
  wire.set_revision(entry.revision);
  ASSIGN_OR_RETURN(*wire.mutable_recorded_at(), TimeOf(entry.revision));
  wire.set_reason(judgement.reason);
  return wire;
}

absl::Status RecordWriter::AddJudgements(const std::vector<HistoryEntry>& history,
                                         v1::ClaimRecord* record) {
  std::map<RecordId, int> position;
  for (const HistoryEntry& entry : history) {
    const Judgement* judgement = std::get_if<Judgement>(&entry.recorded);
    if (judgement == nullptr) continue;
    if (const auto* retraction = std::get_if<RetractJudgement>(&judgement->act)) {
      const auto judged = position.find(retraction->judgement);
      if (judged == position.end()) continue;
      ASSIGN_OR_RETURN(*record->mutable_judgements(judged->second)->mutable_retraction(),
                       RetractionOf(entry));
    } else {
      position.emplace(entry.id, record->judgements_size());
      ASSIGN_OR_RETURN(*record->add_judgements(), JudgementOf(entry));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<v1::ClaimRecord> RecordWriter::RecordOf(const RecordedClaim& claim,
                                                       const Surroundings& around) {
  v1::ClaimRecord wire;
  wire.set_id(RecordIdToWire(claim.id));
  *wire.mutable_claim() = ToWire(claim.AsStated().claim);
  wire.set_revision(claim.revision);
  ASSIGN_OR_RETURN(*wire.mutable_recorded_at(), TimeOf(claim.revision));
  const auto document = around.documents.find(claim.claim.voice.document);
  if (document != around.documents.end() && document->second.publication.has_value()) {
    wire.set_published(FormatMoment(*document->second.publication));
  }
  const PredicateDefinition* predicate = view_.ontology().FindPredicate(claim.claim.predicate);
  if (predicate == nullptr) {
    return absl::DataLossError("a recorded claim's predicate is not in the ontology: " +
                               claim.claim.predicate);
  }
  wire.set_bounds(
      FormatBounds(ExtentOf(claim.claim, *predicate, PublicationOf(claim.claim, around)).bounds));
  const Admission admission = Admit(claim, view_.as_of(), view_.lens(), around);
  wire.set_retracted(admission.retracted);
  wire.set_hidden(HiddenIn(admission));
  return wire;
}

absl::StatusOr<std::vector<v1::ClaimRecord>> RecordWriter::Records(
    absl::Span<const RecordedClaim> claims) {
  std::vector<v1::ClaimRecord> records;
  if (claims.empty()) return records;
  ASSIGN_OR_RETURN(const Surroundings* around, view_.Around(claims));
  records.reserve(claims.size());
  const Budget::Hold hold(view_.budget());  // of the histories
  std::vector<ClaimId> ids;
  for (const RecordedClaim& claim : claims) ids.push_back(claim.id);
  ASSIGN_OR_RETURN(const auto histories, HistoriesOf(view_.reader(), ids, AllIdsIn(view_)));
  for (size_t i = 0; i < claims.size(); ++i) {
    RETURN_IF_ERROR(view_.budget().ChargeEdges(1));
    ASSIGN_OR_RETURN(v1::ClaimRecord record, RecordOf(claims[i], *around));
    RETURN_IF_ERROR(AddJudgements(histories[i], &record));
    records.push_back(std::move(record));
  }
  return records;
}

absl::StatusOr<std::vector<v1::HistoryEntry>> RecordWriter::Entries(
    absl::Span<const HistoryEntry> history) {
  std::vector<v1::HistoryEntry> entries;
  for (const HistoryEntry& entry : history) {
    RETURN_IF_ERROR(view_.budget().ChargeEdges(1));
    v1::HistoryEntry wire;
    wire.set_revision(entry.revision);
    ASSIGN_OR_RETURN(const CommitRecord* commit, CommitOf(entry.revision));
    wire.set_recorded_at(FormatInstant(commit->recorded_at));
    wire.set_principal(commit->principal);
    if (const Claim* claim = std::get_if<Claim>(&entry.recorded)) {
      RecordedClaim recorded;
      recorded.id.bytes = entry.id.bytes;
      recorded.claim = *claim;
      recorded.revision = entry.revision;
      RETURN_IF_ERROR(view_.canonical().MakeCanonical({&recorded}));
      ASSIGN_OR_RETURN(const Surroundings* around, view_.Around({&recorded, 1}));
      ASSIGN_OR_RETURN(*wire.mutable_claim(), RecordOf(recorded, *around));
    } else if (std::holds_alternative<RetractJudgement>(std::get<Judgement>(entry.recorded).act)) {
      ASSIGN_OR_RETURN(*wire.mutable_retraction(), RetractionOf(entry));
    } else {
      ASSIGN_OR_RETURN(*wire.mutable_judgement(), JudgementOf(entry));
    }
    entries.push_back(std::move(wire));
  }
  return entries;
}

IdsOfDocuments AllIdsIn(View& view) {
  return [&view](absl::Span<const EntityId> documents) { return view.MembersOf(documents); };
}

std::vector<v1::CommitPart> PartsOf(RecordedCommit commit, size_t part_bytes,
                                    uint32_t parts_before) {
  const size_t frame =
      kPartFrameBytes + commit.record.principal.size() + commit.record.request_id.size();
  std::vector<v1::CommitPart> parts;
  size_t room = 0;
  for (RecordedChange& change : commit.changes) {
    v1::RecordedChange wire = ChangeToWire(change);
    change.change = Lens();  // a commit is held once, as stored or as sent
    const size_t size = wire.ByteSizeLong() + kChangeFrameBytes;
    if (parts.empty() || size > room) {
      parts.emplace_back();
      room = part_bytes - std::min(part_bytes, frame);
    }
    room -= std::min(room, size);
    *parts.back().add_changes() = std::move(wire);
  }
  if (parts.empty()) parts.emplace_back();
  for (size_t i = 0; i < parts.size(); ++i) {
    parts[i].set_revision(commit.revision);
    parts[i].set_recorded_at(FormatInstant(commit.record.recorded_at));
    parts[i].set_principal(commit.record.principal);
    parts[i].set_request_id(commit.record.request_id);
    parts[i].set_part(static_cast<uint32_t>(parts_before + i + 1));
    // Of a load it is not known how many follow: one more than this, until it ends.
    const size_t known = commit.ends ? parts.size() : i + 2;
    parts[i].set_parts(static_cast<uint32_t>(parts_before + known));
  }
  return parts;
}

}  // namespace entente

#include "graph/encoding/bytes.h"
#include "graph/encoding/canonical.h"
#include "graph/encoding/value_bytes.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr uint8_t kVersion = 1;

// On disk and in ids: never renumbered, never reused.
enum class Act : uint8_t {
  kGrade = 1,
  kRetract = 2,
  kReinstate = 3,
  kPrefer = 4,
  kDeprecate = 5,
  kSameAs = 6,
  kNotSameAs = 7,
  kFulfils = 8,
  kRefutes = 9,
  kDerivesFrom = 10,
  kRetractJudgement = 11,
};
constexpr uint8_t kClaimTag = 1;
constexpr uint8_t kDocumentTag = 2;

void WriteTarget(const ClaimOrDocument& target, ByteWriter* writer) {
  if (const auto* claim = std::get_if<ClaimId>(&target)) {
    writer->Byte(kClaimTag);
    WriteId(*claim, writer);
  } else {
    writer->Byte(kDocumentTag);
    writer->Text(std::get<EntityId>(target));
  }
}

ClaimId ReadClaimId(ByteReader* reader) { return ClaimId{ReadId(reader)}; }

ClaimOrDocument ReadTarget(ByteReader* reader) {
  if (reader->Byte(kClaimTag, kDocumentTag) == kClaimTag) return ReadClaimId(reader);
  return EntityId(reader->Text());
}

class ActWriter {
 public:
  explicit ActWriter(ByteWriter* writer) : writer_(*writer) {}

  void operator()(const Grade& grade) const {
    Put(Act::kGrade);
    WriteId(grade.claim, &writer_);
    writer_.Text(grade.scheme);
    writer_.Byte(static_cast<uint8_t>(grade.reliability));
    writer_.Byte(grade.credibility);
    writer_.Byte(grade.likelihood);
    writer_.Byte(grade.confidence);
  }
  void operator()(const Retract& retract) const {
    Put(Act::kRetract);
    WriteTarget(retract.target, &writer_);
    writer_.Byte(static_cast<uint8_t>(retract.reason));
    WriteMoment(retract.published, &writer_);
  }
  void operator()(const Reinstate& reinstate) const {
    Put(Act::kReinstate);
    WriteTarget(reinstate.target, &writer_);
  }
  void operator()(const Prefer& prefer) const {
    Put(Act::kPrefer);
    WriteId(prefer.claim, &writer_);
  }
  void operator()(const Deprecate& deprecate) const {
    Put(Act::kDeprecate);
    WriteId(deprecate.claim, &writer_);
  }
  void operator()(const SameAs& same) const {
    Put(Act::kSameAs);
    writer_.Text(same.a);
    writer_.Text(same.b);
  }
  void operator()(const NotSameAs& different) const {
    Put(Act::kNotSameAs);
    writer_.Text(different.a);
    writer_.Text(different.b);
  }
  void operator()(const Fulfils& fulfils) const {
    Put(Act::kFulfils);
    WriteId(fulfils.claim, &writer_);
    WriteId(fulfils.forecast, &writer_);
  }
  void operator()(const Refutes& refutes) const {
    Put(Act::kRefutes);
    WriteId(refutes.claim, &writer_);
    WriteId(refutes.forecast, &writer_);
  }
  void operator()(const DerivesFrom& derives) const {
    Put(Act::kDerivesFrom);
    WriteTarget(derives.dependent, &writer_);
    WriteTarget(derives.source, &writer_);
  }
  void operator()(const RetractJudgement& retraction) const {
    Put(Act::kRetractJudgement);
    WriteId(retraction.judgement, &writer_);
  }

 private:
  void Put(Act act) const { writer_.Byte(static_cast<uint8_t>(act)); }

  ByteWriter& writer_;
};

Grade ReadGrade(ByteReader* reader) {
  Grade grade;
  grade.claim = ReadClaimId(reader);
  grade.scheme = reader->Text();
  grade.reliability = static_cast<Reliability>(reader->Byte(0, 6));
  grade.credibility = reader->Byte(0, 6);
  grade.likelihood = reader->Byte(0, 7);
  grade.confidence = reader->Byte(0, 3);
  return grade;
}

// Braced initializers are evaluated from left to right: the order of the fields is the order of the
// bytes.
decltype(Judgement::act) ReadAct(ByteReader* reader) {
  switch (static_cast<Act>(reader->Byte(1, 11))) {
    case Act::kGrade:
      return ReadGrade(reader);
    case Act::kRetract:
      return Retract{ReadTarget(reader), static_cast<RetractReason>(reader->Byte(1, 3)),
                     ReadMoment(reader)};
    case Act::kReinstate:
      return Reinstate{ReadTarget(reader)};
    case Act::kPrefer:
      return Prefer{ReadClaimId(reader)};
    case Act::kDeprecate:
      return Deprecate{ReadClaimId(reader)};
    case Act::kSameAs:
      return SameAs{reader->Text(), reader->Text()};
    case Act::kNotSameAs:
      return NotSameAs{reader->Text(), reader->Text()};
    case Act::kFulfils:
      return Fulfils{ReadClaimId(reader), ReadClaimId(reader)};
    case Act::kRefutes:
      return Refutes{ReadClaimId(reader), ReadClaimId(reader)};
    case Act::kDerivesFrom:
      return DerivesFrom{ReadTarget(reader), ReadTarget(reader)};
    case Act::kRetractJudgement:
      break;
  }
  return RetractJudgement{JudgementId{ReadId(reader)}};
}

}  // namespace

std::string EncodeJudgement(const Judgement& judgement) {
  ByteWriter writer;
  writer.Byte(kVersion);
  std::visit(ActWriter(&writer), judgement.act);
  writer.Text(judgement.principal);
  writer.Text(judgement.reason);
  return std::move(writer).Take();
}

absl::StatusOr<Judgement> DecodeJudgement(absl::string_view bytes) {
  ByteReader reader(bytes);
  reader.Byte(kVersion, kVersion);
  Judgement judgement;
  judgement.act = ReadAct(&reader);
  judgement.principal = reader.Text();
  judgement.reason = reader.Text();
  RETURN_IF_ERROR(reader.Finish("judgement"));
  return judgement;
}

}  // namespace entente

// Claims: every field in the order of docs/storage-format.md, none left out, so that two claims
// have the same bytes exactly if they are the same.
#include "graph/encoding/bytes.h"
#include "graph/encoding/canonical.h"
#include "graph/encoding/value_bytes.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr uint8_t kVersion = 1;

void WriteLocator(const Locator& locator, ByteWriter* writer) {
  writer->Number(locator.paragraph);
  writer->Number(locator.span_begin);
  writer->Number(locator.span_end);
}

uint32_t ReadNumber32(ByteReader* reader) {
  return static_cast<uint32_t>(reader->Number(UINT32_MAX));
}

void WriteVoice(const Voice& voice, ByteWriter* writer) {
  writer->Text(voice.document);
  WriteLocator(voice.locator, writer);
  writer->Number(voice.chain.size());
  for (const ChainLink& link : voice.chain) {
    writer->Text(link.agent);
    writer->Text(link.description);
    writer->Text(link.verb);
    WriteMoment(link.stated_at, writer);
  }
  WriteTexts(voice.hedges, writer);
  writer->Text(voice.likelihood);
}

Voice ReadVoice(ByteReader* reader) {
  Voice voice;
  voice.document = reader->Text();
  voice.locator = Locator{ReadNumber32(reader), ReadNumber32(reader), ReadNumber32(reader)};
  for (size_t left = reader->Count(); left > 0 && reader->ok(); --left) {
    voice.chain.push_back(
        ChainLink{reader->Text(), reader->Text(), reader->Text(), ReadMoment(reader)});
  }
  voice.hedges = ReadTexts(reader);
  voice.likelihood = reader->Text();
  return voice;
}

std::vector<Qualifier> ReadQualifiers(ByteReader* reader) {
  std::vector<Qualifier> qualifiers;
  for (size_t left = reader->Count(); left > 0 && reader->ok(); --left) {
    Qualifier qualifier{reader->Text(), ReadObject(reader)};
    if (!qualifiers.empty() && qualifier.name <= qualifiers.back().name) {
      reader->Fail("qualifiers out of order");
    }
    qualifiers.push_back(std::move(qualifier));
  }
  return qualifiers;
}

}  // namespace

std::string EncodeClaim(const Claim& claim) {
  ByteWriter writer;
  writer.Byte(kVersion);
  writer.Text(claim.subject);
  writer.Text(claim.predicate);
  WriteObject(claim.object, &writer);
  writer.Number(claim.qualifiers.size());
  for (const Qualifier& qualifier : claim.qualifiers) {
    writer.Text(qualifier.name);
    WriteObject(qualifier.filler, &writer);
  }
  writer.Number(claim.instance);
  WritePeriod(claim.period, &writer);
  writer.Byte(static_cast<uint8_t>(claim.stance));
  writer.Byte(static_cast<uint8_t>(claim.mood));
  WriteMoment(claim.resolve_by, &writer);
  writer.Byte(static_cast<uint8_t>(claim.basis));
  WriteVoice(claim.voice, &writer);
  writer.Text(claim.marking);
  return std::move(writer).Take();
}

absl::StatusOr<Claim> DecodeClaim(absl::string_view bytes) {
  ByteReader reader(bytes);
  reader.Byte(kVersion, kVersion);
  Claim claim;
  claim.subject = reader.Text();
  claim.predicate = reader.Text();
  claim.object = ReadObject(&reader);
  claim.qualifiers = ReadQualifiers(&reader);
  claim.instance = ReadNumber32(&reader);
  claim.period = ReadPeriod(&reader);
  claim.stance = static_cast<Stance>(reader.Byte(1, 4));
  claim.mood = static_cast<Mood>(reader.Byte(1, 4));
  claim.resolve_by = ReadMoment(&reader);
  claim.basis = static_cast<Basis>(reader.Byte(1, 3));
  claim.voice = ReadVoice(&reader);
  claim.marking = reader.Text();
  RETURN_IF_ERROR(reader.Finish("claim"));
  return claim;
}

}  // namespace entente

#include "graph/encoding/bytes.h"
#include "graph/encoding/canonical.h"
#include "graph/encoding/value_bytes.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr uint8_t kVersion = 1;

void WritePattern(const VoicePattern& pattern, ByteWriter* writer) {
  WriteTexts(pattern.agents, writer);
  WriteTexts(pattern.origins, writer);
  WriteTexts(pattern.documents, writer);
}

VoicePattern ReadPattern(ByteReader* reader) {
  return VoicePattern{ReadTexts(reader), ReadTexts(reader), ReadTexts(reader)};
}

}  // namespace

std::string EncodeLens(const Lens& lens) {
  ByteWriter writer;
  writer.Byte(kVersion);
  writer.Text(lens.name);
  writer.Number(lens.version);
  writer.Number(lens.moods.size());
  for (const Mood mood : lens.moods) writer.Byte(static_cast<uint8_t>(mood));
  WritePattern(lens.allow, &writer);
  WritePattern(lens.deny, &writer);
  writer.Byte(static_cast<uint8_t>(lens.least_reliability));
  writer.Byte(lens.least_credibility);
  writer.Flag(lens.ungraded);
  WriteTexts(lens.graders, &writer);
  writer.Number(lens.least_origins);
  writer.Byte(static_cast<uint8_t>(lens.least_certainty));
  writer.Byte(static_cast<uint8_t>(lens.contest));
  writer.Number(lens.assume_retracted.size());
  for (const ClaimId& claim : lens.assume_retracted) WriteId(claim, &writer);
  writer.Number(lens.assume_same.size());
  for (const auto& [a, b] : lens.assume_same) {
    writer.Text(a);
    writer.Text(b);
  }
  return std::move(writer).Take();
}

absl::StatusOr<Lens> DecodeLens(absl::string_view bytes) {
  ByteReader reader(bytes);
  reader.Byte(kVersion, kVersion);
  Lens lens;
  lens.name = reader.Text();
  lens.version = static_cast<uint32_t>(reader.Number(UINT32_MAX));
  lens.moods.clear();
  for (size_t left = reader.Count(); left > 0 && reader.ok(); --left) {
    lens.moods.push_back(static_cast<Mood>(reader.Byte(1, 4)));
  }
  lens.allow = ReadPattern(&reader);
  lens.deny = ReadPattern(&reader);
  lens.least_reliability = static_cast<Reliability>(reader.Byte(0, 6));
  lens.least_credibility = reader.Byte(0, 6);
  lens.ungraded = reader.Flag();
  lens.graders = ReadTexts(&reader);
  lens.least_origins = static_cast<uint32_t>(reader.Number(UINT32_MAX));
  lens.least_certainty = static_cast<Certainty>(reader.Byte(1, 3));
  lens.contest = static_cast<Contest>(reader.Byte(1, 3));
  for (size_t left = reader.Count(); left > 0 && reader.ok(); --left) {
    lens.assume_retracted.push_back(ClaimId{ReadId(&reader)});
  }
  for (size_t left = reader.Count(); left > 0 && reader.ok(); --left) {
    std::string a = reader.Text();
    lens.assume_same.emplace_back(std::move(a), reader.Text());
  }
  RETURN_IF_ERROR(reader.Finish("lens"));
  return lens;
}

}  // namespace entente

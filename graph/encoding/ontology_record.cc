#include "graph/encoding/ontology_record.h"

#include "graph/encoding/bytes.h"
#include "graph/encoding/value_bytes.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr uint8_t kVersion = 1;

}  // namespace

std::string EncodeOntologyRecord(const OntologyRecord& record) {
  ByteWriter writer;
  writer.Byte(kVersion);
  writer.Number(record.version);
  writer.Text(record.digest);
  WriteTexts(record.types, &writer);
  WriteTexts(record.predicates, &writer);
  WriteTexts(record.widened, &writer);
  return std::move(writer).Take();
}

absl::StatusOr<OntologyRecord> DecodeOntologyRecord(absl::string_view bytes) {
  ByteReader reader(bytes);
  reader.Byte(kVersion, kVersion);
  OntologyRecord record;
  record.version = static_cast<uint32_t>(reader.Number(UINT32_MAX));
  record.digest = reader.Text();
  record.types = ReadTexts(&reader);
  record.predicates = ReadTexts(&reader);
  record.widened = ReadTexts(&reader);
  RETURN_IF_ERROR(reader.Finish("ontology record"));
  return record;
}

std::string EncodeOntologyFile(absl::string_view name, absl::string_view descriptor) {
  ByteWriter writer;
  writer.Byte(kVersion);
  writer.Text(name);
  writer.Text(descriptor);
  return std::move(writer).Take();
}

absl::StatusOr<std::pair<std::string, std::string>> DecodeOntologyFile(absl::string_view bytes) {
  ByteReader reader(bytes);
  reader.Byte(kVersion, kVersion);
  std::pair<std::string, std::string> file;
  file.first = reader.Text();
  file.second = reader.Text();
  RETURN_IF_ERROR(reader.Finish("ontology file"));
  return file;
}

}  // namespace entente

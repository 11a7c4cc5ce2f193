#include "graph/encoding/commit_record.h"

#include "absl/strings/str_cat.h"
#include "graph/encoding/bytes.h"
#include "graph/encoding/value_bytes.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr uint8_t kListed = 1;  // changes one by one
constexpr uint8_t kLoad = 2;    // a bulk load

}  // namespace

std::string EncodeCommitRecord(const CommitRecord& record) {
  ByteWriter writer;
  writer.Byte(record.load.has_value() ? kLoad : kListed);
  writer.Signed(record.recorded_at.micros);
  writer.Text(record.principal);
  writer.Text(record.request_id);
  writer.Text(record.payload_digest);
  if (record.load.has_value()) {
    for (const uint64_t number : {record.load->claims, record.load->already_present,
                                  record.load->judgements, record.load->entities}) {
      writer.Number(number);
    }
    return std::move(writer).Take();
  }
  writer.Number(record.changes.size());
  for (const ChangeRecord& change : record.changes) {
    writer.Byte(static_cast<uint8_t>(change.kind));
    writer.Byte(static_cast<uint8_t>(change.outcome));
    WriteId(change.id, &writer);
  }
  return std::move(writer).Take();
}

absl::StatusOr<CommitRecord> DecodeCommitRecord(absl::string_view bytes) {
  ByteReader reader(bytes);
  const bool load = reader.Byte(kListed, kLoad) == kLoad;
  CommitRecord record;
  record.recorded_at = Instant{reader.Signed()};
  record.principal = reader.Text();
  record.request_id = reader.Text();
  record.payload_digest = reader.Text();
  if (load) {
    LoadRecord& counts = record.load.emplace();
    for (uint64_t* number :
         {&counts.claims, &counts.already_present, &counts.judgements, &counts.entities}) {
      *number = reader.Number();
    }
    RETURN_IF_ERROR(reader.Finish("record of a bulk load"));
    return record;
  }
  for (size_t left = reader.Count(); left > 0 && reader.ok(); --left) {
    ChangeRecord change;
    change.kind = static_cast<ChangeRecord::Kind>(reader.Byte(1, 5));
    change.outcome = static_cast<ChangeRecord::Outcome>(reader.Byte(1, 2));
    change.id = ReadId(&reader);
    record.changes.push_back(change);
  }
  RETURN_IF_ERROR(reader.Finish("commit record"));
  return record;
}

std::string EncodeGraphRecord(const GraphRecord& record) {
  ByteWriter writer;
  writer.Number(record.format_version);
  writer.Text(record.name);
  writer.Text(record.id_key);
  writer.Text(record.cursor_key);
  writer.Signed(record.created_at.micros);
  if (record.format_version >= 2) writer.Flag(record.open);
  return std::move(writer).Take();
}

absl::StatusOr<GraphRecord> DecodeGraphRecord(absl::string_view bytes) {
  ByteReader reader(bytes);
  GraphRecord record;
  record.format_version = static_cast<uint32_t>(reader.Number(UINT32_MAX));
  if (reader.ok() && record.format_version > kFormatVersion) {
    return absl::FailedPreconditionError(
        absl::StrCat("the graph is stored in format ", record.format_version,
                     "; this version of entente reads formats up to ", kFormatVersion,
                     ", a newer one is needed"));
  }
  if (record.format_version < 1) reader.Fail("no format has this number");
  record.name = reader.Text();
  record.id_key = reader.Text();
  record.cursor_key = reader.Text();
  record.created_at = Instant{reader.Signed()};
  if (record.format_version >= 2) record.open = reader.Flag();
  RETURN_IF_ERROR(reader.Finish("graph record"));
  return record;
}

}  // namespace entente

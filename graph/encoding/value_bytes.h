// The canonical bytes of the parts that claims, judgements and lenses share.
#ifndef ENTENTE_GRAPH_ENCODING_VALUE_BYTES_H_
#define ENTENTE_GRAPH_ENCODING_VALUE_BYTES_H_

#include <optional>
#include <string>
#include <vector>

#include "graph/encoding/bytes.h"
#include "graph/model/claim.h"

namespace entente {

void WriteValue(const Value& value, ByteWriter* writer);
Value ReadValue(ByteReader* reader);

void WriteObject(const Object& object, ByteWriter* writer);
Object ReadObject(ByteReader* reader);

void WriteMoment(const std::optional<Moment>& moment, ByteWriter* writer);
std::optional<Moment> ReadMoment(ByteReader* reader);

void WritePeriod(const std::optional<Period>& period, ByteWriter* writer);
std::optional<Period> ReadPeriod(ByteReader* reader);

void WriteTexts(const std::vector<std::string>& texts, ByteWriter* writer);
std::vector<std::string> ReadTexts(ByteReader* reader);

// 16 bytes, without a length.
void WriteId(const RecordId& id, ByteWriter* writer);
RecordId ReadId(ByteReader* reader);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENCODING_VALUE_BYTES_H_

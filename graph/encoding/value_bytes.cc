#include "graph/encoding/value_bytes.h"

#include <algorithm>

#include "graph/model/limits.h"

namespace entente {
namespace {

// On disk and in ids: never renumbered, never reused.
enum class Tag : uint8_t {
  kBool = 1,
  kInt = 2,
  kDouble = 3,
  kText = 4,
  kDate = 5,
  kTime = 6,
  kLocalDateTime = 7,
  kZonedDateTime = 8,
  kDuration = 9,
  kList = 10,
  kQuantity = 11,
  kPoint = 12,
  kBox = 13,
  kSomeValue = 14,
  kNoValue = 15,
};
constexpr uint8_t kEntityTag = 1;
constexpr uint8_t kValueTag = 2;
constexpr uint8_t kApproximate = 1;
constexpr uint8_t kUncertain = 2;

void WriteFigure(const std::optional<double>& figure, ByteWriter* writer) {
  writer->Flag(figure.has_value());
  if (figure.has_value()) writer->Double(*figure);
}

std::optional<double> ReadFigure(ByteReader* reader) {
  if (!reader->Flag()) return std::nullopt;
  return reader->Double();
}

void WriteQuantity(const Quantity& quantity, ByteWriter* writer) {
  WriteFigure(quantity.best, writer);
  WriteFigure(quantity.low, writer);
  WriteFigure(quantity.high, writer);
  writer->Byte(static_cast<uint8_t>(quantity.qualifier));
  writer->Text(quantity.unit);
  writer->Byte(static_cast<uint8_t>(quantity.measure));
  writer->Number(quantity.includes.size());
  for (const Inclusion& inclusion : quantity.includes) {
    writer->Text(inclusion.what);
    WriteQuantity(inclusion.quantity, writer);
    writer->Byte(static_cast<uint8_t>(inclusion.kind));
  }
}

// Bytes nested deeper than any valid value are refused before they can exhaust the stack.
bool TooDeep(uint32_t depth, ByteReader* reader) {
  if (depth <= Limits().nesting) return false;
  reader->Fail("nested too deeply");
  return true;
}

Quantity ReadQuantity(uint32_t depth, ByteReader* reader) {
  Quantity quantity;
  if (TooDeep(depth, reader)) return quantity;
  quantity.best = ReadFigure(reader);
  quantity.low = ReadFigure(reader);
  quantity.high = ReadFigure(reader);
  quantity.qualifier = static_cast<QuantityQualifier>(reader->Byte(1, 4));
  quantity.unit = reader->Text();
  quantity.measure = static_cast<Measure>(reader->Byte(0, 3));
  for (size_t left = reader->Count(); left > 0 && reader->ok(); --left) {
    Inclusion inclusion;
    inclusion.what = reader->Text();
    inclusion.quantity = ReadQuantity(depth + 1, reader);
    inclusion.kind = static_cast<InclusionKind>(reader->Byte(1, 3));
    quantity.includes.push_back(std::move(inclusion));
  }
  return quantity;
}

void WritePoint(const GeoPoint& point, ByteWriter* writer) {
  writer->Double(point.latitude);
  writer->Double(point.longitude);
}

GeoPoint ReadPoint(ByteReader* reader) {
  const double latitude = reader->Double();
  return GeoPoint{latitude, reader->Double()};
}

class ValueWriter {
 public:
  explicit ValueWriter(ByteWriter* writer) : writer_(*writer) {}

  void operator()(bool value) const {
    Put(Tag::kBool);
    writer_.Flag(value);
  }
  void operator()(int64_t value) const {
    Put(Tag::kInt);
    writer_.Signed(value);
  }
  void operator()(double value) const {
    Put(Tag::kDouble);
    writer_.Double(value);
  }
  void operator()(const Text& text) const {
    Put(Tag::kText);
    writer_.Text(text.text);
    writer_.Text(text.language);
  }
  void operator()(const Date& date) const {
    Put(Tag::kDate);
    writer_.Signed(date.first_day);
    writer_.Signed(date.last_day);
  }
  void operator()(const TimeOfDay& time) const {
    Put(Tag::kTime);
    writer_.Signed(time.micros);
  }
  void operator()(const LocalDateTime& time) const {
    Put(Tag::kLocalDateTime);
    writer_.Signed(time.micros);
  }
  void operator()(const ZonedDateTime& time) const {
    Put(Tag::kZonedDateTime);
    writer_.Signed(time.instant.micros);
    writer_.Signed(time.offset_minutes);
  }
  void operator()(const Duration& duration) const {
    Put(Tag::kDuration);
    writer_.Signed(duration.months);
    writer_.Signed(duration.days);
    writer_.Signed(duration.micros);
  }
  void operator()(const ValueList& list) const {
    Put(Tag::kList);
    writer_.Number(list.items.size());
    for (const Value& item : list.items) WriteValue(item, &writer_);
  }
  void operator()(const Quantity& quantity) const {
    Put(Tag::kQuantity);
    WriteQuantity(quantity, &writer_);
  }
  void operator()(const GeoPoint& point) const {
    Put(Tag::kPoint);
    WritePoint(point, &writer_);
  }
  void operator()(const GeoBox& box) const {
    Put(Tag::kBox);
    WritePoint(box.south_west, &writer_);
    WritePoint(box.north_east, &writer_);
  }
  void operator()(const SomeValue& some) const {
    Put(Tag::kSomeValue);
    writer_.Flag(some.count.has_value());
    if (some.count.has_value()) writer_.Signed(*some.count);
  }
  void operator()(const NoValue&) const { Put(Tag::kNoValue); }

 private:
  void Put(Tag tag) const { writer_.Byte(static_cast<uint8_t>(tag)); }

  ByteWriter& writer_;
};

Value ReadNested(uint32_t depth, ByteReader* reader);

ValueList ReadList(uint32_t depth, ByteReader* reader) {
  ValueList list;
  if (TooDeep(depth, reader)) return list;
  for (size_t left = reader->Count(); left > 0 && reader->ok(); --left) {
    list.items.push_back(ReadNested(depth + 1, reader));
  }
  return list;
}

SomeValue ReadSomeValue(ByteReader* reader) {
  if (!reader->Flag()) return SomeValue{};
  return SomeValue{reader->Signed()};
}

ZonedDateTime ReadZoned(ByteReader* reader) {
  const Instant instant{reader->Signed()};
  const int64_t offset = reader->Signed();
  if (offset < INT32_MIN || offset > INT32_MAX) reader->Fail("a zone offset out of range");
  return ZonedDateTime{instant, static_cast<int32_t>(offset)};
}

Value ReadNested(uint32_t depth, ByteReader* reader) {
  // Braced initializers are evaluated from left to right: the order of the fields is the order
  // of the bytes.
  switch (static_cast<Tag>(reader->Byte(1, 15))) {
    case Tag::kBool:
      return Value{reader->Flag()};
    case Tag::kInt:
      return Value{reader->Signed()};
    case Tag::kDouble:
      return Value{reader->Double()};
    case Tag::kText:
      return Value{Text{reader->Text(), reader->Text()}};
    case Tag::kDate:
      return Value{Date{reader->Signed(), reader->Signed()}};
    case Tag::kTime:
      return Value{TimeOfDay{reader->Signed()}};
    case Tag::kLocalDateTime:
      return Value{LocalDateTime{reader->Signed()}};
    case Tag::kZonedDateTime:
      return Value{ReadZoned(reader)};
    case Tag::kDuration:
      return Value{Duration{reader->Signed(), reader->Signed(), reader->Signed()}};
    case Tag::kList:
      return Value{ReadList(depth, reader)};
    case Tag::kQuantity:
      return Value{ReadQuantity(depth, reader)};
    case Tag::kPoint:
      return Value{ReadPoint(reader)};
    case Tag::kBox:
      return Value{GeoBox{ReadPoint(reader), ReadPoint(reader)}};
    case Tag::kSomeValue:
      return Value{ReadSomeValue(reader)};
    case Tag::kNoValue:
      break;
  }
  return Value{NoValue{}};
}

}  // namespace

void WriteValue(const Value& value, ByteWriter* writer) {
  std::visit(ValueWriter(writer), value.value);
}

Value ReadValue(ByteReader* reader) { return ReadNested(1, reader); }

void WriteObject(const Object& object, ByteWriter* writer) {
  if (const auto* entity = std::get_if<EntityId>(&object)) {
    writer->Byte(kEntityTag);
    writer->Text(*entity);
  } else {
    writer->Byte(kValueTag);
    WriteValue(std::get<Value>(object), writer);
  }
}

Object ReadObject(ByteReader* reader) {
  if (reader->Byte(kEntityTag, kValueTag) == kEntityTag) return EntityId(reader->Text());
  return ReadValue(reader);
}

void WriteMoment(const std::optional<Moment>& moment, ByteWriter* writer) {
  writer->Flag(moment.has_value());
  if (!moment.has_value()) return;
  writer->Signed(moment->earliest.micros);
  writer->Signed(moment->latest.micros);
  writer->Flag(moment->dated);
}

std::optional<Moment> ReadMoment(ByteReader* reader) {
  if (!reader->Flag()) return std::nullopt;
  return Moment{Instant{reader->Signed()}, Instant{reader->Signed()}, reader->Flag()};
}

void WritePeriod(const std::optional<Period>& period, ByteWriter* writer) {
  writer->Flag(period.has_value());
  if (!period.has_value()) return;
  writer->Byte(static_cast<uint8_t>(period->start));
  writer->Byte(static_cast<uint8_t>(period->end));
  writer->Byte(static_cast<uint8_t>((period->approximate ? kApproximate : 0) |
                                    (period->uncertain ? kUncertain : 0)));
  writer->Signed(period->bounds.start_earliest.micros);
  writer->Signed(period->bounds.start_latest.micros);
  writer->Signed(period->bounds.end_earliest.micros);
  writer->Signed(period->bounds.end_latest.micros);
}

std::optional<Period> ReadPeriod(ByteReader* reader) {
  if (!reader->Flag()) return std::nullopt;
  Period period;
  period.start = static_cast<EndKind>(reader->Byte(1, 3));
  period.end = static_cast<EndKind>(reader->Byte(1, 3));
  const uint8_t flags = reader->Byte(0, kApproximate | kUncertain);
  period.approximate = (flags & kApproximate) != 0;
  period.uncertain = (flags & kUncertain) != 0;
  period.bounds = Bounds{Instant{reader->Signed()}, Instant{reader->Signed()},
                         Instant{reader->Signed()}, Instant{reader->Signed()}};
  return period;
}

void WriteTexts(const std::vector<std::string>& texts, ByteWriter* writer) {
  writer->Number(texts.size());
  for (const std::string& text : texts) writer->Text(text);
}

std::vector<std::string> ReadTexts(ByteReader* reader) {
  std::vector<std::string> texts;
  for (size_t left = reader->Count(); left > 0 && reader->ok(); --left) {
    texts.push_back(reader->Text());
  }
  return texts;
}

void WriteId(const RecordId& id, ByteWriter* writer) {
  for (const uint8_t byte : id.bytes) writer->Byte(byte);
}

RecordId ReadId(ByteReader* reader) {
  RecordId id;
  const std::string bytes = reader->Raw(id.bytes.size());
  std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
  return id;
}

}  // namespace entente

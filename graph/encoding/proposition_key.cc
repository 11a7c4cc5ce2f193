// Keys of propositions.
//
//   key      predicate (ordered text), object, rest
//   object   01 entity (ordered text) | 02 value | 03 first 32 bytes and SHA-256 of a long value
//   rest     01 qualifiers, instance, occurrence | 02 first 32 bytes and SHA-256 of a long rest
//
// A value begins with its tag and ends by itself, so that keys need no lengths, order by predicate,
// object and rest, and can be taken off the front of a longer suffix. Cost: one pass over the
// proposition; a digest only where something is long.
#include "graph/encoding/proposition_key.h"

#include "absl/strings/str_cat.h"
#include "graph/encoding/canonical.h"
#include "graph/encoding/ordered.h"
#include "graph/model/status.h"

namespace entente {
namespace {

constexpr char kEntity = '\x01';
constexpr char kValue = '\x02';
constexpr char kLongValue = '\x03';
constexpr char kRest = '\x01';
constexpr char kLongRest = '\x02';
constexpr char kAbsent = '\x00';
constexpr char kPresent = '\x01';
constexpr size_t kLongestValue = 128;
constexpr size_t kLongestRest = 512;
constexpr size_t kKept = 32;
constexpr size_t kDigest = 32;
constexpr size_t kPeriodBytes = 3 + 4 * 8;

// Tags of values in keys: on disk, never renumbered. The same numbers as in the canonical bytes.
enum : char {
  kBool = 1,
  kInt = 2,
  kDouble = 3,
  kText = 4,
  kDate = 5,
  kTime = 6,
  kLocal = 7,
  kZoned = 8,
  kDuration = 9,
  kList = 10,
  kQuantity = 11,
  kPoint = 12,
  kBox = 13,
  kSome = 14,
  kNo = 15,
};

void AppendValue(std::string* out, const Value& value);

// Writes what makes two values one (IdentityOf): no qualifier or includes of a quantity, no count
// of an unnamed value.
class OrderedWriter {
 public:
  explicit OrderedWriter(std::string* out) : out_(out) {}

  void operator()(bool value) const {
    out_->push_back(kBool);
    out_->push_back(value ? kPresent : kAbsent);
  }
  void operator()(int64_t value) const { Signed(kInt, {value}); }
  void operator()(double value) const { Doubles(kDouble, {value}); }
  void operator()(const Text& text) const {
    out_->push_back(kText);
    AppendOrdered(out_, text.text);
    AppendOrdered(out_, text.language);
  }
  void operator()(const Date& date) const { Signed(kDate, {date.first_day, date.last_day}); }
  void operator()(const TimeOfDay& time) const { Signed(kTime, {time.micros}); }
  void operator()(const LocalDateTime& time) const { Signed(kLocal, {time.micros}); }
  void operator()(const ZonedDateTime& time) const {
    Signed(kZoned, {time.instant.micros, time.offset_minutes});
  }
  void operator()(const Duration& duration) const {
    Signed(kDuration, {duration.months, duration.days, duration.micros});
  }
  void operator()(const ValueList& list) const {
    out_->push_back(kList);
    for (const Value& item : list.items) {
      out_->push_back(kPresent);
      AppendValue(out_, item);
    }
    out_->push_back(kAbsent);
  }
  void operator()(const Quantity& quantity) const {
    out_->push_back(kQuantity);
    for (const std::optional<double>& figure : {quantity.best, quantity.low, quantity.high}) {
      out_->push_back(figure.has_value() ? kPresent : kAbsent);
      if (figure.has_value()) AppendOrderedDouble(out_, *figure);
    }
    AppendOrdered(out_, quantity.unit);
    out_->push_back(static_cast<char>(quantity.measure));
  }
  void operator()(const GeoPoint& point) const {
    Doubles(kPoint, {point.latitude, point.longitude});
  }
  void operator()(const GeoBox& box) const {
    Doubles(kBox, {box.south_west.latitude, box.south_west.longitude, box.north_east.latitude,
                   box.north_east.longitude});
  }
  void operator()(const SomeValue&) const { out_->push_back(kSome); }
  void operator()(const NoValue&) const { out_->push_back(kNo); }

 private:
  void Signed(char tag, std::initializer_list<int64_t> numbers) const {
    out_->push_back(tag);
    for (const int64_t number : numbers) AppendOrderedSigned(out_, number);
  }
  void Doubles(char tag, std::initializer_list<double> numbers) const {
    out_->push_back(tag);
    for (const double number : numbers) AppendOrderedDouble(out_, number);
  }

  std::string* out_;
};

void AppendValue(std::string* out, const Value& value) {
  std::visit(OrderedWriter(out), value.value);
}

// `bytes` behind `tag`, or their beginning and digest behind `long_tag`.
void AppendShortened(std::string* out, absl::string_view bytes, size_t longest, char tag,
                     char long_tag) {
  if (bytes.size() <= longest) {
    out->push_back(tag);
    absl::StrAppend(out, bytes);
  } else {
    out->push_back(long_tag);
    absl::StrAppend(out, bytes.substr(0, kKept), Sha256(bytes));
  }
}

void AppendObject(std::string* out, const Object& object) {
  if (const auto* entity = std::get_if<EntityId>(&object)) {
    out->push_back(kEntity);
    AppendOrdered(out, *entity);
    return;
  }
  std::string value;
  AppendValue(&value, std::get<Value>(object));
  AppendShortened(out, value, kLongestValue, kValue, kLongValue);
}

std::string RestOf(const Proposition& proposition) {
  std::string rest;
  for (const Qualifier& qualifier : proposition.qualifiers) {
    rest.push_back(kPresent);
    AppendOrdered(&rest, qualifier.name);
    AppendObject(&rest, qualifier.filler);
  }
  rest.push_back(kAbsent);
  rest.push_back(proposition.instance == 0 ? kAbsent : kPresent);
  if (proposition.instance != 0) AppendOrdered(&rest, uint64_t{proposition.instance});
  rest.push_back(proposition.occurrence.has_value() ? kPresent : kAbsent);
  if (!proposition.occurrence.has_value()) return rest;
  const Period& period = *proposition.occurrence;
  // Bounds first, so that the meetings of two parties lie in order of time.
  for (const Instant bound : {period.bounds.start_earliest, period.bounds.start_latest,
                              period.bounds.end_earliest, period.bounds.end_latest}) {
    AppendOrderedSigned(&rest, bound.micros);
  }
  rest.push_back(static_cast<char>(period.start));
  rest.push_back(static_cast<char>(period.end));
  rest.push_back(static_cast<char>((period.approximate ? 1 : 0) | (period.uncertain ? 2 : 0)));
  return rest;
}

bool Skip(absl::string_view* bytes, size_t count) {
  if (bytes->size() < count) return false;
  bytes->remove_prefix(count);
  return true;
}

// Takes the byte at the front, which must be from 0 to `most`; -1 if it is not.
int TakeByte(absl::string_view* bytes, int most) {
  if (bytes->empty()) return -1;
  const int byte = static_cast<uint8_t>((*bytes)[0]);
  if (byte > most) return -1;
  bytes->remove_prefix(1);
  return byte;
}

bool SkipText(absl::string_view* bytes) { return TakeOrderedText(bytes).ok(); }

bool SkipQuantity(absl::string_view* bytes) {
  for (int figure = 0; figure < 3; ++figure) {
    const int present = TakeByte(bytes, 1);
    if (present < 0 || (present == 1 && !Skip(bytes, 8))) return false;
  }
  return SkipText(bytes) && TakeByte(bytes, 3) >= 0;
}

// `left` bounds the recursion; a list inside a list takes two bytes, a short value has 128.
bool SkipValue(absl::string_view* bytes, size_t left) {
  if (left == 0) return false;
  switch (TakeByte(bytes, kNo)) {
    case kBool:
      return TakeByte(bytes, 1) >= 0;
    case kInt:
    case kDouble:
    case kTime:
    case kLocal:
      return Skip(bytes, 8);
    case kText:
      return SkipText(bytes) && SkipText(bytes);
    case kDate:
    case kZoned:
    case kPoint:
      return Skip(bytes, 16);
    case kDuration:
      return Skip(bytes, 24);
    case kBox:
      return Skip(bytes, 32);
    case kQuantity:
      return SkipQuantity(bytes);
    case kSome:
    case kNo:
      return true;
    case kList:
      while (true) {
        const int more = TakeByte(bytes, 1);
        if (more <= 0) return more == 0;
        if (!SkipValue(bytes, left - 1)) return false;
      }
    default:
      return false;
  }
}

bool SkipObject(absl::string_view* bytes) {
  switch (TakeByte(bytes, kLongValue)) {
    case kEntity:
      return SkipText(bytes);
    case kValue:
      return SkipValue(bytes, kLongestValue / 2);
    case kLongValue:
      return Skip(bytes, kKept + kDigest);
    default:
      return false;
  }
}

// Appends the object at the front, an entity renamed; false if there is none.
bool CopyObject(absl::string_view* bytes, const RenameEntity& rename, std::string* out) {
  if (!bytes->empty() && bytes->front() == kEntity) {
    bytes->remove_prefix(1);
    const absl::StatusOr<std::string> entity = TakeOrderedText(bytes);
    if (!entity.ok()) return false;
    out->push_back(kEntity);
    AppendOrdered(out, rename(*entity));
    return true;
  }
  const absl::string_view whole = *bytes;
  if (!SkipObject(bytes)) return false;
  absl::StrAppend(out, whole.substr(0, whole.size() - bytes->size()));
  return true;
}

// The same of the qualifiers of a rest, up to their end.
bool CopyQualifiers(absl::string_view* bytes, const RenameEntity& rename, std::string* out) {
  while (true) {
    const int more = TakeByte(bytes, 1);
    if (more < 0) return false;
    out->push_back(static_cast<char>(more));
    if (more == 0) return true;
    const absl::StatusOr<std::string> name = TakeOrderedText(bytes);
    if (!name.ok()) return false;
    AppendOrdered(out, *name);
    if (!CopyObject(bytes, rename, out)) return false;
  }
}

bool SkipRest(absl::string_view* bytes) {
  const int tag = TakeByte(bytes, kLongRest);
  if (tag == kLongRest) return Skip(bytes, kKept + kDigest);
  if (tag != kRest) return false;
  while (true) {
    const int more = TakeByte(bytes, 1);
    if (more < 0) return false;
    if (more == 0) break;
    if (!SkipText(bytes) || !SkipObject(bytes)) return false;
  }
  const int instance = TakeByte(bytes, 1);
  if (instance < 0 || (instance == 1 && !Skip(bytes, 8))) return false;
  const int occurrence = TakeByte(bytes, 1);
  return occurrence == 0 || (occurrence == 1 && Skip(bytes, kPeriodBytes));
}

absl::Status BrokenKey() {
  return absl::DataLossError("a proposition's key ends or breaks within its object or rest");
}

}  // namespace

PropositionKey KeyOf(const Proposition& proposition) {
  PropositionKey key{PropositionPrefix(proposition.predicate, proposition.object)};
  AppendShortened(&key.bytes, RestOf(proposition), kLongestRest, kRest, kLongRest);
  return key;
}

std::string PropositionPrefix(absl::string_view predicate) {
  std::string prefix;
  AppendOrdered(&prefix, predicate);
  return prefix;
}

std::string PropositionPrefix(absl::string_view predicate, const Object& object) {
  std::string prefix = PropositionPrefix(predicate);
  AppendObject(&prefix, object);
  return prefix;
}

absl::StatusOr<std::string> TakeKeyTail(absl::string_view* bytes) {
  const absl::string_view whole = *bytes;
  if (!SkipObject(bytes) || !SkipRest(bytes)) {
    return BrokenKey();
  }
  return std::string(whole.substr(0, whole.size() - bytes->size()));
}

absl::StatusOr<PropositionKey> TakePropositionKey(absl::string_view* bytes) {
  ASSIGN_OR_RETURN(const std::string predicate, TakeOrderedText(bytes));
  ASSIGN_OR_RETURN(const std::string tail, TakeKeyTail(bytes));
  return PropositionKey{absl::StrCat(PropositionPrefix(predicate), tail)};
}

absl::StatusOr<std::optional<EntityId>> TakeObjectEntity(absl::string_view* bytes) {
  ASSIGN_OR_RETURN(const std::string tag, TakeBytes(bytes, 1));
  if (tag[0] != kEntity) return std::nullopt;
  ASSIGN_OR_RETURN(EntityId entity, TakeOrderedText(bytes));
  return entity;
}

absl::StatusOr<std::optional<PropositionKey>> WithEntities(const PropositionKey& key,
                                                           const RenameEntity& object,
                                                           const RenameEntity& filler) {
  absl::string_view bytes = key.bytes;
  ASSIGN_OR_RETURN(const std::string predicate, TakeOrderedText(&bytes));
  PropositionKey renamed{PropositionPrefix(predicate)};
  if (!CopyObject(&bytes, object, &renamed.bytes) || bytes.empty()) return BrokenKey();
  const char tag = bytes.front();
  if (tag == kLongRest) return std::nullopt;
  bytes.remove_prefix(1);
  std::string rest;
  if (tag != kRest || !CopyQualifiers(&bytes, filler, &rest)) return BrokenKey();
  absl::StrAppend(&rest, bytes);  // instance and occurrence
  AppendShortened(&renamed.bytes, rest, kLongestRest, kRest, kLongRest);
  return renamed;
}

absl::StatusOr<std::optional<Text>> TakeObjectText(absl::string_view* bytes) {
  ASSIGN_OR_RETURN(const std::string tag, TakeBytes(bytes, 1));
  if (tag[0] != kValue) return std::nullopt;
  ASSIGN_OR_RETURN(const std::string kind, TakeBytes(bytes, 1));
  if (kind[0] != kText) return std::nullopt;
  Text text;
  ASSIGN_OR_RETURN(text.text, TakeOrderedText(bytes));
  ASSIGN_OR_RETURN(text.language, TakeOrderedText(bytes));
  return text;
}

}  // namespace entente

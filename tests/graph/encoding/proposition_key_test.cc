#include "graph/encoding/proposition_key.h"

#include <map>

#include "graph/encoding/ordered.h"
#include "gtest/gtest.h"
#include "tests/graph/encoding/codec_checks.h"

namespace entente {
namespace {

// What a key stands for: values by identity.
Object Identity(const Object& object) {
  if (const auto* value = std::get_if<Value>(&object)) return IdentityOf(*value);
  return object;
}
Proposition Identity(Proposition proposition) {
  proposition.subject.clear();  // not part of the key
  proposition.object = Identity(proposition.object);
  for (Qualifier& qualifier : proposition.qualifiers) qualifier.filler = Identity(qualifier.filler);
  return proposition;
}

TEST(PropositionKeyTest, EqualExactlyForTheSameProposition) {
  RandomRecords random(81);
  std::map<std::string, Proposition> seen;
  for (int i = 0; i < 20'000; ++i) {
    const Proposition proposition = random.AnyProposition();
    const Proposition identity = Identity(proposition);
    const PropositionKey key = KeyOf(proposition);
    EXPECT_EQ(key, KeyOf(identity));
    const auto [place, fresh] = seen.emplace(key.bytes, identity);
    ASSERT_TRUE(fresh || place->second == identity) << absl::BytesToHexString(key.bytes);
    EXPECT_LE(key.bytes.size(), 2 * proposition.predicate.size() + 2 + 1403 + 2 + 1 + 512);
  }
}

TEST(PropositionKeyTest, NoKeyIsTheBeginningOfAnother) {
  RandomRecords random(82);
  std::map<std::string, int> keys;
  for (int i = 0; i < 20'000; ++i) keys.emplace(KeyOf(random.AnyProposition()).bytes, i);
  for (auto it = keys.begin(), next = std::next(it); next != keys.end(); ++it, ++next) {
    ASSERT_NE(next->first.compare(0, it->first.size(), it->first), 0);
  }
}

TEST(PropositionKeyTest, PrefixesSelectPredicateAndObject) {
  RandomRecords random(83);
  for (int i = 0; i < 5'000; ++i) {
    const Proposition a = random.AnyProposition();
    Proposition b = random.AnyProposition();
    if (random.Chance(50)) b.predicate = a.predicate;
    if (random.Chance(50)) b.object = a.object;
    const auto begins = [](const std::string& bytes, const std::string& prefix) {
      return bytes.compare(0, prefix.size(), prefix) == 0;
    };
    const std::string key = KeyOf(b).bytes;
    EXPECT_EQ(begins(key, PropositionPrefix(a.predicate)), a.predicate == b.predicate);
    EXPECT_EQ(begins(key, PropositionPrefix(a.predicate, a.object)),
              a.predicate == b.predicate && Identity(a.object) == Identity(b.object));
  }
}

TEST(PropositionKeyTest, TakesItselfOffTheFront) {
  RandomRecords random(84);
  for (int i = 0; i < 20'000; ++i) {
    const PropositionKey key = KeyOf(random.AnyProposition());
    const std::string rest = random.Bytes(static_cast<size_t>(random.Number(0, 20)));
    const std::string suffix = key.bytes + rest;
    absl::string_view bytes(suffix);
    const absl::StatusOr<PropositionKey> taken = TakePropositionKey(&bytes);
    ASSERT_TRUE(taken.ok()) << taken.status();
    EXPECT_EQ(*taken, key);
    EXPECT_EQ(bytes, rest);
    // Every cut is refused, and nothing else harms.
    const std::string cut = key.bytes.substr(
        0, static_cast<size_t>(random.Number(0, static_cast<int64_t>(key.bytes.size()) - 1)));
    absl::string_view cut_bytes(cut);
    EXPECT_EQ(TakePropositionKey(&cut_bytes).status().code(), absl::StatusCode::kDataLoss);
    const std::string mutated = Mutated(key.bytes, &random);
    absl::string_view mutated_bytes(mutated);
    (void)TakePropositionKey(&mutated_bytes);
  }
  // Lists in lists without end.
  std::string deep = PropositionPrefix("p") + "\x02";
  for (int i = 0; i < 1'000'000; ++i) deep += "\x0a\x01";
  absl::string_view bytes(deep);
  EXPECT_EQ(TakePropositionKey(&bytes).status().code(), absl::StatusCode::kDataLoss);
}

TEST(PropositionKeyTest, NumbersLieInOrder) {
  std::string last;
  for (const int64_t number : {INT64_MIN, int64_t{-1}, int64_t{0}, int64_t{7}, INT64_MAX}) {
    const std::string key = KeyOf({"s", "p", Value{number}, {}, 0, std::nullopt}).bytes;
    EXPECT_LT(last, key);
    last = key;
  }
}

TEST(PropositionKeyTest, LongValuesAndRestsStayApart) {
  const std::string head(500, 'x');
  const auto key = [](const std::string& text, const std::string& qualifier) {
    return KeyOf({"s", "p", Value{Text{text, ""}}, {{"q", EntityId(qualifier)}}, 0, std::nullopt});
  };
  EXPECT_NE(key(head + "a", ""), key(head + "b", ""));
  EXPECT_NE(key("", head + head + "a"), key("", head + head + "b"));
  EXPECT_LT(key(head + head, head + head).bytes.size(), 200u);
}

TEST(PropositionKeyTest, EntitiesAreReplacedInPlace) {
  RandomRecords random(84);
  const auto longer = [](const EntityId& id) { return id + "-and-more"; };
  int told = 0;
  for (int i = 0; i < 5'000; ++i) {
    Proposition proposition = random.AnyProposition();
    const PropositionKey key = KeyOf(proposition);
    const auto made = WithEntities(key, longer, longer);
    ASSERT_TRUE(made.ok()) << made.status();
    if (auto* object = std::get_if<EntityId>(&proposition.object)) *object = longer(*object);
    for (Qualifier& qualifier : proposition.qualifiers) {
      if (auto* filler = std::get_if<EntityId>(&qualifier.filler)) *filler = longer(*filler);
    }
    if (!made->has_value()) continue;  // a digest
    EXPECT_EQ(**made, KeyOf(proposition));
    ++told;
  }
  EXPECT_GT(told, 1'000);
}

TEST(PropositionKeyTest, EntitiesBehindADigestAreNotTold) {
  Proposition proposition{.subject = "a", .predicate = "p", .object = EntityId("b")};
  const auto same = [](const EntityId& id) { return id; };
  for (const char* name : {"q1", "q2", "q3"}) {
    proposition.qualifiers.push_back({name, EntityId(std::string(200, 'x'))});
  }
  EXPECT_EQ(*WithEntities(KeyOf(proposition), same, same), std::nullopt);
  // What becomes longer than that is kept as one.
  proposition.qualifiers.pop_back();
  const auto longer = [](const EntityId& id) { return id + std::string(56, 'y'); };
  const auto made = WithEntities(KeyOf(proposition), same, longer);
  ASSERT_TRUE(made.ok() && made->has_value());
  for (Qualifier& qualifier : proposition.qualifiers) {
    qualifier.filler = longer(std::get<EntityId>(qualifier.filler));
  }
  EXPECT_EQ(**made, KeyOf(proposition));
  EXPECT_EQ(*WithEntities(**made, same, same), std::nullopt);
}

TEST(PropositionKeyTest, ABrokenKeyIsDataLoss) {
  const auto same = [](const EntityId& id) { return id; };
  const std::string whole =
      KeyOf({.subject = "a", .predicate = "p", .object = EntityId("b")}).bytes;
  for (size_t length = 0; length + 2 < whole.size(); ++length) {
    EXPECT_EQ(WithEntities({whole.substr(0, length)}, same, same).status().code(),
              absl::StatusCode::kDataLoss)
        << length;
  }
}

TEST(PropositionKeyTest, ShortTextsCanBeTakenOutAgain) {
  const auto text_of = [](const Object& object) {
    const PropositionKey key = KeyOf({"s", "p", object, {}, 0, std::nullopt});
    absl::string_view tail(key.bytes);
    EXPECT_TRUE(TakeOrderedText(&tail).ok());
    return TakeObjectText(&tail);
  };
  EXPECT_EQ(text_of(Value{Text{std::string("a\0b", 3), "uk"}}).value(),
            (Text{std::string("a\0b", 3), "uk"}));
  EXPECT_EQ(text_of(Value{Text{std::string(100, 'x'), "en"}}).value()->text.size(), 100u);
  EXPECT_EQ(text_of(Value{Text{std::string(200, 'x'), "en"}}).value(), std::nullopt);
  EXPECT_EQ(text_of(Value{int64_t{7}}).value(), std::nullopt);
  EXPECT_EQ(text_of(EntityId("e")).value(), std::nullopt);
  absl::string_view nothing;
  EXPECT_EQ(TakeObjectText(&nothing).status().code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace entente

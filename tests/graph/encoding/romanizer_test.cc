#include "graph/encoding/romanizer.h"

#include <gtest/gtest.h>

#include <thread>
#include <utility>
#include <vector>

#include "graph/model/utf8.h"
#include "tests/graph/encoding/random_records.h"

namespace entente {
namespace {

TEST(RomanizerTest, SpellingsOfOneNameComeOutEqual) {
  const Romanizer romanizer;
  const std::vector<std::vector<std::string>> spellings = {
      {"Зеленський", "Zelenskyy", "Zelenskiy", "ZELENSKY", "Zelenskij", "Zelenski"},
      {"Шойгу", "Shoigu", "Shoygu"},
      {"Горбачёв", "Горбачев", "Gorbachev"},
      {"Київ", "Kyiv"},
      {"Харків", "Kharkiv"},
      {"Łódź", "Lodz"},
      {"Đà Nẵng", "Da Nang"},
      {"Αθήνα", "Athena"},
      {"საქართველო", "Sakartvelo"},
      {"조선", "Joseon"},
      {"ガザ", "gaza"},
  };
  for (const std::vector<std::string>& same : spellings) {
    for (const std::string& name : same) {
      EXPECT_EQ(romanizer.Romanize(name), romanizer.Romanize(same[0])) << name;
    }
  }
  EXPECT_EQ(romanizer.Romanize("Зеленський"), "zelenski");
  EXPECT_EQ(romanizer.Romanize("810th  Brigade"), "810th brigade");
}

TEST(RomanizerTest, OtherNamesComeOutOtherwise) {
  const Romanizer romanizer;
  const std::pair<const char*, const char*> others[] = {{"Fiji", "FI"},
                                                        {"Beijing", "being"},
                                                        {"1/16 Infantry", "116 Infantry"},
                                                        {"3/1 Marines", "31 Marines"},
                                                        {"Marijampole", "Marampole"}};
  for (const auto& [one, other] : others) {
    EXPECT_NE(RomanKey(romanizer.Romanize(one)), RomanKey(romanizer.Romanize(other))) << one;
  }
}

TEST(RomanizerTest, HanIsToldFromOtherScripts) {
  EXPECT_TRUE(HasHan("习近平"));
  EXPECT_TRUE(HasHan("the 陕西 road"));
  EXPECT_FALSE(HasHan("Xi Jinping"));
  EXPECT_FALSE(HasHan("ガザ"));
  EXPECT_FALSE(HasHan(""));
}

TEST(RomanizerTest, VowelSignsOfOtherScriptsAreKept) {
  const Romanizer romanizer;
  EXPECT_EQ(romanizer.Romanize("दिल्ली"), "dilli");
  EXPECT_EQ(romanizer.Romanize("กรุงเทพ"), "krungtheph");
}

TEST(RomanizerTest, AKeyHasNoSpaces) {
  const Romanizer romanizer;
  EXPECT_EQ(RomanKey(romanizer.Romanize("Xi Jinping")), RomanKey(romanizer.Romanize("习近平")));
  EXPECT_EQ(RomanKey("a b c"), "abc");
  EXPECT_EQ(RomanKey("1 16 infantry"), "1 16infantry");
  EXPECT_EQ(RomanKey(""), "");
}

TEST(RomanizerTest, LettersWithoutRomanisationStay) {
  const Romanizer romanizer;
  EXPECT_FALSE(romanizer.Romanize("ប្រទេស").empty());
  EXPECT_EQ(romanizer.Romanize("-- ! --"), "");
  EXPECT_EQ(romanizer.Romanize(""), "");
}

TEST(RomanizerTest, LongNamesAreCutAtACharacter) {
  const Romanizer romanizer;
  EXPECT_EQ(romanizer.Romanize(std::string(1 << 20, 'a')), std::string(128, 'a'));
  std::string cyrillic = "x";
  for (int i = 0; i < 1000; ++i) cyrillic += "ф";
  EXPECT_EQ(romanizer.Romanize(cyrillic).size(), 128u);
}

TEST(RomanizerTest, AnyBytesAreAnsweredWithoutHarm) {
  const Romanizer romanizer;
  RandomRecords random(112);
  for (int i = 0; i < 2'000; ++i) {
    const std::string bytes = random.Bytes(static_cast<size_t>(random.Number(0, 60)));
    const std::string once = romanizer.Romanize(bytes);
    EXPECT_LE(once.size(), 128u);
    EXPECT_TRUE(IsUtf8(once));
    EXPECT_EQ(romanizer.Romanize(bytes), once);
  }
}

TEST(RomanizerTest, ManyThreadsMayUseOne) {
  const Romanizer romanizer;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&romanizer] {
      for (int turn = 0; turn < 200; ++turn) {
        EXPECT_EQ(romanizer.Romanize("Зеленський"), "zelenski");
        EXPECT_EQ(romanizer.Romanize("Αθήνα"), "athena");
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace entente

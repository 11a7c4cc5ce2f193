// Three steps, by ICU's tables but for the first rules and the last fold:
//   "Зеленський"   own rules for Cyrillic, as English texts spell it; then Any-Latin, then
//                  Latin-ASCII                                              ->  "zelenskiy"
//   "zelenskiy"    NormalizeName                                            ->  "zelenskiy"
//   "zelenskiy"    runs of y, j and i become one i, but for a j between two ->  "zelenski"
// ICU's own Cyrillic follows scholars (Šojgu), whom no newspaper follows (Shoigu); and the last
// fold is what ISO 9, BGN and the press differ in most ("Zelenskij", "Zelenskyy", "Zelenskiy").
// What is Latin without marks, which most names are, skips ICU's transliterator, the costliest step
// by far.
#include "graph/encoding/romanizer.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdlib>
#include <mutex>

#include "graph/encoding/name_text.h"

namespace entente {
namespace {

constexpr size_t kLongestLookedAt = 512;

constexpr char kRules[] =
    ":: Lower ;"
    ":: NFC ;"
    "щ > shch ; ш > sh ; ч > ch ; ж > zh ; х > kh ; ц > ts ; ю > yu ; я > ya ; ё > e ;"
    "є > ye ; ї > yi ; ў > w ; й > y ; ы > y ; э > e ; ъ > ; ь > ;"
    ":: Any-Latin ;"
    ":: [ʹʺʼʻʾʿ’‘'`´] Remove ;"
    ":: NFD ; :: [:Mn:] Remove ; :: NFC ;"
    ":: Latin-ASCII ;";

bool IsAscii(absl::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

// The beginning of `text`, cut before a byte that begins a character.
absl::string_view Beginning(absl::string_view text) {
  if (text.size() <= kLongestLookedAt) return text;
  size_t size = kLongestLookedAt;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) --size;
  return text.substr(0, size);
}

bool IsLikeI(char byte) { return byte == 'y' || byte == 'j' || byte == 'i'; }

bool IsDigit(char byte) { return byte >= '0' && byte <= '9'; }

// A j between two of them is a consonant: "fiji" is not "fi".
std::string OneI(absl::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    const bool consonant = text[i] == 'j' && i + 1 < text.size() && IsLikeI(text[i + 1]);
    if (IsLikeI(text[i]) && !consonant && !folded.empty() && folded.back() == 'i') continue;
    folded.push_back(IsLikeI(text[i]) ? 'i' : text[i]);
  }
  return folded;
}

}  // namespace

struct Romanizer::Tables {
  // ICU says that a transliterator made from rules belongs to one thread at a time.
  std::mutex mutex;
  std::unique_ptr<icu::Transliterator> to_latin;

  std::string ToLatin(absl::string_view name) {
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
    std::lock_guard<std::mutex> lock(mutex);
    if (to_latin == nullptr) {
      UErrorCode error = U_ZERO_ERROR;
      UParseError where;
      to_latin.reset(icu::Transliterator::createFromRules(
          "Entente", icu::UnicodeString::fromUTF8(kRules), UTRANS_FORWARD, where, error));
      if (U_FAILURE(error)) std::abort();  // ICU without its tables cannot compare any name.
    }
    to_latin->transliterate(text);
    std::string latin;
    text.toUTF8String(latin);
    return latin;
  }
};

Romanizer::Romanizer() : tables_(std::make_unique<Tables>()) {}

Romanizer::~Romanizer() = default;

std::string Romanizer::Romanize(absl::string_view name) const {
  name = Beginning(name);
  std::string normal = NormalizeName(name);
  if (!IsAscii(normal)) normal = NormalizeName(tables_->ToLatin(name));
  return OneI(normal);
}

std::string RomanKey(absl::string_view romanized) {
  std::string key;
  key.reserve(romanized.size());
  for (size_t i = 0; i < romanized.size(); ++i) {
    const bool between_digits =
        i > 0 && i + 1 < romanized.size() && IsDigit(romanized[i - 1]) && IsDigit(romanized[i + 1]);
    if (romanized[i] != ' ' || between_digits) key.push_back(romanized[i]);
  }
  return key;
}

bool HasHan(absl::string_view text) {
  const icu::UnicodeString characters = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  for (int32_t at = 0; at < characters.length(); at = characters.moveIndex32(at, 1)) {
    UErrorCode error = U_ZERO_ERROR;
    if (uscript_getScript(characters.char32At(at), &error) == USCRIPT_HAN) return true;
  }
  return false;
}

}  // namespace entente

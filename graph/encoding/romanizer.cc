// Three steps, by ICU's tables but for the first rules and the last fold:
//   "Зеленський"   own rules for Cyrillic, as English texts spell it; then Any-Latin, then
//                  Latin-ASCII                                              ->  "zelenskiy"
//   "zelenskiy"    NormalizeName                                            ->  "zelenskiy"
//   "zelenskiy"    runs of y, j and i within a word become one i            ->  "zelenski"
// ICU's own Cyrillic follows scholars (Šojgu), whom no newspaper follows (Shoigu); and the last
// fold is what ISO 9, BGN and the press differ in most ("Zelenskij", "Zelenskyy", "Zelenskiy").
// What is Latin without marks, which most names are, skips ICU's transliterator: it costs about 15
// us a name, the rest about 1 us.
#include "graph/encoding/romanizer.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

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

std::string OneI(absl::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (const char byte : text) {
    const bool like_i = byte == 'y' || byte == 'j' || byte == 'i';
    if (like_i && !folded.empty() && folded.back() == 'i') continue;
    folded.push_back(like_i ? 'i' : byte);
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
  std::string key(romanized);
  key.erase(std::remove(key.begin(), key.end(), ' '), key.end());
  return key;
}

}  // namespace entente

// Names are compared in four steps, each by ICU's tables:
//   "Příbram - 1."  decompose (NFKD)  ->  "Pr" caron "i" acute "bram - 1."
//                   fold the case     ->  "pr" caron "i" acute "bram - 1."
//                   drop the marks    ->  "pribram - 1."
//                   keep letters and digits, one space for the rest  ->  "pribram 1"
// Folding can produce what decomposes again (U+1E9E gives "ss"), so it stands between two
// decompositions. Linear in the name.
#include "graph/encoding/name_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdlib>

namespace entente {
namespace {

icu::UnicodeString Decompose(const icu::UnicodeString& text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKDInstance(error);
  if (U_FAILURE(error)) std::abort();  // ICU without its tables cannot compare any name.
  icu::UnicodeString decomposed = normalizer->normalize(text, error);
  // Only a text too long for ICU fails here; texts are at most 1 MiB.
  return U_FAILURE(error) ? text : decomposed;
}

bool IsMark(UChar32 character) { return (U_GET_GC_MASK(character) & U_GC_M_MASK) != 0; }

// A letter or digit, as UTF-8.
void AppendCharacter(UChar32 character, std::string* out) {
  icu::UnicodeString(character).toUTF8String(*out);
}

}  // namespace

std::string NormalizeName(absl::string_view name, size_t longest) {
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
  text = Decompose(Decompose(text).foldCase(U_FOLD_CASE_DEFAULT));
  std::string normal;
  bool gap = false;
  for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 character = text.char32At(at);
    if (IsMark(character)) continue;
    if (!u_isalnum(character)) {
      gap = !normal.empty();
      continue;
    }
    std::string next = gap ? " " : "";
    AppendCharacter(character, &next);
    if (normal.size() + next.size() > longest) break;
    normal += next;
    gap = false;
  }
  return normal;
}

}  // namespace entente

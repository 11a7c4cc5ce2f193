// What makes names of different scripts, and of different spellings of one sound, comparable.
#ifndef ENTENTE_GRAPH_ENCODING_ROMANIZER_H_
#define ENTENTE_GRAPH_ENCODING_ROMANIZER_H_

#include <memory>
#include <string>

#include "absl/strings/string_view.h"

namespace entente {

// Thread-safe. Cheap to make: ICU's tables are read when a name first needs them, a fifth of a
// second for the rarest script.
class Romanizer {
 public:
  Romanizer();
  ~Romanizer();
  Romanizer(const Romanizer&) = delete;
  Romanizer& operator=(const Romanizer&) = delete;

  // `name` in small Latin letters and digits with single spaces, as NormalizeName would leave it
  // after transliteration; y, j and i within a word are one i. "Зеленський", "Zelenskyy" and
  // "Zelenskij" are "zelenski". Letters of scripts that ICU has no romanisation for stay. At most
  // 128 bytes, cut at a character; of longer names only the first 512 bytes are looked at. Empty
  // for a text without letters and digits. REQUIRES: UTF-8.
  std::string Romanize(absl::string_view name) const;

 private:
  struct Tables;
  const std::unique_ptr<Tables> tables_;
};

// A romanised name without its spaces: "Xi Jinping" and "习近平" differ only there. Those between
// two digits stay: "3/1 Marines" are not "31 Marines".
std::string RomanKey(absl::string_view romanized);

// Whether a Han character is in the text. Two such texts that differ are not shown to be one name
// by a common romanisation, which tells no tones: "陕西" and "山西".
bool HasHan(absl::string_view text);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ENCODING_ROMANIZER_H_

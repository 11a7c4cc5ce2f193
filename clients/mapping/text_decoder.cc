#include "clients/mapping/text_decoder.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace entente {
namespace {

bool IsAscii(const std::string& bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) == 0; });
}

}  // namespace

void TextDecoder::Close::operator()(UConverter* converter) const { ucnv_close(converter); }

absl::StatusOr<TextDecoder> TextDecoder::Make(const std::string& encoding) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding.empty() ? "UTF-8" : encoding.c_str(), &error);
  if (U_FAILURE(error)) {
    return absl::InvalidArgumentError(absl::StrCat(
        "encoding: '", encoding, "' is not known; windows-1252, ISO-8859-1 and UTF-8 are"));
  }
  TextDecoder decoder(converter);
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  if (ucnv_getMinCharSize(converter) != 1) {
    return absl::InvalidArgumentError(
        absl::StrCat("encoding: '", encoding, "' has no single bytes for ASCII; turn the file into",
                     " UTF-8 first, as with iconv -f ", encoding, " -t UTF-8"));
  }
  return decoder;
}

absl::StatusOr<std::string> TextDecoder::Decode(const std::string& bytes) {
  if (IsAscii(bytes)) return bytes;
  UErrorCode error = U_ZERO_ERROR;
  ucnv_reset(converter_.get());
  std::u16string wide(bytes.size() + 1, u'\0');
  const int32_t length =
      ucnv_toUChars(converter_.get(), wide.data(), static_cast<int32_t>(wide.size()), bytes.data(),
                    static_cast<int32_t>(bytes.size()), &error);
  if (U_FAILURE(error)) {
    return absl::InvalidArgumentError(absl::StrCat(
        "bytes that are no ", ucnv_getName(converter_.get(), &(error = U_ZERO_ERROR)),
        " text; if the file has another encoding, say so: 'encoding: windows-1252' under 'read'"));
  }
  std::string text;
  icu::UnicodeString(wide.data(), length).toUTF8String(text);
  return text;
}

}  // namespace entente

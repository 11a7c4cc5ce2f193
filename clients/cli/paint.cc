#include "clients/cli/paint.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace entente {
namespace {

constexpr char kFaint[] = "2";
constexpr char kRed[] = "31";
constexpr char kGreen[] = "32";
constexpr char kYellow[] = "33";
constexpr char kCyan[] = "36";

// Columns whose words are ours, whatever a graph holds.
constexpr absl::string_view kColoured[] = {"CERTAINTY", "CHANGE", "LENS",    "OUTCOME", "STANCE",
                                           "STATE",     "STATUS", "VERDICT", "WRITABLE"};

constexpr struct {
  absl::string_view word;
  const char* color;
} kWords[] = {
    {"denied", kRed},     {"contested", kYellow}, {"possible", kFaint},  {"extrapolated", kCyan},
    {"denies", kRed},     {"doubts", kYellow},    {"declines", kYellow}, {"retracted", kRed},
    {"gone", kRed},       {"new", kGreen},        {"changed", kYellow},  {"no", kRed},
    {"recorded", kGreen}, {"refuted", kRed},      {"fulfilled", kGreen}, {"expired", kYellow}};

}  // namespace

absl::string_view ColorOf(absl::string_view header, absl::string_view cell) {
  bool coloured = false;
  for (absl::string_view name : kColoured) coloured |= name == header;
  if (!coloured) return "";
  for (const auto& [word, color] : kWords) {
    if (word == cell) return color;
  }
  return absl::StartsWith(cell, "hidden") ? kFaint : "";
}

absl::string_view ColorOfNote(absl::string_view note) {
  if (absl::StartsWith(note, "+ ")) return kGreen;
  if (absl::StartsWith(note, "- ")) return kRed;
  return kFaint;
}

std::string Painted(absl::string_view text, absl::string_view color) {
  if (color.empty()) return std::string(text);
  return absl::StrCat("\x1b[", color, "m", text, "\x1b[0m");
}

}  // namespace entente

#include "clients/cpp/claim_words.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "clients/cpp/enum_word.h"

namespace entente {

std::string StanceWord(v1::Stance stance) {
  return stance == v1::STANCE_UNSPECIFIED ? "asserts" : Word(stance);
}
std::string MoodWord(v1::Mood mood) { return mood == v1::MOOD_UNSPECIFIED ? "fact" : Word(mood); }
std::string BasisWord(v1::Basis basis) {
  return basis == v1::BASIS_UNSPECIFIED ? "unstated" : Word(basis);
}

std::string AxesText(const v1::Grade& grade) {
  std::string text = absl::AsciiStrToUpper(Word(grade.reliability()));
  if (grade.credibility() != 0) absl::StrAppend(&text, grade.credibility());
  for (const std::string& word : {Word(grade.likelihood()), Word(grade.confidence())}) {
    if (!word.empty()) absl::StrAppend(&text, text.empty() ? "" : " ", word);
  }
  return text;
}

std::string GradeText(const v1::ClaimRecord& record) {
  v1::Grade last;
  for (const v1::JudgementRecord& judged : record.judgements()) {
    if (!judged.judgement().has_grade() || judged.has_retraction()) continue;
    last.MergeFrom(judged.judgement().grade());  // Unset axes leave what was there.
  }
  const std::string axes = AxesText(last);
  return axes.empty() ? "ungraded" : axes;
}

}  // namespace entente

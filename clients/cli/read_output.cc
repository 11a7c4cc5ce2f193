#include "clients/cli/read_output.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/enum_words.h"
#include "clients/cpp/json.h"
#include "clients/cpp/shown_text.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

std::string HiddenText(const google::protobuf::RepeatedPtrField<v1::HiddenCount>& hidden) {
  const auto count = [](std::string* out, const v1::HiddenCount& one) {
    absl::StrAppend(out, one.count(), " ", one.reason());
  };
  return absl::StrJoin(hidden, ", ", count);
}

// "complete", or why not and how to go on.
std::string CompletionText(const v1::Trailer& trailer) {
  if (trailer.completion() == v1::COMPLETION_COMPLETE) return "complete";
  std::string text = absl::StrCat("truncated by ", trailer.truncated_by());
  if (!trailer.next_page_token().empty()) {
    absl::StrAppend(&text, "; more with --all, or --page-token ", trailer.next_page_token());
  }
  return text;
}

// "names: "Курск" taken for iso:RU-KRS (transliterated)", or nothing.
std::string NamesText(absl::string_view side, const v1::ResolvedScope& scope) {
  if (scope.resolved_names().empty()) return "";
  const auto one = [](std::string* out, const v1::ResolvedName& name) {
    absl::StrAppend(out, "\"", name.given(), "\" taken for ", name.id(), " (", Word(name.reason()),
                    name.presumed() ? ", presumed)" : ")");
  };
  return absl::StrCat(side, "names: ", absl::StrJoin(scope.resolved_names(), ", ", one));
}

std::string EndText(const v1::Trailer& trailer, uint64_t rows) {
  const std::string text =
      absl::StrCat(rows, rows == 1 ? " row, " : " rows, ", CompletionText(trailer));
  if (trailer.hidden().empty()) return text;
  return absl::StrCat(text, "; hidden: ", HiddenText(trailer.hidden()));
}

std::string AsOfText(const v1::ResolvedScope& scope) {
  std::string as_of = absl::StrCat("as of: valid ", scope.valid(), " ", Word(scope.mode()));
  if (!scope.published_before().empty()) {
    absl::StrAppend(
        &as_of, ", published before ", scope.published_before(),
        scope.judgements() == v1::JUDGEMENTS_CUT_CURRENT ? " (judgements current)" : "");
  }
  absl::StrAppend(&as_of, ", graph ", scope.graph(), " at revision ", scope.revision());
  if (!scope.recorded_at().empty()) {
    absl::StrAppend(&as_of, " (recorded ", scope.recorded_at(), ")");
  }
  return as_of;
}

std::string LensText(const v1::ResolvedScope& scope) {
  const std::string lens = scope.lens_name().empty()
                               ? "inline"
                               : absl::StrCat(scope.lens_name(), "@", scope.lens_version());
  return absl::StrCat("lens: ", lens);
}

// Each on a line of its own; empty ones are none.
std::string Lines(const std::vector<std::string>& texts) {
  std::string lines;
  for (const std::string& text : texts) {
    if (!text.empty()) absl::StrAppend(&lines, EscapeForTerminal(text), "\n");
  }
  return lines;
}

}  // namespace

std::string FooterText(const v1::ResolvedScope& scope, const v1::Trailer& trailer, uint64_t rows) {
  return Lines({AsOfText(scope), LensText(scope), NamesText("", scope), EndText(trailer, rows)});
}

std::string FooterText(const v1::ResolvedScope& before, const v1::ResolvedScope& after,
                       const v1::DiffTrailer& trailer, uint64_t rows) {
  std::string end =
      absl::StrCat(rows, rows == 1 ? " row differs, " : " rows differ, ", trailer.unchanged(),
                   " unchanged, ", CompletionText(trailer.trailer()));
  if (!trailer.hidden_before().empty()) {
    absl::StrAppend(&end, "; hidden before: ", HiddenText(trailer.hidden_before()));
  }
  if (!trailer.trailer().hidden().empty()) {
    absl::StrAppend(&end, "; hidden after: ", HiddenText(trailer.trailer().hidden()));
  }
  return Lines({"before, " + AsOfText(before), "before, " + LensText(before),
                NamesText("before, ", before), "after, " + AsOfText(after),
                "after, " + LensText(after), NamesText("after, ", after), end});
}

std::string IdOfField(const v1::ResolvedScope& scope, const std::string& field,
                      const std::string& given) {
  for (const v1::ResolvedName& name : scope.resolved_names()) {
    if (name.field() == field) return name.id();
  }
  return given;
}

ExitCode ExitCodeOfEnd(const v1::Trailer& trailer, const PagePolicy& policy) {
  if (trailer.completion() != v1::COMPLETION_TRUNCATED) return ExitCode::kOk;
  const bool asked_for = policy.page_size > 0 && trailer.truncated_by() == "PAGE_FULL";
  return asked_for ? ExitCode::kOk : ExitCode::kTruncated;
}

absl::Status ReadOutput::Begin(const v1::ResolvedScope& scope) {
  if (begun_) return absl::OkStatus();
  begun_ = true;
  scope_ = scope;
  if (session_.format != Format::kJson) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::string text, JsonOf(scope, JsonForm::kOneLine));
  session_.out << "{\"scope\": " << text << ",\n \"" << key_ << "\": [";
  return absl::OkStatus();
}

absl::Status ReadOutput::Begin(const v1::ResolvedScope& before, const v1::ResolvedScope& after) {
  if (begun_) return absl::OkStatus();
  begun_ = true;
  before_ = before;
  scope_ = after;
  if (session_.format != Format::kJson) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::string before_text, JsonOf(before, JsonForm::kOneLine));
  ASSIGN_OR_RETURN(const std::string after_text, JsonOf(after, JsonForm::kOneLine));
  session_.out << "{\"before\": " << before_text << ",\n \"after\": " << after_text << ",\n \""
               << key_ << "\": [";
  return absl::OkStatus();
}

absl::Status ReadOutput::Row(const google::protobuf::Message& row) {
  ++rows_;
  citing_.Came(row);
  if (session_.format != Format::kJson && session_.format != Format::kNdjson) {
    return absl::OkStatus();
  }
  ASSIGN_OR_RETURN(const std::string text, JsonOf(row, JsonForm::kOneLine));
  if (session_.format == Format::kNdjson) {
    session_.out << text << '\n';
  } else {
    session_.out << (rows_ == 1 ? "\n  " : ",\n  ") << text;
  }
  return absl::OkStatus();
}

absl::Status ReadOutput::Close(const google::protobuf::Message& trailer,
                               const std::string& footer) {
  if (!begun_)
    return absl::DataLossError("the server's answer does not say what it was read as of");
  if (session_.format == Format::kJson) {
    ASSIGN_OR_RETURN(const std::string text, JsonOf(trailer, JsonForm::kOneLine));
    session_.out << (rows_ == 0 ? "]" : "\n ]") << ",\n \"trailer\": " << text << "}\n";
  } else {
    const bool below = session_.format == Format::kTable && !session_.width.csv;
    (below ? session_.out : session_.err) << footer;
  }
  return absl::OkStatus();
}

absl::StatusOr<ExitCode> ReadOutput::End(const v1::Trailer& trailer, const PagePolicy& policy) {
  RETURN_IF_ERROR(Close(trailer, FooterText(scope_, trailer, rows_)));
  RETURN_IF_ERROR(citing_.Finish({scope_}, trailer.completion() == v1::COMPLETION_COMPLETE));
  return ExitCodeOfEnd(trailer, policy);
}

absl::StatusOr<ExitCode> ReadOutput::End(const v1::DiffTrailer& trailer, const PagePolicy& policy) {
  RETURN_IF_ERROR(Close(trailer, FooterText(before_, scope_, trailer, rows_)));
  RETURN_IF_ERROR(
      citing_.Finish({before_, scope_}, trailer.trailer().completion() == v1::COMPLETION_COMPLETE));
  return ExitCodeOfEnd(trailer.trailer(), policy);
}

}  // namespace entente

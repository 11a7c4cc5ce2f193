#include "clients/cli/read_output.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/enum_words.h"
#include "clients/cpp/json.h"
#include "clients/cpp/shown_text.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

std::string EndText(const v1::Trailer& trailer, uint64_t rows) {
  std::string text = absl::StrCat(rows, rows == 1 ? " row, " : " rows, ");
  if (trailer.completion() == v1::COMPLETION_COMPLETE) {
    absl::StrAppend(&text, "complete");
  } else {
    absl::StrAppend(&text, "truncated by ", trailer.truncated_by());
    if (!trailer.next_page_token().empty()) {
      absl::StrAppend(&text, "; more with --all, or --page-token ", trailer.next_page_token());
    }
  }
  if (trailer.hidden().empty()) return text;
  const auto count = [](std::string* out, const v1::HiddenCount& hidden) {
    absl::StrAppend(out, hidden.count(), " ", hidden.reason());
  };
  return absl::StrCat(text, "; hidden: ", absl::StrJoin(trailer.hidden(), ", ", count));
}

}  // namespace

std::string FooterText(const v1::ResolvedScope& scope, const v1::Trailer& trailer, uint64_t rows) {
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
  const std::string lens = scope.lens_name().empty()
                               ? "inline"
                               : absl::StrCat(scope.lens_name(), "@", scope.lens_version());
  return absl::StrCat(EscapeForTerminal(as_of), "\n", EscapeForTerminal("lens: " + lens), "\n",
                      EscapeForTerminal(EndText(trailer, rows)), "\n");
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

absl::Status ReadOutput::Row(const google::protobuf::Message& row) {
  ++rows_;
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

absl::StatusOr<ExitCode> ReadOutput::End(const v1::Trailer& trailer, const PagePolicy& policy) {
  if (!begun_)
    return absl::DataLossError("the server's answer does not say what it was read as of");
  if (session_.format == Format::kJson) {
    ASSIGN_OR_RETURN(const std::string text, JsonOf(trailer, JsonForm::kOneLine));
    session_.out << (rows_ == 0 ? "]" : "\n ]") << ",\n \"trailer\": " << text << "}\n";
  } else {
    const bool below = session_.format == Format::kTable && !session_.width.csv;
    std::ostream& to = below ? session_.out : session_.err;
    to << FooterText(scope_, trailer, rows_);
  }
  return ExitCodeOfEnd(trailer, policy);
}

}  // namespace entente

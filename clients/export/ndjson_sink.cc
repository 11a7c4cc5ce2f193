#include "clients/export/ndjson_sink.h"

#include <ostream>
#include <string>

#include "absl/strings/str_cat.h"
#include "clients/cpp/json.h"
#include "clients/cpp/shown_text.h"
#include "clients/cpp/status_macros.h"
#include "clients/export/claim_qualifiers.h"
#include "clients/export/json_text.h"

namespace entente {
namespace {

class NdjsonSink : public Sink {
 public:
  NdjsonSink(Output* output, bool claims) : output_(output), wants_claims_(claims) {}

  bool wants_claims() const override { return wants_claims_; }

  absl::Status Begin(const ExportHead& head) override {
    codes_ = !head.code_scheme.empty();
    ASSIGN_OR_RETURN(out_, output_->Open("export.ndjson"));
    return absl::OkStatus();
  }

  absl::Status Row(const v1::PropositionRow& row) override {
    v1::PropositionRow bare = row;
    bare.clear_evidence();
    const auto qualifiers = ClaimQualifiersJson(row);
    return Line("row", bare,
                qualifiers.is_null() ? ""
                                     : absl::StrCat(", \"claim_qualifiers\": ",
                                                    EscapeForJson(JsonText(qualifiers))));
  }

  absl::Status Entity(const ExportedEntity& exported) override {
    std::string more = absl::StrCat(", \"label\": ", Quoted(exported.label));
    if (codes_) absl::StrAppend(&more, ", \"code\": ", Quoted(exported.code));
    return Line("entity", exported.entity, more);
  }

  absl::Status Claim(const v1::ClaimRecord& record) override { return Line("claim", record, ""); }

  absl::Status End() override { return output_->Check(); }

 private:
  static std::string Quoted(const std::string& text) { return EscapeForJson(JsonText(text)); }

  absl::Status Line(const char* key, const google::protobuf::Message& message,
                    const std::string& more) {
    ASSIGN_OR_RETURN(const std::string text, JsonOf(message, JsonForm::kOneLine));
    *out_ << "{\"" << key << "\": " << text << more << "}\n";
    return output_->Check();
  }

  Output* output_;
  bool wants_claims_;
  bool codes_ = false;
  std::ostream* out_ = nullptr;
};

}  // namespace

std::unique_ptr<Sink> MakeNdjsonSink(Output* output, bool claims) {
  return std::make_unique<NdjsonSink>(output, claims);
}

}  // namespace entente

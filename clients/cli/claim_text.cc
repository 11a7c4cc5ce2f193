#include "clients/cli/claim_text.h"

#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/value_text.h"

namespace entente {
namespace {

std::string RefText(const v1::ClaimRef& ref) {
  return absl::StrCat("claim ", ref.has_id() ? HexOf(ref.id()) : ref.ref());
}

// A judgement's target: a claim, or else a document.
template <typename Kind>
std::string TargetText(const Kind& kind, const EntityNames& names) {
  if (kind.has_claim()) return RefText(kind.claim());
  return absl::StrCat("document ", names.Shown(kind.document()));
}

std::string KindText(const v1::Judgement& judgement, const EntityNames& names) {
  switch (judgement.kind_case()) {
    case v1::Judgement::kGrade:
      return absl::StrCat("grade ", AxesText(judgement.grade()), " of ",
                          RefText(judgement.grade().claim()));
    case v1::Judgement::kRetract:
      return absl::StrCat("retract ", TargetText(judgement.retract(), names), " (",
                          Word(judgement.retract().reason()),
                          judgement.retract().published().empty() ? "" : ", published ",
                          judgement.retract().published(), ")");
    case v1::Judgement::kReinstate:
      return absl::StrCat("reinstate ", TargetText(judgement.reinstate(), names));
    case v1::Judgement::kPrefer:
      return absl::StrCat("prefer ", RefText(judgement.prefer().claim()));
    case v1::Judgement::kDeprecate:
      return absl::StrCat("deprecate ", RefText(judgement.deprecate().claim()));
    case v1::Judgement::kSameAs:
      return absl::StrCat(judgement.same_as().a(), " same as ", judgement.same_as().b());
    case v1::Judgement::kNotSameAs:
      return absl::StrCat(judgement.not_same_as().a(), " not same as ",
                          judgement.not_same_as().b());
    case v1::Judgement::kFulfils:
      return absl::StrCat(RefText(judgement.fulfils().claim()), " fulfils ",
                          RefText(judgement.fulfils().forecast()));
    case v1::Judgement::kRefutes:
      return absl::StrCat(RefText(judgement.refutes().claim()), " refutes ",
                          RefText(judgement.refutes().forecast()));
    case v1::Judgement::kDerivesFrom: {
      const v1::DerivesFrom& derives = judgement.derives_from();
      return absl::StrCat(TargetText(derives, names), " derives from ",
                          derives.has_from_claim()
                              ? RefText(derives.from_claim())
                              : absl::StrCat("document ", names.Shown(derives.from_document())));
    }
    case v1::Judgement::KIND_NOT_SET:
      return "";
  }
  return "";
}

}  // namespace

std::string HexOf(const std::string& id) { return absl::BytesToHexString(id); }

std::string ChainText(const v1::Claim& claim, const EntityNames& names) {
  if (claim.voice().chain().empty()) return "the document";
  return absl::StrJoin(
      claim.voice().chain(), " > ", [&names](std::string* out, const v1::ChainLink& link) {
        absl::StrAppend(out, link.who_case() == v1::ChainLink::kAgent
                                 ? names.Shown(link.agent())
                                 : absl::StrCat("unnamed: ", link.description()));
        const std::string said =
            absl::StrCat(link.verb(), link.verb().empty() || link.stated_at().empty() ? "" : " ",
                         link.stated_at());
        if (!said.empty()) absl::StrAppend(out, " (", said, ")");
      });
}

std::string StatementText(const v1::Claim& claim, const EntityNames& names) {
  std::vector<std::string> parts = {absl::StrCat(names.Shown(claim.subject()), " ",
                                                 claim.predicate(), " ", FillerText(claim, names)),
                                    StanceWord(claim.stance()), MoodWord(claim.mood())};
  if (!claim.period().empty()) parts.push_back(claim.period());
  if (!claim.resolve_by().empty()) parts.push_back("resolve by " + claim.resolve_by());
  return absl::StrJoin(parts, ", ");
}

std::string EvidenceText(const v1::ClaimRecord& record, const EntityNames& names) {
  const v1::Claim& claim = record.claim();
  std::vector<std::string> parts = {
      absl::StrCat(ChainText(claim, names), " ", StanceWord(claim.stance())),
      MoodWord(claim.mood())};
  std::string where = "in " + names.Shown(claim.voice().document());
  if (!record.published().empty()) absl::StrAppend(&where, ", published ", record.published());
  if (claim.voice().locator().paragraph() != 0) {
    absl::StrAppend(&where, ", paragraph ", claim.voice().locator().paragraph());
  }
  parts.push_back(where);
  parts.push_back("basis " + BasisWord(claim.basis()));
  parts.push_back(claim.period().empty() ? "no period" : "period " + claim.period());
  if (!claim.voice().hedges().empty()) {
    parts.push_back(
        absl::StrCat("hedged \"", absl::StrJoin(claim.voice().hedges(), "\", \""), "\""));
  }
  if (!claim.voice().likelihood().empty()) {
    parts.push_back(absl::StrCat("\"", claim.voice().likelihood(), "\""));
  }
  parts.push_back(GradeText(record));
  if (record.retracted()) parts.push_back("RETRACTED");
  if (!record.hidden().empty()) parts.push_back("hidden by the lens: " + record.hidden());
  parts.push_back("claim " + HexOf(record.id()));
  return absl::StrJoin(parts, "; ");
}

std::string JudgementText(const v1::Judgement& judgement, const EntityNames& names) {
  return absl::StrCat(KindText(judgement, names), judgement.reason().empty() ? "" : ": ",
                      judgement.reason());
}

}  // namespace entente

#include "clients/mapping/row_mapper.h"

#include <algorithm>
#include <array>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cpp/status_macros.h"
#include "clients/mapping/nearest_word.h"
#include "clients/mapping/word_choice.h"

namespace entente {
namespace {

// The text of a template that may be empty; "" for nothing.
absl::StatusOr<std::string> TextOr(const TextTemplate& of, const Scope& scope) {
  if (of.empty()) return std::string();
  ASSIGN_OR_RETURN(std::optional<std::string> text, of.Text(scope));
  return std::move(text).value_or("");
}

absl::StatusOr<std::string> DateOr(const DateSpec& of, const Scope& scope) {
  if (of.empty()) return std::string();
  ASSIGN_OR_RETURN(const std::optional<StatedDate> date, of.Date(scope));
  return date.has_value() ? date->Text() : std::string();
}

absl::Status FillVoice(const VoiceSpec& spec, const Scope& scope, v1::Voice* voice) {
  ASSIGN_OR_RETURN(*voice->mutable_document(), TextOr(spec.document, scope));
  if (voice->document().empty()) {
    return CellError(absl::StrJoin(spec.document.names(), "+"), "",
                     "the document that says it is missing");
  }
  if (spec.locator == VoiceSpec::Locator::kRow && scope.record().number > 0) {
    voice->mutable_locator()->set_paragraph(static_cast<uint32_t>(scope.record().number));
  } else if (spec.locator == VoiceSpec::Locator::kParagraph) {
    ASSIGN_OR_RETURN(const std::string text, TextOr(spec.paragraph, scope));
    uint32_t paragraph = 0;
    if (!text.empty() && !absl::SimpleAtoi(text, &paragraph)) {
      return CellError(absl::StrJoin(spec.paragraph.names(), "+"), text,
                       "the number of a paragraph or row is expected");
    }
    if (paragraph > 0) voice->mutable_locator()->set_paragraph(paragraph);
  }
  for (const LinkSpec& link : spec.chain) {
    v1::ChainLink stated;
    ASSIGN_OR_RETURN(const std::string agent, TextOr(link.agent, scope));
    ASSIGN_OR_RETURN(const std::string description, TextOr(link.description, scope));
    if (agent.empty() && description.empty()) continue;  // nobody is quoted
    if (agent.empty()) {
      stated.set_description(description);
    } else {
      stated.set_agent(agent);
    }
    ASSIGN_OR_RETURN(*stated.mutable_verb(), TextOr(link.verb, scope));
    ASSIGN_OR_RETURN(*stated.mutable_stated_at(), DateOr(link.stated_at, scope));
    *voice->add_chain() = std::move(stated);
  }
  for (const TextTemplate& hedge : spec.hedges) {
    ASSIGN_OR_RETURN(const std::string text, TextOr(hedge, scope));
    if (!text.empty()) voice->add_hedges(text);
  }
  ASSIGN_OR_RETURN(*voice->mutable_likelihood(), TextOr(spec.likelihood, scope));
  return absl::OkStatus();
}

absl::Status FillQualifier(const QualifierSpec& qualifier, const Scope& scope, v1::Claim* claim) {
  v1::Qualifier stated;
  ASSIGN_OR_RETURN(*stated.mutable_name(), TextOr(qualifier.name, scope));
  if (qualifier.entity.has_value()) {
    ASSIGN_OR_RETURN(*stated.mutable_entity(), TextOr(*qualifier.entity, scope));
    if (stated.entity().empty()) return absl::OkStatus();
  } else {
    ASSIGN_OR_RETURN(const std::optional<v1::Value> value, qualifier.value->Value(scope));
    if (!value.has_value()) return absl::OkStatus();
    *stated.mutable_value() = *value;
  }
  *claim->add_qualifiers() = std::move(stated);
  return absl::OkStatus();
}

absl::Status FillQualifiers(const ClaimSpec& spec, Scope* scope, v1::Claim* claim) {
  for (const QualifierSpec& qualifier : spec.qualifiers) {
    RETURN_IF_ERROR(
        ForEach(qualifier.each, scope, [&] { return FillQualifier(qualifier, *scope, claim); }));
  }
  return absl::OkStatus();
}

absl::Status FillManner(const ClaimSpec& spec, const Scope& scope, v1::Claim* claim) {
  ASSIGN_OR_RETURN(const int stance,
                   WordOf(spec.stance, {"asserts", "denies", "doubts", "declines"}, scope));
  ASSIGN_OR_RETURN(const int mood,
                   WordOf(spec.mood, {"fact", "forecast", "intent", "hypothesis"}, scope));
  ASSIGN_OR_RETURN(const int basis,
                   WordOf(spec.basis, {"observed", "assessed", "unstated"}, scope));
  claim->set_stance(static_cast<v1::Stance>(stance));
  claim->set_mood(static_cast<v1::Mood>(mood));
  claim->set_basis(static_cast<v1::Basis>(basis));
  ASSIGN_OR_RETURN(*claim->mutable_resolve_by(), DateOr(spec.resolve_by, scope));
  return absl::OkStatus();
}

// nullopt where no axis is said.
absl::StatusOr<std::optional<v1::Judgement>> GradeOf(const GradeSpec& spec, const Scope& scope) {
  v1::Judgement judgement;
  v1::Grade* grade = judgement.mutable_grade();
  ASSIGN_OR_RETURN(const int reliability,
                   WordOf(spec.reliability, {"A", "B", "C", "D", "E", "F"}, scope));
  ASSIGN_OR_RETURN(const int credibility,
                   WordOf(spec.credibility, {"1", "2", "3", "4", "5", "6"}, scope));
  ASSIGN_OR_RETURN(const int likelihood,
                   WordOf(spec.likelihood,
                          {"almost_no_chance", "very_unlikely", "unlikely", "roughly_even",
                           "likely", "very_likely", "almost_certain"},
                          scope));
  ASSIGN_OR_RETURN(const int confidence,
                   WordOf(spec.confidence, {"low", "moderate", "high"}, scope));
  if (reliability + credibility + likelihood + confidence == 0) return std::nullopt;
  grade->set_reliability(static_cast<v1::Reliability>(reliability));
  grade->set_credibility(static_cast<uint32_t>(credibility));
  grade->set_likelihood(static_cast<v1::LikelihoodBand>(likelihood));
  grade->set_confidence(static_cast<v1::AnalyticConfidence>(confidence));
  ASSIGN_OR_RETURN(*grade->mutable_scheme(), TextOr(spec.scheme, scope));
  ASSIGN_OR_RETURN(*judgement.mutable_reason(), TextOr(spec.reason, scope));
  return judgement;
}

// Says that a required part of a claim is empty; else that there is no such claim.
absl::StatusOr<bool> Empty(const ClaimSpec& spec, const std::vector<std::string>& names) {
  if (!spec.required) return true;
  return CellError(absl::StrJoin(names, "+"), "",
                   absl::StrCat("a value is required (", spec.place, ")"));
}

// True: the record does not make the claim.
absl::StatusOr<bool> FillStatement(const ClaimSpec& spec, const Scope& scope, v1::Claim* claim) {
  ASSIGN_OR_RETURN(*claim->mutable_subject(), TextOr(spec.subject, scope));
  if (claim->subject().empty()) return Empty(spec, spec.subject.names());
  ASSIGN_OR_RETURN(*claim->mutable_predicate(), TextOr(spec.predicate, scope));
  if (claim->predicate().empty()) return Empty(spec, spec.predicate.names());
  if (spec.object.has_value()) {
    ASSIGN_OR_RETURN(*claim->mutable_object(), TextOr(*spec.object, scope));
    if (claim->object().empty()) return Empty(spec, spec.object->names());
  } else {
    ASSIGN_OR_RETURN(const std::optional<v1::Value> value, spec.value->Value(scope));
    if (!value.has_value()) return Empty(spec, spec.value->names());
    *claim->mutable_value() = *value;
  }
  return false;
}

// What is merged are days, or months and years as a whole.
absl::Status CheckMergeable(const ClaimSpec& spec, const StatedPeriod& period) {
  const auto vague = [](const StatedBound& bound) {
    return bound.kind == StatedBound::Kind::kDate && !bound.date.exact();
  };
  if (period.exact() || (!vague(period.start) && !vague(period.end))) return absl::OkStatus();
  return CellError(absl::StrJoin(spec.period.names(), "+"), period.start.date.Text(),
                   "some time within a month or year cannot be merged with another; say 'extent: "
                   "throughout' where all of it is meant");
}

// Of a file in which columns are missing: whether all of them stand in one.
absl::Status CheckDelimiter(const Columns& columns) {
  if (columns.names().size() != 1) return absl::OkStatus();
  const std::string& only = columns.names()[0];
  constexpr std::array<std::pair<char, absl::string_view>, 4> kDelimiters = {
      {{'\t', "tab"}, {';', "\";\""}, {'|', "\"|\""}, {',', "\",\""}}};
  for (const auto& [delimiter, word] : kDelimiters) {
    if (only.find(delimiter) == std::string::npos) continue;
    return absl::InvalidArgumentError(
        absl::StrCat("the file has one column, '", only, "': say 'delimiter: ", word,
                     "' under 'read' if that is what stands between its cells"));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status RowMapper::MapClaim(const ClaimSpec& spec, Scope* scope, MappedRow* row) const {
  return ForEach(spec.each, scope, [&]() -> absl::Status {
    ASSIGN_OR_RETURN(const bool said, spec.when.Holds(*scope));
    if (!said) return absl::OkStatus();
    MappedClaim mapped;
    mapped.spec = &spec;
    mapped.line = scope->record().line;
    mapped.record = scope->record().number;
    ASSIGN_OR_RETURN(const bool empty, FillStatement(spec, *scope, &mapped.claim));
    if (empty) return absl::OkStatus();
    ASSIGN_OR_RETURN(const std::optional<StatedPeriod> period, spec.period.Period(*scope));
    if (!period.has_value()) return absl::OkStatus();
    mapped.period = *period;
    if (spec.blank_is_always && period->unknown()) mapped.period = StatedPeriod();
    if (spec.merge) RETURN_IF_ERROR(CheckMergeable(spec, mapped.period));
    const absl::StatusOr<std::string> text = mapped.period.Text();
    if (!text.ok()) {
      return CellError(absl::StrJoin(spec.period.names(), "+"), "", text.status().message());
    }
    RETURN_IF_ERROR(FillQualifiers(spec, scope, &mapped.claim));
    RETURN_IF_ERROR(FillManner(spec, *scope, &mapped.claim));
    RETURN_IF_ERROR(FillVoice(spec.voice, *scope, mapped.claim.mutable_voice()));
    if (spec.grade.has_value()) {
      ASSIGN_OR_RETURN(mapped.grade, GradeOf(*spec.grade, *scope));
    }
    row->claims.push_back(std::move(mapped));
    return absl::OkStatus();
  });
}

absl::Status RowMapper::MapJudgement(const JudgementSpec& spec, Scope* scope,
                                     MappedRow* row) const {
  return ForEach(spec.each, scope, [&]() -> absl::Status {
    ASSIGN_OR_RETURN(const bool said, spec.when.Holds(*scope));
    ASSIGN_OR_RETURN(const std::string a, TextOr(spec.a, *scope));
    ASSIGN_OR_RETURN(const std::string b, TextOr(spec.b, *scope));
    if (!said || a.empty() || b.empty()) return absl::OkStatus();
    v1::Judgement judgement;
    ASSIGN_OR_RETURN(*judgement.mutable_reason(), TextOr(spec.reason, *scope));
    switch (spec.kind) {
      case JudgementSpec::Kind::kSameAs:
        judgement.mutable_same_as()->set_a(a);
        judgement.mutable_same_as()->set_b(b);
        break;
      case JudgementSpec::Kind::kNotSameAs:
        judgement.mutable_not_same_as()->set_a(a);
        judgement.mutable_not_same_as()->set_b(b);
        break;
      case JudgementSpec::Kind::kDerivesFrom:
        judgement.mutable_derives_from()->set_document(a);
        judgement.mutable_derives_from()->set_from_document(b);
        break;
    }
    row->judgements.push_back(std::move(judgement));
    return absl::OkStatus();
  });
}

absl::StatusOr<MappedRow> RowMapper::Document() const {
  const FileRecord nothing;
  Scope scope(nothing, mapping_.tables);
  MappedRow row;
  for (const ClaimSpec& claim : mapping_.document_claims) {
    RETURN_IF_ERROR(MapClaim(claim, &scope, &row));
  }
  return row;
}

absl::StatusOr<MappedRow> RowMapper::Map(const FileRecord& record, NamesAsked* asked) const {
  RETURN_IF_ERROR(record.problem);
  if (asked != nullptr) asked->Learn(record.tree);
  Scope scope(record, mapping_.tables, asked);
  MappedRow row;
  ASSIGN_OR_RETURN(const bool wanted, mapping_.where.Holds(scope));
  row.passed_over = !wanted;
  if (!wanted) return row;
  for (const ClaimSpec& claim : mapping_.claims) RETURN_IF_ERROR(MapClaim(claim, &scope, &row));
  for (const JudgementSpec& judgement : mapping_.judgements) {
    RETURN_IF_ERROR(MapJudgement(judgement, &scope, &row));
  }
  return row;
}

absl::Status RowMapper::CheckColumns(const Columns& columns) const {
  const auto check = [&columns](const std::string& name) -> absl::Status {
    if (std::count(columns.names().begin(), columns.names().end(), name) > 1) {
      return absl::InvalidArgumentError(absl::StrCat(
          "the file has two columns '", name, "': say which with 'header: [names...]', 'skip: 1'"));
    }
    if (columns.Find(name).has_value()) return absl::OkStatus();
    RETURN_IF_ERROR(CheckDelimiter(columns));
    return absl::InvalidArgumentError(
        absl::StrCat("the file has no column '", name, "'", DidYouMean(name, columns.names())));
  };
  for (const std::string& name : mapping_.names()) {
    if (name == "row") continue;
    const auto alias = mapping_.tables.columns.find(name);
    RETURN_IF_ERROR(check(alias == mapping_.tables.columns.end() ? name : alias->second.column));
  }
  return absl::OkStatus();
}

}  // namespace entente

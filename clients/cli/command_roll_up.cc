#include "clients/cli/command_roll_up.h"

#include <CLI/CLI.hpp>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "clients/cli/claim_text.h"
#include "clients/cli/command_forecasts.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/flags_page.h"
#include "clients/cli/followed_pages.h"
#include "clients/cli/mentioned_ids.h"
#include "clients/cli/read_output.h"
#include "clients/cli/table.h"
#include "clients/cli/value_text.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

std::string Number(double number) { return absl::StrFormat("%.15g", number); }

template <typename Wire>
std::string Interval(const Wire& wire) {
  return absl::StrCat("[", wire.has_low() ? Number(wire.low()) : "", "..",
                      wire.has_high() ? Number(wire.high()) : "", "]");
}

void CollectShown(const v1::Figure& figure, IdSet* ids) {
  for (const v1::Qualifier& qualifier : figure.scope()) {
    if (qualifier.filler_case() == v1::Qualifier::kEntity) ids->insert(qualifier.entity());
  }
  for (const std::string& id : {figure.origin().id(), figure.origin().document()}) {
    if (!id.empty()) ids->insert(id);
  }
  for (const v1::FigureTerm& term : figure.terms()) ids->insert(term.unit());
  for (const v1::LeftOut& left : figure.left_out()) {
    ids->insert(left.unit());
    if (!left.inside().empty()) ids->insert(left.inside());
  }
}

void AddFigure(const v1::Figure& figure, const EntityNames& names, Table* table) {
  const std::string scope = QualifiersText(figure.scope(), names);
  table->Row({figure.measure() == v1::MEASURE_UNSPECIFIED ? "-" : Word(figure.measure()),
              figure.unit(), scope.empty() ? "-" : scope.substr(1),
              figure.has_origin() ? VoiceText(figure.origin(), names) : "-",
              BestText(figure.has_best(), figure.best()), BoundsText(figure),
              absl::StrCat(figure.terms_size()), figure.complete() ? "yes" : "no"});
  for (const v1::FigureTerm& term : figure.terms()) {
    table->Note(TermText(term, names));
    for (const v1::FigurePart& part : term.parts()) table->Note(PartText(part), 2);
  }
  for (const v1::LeftOut& left : figure.left_out()) table->Note(LeftOutText(left, names));
}

}  // namespace

absl::StatusOr<ExitCode> RunRollUp(Session& session, v1::RollUpRequest request,
                                   const PagePolicy& policy) {
  ReadOutput output(session, "rows");
  EntityNames names;
  Table table({"MEASURE", "UNIT", "SCOPE", "ORIGIN", "BEST", "BOUNDS", "UNITS", "COMPLETE"},
              session.out, session.width);
  const auto add = [&](const v1::RollUpResponse& part) -> absl::Status {
    for (const v1::Figure& figure : part.rows()) RETURN_IF_ERROR(output.Row(figure));
    if (session.format != Format::kTable) return absl::OkStatus();
    IdSet ids;
    for (const v1::Figure& figure : part.rows()) CollectShown(figure, &ids);
    RETURN_IF_ERROR(
        names.Learn(*session.connection, session.flags.graph, output.scope().revision(), ids));
    for (const v1::Figure& figure : part.rows()) AddFigure(figure, names, &table);
    return absl::OkStatus();
  };
  ASSIGN_OR_RETURN(const v1::Trailer trailer,
                   FollowStream<v1::RollUpResponse>(session, policy, request, &output, add));
  if (session.format == Format::kTable) table.Finish();
  return output.End(trailer, policy);
}

std::string BestText(bool given, double best) { return given ? Number(best) : "-"; }

std::string BoundsText(const v1::Figure& figure) { return Interval(figure); }

std::string TermText(const v1::FigureTerm& term, const EntityNames& names) {
  return absl::StrCat(
      "+ ", names.Shown(term.unit()), ": ",
      term.has_best() ? absl::StrCat(Number(term.best()), " ") : "", Interval(term), " by ",
      absl::StrJoin(term.claim_ids(), ", ", [](std::string* out, const std::string& id) {
        absl::StrAppend(out, "claim ", HexOf(id));
      }));
}

std::string PartText(const v1::FigurePart& part) {
  v1::Value value;
  *value.mutable_quantity() = part.quantity();
  const std::string what = absl::StrCat(part.what(), ", ", ValueText(value));
  switch (part.fit()) {
    case v1::PART_FIT_NOT_COMPARABLE:
      return absl::StrCat(what, ": inside, counted otherwise");
    case v1::PART_FIT_EXCEEDS:
      return absl::StrCat(what, ": said to be inside, but too large");
    default:
      return absl::StrCat(what, ": inside");
  }
}

std::string LeftOutText(const v1::LeftOut& left, const EntityNames& names) {
  const std::string unit = absl::StrCat("left out: ", names.Shown(left.unit()));
  switch (left.reason()) {
    case v1::LEFT_OUT_REASON_INSIDE:
      return absl::StrCat(unit, ", inside ", names.Shown(left.inside()));
    case v1::LEFT_OUT_REASON_NO_FIGURE:
      return absl::StrCat(unit, ", of which no such figure is known");
    default:
      return absl::StrCat(unit, ", of which something is said that is no figure");
  }
}

void AddRollUpFlags(CLI::App* command, RollUpFlags* flags) {
  command->add_option("UNIT", flags->units, "Units, by id or name")->required();
  command->add_option("--predicate", flags->predicate, "The quantity to add (default strength)");
  command->add_option("--parts-by", flags->parts_by,
                      "The relation by which parts hang (default subordinate_to); none: only the "
                      "units named");
  command->add_flag("--by-origin", flags->by_origin, "Figures origin by origin");
  AddReadFlags(command, &flags->read);
  AddPageFlags(command, &flags->page);
}

absl::StatusOr<v1::RollUpRequest> RollUpRequestOf(const RollUpFlags& flags,
                                                  const std::string& graph, const Lookup& lookup) {
  v1::RollUpRequest request;
  ASSIGN_OR_RETURN(*request.mutable_scope(), ScopeOf(graph, flags.read, lookup));
  for (const std::string& unit : flags.units) {
    ASSIGN_OR_RETURN(*request.add_units(), lookup("UNIT", unit));
  }
  request.set_predicate(flags.predicate);
  if (flags.parts_by != "none") request.set_parts_by(flags.parts_by);
  request.set_by_origin(flags.by_origin);
  return request;
}

void AddRollUp(CLI::App* app, Session* session) {
  CLI::App* command =
      app->add_subcommand("roll-up", "Quantities of several units as one figure with bounds");
  const auto flags = std::make_shared<RollUpFlags>();
  AddRollUpFlags(command, flags.get());
  command->footer(
      "\nExamples:\n"
      "  entente roll-up \"North Korean contingent\" --valid 2024-10-01/2024-11-05\n"
      "  entente roll-up \"North Korean contingent\" --by-origin --valid 2024-10-24\n"
      "  entente roll-up unit:a unit:b --contest resolve --valid 2024-10-30");
  command->callback([session, flags] {
    session->run = [flags](Session& s) -> absl::StatusOr<ExitCode> {
      RETURN_IF_ERROR(CheckPageFlags(flags->page));
      ASSIGN_OR_RETURN(v1::RollUpRequest request,
                       RollUpRequestOf(*flags, s.flags.graph, AsGiven()));
      return RunRollUp(s, std::move(request), flags->page);
    };
  });
}

}  // namespace entente

// Every year is read by itself: who was a member in it, then for each predicate what the read says
// of that year. So a 1 stands exactly where the same read has a row, with its certainty and verdict
// of that year, and a 0 where both were members and it has none. The calls are years times one more
// than predicates; what is remembered is one year.
#include "clients/cli/command_export_panel.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "clients/cli/command_export_read.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/progress.h"
#include "clients/cpp/csv_text.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/shown_text.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

class PanelExport {
 public:
  PanelExport(Session& session, const ExportFlags& flags)
      : session_(session),
        flags_(flags),
        reads_(*session.connection, flags.limit_reads),
        claims_(flags.limit_memory / 2),
        documents_(flags.limit_memory / 2),
        progress_(session.err, session.terminal.err && !session.terminal.out) {}

  absl::Status Run(std::ostream& out) {
    v1::GetVersionResponse version;
    RETURN_IF_ERROR(session_.connection->Call(v1::GetVersionRequest(), &version));
    version_ = version.version();
    ASSIGN_OR_RETURN(const ExportOntology ontology,
                     ExportOntology::Read(*session_.connection, session_.flags.graph));
    ASSIGN_OR_RETURN(shape_, PanelShapeOf(flags_, ontology));
    ASSIGN_OR_RETURN(request_, ExportRequest(flags_, session_.flags.graph));
    out << CsvRecord(PanelColumns(shape_));
    for (uint32_t year = flags_.panel.from; year <= flags_.panel.to; ++year) {
      RETURN_IF_ERROR(Year(year, out));
      progress_.Update(absl::StrCat("exporting: ", year), year - flags_.panel.from + 1,
                       flags_.panel.to - flags_.panel.from + 1);
    }
    progress_.Clear();
    return absl::OkStatus();
  }

  absl::Status Finish(ExportTarget* target) {
    RETURN_IF_ERROR(claims_.ForEach([this](const std::string&, const std::string&) {
      ++counts_["claims"];
      return absl::OkStatus();
    }));
    ManifestHead head;
    head.format = absl::StrCat("panel ", flags_.panel.unit);
    head.selection = SelectionOf(flags_);
    head.version = version_;
    head.counts = counts_;
    head.notes = {
        "as_of_and_lens is that of the first read; each year was read with a valid cut of its own.",
        "A 0 says that both were members and the read has no row, not that it was not so.",
        "outside: rows of which an end was no member in the year; they have no cell."};
    for (const std::string& warning : Warnings()) {
      session_.err << "note: " << EscapeForTerminal(warning) << '\n';
      head.notes.push_back(warning);
    }
    head.files = target->output()->names();
    return FinishExport(session_, reads_, std::move(head), &documents_, target);
  }

  const ExportReads& reads() const { return reads_; }
  uint64_t lines() { return counts_["lines"]; }

 private:
  // What makes a panel of no use that nevertheless is what was asked for.
  std::vector<std::string> Warnings() {
    std::vector<std::string> warnings;
    if (members_ == 0) {
      warnings.push_back(absl::StrCat("There is no line: nobody was \"", flags_.panel.membership,
                                      "\" of ", flags_.panel.system, " from ", flags_.panel.from,
                                      " to ", flags_.panel.to, "."));
    } else if (shape_.codes && coded_ == 0) {
      warnings.push_back(absl::StrCat("No member has a code of the scheme \"", flags_.code_scheme,
                                      "\": the column is empty."));
    }
    return warnings;
  }

  absl::Status Learn(const v1::ClaimRecord& record) {
    RETURN_IF_ERROR(claims_.Add(record.id(), ""));
    return documents_.Add(record.claim().voice().document(), "");
  }

  absl::StatusOr<std::vector<PanelMember>> Members(uint32_t year, const std::string& valid) {
    v1::ListPropositionsRequest request = request_;
    request.set_predicate(flags_.panel.membership);
    request.set_object(flags_.panel.system);
    std::set<std::string> ids;
    RETURN_IF_ERROR(reads_.Rows(
        request, absl::StrCat(flags_.panel.membership, " ", year), valid,
        [this](const v1::PropositionRow&, const v1::ClaimRecord& claim) { return Learn(claim); },
        [&](v1::PropositionRow& row) -> absl::Status {
          ids.insert(row.proposition().subject());
          if (ids.size() > flags_.panel.limit_members) {
            return WithRpcError(
                absl::ResourceExhaustedError(
                    absl::StrCat("more than ", flags_.panel.limit_members, " members in ", year,
                                 ": name a smaller system, or allow more with --limit-members")),
                {.reason = "LIMIT_MEMBERS", .field = "", .value = "", .metadata = {}});
          }
          return absl::OkStatus();
        }));
    v1::ReadScope scope = reads_.Pinned();
    scope.mutable_as_of()->set_valid(valid);
    std::vector<PanelMember> members;
    RETURN_IF_ERROR(
        ReadEntities(*session_.connection, scope, flags_.code_scheme,
                     std::vector<std::string>(ids.begin(), ids.end()),
                     [this, &members](const ExportedEntity& entity) {
                       members.push_back({entity.entity.id(), entity.code, entity.label});
                       ++members_;
                       if (!entity.code.empty()) ++coded_;
                       return absl::OkStatus();
                     }));
    return members;
  }

  absl::Status Year(uint32_t year, std::ostream& out) {
    const std::string valid = ValidOf(year, flags_.panel.day);
    ASSIGN_OR_RETURN(std::vector<PanelMember> members, Members(year, valid));
    PanelYear panel(shape_, year, std::move(members));
    for (const std::string& predicate : shape_.predicates) {
      v1::ListPropositionsRequest request = request_;
      request.set_predicate(predicate);
      RETURN_IF_ERROR(reads_.Rows(
          request, absl::StrCat(predicate, " ", year), valid,
          [&](const v1::PropositionRow& row, const v1::ClaimRecord& claim) {
            return panel.Covers(row.proposition()) ? Learn(claim) : absl::OkStatus();
          },
          [&](v1::PropositionRow& row) -> absl::Status {
            ++counts_["rows"];
            if (panel.Add(row)) return absl::OkStatus();
            ++counts_["outside"];
            return absl::OkStatus();
          }));
    }
    const auto [lines, ones] = panel.Write(out);
    counts_["lines"] += lines;
    counts_["lines_with_a_1"] += ones;
    if (!out) return absl::DataLossError("the output cannot be written");
    return absl::OkStatus();
  }

  Session& session_;
  const ExportFlags& flags_;
  ExportReads reads_;
  SortedRecords claims_, documents_;
  Progress progress_;
  PanelShape shape_;
  v1::ListPropositionsRequest request_;
  std::string version_;
  uint64_t members_ = 0, coded_ = 0;  // over all years: all, and those that have a code
  std::map<std::string, uint64_t> counts_ = {
      {"rows", 0}, {"outside", 0}, {"lines", 0}, {"lines_with_a_1", 0}, {"claims", 0}};
};

}  // namespace

std::string ValidOf(uint32_t year, const std::string& day) {
  if (day == "first") return absl::StrFormat("%04d-01-01", year);
  if (day == "last") return absl::StrFormat("%04d-12-31", year);
  return absl::StrFormat("%04d", year);
}

absl::StatusOr<PanelShape> PanelShapeOf(const ExportFlags& flags, const ExportOntology& ontology) {
  PanelShape shape;
  if (flags.panel.unit == "dyad-year") shape.unit = PanelUnit::kDyadYear;
  if (flags.panel.unit == "directed-dyad-year") shape.unit = PanelUnit::kDirectedDyadYear;
  const std::string& membership = flags.panel.membership;
  if (ontology.PredicateNamed(membership) != membership) {
    return UsageError("--membership", membership,
                      absl::StrCat("members are the subjects: the other way round it is ",
                                   ontology.PredicateNamed(membership)));
  }
  if (ontology.symmetric().count(membership) > 0) {
    return UsageError("--membership", membership,
                      "an unordered pair has no member: name a relation of a member to what it "
                      "belongs to, as member_of");
  }
  for (const std::string& name : PredicatesOf(flags)) {
    const std::string predicate = ontology.PredicateNamed(name);
    if (predicate != name) {
      return UsageError("--predicates", name,
                        absl::StrCat("columns have a predicate's own name: give ", predicate));
    }
    shape.predicates.push_back(predicate);
    if (ontology.symmetric().count(predicate) > 0) shape.symmetric.insert(predicate);
  }
  shape.codes = !flags.code_scheme.empty();
  shape.certainty = flags.panel.certainty;
  shape.dissent = flags.panel.dissent;
  if (flags.panel.rule == "first") shape.rule = ColumnRule::kFirst;
  if (flags.panel.rule == "any") shape.rule = ColumnRule::kAny;
  if (flags.panel.columns.empty()) return shape;
  const std::pair<std::string, std::string> named =
      absl::StrSplit(flags.panel.columns, absl::MaxSplits('=', 1));
  shape.qualifier = named.first;
  bool some = false;
  for (const std::string& predicate : shape.predicates) {
    std::vector<std::string>& values = shape.values[predicate];
    values = ontology.QualifierValues(predicate, shape.qualifier);
    if (!named.second.empty()) {
      values = absl::StrSplit(named.second, ',', absl::SkipWhitespace());
    }
    some = some || !values.empty();
  }
  if (some) return shape;
  return UsageError("--columns", flags.panel.columns,
                    "no values are declared for this qualifier: give QUALIFIER=VALUE,VALUE");
}

absl::StatusOr<ExitCode> RunExportPanel(Session& session, const ExportFlags& flags) {
  ASSIGN_OR_RETURN(ExportTarget target,
                   ExportTarget::Make(session, false, false, flags.output, flags.manifest));
  ASSIGN_OR_RETURN(std::ostream * out, target.output()->Open("panel.csv"));
  PanelExport panel(session, flags);
  RETURN_IF_ERROR(panel.Run(*out));
  RETURN_IF_ERROR(panel.Finish(&target));
  session.err << "exported " << panel.lines() << " lines from " << panel.reads().rows()
              << " rows as " << flags.panel.unit << ", graph " << panel.reads().scope().graph()
              << " at revision " << panel.reads().scope().revision() << '\n';
  return ExitCode::kOk;
}

}  // namespace entente

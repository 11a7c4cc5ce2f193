#include "clients/cli/command_mapping.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/claim_text.h"
#include "clients/cli/entity_names.h"
#include "clients/cli/mapped_import.h"
#include "clients/cli/ontology_words.h"
#include "clients/cli/rejects.h"
#include "clients/cli/value_text.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/shown_text.h"
#include "clients/cpp/status_macros.h"
#include "clients/mapping/period_words.h"
#include "clients/mapping/records.h"
#include "clients/mapping/row_mapper.h"

namespace entente {
namespace {

// Names that the record itself gives to what it speaks of.
void LearnNames(const MappedRow& row, EntityNames* names) {
  for (const MappedClaim& mapped : row.claims) {
    const v1::Claim& claim = mapped.claim;
    const bool names_it = claim.predicate() == "name" || claim.predicate() == "title";
    if (names_it && claim.value().has_text() && names->Shown(claim.subject()) == claim.subject()) {
      names->Keep(claim.subject(), claim.value().text().text());
    }
  }
}

std::string VoiceWords(const v1::Claim& claim, const EntityNames& names) {
  const v1::Voice& voice = claim.voice();
  std::string words = voice.chain().empty() ? "" : absl::StrCat(ChainText(claim, names), ", in ");
  absl::StrAppend(&words, names.Shown(voice.document()));
  if (voice.locator().paragraph() > 0) {
    absl::StrAppend(&words, ", row ", voice.locator().paragraph());
  }
  return words;
}

// "SUBJECT PREDICATE OBJECT; QUALIFIERS; WHEN; denies; says WHO".
std::string ClaimWords(const MappedClaim& mapped, const EntityNames& names) {
  const v1::Claim& claim = mapped.claim;
  std::vector<std::string> parts = {absl::StrCat(names.Shown(claim.subject()), " ",
                                                 claim.predicate(), " ", FillerText(claim, names))};
  parts.push_back(PeriodWords(mapped.period));
  v1::Claim bare = claim;
  bare.clear_period();
  // Stance and mood where they are not the usual ones.
  if (claim.stance() > v1::STANCE_ASSERTS || claim.mood() > v1::MOOD_FACT) {
    const std::string whole = StatementText(bare, names);
    parts.push_back(whole.substr(parts[0].size() + 2));
  }
  if (mapped.grade.has_value()) {
    // Of the claim that stands before it, which has no id yet.
    const std::string text = JudgementText(*mapped.grade, names);
    parts.push_back(text.substr(0, text.find(" of claim")));
  }
  if (mapped.spec->merge) parts.push_back("merged with its neighbours in time");
  parts.push_back(absl::StrCat("says ", VoiceWords(claim, names)));
  return absl::StrJoin(parts, "; ");
}

void WriteRow(const MappedRow& row, const EntityNames& names, std::ostream& out) {
  for (const MappedClaim& claim : row.claims) {
    out << "  " << EscapeForTerminal(ClaimWords(claim, names)) << '\n';
  }
  for (const v1::Judgement& judgement : row.judgements) {
    out << "  judged: " << EscapeForTerminal(JudgementText(judgement, names)) << '\n';
  }
  if (row.passed_over) out << "  passed over: 'where' does not hold\n";
  if (!row.passed_over && row.claims.empty() && row.judgements.empty()) {
    out << "  says nothing: everything that claims are made of is empty\n";
  }
}

void WriteReject(const Reject& reject, std::ostream& out) {
  out << EscapeForTerminal(absl::StrCat("  rejected: ", reject.reason, " (column ", reject.column,
                                        ", value '", reject.value, "')"))
      << '\n';
}

struct CheckFlags {
  std::string file;
  uint64_t rows = 3;
  MappingFlags mapping;
};

absl::StatusOr<ExitCode> RunCheck(Session& session, const CheckFlags& flags) {
  ASSIGN_OR_RETURN(const Mapping mapping, LoadMapping(flags.mapping, flags.file));
  absl::StatusOr<std::unique_ptr<Input>> input = OpenInput(flags.file);
  if (!input.ok()) return UsageError("FILE", flags.file, input.status().message());
  RETURN_IF_ERROR(ExplainRows(**input, flags.file, mapping, flags.rows, session.out));
  return ExitCode::kOk;
}

}  // namespace

absl::Status ExplainRows(Input& input, const std::string& file, const Mapping& mapping,
                         uint64_t rows, std::ostream& out) {
  const RowMapper mapper(mapping);
  EntityNames names;
  out << "mapping " << mapping.name << (mapping.about.empty() ? "" : ": ") << mapping.about << '\n';
  ASSIGN_OR_RETURN(const MappedRow document, mapper.Document());
  LearnNames(document, &names);
  out << "of the data set itself:\n";
  WriteRow(document, names, out);
  uint64_t read = 0;
  uint64_t rejected = 0;
  uint64_t passed_over = 0;
  uint64_t silent = 0;
  NamesAsked asked;
  OntologyWords words;
  for (const MappedClaim& mapped : document.claims) words.Note(mapped.claim);
  uint64_t claims = 0;
  const Columns* checked = nullptr;
  const absl::Status status = ReadRecords(
      input.stream(), file, mapping.read, [&](const FileRecord& record) -> absl::StatusOr<bool> {
        if (record.columns != nullptr && record.columns.get() != checked) {
          checked = record.columns.get();
          RETURN_IF_ERROR(mapper.CheckColumns(*checked));
        }
        ++read;
        const absl::StatusOr<MappedRow> row = mapper.Map(record, &asked);
        if (!row.ok() && !RpcErrorOf(row.status()).has_value()) return row.status();
        if (rows > 0 || !row.ok())
          out << "record " << record.number << ", line " << record.line << ":\n";
        if (!row.ok()) {
          ++rejected;
          WriteReject(RejectOf(row.status(), file, record.line, record.number), out);
          return rows == 0 || read < rows;
        }
        claims += row->claims.size();
        for (const MappedClaim& mapped : row->claims) words.Note(mapped.claim);
        passed_over += row->passed_over ? 1 : 0;
        silent += !row->passed_over && row->claims.empty() && row->judgements.empty() ? 1 : 0;
        if (rows == 0) return true;
        LearnNames(*row, &names);
        WriteRow(*row, names, out);
        return read < rows;
      });
  RETURN_IF_ERROR(input.Problem());
  RETURN_IF_ERROR(status);
  out << read << " records read: " << claims << " claims, " << rejected << " rejected, "
      << passed_over << " passed over"
      << (silent > 0 ? absl::StrCat(", ", silent, " say nothing") : "") << '\n';
  for (const std::string& name : asked.NeverFound()) {
    out << "no record read has " << EscapeForTerminal(name) << '\n';
  }
  for (const std::string& unknown : words.Unknown()) {
    out << "the built-in ontology has " << EscapeForTerminal(unknown) << '\n';
  }
  out << "what fits together is checked by the server: entente import --dry-run\n";
  return absl::OkStatus();
}

void AddMapping(CLI::App* app, Session* session) {
  CLI::App* mapping = app->add_subcommand("mapping", "Mappings of files for import");
  mapping->require_subcommand(1);
  CLI::App* check = mapping->add_subcommand("check", "What a mapping makes of a file, in words");
  const auto flags = std::make_shared<CheckFlags>();
  check->add_option("MAPPING", flags->mapping.mapping, "The mapping")
      ->type_name("FILE")
      ->required();
  check->add_option("FILE", flags->file, "The data; - is the standard input")
      ->type_name("FILE")
      ->required();
  check->add_option("--rows", flags->rows,
                    "Records to explain (default 3); 0 reads all and tells only what is rejected");
  AddLookupFlags(check, &flags->mapping);
  check->footer(
      "\nAsks no server.\n"
      "\nExamples:\n"
      "  entente mapping check examples/mappings/cow_states.yaml states2016.csv\n"
      "  entente mapping check mine.yaml mine.csv --rows 0");
  check->callback(
      [session, flags] { session->run = [flags](Session& s) { return RunCheck(s, *flags); }; });
}

}  // namespace entente

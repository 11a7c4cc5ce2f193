#include "clients/cli/command_duplicates.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
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

std::string EndText(const v1::DuplicateEnd& end) {
  std::string text = end.name().empty() ? end.id() : absl::StrCat(end.name(), " (", end.id(), ")");
  if (end.types_size() > 0) absl::StrAppend(&text, ", ", absl::StrJoin(end.types(), ", "));
  return text;
}

// A word of a shell's command line, which an id need not be.
std::string ShellWord(const std::string& word) {
  const auto plain = [](char c) {
    return absl::ascii_isalnum(c) || absl::StrContains("_-.:/@%+=,", absl::string_view(&c, 1));
  };
  if (!word.empty() && word[0] != '-' && std::all_of(word.begin(), word.end(), plain)) return word;
  return absl::StrCat("'", absl::StrReplaceAll(word, {{"'", "'\\''"}}), "'");
}

void AddPair(const v1::Duplicate& pair, const std::string& graph, const EntityNames& names,
             Table* table) {
  table->Row({EndText(pair.one()), EndText(pair.other()), absl::StrFormat("%.2f", pair.score()),
              pair.reasons_size() == 0 ? "" : Word(pair.reasons(0).reason()),
              absl::StrCat(pair.reasons_in_all()), absl::StrCat(pair.objections_size())});
  for (const v1::MergeReason& reason : pair.reasons()) table->Note(ReasonText(reason));
  for (const v1::MergeObjection& objection : pair.objections()) {
    table->Note(absl::StrCat("against: ", ObjectionText(objection, names)));
  }
  table->Note(absl::StrCat("to join: ", JoinCommand(pair, graph)));
}

}  // namespace

absl::StatusOr<ExitCode> RunDuplicates(Session& session, v1::ListDuplicatesRequest request,
                                       const PagePolicy& policy) {
  ReadOutput output(session, "rows");
  EntityNames names;
  Table table({"ONE", "OTHER", "SCORE", "REASON", "REASONS", "AGAINST"}, session.out,
              session.width);
  const auto add = [&](const v1::ListDuplicatesResponse& part) -> absl::Status {
    for (const v1::Duplicate& pair : part.rows()) RETURN_IF_ERROR(output.Row(pair));
    if (session.format != Format::kTable) return absl::OkStatus();
    IdSet ids;
    for (const v1::Duplicate& pair : part.rows()) {
      for (const v1::MergeObjection& objection : pair.objections()) {
        for (const v1::PropositionRow& row : objection.rows()) CollectIds(row, &ids);
        if (!objection.third().empty()) ids.insert(objection.third());
        if (!objection.document().empty()) ids.insert(objection.document());
      }
    }
    RETURN_IF_ERROR(
        names.Learn(*session.connection, session.flags.graph, output.scope().revision(), ids));
    for (const v1::Duplicate& pair : part.rows()) {
      AddPair(pair, output.scope().graph(), names, &table);
    }
    return absl::OkStatus();
  };
  ASSIGN_OR_RETURN(const v1::Trailer trailer, FollowStream<v1::ListDuplicatesResponse>(
                                                  session, policy, request, &output, add));
  if (session.format == Format::kTable) table.Finish();
  return output.End(trailer, policy);
}

std::string ReasonText(const v1::MergeReason& reason) {
  const EntityNames none;
  return absl::StrCat(Word(reason.reason()), reason.same_language() ? " in one language" : "",
                      absl::StrFormat(", %.2f: ", reason.score()),
                      FillerText(reason.one().proposition(), none), " = ",
                      FillerText(reason.other().proposition(), none));
}

std::string ObjectionText(const v1::MergeObjection& objection, const EntityNames& names) {
  std::vector<std::string> rows;
  for (const v1::PropositionRow& row : objection.rows()) {
    rows.push_back(PropositionText(row.proposition(), names));
  }
  std::string told = absl::StrJoin(rows, "; ");
  switch (objection.kind()) {
    case v1::MERGE_OBJECTION_KIND_TYPES:
      told = "neither's type is a type of the other";
      break;
    case v1::MERGE_OBJECTION_KIND_APART_FROM:
      told = absl::StrCat("one is kept apart from ", names.Shown(objection.third()),
                          ", which is like the other");
      break;
    case v1::MERGE_OBJECTION_KIND_ONE_DOCUMENT:
      told = absl::StrCat(names.Shown(objection.document()), " names both");
      break;
    default:
      break;
  }
  return absl::StrCat(Word(objection.kind()), ": ", told);
}

std::string JoinCommand(const v1::Duplicate& pair, const std::string& graph) {
  return absl::StrCat("entente --graph ", ShellWord(graph), " same-as ", ShellWord(pair.one().id()),
                      " ", ShellWord(pair.other().id()));
}

void AddDuplicatesFlags(CLI::App* command, DuplicatesFlags* flags) {
  command->add_option("--type", flags->type, "Only entities of this type or a more special one");
  command->add_option("--least-score", flags->least_score,
                      "Least score of a reason, 0 to 1 (default 0.8; equal names have 0.93 and "
                      "more)");
  command->add_flag("--unopposed", flags->unopposed, "Only pairs that nothing speaks against");
  command->add_option("--limit", flags->page.page_size,
                      "The first so many pairs, at most 10000: as --page-size");
  AddReadFlags(command, &flags->read);
  AddPageFlags(command, &flags->page);
}

absl::StatusOr<v1::ListDuplicatesRequest> DuplicatesRequest(const DuplicatesFlags& flags,
                                                            const std::string& graph) {
  v1::ListDuplicatesRequest request;
  ASSIGN_OR_RETURN(*request.mutable_scope(), ScopeOf(graph, flags.read, AsGiven()));
  request.set_type(flags.type);
  request.set_least_score(flags.least_score);
  request.set_unopposed(flags.unopposed);
  return request;
}

void AddDuplicates(CLI::App* app, Session* session) {
  CLI::App* command = app->add_subcommand(
      "duplicates", "Which entities may be one, by what, and what speaks against it");
  const auto flags = std::make_shared<DuplicatesFlags>();
  AddDuplicatesFlags(command, flags.get());
  command->footer(
      "\nNothing is joined. What nothing speaks against comes first, the best score first.\n"
      "\nExamples:\n"
      "  entente duplicates --type State --limit 20\n"
      "  entente duplicates --unopposed --least-score 0.93 --all\n"
      "  entente duplicates --valid ALL --format ndjson");
  command->callback([session, flags] {
    session->run = [flags](Session& s) -> absl::StatusOr<ExitCode> {
      RETURN_IF_ERROR(CheckPageFlags(flags->page));
      ASSIGN_OR_RETURN(v1::ListDuplicatesRequest request, DuplicatesRequest(*flags, s.flags.graph));
      return RunDuplicates(s, std::move(request), flags->page);
    };
  });
}

}  // namespace entente

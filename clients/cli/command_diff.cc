#include "clients/cli/command_diff.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/cli/diff_table.h"
#include "clients/cli/entity_names.h"
#include "clients/cli/flags_page.h"
#include "clients/cli/read_output.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

absl::Status AddRows(const v1::DiffResponse& part, Session& session, ReadOutput* output,
                     EntityNames* names, Table* table) {
  for (const v1::DiffRow& row : part.rows()) RETURN_IF_ERROR(output->Row(row));
  if (session.format != Format::kTable) return absl::OkStatus();
  IdSet ids;
  for (const v1::DiffRow& row : part.rows()) CollectIds(row, &ids);
  RETURN_IF_ERROR(
      names->Learn(*session.connection, session.flags.graph, output->scope().revision(), ids));
  for (const v1::DiffRow& row : part.rows()) AddDiffRow(row, *names, table);
  return absl::OkStatus();
}

// The lens of both sides is the stored one; the after side's gets the assumptions.
absl::StatusOr<ExitCode> RunWhatIf(Session& session, const DiffFlags& given) {
  RETURN_IF_ERROR(CheckPageFlags(given.page));
  ASSIGN_OR_RETURN(DiffFlags flags, WhatIf(given));
  const std::string stored = std::exchange(flags.read.lens_name, "");
  ASSIGN_OR_RETURN(v1::DiffRequest request, DiffRequestOf(flags, session.flags.graph, AsGiven()));
  if (!stored.empty()) {
    v1::GetLensRequest asked;
    asked.set_graph(session.flags.graph);
    asked.set_name(stored);
    v1::GetLensResponse answer;
    RETURN_IF_ERROR(session.connection->Call(asked, &answer));
    request.mutable_before()->mutable_lens()->set_name(
        absl::StrCat(answer.lens().name(), "@", answer.lens().version()));
    v1::Lens lens = answer.lens().lens();
    lens.MergeFrom(request.after().lens().inline_());
    *request.mutable_after()->mutable_lens()->mutable_inline_() = lens;
  }
  return RunDiff(session, std::move(request), given.page);
}

}  // namespace

absl::StatusOr<ExitCode> RunDiff(Session& session, v1::DiffRequest request,
                                 const PagePolicy& policy) {
  ReadOutput output(session, "rows");
  output.Asked("Diff", request);
  EntityNames names;
  Table table(DiffHeaders(), session.out, session.width);
  v1::DiffTrailer total;
  const auto ask = [&](uint32_t size, const std::string& token) -> absl::StatusOr<Page> {
    request.set_page_size(size);
    request.set_page_token(token);
    Page page;
    bool ended = false;
    RETURN_IF_ERROR(
        session.connection->Call(request, [&](const v1::DiffResponse& part) -> absl::Status {
          if (part.has_after()) RETURN_IF_ERROR(output.Begin(part.before(), part.after()));
          if (part.has_trailer()) {
            page.trailer = part.trailer().trailer();
            AddCounts(part.trailer(), &total);
            ended = true;
          }
          page.rows += static_cast<uint64_t>(part.rows_size());
          return AddRows(part, session, &output, &names, &table);
        }));
    if (!ended) return absl::DataLossError("the server's answer ended without its trailer");
    return page;
  };
  ASSIGN_OR_RETURN(*total.mutable_trailer(), FollowPages(policy, ask));
  if (session.format == Format::kTable) table.Finish();
  return output.End(total, policy);
}

void AddDiffFlags(CLI::App* command, DiffFlags* flags) {
  AddPatternFlags(command, flags);
  command->add_flag("--evidence", flags->evidence, "Show the claims behind each row");
  AddReadFlags(command, &flags->read);
  AddPageFlags(command, &flags->page);
}

absl::StatusOr<v1::DiffRequest> DiffRequestOf(const DiffFlags& flags, const std::string& graph,
                                              const Lookup& lookup) {
  v1::DiffRequest request;
  ASSIGN_OR_RETURN(*request.mutable_before(),
                   ScopeOf(graph, Overridden(flags.read, flags.before), lookup));
  ASSIGN_OR_RETURN(*request.mutable_after(),
                   ScopeOf(graph, Overridden(flags.read, flags.after), lookup));
  request.mutable_after()->clear_budget();
  RETURN_IF_ERROR(PutPattern(flags, lookup, &request));
  request.set_evidence(flags.evidence);
  return request;
}

absl::StatusOr<DiffFlags> WhatIf(const DiffFlags& flags) {
  const LensFlags& lens = flags.read.lens;
  if (lens.assume_retracted.empty() && lens.assume_same.empty()) {
    return UsageError("--assume-retracted", "",
                      "what if what? assume something: --assume-retracted or --assume-same");
  }
  DiffFlags diff = flags;
  diff.after.lens.assume_retracted = std::exchange(diff.read.lens.assume_retracted, {});
  diff.after.lens.assume_same = std::exchange(diff.read.lens.assume_same, {});
  const std::string piece = FirstLensFlag(diff.read.lens);
  if (!diff.read.lens_name.empty() && !piece.empty()) {
    return UsageError("--lens", diff.read.lens_name,
                      absl::StrCat("a stored lens and ", piece,
                                   " at once: give either --lens NAME or the flags of one"));
  }
  return diff;
}

void AddDiff(CLI::App* app, Session* session) {
  CLI::App* command = app->add_subcommand("diff", "What differs between two reads");
  const auto flags = std::make_shared<DiffFlags>();
  AddDiffFlags(command, flags.get());
  AddSideFlags(command, &flags->before, "before-");
  AddSideFlags(command, &flags->after, "after-");
  command->footer(
      "\nThe flags of cuts and lens are those of both sides; with before- or after- in front they\n"
      "are one side's and come first.\n"
      "\nExamples:\n"
      "  entente diff --predicate located_in --valid 2024-10-24 --before-published-before "
      "2024-10-24\n"
      "  entente diff --subject iso:RU-KRS --before-recorded-at 3 --after-recorded-at 9\n"
      "  entente diff --predicate strength --after-least-origins 2 --after-contest resolve");
  command->callback([session, flags] {
    session->run = [flags](Session& s) -> absl::StatusOr<ExitCode> {
      RETURN_IF_ERROR(CheckPageFlags(flags->page));
      ASSIGN_OR_RETURN(v1::DiffRequest request, DiffRequestOf(*flags, s.flags.graph, AsGiven()));
      return RunDiff(s, std::move(request), flags->page);
    };
  });
}

void AddWhatIf(CLI::App* app, Session* session) {
  CLI::App* command = app->add_subcommand("what-if", "What would change if something were assumed");
  const auto flags = std::make_shared<DiffFlags>();
  AddDiffFlags(command, flags.get());
  command->footer(
      "\nNothing is recorded: the same read without and with what is assumed, compared.\n"
      "\nExamples:\n"
      "  entente what-if --assume-retracted 00112233445566778899aabbccddeeff\n"
      "  entente what-if --assume-retracted 00112233445566778899aabbccddeeff --predicate strength "
      "--lens strict\n"
      "  entente what-if --assume-same \"North Korea\"=\"South Korea\"");
  command->callback(
      [session, flags] { session->run = [flags](Session& s) { return RunWhatIf(s, *flags); }; });
}

}  // namespace entente

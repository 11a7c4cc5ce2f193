#include "clients/cli/command_document.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "clients/cli/claim_text.h"
#include "clients/cli/entity_choice.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/flags_page.h"
#include "clients/cli/mentioned_ids.h"
#include "clients/cli/read_output.h"
#include "clients/cli/table.h"
#include "clients/cli/value_parse.h"
#include "clients/cli/value_text.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

absl::StatusOr<ExitCode> RunAdd(Session& session, const DocumentAddFlags& flags) {
  const EntityOfFlag entity = [&](absl::string_view flag, const std::string& text) {
    // The document itself is what is new here.
    return ChosenEntity(session, flag, text, flag == "DOCUMENT" || flags.recording.new_entities);
  };
  ASSIGN_OR_RETURN(const Recording recording, DocumentRecording(flags, entity));
  return Record(session, flags.recording, recording);
}

std::string StateText(const v1::ClaimRecord& record) {
  if (record.retracted()) return "retracted";
  return record.hidden().empty() ? "admitted" : "hidden: " + record.hidden();
}

absl::Status WriteClaims(Session& session, const std::vector<v1::ClaimRecord>& claims,
                         uint64_t revision) {
  EntityNames names;
  IdSet ids;
  for (const v1::ClaimRecord& record : claims) CollectIds(record.claim(), &ids);
  RETURN_IF_ERROR(names.Learn(*session.connection, session.flags.graph, revision, ids));
  Table table({"PLACE", "CLAIM", "STATEMENT", "VOICE", "LENS"}, session.out, session.width);
  for (const v1::ClaimRecord& record : claims) {
    table.Row({LocatorText(record.claim().voice().locator()), HexOf(record.id()),
               StatementText(record.claim(), names), ChainText(record.claim(), names),
               StateText(record)});
  }
  table.Finish();
  return absl::OkStatus();
}

absl::StatusOr<ExitCode> RunShow(Session& session, const DocumentShowFlags& flags) {
  RETURN_IF_ERROR(CheckPageFlags(flags.page));
  v1::ListClaimsRequest request;
  ASSIGN_OR_RETURN(*request.mutable_scope(), ScopeOf(session.flags.graph, flags.read, AsGiven()));
  ASSIGN_OR_RETURN(*request.mutable_document(), AsGiven()("DOCUMENT", flags.document));
  ReadOutput output(session, "claims");
  std::vector<v1::ClaimRecord> claims;
  const auto ask = [&](uint32_t size, const std::string& token) -> absl::StatusOr<Page> {
    request.set_page_size(size);
    request.set_page_token(token);
    v1::ListClaimsResponse answer;
    RETURN_IF_ERROR(session.connection->Call(request, &answer));
    RETURN_IF_ERROR(output.Begin(answer.scope()));
    claims.insert(claims.end(), answer.claims().begin(), answer.claims().end());
    return Page{static_cast<uint64_t>(answer.claims_size()), answer.trailer()};
  };
  ASSIGN_OR_RETURN(const v1::Trailer trailer, FollowPages(flags.page, ask));
  SortByLocator(&claims);
  for (const v1::ClaimRecord& record : claims) RETURN_IF_ERROR(output.Row(record));
  if (session.format == Format::kTable) {
    RETURN_IF_ERROR(WriteClaims(session, claims, output.scope().revision()));
  }
  return output.End(trailer, flags.page);
}

}  // namespace

void AddDocumentAddFlags(CLI::App* command, DocumentAddFlags* flags) {
  command->add_option("DOCUMENT", flags->id, "Id of the document, or the name of a known one")
      ->required();
  command->add_option("--type", flags->type, "Its type: Document, Dataset, or a type of the user's")
      ->capture_default_str();
  command->add_option("--title", flags->title, "TITLE, or TITLE@LANGUAGE");
  command->add_option("--published", flags->published, "A date, days, or an instant");
  command->add_option("--issued-by", flags->issued_by, "Who issued it: an agent, by id or name");
  command->add_option("--address", flags->address, "Where it can be read");
  command->add_option("--licence", flags->licence, "On what terms it may be used");
  command->add_option("--document", flags->document,
                      "The document that says all this (default: it does itself)");
  AddRecordingFlags(command, &flags->recording);
  AddNewEntitiesFlag(command, &flags->recording);
}

void AddDocumentShowFlags(CLI::App* command, DocumentShowFlags* flags) {
  command->add_option("DOCUMENT", flags->document, "Document, by id or name")->required();
  AddReadFlags(command, &flags->read);
  AddPageFlags(command, &flags->page);
}

absl::StatusOr<Recording> DocumentRecording(const DocumentAddFlags& flags,
                                            const EntityOfFlag& entity) {
  ASSIGN_OR_RETURN(const std::string id, entity("DOCUMENT", flags.id));
  std::string said_by = id;
  if (!flags.document.empty()) {
    ASSIGN_OR_RETURN(said_by, entity("--document", flags.document));
  }
  Recording recording;
  std::vector<std::string> words;
  const auto add = [&](const char* predicate, const char* flag) {
    words.push_back(flag);
    v1::Claim* claim = recording.changes.emplace_back().mutable_claim();
    claim->set_subject(id);
    claim->set_predicate(predicate);
    claim->mutable_voice()->set_document(said_by);
    return claim;
  };
  add("type", "--type")->mutable_value()->mutable_text()->set_text(flags.type);
  if (!flags.title.empty()) {
    *add("title", "--title")->mutable_value()->mutable_text() = ParseText(flags.title);
  }
  if (!flags.published.empty()) {
    ASSIGN_OR_RETURN(*add("published", "--published")->mutable_value(),
                     ParseValue("--published", flags.published, v1::ATTRIBUTE_VALUE_KIND_MOMENT));
  }
  if (!flags.issued_by.empty()) {
    ASSIGN_OR_RETURN(*add("issued_by", "--issued-by")->mutable_object(),
                     entity("--issued-by", flags.issued_by));
  }
  if (!flags.address.empty()) {
    add("address", "--address")->mutable_value()->mutable_text()->set_text(flags.address);
  }
  if (!flags.licence.empty()) {
    add("licence", "--licence")->mutable_value()->mutable_text()->set_text(flags.licence);
  }
  recording.flag_of = [words](size_t change, absl::string_view path) -> std::string {
    if (change >= words.size()) return "";
    if (path == "claim.subject") return "DOCUMENT";
    return path == "claim.voice.document" ? "--document" : words[change];
  };
  return recording;
}

void SortByLocator(std::vector<v1::ClaimRecord>* claims) {
  const auto key = [](const v1::ClaimRecord& record) {
    const v1::Locator& at = record.claim().voice().locator();
    return std::make_tuple(at.paragraph() == 0, at.paragraph(), at.span_begin(), at.span_end(),
                           record.id());
  };
  std::sort(claims->begin(), claims->end(),
            [&key](const v1::ClaimRecord& a, const v1::ClaimRecord& b) { return key(a) < key(b); });
}

std::string LocatorText(const v1::Locator& locator) {
  if (locator.paragraph() == 0) return "-";
  if (locator.span_end() == 0) return absl::StrCat(locator.paragraph());
  return absl::StrCat(locator.paragraph(), ":", locator.span_begin(), "-", locator.span_end());
}

void AddDocument(CLI::App* app, Session* session) {
  CLI::App* command = app->add_subcommand("document", "Texts, and what they claim: add, show");
  command->require_subcommand(1);
  command->footer(
      "\nExamples:\n"
      "  entente document add doc:a --title \"A report@en\" --published 2024-10-24\n"
      "  entente document show doc:a");
  CLI::App* add = command->add_subcommand("add", "Records a document, as claims of itself");
  const auto added = std::make_shared<DocumentAddFlags>();
  AddDocumentAddFlags(add, added.get());
  add->footer(
      "\nExamples:\n"
      "  entente document add doc:a --title \"A report@en\" --published 2024-10-24 \\\n"
      "    --issued-by \"Main Directorate of Intelligence\" --address https://example.org/a\n"
      "  entente document add doc:b --published 2024-10-26 --document doc:bibliography --dry-run");
  add->callback(
      [session, added] { session->run = [added](Session& s) { return RunAdd(s, *added); }; });

  CLI::App* show = command->add_subcommand("show", "All claims of one document, by their place");
  const auto shown = std::make_shared<DocumentShowFlags>();
  AddDocumentShowFlags(show, shown.get());
  show->footer(
      "\nThe lens hides nothing here: the column LENS says what it would keep out. PLACE is the\n"
      "paragraph with the span of characters in it.\n"
      "\nExamples:\n"
      "  entente document show doc:a\n"
      "  entente document show doc:a --format ndjson --all");
  show->callback(
      [session, shown] { session->run = [shown](Session& s) { return RunShow(s, *shown); }; });
}

}  // namespace entente

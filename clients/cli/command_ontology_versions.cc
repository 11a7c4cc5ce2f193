#include "clients/cli/command_ontology_versions.h"

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/plain_output.h"
#include "clients/cli/table.h"
#include "clients/cpp/shown_text.h"
#include "clients/cpp/status_macros.h"

namespace entente {
namespace {

struct VersionFlags {
  std::string file;
  std::string output;
  uint32_t version = 0;
  bool dry_run = false;
};

// "added type River; added predicate flows_into; widened near.range".
std::string BroughtText(const v1::OntologyVersion& version) {
  std::vector<std::string> parts;
  const auto add = [&parts](absl::string_view what, const auto& names) {
    if (names.empty()) return;
    parts.push_back(absl::StrCat(what, " ", absl::StrJoin(names, ", ")));
  };
  add("added type", version.added_types());
  add("added predicate", version.added_predicates());
  add("widened", version.widened());
  return parts.empty() ? "nothing that claims could use" : absl::StrJoin(parts, "; ");
}

absl::StatusOr<ExitCode> RunApply(Session& session, const VersionFlags& flags) {
  ASSIGN_OR_RETURN(const v1::ApplyOntologyRequest request,
                   ApplyOntologyRequestOf(session.flags.graph, flags.file, flags.dry_run));
  v1::ApplyOntologyResponse answer;
  RETURN_IF_ERROR(session.connection->Call(request, &answer));
  if (session.format != Format::kTable) return PrintPlain(session, answer);
  session.out << EscapeForTerminal(AppliedText(answer, flags.dry_run)) << '\n';
  return ExitCode::kOk;
}

absl::StatusOr<ExitCode> RunVersions(Session& session) {
  v1::ListOntologiesRequest request;
  request.set_graph(session.flags.graph);
  v1::ListOntologiesResponse all;
  do {
    v1::ListOntologiesResponse page;
    RETURN_IF_ERROR(session.connection->Call(request, &page));
    request.set_page_token(page.next_page_token());
    page.clear_next_page_token();
    all.MergeFrom(page);
  } while (!request.page_token().empty());
  const std::vector<v1::OntologyVersion> versions(all.versions().begin(), all.versions().end());
  if (session.format != Format::kTable) return PrintPlain(session, all, versions);
  Table table({"VERSION", "REVISION", "RECORDED", "PRINCIPAL", "BROUGHT"}, session.out,
              session.width);
  for (const v1::OntologyVersion& version : versions) {
    table.Row({absl::StrCat(version.version()), absl::StrCat(version.revision()),
               version.recorded_at(), version.principal(), BroughtText(version)});
  }
  table.Finish();
  return ExitCode::kOk;
}

absl::StatusOr<ExitCode> RunGet(Session& session, const VersionFlags& flags, bool one) {
  v1::GetOntologyRequest request;
  request.set_graph(session.flags.graph);
  if (one) request.set_version(flags.version);
  v1::GetOntologyResponse answer;
  RETURN_IF_ERROR(session.connection->Call(request, &answer));
  const std::string bytes = answer.descriptors().SerializeAsString();
  if (flags.output == "-") {
    session.out << bytes;
    return ExitCode::kOk;
  }
  std::ofstream file(flags.output, std::ios::binary | std::ios::trunc);
  file << bytes;
  file.close();
  if (!file) return UsageError("--output", flags.output, "the file cannot be written");
  session.err << "wrote version " << answer.version() << ", " << bytes.size() << " bytes, to "
              << flags.output << '\n';
  return ExitCode::kOk;
}

}  // namespace

absl::StatusOr<v1::ApplyOntologyRequest> ApplyOntologyRequestOf(const std::string& graph,
                                                                const std::string& file,
                                                                bool dry_run) {
  std::ifstream opened;
  if (file != "-") opened.open(file, std::ios::binary);
  std::istream& input = file == "-" ? std::cin : opened;
  std::ostringstream bytes;
  // Of an empty file nothing can be put, which is no error of the file's.
  if (input && input.peek() != std::istream::traits_type::eof()) bytes << input.rdbuf();
  if (input.bad() || (file != "-" && !opened.is_open())) {
    return UsageError("FILE", file,
                      "the file cannot be read: a descriptor set from protoc, or -, is expected");
  }
  v1::ApplyOntologyRequest request;
  request.set_graph(graph);
  request.set_descriptors(bytes.str());
  request.set_dry_run(dry_run);
  return request;
}

std::string AppliedText(const v1::ApplyOntologyResponse& answer, bool dry_run) {
  const std::string version = absl::StrCat("version ", answer.version().version());
  if (!answer.changed()) {
    return absl::StrCat("nothing to do: the graph has it as ", version, ", at revision ",
                        answer.revision());
  }
  const std::string brought = BroughtText(answer.version());
  if (dry_run) return absl::StrCat("would be ", version, ": ", brought);
  return absl::StrCat(version, ", revision ", answer.revision(), ": ", brought);
}

void AddOntologyVersions(CLI::App* ontology, Session* session) {
  const auto flags = std::make_shared<VersionFlags>();
  CLI::App* apply =
      ontology->add_subcommand("apply", "Makes a descriptor set the graph's own ontology");
  apply
      ->add_option("FILE", flags->file,
                   "FileDescriptorSet with all imports (protoc --include_imports "
                   "--descriptor_set_out); - is the standard input")
      ->required();
  apply->add_flag("--dry-run", flags->dry_run, "Check everything, record nothing");
  apply->footer(
      "\nA version may only add to the one before. Applying again is harmless.\n"
      "\nExamples:\n"
      "  entente ontology apply rivers.binpb --dry-run\n"
      "  entente --graph notes ontology apply rivers.binpb");
  apply->callback(
      [session, flags] { session->run = [flags](Session& s) { return RunApply(s, *flags); }; });

  CLI::App* versions = ontology->add_subcommand("versions", "The versions that were applied");
  versions->footer(
      "\nExamples:\n  entente ontology versions\n  entente ontology versions --format json");
  versions->callback([session] { session->run = RunVersions; });

  CLI::App* get = ontology->add_subcommand("get", "The ontology as a descriptor set");
  get->add_option("--output", flags->output, "File to write; - is the standard output")
      ->type_name("FILE")
      ->required();
  CLI::Option* version =
      get->add_option("--version", flags->version,
                      "Version of the graph's own ontology; 0: the built-in one (default: latest)");
  get->footer(
      "\nExamples:\n  entente ontology get --output graph.binpb\n"
      "  entente ontology get --version 0 --output - | protoc --decode_raw");
  get->callback([session, flags, version] {
    const bool one = version->count() > 0;
    session->run = [flags, one](Session& s) { return RunGet(s, *flags, one); };
  });
}

}  // namespace entente

#include "clients/cli/command_import.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/bulk_import.h"
#include "clients/cli/commit_import.h"
#include "clients/cli/graph_head.h"
#include "clients/cli/progress.h"
#include "clients/cpp/rpc_error.h"
#include "clients/cpp/status_macros.h"
#include "google/protobuf/descriptor.pb.h"

namespace entente {
namespace {

absl::Status CreateIfMissing(Session& session, bool open) {
  v1::ListGraphsResponse graphs;
  RETURN_IF_ERROR(session.connection->Call(v1::ListGraphsRequest(), &graphs));
  if (GraphNamed(graphs, session.flags.graph).has_value()) return absl::OkStatus();
  v1::CreateGraphRequest request;
  request.set_name(session.flags.graph);
  request.set_open(open);
  v1::CreateGraphResponse answer;
  return session.connection->Call(request, &answer);
}

// The files of a set that are neither Entente's nor Protobuf's, by name.
std::map<std::string, std::string> OwnFiles(const google::protobuf::FileDescriptorSet& set) {
  std::map<std::string, std::string> files;
  for (const google::protobuf::FileDescriptorProto& file : set.file()) {
    if (absl::StartsWith(file.name(), "entente/v1/")) continue;
    if (absl::StartsWith(file.name(), "google/protobuf/")) continue;
    files[file.name()] = file.SerializeAsString();
  }
  return files;
}

// Whether the graph has the ontology as an earlier version, as it has when a file that was exported
// is imported again.
absl::StatusOr<bool> WasApplied(Session& session, const v1::ApplyOntologyRequest& request) {
  google::protobuf::FileDescriptorSet set;
  if (!set.ParseFromString(request.descriptors())) return false;
  v1::ListOntologiesRequest list;
  list.set_graph(request.graph());
  v1::ListOntologiesResponse versions;
  RETURN_IF_ERROR(session.connection->Call(list, &versions));
  for (const v1::OntologyVersion& version : versions.versions()) {
    v1::GetOntologyRequest get;
    get.set_graph(request.graph());
    get.set_version(version.version());
    v1::GetOntologyResponse known;
    RETURN_IF_ERROR(session.connection->Call(get, &known));
    if (OwnFiles(known.descriptors()) == OwnFiles(set)) return true;
  }
  return false;
}

absl::Status Apply(Session& session, const v1::ApplyOntologyRequest& request,
                   v1::ApplyOntologyResponse* answer) {
  const absl::Status applied = session.connection->Call(request, answer);
  const auto error = RpcErrorOf(applied);
  if (!error.has_value() || error->reason != "ONTOLOGY_INCOMPATIBLE") return applied;
  ASSIGN_OR_RETURN(const bool known, WasApplied(session, request));
  return known ? absl::OkStatus() : applied;  // `answer` says that nothing changed
}

absl::Status ImportFile(const std::string& file, Session& session, const ImportFlags& flags,
                        ImportCounts* counts, absl::Status* reported) {
  std::ifstream opened;
  if (file != "-") {
    opened.open(file, std::ios::binary);
    if (!opened) {
      return UsageError("FILE", file, "the file cannot be read: an NDJSON file, or -, is expected");
    }
  }
  std::istream& input = file == "-" ? std::cin : opened;
  std::error_code unknown;  // of a pipe, which has no size
  const uintmax_t size = file == "-" ? 0 : std::filesystem::file_size(file, unknown);
  Progress progress(session.err, session.terminal.err);
  ImportOptions options = {
      .file = file, .graph = session.flags.graph, .keep_going = flags.keep_going};
  options.progress = [&](uint64_t lines) {
    const std::streamoff at = size == 0 || unknown ? -1 : std::streamoff(input.tellg());
    progress.Update(absl::StrCat("importing ", file, ": ", lines, " lines"),
                    at < 0 ? 0 : static_cast<uint64_t>(at), at < 0 ? 0 : size);
  };
  options.apply = [&session](const v1::ApplyOntologyRequest& request,
                             v1::ApplyOntologyResponse* answer) {
    return Apply(session, request, answer);
  };
  const SendCommit send = [&session](const v1::CommitRequest& request, v1::CommitResponse* answer) {
    return session.connection->Call(request, answer);
  };
  const ReportError report = [&](const absl::Status& status) {
    progress.Clear();
    // The first error is the run's own and is told at its end.
    if (!reported->ok()) session.err << ErrorLine(status) << '\n';
    if (reported->ok()) *reported = status;
  };
  if (flags.bulk) {
    std::optional<BulkFile> known;
    if (file != "-") {
      std::ifstream ahead(file, std::ios::binary);
      known = ReadBulkFile(ahead);
    }
    const BeginLoad begin = [&session](const std::string& request_id) {
      return session.connection->BeginBulkLoad(session.flags.graph, request_id);
    };
    return ImportInBulk(input, options, known, begin, counts);
  }
  if (!flags.dry_run) return ImportCommits(input, options, send, report, counts);
  bool checked = true;
  const absl::Status status = CheckCommits(input, options, send, report, counts, &checked);
  if (!checked) {
    session.err << file
                << ": more than 2000 changes, or an ontology that the graph has not: read, but not "
                   "checked against the graph\n";
  }
  return status;
}

absl::StatusOr<ExitCode> RunImport(Session& session, const ImportFlags& flags) {
  RETURN_IF_ERROR(CheckImportFlags(flags));
  if (!flags.mapping.mapping.empty() && flags.keep_going) {
    return UsageError("--keep-going", "", "with --mapping records are rejected: see --max-rejects");
  }
  if (flags.create && !flags.dry_run) RETURN_IF_ERROR(CreateIfMissing(session, flags.open));
  if (!flags.mapping.mapping.empty()) {
    return RunMappedImport(session, flags.mapping, flags.files,
                           flags.bulk      ? ImportMode::kBulk
                           : flags.dry_run ? ImportMode::kDryRun
                                           : ImportMode::kCommits);
  }
  ImportCounts counts;
  absl::Status reported;
  absl::Status first;
  for (const std::string& file : flags.files) {
    const absl::Status status = ImportFile(file, session, flags, &counts, &reported);
    if (first.ok()) first = status;
    if (!status.ok() && !flags.keep_going) break;
  }
  session.out << (session.format == Format::kTable ? CountsText(counts, flags.dry_run)
                                                   : CountsJson(counts, flags.dry_run))
              << '\n';
  if (!first.ok()) return first;
  return ExitCode::kOk;
}

}  // namespace

void AddImportFlags(CLI::App* command, ImportFlags* flags) {
  command
      ->add_option(
          "FILE", flags->files,
          "NDJSON files of commits, or with --mapping tables or JSON; - is the standard input")
      ->type_name("FILE")
      ->required();
  CLI::Option* create =
      command->add_flag("--create", flags->create, "Make the graph if it is not there");
  command->add_flag("--open", flags->open, "Make it open: any type, any predicate")->needs(create);
  CLI::Option* keep_going =
      command->add_flag("--keep-going", flags->keep_going, "Go on after a line with an error");
  CLI::Option* dry_run =
      command->add_flag("--dry-run", flags->dry_run, "Check everything, record nothing");
  command
      ->add_flag("--bulk", flags->bulk,
                 "Each file at one revision, all or nothing, however large: claims, GRADE, PREFER "
                 "and DEPRECATE")
      ->excludes(keep_going)
      ->excludes(dry_run);
  AddMappingFlags(command, &flags->mapping);
}

absl::Status CheckImportFlags(const ImportFlags& flags) {
  for (const std::string& file : flags.files) {
    const bool compressed = absl::EndsWith(file, ".gz") || absl::EndsWith(file, ".zst");
    if (compressed && flags.mapping.mapping.empty()) {
      return UsageError("FILE", file, "compressed files are not read: decompress into import -");
    }
    if (std::count(flags.files.begin(), flags.files.end(), file) > 1) {
      return UsageError("FILE", file, "the file is named twice: once is enough");
    }
  }
  return absl::OkStatus();
}

void AddImport(CLI::App* app, Session* session) {
  CLI::App* command = app->add_subcommand(
      "import", "Files of commits, or of any shape with a mapping, into a graph");
  const auto flags = std::make_shared<ImportFlags>();
  AddImportFlags(command, flags.get());
  command->footer(
      "\nImporting again is harmless: commits are recognised by their request ids. "
      "docs/importing.md\n"
      "tells how to write a mapping.\n"
      "\nExamples:\n"
      "  entente import examples/october-2024.ndjson\n"
      "  entente --graph notes import --create notes.ndjson more.ndjson --keep-going\n"
      "  entente --graph cow import --create --mapping examples/mappings/cow_states.yaml \\\n"
      "    states2016.csv\n"
      "  entente --graph notes import --bulk millions.ndjson\n"
      "  zcat notes.ndjson.gz | entente --graph notes import --dry-run -");
  command->callback(
      [session, flags] { session->run = [flags](Session& s) { return RunImport(s, *flags); }; });
}

}  // namespace entente

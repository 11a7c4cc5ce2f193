#include "clients/cli/mapped_import.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "clients/cli/progress.h"
#include "clients/cli/row_import.h"
#include "clients/cpp/content_id.h"
#include "clients/cpp/shown_text.h"
#include "clients/cpp/status_macros.h"
#include "clients/mapping/lookup_loading.h"

namespace entente {
namespace {

std::string FolderOf(const std::string& file) {
  const std::string folder = std::filesystem::path(file).parent_path().string();
  return folder.empty() ? "." : folder;
}

std::string RetractedText(const RowCounts& counts) {
  return counts.retracted == 0 ? "" : absl::StrCat(" (", counts.retracted, " of them retracted)");
}

// What the counts alone do not say.
void WriteNotes(const RowCounts& counts, std::ostream& err) {
  if (counts.retracted > 0) {
    err << "note: " << counts.retracted << " claims are there already and are retracted; importing "
        << "them again does not bring them back: give the document another id, or see 'entente "
        << "judge reinstate'\n";
  }
  if (!counts.absent.empty()) {
    err << "note: no record has " << EscapeForTerminal(absl::StrJoin(counts.absent, "; nor "))
        << " (is a name of the mapping misspelt?)\n";
  }
}

// What has become of a file, for people: "... 1221 records: 3020 claims recorded, ...".
std::string CountsText(const RowCounts& counts, const std::string& file, bool dry_run) {
  std::string text =
      absl::StrCat(file, ": ", counts.records, " records", dry_run ? ", checked" : "", ": ",
                   counts.claims, " claims recorded, ", counts.already_present, " already present",
                   RetractedText(counts), ", ", counts.judgements, " judgements");
  if (counts.repeated > 0) absl::StrAppend(&text, "; ", counts.repeated, " commits known before");
  if (counts.passed_over > 0) absl::StrAppend(&text, "; ", counts.passed_over, " passed over");
  if (counts.silent > 0) absl::StrAppend(&text, "; ", counts.silent, " say nothing");
  if (counts.rejected > 0) absl::StrAppend(&text, "; ", counts.rejected, " rejected");
  return text;
}

std::string CountsJson(const RowCounts& counts, const std::string& file, bool dry_run) {
  JsonTree tree;
  tree["file"] = file;
  tree["records"] = counts.records;
  tree["claims"] = counts.claims;
  tree["already_present"] = counts.already_present;
  tree["retracted"] = counts.retracted;
  tree["judgements"] = counts.judgements;
  tree["commits"] = counts.commits;
  tree["repeated"] = counts.repeated;
  tree["passed_over"] = counts.passed_over;
  tree["silent"] = counts.silent;
  tree["rejected"] = counts.rejected;
  tree["absent"] = counts.absent;
  tree["dry_run"] = dry_run;
  return PrintJson(tree, false);
}

// The request id of a load: of the mapping's text and the file's bytes, so that the same file is
// loaded once.
absl::StatusOr<std::string> LoadId(const Mapping& mapping, const std::string& mapping_file,
                                   const std::string& file) {
  if (file == "-") {
    return UsageError("FILE", file, "a bulk load reads its file twice: put it into a file");
  }
  if (!mapping.judgements.empty()) {
    return UsageError(
        "--bulk", mapping.name,
        "a load takes claims and their grades, no other judgements: do without --bulk");
  }
  ContentHash hash;
  std::vector<std::string> read = {mapping_file, file};
  for (const LookupSpec& lookup : mapping.lookups) read.push_back(lookup.file);
  for (const std::string& one : read) {
    std::ifstream opened(one, std::ios::binary);
    if (!opened) return UsageError("FILE", one, "the file cannot be read");
    std::vector<char> block(1 << 16);
    while (opened.read(block.data(), static_cast<std::streamsize>(block.size())) ||
           opened.gcount() > 0) {
      hash.Add({block.data(), static_cast<size_t>(opened.gcount())});
    }
  }
  return absl::StrCat("mapping/", mapping.name.substr(0, 128), "/bulk/", hash.Hex());
}

absl::Status ImportOne(Session& session, const MappingFlags& flags, const std::string& file,
                       ImportMode mode, Rejects* rejects) {
  ASSIGN_OR_RETURN(const Mapping mapping, LoadMapping(flags, file));
  absl::StatusOr<std::unique_ptr<Input>> input = OpenInput(file);
  if (!input.ok()) return UsageError("FILE", file, input.status().message());
  Progress progress(session.err, session.terminal.err);
  const absl::Time begun = absl::Now();
  RowImportOptions options;
  options.file = file;
  options.graph = session.flags.graph;
  const bool dry_run = mode == ImportMode::kDryRun;
  options.dry_run = dry_run;
  std::unique_ptr<BulkLoadStream> load;
  if (mode == ImportMode::kBulk) {
    ASSIGN_OR_RETURN(const std::string id, LoadId(mapping, flags.mapping, file));
    load = session.connection->BeginBulkLoad(session.flags.graph, id);
    options.load = load.get();
  }
  options.most_rejects = flags.most_rejects;
  options.most_spell_bytes = flags.spell_bytes;
  options.progress = [&](uint64_t records) {
    if (records % 64 != 0) return;
    const double seconds = absl::ToDoubleSeconds(absl::Now() - begun);
    const uint64_t rate = seconds > 0 ? static_cast<uint64_t>(double(records) / seconds) : 0;
    progress.Update(
        absl::StrCat("importing ", file, ": ", records, " records, ", rate, " a second"),
        (*input)->consumed(), (*input)->size());
  };
  const SendCommit once = [&session](const v1::CommitRequest& request, v1::CommitResponse* answer) {
    return session.connection->Call(request, answer);
  };
  const SendCommit send = [&once](const v1::CommitRequest& request, v1::CommitResponse* answer) {
    return SendUntilKnown(once, absl::SleepFor, request, answer);
  };
  RowCounts counts;
  const absl::Status imported = ImportRows(**input, mapping, options, send, rejects, &counts);
  progress.Clear();
  session.out << (session.format == Format::kTable ? CountsText(counts, file, dry_run)
                                                   : CountsJson(counts, file, dry_run))
              << '\n';
  WriteNotes(counts, session.err);
  if (counts.rejected > 0) session.err << "rejected records: " << rejects->path() << '\n';
  return imported;
}

}  // namespace

void AddLookupFlags(CLI::App* command, MappingFlags* flags) {
  command
      ->add_option("--lookup", flags->lookups,
                   "NAME=FILE: where the file of a look-up is, if not where the mapping says")
      ->type_name("NAME=FILE");
  command->add_option("--limit-lookup-bytes", flags->lookup_bytes,
                      "Memory that each look-up may take, about (default 256 MiB)");
}

void AddMappingFlags(CLI::App* command, MappingFlags* flags) {
  CLI::Option* mapping =
      command->add_option("--mapping", flags->mapping,
                          "A mapping: the files are tables or JSON, and it says what they say");
  mapping->type_name("FILE");
  AddLookupFlags(command, flags);
  command
      ->add_option("--rejects", flags->rejects,
                   "Where rejected records are listed (default FILE.rejects.csv)")
      ->type_name("FILE")
      ->needs(mapping);
  command
      ->add_option(
          "--max-rejects", flags->most_rejects,
          "Rejected records of a file that do not end the import, which is then a success, with "
          "exit code 0 (default 100)")
      ->needs(mapping);
  command
      ->add_option("--limit-spell-bytes", flags->spell_bytes,
                   "Memory that spells may take which records are merged into, about (default "
                   "256 MiB)")
      ->needs(mapping);
}

absl::StatusOr<Mapping> LoadMapping(const MappingFlags& flags, const std::string& data_file) {
  std::ifstream file(flags.mapping, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  if (!file) return UsageError("--mapping", flags.mapping, "the file cannot be read");
  ASSIGN_OR_RETURN(Mapping mapping, ParseMapping(text.str(), flags.mapping));
  LookupPlaces places;
  places.most_bytes = flags.lookup_bytes;
  places.folders = {FolderOf(data_file == "-" ? "" : data_file), FolderOf(flags.mapping)};
  for (const std::string& lookup : flags.lookups) {
    const std::vector<std::string> parts = absl::StrSplit(lookup, absl::MaxSplits('=', 1));
    if (parts.size() != 2) return UsageError("--lookup", lookup, "NAME=FILE is expected");
    places.files[parts[0]] = parts[1];
  }
  RETURN_IF_ERROR(LoadLookups(places, &mapping));
  return mapping;
}

absl::StatusOr<ExitCode> RunMappedImport(Session& session, const MappingFlags& flags,
                                         const std::vector<std::string>& files, ImportMode mode) {
  for (const std::string& file : files) {
    if (flags.rejects.empty() || (flags.rejects != file && flags.rejects != flags.mapping))
      continue;
    return UsageError("--rejects", flags.rejects, "that is a file to read; name another to write");
  }
  // One list of rejects for all files where it has a name, else one beside each file.
  std::optional<Rejects> all;
  if (!flags.rejects.empty()) all.emplace(flags.rejects);
  absl::Status status;
  for (const std::string& file : files) {
    std::optional<Rejects> own;
    if (!all.has_value()) own.emplace(file == "-" ? "rejects.csv" : file + ".rejects.csv");
    status = ImportOne(session, flags, file, mode, all.has_value() ? &*all : &*own);
    if (own.has_value()) status.Update(own->Close(status.ok()));
    if (!status.ok()) break;
  }
  if (all.has_value()) status.Update(all->Close(status.ok()));
  if (!status.ok()) return status;
  return ExitCode::kOk;
}

}  // namespace entente

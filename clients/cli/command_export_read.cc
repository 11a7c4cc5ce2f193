// Rows come page by page and go to the format at once; a format that wants its nodes first finds
// them in a temporary file instead, and is given them after the entities. What is remembered of the
// rows, ids of entities, documents and claims, is sorted outside of memory. So memory is bounded by
// --limit-memory, a page and a batch of entities, whatever is exported, and the server is asked for
// each row once.
#include "clients/cli/command_export_read.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/export_ontology.h"
#include "clients/cli/progress.h"
#include "clients/cpp/status_macros.h"
#include "clients/export/claim_qualifiers.h"
#include "clients/export/formats.h"

namespace entente {
namespace {

using Json = nlohmann::ordered_json;

// A usage error where two of the names mean one predicate: its rows would come twice.
absl::Status CheckPredicates(const std::vector<std::string>& names,
                             const ExportOntology& ontology) {
  std::map<std::string, std::string> given;
  for (const std::string& name : names) {
    const auto [first, added] = given.emplace(ontology.PredicateNamed(name), name);
    if (!added) {
      return UsageError("--predicates", name,
                        absl::StrCat("another name of ", first->second, ": give one of them"));
    }
  }
  return absl::OkStatus();
}

// One export on its way.
class RowsExport {
 public:
  // A share of the memory for each of what is sorted.
  RowsExport(Session& session, const ExportFlags& flags, Sink* sink)
      : session_(session),
        flags_(flags),
        sink_(sink),
        reads_(*session.connection, flags.limit_reads),
        entities_(flags.limit_memory / 4),
        claims_(flags.limit_memory / 2),
        documents_(flags.limit_memory / 4),
        progress_(session.err, session.terminal.err && !session.terminal.out) {}

  absl::Status Run() {
    v1::GetVersionResponse version;
    RETURN_IF_ERROR(session_.connection->Call(v1::GetVersionRequest(), &version));
    head_.version = version.version();
    head_.code_scheme = flags_.code_scheme;
    ASSIGN_OR_RETURN(const ExportOntology ontology,
                     ExportOntology::Read(*session_.connection, session_.flags.graph));
    RETURN_IF_ERROR(CheckPredicates(PredicatesOf(flags_), ontology));
    ontology_ = &ontology;
    head_.symmetric = ontology.symmetric();
    if (sink_->order() == Sink::Order::kEntitiesFirst) {
      ASSIGN_OR_RETURN(spool_, ScratchFile::Make());
    }
    RETURN_IF_ERROR(ReadRows());
    for (const std::string& type : flags_.entity_types) {
      RETURN_IF_ERROR(AddEntitiesOfType(*session_.connection, reads_.Pinned(), type, &entities_));
    }
    if (spool_.has_value()) {
      head_.directed = directed_;
      RETURN_IF_ERROR(sink_->Begin(head_));
    }
    RETURN_IF_ERROR(WriteEntities());
    RETURN_IF_ERROR(WriteSpooled());
    RETURN_IF_ERROR(claims_.ForEach([&](const std::string&, const std::string& bytes) {
      ++counts_["claims"];
      if (!sink_->wants_claims()) return absl::OkStatus();
      v1::ClaimRecord record;
      if (!record.ParseFromString(bytes)) return absl::DataLossError("a claim was not kept");
      return sink_->Claim(record);
    }));
    progress_.Clear();
    return sink_->End();
  }

  absl::Status Finish(const Output& output, ExportTarget* target) {
    ManifestHead head;
    head.format = flags_.as;
    head.selection = SelectionOf(flags_);
    head.version = head_.version;
    head.counts = counts_;
    head.files = output.names();
    head.notes.push_back(
        "sources are the documents behind rows; a document behind an attribute of an entity alone "
        "is not among them.");
    if (sink_->replaced_characters() > 0) {
      head.counts["replaced_characters"] = sink_->replaced_characters();
      head.notes.push_back(
          "Control characters that the format cannot carry are written as U+FFFD.");
    }
    return FinishExport(session_, reads_, std::move(head), &documents_, target);
  }

  const ExportReads& reads() const { return reads_; }
  uint64_t entities() { return counts_["entities"]; }

 private:
  absl::Status ReadRows() {
    for (const char* name : {"rows", "relations", "values", "entities", "claims"}) counts_[name];
    ASSIGN_OR_RETURN(v1::ListPropositionsRequest request,
                     ExportRequest(flags_, session_.flags.graph));
    for (const std::string& predicate : PredicatesOf(flags_)) {
      request.set_predicate(predicate);
      RETURN_IF_ERROR(reads_.Rows(
          request, predicate, "",
          [this](const v1::PropositionRow&, const v1::ClaimRecord& claim) { return Learn(claim); },
          [this](v1::PropositionRow& row) { return Take(&row); }));
      if (!begun_) RETURN_IF_ERROR(BeginOnce());
    }
    return absl::OkStatus();
  }

  absl::Status BeginOnce() {
    begun_ = true;
    head_.scope = reads_.scope();
    return spool_.has_value() ? absl::OkStatus() : sink_->Begin(head_);
  }

  // A claim behind the row that is taken next.
  absl::Status Learn(const v1::ClaimRecord& claim) {
    const v1::Voice& voice = claim.claim().voice();
    RETURN_IF_ERROR(documents_.Add(voice.document(), ""));
    if (sink_->wants_voices()) RETURN_IF_ERROR(LearnVoices(voice));
    return claims_.Add(claim.id(), sink_->wants_claims() ? claim.SerializeAsString() : "");
  }

  absl::Status LearnVoices(const v1::Voice& voice) {
    RETURN_IF_ERROR(entities_.AddDocument(voice.document()));
    for (const v1::ChainLink& link : voice.chain()) {
      if (link.who_case() != v1::ChainLink::kAgent) continue;
      RETURN_IF_ERROR(entities_.AddVoice(link.agent()));
    }
    return absl::OkStatus();
  }

  absl::Status Take(v1::PropositionRow* row) {
    if (!begun_) RETURN_IF_ERROR(BeginOnce());
    const v1::Proposition& what = row->proposition();
    ++counts_["rows"];
    RETURN_IF_ERROR(entities_.Add(what.subject()));
    if (what.filler_case() == v1::Proposition::kObject) {
      ++counts_["relations"];
      directed_ = directed_ || head_.symmetric.count(what.predicate()) == 0;
      RETURN_IF_ERROR(entities_.Add(what.object()));
    } else {
      ++counts_["values"];
    }
    KeepQualifiers(row);
    if (sink_->wants_values() && what.filler_case() != v1::Proposition::kObject) {
      RETURN_IF_ERROR(entities_.AddValue(*row, ontology_->Declares(what.predicate())));
    }
    progress_.Update(absl::StrCat("exporting: ", counts_["rows"], " rows"), 0, 0);
    return spool_.has_value() ? spool_->Write(row->SerializeAsString()) : sink_->Row(*row);
  }

  absl::Status WriteEntities() {
    return ReadEntities(*session_.connection, reads_.Pinned(), flags_.code_scheme, &entities_,
                        [&](const ExportedEntity& entity) {
                          const uint64_t so_far = ++counts_["entities"];
                          progress_.Update(absl::StrCat("exporting: ", so_far, " entities"), 0, 0);
                          return sink_->Entity(entity);
                        });
  }

  absl::Status WriteSpooled() {
    if (!spool_.has_value()) return absl::OkStatus();
    RETURN_IF_ERROR(spool_->Rewind());
    std::string bytes;
    v1::PropositionRow row;
    while (true) {
      ASSIGN_OR_RETURN(const bool more, spool_->Read(&bytes));
      if (!more) return absl::OkStatus();
      if (!row.ParseFromString(bytes)) return absl::DataLossError("a row was not kept");
      RETURN_IF_ERROR(sink_->Row(row));
    }
  }

  Session& session_;
  const ExportFlags& flags_;
  Sink* sink_;
  ExportReads reads_;
  ExportedIds entities_;
  SortedRecords claims_, documents_;
  Progress progress_;
  ExportHead head_;
  const ExportOntology* ontology_ = nullptr;  // that of Run
  std::optional<ScratchFile> spool_;
  std::map<std::string, uint64_t> counts_;
  bool begun_ = false;
  bool directed_ = false;
};

}  // namespace

nlohmann::ordered_json SelectionOf(const ExportFlags& flags) {
  Json json = Json::object();
  const auto put = [&json](const char* name, const std::string& text) {
    if (!text.empty()) json[name] = text;
  };
  put("subject", flags.subject);
  const std::vector<std::string> predicates = PredicatesOf(flags);
  if (!predicates.front().empty()) json["predicates"] = predicates;
  put("object", flags.object);
  put("within", flags.within);
  put("subject_type", flags.subject_type);
  if (!flags.entity_types.empty()) json["entity_types"] = flags.entity_types;
  if (flags.show_denied) json["show_denied"] = true;
  put("code_scheme", flags.code_scheme);
  if (flags.panel.unit.empty()) return json;
  put("panel", flags.panel.unit);
  put("system", flags.panel.system);
  put("membership", flags.panel.membership);
  json["from"] = flags.panel.from;
  json["to"] = flags.panel.to;
  put("day", flags.panel.day);
  put("columns", flags.panel.columns);
  if (!flags.panel.columns.empty()) put("column_rule", flags.panel.rule);
  return json;
}

absl::Status FinishExport(Session& session, const ExportReads& reads, ManifestHead head,
                          SortedRecords* documents, ExportTarget* target) {
  head.scope = reads.scope();
  head.reads = reads.reads();
  head.hidden = reads.hidden();
  ASSIGN_OR_RETURN(std::ostream * out, target->Manifest());
  if (out != nullptr) {
    ManifestWriter manifest(*out);
    RETURN_IF_ERROR(manifest.Begin(head));
    RETURN_IF_ERROR(ReadSources(*session.connection, reads.Pinned(), documents,
                                [&manifest](const ExportedSource& source) {
                                  manifest.Source(source);
                                  return absl::OkStatus();
                                }));
    manifest.End();
  }
  return target->Commit();
}

absl::StatusOr<ExitCode> RunExportRead(Session& session, const ExportFlags& flags) {
  const bool for_terminals = flags.as == "ndjson";
  ASSIGN_OR_RETURN(ExportTarget target,
                   ExportTarget::Make(session, HasSeveralFiles(flags.as), for_terminals,
                                      flags.output, flags.manifest));
  const std::unique_ptr<Sink> sink = MakeSink(flags.as, flags.options, target.output());
  RowsExport rows(session, flags, sink.get());
  RETURN_IF_ERROR(rows.Run());
  RETURN_IF_ERROR(rows.Finish(*target.output(), &target));
  session.err << "exported " << rows.reads().rows() << " rows and " << rows.entities()
              << " entities as " << flags.as << ", graph " << rows.reads().scope().graph()
              << " at revision " << rows.reads().scope().revision() << '\n';
  return ExitCode::kOk;
}

}  // namespace entente

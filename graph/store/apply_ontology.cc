#include "graph/store/apply_ontology.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/encoding/commit_record.h"
#include "graph/model/status.h"
#include "graph/ontology/compare_ontologies.h"
#include "graph/store/creation.h"
#include "graph/store/draft_reads.h"
#include "graph/store/failed_check.h"
#include "graph/store/ontology_rows.h"

namespace entente {
namespace {

constexpr uint32_t kOntologyFormat = 2;  // the first that has room for an ontology

// What claims use undeclared would get another meaning by being declared.
absl::Status CheckFreeNames(const Ontology& declared, const Ontology& now) {
  const auto refuse = [](absl::string_view message, absl::string_view what,
                         const std::string& name) {
    return FailedCheck("ONTOLOGY_INCOMPATIBLE", message, name,
                       absl::StrCat(message, " declares the ", what, " \"", name,
                                    "\", which claims of this open graph use undeclared; choose "
                                    "another name, or import the graph into a new one"));
  };
  const auto free = [&now](const std::string& name) {
    const PredicateDefinition* used = now.FindPredicate(name);
    return used != nullptr && used->undeclared;
  };
  for (const TypeDefinition& type : declared.types()) {
    const TypeDefinition* used = now.FindType(type.name);
    if (used != nullptr && used->undeclared) return refuse(type.message, "type", type.name);
  }
  for (const PredicateDefinition& predicate : declared.predicates()) {
    if (free(predicate.name)) return refuse(predicate.message, "predicate", predicate.name);
    if (free(predicate.inverse)) return refuse(predicate.message, "inverse", predicate.inverse);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<AppliedOntology> PlanOntology(const std::vector<OntologyFile>& files,
                                             const Ontology& declared,
                                             const OntologyHistory& history, const Limits& limits,
                                             const Turn& turn) {
  ASSIGN_OR_RETURN(const std::vector<OntologyVersion> versions, ReadOntologyVersions(turn.draft));
  const auto latest = static_cast<uint32_t>(versions.size());
  ASSIGN_OR_RETURN(const std::vector<OntologyFile> present, ReadOntologyFiles(turn.draft, latest));
  AppliedOntology applied;
  if (files == present) {
    if (latest > 0) applied.record = versions.back().record;
    applied.revision = turn.draft.next() - 1;
    applied.recorded_at = turn.last_recorded;
    return applied;
  }
  ASSIGN_OR_RETURN(OntologyAdditions added, CompareOntologies(history.Declared(), declared));
  RETURN_IF_ERROR(CheckFreeNames(declared, *history.Now()));
  if (latest >= limits.ontology_versions) {
    return WithDetail(absl::ResourceExhaustedError(absl::StrCat(
                          "the graph has ", latest, " versions of its ontology; it keeps all of ",
                          "them, at most ", limits.ontology_versions)),
                      {"TOO_MANY_ONTOLOGIES", "descriptors", absl::StrCat(latest)});
  }
  applied.record = {latest + 1, DigestOf(files), std::move(added.types),
                    std::move(added.predicates), std::move(added.widened)};
  applied.revision = turn.draft.next();
  applied.recorded_at = turn.recorded_at;
  applied.changed = true;
  return applied;
}

absl::Status PutOntologyCommit(absl::string_view principal, const std::vector<OntologyFile>& files,
                               const AppliedOntology& applied, const Turn& turn) {
  const CommitRecord record{
      turn.recorded_at,
      std::string(principal),
      absl::StrCat("ontology ", applied.record.version),
      applied.record.digest,
      {{ChangeRecord::Kind::kOntology, ChangeRecord::Outcome::kRecorded, {}}}};
  // All that can fail goes first: a plan that fails leaves no rows.
  ASSIGN_OR_RETURN(const GraphRecord graph, ReadGraphRecord(turn.draft));
  turn.draft.Put(RowKind::kTruth, CommitRow(turn.draft.next()), EncodeCommitRecord(record));
  PutOntology(applied.record, files, turn.draft);
  if (graph.format_version < kOntologyFormat) {
    GraphRecord raised = graph;
    raised.format_version = kOntologyFormat;
    PutGraphRecord(raised, turn.draft);
  }
  return absl::OkStatus();
}

absl::Status NoSuchOntology(uint32_t version, size_t latest) {
  return WithDetail(
      absl::NotFoundError(absl::StrCat(
          "there is no version ", version, " of the graph's ontology; ",
          latest == 0 ? "it has none of its own, 0 is the built-in one"
                      : absl::StrCat("there are 1 to ", latest, ", and 0, the built-in one"))),
      {"ONTOLOGY_NOT_FOUND", "version", absl::StrCat(version)});
}

}  // namespace entente

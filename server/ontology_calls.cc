#include "server/ontology_calls.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "graph/ontology/descriptor_set.h"
#include "server/convert/patterns.h"

namespace entente {
namespace {

constexpr uint32_t kMostVersionsAPage = 1'000;

v1::OntologyVersion VersionToWire(const OntologyRecord& record) {
  v1::OntologyVersion wire;
  wire.set_version(record.version);
  wire.set_digest(record.digest);
  wire.mutable_added_types()->Assign(record.types.begin(), record.types.end());
  wire.mutable_added_predicates()->Assign(record.predicates.begin(), record.predicates.end());
  wire.mutable_widened()->Assign(record.widened.begin(), record.widened.end());
  return wire;
}

absl::StatusOr<v1::OntologyVersion> VersionToWire(const OntologyVersion& version,
                                                  const Store& store) {
  v1::OntologyVersion wire = VersionToWire(version.record);
  ASSIGN_OR_RETURN(const CommitRecord commit, store.RecordOf(version.revision));
  wire.set_revision(version.revision);
  wire.set_recorded_at(FormatInstant(commit.recorded_at));
  wire.set_principal(commit.principal);
  return wire;
}

// The version after which a page begins. The token is the version's number: it binds nothing that
// could be guessed to any use.
absl::StatusOr<size_t> VersionsBefore(const std::string& token, size_t versions) {
  size_t before = 0;
  if (token.empty()) return before;
  if (absl::SimpleAtoi(token, &before) && before <= versions) return before;
  return InvalidField("PAGE_TOKEN_INVALID", "page_token", token.substr(0, 64),
                      "the page token was not made for this request; start again without one");
}

void AddFreeNames(const Ontology& ontology, v1::GetOntologyResponse* response) {
  for (const TypeDefinition& type : ontology.types()) {
    if (type.undeclared) response->add_free_types(type.name);
  }
  for (const PredicateDefinition& predicate : ontology.predicates()) {
    if (predicate.undeclared) response->add_free_predicates(predicate.name);
  }
}

}  // namespace

absl::Status ReadOntology(Premises& premises, const v1::GetOntologyRequest& request,
                          v1::GetOntologyResponse* response) {
  std::vector<OntologyFile> files;
  if (!request.graph().empty()) {
    ASSIGN_OR_RETURN(const std::shared_ptr<OpenGraph> graph, premises.Find(request.graph()));
    uint32_t version = request.version();
    if (!request.has_version()) {
      ASSIGN_OR_RETURN(const auto versions, graph->store->OntologyVersions());
      version = static_cast<uint32_t>(versions.size());
    }
    ASSIGN_OR_RETURN(files, graph->store->OntologyFilesOf(version));
    response->set_version(version);
    AddFreeNames(*graph->store->OntologyNow(), response);
  } else if (request.version() > 0) {
    return InvalidField("GRAPH_REQUIRED", "graph", "",
                        "a version is one of a graph's: name the graph");
  }
  // What was put together a line ago parses.
  (void)response->mutable_descriptors()->ParseFromString(DescriptorSetOf(files));
  return absl::OkStatus();
}

absl::Status ApplyOntology(Premises& premises, const Call& call,
                           const v1::ApplyOntologyRequest& request,
                           v1::ApplyOntologyResponse* response) {
  ASSIGN_OR_RETURN(const std::shared_ptr<OpenGraph> graph, premises.Find(request.graph()));
  Store& store = *graph->store;
  ASSIGN_OR_RETURN(const std::vector<OntologyFile> files,
                   ReadDescriptorSet(request.descriptors(), premises.limits()));
  absl::StatusOr<AppliedOntology> applied =
      store.ApplyOntology(call.principal(), files, request.dry_run());
  premises.watches().Ring(store);  // also after an unknown outcome: it may have been written
  RETURN_IF_ERROR(applied.status());
  response->set_revision(applied->revision);
  response->set_changed(applied->changed);
  *response->mutable_version() = VersionToWire(applied->record);
  if (applied->record.version == 0 || (applied->changed && request.dry_run())) {
    return absl::OkStatus();
  }
  ASSIGN_OR_RETURN(const auto versions, store.OntologyVersions());
  if (applied->record.version > versions.size()) return absl::OkStatus();
  ASSIGN_OR_RETURN(*response->mutable_version(),
                   VersionToWire(versions[applied->record.version - 1], store));
  return absl::OkStatus();
}

absl::Status ReadOntologies(Premises& premises, const v1::ListOntologiesRequest& request,
                            v1::ListOntologiesResponse* response) {
  ASSIGN_OR_RETURN(const std::shared_ptr<OpenGraph> graph, premises.Find(request.graph()));
  ASSIGN_OR_RETURN(const uint64_t page,
                   PageFromWire(request.page_size(), kMostVersionsAPage, kMostVersionsAPage));
  ASSIGN_OR_RETURN(const auto versions, graph->store->OntologyVersions());
  ASSIGN_OR_RETURN(const size_t begin, VersionsBefore(request.page_token(), versions.size()));
  size_t bytes = 0;
  for (size_t i = begin; i < versions.size(); ++i) {
    ASSIGN_OR_RETURN(v1::OntologyVersion wire, VersionToWire(versions[i], *graph->store));
    bytes += wire.ByteSizeLong();
    const bool full = i - begin == page || bytes > premises.limits().streamed_message_bytes;
    if (full && i > begin) {
      response->set_next_page_token(absl::StrCat(i));
      break;
    }
    *response->add_versions() = std::move(wire);
  }
  return absl::OkStatus();
}

}  // namespace entente

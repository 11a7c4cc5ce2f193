#include "graph/store/ontology_rows.h"

#include "absl/strings/str_cat.h"
#include "graph/encoding/canonical.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/status.h"

namespace entente {
namespace {

RowPlace FileRows(uint32_t version) {
  return {PartitionOf(Table::kOntologyFile), OntologySuffix(version)};
}

RowPlace FileRow(uint32_t version, size_t number) {
  return {PartitionOf(Table::kOntologyFile),
          OntologyFileSuffix(version, static_cast<uint32_t>(number))};
}

}  // namespace

RowPlace OntologyRow(uint32_t version) {
  return {PartitionOf(Table::kOntology), OntologySuffix(version)};
}

RowPlace FreeNameRow(bool type, absl::string_view name) {
  return {PartitionOf(Table::kFreeName), FreeNameSuffix(type, name)};
}

absl::StatusOr<std::vector<OntologyVersion>> ReadOntologyVersions(Draft& draft) {
  ASSIGN_OR_RETURN(const std::vector<ScannedRow> rows,
                   draft.Scan({PartitionOf(Table::kOntology), std::string()}));
  std::vector<OntologyVersion> versions;
  for (const ScannedRow& row : rows) {
    OntologyVersion& version = versions.emplace_back();
    version.revision = row.sequence;
    ASSIGN_OR_RETURN(version.record, DecodeOntologyRecord(row.value));
    if (version.record.version == versions.size()) continue;
    return absl::DataLossError(absl::StrCat("revision ", row.sequence, " holds version ",
                                            version.record.version, " of the ontology, where ",
                                            versions.size(), " is expected"));
  }
  return versions;
}

absl::StatusOr<std::vector<OntologyFile>> ReadOntologyFiles(Draft& draft, uint32_t version) {
  ASSIGN_OR_RETURN(const std::vector<ScannedRow> rows, draft.Scan(FileRows(version)));
  std::vector<OntologyFile> files;
  for (const ScannedRow& row : rows) {
    ASSIGN_OR_RETURN(auto file, DecodeOntologyFile(row.value));
    files.push_back({std::move(file.first), std::move(file.second)});
  }
  return files;
}

absl::Status ReadFreeNames(Draft& draft, OntologyTimes* times) {
  ASSIGN_OR_RETURN(const std::vector<ScannedRow> rows,
                   draft.Scan({PartitionOf(Table::kFreeName), std::string()}));
  for (const ScannedRow& row : rows) {
    ASSIGN_OR_RETURN(FreeName name, ParseFreeNameSuffix(row.suffix));
    auto& names = name.type ? times->undeclared_types : times->undeclared_predicates;
    names.emplace(std::move(name.name), row.sequence);
  }
  return absl::OkStatus();
}

std::string DigestOf(absl::Span<const OntologyFile> files) {
  std::string bytes;
  for (const OntologyFile& file : files) bytes += EncodeOntologyFile(file.name, file.descriptor);
  return Sha256(bytes);
}

void PutOntology(const OntologyRecord& record, absl::Span<const OntologyFile> files, Draft& draft) {
  draft.Put(RowKind::kTruth, OntologyRow(record.version), EncodeOntologyRecord(record));
  for (size_t i = 0; i < files.size(); ++i) {
    draft.Put(RowKind::kTruth, FileRow(record.version, i),
              EncodeOntologyFile(files[i].name, files[i].descriptor));
  }
}

void PutFreeName(bool type, const std::string& name, Draft& draft) {
  draft.Put(RowKind::kDerived, FreeNameRow(type, name), std::string());
}

}  // namespace entente

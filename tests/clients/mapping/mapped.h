// Small files and mappings, and what comes of them as lines: what the tests of this folder share.
#ifndef ENTENTE_TESTS_CLIENTS_MAPPING_MAPPED_H_
#define ENTENTE_TESTS_CLIENTS_MAPPING_MAPPED_H_

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cpp/rpc_error.h"
#include "clients/mapping/mapping.h"
#include "clients/mapping/records.h"
#include "clients/mapping/row_mapper.h"
#include "clients/mapping/yaml_tree.h"

namespace entente {

// A YAML text that is known to be one.
inline YamlTree Yaml(const std::string& text) {
  absl::StatusOr<YamlTree> tree = YamlTree::Load(text, "m.yaml");
  EXPECT_TRUE(tree.ok()) << tree.status();
  return *std::move(tree);
}

// A record of named cells.
inline FileRecord CellsOf(std::vector<std::string> names, std::vector<std::string> cells) {
  FileRecord record;
  record.number = 1;
  record.line = 2;
  record.columns = std::make_shared<Columns>(std::move(names));
  record.cells = std::move(cells);
  return record;
}

// A record of a JSON value.
inline FileRecord JsonOf(const std::string& text) {
  FileRecord record;
  record.number = 1;
  record.line = 1;
  record.tree = *ParseJson(text);
  return record;
}

// "COLUMN=VALUE: MESSAGE", or the message alone.
inline std::string ErrorText(const absl::Status& status) {
  const auto error = RpcErrorOf(status);
  if (!error.has_value()) return std::string(status.message());
  return absl::StrCat(error->field, "=", error->value, ": ", status.message());
}

// "SUBJECT PREDICATE FILLER [NAME VALUE]... PERIOD @DOCUMENT:ROW".
inline std::string LineOf(const MappedClaim& mapped) {
  const v1::Claim& claim = mapped.claim;
  const auto value = [](const v1::Value& of) {
    if (of.has_text()) {
      return of.text().language().empty()
                 ? of.text().text()
                 : absl::StrCat(of.text().text(), "@", of.text().language());
    }
    return of.ShortDebugString();
  };
  std::string line = absl::StrCat(claim.subject(), " ", claim.predicate(), " ",
                                  claim.has_value() ? value(claim.value()) : claim.object());
  for (const v1::Qualifier& qualifier : claim.qualifiers()) {
    absl::StrAppend(&line, " [", qualifier.name(), " ",
                    qualifier.has_value() ? value(qualifier.value()) : qualifier.entity(), "]");
  }
  const absl::StatusOr<std::string> period = mapped.period.Text();
  if (period.ok() && !period->empty()) absl::StrAppend(&line, " ", *period);
  absl::StrAppend(&line, " @", claim.voice().document());
  if (claim.voice().locator().paragraph() > 0) {
    absl::StrAppend(&line, ":", claim.voice().locator().paragraph());
  }
  return line;
}

// What `body` (entities, claims, read, ...) makes of a file called `name`: a line a claim, or
// "! ERROR" for a record that is rejected.
inline std::vector<std::string> Mapped(const std::string& body, const std::string& content,
                                       const std::string& name = "f.csv") {
  const absl::StatusOr<Mapping> mapping =
      ParseMapping(absl::StrCat("mapping: m\ndocument: {id: doc:d}\n", body), "m.yaml");
  if (!mapping.ok()) return {std::string(mapping.status().message())};
  const RowMapper mapper(*mapping);
  std::vector<std::string> lines;
  std::istringstream input(content);
  const absl::Status read = ReadRecords(input, name, mapping->read,
                                        [&](const FileRecord& record) -> absl::StatusOr<bool> {
                                          const absl::StatusOr<MappedRow> row = mapper.Map(record);
                                          if (!row.ok()) {
                                            lines.push_back("! " + ErrorText(row.status()));
                                            return true;
                                          }
                                          for (const MappedClaim& claim : row->claims)
                                            lines.push_back(LineOf(claim));
                                          for (const v1::Judgement& judgement : row->judgements) {
                                            lines.push_back(judgement.ShortDebugString());
                                          }
                                          return true;
                                        });
  if (!read.ok()) lines.push_back("! " + std::string(read.message()));
  return lines;
}

}  // namespace entente

#endif  // ENTENTE_TESTS_CLIENTS_MAPPING_MAPPED_H_

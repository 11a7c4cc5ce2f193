#include "clients/export/neo4j_sink.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cpp/csv_text.h"
#include "clients/cpp/status_macros.h"
#include "clients/export/entity_fields.h"
#include "clients/export/row_fields.h"

namespace entente {
namespace {

// The column of entities that becomes a node's labels.
constexpr char kTypes[] = "types";

std::string Header(const Column& column) {
  switch (column.type) {
    case FieldType::kInteger:
      return absl::StrCat(column.name, ":long");
    case FieldType::kReal:
      return absl::StrCat(column.name, ":double");
    case FieldType::kBoolean:
      return absl::StrCat(column.name, ":boolean");
    case FieldType::kTexts:
      return absl::StrCat(column.name, ":string[]");
    case FieldType::kText:
      return absl::StrCat(column.name, ":string");
  }
  return column.name;
}

class Neo4jSink : public Sink {
 public:
  explicit Neo4jSink(Output* output) : output_(output) {}

  bool wants_values() const override { return true; }

  absl::Status Begin(const ExportHead& head) override {
    codes_ = !head.code_scheme.empty();
    std::vector<std::string> nodes = {"id:ID"};
    for (const Column& column : EntityColumns(codes_)) {
      nodes.push_back(column.name == kTypes ? ":LABEL" : Header(column));
    }
    std::vector<std::string> edges = {":START_ID", ":END_ID", ":TYPE"};
    for (const Column& column : StandingColumns()) edges.push_back(Header(column));
    ASSIGN_OR_RETURN(nodes_, output_->Open("nodes.csv"));
    ASSIGN_OR_RETURN(edges_, output_->Open("relationships.csv"));
    *nodes_ << CsvRecord(nodes);
    *edges_ << CsvRecord(edges);
    return output_->Check();
  }

  absl::Status Row(const v1::PropositionRow& row) override {
    const v1::Proposition& what = row.proposition();
    if (what.filler_case() != v1::Proposition::kObject) return absl::OkStatus();
    std::vector<std::string> fields = {what.subject(), what.object(), what.predicate()};
    for (const Cell& cell : StandingCells(row)) fields.push_back(cell.Joined());
    *edges_ << CsvRecord(fields);
    return output_->Check();
  }

  absl::Status Entity(const ExportedEntity& entity) override {
    std::vector<std::string> fields = {entity.entity.id()};
    for (const Cell& cell : EntityCells(entity, codes_)) fields.push_back(cell.Joined());
    *nodes_ << CsvRecord(fields);
    return output_->Check();
  }

  absl::Status End() override { return output_->Check(); }

 private:
  Output* output_;
  bool codes_ = false;
  std::ostream* nodes_ = nullptr;
  std::ostream* edges_ = nullptr;
};

}  // namespace

std::unique_ptr<Sink> MakeNeo4jSink(Output* output) { return std::make_unique<Neo4jSink>(output); }

}  // namespace entente

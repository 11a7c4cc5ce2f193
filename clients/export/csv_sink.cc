#include "clients/export/csv_sink.h"

#include <ostream>
#include <string>
#include <vector>

#include "clients/cpp/csv_text.h"
#include "clients/cpp/status_macros.h"
#include "clients/export/claim_fields.h"
#include "clients/export/entity_fields.h"
#include "clients/export/row_fields.h"

namespace entente {
namespace {

void AddNames(const std::vector<Column>& columns, std::vector<std::string>* fields) {
  for (const Column& column : columns) fields->push_back(column.name);
}
void AddTexts(const std::vector<Cell>& cells, std::vector<std::string>* fields) {
  for (const Cell& cell : cells) fields->push_back(cell.Joined());
}

class CsvSink : public Sink {
 public:
  CsvSink(Output* output, bool claims) : output_(output), wants_claims_(claims) {}

  bool wants_claims() const override { return wants_claims_; }

  absl::Status Begin(const ExportHead& head) override {
    codes_ = !head.code_scheme.empty();
    std::vector<std::string> entities = {"id"};
    AddNames(EntityColumns(codes_), &entities);
    std::vector<std::string> rows = {"subject", "predicate", "object"};
    AddNames(ValueColumns(), &rows);
    AddNames(StandingColumns(), &rows);
    ASSIGN_OR_RETURN(entities_, output_->Open("entities.csv"));
    ASSIGN_OR_RETURN(rows_, output_->Open("propositions.csv"));
    *entities_ << CsvRecord(entities);
    *rows_ << CsvRecord(rows);
    if (!wants_claims_) return output_->Check();
    std::vector<std::string> claims;
    AddNames(ClaimColumns(), &claims);
    ASSIGN_OR_RETURN(claims_, output_->Open("claims.csv"));
    *claims_ << CsvRecord(claims);
    return output_->Check();
  }

  absl::Status Row(const v1::PropositionRow& row) override {
    const v1::Proposition& what = row.proposition();
    std::vector<std::string> fields = {what.subject(), what.predicate(), what.object()};
    AddTexts(ValueCells(what.value()), &fields);
    AddTexts(StandingCells(row), &fields);
    *rows_ << CsvRecord(fields);
    return output_->Check();
  }

  absl::Status Entity(const ExportedEntity& entity) override {
    std::vector<std::string> fields = {entity.entity.id()};
    AddTexts(EntityCells(entity, codes_), &fields);
    *entities_ << CsvRecord(fields);
    return output_->Check();
  }

  absl::Status Claim(const v1::ClaimRecord& record) override {
    std::vector<std::string> fields;
    AddTexts(ClaimCells(record), &fields);
    *claims_ << CsvRecord(fields);
    return output_->Check();
  }

  absl::Status End() override { return output_->Check(); }

 private:
  Output* output_;
  bool wants_claims_;
  bool codes_ = false;
  std::ostream* entities_ = nullptr;
  std::ostream* rows_ = nullptr;
  std::ostream* claims_ = nullptr;
};

}  // namespace

std::unique_ptr<Sink> MakeCsvSink(Output* output, bool claims) {
  return std::make_unique<CsvSink>(output, claims);
}

}  // namespace entente

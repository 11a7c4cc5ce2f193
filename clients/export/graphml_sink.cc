#include "clients/export/graphml_sink.h"

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cpp/status_macros.h"
#include "clients/export/entity_fields.h"
#include "clients/export/row_fields.h"
#include "clients/export/xml_writer.h"

namespace entente {
namespace {

const char* TypeOf(FieldType type) {
  switch (type) {
    case FieldType::kInteger:
      return "long";
    case FieldType::kReal:
      return "double";
    case FieldType::kBoolean:
      return "boolean";
    case FieldType::kText:
    case FieldType::kTexts:
      return "string";
  }
  return "string";
}

class GraphmlSink : public Sink {
 public:
  explicit GraphmlSink(Output* output) : output_(output) {}

  Order order() const override { return Order::kEntitiesFirst; }
  bool wants_values() const override { return true; }
  uint64_t replaced_characters() const override { return xml_->replaced(); }

  absl::Status Begin(const ExportHead& head) override {
    codes_ = !head.code_scheme.empty();
    symmetric_ = head.symmetric;
    ASSIGN_OR_RETURN(std::ostream * out, output_->Open("export.graphml"));
    xml_.emplace(*out);
    xml_->Start("graphml");
    xml_->Attribute("xmlns", "http://graphml.graphdrawing.org/xmlns");
    const std::vector<Column> of_graph = {
        {"graph"}, {"revision", FieldType::kInteger}, {"valid"}, {"lens"}};
    Keys("graph", "g", of_graph);
    Keys("node", "n", EntityColumns(codes_));
    std::vector<Column> of_edge = {{"predicate"}, {"symmetric", FieldType::kBoolean}};
    const std::vector<Column> standing = StandingColumns();
    of_edge.insert(of_edge.end(), standing.begin(), standing.end());
    Keys("edge", "e", of_edge);
    xml_->Start("graph");
    xml_->Attribute("id", "export");
    xml_->Attribute("edgedefault", head.directed ? "directed" : "undirected");
    const std::string lens =
        head.scope.lens_name().empty()
            ? "inline"
            : absl::StrCat(head.scope.lens_name(), "@", head.scope.lens_version());
    Values("g",
           {head.scope.graph(), absl::StrCat(head.scope.revision()), head.scope.valid(), lens});
    return output_->Check();
  }

  absl::Status Entity(const ExportedEntity& entity) override {
    xml_->Start("node");
    xml_->Attribute("id", entity.entity.id());
    Values("n", EntityCells(entity, codes_));
    xml_->End();
    return output_->Check();
  }

  absl::Status Row(const v1::PropositionRow& row) override {
    const v1::Proposition& what = row.proposition();
    if (what.filler_case() != v1::Proposition::kObject) return absl::OkStatus();
    xml_->Start("edge");
    xml_->Attribute("id", absl::StrCat("e", ++edges_));
    xml_->Attribute("source", what.subject());
    xml_->Attribute("target", what.object());
    std::vector<Cell> cells = {what.predicate(),
                               symmetric_.count(what.predicate()) > 0 ? "true" : "false"};
    const std::vector<Cell> standing = StandingCells(row);
    cells.insert(cells.end(), standing.begin(), standing.end());
    Values("e", cells);
    xml_->End();
    return output_->Check();
  }

  absl::Status End() override {
    RETURN_IF_ERROR(xml_->Finish());
    return output_->Check();
  }

 private:
  void Keys(const char* of, const char* prefix, const std::vector<Column>& columns) {
    for (size_t i = 0; i < columns.size(); ++i) {
      xml_->Start("key");
      xml_->Attribute("id", absl::StrCat(prefix, i));
      xml_->Attribute("for", of);
      xml_->Attribute("attr.name", columns[i].name);
      xml_->Attribute("attr.type", TypeOf(columns[i].type));
      xml_->End();
    }
  }

  void Values(const char* prefix, const std::vector<Cell>& cells) {
    for (size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].empty()) continue;
      xml_->Start("data");
      xml_->Attribute("key", absl::StrCat(prefix, i));
      xml_->Text(cells[i].Joined());
      xml_->End();
    }
  }

  Output* output_;
  std::optional<XmlWriter> xml_;
  std::set<std::string> symmetric_;
  bool codes_ = false;
  uint64_t edges_ = 0;
};

}  // namespace

std::unique_ptr<Sink> MakeGraphmlSink(Output* output) {
  return std::make_unique<GraphmlSink>(output);
}

}  // namespace entente

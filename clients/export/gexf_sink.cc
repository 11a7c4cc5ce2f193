#include "clients/export/gexf_sink.h"

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cpp/status_macros.h"
#include "clients/export/bounds_text.h"
#include "clients/export/entity_fields.h"
#include "clients/export/row_fields.h"
#include "clients/export/xml_writer.h"

namespace entente {
namespace {

constexpr char kUnbounded[] = "..";

const char* TypeOf(FieldType type) {
  if (type == FieldType::kInteger) return "long";
  if (type == FieldType::kReal) return "double";
  return type == FieldType::kBoolean ? "boolean" : "string";
}

std::string OrUnbounded(const std::string& bound) { return bound.empty() ? kUnbounded : bound; }

// The first column of entities, which GEXF has an attribute of its own for.
template <typename Part>
std::vector<Part> WithoutLabel(std::vector<Part> parts) {
  parts.erase(parts.begin());
  return parts;
}

std::vector<Column> EdgeColumns() {
  std::vector<Column> columns = {{"predicate"},
                                 {"symmetric", FieldType::kBoolean},
                                 {"spell_kind"},
                                 {"start_earliest", FieldType::kTexts},
                                 {"start_latest", FieldType::kTexts},
                                 {"end_earliest", FieldType::kTexts},
                                 {"end_latest", FieldType::kTexts}};
  const std::vector<Column> standing = StandingColumns();
  columns.insert(columns.end(), standing.begin(), standing.end());
  return columns;
}

// A row's time: its spells, the attested ones where there are any, and its bounds one by one.
struct RowTime {
  std::vector<Spell> spells;
  std::string word;  // "attested", "possible" or "always"
  std::vector<std::string> bounds[4];
};

RowTime TimeOf(const v1::PropositionRow& row) {
  RowTime time;
  time.word = "possible";
  std::vector<Spell> all;
  for (const std::string& validity : row.validity()) {
    const std::optional<FourBounds> bounds = ParseBounds(validity);
    if (!bounds.has_value()) continue;
    if (bounds->always) time.word = "always";
    const std::string* texts[] = {&bounds->start_earliest, &bounds->start_latest,
                                  &bounds->end_earliest, &bounds->end_latest};
    for (size_t i = 0; i < 4; ++i) time.bounds[i].push_back(OrUnbounded(*texts[i]));
    const std::optional<Spell> spell = SpellOf(*bounds);
    if (!spell.has_value()) continue;
    all.push_back(*spell);
    if (spell->attested) time.spells.push_back(*spell);
  }
  if (time.word == "always") {
    time.spells.clear();  // no spell is told of what has no limit
  } else if (time.spells.empty()) {
    time.spells = all;
  } else {
    time.word = "attested";
  }
  return time;
}

class GexfSink : public Sink {
 public:
  GexfSink(Output* output, GexfVersion version) : output_(output), version_(version) {}

  Order order() const override { return Order::kEntitiesFirst; }
  bool wants_values() const override { return true; }
  uint64_t replaced_characters() const override { return xml_->replaced(); }

  absl::Status Begin(const ExportHead& head) override {
    codes_ = !head.code_scheme.empty();
    symmetric_ = head.symmetric;
    const bool latest = version_ == GexfVersion::k13;
    ASSIGN_OR_RETURN(std::ostream * out, output_->Open("export.gexf"));
    xml_.emplace(*out);
    xml_->Start("gexf");
    xml_->Attribute("xmlns", latest ? "http://gexf.net/1.3" : "http://www.gexf.net/1.2draft");
    xml_->Attribute("version", latest ? "1.3" : "1.2");
    xml_->Start("meta");
    xml_->Start("creator");
    xml_->Text(absl::StrCat("Entente ", head.version));
    xml_->End();
    xml_->Start("description");
    xml_->Text(absl::StrCat(
        "Graph ", head.scope.graph(), " at revision ", head.scope.revision(), ", valid ",
        head.scope.valid(),
        ". A spell is what is attested, in whole UTC days; both its first and its last day are "
        "inside. A spell without a start or an end has none. The attribute spell_kind says where "
        "what "
        "is possible stands instead, and the four bounds of each period are attributes."));
    xml_->End();
    xml_->End();
    xml_->Start("graph");
    xml_->Attribute("mode", "dynamic");
    xml_->Attribute("timeformat", "date");
    xml_->Attribute("defaultedgetype", head.directed ? "directed" : "undirected");
    Declare("node", "n", WithoutLabel(EntityColumns(codes_)));
    Declare("edge", "e", EdgeColumns());
    xml_->Start("nodes");
    return output_->Check();
  }

  absl::Status Entity(const ExportedEntity& entity) override {
    xml_->Start("node");
    xml_->Attribute("id", entity.entity.id());
    xml_->Attribute("label", entity.label);
    Values("n", WithoutLabel(EntityCells(entity, codes_)));
    xml_->End();
    return output_->Check();
  }

  absl::Status Row(const v1::PropositionRow& row) override {
    const v1::Proposition& what = row.proposition();
    if (what.filler_case() != v1::Proposition::kObject) return absl::OkStatus();
    BeginEdges();
    xml_->Start("edge");
    xml_->Attribute("id", absl::StrCat("e", ++edges_));
    xml_->Attribute("source", what.subject());
    xml_->Attribute("target", what.object());
    xml_->Attribute("label", what.predicate());
    // Version 1.3 tells parallel edges apart by their kind.
    if (version_ == GexfVersion::k13) xml_->Attribute("kind", what.predicate());
    const RowTime time = TimeOf(row);
    std::vector<Cell> cells = {
        what.predicate(), symmetric_.count(what.predicate()) > 0 ? "true" : "false",
        time.word,        time.bounds[0],
        time.bounds[1],   time.bounds[2],
        time.bounds[3]};
    const std::vector<Cell> standing = StandingCells(row);
    cells.insert(cells.end(), standing.begin(), standing.end());
    Values("e", cells);
    Spells(time.spells);
    xml_->End();
    return output_->Check();
  }

  absl::Status End() override {
    BeginEdges();
    RETURN_IF_ERROR(xml_->Finish());
    return output_->Check();
  }

 private:
  void Declare(const char* of, const char* prefix, const std::vector<Column>& columns) {
    xml_->Start("attributes");
    xml_->Attribute("class", of);
    xml_->Attribute("mode", "static");
    for (size_t i = 0; i < columns.size(); ++i) {
      xml_->Start("attribute");
      xml_->Attribute("id", absl::StrCat(prefix, i));
      xml_->Attribute("title", columns[i].name);
      xml_->Attribute("type", TypeOf(columns[i].type));
      xml_->End();
    }
    xml_->End();
  }

  void BeginEdges() {
    if (in_edges_) return;
    in_edges_ = true;
    xml_->End();
    xml_->Start("edges");
  }

  void Values(const char* prefix, const std::vector<Cell>& cells) {
    xml_->Start("attvalues");
    for (size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].empty()) continue;
      xml_->Start("attvalue");
      xml_->Attribute("for", absl::StrCat(prefix, i));
      xml_->Attribute("value", cells[i].Joined());
      xml_->End();
    }
    xml_->End();
  }

  void Spells(const std::vector<Spell>& spells) {
    if (spells.empty()) return;
    xml_->Start("spells");
    for (const Spell& spell : spells) {
      xml_->Start("spell");
      if (!spell.start.empty()) xml_->Attribute("start", spell.start);
      if (!spell.end.empty()) xml_->Attribute("end", spell.end);
      xml_->End();
    }
    xml_->End();
  }

  Output* output_;
  GexfVersion version_;
  std::optional<XmlWriter> xml_;
  std::set<std::string> symmetric_;
  bool codes_ = false;
  bool in_edges_ = false;
  uint64_t edges_ = 0;
};

}  // namespace

std::unique_ptr<Sink> MakeGexfSink(Output* output, GexfVersion version) {
  return std::make_unique<GexfSink>(output, version);
}

}  // namespace entente

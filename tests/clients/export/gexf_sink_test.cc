#include "clients/export/gexf_sink.h"

#include <gtest/gtest.h>

#include "tests/clients/export/written.h"

namespace entente {
namespace {

std::string Made(GexfVersion version, const std::vector<v1::PropositionRow>& rows) {
  std::ostringstream out;
  const auto output = Output::Stream(out);
  const auto sink = MakeGexfSink(output.get(), version);
  EXPECT_EQ(sink->order(), Sink::Order::kEntitiesFirst);
  EXPECT_TRUE(sink->Begin(Head()).ok());
  EXPECT_TRUE(sink->Entity(Named("a", "A")).ok());
  for (const v1::PropositionRow& row : rows) EXPECT_TRUE(sink->Row(row).ok());
  EXPECT_TRUE(sink->End().ok());
  return out.str();
}

v1::PropositionRow Valid(const std::vector<std::string>& validity) {
  v1::PropositionRow row = Relation("a", "met", "a");
  row.clear_validity();
  for (const std::string& period : validity) row.add_validity(period);
  return row;
}

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(GexfSinkTest, VersionsDifferInNamespaceAndKind) {
  const std::string latest = Made(GexfVersion::k13, {Relation("a", "met", "a")});
  EXPECT_TRUE(Has(latest, "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">"));
  EXPECT_TRUE(Has(latest, "label=\"met\" kind=\"met\""));
  const std::string draft = Made(GexfVersion::k12Draft, {Relation("a", "met", "a")});
  EXPECT_TRUE(Has(draft, "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">"));
  EXPECT_FALSE(Has(draft, "kind="));
  EXPECT_TRUE(Has(draft, "mode=\"dynamic\" timeformat=\"date\" defaultedgetype=\"directed\""));
}

TEST(GexfSinkTest, SpellsAreTheAttestedCoresAndBoundsAreAttributes) {
  const std::string text =
      Made(GexfVersion::k13, {Valid({"2024-10-08/2024-10-13", "[..2024-10-23]/[2024-10-24..]"})});
  EXPECT_TRUE(Has(text,
                  "<spells>\n     <spell start=\"2024-10-08\" end=\"2024-10-13\"/>\n"
                  "     <spell start=\"2024-10-23\" end=\"2024-10-24\"/>\n    </spells>"));
  EXPECT_TRUE(Has(text, "for=\"e2\" value=\"attested\""));
  EXPECT_TRUE(Has(text, "for=\"e3\" value=\"2024-10-08;..\""));
  EXPECT_TRUE(Has(text, "for=\"e6\" value=\"2024-10-13;..\""));
}

TEST(GexfSinkTest, WhatIsOnlyPossibleOrAlwaysSaysSo) {
  const std::string possible =
      Made(GexfVersion::k13, {Valid({"[1914-01-01..1914-12-31]/[1914-01-01..1914-12-31]"})});
  EXPECT_TRUE(Has(possible, "for=\"e2\" value=\"possible\""));
  EXPECT_TRUE(Has(possible, "<spell start=\"1914-01-01\" end=\"1914-12-31\"/>"));
  const std::string open = Made(GexfVersion::k13, {Valid({"[2024-11-01..]/[..]"})});
  EXPECT_TRUE(Has(open, "for=\"e2\" value=\"possible\""));
  EXPECT_TRUE(Has(open, "<spell start=\"2024-11-01\"/>"));
  const std::string always = Made(GexfVersion::k13, {Valid({"always"})});
  EXPECT_TRUE(Has(always, "for=\"e2\" value=\"always\""));
  EXPECT_FALSE(Has(always, "<spell"));
}

TEST(GexfSinkTest, WithoutRowsThereAreNoEdges) {
  EXPECT_TRUE(Has(Made(GexfVersion::k13, {}), "<edges/>"));
}

}  // namespace
}  // namespace entente

#include "clients/cli/table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "absl/strings/str_split.h"
#include "clients/cpp/shown_text.h"

namespace entente {
namespace {

TEST(TableTest, ColumnsAreAsWideAsWhatStandsInThem) {
  std::ostringstream out;
  Table table({"NAME", "ID"}, out, 0);
  table.Row({"Курск", "1"});
  table.Row({"김정은", "22"});
  table.Finish();
  EXPECT_EQ(out.str(), "NAME    ID\nКурск   1\n김정은  22\n");
}

TEST(TableTest, ATableWithoutRowsHasItsHeaders) {
  std::ostringstream out;
  Table({"NAME", "ID"}, out, 80).Finish();
  EXPECT_EQ(out.str(), "NAME  ID\n");
}

TEST(TableTest, OnATerminalNoLineIsWiderThanIt) {
  std::ostringstream out;
  Table table({"SUBJECT", "PREDICATE", "OBJECT"}, out, 40);
  table.Row({std::string(100, 'a'), "located_in", std::string(50, 'b')});
  table.Note("some words that go on " + std::string(10, 'c') + " for longer than the terminal");
  table.Finish();
  for (absl::string_view line : absl::StrSplit(out.str(), '\n')) {
    EXPECT_LE(ShownWidth(line), 40u) << line;
  }
  EXPECT_NE(out.str().find("located_in"), std::string::npos);  // only the widest are cut
}

TEST(TableTest, ElsewhereNothingIsCut) {
  std::ostringstream out;
  Table table({"A"}, out, 0);
  table.Row({std::string(500, 'a')});
  table.Finish();
  EXPECT_NE(out.str().find(std::string(500, 'a')), std::string::npos);
}

TEST(TableTest, NotesStandBelowTheirRowByLevel) {
  std::ostringstream out;
  Table table({"A"}, out, 0);
  table.Row({"x"});
  table.Note("one");
  table.Note("two", 2);
  table.Finish();
  EXPECT_EQ(out.str(), "A\nx\n  one\n    two\n");
}

TEST(TableTest, CellsCommandNoTerminal) {
  std::ostringstream out;
  Table table({"A"}, out, 0);
  table.Row({"\x1b[2J"});
  table.Note("\n");
  table.Finish();
  EXPECT_EQ(out.str(), "A\n\\x1b[2J\n  \\n\n");
}

TEST(TableTest, LongTablesAreWrittenAsTheyCome) {
  std::ostringstream out;
  Table table({"A"}, out, 0);
  for (int i = 0; i < 600; ++i) table.Row({"x"});
  EXPECT_FALSE(out.str().empty());
  table.Finish();
  const std::string all = out.str();
  EXPECT_EQ(std::count(all.begin(), all.end(), '\n'), 601);
}

}  // namespace
}  // namespace entente

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
  EXPECT_NE(out.str().find("located_in"), std::string::npos);  // only the widest are broken
}

TEST(TableTest, WhatDoesNotFitGoesOnBelowInItsColumn) {
  std::ostringstream out;
  Table table({"SUBJECT", "ID"}, out, 30);
  table.Row({"the military intelligence", "0123456789ab"});
  table.Finish();
  EXPECT_EQ(out.str(),
            "SUBJECT           ID\n"
            "the military      0123456789ab\n"
            "intelligence\n");
}

TEST(TableTest, WhereWordsWouldBreakRowsAreBlocks) {
  std::ostringstream out;
  Table table({"SUBJECT", "ID"}, out, 22);
  table.Row({"the military intelligence", "0123456789ab"});
  table.Note("a note of the first row");
  table.Row({"x", "y"});
  table.Finish();
  EXPECT_EQ(out.str(),
            "SUBJECT  the military\n"
            "         intelligence\n"
            "ID       0123456789ab\n"
            "  a note of the\n"
            "    first row\n"
            "\n"
            "SUBJECT  x\n"
            "ID       y\n");
}

TEST(TableTest, IdsStayWholeAsLongAsTextGivesWay) {
  std::ostringstream out;
  Table table({"CLAIM", "TEXT"}, out, 60);
  const std::string id = "00112233445566778899aabbccddeeff";
  table.Row({id, "some words that are long, and then some words more"});
  table.Finish();
  EXPECT_NE(out.str().find(id), std::string::npos);
}

TEST(TableTest, WideCharactersCountAsTheyShow) {
  for (const char* text :
       {"김정은 북한 러시아", "Зеленський", "北京市朝阳区建国路", "\xcc\x81 e\xcc\x81"}) {
    for (size_t width = 14; width < 40; ++width) {
      std::ostringstream out;
      Table table({"A", "B"}, out, width);
      table.Row({text, text});
      table.Finish();
      for (absl::string_view line : absl::StrSplit(out.str(), '\n')) {
        EXPECT_LE(ShownWidth(line), width) << out.str();
      }
    }
  }
}

TEST(TableTest, ColoursTakeNoColumns) {
  std::ostringstream plain, coloured;
  TableStyle style(30);
  for (bool color : {false, true}) {
    style.color = color;
    Table table({"VERDICT", "WHAT"}, color ? coloured : plain, style);
    table.Row({"denied", "something that is long enough to be broken"});
    table.Note("- somebody denies it, and goes on about it");
    table.Finish();
  }
  std::string bare = coloured.str();
  EXPECT_NE(bare.find("\x1b[31mdenied\x1b[0m"), std::string::npos);
  for (size_t at; (at = bare.find('\x1b')) != std::string::npos;) {
    bare.erase(at, bare.find('m', at) + 1 - at);
  }
  EXPECT_EQ(bare, plain.str());
}

TEST(TableTest, AsCsvNotesAreTheLastField) {
  std::ostringstream out;
  TableStyle style(20);
  style.csv = true;
  Table table({"SUBJECT", "WHY NOT"}, out, style);
  table.Row({"a, or \"b\"", "\x1b[2J"});
  table.Note("one");
  table.Note("two", 2);
  table.Row({"김정은", ""});
  table.Finish();
  EXPECT_EQ(out.str(),
            "subject,why_not,details\r\n"
            "\"a, or \"\"b\"\"\",\\x1b[2J,\"one\ntwo\"\r\n"
            "김정은,,\r\n");
}

TEST(TableTest, LongCsvIsWrittenAsItComesAndLosesNoNote) {
  std::ostringstream out;
  TableStyle style;
  style.csv = true;
  Table table({"A"}, out, style);
  for (int i = 0; i < 1200; ++i) {
    table.Row({"x"});
    table.Note("note");
  }
  EXPECT_FALSE(out.str().empty());
  table.Finish();
  size_t notes = 0;
  for (absl::string_view line : absl::StrSplit(out.str(), "\r\n")) notes += line == "x,note";
  EXPECT_EQ(notes, 1200u);
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

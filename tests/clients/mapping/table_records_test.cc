#include "clients/mapping/table_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// "LINE:cell|cell", or "LINE!problem"; an error at the end as "!error".
std::vector<std::string> Read(const std::string& content, ReadSpec spec = {}) {
  std::istringstream input(content);
  std::vector<std::string> rows;
  const absl::Status status =
      ReadTable(input, spec, [&](const FileRecord& record) -> absl::StatusOr<bool> {
        rows.push_back(record.problem.ok()
                           ? absl::StrCat(record.line, ":", absl::StrJoin(record.cells, "|"))
                           : absl::StrCat(record.line, "!", ErrorText(record.problem)));
        return rows.size() < 100;
      });
  if (!status.ok()) rows.push_back(absl::StrCat("!", status.message()));
  return rows;
}

TEST(TableRecordsTest, QuotedCellsHoldDelimitersQuotesAndLineBreaks) {
  EXPECT_THAT(Read("a,b\n\"x, \"\"y\"\"\",\"two\nlines\"\n3,4\n"),
              ElementsAre("2:x, \"y\"|two\nlines", "4:3|4"));
}

TEST(TableRecordsTest, LinesEndWithLfCrLfOrCr) {
  EXPECT_THAT(Read("a,b\r\n1,2\r\n"), ElementsAre("2:1|2"));
  EXPECT_THAT(Read("a,b\r1,2\r3,4"), ElementsAre("2:1|2", "3:3|4"));
}

TEST(TableRecordsTest, AByteOrderMarkAndEmptyLinesAreNothing) {
  EXPECT_THAT(Read("\xef\xbb\xbf"
                   "a,b\n\n1,2\n   \n3,4\n"),
              ElementsAre("3:1|2", "5:3|4"));
  std::istringstream input(
      "\xef\xbb\xbf"
      "a\n1\n");
  ASSERT_TRUE(ReadTable(input, {}, [](const FileRecord& record) -> absl::StatusOr<bool> {
                EXPECT_THAT(record.columns->names(), ElementsAre("a"));
                return true;
              }).ok());
}

TEST(TableRecordsTest, ARecordOfAnotherWidthIsAProblemOfItsOwn) {
  EXPECT_THAT(
      Read("a,b\n1\n1,2,3\n1,2,\n5,6\n"),
      ElementsAre("2!=1 cells: the record has 1 cells, the header 2; 'short_rows: fill' under "
                  "'read' takes the others as empty",
                  "3!=3 cells: the record has 3 cells, the header 2", "4:1|2", "5:5|6"));
}

TEST(TableRecordsTest, ShortRowsAreFilledWhereThatIsSaid) {
  ReadSpec spec;
  spec.fill_short_rows = true;
  EXPECT_THAT(Read("a,b,c\n1\n1,2\n1,2,3,4\n", spec),
              ElementsAre("2:1||", "3:1|2|", HasSubstr("4!=4 cells")));
}

TEST(TableRecordsTest, HeaderSkipCommentDelimiterAndQuoteAreAsSaid) {
  ReadSpec spec;
  spec.has_header = false;
  EXPECT_THAT(Read("1,2\n3,4\n", spec), ElementsAre("1:1|2", "2:3|4"));
  spec.skip = 1;
  spec.comment = "#";
  spec.delimiter = '\t';
  spec.quote = '\0';
  EXPECT_THAT(Read("14\n# note\n\"a\t5\" gun\n", spec), ElementsAre("3:\"a|5\" gun"));
}

TEST(TableRecordsTest, AQuoteThatIsNeverClosedIsAnErrorThatNamesItsLine) {
  EXPECT_THAT(Read("a,b\n1,2\n3,\"4\n5,6\n"),
              ElementsAre("2:1|2", HasSubstr("!line 3: a quoted cell")));
  ReadSpec spec;
  spec.most_record_bytes = 100;
  EXPECT_THAT(Read(absl::StrCat("a\n\"", std::string(200'000, 'x')), spec),
              ElementsAre(HasSubstr("!line 2: a record of more than 100 bytes")));
}

TEST(TableRecordsTest, OtherEncodingsAreTurnedIntoUtf8AndWrongBytesAreAProblem) {
  ReadSpec spec;
  spec.encoding = "windows-1252";
  EXPECT_THAT(Read("n\nC\xf4te\n", spec), ElementsAre("2:C\xc3\xb4te"));
  EXPECT_THAT(Read("n\nC\xf4te\n"), ElementsAre(HasSubstr("2!=C\\xf4te: bytes that are no UTF-8")));
}

TEST(TableRecordsTest, WithoutQuotesEveryLetterIsALetter) {
  ReadSpec spec;
  spec.encoding = "windows-1251";
  spec.quote = '\0';
  EXPECT_THAT(Read("n\n\xff\xe1\n", spec), ElementsAre("2:яб"));
}

TEST(TableRecordsTest, AnEmptyFileHasNoHeader) {
  EXPECT_THAT(Read(""), ElementsAre(HasSubstr("!the file is empty")));
  EXPECT_THAT(Read("a,b\n"), ElementsAre());
}

}  // namespace
}  // namespace entente

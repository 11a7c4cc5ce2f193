#include "graph/model/edtf.h"

#include "gtest/gtest.h"

namespace entente {
namespace {

using Form = EdtfSide::Form;

TEST(EdtfTest, TakesIntervalsApart) {
  const EdtfText text = *ParseEdtf("2024-10-08/[2024-10-13..]");
  EXPECT_EQ(text.form, EdtfText::Form::kInterval);
  EXPECT_EQ(text.start.form, Form::kTime);
  EXPECT_EQ(text.start.from->precision, Precision::kDay);
  EXPECT_EQ(text.end.form, Form::kBrackets);
  EXPECT_TRUE(text.end.from.has_value());
  EXPECT_FALSE(text.end.to.has_value());
  EXPECT_EQ(ParseEdtf("/..")->start.form, Form::kBlank);
  EXPECT_EQ(ParseEdtf("/..")->end.form, Form::kOpen);
}

TEST(EdtfTest, KnowsTimesAlone) {
  EXPECT_EQ(ParseEdtf("2024-10")->form, EdtfText::Form::kAlone);
  EXPECT_EQ(ParseEdtf("2024-10")->start.from->precision, Precision::kUnit);
  EXPECT_EQ(ParseEdtf("@2024-10-08T05:00Z")->form, EdtfText::Form::kSeen);
  EXPECT_EQ(ParseEdtf("@2024-10-08T05:00Z")->start.from->precision, Precision::kInstant);
  EXPECT_EQ(ParseEdtf("[2024-10-17..2024-10-18]")->start.form, Form::kBrackets);
}

TEST(EdtfTest, CollectsFlagsFromBothSides) {
  const EdtfText text = *ParseEdtf("1914?/1918~");
  EXPECT_TRUE(text.uncertain);
  EXPECT_TRUE(text.approximate);
  EXPECT_FALSE(ParseEdtf("1914/1918")->uncertain);
}

TEST(EdtfTest, SaysWhichPartIsWrong) {
  const absl::Status status = ParseEdtf("2024-10-08/2024-13-01").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_NE(status.message().find("\"2024-13-01\" is not a day"), absl::string_view::npos)
      << status;
  EXPECT_NE(ParseEdtf("2024-10-08T05:00").status().message().find("with a zone"),
            absl::string_view::npos);
  EXPECT_NE(ParseEdtf("[2024-10..2024-11]/").status().message().find("days and instants"),
            absl::string_view::npos);
}

TEST(EdtfTest, RefusesLongTexts) {
  EXPECT_TRUE(ParseEdtf("2024-10-08").ok());
  EXPECT_FALSE(ParseEdtf(std::string(257, '2')).ok());
}

}  // namespace
}  // namespace entente

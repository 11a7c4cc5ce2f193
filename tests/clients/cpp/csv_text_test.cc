#include "clients/cpp/csv_text.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(CsvTextTest, PlainFieldsStandBetweenCommas) {
  EXPECT_EQ(CsvRecord({"a", "", "Курск"}), "a,,Курск\r\n");
}

TEST(CsvTextTest, WhatWouldEndAFieldIsQuoted) {
  EXPECT_EQ(CsvRecord({"a,b", "say \"x\"", "1\n2", "1\r2"}),
            "\"a,b\",\"say \"\"x\"\"\",\"1\n2\",\"1\r2\"\r\n");
  EXPECT_EQ(CsvRecord({" a", "b ", "c d"}), "\" a\",\"b \",c d\r\n");
}

TEST(CsvTextTest, ARecordIsNeverAnEmptyLine) { EXPECT_EQ(CsvRecord({""}), "\"\"\r\n"); }

TEST(CsvTextTest, HeadersAreNamesOfFields) { EXPECT_EQ(CsvName("WHY NOT"), "why_not"); }

}  // namespace
}  // namespace entente

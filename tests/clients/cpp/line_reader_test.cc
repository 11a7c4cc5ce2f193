#include "clients/cpp/line_reader.h"

#include <gtest/gtest.h>

#include <sstream>

namespace entente {
namespace {

TEST(LineReaderTest, BlankLinesAreCountedButPassedOver) {
  std::istringstream input("one\r\n\n  \ntwo");
  LineReader lines(input);
  std::string line;
  ASSERT_TRUE(lines.Next(&line).value());
  EXPECT_EQ(line, "one");
  EXPECT_EQ(lines.number(), 1u);
  ASSERT_TRUE(lines.Next(&line).value());
  EXPECT_EQ(line, "two");
  EXPECT_EQ(lines.number(), 4u);
  EXPECT_FALSE(lines.Next(&line).value());
}

TEST(LineReaderTest, NothingHasNoLines) {
  std::istringstream input("");
  std::string line;
  EXPECT_FALSE(LineReader(input).Next(&line).value());
}

TEST(LineReaderTest, ALineHasALimit) {
  std::istringstream input("12345\n123456\n");
  LineReader lines(input, 5);
  std::string line;
  EXPECT_TRUE(lines.Next(&line).ok());
  EXPECT_EQ(lines.Next(&line).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(lines.number(), 2u);
}

}  // namespace
}  // namespace entente

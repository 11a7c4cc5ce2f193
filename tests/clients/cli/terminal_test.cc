#include "clients/cli/terminal.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(TerminalTest, TheVariableComesBeforeTheTerminalAndEightyLast) {
  EXPECT_EQ(ColumnsOf("60", 132), 60u);
  EXPECT_EQ(ColumnsOf(nullptr, 132), 132u);
  for (const char* none : {"", "0", "-5", "wide", "99999999999"}) {
    EXPECT_EQ(ColumnsOf(none, 132), 132u) << none;
  }
  EXPECT_EQ(ColumnsOf(nullptr, 0), 80u);
}

TEST(TerminalTest, ColourIsForTerminalsUnlessUnwanted) {
  EXPECT_TRUE(UsesColor("auto", true, nullptr, "xterm"));
  EXPECT_TRUE(UsesColor("auto", true, "", nullptr));
  EXPECT_FALSE(UsesColor("auto", false, nullptr, "xterm"));
  EXPECT_FALSE(UsesColor("auto", true, "1", "xterm"));
  EXPECT_FALSE(UsesColor("auto", true, nullptr, "dumb"));
}

TEST(TerminalTest, AChoiceIsAChoice) {
  EXPECT_TRUE(UsesColor("always", false, "1", "dumb"));
  EXPECT_FALSE(UsesColor("never", true, nullptr, "xterm"));
}

}  // namespace
}  // namespace entente

#include "clients/mapping/fill_down.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const char kClaims[] = "claims: [{subject: 'x:{a}', predicate: p, object: 'y:{b}'}]\n";

TEST(FillDownTest, WhatStandsAboveHoldsForWhatIsEmpty) {
  EXPECT_THAT(Mapped(absl::StrCat("read: {fill_down: a}\n", kClaims), "a,b\n,0\nX,1\n,2\nY,\n,3\n"),
              ElementsAre("x:X p y:1 @doc:d:2", "x:X p y:2 @doc:d:3", "x:Y p y:3 @doc:d:5"));
}

TEST(FillDownTest, AMistypedColumnIsToldAndJsonHasNoRowsAbove) {
  EXPECT_THAT(Mapped(absl::StrCat("read: {fill_down: [aa]}\n", kClaims), "a,b\n1,2\n"),
              ElementsAre(HasSubstr("fill_down: the file has no column 'aa'; did you mean 'a'?")));
  EXPECT_THAT(Mapped(absl::StrCat("read: {fill_down: [a]}\n", kClaims), "{}", "f.ndjson"),
              ElementsAre(HasSubstr("read: 'fill_down' is for tables, and f.ndjson is JSON")));
}

}  // namespace
}  // namespace entente

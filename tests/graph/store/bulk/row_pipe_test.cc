#include "graph/store/bulk/row_pipe.h"

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace entente {
namespace {

RowSource Counting(int rows, absl::Status end) {
  return [rows, end, next = 0](Row* row) mutable -> absl::StatusOr<bool> {
    if (next == rows) return end.ok() ? absl::StatusOr<bool>(false) : end;
    *row = Row{RowKind::kTruth, 1, "p", absl::StrCat(next++), ""};
    return true;
  };
}

TEST(RowPipeTest, GivesAllRowsInOrderAndThenTheEnd) {
  for (const int rows : {0, 1, 1'023, 1'024, 1'025, 10'000}) {
    RowPipe pipe(Counting(rows, absl::OkStatus()));
    Row row;
    for (int i = 0; i < rows; ++i) {
      ASSERT_TRUE(*pipe.Next(&row));
      ASSERT_EQ(row.suffix, absl::StrCat(i));
    }
    EXPECT_FALSE(*pipe.Next(&row));
    EXPECT_FALSE(*pipe.Next(&row));
  }
}

TEST(RowPipeTest, GivesTheErrorBehindTheRowsBeforeIt) {
  RowPipe pipe(Counting(2'000, absl::DataLossError("bad")));
  Row row;
  for (int i = 0; i < 2'000; ++i) ASSERT_TRUE(*pipe.Next(&row));
  EXPECT_EQ(pipe.Next(&row).status(), absl::DataLossError("bad"));
}

TEST(RowPipeTest, MayGoBeforeItsEnd) {
  RowPipe untouched(Counting(1'000'000, absl::OkStatus()));
  RowPipe begun(Counting(1'000'000, absl::OkStatus()));
  Row row;
  EXPECT_TRUE(*begun.Next(&row));
}

}  // namespace
}  // namespace entente

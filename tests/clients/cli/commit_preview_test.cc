#include "clients/cli/commit_preview.h"

#include <gtest/gtest.h>

#include "clients/cpp/json_tree.h"
#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

CommitPreview Preview(size_t rows) {
  CommitPreview preview;
  preview.before.set_valid("ALL");
  preview.before.set_revision(41);
  preview.before.set_lens_name("default");
  preview.before.set_lens_version(1);
  preview.trailer.mutable_trailer()->set_completion(v1::COMPLETION_COMPLETE);
  for (size_t i = 0; i < rows; ++i) {
    v1::DiffRow& row = preview.rows.emplace_back();
    row.set_kind(v1::DIFF_KIND_NEW);
    row.mutable_after()->mutable_proposition()->set_subject("unit:x");
  }
  return preview;
}

TEST(CommitPreviewTest, ItSaysHowManyRowsAndAsOfWhat) {
  EXPECT_EQ(PreviewText(Preview(0)),
            "no row would change (valid ALL, lens default@1, at revision 41)");
  CommitPreview preview = Preview(1);
  preview.before.clear_lens_name();
  preview.before.set_published_before("2024-10-24");
  EXPECT_EQ(PreviewText(preview),
            "1 row would change (valid ALL, published before 2024-10-24, lens inline, at revision "
            "41)");
}

TEST(CommitPreviewTest, WhatIsCutOffIsSaidToBe) {
  CommitPreview preview = Preview(2);
  preview.trailer.mutable_trailer()->set_completion(v1::COMPLETION_TRUNCATED);
  preview.trailer.mutable_trailer()->set_truncated_by("BUDGET_ROWS");
  EXPECT_EQ(PreviewText(preview),
            "2 rows would change (valid ALL, lens default@1, at revision 41); there may be more: "
            "cut off by BUDGET_ROWS");
}

TEST(CommitPreviewTest, JsonHasTheRows) {
  const auto tree = ParseJson(PreviewJson(Preview(2)).value());
  ASSERT_TRUE(tree.ok()) << tree.status();
  EXPECT_EQ((*tree)["rows"].size(), 2u);
  EXPECT_EQ((*tree)["before"]["revision"], "41");
  EXPECT_EQ((*tree)["everywhere"], false);
  EXPECT_TRUE(ParseJson(PreviewJson(Preview(0)).value()).ok());
}

TEST(CommitPreviewTest, WithoutRowsThereIsNoTable) {
  Written written;
  ASSERT_TRUE(WritePreview(written.session, Preview(0), written.out).ok());
  EXPECT_EQ(written.out.str(), PreviewText(Preview(0)) + "\n");
}

}  // namespace
}  // namespace entente

#include "clients/cli/read_output.h"

#include <gtest/gtest.h>

#include "clients/cpp/json_tree.h"
#include "entente/v1/graph_service.pb.h"
#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

v1::ResolvedScope Scope() {
  v1::ResolvedScope scope;
  scope.set_graph("g");
  scope.set_valid("2024-10-27");
  scope.set_mode(v1::VALID_MODE_SOMETIME);
  scope.set_revision(41);
  scope.set_lens_name("default");
  scope.set_lens_version(1);
  return scope;
}

v1::Trailer Complete() {
  v1::Trailer trailer;
  trailer.set_completion(v1::COMPLETION_COMPLETE);
  v1::HiddenCount* hidden = trailer.add_hidden();
  hidden->set_reason("forecast");
  hidden->set_count(3);
  hidden = trailer.add_hidden();
  hidden->set_reason("denied");
  hidden->set_count(2);
  return trailer;
}

v1::Trailer Truncated(const std::string& by) {
  v1::Trailer trailer;
  trailer.set_completion(v1::COMPLETION_TRUNCATED);
  trailer.set_truncated_by(by);
  trailer.set_next_page_token("tok");
  return trailer;
}

// What two rows come out as.
std::string Out(Format format, Written* written) {
  written->session.format = format;
  ReadOutput output(written->session, "entities");
  EXPECT_TRUE(output.Begin(Scope()).ok());
  for (const char* id : {"a", "b"}) {
    v1::EntitySummary row;
    row.set_id(id);
    EXPECT_TRUE(output.Row(row).ok());
  }
  EXPECT_EQ(output.End(Complete(), {}).value(), ExitCode::kOk);
  return written->out.str();
}

TEST(ReadOutputTest, TheFooterSaysWhatTheReadCameToBe) {
  EXPECT_EQ(FooterText(Scope(), Complete(), 2),
            "as of: valid 2024-10-27 sometime, graph g at revision 41\n"
            "lens: default@1\n"
            "2 rows, complete; hidden: 3 forecast, 2 denied\n");
  v1::ResolvedScope cut = Scope();
  cut.set_published_before("2024-10-24");
  cut.set_judgements(v1::JUDGEMENTS_CUT_CURRENT);
  cut.clear_lens_name();
  EXPECT_EQ(FooterText(cut, Truncated("BUDGET_EDGES"), 1),
            "as of: valid 2024-10-27 sometime, published before 2024-10-24 (judgements current), "
            "graph g at revision 41\n"
            "lens: inline\n"
            "1 row, truncated by BUDGET_EDGES; more with --all, or --page-token tok\n");
}

TEST(ReadOutputTest, InTablesOnlyTheFooterIsWritten) {
  Written written;
  EXPECT_EQ(Out(Format::kTable, &written), FooterText(Scope(), Complete(), 2));
}

TEST(ReadOutputTest, InNdjsonTheFooterGoesToTheErrorStream) {
  Written written;
  EXPECT_EQ(Out(Format::kNdjson, &written), "{\"id\":\"a\"}\n{\"id\":\"b\"}\n");
  EXPECT_EQ(written.err.str(), FooterText(Scope(), Complete(), 2));
}

TEST(ReadOutputTest, InJsonEverythingIsOneObject) {
  Written written;
  const auto tree = ParseJson(Out(Format::kJson, &written));
  ASSERT_TRUE(tree.ok());
  EXPECT_EQ((*tree)["scope"]["revision"], "41");
  EXPECT_EQ((*tree)["entities"].size(), 2u);
  EXPECT_EQ((*tree)["entities"][1]["id"], "b");
  EXPECT_EQ((*tree)["trailer"]["hidden"][0]["reason"], "forecast");
  EXPECT_EQ(written.err.str(), "");
}

TEST(ReadOutputTest, AnAnswerWithoutRowsIsJsonToo) {
  Written written;
  written.session.format = Format::kJson;
  ReadOutput output(written.session, "rows");
  ASSERT_TRUE(output.Begin(Scope()).ok());
  ASSERT_TRUE(output.End(Complete(), {}).ok());
  const auto tree = ParseJson(written.out.str());
  ASSERT_TRUE(tree.ok()) << written.out.str();
  EXPECT_TRUE((*tree)["rows"].empty());
}

TEST(ReadOutputTest, OnlyAPageThatWasAskedForIsNoTruncation) {
  PagePolicy page;
  page.page_size = 10;
  EXPECT_EQ(ExitCodeOfEnd(Complete(), {}), ExitCode::kOk);
  EXPECT_EQ(ExitCodeOfEnd(Truncated("PAGE_FULL"), page), ExitCode::kOk);
  EXPECT_EQ(ExitCodeOfEnd(Truncated("PAGE_FULL"), {}), ExitCode::kTruncated);
  EXPECT_EQ(ExitCodeOfEnd(Truncated("BUDGET_ROWS"), page), ExitCode::kTruncated);
}

TEST(ReadOutputTest, AnAnswerWithoutScopeIsAnError) {
  Written written;
  EXPECT_EQ(ReadOutput(written.session, "rows").End(Complete(), {}).status().code(),
            absl::StatusCode::kDataLoss);
}

TEST(ReadOutputTest, AComparisonNamesBothSides) {
  v1::DiffTrailer trailer;
  *trailer.mutable_trailer() = Complete();
  trailer.set_unchanged(7);
  v1::HiddenCount* hidden = trailer.add_hidden_before();
  hidden->set_reason("unpublished");
  hidden->set_count(1);
  v1::ResolvedScope before = Scope();
  before.set_revision(40);
  const std::string text = FooterText(before, Scope(), trailer, 2);
  EXPECT_EQ(text,
            "before, as of: valid 2024-10-27 sometime, graph g at revision 40\n"
            "before, lens: default@1\n"
            "after, as of: valid 2024-10-27 sometime, graph g at revision 41\n"
            "after, lens: default@1\n"
            "2 rows differ, 7 unchanged, complete; hidden before: 1 unpublished; "
            "hidden after: 3 forecast, 2 denied\n");
  Written written;
  written.session.format = Format::kJson;
  ReadOutput output(written.session, "rows");
  ASSERT_TRUE(output.Begin(before, Scope()).ok());
  const auto code = output.End(trailer, PagePolicy());
  ASSERT_TRUE(code.ok()) << code.status();
  const auto tree = ParseJson(written.out.str());
  ASSERT_TRUE(tree.ok()) << written.out.str();
}

TEST(ReadOutputTest, WhatANameWasTakenForIsTold) {
  v1::ResolvedScope scope;
  v1::ResolvedName* name = scope.add_resolved_names();
  name->set_field("subject");
  name->set_given("Zelenskij");
  name->set_id("person:z");
  name->set_reason(v1::NAME_REASON_EXACT);
  EXPECT_NE(FooterText(scope, v1::Trailer(), 0)
                .find("\nnames: \"Zelenskij\" taken for person:z (exact)\n"),
            std::string::npos);
  name->set_reason(v1::NAME_REASON_TRANSLITERATED);
  name->set_presumed(true);
  EXPECT_NE(FooterText(scope, v1::ResolvedScope(), v1::DiffTrailer(), 0)
                .find("\nbefore, names: \"Zelenskij\" taken for person:z (transliterated, "
                      "presumed)\nafter, as of"),
            std::string::npos);
  EXPECT_EQ(IdOfField(scope, "subject", "Zelenskij"), "person:z");
  EXPECT_EQ(IdOfField(scope, "object", "iso:RU"), "iso:RU");
}

}  // namespace
}  // namespace entente

#include "clients/cli/flags_export.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

// What the flags in `arguments` say of one another.
std::string Refused(const std::string& arguments) {
  CLI::App app;
  ExportFlags flags;
  AddExportFlags(&app, &flags);
  app.parse(arguments);
  const absl::Status status = CheckExportFlags(app, flags);
  return status.ok() ? "" : ErrorLine(status);
}

TEST(FlagsExportTest, CommitsAndReadsHaveFlagsOfTheirOwn) {
  EXPECT_EQ(Refused(""), "");
  EXPECT_EQ(Refused("--from-revision 3 --to-revision 4"), "");
  EXPECT_EQ(Refused("--as ndjson --valid 2024 --predicates met,signed"), "");
  EXPECT_NE(Refused("--valid 2024").find("--valid"), std::string::npos);
  EXPECT_NE(Refused("--as ndjson --from-revision 3").find("--recorded-at"), std::string::npos);
  EXPECT_NE(Refused("--as parquet").find("one of ndjson|csv"), std::string::npos);
  EXPECT_NE(Refused("--as csv").find("name a directory"), std::string::npos);
  EXPECT_EQ(Refused("--as csv --output d"), "");
}

TEST(FlagsExportTest, APanelHasASystemYearsAndPredicates) {
  const std::string panel = "--panel state-year --system S --predicates met --from 1990 --to ";
  EXPECT_EQ(Refused(panel + "1990"), "");
  EXPECT_NE(Refused(panel + "1989").find("before the first year"), std::string::npos);
  EXPECT_NE(Refused(panel + "1990 --valid 1990").find("--valid"), std::string::npos);
  EXPECT_NE(Refused(panel + "1990 --as csv").find("a panel is CSV"), std::string::npos);
  EXPECT_NE(Refused("--panel state-year").find("--system"), std::string::npos);
  EXPECT_NE(Refused("--panel state-year --system S --from 1990").find("--to"), std::string::npos);
  EXPECT_NE(Refused("--panel state-year --system S --from 1 --to 2").find("--predicates"),
            std::string::npos);
  EXPECT_NE(Refused("--as ndjson --system S").find("it goes with --panel"), std::string::npos);
  EXPECT_THROW(Refused("--panel year"), CLI::ValidationError);
  EXPECT_THROW(Refused("--from 10000"), CLI::ValidationError);
  EXPECT_THROW(Refused("--limit-members 0"), CLI::ValidationError);
}

TEST(FlagsExportTest, AnIriBaseIsTheBeginningOfAnIri) {
  EXPECT_EQ(Refused("--as nquads --iri-base https://example.org/"), "");
  EXPECT_NE(Refused("--as nquads --iri-base example").find("--iri-base=example"),
            std::string::npos);
}

TEST(FlagsExportTest, AFlagThatAFormatWouldIgnoreIsRefused) {
  EXPECT_EQ(Refused("--as csv --output d --claims"), "");
  EXPECT_EQ(Refused("--as gexf --gexf-version 1.2draft"), "");
  EXPECT_NE(Refused("--as graphml --claims").find("--claims"), std::string::npos);
  EXPECT_NE(Refused("--as nquads --claims").find("always has"), std::string::npos);
  EXPECT_NE(Refused("--as graphml --gexf-version 1.2draft").find("--as gexf"), std::string::npos);
  EXPECT_NE(Refused("--as csv --output d --iri-base e:").find("--as nquads"), std::string::npos);
  EXPECT_NE(Refused("--as csv --output -").find("name a directory"), std::string::npos);
  EXPECT_EQ(Refused("--as ndjson --output -"), "");
  EXPECT_NE(Refused("--as ndjson --budget-rows 3").find("--budget-rows=3"), std::string::npos);
}

TEST(FlagsExportTest, PredicatesStandOnceInTheirOrder) {
  const auto of = [](const std::string& arguments) {
    return PredicatesOf(Parsed(AddExportFlags, arguments));
  };
  EXPECT_EQ(of(""), (std::vector<std::string>{""}));
  EXPECT_EQ(of("--predicates b,a,b"), (std::vector<std::string>{"b", "a"}));
  EXPECT_EQ(of("--predicate c --predicates b,c"), (std::vector<std::string>{"c", "b"}));
}

TEST(FlagsExportTest, TheRequestAsksForTheClaimsBehindTheRows) {
  const auto request = ExportRequest(
      Parsed(AddExportFlags, "--as csv --subject A --valid 2024 --predicate met --lens x"), "g");
  ASSERT_TRUE(request.ok()) << request.status();
  EXPECT_TRUE(request->evidence());
  EXPECT_EQ(request->subject(), "A");
  EXPECT_EQ(request->predicate(), "");
  EXPECT_EQ(request->scope().as_of().valid(), "2024");
  EXPECT_EQ(request->scope().lens().name(), "x");
}

TEST(FlagsExportTest, MemoryHasALeast) {
  EXPECT_EQ(Parsed(AddExportFlags, "--limit-memory 4096").limit_memory, 4096u);
  EXPECT_THROW(Parsed(AddExportFlags, "--limit-memory 4095"), CLI::ValidationError);
  EXPECT_THROW(Parsed(AddExportFlags, "--limit-reads 0"), CLI::ValidationError);
}

}  // namespace
}  // namespace entente

#include "clients/cli/command_export_read.h"

#include <gtest/gtest.h>

#include "clients/cli/command_export.h"
#include "tests/clients/cli/parsed.h"
#include "tests/clients/export/written.h"

namespace entente {
namespace {

TEST(CommandExportReadTest, ASelectionIsTheFlagsThatWereGiven) {
  EXPECT_EQ(SelectionOf(Parsed(AddExportFlags, "--as csv")).dump(), "{}");
  EXPECT_EQ(SelectionOf(Parsed(AddExportFlags,
                               "--as csv --subject A --predicates met --within W --show-denied "
                               "--entity-types State --code-scheme cow"))
                .dump(),
            R"({"subject":"A","predicates":["met"],"within":"W","entity_types":["State"],)"
            R"("show_denied":true,"code_scheme":"cow"})");
}

TEST(CommandExportReadTest, WithoutAServerItIsUnavailableAndLeavesNothing) {
  const Folder folder;
  Written written;
  EXPECT_EQ(ExitCodeOf(
                RunWithout(AddExport, written.session, "export --as csv --output " + (folder / "d"))
                    .status()),
            ExitCode::kUnavailable);
  EXPECT_EQ(folder.entries(), 0u);
}

}  // namespace
}  // namespace entente

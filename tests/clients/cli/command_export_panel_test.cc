#include "clients/cli/command_export_panel.h"

#include <gtest/gtest.h>

#include "clients/cli/command_export.h"
#include "entente/v1/ontology.pb.h"
#include "tests/clients/cli/parsed.h"
#include "tests/clients/export/written.h"

namespace entente {
namespace {

absl::StatusOr<PanelShape> ShapeOf(const std::string& arguments) {
  google::protobuf::FileDescriptorSet descriptors;
  v1::LocatedIn::descriptor()->file()->CopyTo(descriptors.add_file());
  return PanelShapeOf(Parsed(AddExportFlags, arguments), ExportOntology(descriptors));
}

TEST(CommandExportPanelTest, AYearIsAllOfItOrOneOfItsDays) {
  EXPECT_EQ(ValidOf(1955, "any"), "1955");
  EXPECT_EQ(ValidOf(1955, "first"), "1955-01-01");
  EXPECT_EQ(ValidOf(955, "last"), "0955-12-31");
}

TEST(CommandExportPanelTest, TheShapeIsThatOfTheFlags) {
  const auto shape = ShapeOf(
      "--panel directed-dyad-year --predicates allied_with,opposes --columns obligations "
      "--column-rule first --certainty --code-scheme cow");
  ASSERT_TRUE(shape.ok()) << shape.status();
  EXPECT_EQ(shape->unit, PanelUnit::kDirectedDyadYear);
  EXPECT_EQ(shape->symmetric, (std::set<std::string>{"allied_with"}));
  EXPECT_EQ(shape->values.at("allied_with").front(), "defence");
  EXPECT_TRUE(shape->values.at("opposes").empty());
  EXPECT_EQ(shape->rule, ColumnRule::kFirst);
  EXPECT_TRUE(shape->codes && shape->certainty && !shape->dissent);
  const auto named = ShapeOf("--panel state-year --predicates holds_office --columns title=a,b");
  ASSERT_TRUE(named.ok()) << named.status();
  EXPECT_EQ(named->values.at("holds_office"), (std::vector<std::string>{"a", "b"}));
}

TEST(CommandExportPanelTest, WhatMakesNoColumnsIsRefused) {
  EXPECT_EQ(ExitCodeOf(ShapeOf("--panel state-year --predicates hosts").status()),
            ExitCode::kUsage);
  EXPECT_EQ(ExitCodeOf(ShapeOf("--panel state-year --predicates met --columns title").status()),
            ExitCode::kUsage);
}

TEST(CommandExportPanelTest, AMembershipIsReadFromItsMembers) {
  const auto refused = [](const std::string& membership) {
    const auto shape =
        ShapeOf("--panel state-year --predicates opposes --membership " + membership);
    return shape.ok() ? "" : ErrorLine(shape.status());
  };
  EXPECT_EQ(refused("member_of"), "");
  EXPECT_NE(refused("has_member").find("--membership=has_member"), std::string::npos);
  EXPECT_NE(refused("has_member").find("member_of"), std::string::npos);
  EXPECT_NE(refused("borders").find("unordered"), std::string::npos);
}

TEST(CommandExportPanelTest, WithoutAServerItIsUnavailableAndLeavesNothing) {
  const Folder folder;
  Written written;
  EXPECT_EQ(ExitCodeOf(RunWithout(AddExport, written.session,
                                  "export --panel state-year --system S --from 1990 --to 1991 "
                                  "--predicates met --output " +
                                      (folder / "p"))
                           .status()),
            ExitCode::kUnavailable);
  EXPECT_EQ(folder.entries(), 0u);
}

}  // namespace
}  // namespace entente

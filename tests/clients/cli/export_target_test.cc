#include "clients/cli/export_target.h"

#include <gtest/gtest.h>

#include "tests/clients/cli/parsed.h"
#include "tests/clients/export/written.h"

namespace entente {
namespace {

TEST(ExportTargetTest, TheManifestStandsBesideAFileAndInsideOfADirectory) {
  const Folder folder;
  Written written;
  auto file = ExportTarget::Make(written.session, false, false, folder / "f", "").value();
  *file.output()->Open("").value() << "bytes";
  *file.Manifest().value() << "paper";
  EXPECT_EQ(FileText(folder / "f.manifest.json"), "no such file");
  ASSERT_TRUE(file.Commit().ok());
  EXPECT_EQ(FileText(folder / "f") + FileText(folder / "f.manifest.json"), "bytespaper");
  auto directory = ExportTarget::Make(written.session, true, false, folder / "d", "").value();
  *directory.Manifest().value() << "paper";
  ASSERT_TRUE(directory.Commit().ok());
  EXPECT_EQ(FileText(folder / "d/manifest.json"), "paper");
}

TEST(ExportTargetTest, TheStandardOutputHasAManifestOnlyOnRequest) {
  Written written;
  auto none = ExportTarget::Make(written.session, false, false, "", "").value();
  EXPECT_EQ(none.Manifest().value(), nullptr);
  *none.output()->Open("").value() << "bytes";
  ASSERT_TRUE(none.Commit().ok());
  EXPECT_EQ(written.out.str(), "bytes");
  auto on_error = ExportTarget::Make(written.session, false, false, "", "-").value();
  *on_error.Manifest().value() << "paper";
  ASSERT_TRUE(on_error.Commit().ok());
  EXPECT_EQ(written.err.str(), "paper");
}

TEST(ExportTargetTest, AManifestIsNotWrittenOverItsOutput) {
  const Folder folder;
  Written written;
  std::ofstream(folder / "f") << "old";
  std::filesystem::create_symlink("f", folder / "link");
  const auto refused = [&](bool directory, const std::string& output, const std::string& manifest) {
    const auto target = ExportTarget::Make(written.session, directory, false, output, manifest);
    return target.ok() ? "" : ErrorLine(target.status());
  };
  for (const std::string& name :
       std::vector<std::string>{"f", "./f", "../" + folder.name() + "/f", "link"}) {
    EXPECT_NE(refused(false, folder / "f", folder / name).find("name another file"),
              std::string::npos)
        << name;
  }
  EXPECT_NE(refused(true, folder / "d/", folder / "d/m.json").find("--manifest"),
            std::string::npos);
  EXPECT_EQ(refused(true, folder / "d/", folder / "m.json"), "");
  EXPECT_EQ(FileText(folder / "f"), "old");
}

TEST(ExportTargetTest, WhatCannotBeWrittenIsSaidFirstAndByItsFlag) {
  const Folder folder;
  Written written;
  const auto refused = [&](const std::string& output, const std::string& manifest) {
    const auto target = ExportTarget::Make(written.session, false, false, output, manifest);
    return target.ok() ? "" : ErrorLine(target.status());
  };
  EXPECT_NE(refused(folder / "f", folder / "missing/m").find("--manifest"), std::string::npos);
  EXPECT_NE(refused(folder / "missing/f", "").find("--output"), std::string::npos);
  EXPECT_EQ(folder.entries(), 0u);
}

TEST(ExportTargetTest, ADashIsTheStandardOutput) {
  Written written;
  auto target = ExportTarget::Make(written.session, false, false, "-", "").value();
  *target.output()->Open("").value() << "bytes";
  EXPECT_EQ(target.Manifest().value(), nullptr);
  EXPECT_EQ(written.out.str(), "bytes");
}

TEST(ExportTargetTest, NothingStandsBesideADevice) {
  Written written;
  auto device = ExportTarget::Make(written.session, false, false, "/dev/null", "").value();
  EXPECT_EQ(device.Manifest().value(), nullptr);
}

TEST(ExportTargetTest, ATerminalIsNoTargetForBytesThatCommandIt) {
  Written written;
  written.session.terminal.out = true;
  EXPECT_EQ(ExitCodeOf(ExportTarget::Make(written.session, false, false, "", "").status()),
            ExitCode::kUsage);
  EXPECT_TRUE(ExportTarget::Make(written.session, false, true, "", "").ok());
}

TEST(ExportTargetTest, NothingIsLeftOfAnExportThatFailed) {
  const Folder folder;
  Written written;
  {
    auto target = ExportTarget::Make(written.session, false, false, folder / "f", "").value();
    *target.output()->Open("").value() << "half";
    *target.Manifest().value() << "half";
  }
  EXPECT_EQ(folder.entries(), 0u);
}

}  // namespace
}  // namespace entente

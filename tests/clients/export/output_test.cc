#include "clients/export/output.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <thread>

#include "tests/clients/export/written.h"

namespace entente {
namespace {

TEST(OutputTest, AFileIsThereWholeOrNotAtAll) {
  const Folder folder;
  {
    const auto output = Output::File(folder / "a");
    ASSERT_TRUE(output.ok()) << output.status();
    *(*output)->Open("any").value() << "half";
  }
  EXPECT_EQ(folder.entries(), 0u);
  const auto output = Output::File(folder / "a").value();
  *output->Open("any").value() << "who";
  *output->Open("any").value() << "le";
  EXPECT_FALSE(std::filesystem::exists(folder / "a"));
  ASSERT_TRUE(output->Commit().ok());
  EXPECT_EQ(FileText(folder / "a"), "whole");
  EXPECT_EQ(output->names(), (std::vector<std::string>{"a"}));
  EXPECT_EQ(folder.entries(), 1u);
}

TEST(OutputTest, AFileReplacesOneOnlyAtTheEnd) {
  const Folder folder;
  std::ofstream(folder / "a") << "old";
  auto output = Output::File(folder / "a").value();
  *output->Open("").value() << "new";
  EXPECT_EQ(FileText(folder / "a"), "old");
  ASSERT_TRUE(output->Commit().ok());
  EXPECT_EQ(FileText(folder / "a"), "new");
}

TEST(OutputTest, OfALinkTheFileThatItLeadsToIsReplaced) {
  const Folder folder;
  std::ofstream(folder / "file") << "old";
  std::filesystem::create_symlink("file", folder / "link");
  std::filesystem::create_symlink("new", folder / "dangling");
  std::filesystem::create_symlink("circle", folder / "circle");
  for (const auto& [link, file] : {std::pair("link", "file"), std::pair("dangling", "new")}) {
    auto output = Output::File(folder / link).value();
    EXPECT_FALSE(output->passes_on());
    *output->Open("").value() << "new";
    ASSERT_TRUE(output->Commit().ok());
    EXPECT_EQ(FileText(folder / file), "new");
    EXPECT_TRUE(std::filesystem::is_symlink(folder / link));
  }
  EXPECT_EQ(Output::File(folder / "circle").status().code(), absl::StatusCode::kInvalidArgument);
  std::filesystem::create_directory(folder / "empty");
  std::filesystem::create_directory_symlink("empty", folder / "directory");
  auto output = Output::Directory(folder / "directory").value();
  *output->Open("one").value() << "1";
  ASSERT_TRUE(output->Commit().ok());
  EXPECT_EQ(FileText(folder / "empty/one"), "1");
}

TEST(OutputTest, APipeAndADeviceStayWhatTheyAre) {
  const Folder folder;
  const std::string pipe = folder / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  std::string read;
  std::thread reader([&] { read = FileText(pipe); });
  auto output = Output::File(pipe).value();
  EXPECT_TRUE(output->passes_on());
  *output->Open("").value() << "passed on";
  ASSERT_TRUE(output->Commit().ok());
  reader.join();
  EXPECT_EQ(read, "passed on");
  EXPECT_TRUE(std::filesystem::is_fifo(pipe));
  EXPECT_EQ(folder.entries(), 1u);

  std::filesystem::create_symlink("/dev/null", folder / "null");
  auto device = Output::File(folder / "null").value();
  *device->Open("").value() << "away";
  ASSERT_TRUE(device->Commit().ok());
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
  EXPECT_TRUE(std::filesystem::is_symlink(folder / "null"));
}

TEST(OutputTest, ADirectoryIsNewOrEmptyAndGetsAllFilesAtOnce) {
  const Folder folder;
  auto output = Output::Directory(folder / "d/").value();
  *output->Open("one").value() << "1";
  *output->Open("two").value() << "2";
  EXPECT_FALSE(std::filesystem::exists(folder / "d"));
  ASSERT_TRUE(output->Commit().ok());
  EXPECT_EQ(FileText(folder / "d/one") + FileText(folder / "d/two"), "12");
  EXPECT_EQ(folder.entries(), 1u);
  EXPECT_EQ(Output::Directory(folder / "d").status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_FALSE(Output::Directory(folder / "d/one").ok());
  EXPECT_FALSE(Output::Directory(folder / "missing/d").ok());
  std::filesystem::create_directory(folder / "empty");
  EXPECT_TRUE(Output::Directory(folder / "empty").value()->Commit().ok());
  { const auto left = Output::Directory(folder / "left"); }
  EXPECT_EQ(folder.entries(), 2u);
}

TEST(OutputTest, WhatCannotBeWrittenIsSaid) {
  const Folder folder;
  EXPECT_FALSE(Output::File(folder / "").ok());
  const auto output = Output::File(folder / "missing/a").value();
  EXPECT_EQ(output->Open("").status().code(), absl::StatusCode::kInvalidArgument);
  std::ostringstream text;
  const auto stream = Output::Stream(text);
  *stream->Open("").value() << "x";
  EXPECT_TRUE(stream->Commit().ok());
  EXPECT_EQ(text.str(), "x");
  text.setstate(std::ios::badbit);
  EXPECT_EQ(stream->Check().code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace entente

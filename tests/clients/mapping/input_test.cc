#include "clients/mapping/input.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/iostreams/filter/gzip.hpp>
#include <boost/iostreams/filter/zstd.hpp>
#include <boost/iostreams/filtering_stream.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace entente {
namespace {

namespace io = boost::iostreams;

template <typename Filter>
std::string Compressed(const std::string& text, Filter filter) {
  std::ostringstream out;
  io::filtering_ostream through;
  through.push(filter);
  through.push(out);
  through << text;
  through.reset();
  return out.str();
}

std::string Written(const std::string& name, const std::string& bytes) {
  const std::string path = ::testing::TempDir() + "/" + name;
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string AllOf(Input& input) {
  std::ostringstream all;
  all << input.stream().rdbuf();
  return all.str();
}

TEST(InputTest, PlainGzipAndZstdAreToldApartByTheirBeginning) {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += std::to_string(i) + "\n";
  for (const std::string& bytes :
       {text, Compressed(text, io::gzip_compressor()), Compressed(text, io::zstd_compressor())}) {
    const auto input = OpenInput(Written("data.csv", bytes));
    ASSERT_TRUE(input.ok()) << input.status();
    EXPECT_EQ(AllOf(**input), text);
    EXPECT_EQ((*input)->size(), bytes.size());
    EXPECT_EQ((*input)->consumed(), bytes.size());
    EXPECT_TRUE((*input)->Problem().ok());
  }
}

TEST(InputTest, MembersOfAGzipFileFollowOneAnother) {
  const std::string bytes =
      Compressed("a\n", io::gzip_compressor()) + Compressed("b\n", io::gzip_compressor());
  EXPECT_EQ(AllOf(**OpenInput(Written("two.gz", bytes))), "a\nb\n");
}

TEST(InputTest, ACutOffFileIsDamagedAndNotAtItsEnd) {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += std::to_string(i * 7919) + "\n";
  const std::string whole = Compressed(text, io::gzip_compressor());
  const auto input = OpenInput(Written("cut.gz", whole.substr(0, whole.size() / 2)));
  ASSERT_TRUE(input.ok());
  AllOf(**input);
  EXPECT_EQ((*input)->Problem().code(), absl::StatusCode::kDataLoss);
}

TEST(InputTest, WhatIsNoTextIsToldAtOnce) {
  for (const std::string& bytes : {std::string("PK\x03\x04 and so on"), std::string("\xff\xfe"
                                                                                    "a\0",
                                                                                    4)}) {
    const auto input = OpenInput(Written("sheet.xlsx", bytes));
    ASSERT_TRUE(input.ok());
    EXPECT_EQ((*input)->Problem().code(), absl::StatusCode::kInvalidArgument);
  }
}

TEST(InputTest, EmptyAndShortFilesAreFiles) {
  EXPECT_EQ(AllOf(**OpenInput(Written("empty", ""))), "");
  EXPECT_EQ(AllOf(**OpenInput(Written("short", "ab"))), "ab");
}

TEST(InputTest, WhatCannotBeOpenedIsNotFound) {
  EXPECT_EQ(OpenInput("/no/such/file").status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(OpenInput(::testing::TempDir()).status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace entente

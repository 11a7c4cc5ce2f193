#include "clients/mapping/yaml_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/mapping/mapped.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(YamlTreeTest, MistakesNameFileLineAndPlace) {
  const YamlTree tree = Yaml("a: 1\nb:\n  c: [x, {d: 2}]\n");
  EXPECT_EQ(tree.Find("b")->Find("c")->Items()[1].Find("d")->Error("wrong").message(),
            "m.yaml:3: b.c[1].d: wrong");
  EXPECT_THAT(
      std::string(tree.CheckKeys({"a", "bbb", "ab"}).message()),
      HasSubstr("m.yaml:3: b: there is no 'b' here; did you mean 'a'?; known are a, bbb, ab"));
  EXPECT_THAT(std::string(tree.Get("z").status().message()), HasSubstr("'z' is missing"));
}

TEST(YamlTreeTest, WhatIsNotYamlAndKeysThatStandTwiceAreErrors) {
  EXPECT_THAT(std::string(YamlTree::Load("a: {b", "m.yaml").status().message()),
              HasSubstr("m.yaml:1: not YAML"));
  EXPECT_THAT(std::string(YamlTree::Load("a: 1\nb: {c: 1, c: 2}\n", "m.yaml").status().message()),
              HasSubstr("b.c: the key stands twice"));
}

TEST(YamlTreeTest, AnchorsThatLeadBackOrMultiplyAreErrors) {
  EXPECT_FALSE(YamlTree::Load("a: &a [*a]", "m.yaml").ok());
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 8; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int k = 0; k < 9; ++k) bomb += ", " + before;
    bomb += "]\n";
  }
  EXPECT_THAT(std::string(YamlTree::Load(bomb, "m.yaml").status().message()),
              HasSubstr("at most 100000 parts"));
}

TEST(YamlTreeTest, ReadsTextsFlagsNumbersAndWords) {
  const YamlTree tree = Yaml("t: '{a}'\nyes: yes\nn: 12\nl: [a, b]\nw: blue\nnull_one: ~\n");
  EXPECT_EQ(*tree.Find("t")->Text(), "{a}");
  EXPECT_TRUE(*tree.Find("yes")->Flag());
  EXPECT_FALSE(tree.Find("n")->Flag().ok());
  EXPECT_EQ(*tree.Find("n")->Number(), 12u);
  EXPECT_FALSE(tree.Find("w")->Number().ok());
  EXPECT_THAT(*tree.Find("l")->Texts(), ElementsAre("a", "b"));
  EXPECT_THAT(*tree.Find("w")->Texts(), ElementsAre("blue"));
  EXPECT_EQ(*tree.Find("w")->Word({"red", "blue"}), 1u);
  EXPECT_FALSE(tree.Find("w")->Word({"red"}).ok());
  EXPECT_FALSE(tree.Find("null_one").has_value());
  EXPECT_FALSE(tree.Find("l")->Text().ok());
  EXPECT_FALSE(tree.Find("l")->Members().ok());
}

}  // namespace
}  // namespace entente

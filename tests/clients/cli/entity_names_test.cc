#include "clients/cli/entity_names.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

void AddName(v1::Region* region, const std::string& text, const std::string& language,
             const std::string& kind) {
  v1::Attribute* name = region->add_names();
  name->mutable_value()->mutable_text()->set_text(text);
  name->mutable_value()->mutable_text()->set_language(language);
  if (kind.empty()) return;
  v1::Qualifier* qualifier = name->add_qualifiers();
  qualifier->set_name("kind");
  qualifier->mutable_value()->mutable_text()->set_text(kind);
}

TEST(EntityNamesTest, EnglishOfficialNamesComeFirst) {
  v1::Entity entity;
  v1::Region* region = entity.mutable_region();
  EXPECT_EQ(NameOf(entity), "");
  AddName(region, "Курская область (alias)", "ru", "alias");
  EXPECT_EQ(NameOf(entity), "Курская область (alias)");
  AddName(region, "Курская область", "ru", "official");
  EXPECT_EQ(NameOf(entity), "Курская область");
  AddName(region, "Kurskaja oblast'", "", "official");
  EXPECT_EQ(NameOf(entity), "Kurskaja oblast'");
  AddName(region, "Kursk Oblast", "en", "alias");
  EXPECT_EQ(NameOf(entity), "Kursk Oblast");
  AddName(region, "Kursk region", "en", "official");
  EXPECT_EQ(NameOf(entity), "Kursk region");
}

TEST(EntityNamesTest, DocumentsHaveTitles) {
  v1::Entity entity;
  entity.mutable_document()->add_titles()->mutable_value()->mutable_text()->set_text("A report");
  EXPECT_EQ(NameOf(entity), "A report");
}

TEST(EntityNamesTest, WithoutATypeThereIsNoName) { EXPECT_EQ(NameOf(v1::Entity()), ""); }

TEST(EntityNamesTest, IdsAreShownWithTheirNames) {
  EntityNames names;
  names.Keep("iso:RU-KRS", "Kursk region");
  names.Keep("unit:x", "");
  EXPECT_EQ(names.Shown("iso:RU-KRS"), "Kursk region (iso:RU-KRS)");
  EXPECT_EQ(names.Shown("unit:x"), "unit:x");
  EXPECT_EQ(names.Shown("unit:y"), "unit:y");
}

TEST(EntityNamesTest, WhatIsKnownIsNotAskedAgain) {
  EntityNames names;
  names.Keep("a", "A");
  Connection connection("127.0.0.1:1", absl::Seconds(10));
  EXPECT_TRUE(names.Learn(connection, "g", 1, {"a", ""}).ok());
  EXPECT_FALSE(names.Learn(connection, "g", 1, {"b"}).ok());
}

}  // namespace
}  // namespace entente

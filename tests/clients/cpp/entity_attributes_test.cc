#include "clients/cpp/entity_attributes.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

v1::Entity Made(const std::string& text) {
  v1::Entity entity;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &entity)) << text;
  return entity;
}

TEST(EntityAttributesTest, ATypedViewIsReadFieldByField) {
  const v1::Entity entity = Made(
      "document { names { value { integer: 1 } } names { value { integer: 2 } } "
      "titles { value { integer: 3 } } }");
  const auto shown = AttributesOf(entity);
  ASSERT_EQ(shown.size(), 3u);
  EXPECT_EQ(shown[0].field, "names");
  EXPECT_EQ(shown[2].field, "titles");
  EXPECT_FALSE(shown[2].own);
  ASSERT_EQ(AttributesOf(entity, "names").size(), 2u);
  EXPECT_EQ(AttributesOf(entity, "names")[1]->value().integer(), 2);
  EXPECT_TRUE(AttributesOf(entity, "id").empty());
  EXPECT_TRUE(AttributesOf(Made("id: 'a'")).empty());
}

TEST(EntityAttributesTest, AViewOfOnesOwnTellsItsFields) {
  const v1::Entity entity =
      Made("own { type: 'River' attributes { field: 'lengths' values { value { real: 2 } } } }");
  const auto shown = AttributesOf(entity);
  ASSERT_EQ(shown.size(), 1u);
  EXPECT_EQ(shown[0].field, "lengths");
  EXPECT_TRUE(shown[0].own);
  EXPECT_EQ(shown[0].attribute->value().real(), 2);
}

TEST(EntityAttributesTest, TheFieldsOfAllTypesStandOnceByNumber) {
  const auto fields = BuiltInAttributeFields();
  EXPECT_EQ(fields.front(), "types");
  EXPECT_THAT(fields, testing::IsSupersetOf({"names", "external_ids", "titles", "coordinates"}));
  EXPECT_EQ(std::set<std::string>(fields.begin(), fields.end()).size(), fields.size());
}

}  // namespace
}  // namespace entente

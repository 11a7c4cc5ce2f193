#include "clients/export/iri.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(IriTest, IdsBecomePathsByteByByte) {
  EXPECT_EQ(PercentEncoded("iso:RU-KRS_1.~"), "iso:RU-KRS_1.~");
  EXPECT_EQ(PercentEncoded("a b/<é>%\n"), "a%20b%2F%3C%C3%A9%3E%25%0A");
  const Iris iris("https://example.org/", "my graph");
  EXPECT_EQ(iris.Entity("iso:RU"), "https://example.org/my%20graph/entity/iso:RU");
  EXPECT_EQ(iris.Claim("\x01\xfe"), "https://example.org/my%20graph/claim/01fe");
  EXPECT_EQ(iris.Predicate("met"), "https://example.org/vocabulary/predicate/met");
  EXPECT_EQ(iris.Type("State"), "https://example.org/vocabulary/type/State");
  EXPECT_EQ(iris.Term("stance"), "https://example.org/vocabulary/stance");
}

TEST(IriTest, ABeginningHasASchemeAndNothingForbidden) {
  for (const char* good : {"entente:", "https://example.org/a#", "urn:x-y:"}) {
    EXPECT_TRUE(IsIriBeginning(good)) << good;
  }
  for (const char* bad : {"", ":", "example.org/", "1a:", "a b:", "a:<", "a:\"", "a: ", "a:?"}) {
    EXPECT_FALSE(IsIriBeginning(bad)) << bad;
  }
}

}  // namespace
}  // namespace entente

#include "clients/export/manifest.h"

#include <gtest/gtest.h>

#include "tests/clients/export/written.h"

namespace entente {
namespace {

using Json = nlohmann::ordered_json;

ManifestHead Made() {
  ManifestHead head;
  head.format = "csv";
  head.version = "0.1.0";
  head.scope = Head().scope;
  head.scope.set_lens_name("default");
  head.scope.set_lens_version(3);
  head.selection = {{"predicates", {"met"}}};
  head.reads = {{"ListPropositions", "met", 2, "entente:g@7/x"}};
  head.counts = {{"rows", 2}};
  head.hidden = {{"denied", 1}};
  return head;
}

TEST(ManifestTest, ItSaysWhatWasReadAndFromWhom) {
  std::ostringstream out;
  ManifestWriter manifest(out);
  ASSERT_TRUE(manifest.Begin(Made()).ok());
  manifest.Source({"doc:a", {"A \"report\""}, {"body:b"}, {"2024"}, {}, {"CC BY 4.0"}});
  manifest.Source({"doc:b", {}, {}, {}, {}, {}});
  manifest.End();
  const Json json = Json::parse(out.str());
  EXPECT_EQ(json["lens"], "default@3");
  EXPECT_EQ(json["revision"], 7);
  EXPECT_EQ(json["as_of_and_lens"]["valid"], "2024-10-27");
  EXPECT_EQ(json["reads"][0]["cite"], "entente:g@7/x");
  EXPECT_EQ(json["counts"]["rows"], 2);
  EXPECT_EQ(json["hidden"]["denied"], 1);
  EXPECT_EQ(json["truncated"], false);
  ASSERT_EQ(json["sources"].size(), 2u);
  EXPECT_EQ(json["sources"][0]["licences"][0], "CC BY 4.0");
  EXPECT_EQ(json["sources"][1], (Json{{"id", "doc:b"}}));
}

TEST(ManifestTest, WithoutSourcesAndWithALensOfItsOwnItIsJsonToo) {
  std::ostringstream out;
  ManifestWriter manifest(out);
  ManifestHead head = Made();
  head.scope.clear_lens_name();
  ASSERT_TRUE(manifest.Begin(head).ok());
  manifest.End();
  const Json json = Json::parse(out.str());
  EXPECT_EQ(json["lens"], "inline");
  EXPECT_TRUE(json["sources"].empty());
}

}  // namespace
}  // namespace entente

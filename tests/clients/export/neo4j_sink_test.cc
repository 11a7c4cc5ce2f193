#include "clients/export/neo4j_sink.h"

#include <gtest/gtest.h>

#include "tests/clients/export/written.h"

namespace entente {
namespace {

TEST(Neo4jSinkTest, HeadersAreTypedAndRowsWithAValueLeftOut) {
  const Folder folder;
  const auto output = Output::Directory(folder / "d").value();
  const auto sink = MakeNeo4jSink(output.get());
  ASSERT_TRUE(sink->Begin(Head()).ok());
  ASSERT_TRUE(sink->Row(Relation("a", "met", "b")).ok());
  auto value = Relation("a", "strength", "");
  value.mutable_proposition()->mutable_value()->set_integer(3);
  ASSERT_TRUE(sink->Row(value).ok());
  ASSERT_TRUE(sink->Entity(Named("a", "A")).ok());
  ASSERT_TRUE(sink->End().ok());
  ASSERT_TRUE(output->Commit().ok());
  const std::string edges = FileText(folder / "d/relationships.csv");
  EXPECT_EQ(edges,
            ":START_ID,:END_ID,:TYPE,qualifiers:string,claim_qualifiers:string,instance:long,"
            "occurrence:string,"
            "validity:string[],certainty:string,verdict:string,origins_min:long,origins_max:long,"
            "support:long,denies:long,doubts:long,declines:long,rivals:long,claim_ids:string[],"
            "dissenting_claim_ids:string[]\r\n"
            "a,b,met,,,0,,2024-10-08/2024-10-13,attested,asserted,1,2,1,1,0,0,0,0102,\r\n");
  const std::string nodes = FileText(folder / "d/nodes.csv");
  EXPECT_EQ(nodes.rfind("id:ID,label:string,:LABEL,latitude:double,", 0), 0u);
  EXPECT_NE(nodes.find("\r\na,A,State,"), std::string::npos);
}

}  // namespace
}  // namespace entente

#include "clients/export/csv_sink.h"

#include <gtest/gtest.h>

#include "tests/clients/export/written.h"

namespace entente {
namespace {

TEST(CsvSinkTest, EntitiesRowsAndClaimsAreFilesOfTheirOwn) {
  const Folder folder;
  const auto output = Output::Directory(folder / "d").value();
  const auto sink = MakeCsvSink(output.get(), true);
  EXPECT_EQ(sink->order(), Sink::Order::kRowsFirst);
  EXPECT_TRUE(sink->wants_claims());
  ASSERT_TRUE(sink->Begin(Head()).ok());
  ASSERT_TRUE(sink->Row(Relation("a,b", "met", "c")).ok());
  ASSERT_TRUE(sink->Entity(Named("a,b", "A \"B\"\nC")).ok());
  ASSERT_TRUE(sink->Claim(v1::ClaimRecord()).ok());
  ASSERT_TRUE(sink->End().ok());
  ASSERT_TRUE(output->Commit().ok());
  const std::string rows = FileText(folder / "d/propositions.csv");
  EXPECT_EQ(rows.substr(0, rows.find("\r\n")),
            "subject,predicate,object,value,number,low,high,unit,measure,language,latitude,"
            "longitude,qualifiers,claim_qualifiers,instance,occurrence,validity,certainty,verdict,"
            "origins_min,origins_max,support,denies,doubts,declines,rivals,claim_ids,dissenting_"
            "claim_ids");
  EXPECT_EQ(rows.substr(rows.find("\r\n") + 2),
            "\"a,b\",met,c,,,,,,,,,,,,0,,2024-10-08/2024-10-13,attested,asserted,1,2,1,1,0,0,0,"
            "0102,\r\n");
  const std::string entities = FileText(folder / "d/entities.csv");
  EXPECT_EQ(entities.rfind("id,label,types,latitude,", 0), 0u);
  EXPECT_NE(entities.find("\"a,b\",\"A \"\"B\"\"\nC\",State,"), std::string::npos);
  EXPECT_EQ(FileText(folder / "d/claims.csv").rfind("claim,subject,", 0), 0u);
}

TEST(CsvSinkTest, WithoutClaimsThereIsNoFileOfThem) {
  const Folder folder;
  const auto output = Output::Directory(folder / "d").value();
  const auto sink = MakeCsvSink(output.get(), false);
  EXPECT_FALSE(sink->wants_claims());
  ExportHead head = Head();
  head.code_scheme = "cow";
  ASSERT_TRUE(sink->Begin(head).ok());
  ASSERT_TRUE(output->Commit().ok());
  EXPECT_FALSE(std::filesystem::exists(folder / "d/claims.csv"));
  EXPECT_NE(FileText(folder / "d/entities.csv").find("types,code,"), std::string::npos);
}

}  // namespace
}  // namespace entente

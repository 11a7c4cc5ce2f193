#include "graph/query/merge_objections.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/query/graph_fixture.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class MergeObjectionsTest : public GraphTest {
 protected:
  void SetUp() override {
    GraphTest::SetUp();
    TypeOf("third", "Document");
  }
  // Of the pair of these two, which have a name in common.
  std::vector<MergeObjection> Against(const EntityId& one, const EntityId& other) {
    Reading reading = Read("ALL");
    const auto answer = FindDuplicates(*reading, {});
    EXPECT_TRUE(answer.ok()) << answer.status();
    for (const Duplicate& pair : answer->rows) {
      if (pair.one.id == one && pair.other.id == other) return pair.objections;
    }
    ADD_FAILURE() << one << " and " << other << " are not proposed";
    return {};
  }
  static std::vector<ObjectionKind> Kinds(const std::vector<MergeObjection>& objections) {
    std::vector<ObjectionKind> kinds;
    for (const MergeObjection& objection : objections) kinds.push_back(objection.kind);
    return kinds;
  }
  // Two entities of one name, by different documents.
  void Name(const EntityId& one, const EntityId& other) {
    Say({Said(one, "name", Words("Name")), Said(other, "name", Words("Name")).In("echo")});
  }
};

TEST_F(MergeObjectionsTest, TypesThatAreNoneOfTheOther) {
  Name("brigade", "kursk");
  EXPECT_THAT(Kinds(Against("brigade", "kursk")), ElementsAre(ObjectionKind::kTypes));
  Say({Said("corner", "name", Words("Name")).In("third")});  // of no type
  EXPECT_THAT(Against("corner", "kursk"), IsEmpty());
}

TEST_F(MergeObjectionsTest, ATypeAboveTheOtherIsNoObjection) {
  Name("russia", "agent");
  TypeOf("agent", "Organization");
  EXPECT_THAT(Kinds(Against("agent", "russia")), ElementsAre(ObjectionKind::kTypes));
  TypeOf("agent", "Agent");
  EXPECT_THAT(Against("agent", "russia"), IsEmpty());
}

TEST_F(MergeObjectionsTest, DifferentIdsOfOneSchemeAtOneTime) {
  Name("russia", "ru");
  Say({Said("russia", "external_id", Words("365")).With("scheme", "cow"),
       Said("ru", "external_id", Words("RU")).With("scheme", "iso")});
  EXPECT_THAT(Against("ru", "russia"), IsEmpty());
  Say({Said("ru", "external_id", Words("364")).With("scheme", "cow").When("1800/1917")});
  const std::vector<MergeObjection> objections = Against("ru", "russia");
  ASSERT_THAT(Kinds(objections), ElementsAre(ObjectionKind::kExternalIds));
  ASSERT_THAT(objections[0].rows, SizeIs(2));
  EXPECT_EQ(Text(objections[0].rows[0].proposition), "ru external_id 364");
  EXPECT_EQ(Text(objections[0].rows[1].proposition), "russia external_id 365");
}

TEST_F(MergeObjectionsTest, OfDifferentTimesTheyAreNone) {
  Name("russia", "ru");
  Say({Said("russia", "external_id", Words("365")).With("scheme", "cow").When("1991-01-01/.."),
       Said("ru", "external_id", Words("364")).With("scheme", "cow").When("1800/1917")});
  EXPECT_THAT(Against("ru", "russia"), IsEmpty());
}

TEST_F(MergeObjectionsTest, WhatIsBetweenThem) {
  Name("kursk", "sudzha");
  Say({Said("sudzha", "part_of", "kursk")});
  const std::vector<MergeObjection> inside = Against("kursk", "sudzha");
  ASSERT_THAT(Kinds(inside), ElementsAre(ObjectionKind::kRelated));
  EXPECT_EQ(Text(inside[0].rows[0].proposition), "sudzha part_of kursk");
  Name("belarus", "ukraine");
  Say({Said("ukraine", "borders", "belarus"),
       Said("ukraine", "met", "belarus").When("2024-10-01")});
  const std::vector<MergeObjection> beside = Against("belarus", "ukraine");
  ASSERT_THAT(Kinds(beside), ElementsAre(ObjectionKind::kRelated));
  EXPECT_THAT(beside[0].rows, SizeIs(1));  // an event says nothing of it
}

TEST_F(MergeObjectionsTest, KeptApartFromWhatIsLikeTheOther) {
  Name("kursk", "sudzha");
  Say({Said("donetsk", "name", Words("Name")).In("third")});
  Judge(NotSameAs{"kursk", "donetsk"});
  const std::vector<MergeObjection> objections = Against("kursk", "sudzha");
  ASSERT_THAT(Kinds(objections), ElementsAre(ObjectionKind::kApartFrom));
  EXPECT_EQ(objections[0].third, "donetsk");
}

TEST_F(MergeObjectionsTest, ADocumentThatNamesBoth) {
  Name("kursk", "sudzha");
  Say({Said("sudzha", "name", Words("Name"))});
  const std::vector<MergeObjection> objections = Against("kursk", "sudzha");
  ASSERT_THAT(Kinds(objections), ElementsAre(ObjectionKind::kOneDocument));
  EXPECT_EQ(objections[0].document, "paper");
}

TEST(MayOverlapTest, SharedInstantsOnly) {
  const auto of = [](absl::string_view period) {
    return std::vector<Bounds>{ParsePeriod(period)->bounds};
  };
  EXPECT_TRUE(MayOverlap(of("1990-01-01/1995-01-01"), of("1995-01-01/..")));
  EXPECT_FALSE(MayOverlap(of("1990-01-01/1995-01-01"), of("1995-01-02/..")));
  EXPECT_TRUE(MayOverlap({kAlways}, of("1995")));
  EXPECT_FALSE(MayOverlap({}, {kAlways}));
}

}  // namespace
}  // namespace entente

#include "graph/ontology/descriptor_set.h"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.pb.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "graph/model/status.h"
#include "tests/graph/ontology/run_time_ontology.h"

namespace entente {
namespace {

using ::google::protobuf::DescriptorProto;
using ::google::protobuf::FileDescriptorProto;
using ::google::protobuf::FileDescriptorSet;
using ::testing::HasSubstr;

const std::string& Rivers() {
  static const std::string& set = *new std::string(*CompileSet(absl::StrCat(
      Type("River", "parents: \"Region\""), Relation("flows_into",
                                                     "kind: PREDICATE_KIND_STATE domain: \"River\" "
                                                     "range: \"Place\" inverse: \"fed_by\""))));
  return set;
}

FileDescriptorSet RiversSet() {
  FileDescriptorSet set;
  EXPECT_TRUE(set.ParseFromString(Rivers()));
  return set;
}

FileDescriptorProto* Find(FileDescriptorSet* set, const std::string& name) {
  for (FileDescriptorProto& file : *set->mutable_file()) {
    if (file.name() == name) return &file;
  }
  ADD_FAILURE() << name << " is not in the set";
  return set->add_file();
}

absl::StatusOr<std::vector<OntologyFile>> Read(const FileDescriptorSet& set,
                                               const Limits& limits = Limits()) {
  return ReadDescriptorSet(set.SerializeAsString(), limits);
}

TEST(DescriptorSet, KeepsTheUsersOwnFiles) {
  const auto files = ReadDescriptorSet(Rivers(), Limits());
  ASSERT_TRUE(files.ok()) << files.status();
  ASSERT_EQ(files->size(), 1u);
  EXPECT_EQ((*files)[0].name, "test.proto");
  const auto ontology = OntologyOf(*files);
  ASSERT_TRUE(ontology.ok()) << ontology.status();
  EXPECT_TRUE(ontology->IsA("River", "Place"));
  EXPECT_EQ(ontology->FindInverse("fed_by")->name, "flows_into");
  EXPECT_NE(ontology->FindPredicate("located_in"), nullptr);
}

TEST(DescriptorSet, EqualFilesHaveEqualBytesHoweverTheyWereSent) {
  const auto files = ReadDescriptorSet(Rivers(), Limits());
  FileDescriptorSet other;
  FileDescriptorSet set = RiversSet();
  for (int i = set.file_size() - 1; i >= 0; --i) *other.add_file() = set.file(i);
  FileDescriptorProto* own = Find(&other, "test.proto");
  own->mutable_source_code_info()->add_location()->set_leading_comments("a comment");
  own->mutable_message_type(0)->mutable_field(0)->clear_json_name();
  Find(&other, "entente/v1/value.proto")->mutable_source_code_info()->add_location();
  EXPECT_EQ(*Read(other), *files);
  // A name for JSON that does not follow from the field's is kept.
  own->mutable_message_type(0)->mutable_field(0)->set_json_name("key");
  EXPECT_NE(*Read(other), *files);
}

TEST(DescriptorSet, WhatIsAnsweredCanBeSentAgain) {
  const auto files = ReadDescriptorSet(Rivers(), Limits());
  const std::string set = DescriptorSetOf(*files);
  EXPECT_EQ(*ReadDescriptorSet(set, Limits()), *files);
  EXPECT_TRUE(ReadDescriptorSet(DescriptorSetOf({}), Limits())->empty());
}

TEST(DescriptorSet, ImportsComeBeforeWhatImportsThem) {
  FileDescriptorSet set = RiversSet();
  FileDescriptorProto* late = set.add_file();
  late->set_name("a.proto");
  late->add_dependency("z.proto");
  set.add_file()->set_name("z.proto");
  const auto files = Read(set);
  ASSERT_TRUE(files.ok()) << files.status();
  EXPECT_EQ((*files)[1].name, "z.proto");
  EXPECT_EQ((*files)[2].name, "a.proto");
  EXPECT_TRUE(OntologyOf(*files).ok());
}

struct Hostile {
  std::string what;
  std::function<void(FileDescriptorSet*)> change;
  std::string expected;
};

TEST(DescriptorSet, RefusesWhatIsNoSetOfItsOwn) {
  const std::vector<Hostile> cases = {
      {"a file twice", [](FileDescriptorSet* set) { *set->add_file() = set->file(0); },
       "is in the set twice"},
      {"a missing import",
       [](FileDescriptorSet* set) { Find(set, "test.proto")->add_dependency("gone.proto"); },
       "test.proto imports gone.proto, which is not in the set"},
      {"imports that lead back",
       [](FileDescriptorSet* set) {
         for (const char* name : {"a.proto", "b.proto", "c.proto"}) set->add_file()->set_name(name);
         Find(set, "a.proto")->add_dependency("b.proto");
         Find(set, "b.proto")->add_dependency("c.proto");
         Find(set, "c.proto")->add_dependency("b.proto");
       },
       "imports itself: "},
      {"ours changed",
       [](FileDescriptorSet* set) {
         Find(set, "entente/v1/ontology.proto")->mutable_message_type(0)->set_name("Changed");
       },
       "entente/v1/ontology.proto differs from the server's"},
      {"a file of ours that is not there",
       [](FileDescriptorSet* set) { set->add_file()->set_name("entente/v1/mine.proto"); },
       "entente/v1/mine.proto is no file of this server"},
      {"our folder", [](FileDescriptorSet* set) { set->add_file()->set_name("entente/x.proto"); },
       "entente/x.proto lies in entente/"},
      {"our package",
       [](FileDescriptorSet* set) { Find(set, "test.proto")->set_package("entente.v1.rivers"); },
       "test.proto has the package entente.v1.rivers"},
      {"no name", [](FileDescriptorSet* set) { set->add_file(); }, "has a file without a name"},
  };
  for (const Hostile& hostile : cases) {
    SCOPED_TRACE(hostile.what);
    FileDescriptorSet set = RiversSet();
    hostile.change(&set);
    const absl::Status refused = Read(set).status();
    EXPECT_EQ(refused.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(refused.message()), HasSubstr(hostile.expected));
    EXPECT_EQ(DetailOf(refused)->reason, "ONTOLOGY_SET");
  }
}

TEST(DescriptorSet, RefusesWhatIsNoOntology) {
  const std::vector<Hostile> cases = {
      {"a type of ours",
       [](FileDescriptorSet* set) {
         Find(set, "test.proto")->mutable_message_type(0)->set_name("State");
       },
       "the type \"State\" is declared by entente.v1.State, too"},
      {"a name that protobuf refuses",
       [](FileDescriptorSet* set) {
         Find(set, "test.proto")->mutable_message_type(0)->mutable_field(0)->set_name("not a name");
       },
       "test.proto is refused by protobuf"},
      {"a number twice",
       [](FileDescriptorSet* set) {
         DescriptorProto* river = Find(set, "test.proto")->mutable_message_type(0);
         *river->add_field() = river->field(0);
         river->mutable_field(1)->set_name("other");
       },
       "refused by protobuf"},
      {"a type that is not there",
       [](FileDescriptorSet* set) {
         auto* field = Find(set, "test.proto")->mutable_message_type(0)->mutable_field(0);
         field->set_type(google::protobuf::FieldDescriptorProto::TYPE_MESSAGE);
         field->set_type_name(".nowhere.Message");
       },
       "refused by protobuf"},
  };
  for (const Hostile& hostile : cases) {
    SCOPED_TRACE(hostile.what);
    FileDescriptorSet set = RiversSet();
    hostile.change(&set);
    const auto files = Read(set);
    ASSERT_TRUE(files.ok()) << files.status();
    const absl::Status refused = OntologyOf(*files).status();
    EXPECT_EQ(refused.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(refused.message()), HasSubstr(hostile.expected));
  }
}

TEST(DescriptorSet, NamesOfInversesAreTaken) {
  const auto set = CompileSet(Relation("hosts", "kind: PREDICATE_KIND_STATE"));
  ASSERT_TRUE(set.ok()) << set.status();
  const absl::Status refused = OntologyOf(*ReadDescriptorSet(*set, Limits())).status();
  EXPECT_THAT(std::string(refused.message()), HasSubstr("the name \"hosts\" is declared by"));
}

TEST(DescriptorSet, RefusesBytesThatAreNoSet) {
  for (const std::string& bytes :
       {std::string(), std::string("\x0a\xff"), std::string(1000, 'x')}) {
    const absl::Status refused = ReadDescriptorSet(bytes, Limits()).status();
    EXPECT_EQ(DetailOf(refused)->reason, "ONTOLOGY_SET") << bytes.size();
  }
  // Every beginning of a set is refused or read, never worse.
  for (size_t cut = 0; cut < Rivers().size(); cut += 97) {
    (void)ReadDescriptorSet(Rivers().substr(0, cut), Limits());
  }
}

// As deep as asked: one message in another.
FileDescriptorSet Nested(int depth) {
  FileDescriptorSet set = RiversSet();
  DescriptorProto* message = Find(&set, "test.proto")->add_message_type();
  message->set_name("Deep");
  for (int i = 1; i < depth; ++i) {
    message = message->add_nested_type();
    message->set_name("Deep");
  }
  return set;
}

TEST(DescriptorSet, NestsAsDeepAsAllowed) {
  const auto most = static_cast<int>(Limits().nesting);
  EXPECT_TRUE(Read(Nested(most)).ok());
  EXPECT_THAT(std::string(Read(Nested(most + 1)).status().message()),
              HasSubstr("nests messages 65 deep; at most 64"));
  EXPECT_THAT(std::string(Read(Nested(200)).status().message()), HasSubstr("cannot be parsed"));
}

TEST(DescriptorSet, IsAsLargeAsAllowed) {
  const std::string bytes = Rivers();
  Limits limits;
  limits.ontology_bytes = bytes.size();
  EXPECT_TRUE(ReadDescriptorSet(bytes, limits).ok());
  --limits.ontology_bytes;
  EXPECT_EQ(DetailOf(ReadDescriptorSet(bytes, limits).status())->reason, "ONTOLOGY_TOO_LARGE");

  limits = Limits();
  limits.ontology_messages = 2;  // River, flows_into
  EXPECT_TRUE(ReadDescriptorSet(bytes, limits).ok());
  limits.ontology_messages = 1;
  EXPECT_THAT(std::string(ReadDescriptorSet(bytes, limits).status().message()),
              HasSubstr("2 messages and enums; at most 1"));

  FileDescriptorSet many = RiversSet();
  for (int i = 0; i < 20'001; ++i) {
    Find(&many, "test.proto")->mutable_message_type(0)->add_reserved_name("x");
  }
  EXPECT_THAT(std::string(Read(many).status().message()), HasSubstr("fields and other names"));

  FileDescriptorSet files = RiversSet();
  while (files.file_size() < 1'000) files.add_file()->set_name(absl::StrCat(files.file_size()));
  EXPECT_TRUE(Read(files).ok()) << Read(files).status();
  files.add_file()->set_name("last");
  EXPECT_THAT(std::string(Read(files).status().message()), HasSubstr("1001 files; at most 1000"));
}

}  // namespace
}  // namespace entente

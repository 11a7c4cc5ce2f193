#include "clients/cli/command_ontology_versions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

#include "clients/cli/command_ontology.h"
#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

TEST(CommandOntologyVersionsTest, AFileIsSentAsItIs) {
  const std::string path = testing::TempDir() + "/set.binpb";
  const std::string bytes("\x0a\x00\xff\n", 4);
  std::ofstream(path, std::ios::binary) << bytes;
  const auto request = ApplyOntologyRequestOf("g", path, true);
  ASSERT_TRUE(request.ok()) << request.status();
  EXPECT_EQ(request->graph(), "g");
  EXPECT_EQ(request->descriptors(), bytes);
  EXPECT_TRUE(request->dry_run());
  std::ofstream(path, std::ios::trunc | std::ios::binary);
  EXPECT_EQ(ApplyOntologyRequestOf("g", path, false)->descriptors(), "");
  std::remove(path.c_str());
  EXPECT_EQ(ExitCodeOf(ApplyOntologyRequestOf("g", path, false).status()), ExitCode::kUsage);
}

TEST(CommandOntologyVersionsTest, TheAnswerIsASentence) {
  v1::ApplyOntologyResponse answer;
  answer.set_revision(14);
  answer.mutable_version()->set_version(2);
  EXPECT_EQ(AppliedText(answer, false),
            "nothing to do: the graph has it as version 2, at revision 14");
  answer.set_changed(true);
  EXPECT_EQ(AppliedText(answer, false), "version 2, revision 14: nothing that claims could use");
  answer.mutable_version()->add_added_types("Lake");
  answer.mutable_version()->add_added_types("River");
  answer.mutable_version()->add_widened("flows_into.range");
  EXPECT_EQ(AppliedText(answer, true),
            "would be version 2: added type Lake, River; widened flows_into.range");
}

TEST(CommandOntologyVersionsTest, EachAsksTheServer) {
  for (const char* arguments : {"ontology apply -", "ontology versions", "ontology get --output -",
                                "ontology get --output - --version 0"}) {
    Written written;
    EXPECT_EQ(ExitCodeOf(RunWithout(AddOntology, written.session, arguments).status()),
              ExitCode::kUnavailable)
        << arguments;
  }
}

}  // namespace
}  // namespace entente

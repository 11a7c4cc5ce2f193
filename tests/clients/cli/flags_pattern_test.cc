#include "clients/cli/flags_pattern.h"

#include <gtest/gtest.h>

#include "entente/v1/diff.pb.h"
#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

TEST(FlagsPatternTest, EveryFieldHasItsFlagInAnyRequest) {
  v1::DiffRequest request;
  const PatternFlags flags = Parsed(
      AddPatternFlags,
      "--subject A --predicate hosts --object B --within C --subject-type Force --show-denied");
  ASSERT_TRUE(PutPattern(flags, NamesToIds(), &request).ok());
  EXPECT_EQ(request.ShortDebugString(),
            "subject: \"id:A\" predicate: \"hosts\" object: \"id:B\" within: \"id:C\" "
            "subject_type: \"Force\" show_denied: true");
}

TEST(FlagsPatternTest, TheErrorOfALookupIsTheAnswer) {
  v1::DiffRequest request;
  const Lookup nobody = [](absl::string_view, const std::string&) -> absl::StatusOr<std::string> {
    return absl::NotFoundError("nobody");
  };
  const PatternFlags flags = Parsed(AddPatternFlags, "--within C");
  EXPECT_EQ(PutPattern(flags, nobody, &request).code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace entente

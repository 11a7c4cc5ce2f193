#include "clients/cli/draw_output.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/clients/cli/drawn.h"
#include "tests/clients/cli/parsed.h"

namespace entente {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(DrawOutputTest, TheDrawingSaysWhatItWasReadAs) {
  v1::ResolvedScope scope;
  scope.set_graph("g");
  scope.set_lens_name("default");
  v1::Trailer trailer;
  trailer.set_completion(v1::COMPLETION_TRUNCATED);
  trailer.set_truncated_by("BUDGET_ROWS");
  for (const Format format : {Format::kDot, Format::kHtml}) {
    Written written;
    written.session.format = format;
    Drawing drawing = DrawingOf({ContestedRow()});
    WriteDrawing(written.session, scope, trailer, 1, &drawing);
    EXPECT_THAT(written.out.str(), StartsWith(format == Format::kDot ? "digraph" : "<!DOCTYPE"));
    EXPECT_THAT(written.out.str(), HasSubstr("truncated by BUDGET_ROWS"));
    EXPECT_THAT(written.out.str(), HasSubstr("lens: default@0"));
  }
}

TEST(DrawOutputTest, TwoFormatsDraw) {
  EXPECT_TRUE(Draws(Format::kDot));
  EXPECT_TRUE(Draws(Format::kHtml));
  EXPECT_FALSE(Draws(Format::kTable));
}

}  // namespace
}  // namespace entente

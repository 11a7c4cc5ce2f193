#include "graph/encoding/ontology_record.h"

#include "tests/graph/encoding/codec_checks.h"

namespace entente {
namespace {

std::vector<std::string> AnyNames(RandomRecords& random) {
  std::vector<std::string> names;
  for (int64_t left = random.Number(0, 4); left > 0; --left) names.push_back(random.Text());
  return names;
}

OntologyRecord AnyRecord(RandomRecords& random) {
  return {static_cast<uint32_t>(random.Number(0, 1'000'000)), random.Bytes(32), AnyNames(random),
          AnyNames(random), AnyNames(random)};
}

TEST(OntologyRecordTest, KeepsToTheRulesOfCodecs) {
  CheckCodec(AnyRecord, EncodeOntologyRecord, DecodeOntologyRecord, 41);
}

using File = std::pair<std::string, std::string>;

TEST(OntologyRecordTest, FilesKeepToThem) {
  const auto any = [](RandomRecords& random) { return File(random.Text(), random.Bytes(40)); };
  const auto encode = [](const File& file) { return EncodeOntologyFile(file.first, file.second); };
  CheckCodec(any, encode, DecodeOntologyFile, 42);
}

}  // namespace
}  // namespace entente

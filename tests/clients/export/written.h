// What the tests of formats have in common: messages from text, a folder of their own, files read.
#ifndef ENTENTE_TESTS_CLIENTS_EXPORT_WRITTEN_H_
#define ENTENTE_TESTS_CLIENTS_EXPORT_WRITTEN_H_

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "clients/export/output.h"
#include "clients/export/sink.h"

namespace entente {

template <typename Message>
Message FromText(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

inline std::string FileText(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return file ? text.str() : "no such file";
}

// A folder that goes with the test.
class Folder {
 public:
  Folder() {
    std::string name = testing::TempDir() + "entente-export-XXXXXX";
    EXPECT_NE(mkdtemp(name.data()), nullptr);
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }

  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  std::string name() const { return std::filesystem::path(path_).filename(); }
  size_t entries() const {
    size_t count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(path_)) ++count;
    return count;
  }

 private:
  std::string path_;
};

// A row between two entities, asserted by one claim.
inline v1::PropositionRow Relation(const std::string& subject, const std::string& predicate,
                                   const std::string& object) {
  auto row = FromText<v1::PropositionRow>(
      "verdict: VERDICT_ASSERTED certainty: CERTAINTY_ATTESTED validity: '2024-10-08/2024-10-13' "
      "origins { min: 1 max: 2 } support: 1 dissent { denies: 1 } claim_ids: '\\001\\002'");
  row.mutable_proposition()->set_subject(subject);
  row.mutable_proposition()->set_predicate(predicate);
  row.mutable_proposition()->set_object(object);
  return row;
}

inline ExportedEntity Named(const std::string& id, const std::string& label) {
  ExportedEntity exported;
  exported.entity.set_id(id);
  exported.entity.add_types("State");
  exported.label = label;
  return exported;
}

inline ExportHead Head() {
  ExportHead head;
  head.version = "0.1.0";
  head.scope.set_graph("g");
  head.scope.set_valid("2024-10-27");
  head.scope.set_revision(7);
  return head;
}

}  // namespace entente

#endif  // ENTENTE_TESTS_CLIENTS_EXPORT_WRITTEN_H_

// A YAML text as a tree whose every mistake knows its line and what would be right.
#ifndef ENTENTE_CLIENTS_MAPPING_YAML_TREE_H_
#define ENTENTE_CLIENTS_MAPPING_YAML_TREE_H_

#include <yaml-cpp/yaml.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/mapping/text_template.h"

namespace entente {

class YamlTree {
 public:
  // `file` is for messages. kInvalidArgument: not YAML, or a key that stands twice.
  static absl::StatusOr<YamlTree> Load(const std::string& text, const std::string& file);

  bool is_map() const { return node_.IsMap(); }
  bool is_list() const { return node_.IsSequence(); }
  bool is_text() const { return node_.IsScalar(); }
  // A text in quotes: "010" is then no number.
  bool is_quoted() const { return node_.IsScalar() && node_.Tag() == "!"; }

  // The text of a scalar, of which "" is one; kInvalidArgument for anything else.
  absl::StatusOr<std::string> Text() const;
  absl::StatusOr<TextTemplate> Template() const;
  // yes or no, true or false.
  absl::StatusOr<bool> Flag() const;
  absl::StatusOr<uint64_t> Number() const;
  // One of `words`, as its position.
  absl::StatusOr<size_t> Word(const std::vector<std::string>& words) const;
  // The texts of a list, or the one text.
  absl::StatusOr<std::vector<std::string>> Texts() const;

  // Of a map: the member; nullopt where it is not there or says nothing (null).
  std::optional<YamlTree> Find(const std::string& key) const;
  // Of a map: the member that must be there.
  absl::StatusOr<YamlTree> Get(const std::string& key) const;
  // Of a map, in order. kInvalidArgument for anything else.
  absl::StatusOr<std::vector<std::pair<std::string, YamlTree>>> Members() const;
  // Of a list, in order; of anything else the one thing itself.
  std::vector<YamlTree> Items() const;
  // kInvalidArgument: not a map, or a member of another name, with the nearest one.
  absl::Status CheckKeys(const std::vector<std::string>& allowed) const;

  // An error about this place: "FILE:12: claims[0].period: MESSAGE".
  absl::Status Error(absl::string_view message) const;

 private:
  YamlTree(YAML::Node node, std::string file, std::string path)
      : node_(std::move(node)), file_(std::move(file)), path_(std::move(path)) {}

  absl::Status CheckUnique(size_t depth, size_t* nodes) const;

  YAML::Node node_;
  std::string file_;
  std::string path_;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_YAML_TREE_H_

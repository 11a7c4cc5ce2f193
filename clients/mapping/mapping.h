// A mapping: what the records of a file say, as a short declarative text. docs/importing.md
// explains the language; each part's header here has its grammar.
#ifndef ENTENTE_CLIENTS_MAPPING_MAPPING_H_
#define ENTENTE_CLIENTS_MAPPING_MAPPING_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/mapping/claim_spec.h"
#include "clients/mapping/read_spec.h"
#include "clients/mapping/scope.h"
#include "clients/mapping/yaml_tree.h"

namespace entente {

// Another file to look things up in.
struct LookupSpec {
  std::string name;
  std::string file;  // beside the file that is imported, or else beside the mapping
  ReadSpec read;
  TextTemplate key;  // of its records
  RepeatedKey repeated = RepeatedKey::kRefused;
};

struct Mapping {
  std::string name;
  std::string about;  // a sentence for people; may be empty
  ReadSpec read;
  std::string document;                    // the id of the data set's own document
  std::vector<ClaimSpec> document_claims;  // what is said of it
  std::vector<LookupSpec> lookups;
  Tables tables;  // words, missing and short names; look-ups are loaded later
  Condition where;
  std::vector<ClaimSpec> claims;  // those of entities first, in the order of the text
  std::vector<JudgementSpec> judgements;

  // All names that columns of the file are expected to have.
  std::vector<std::string> names() const;
};

// Reads a mapping. `file` is for messages. kInvalidArgument names line and place, what stands there
// and what would be right.
absl::StatusOr<Mapping> ParseMapping(const std::string& text, const std::string& file);

// `read` of a mapping or a look-up, with the parts that every reader of the file needs: `missing`
// and `columns` go into `tables`, which may be null where there are none.
absl::StatusOr<ReadSpec> ReadReadSpec(const YamlTree& tree, Tables* tables);

}  // namespace entente

#endif  // ENTENTE_CLIENTS_MAPPING_MAPPING_H_

// Whether types, predicates and qualifiers that a mapping uses are words of the built-in ontology,
// which every new graph has that is not open. Asks no server.
#ifndef ENTENTE_CLIENTS_CLI_ONTOLOGY_WORDS_H_
#define ENTENTE_CLIENTS_CLI_ONTOLOGY_WORDS_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "entente/v1/claim.pb.h"

namespace entente {

class OntologyWords {
 public:
  OntologyWords();

  void Note(const v1::Claim& claim);

  // What of the claims noted it does not know, each once, in the order of the alphabet, with what
  // may have been meant: "no type 'Stat'; did you mean 'State'?".
  std::vector<std::string> Unknown() const;

 private:
  // How `word`, which is none of `known`, is told.
  void Miss(const std::string& what, const std::string& word,
            const std::vector<std::string>& known);

  std::vector<std::string> types_;
  std::map<std::string, std::vector<std::string>> qualifiers_;  // by predicate
  std::set<std::string> unknown_;
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_CLI_ONTOLOGY_WORDS_H_

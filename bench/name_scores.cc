// What the resolver makes of pairs of names: reads lines of "name, name" with a tab between from
// the standard input, and writes for each "score, reason, folded, folded".
#include <iostream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "graph/encoding/romanizer.h"
#include "graph/query/name_match.h"

int main() {
  const entente::Romanizer romanizer;
  std::string line;
  while (std::getline(std::cin, line)) {
    const std::vector<std::string> names = absl::StrSplit(line, '\t');
    if (names.size() != 2) {
      std::cerr << "name_scores: no two names: " << line << std::endl;
      return 2;
    }
    const entente::AskedName one(names[0], romanizer);
    const entente::AskedName other(names[1], romanizer);
    const entente::NameMatch match = one.Compare(other);
    std::cout << absl::StrCat(match.score, "\t", static_cast<int>(match.reason), "\t", one.folded(),
                              "\t", other.folded(), "\n");
  }
  return 0;
}

#include "clients/export/claim_qualifiers.h"

#include <map>
#include <set>
#include <string>
#include <utility>

#include "clients/cpp/value_words.h"

namespace entente {
namespace {

using Json = nlohmann::ordered_json;

// What a filler is told as, an entity apart from a text of the same letters.
std::pair<bool, std::string> FillerOf(const v1::Qualifier& qualifier) {
  const bool entity = qualifier.filler_case() == v1::Qualifier::kEntity;
  return {entity, entity ? qualifier.entity() : ValueText(qualifier.value())};
}

}  // namespace

void KeepQualifiers(v1::PropositionRow* row) {
  const std::set<std::string> supporting(row->claim_ids().begin(), row->claim_ids().end());
  std::set<std::string> identifying;
  for (const v1::Qualifier& qualifier : row->proposition().qualifiers()) {
    identifying.insert(qualifier.name());
  }
  std::map<std::string, std::map<std::pair<bool, std::string>, v1::Qualifier>> said;
  for (const v1::ClaimRecord& record : row->evidence()) {
    if (supporting.count(record.id()) == 0) continue;
    for (const v1::Qualifier& qualifier : record.claim().qualifiers()) {
      if (identifying.count(qualifier.name()) > 0) continue;
      said[qualifier.name()].emplace(FillerOf(qualifier), qualifier);
    }
  }
  row->clear_evidence();
  if (said.empty()) return;
  v1::Claim* kept = row->add_evidence()->mutable_claim();
  for (auto& [name, fillers] : said) {
    for (auto& [words, qualifier] : fillers) *kept->add_qualifiers() = std::move(qualifier);
  }
}

Json ClaimQualifiersJson(const v1::PropositionRow& row) {
  Json json;
  std::map<std::string, std::set<std::string>> seen;  // items of several claims' lists
  for (const v1::ClaimRecord& record : row.evidence()) {
    for (const v1::Qualifier& qualifier : record.claim().qualifiers()) {
      Json& values = json[qualifier.name()];
      const auto put = [&values, &items = seen[qualifier.name()]](const std::string& words) {
        if (items.insert(words).second) values.push_back(words);
      };
      if (!qualifier.value().has_list()) put(FillerOf(qualifier).second);
      for (const v1::Value& item : qualifier.value().list().items()) put(ValueText(item));
    }
  }
  return json;
}

}  // namespace entente

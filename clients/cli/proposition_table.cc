#include "clients/cli/proposition_table.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/claim_text.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/value_text.h"

namespace entente {
namespace {

// "1 denies, 2 rivals" of those counts that are not 0.
std::string Counts(std::initializer_list<std::pair<uint32_t, const char*>> counts) {
  std::vector<std::string> parts;
  for (const auto& [count, word] : counts) {
    if (count > 0) parts.push_back(absl::StrCat(count, " ", word));
  }
  return absl::StrJoin(parts, ", ");
}

std::string GroupText(const v1::ClaimGroup& group, const EntityNames& names) {
  const std::string voice =
      group.anonymous()
          ? absl::StrCat("unnamed, in ", names.Shown(group.document()), ": ", group.key())
          : names.Shown(group.key());
  return absl::StrCat(voice, ": ",
                      Counts({{group.asserts(), "asserts"},
                              {group.denies(), "denies"},
                              {group.doubts(), "doubts"},
                              {group.declines(), "declines"}}));
}

}  // namespace

std::vector<std::string> PropositionHeaders() {
  return {"SUBJECT", "PREDICATE", "OBJECT",  "VALIDITY", "CERTAINTY",
          "VERDICT", "ORIGINS",   "SUPPORT", "DISSENT"};
}

std::string OriginsText(const v1::Origins& origins) {
  if (origins.min() == origins.max()) return absl::StrCat(origins.max());
  return absl::StrCat(origins.min(), "-", origins.max());
}

std::string DissentText(const v1::Dissent& dissent) {
  const std::string counts = Counts({{dissent.denies(), "denies"},
                                     {dissent.doubts(), "doubts"},
                                     {dissent.declines(), "declines"},
                                     {dissent.rivals(), "rivals"}});
  return counts.empty() ? "-" : counts;
}

std::vector<std::string> PropositionCells(const v1::PropositionRow& row, const EntityNames& names) {
  const v1::Proposition& proposition = row.proposition();
  std::vector<std::string> validity(row.validity().begin(), row.validity().end());
  if (!proposition.occurrence().empty() && validity.empty()) {
    validity.push_back(proposition.occurrence());
  }
  return {names.Shown(proposition.subject()),
          proposition.predicate(),
          FillerText(proposition, names),
          absl::StrJoin(validity, ", "),
          Word(row.certainty()),
          Word(row.verdict()),
          OriginsText(row.origins()),
          absl::StrCat(row.support()),
          DissentText(row.dissent())};
}

void AddDetails(const v1::PropositionRow& row, const EntityNames& names, Table* table) {
  for (const v1::Proposition& rival : row.rivals()) {
    table->Note("rival: " + PropositionText(rival, names));
  }
  for (const v1::Derivation& derivation : row.derivations()) {
    std::vector<std::string> hops;
    for (const v1::DerivationHop& hop : derivation.hops()) {
      hops.push_back(PropositionText(hop.proposition(), names));
    }
    table->Note(absl::StrCat("follows from: ", absl::StrJoin(hops, " and "), " (",
                             absl::StrJoin(derivation.validity(), ", "), ", ",
                             Word(derivation.certainty()), ", ", Word(derivation.verdict()), ")"));
  }
  for (const v1::ClaimGroup& group : row.groups()) table->Note("by " + GroupText(group, names));
  for (const v1::ClaimRecord& record : row.evidence()) {
    const bool dissents =
        std::find(row.dissenting_claim_ids().begin(), row.dissenting_claim_ids().end(),
                  record.id()) != row.dissenting_claim_ids().end();
    table->Note((dissents ? "- " : "+ ") + EvidenceText(record, names), 2);
  }
}

}  // namespace entente

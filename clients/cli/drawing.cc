#include "clients/cli/drawing.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/claim_text.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/proposition_table.h"
#include "clients/cli/value_text.h"
#include "clients/cpp/shown_text.h"

namespace entente {
namespace {

std::string AboutText(const v1::PropositionRow& row) {
  const std::string dissent = DissentText(row.dissent());
  std::vector<std::string> parts;
  if (!row.validity().empty()) parts.push_back(absl::StrJoin(row.validity(), ", "));
  if (!row.proposition().occurrence().empty()) {
    parts.push_back(absl::StrCat("happened ", row.proposition().occurrence()));
  }
  parts.push_back(absl::StrCat("origins ", OriginsText(row.origins())));
  parts.push_back(absl::StrCat("support ", row.support()));
  if (dissent != "-") parts.push_back(dissent);
  return absl::StrJoin(parts, "; ");
}

std::vector<std::string> EvidenceLines(const v1::PropositionRow& row, const EntityNames& names) {
  std::vector<std::string> lines;
  for (const v1::ClaimRecord& record : row.evidence()) {
    const bool dissents =
        std::find(row.dissenting_claim_ids().begin(), row.dissenting_claim_ids().end(),
                  record.id()) != row.dissenting_claim_ids().end();
    lines.push_back(
        EscapeForTerminal(absl::StrCat(dissents ? "- " : "+ ", EvidenceText(record, names))));
  }
  return lines;
}

}  // namespace

size_t Drawing::NodeOf(const std::string& key, const std::string& label, bool is_value) {
  const auto [known, is_new] = by_key_.try_emplace(key, nodes_.size());
  if (is_new) nodes_.push_back({EscapeForTerminal(label), is_value});
  return known->second;
}

void Drawing::Add(const v1::PropositionRow& row, const EntityNames& names, bool both) {
  const v1::Proposition& proposition = row.proposition();
  const auto [known, is_new] = by_text_.try_emplace(proposition.SerializeAsString(), edges_.size());
  if (!is_new) return;
  DrawnEdge edge;
  edge.both = both;
  edge.from = NodeOf("e" + proposition.subject(), names.Shown(proposition.subject()), false);
  if (proposition.filler_case() == v1::Proposition::kObject) {
    edge.to = NodeOf("e" + proposition.object(), names.Shown(proposition.object()), false);
  } else {
    // A value is a node of its own at each subject: equal numbers relate nothing.
    const std::string value = ValueText(proposition.value());
    edge.to =
        NodeOf(absl::StrCat("v", proposition.subject(), "\n", proposition.predicate(), "\n", value),
               value, true);
  }
  edge.label = EscapeForTerminal(
      absl::StrCat(proposition.predicate(), QualifiersText(proposition.qualifiers(), names)));
  edge.certainty = Word(row.certainty());
  edge.verdict = Word(row.verdict());
  edge.about = EscapeForTerminal(AboutText(row));
  edge.evidence = EvidenceLines(row, names);
  edges_.push_back(std::move(edge));
}

void Drawing::Say(const std::string& line) { lines_.push_back(EscapeForTerminal(line)); }

std::vector<size_t> Drawing::starts() const {
  std::vector<size_t> found;
  for (const std::string& id : starts_) {
    const auto known = by_key_.find("e" + id);
    if (known != by_key_.end()) found.push_back(known->second);
  }
  return found;
}

}  // namespace entente

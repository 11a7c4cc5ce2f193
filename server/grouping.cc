#include "server/grouping.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/resolve/admission.h"
#include "server/convert/judgements.h"

namespace entente {
namespace {

using Key = std::pair<bool, std::string>;  // anonymous, key

Key OriginOf(const Claim& claim, const Surroundings& around) {
  if (!claim.voice.chain.empty()) {
    const ChainLink& origin = claim.voice.chain.back();
    return {origin.anonymous(), origin.anonymous() ? origin.description : origin.agent};
  }
  const auto document = around.documents.find(claim.voice.document);
  const bool issued = document != around.documents.end() && !document->second.issuer.empty();
  return {false, issued ? document->second.issuer : claim.voice.document};
}

std::string GradeText(const StandingGrade& grade) {
  std::string text;
  if (grade.reliability != Reliability::kAbsent) {
    text.push_back(static_cast<char>('A' + static_cast<int>(grade.reliability) - 1));
  }
  if (grade.credibility != kCredibilityAbsent) {
    absl::StrAppend(&text, static_cast<int>(grade.credibility));
  }
  return text.empty() ? "ungraded" : text;
}

void Count(Stance stance, v1::ClaimGroup* group) {
  switch (stance) {
    case Stance::kAsserts:
      group->set_asserts(group->asserts() + 1);
      break;
    case Stance::kDenies:
      group->set_denies(group->denies() + 1);
      break;
    case Stance::kDoubts:
      group->set_doubts(group->doubts() + 1);
      break;
    case Stance::kDeclines:
      group->set_declines(group->declines() + 1);
      break;
  }
}

}  // namespace

std::vector<v1::ClaimGroup> GroupClaims(v1::Grouping grouping,
                                        absl::Span<const RecordedClaim> claims,
                                        const Surroundings& around, const AsOf& as_of,
                                        const Lens& lens) {
  if (grouping == v1::GROUPING_UNSPECIFIED) return {};
  std::map<Key, std::vector<const RecordedClaim*>> by_key;
  for (const RecordedClaim& claim : claims) {
    Key key;
    if (grouping == v1::GROUPING_ORIGIN) {
      key = OriginOf(claim.claim, around);
    } else if (grouping == v1::GROUPING_DOCUMENT) {
      key = {false, claim.claim.voice.document};
    } else {
      key = {false, GradeText(Admit(claim, as_of, lens, around).grade)};
    }
    by_key[key].push_back(&claim);
  }
  std::vector<v1::ClaimGroup> groups;
  for (auto& [key, members] : by_key) {
    std::sort(members.begin(), members.end(),
              [](const RecordedClaim* a, const RecordedClaim* b) { return a->id < b->id; });
    v1::ClaimGroup group;
    group.set_anonymous(key.first);
    group.set_key(key.second);
    for (const RecordedClaim* member : members) {
      group.add_claim_ids(RecordIdToWire(member->id));
      Count(member->claim.stance, &group);
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace entente

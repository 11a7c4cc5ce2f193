#include "server/grouping.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/resolve/admission.h"
#include "graph/resolve/apparatus.h"
#include "server/convert/judgements.h"

namespace entente {
namespace {

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
  std::map<Origin, std::vector<const RecordedClaim*>> by_key;  // grades and documents as agents
  for (const RecordedClaim& claim : claims) {
    Origin key;
    if (grouping == v1::GROUPING_ORIGIN) {
      key = OriginOf(claim.claim, around);
    } else if (grouping == v1::GROUPING_DOCUMENT) {
      key.id = claim.claim.voice.document;
    } else {
      key.id = GradeText(Admit(claim, as_of, lens, around).grade);
    }
    by_key[key].push_back(&claim);
  }
  std::vector<v1::ClaimGroup> groups;
  for (auto& [key, members] : by_key) {
    std::sort(members.begin(), members.end(),
              [](const RecordedClaim* a, const RecordedClaim* b) { return a->id < b->id; });
    v1::ClaimGroup group;
    const bool anonymous = key.kind == Origin::Kind::kAnonymous;
    group.set_anonymous(anonymous);
    group.set_key(anonymous ? key.description : key.id);
    if (anonymous) group.set_document(key.id);
    for (const RecordedClaim* member : members) {
      group.add_claim_ids(RecordIdToWire(member->id));
      Count(member->claim.stance, &group);
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace entente

// What a document is follows from claims about it, from judgements on these and on itself, and from
// judgements on the documents that carry these claims. The first two lie in rows of its own, so
// that they are told by its name; the last may be any document's, and so a judgement on a document
// ends all that is known.
#include "graph/store/voice_book.h"

#include <algorithm>

#include "absl/strings/string_view.h"
#include "graph/encoding/row_keys.h"
#include "graph/ontology/well_known.h"

namespace entente {
namespace {

bool TellsOfDocuments(absl::string_view predicate) {
  return predicate == kPublishedPredicate || predicate == kIssuedByPredicate;
}

bool TellsOfBodies(absl::string_view predicate) {
  return predicate == kAgencyOfPredicate || predicate == kHoldsOfficePredicate ||
         predicate == kSpokespersonOfPredicate;
}

}  // namespace

template <typename T>
std::optional<T> VoiceBook::Find(const Entries<T>& entries, const EntityId& id,
                                 Revision revision) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (revision > followed_) return std::nullopt;
  const auto entry = entries.find(id);
  if (entry == entries.end() || revision < entry->second.read_at) return std::nullopt;
  return entry->second.known;
}

template <typename T>
void VoiceBook::Keep(const EntityId& id, const T& known, Revision revision, Entries<T>* entries) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (revision < changed_ || revision > followed_) return;
  if (entries->size() == kMost) entries->clear();
  (*entries)[id] = {known, revision};
}

std::optional<DocumentFacts> VoiceBook::FindDocument(const EntityId& document,
                                                     Revision revision) const {
  return Find(documents_, document, revision);
}

std::optional<std::vector<BodyLink>> VoiceBook::FindBodies(const EntityId& agent,
                                                           Revision revision) const {
  return Find(bodies_, agent, revision);
}

void VoiceBook::KeepDocument(const EntityId& document, const DocumentFacts& facts,
                             Revision revision) {
  Keep(document, facts, revision, &documents_);
}

void VoiceBook::KeepBodies(const EntityId& agent, const std::vector<BodyLink>& bodies,
                           Revision revision) {
  Keep(agent, bodies, revision, &bodies_);
}

void VoiceBook::Foresee(absl::Span<const Row> rows, bool whole) {
  if (rows.empty()) return;
  const std::lock_guard<std::mutex> lock(mutex_);
  bool all = whole || rows.front().sequence != followed_ + 1;
  for (const Row& row : rows) {
    const auto table = static_cast<Table>(row.partition.front());
    if (table == Table::kDocumentJudgement || table == Table::kEntityJudgement ||
        table == Table::kOntology) {
      all = true;
    }
    if (table != Table::kClaim) continue;
    const auto name = ParseClaimSuffix(row.suffix);
    if (!name.ok()) continue;  // no row of the store's
    const auto predicate = PredicateOf(name->proposition);
    if (!predicate.ok()) continue;
    const EntityId subject = row.partition.substr(1);
    if (TellsOfDocuments(*predicate)) {
      documents_.erase(subject);
      bodies_.clear();  // how long a link lasts may depend on when it was published
    } else if (TellsOfBodies(*predicate)) {
      bodies_.erase(subject);
    } else {
      continue;
    }
    changed_ = std::max(changed_, row.sequence);
  }
  if (!all) return;
  documents_.clear();
  bodies_.clear();
  changed_ = std::max(changed_, rows.back().sequence);
}

void VoiceBook::Follow(Revision head) {
  const std::lock_guard<std::mutex> lock(mutex_);
  followed_ = head;
}

void VoiceBook::StartOver(Revision head) {
  const std::lock_guard<std::mutex> lock(mutex_);
  documents_.clear();
  bodies_.clear();
  changed_ = std::max(changed_, head);
  followed_ = head;
}

}  // namespace entente

// First the index rows of the predicate `name`, page by page at one snapshot; then the log, from
// the snapshot on. Each step (a page, a stretch of the log) is taken under one mutex and held for
// no longer, so that a caller whose time is up leaves and the next goes on; looking things up waits
// only while the names of one step are put in.
#include "graph/store/names/name_index.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "graph/encoding/name_text.h"
#include "graph/encoding/ordered.h"
#include "graph/encoding/proposition_key.h"
#include "graph/model/status.h"
#include "graph/ontology/well_known.h"
#include "graph/resolve/proposition_of.h"
#include "graph/store/change_feed.h"
#include "graph/store/indexed_text.h"
#include "graph/store/store.h"

namespace entente {
namespace {

constexpr size_t kChangesAStep = 2'000;
constexpr size_t kPlaceBytes = 256;  // of a place with its texts, about
// Who waits for another's step looks up so often whether it is still wanted.
constexpr std::chrono::milliseconds kPatience(50);

// The text of a name, which its place holds if it is short; else as it is indexed.
absl::StatusOr<std::string> TextAt(const PropositionPlace& place, const std::string& folded) {
  absl::string_view tail(place.key.bytes);
  RETURN_IF_ERROR(TakeOrderedText(&tail).status());
  ASSIGN_OR_RETURN(const std::optional<Text> text, TakeObjectText(&tail));
  return text.has_value() ? text->text : folded;
}

absl::StatusOr<NameNote> NoteOf(PropositionPlace place, std::string folded, Revision since,
                                const Romanizer& romanizer) {
  NameNote note{
      .place = std::move(place), .folded = std::move(folded), .romanized = {}, .since = since};
  if (note.folded.empty()) return note;
  ASSIGN_OR_RETURN(const std::string text, TextAt(note.place, note.folded));
  note.romanized = romanizer.Romanize(text);
  return note;
}

}  // namespace

NameIndex::NameIndex(const Store& store, size_t most_bytes)
    : store_(store), most_bytes_(most_bytes), book_(std::make_unique<NameBook>()) {}

NameIndex::~NameIndex() = default;

absl::Status NameIndex::Cover(Revision revision, const Budget& budget) {
  while (covered_.load() < revision && !full_.load()) {
    RETURN_IF_ERROR(budget.Check());
    const std::unique_lock<std::timed_mutex> lock(reading_, kPatience);
    if (!lock.owns_lock()) continue;
    if (covered_.load() >= revision || full_.load()) break;  // another has read meanwhile
    RETURN_IF_ERROR(ReadOn());
  }
  return absl::OkStatus();
}

absl::Status NameIndex::ReadOn() { return covered_.load() == 0 ? ReadRows() : ReadLog(); }

absl::Status NameIndex::ReadRows() {
  if (snapshot_ == 0) snapshot_ = store_.Head();
  const std::string partition = PartitionOf(Table::kByText, kNamePredicate);
  const ScanRequest request{.partition = partition, .prefix = "", .after = position_};
  ASSIGN_OR_RETURN(const std::vector<ScanPage> pages,
                   store_.engine().MultiScan({&request, 1}, snapshot_, absl::InfiniteFuture()));
  const ScanPage& page = pages.front();
  std::vector<NameNote> notes;
  for (const ScannedRow& row : page.rows) {
    absl::string_view suffix = row.suffix;
    ASSIGN_OR_RETURN(std::string folded, TakeOrderedText(&suffix));
    ASSIGN_OR_RETURN(PropositionPlace place, ParseByTextSuffix(row.suffix));
    ASSIGN_OR_RETURN(NameNote note,
                     NoteOf(std::move(place), std::move(folded), row.sequence, romanizer_));
    notes.push_back(std::move(note));
  }
  Keep(notes);
  if (page.more && !page.rows.empty()) {
    position_ = ScanPosition{page.rows.back().suffix, page.rows.back().sequence};
  } else {
    covered_.store(snapshot_);
  }
  return absl::OkStatus();
}

absl::Status NameIndex::ReadLog() {
  const std::shared_ptr<const Ontology> ontology = store_.OntologyAt(store_.Head());
  const PredicateDefinition* predicate = ontology->FindPredicate(kNamePredicate);
  if (feed_ == nullptr) feed_ = std::make_unique<ChangeFeed>(store_, covered_.load() + 1);
  std::unique_ptr<ChangeFeed> feed = std::move(feed_);  // read anew after an error
  ASSIGN_OR_RETURN(const std::vector<RecordedCommit> commits,
                   feed->Next(kChangesAStep, absl::InfinitePast()));
  std::vector<NameNote> notes;
  for (const RecordedCommit& commit : commits) {
    for (const RecordedChange& change : commit.changes) {
      const Claim* claim = std::get_if<Claim>(&change.change);
      if (claim == nullptr || predicate == nullptr || claim->predicate != kNamePredicate) continue;
      const Proposition proposition = PropositionOf(*claim, *predicate);
      ASSIGN_OR_RETURN(NameNote note, NoteOf({proposition.subject, KeyOf(proposition)},
                                             IndexedText(kNamePredicate, proposition.object),
                                             commit.revision, romanizer_));
      notes.push_back(std::move(note));
    }
  }
  Keep(notes);
  covered_.store(feed->position() - 1);
  if (!commits.empty() && !commits.back().ends) feed_ = std::move(feed);
  return absl::OkStatus();
}

void NameIndex::Keep(const std::vector<NameNote>& notes) {
  std::unique_lock<std::shared_mutex> lock(book_mutex_);
  for (const NameNote& note : notes) book_->Add(note);
  if (book_->bytes() <= most_bytes_) return;
  full_.store(true);
  book_ = std::make_unique<NameBook>();
}

std::vector<PropositionPlace> NameIndex::Folded(absl::string_view folded, Revision at) const {
  std::shared_lock<std::shared_mutex> lock(book_mutex_);
  return book_->Folded(folded, at);
}

std::vector<PropositionPlace> NameIndex::Romanized(absl::string_view key, Revision at) const {
  std::shared_lock<std::shared_mutex> lock(book_mutex_);
  return book_->Romanized(key, at);
}

absl::StatusOr<std::vector<SimilarName>> NameIndex::Similar(absl::string_view romanized,
                                                            double least, size_t most, Revision at,
                                                            const Budget& budget) const {
  std::shared_lock<std::shared_mutex> lock(book_mutex_);
  return book_->Similar(romanized, least, most, at, [&budget] { return budget.Check(); });
}

absl::StatusOr<NameIndex::Alike> NameIndex::Pairs(double least, size_t most, Revision at,
                                                  Budget& budget) const {
  NameSheet sheet;
  {
    std::shared_lock<std::shared_mutex> lock(book_mutex_);
    sheet = book_->Sheet(at);
  }
  Alike alike;
  ASSIGN_OR_RETURN(alike.pairs, PairsIn(sheet, least, most, [&budget] { return budget.Check(); }));
  std::vector<uint32_t> numbers;
  for (const NamePair& pair : alike.pairs) {
    numbers.push_back(pair.first);
    numbers.push_back(pair.second);
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  const auto position = [&](uint32_t number) {
    return static_cast<uint32_t>(std::lower_bound(numbers.begin(), numbers.end(), number) -
                                 numbers.begin());
  };
  for (NamePair& pair : alike.pairs) pair = {position(pair.first), position(pair.second)};
  RETURN_IF_ERROR(
      budget.ChargeKept(alike.pairs.size() * sizeof(NamePair) + numbers.size() * kPlaceBytes));
  std::shared_lock<std::shared_mutex> lock(book_mutex_);
  if (full_.load()) return Alike();  // what was found is gone, and the caller is told so
  for (const uint32_t number : numbers) alike.places.push_back(book_->PlaceOf(number));
  return alike;
}

}  // namespace entente

#include "graph/store/lenses.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "graph/encoding/canonical.h"
#include "graph/encoding/commit_record.h"
#include "graph/encoding/row_keys.h"
#include "graph/model/entity_id.h"
#include "graph/model/status.h"
#include "graph/ontology/nearest_names.h"
#include "graph/store/draft_reads.h"

namespace entente {
namespace {

RowPlace LensRow(absl::string_view name) { return {PartitionOf(Table::kLens), NameSuffix(name)}; }

absl::Status CheckCount(size_t count, absl::string_view field) {
  if (count <= kMostLensEntries) return absl::OkStatus();
  return InvalidField(
      "LENS_TOO_LONG", field, absl::StrCat(count),
      absl::StrCat(field, " has ", count, " entries; a lens keeps at most ", kMostLensEntries));
}

absl::Status CheckIds(const std::vector<EntityId>& ids, absl::string_view field) {
  RETURN_IF_ERROR(CheckCount(ids.size(), field));
  for (size_t i = 0; i < ids.size(); ++i) {
    RETURN_IF_ERROR(WithFieldPrefix(ValidateEntityId(ids[i]), absl::StrCat(field, "[", i, "]")));
  }
  return absl::OkStatus();
}

absl::Status CheckPattern(const VoicePattern& pattern, absl::string_view field) {
  RETURN_IF_ERROR(CheckIds(pattern.agents, absl::StrCat(field, ".agents")));
  RETURN_IF_ERROR(CheckIds(pattern.origins, absl::StrCat(field, ".origins")));
  return CheckIds(pattern.documents, absl::StrCat(field, ".documents"));
}

absl::Status CheckNumber(uint32_t number, uint32_t least, uint32_t most, absl::string_view field) {
  if (least <= number && number <= most) return absl::OkStatus();
  return InvalidField("UNKNOWN_NUMBER", field, absl::StrCat(number),
                      absl::StrCat(field, " is ", number, "; it must be ", least, " to ", most));
}

// All rows of table kLens with the prefix.
absl::StatusOr<std::vector<ScannedRow>> LensRows(const Engine& engine, absl::string_view prefix) {
  Draft head(engine, engine.WaitStable(0, absl::InfinitePast()));
  return head.Scan({PartitionOf(Table::kLens), std::string(prefix)});
}

absl::Status NoSuchLens(const Engine& engine, absl::string_view name, uint32_t version) {
  ASSIGN_OR_RETURN(const std::vector<Lens> lenses, ReadLenses(engine));
  std::vector<std::string> names;
  for (const Lens& lens : lenses) names.push_back(lens.name);
  const std::vector<absl::string_view> views(names.begin(), names.end());
  const std::string asked = version == 0 ? std::string(name) : absl::StrCat(name, "@", version);
  return WithDetail(absl::NotFoundError(absl::StrCat("there is no lens \"", asked, "\"; there are ",
                                                     absl::StrJoin(names, ", "),
                                                     DidYouMean(NearestNames(views, name)))),
                    {"LENS_NOT_FOUND", "lens", asked});
}

}  // namespace

Lens DefaultLens() {
  Lens lens;
  lens.name = std::string(kDefaultLens);
  lens.version = 1;
  return lens;
}

absl::Status CheckLens(const Lens& lens) {
  if (lens.moods.empty() || lens.moods.size() > 4) {
    return InvalidField(
        "LENS_MOODS", "moods", absl::StrCat(lens.moods.size()),
        absl::StrCat("a lens with ", lens.moods.size(),
                     " moods; it must name 1 to 4 of FACT, FORECAST, INTENT, ", "HYPOTHESIS"));
  }
  for (const Mood mood : lens.moods) {
    RETURN_IF_ERROR(CheckNumber(static_cast<uint32_t>(mood), 1, 4, "moods"));
  }
  RETURN_IF_ERROR(CheckPattern(lens.allow, "allow"));
  RETURN_IF_ERROR(CheckPattern(lens.deny, "deny"));
  RETURN_IF_ERROR(
      CheckNumber(static_cast<uint32_t>(lens.least_reliability), 0, 6, "least_reliability"));
  RETURN_IF_ERROR(CheckNumber(lens.least_credibility, 0, 6, "least_credibility"));
  RETURN_IF_ERROR(CheckIds(lens.graders, "graders"));
  RETURN_IF_ERROR(
      CheckNumber(static_cast<uint32_t>(lens.least_certainty), 1, 3, "least_certainty"));
  RETURN_IF_ERROR(CheckNumber(static_cast<uint32_t>(lens.contest), 1, 3, "contest"));
  RETURN_IF_ERROR(CheckCount(lens.assume_retracted.size(), "assume_retracted"));
  RETURN_IF_ERROR(CheckCount(lens.assume_same.size(), "assume_same"));
  for (const auto& [a, b] : lens.assume_same) {
    RETURN_IF_ERROR(WithFieldPrefix(ValidateEntityId(a), "assume_same"));
    RETURN_IF_ERROR(WithFieldPrefix(ValidateEntityId(b), "assume_same"));
  }
  return absl::OkStatus();
}

absl::StatusOr<Lens> PlanLens(absl::string_view principal, const Lens& lens, const Turn& turn) {
  Lens stored = lens;
  stored.version = 1;
  ASSIGN_OR_RETURN(const std::optional<ScannedRow> row, turn.draft.Get(LensRow(lens.name)));
  if (row.has_value()) {
    ASSIGN_OR_RETURN(const Lens latest, DecodeLens(row->value));
    stored.version = latest.version;
    if (stored == latest) return latest;
    ++stored.version;
  }
  const std::string bytes = EncodeLens(stored);
  const CommitRecord record{turn.recorded_at,
                            std::string(principal),
                            absl::StrCat("lens ", stored.name, "@", stored.version),
                            Sha256(bytes),
                            {{ChangeRecord::Kind::kLens, ChangeRecord::Outcome::kRecorded, {}}}};
  turn.draft.Put(RowKind::kTruth, CommitRow(turn.draft.next()), EncodeCommitRecord(record));
  turn.draft.Put(RowKind::kTruth, LensRow(stored.name), bytes);
  return stored;
}

absl::StatusOr<Lens> ReadLens(const Engine& engine, absl::string_view name, uint32_t version) {
  ASSIGN_OR_RETURN(const std::vector<ScannedRow> rows, LensRows(engine, NameSuffix(name)));
  for (const ScannedRow& row : rows) {
    ASSIGN_OR_RETURN(Lens lens, DecodeLens(row.value));
    if (version == 0 || lens.version == version) return lens;
  }
  return NoSuchLens(engine, name, version);
}

absl::StatusOr<std::vector<Lens>> ReadLenses(const Engine& engine) {
  ASSIGN_OR_RETURN(const std::vector<ScannedRow> rows, LensRows(engine, ""));
  std::vector<Lens> lenses = {DefaultLens()};
  for (size_t i = 0; i < rows.size(); ++i) {
    if (i > 0 && rows[i].suffix == rows[i - 1].suffix) continue;  // an older version
    ASSIGN_OR_RETURN(Lens lens, DecodeLens(rows[i].value));
    lenses.push_back(std::move(lens));
  }
  std::sort(lenses.begin(), lenses.end(),
            [](const Lens& a, const Lens& b) { return a.name < b.name; });
  return lenses;
}

}  // namespace entente

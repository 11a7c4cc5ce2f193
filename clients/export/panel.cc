#include "clients/export/panel.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "clients/cpp/csv_text.h"
#include "clients/cpp/enum_word.h"
#include "clients/cpp/value_words.h"

namespace entente {
namespace {

using Values = std::set<std::string>;

// Members without a code, then numbers, then other codes: one order, whatever is compared with
// what.
bool Before(const PanelMember& a, const PanelMember& b) {
  const auto rank = [](const PanelMember& member, int64_t* number) {
    if (absl::SimpleAtoi(member.code, number)) return 1;
    *number = 0;
    return member.code.empty() ? 0 : 2;
  };
  int64_t x = 0, y = 0;
  const int rank_a = rank(a, &x), rank_b = rank(b, &y);
  return std::tie(rank_a, x, a.code, a.id) < std::tie(rank_b, y, b.code, b.id);
}

// Of each supporting claim sent along: the values of the qualifier.
std::map<std::string, Values> ValuesByClaim(const v1::PropositionRow& row,
                                            const std::string& qualifier) {
  std::map<std::string, Values> by_claim;
  for (const v1::ClaimRecord& record : row.evidence()) {
    Values& values = by_claim[record.id()];
    for (const v1::Qualifier& one : record.claim().qualifiers()) {
      if (one.name() != qualifier) continue;
      for (const v1::Value& item : one.value().list().items()) values.insert(ValueText(item));
      if (one.filler_case() == v1::Qualifier::kEntity) values.insert(one.entity());
      if (one.has_value() && !one.value().has_list()) values.insert(ValueText(one.value()));
    }
  }
  return by_claim;
}

void AddPart(const std::string& part, const std::string& number, bool codes,
             std::vector<std::string>* columns) {
  columns->push_back(absl::StrCat("id", number));
  if (codes) columns->push_back(absl::StrCat("code", number));
  columns->push_back(absl::StrCat(part, number));
}

}  // namespace

std::vector<std::string> PanelColumns(const PanelShape& shape) {
  std::vector<std::string> columns;
  if (shape.unit == PanelUnit::kStateYear) {
    AddPart("name", "", shape.codes, &columns);
  } else {
    AddPart("name", "1", shape.codes, &columns);
    AddPart("name", "2", shape.codes, &columns);
  }
  columns.push_back("year");
  for (const std::string& predicate : shape.predicates) {
    columns.push_back(predicate);
    const auto values = shape.values.find(predicate);
    if (values != shape.values.end()) {
      for (const std::string& value : values->second) {
        columns.push_back(absl::StrCat(predicate, "_", value));
      }
    }
    if (shape.certainty) columns.push_back(absl::StrCat(predicate, "_certainty"));
    if (!shape.dissent) continue;
    columns.push_back(absl::StrCat(predicate, "_verdict"));
    columns.push_back(absl::StrCat(predicate, "_dissent"));
  }
  return columns;
}

std::set<std::string> QualifierValuesOf(const v1::PropositionRow& row, const std::string& qualifier,
                                        ColumnRule rule, bool reversed) {
  const std::map<std::string, Values> by_claim = ValuesByClaim(row, qualifier);
  const auto of_claims = [&by_claim](const auto& ids, Values* values) {
    for (const std::string& id : ids) {
      const auto found = by_claim.find(id);
      if (found != by_claim.end()) values->insert(found->second.begin(), found->second.end());
    }
  };
  Values all;
  std::set<std::string> own(row.claim_ids().begin(), row.claim_ids().end());
  for (const v1::Derivation& derivation : row.derivations()) {
    std::vector<Values> hops;
    for (const v1::DerivationHop& hop : derivation.hops()) {
      of_claims(hop.claim_ids(), &hops.emplace_back());
      for (const std::string& id : hop.claim_ids()) own.erase(id);
    }
    if (hops.empty()) continue;
    if (reversed) std::reverse(hops.begin(), hops.end());
    for (const std::string& value : hops.front()) {
      const auto has = [&value](const Values& hop) { return hop.count(value) > 0; };
      if (rule != ColumnRule::kEvery || std::all_of(hops.begin(), hops.end(), has)) {
        all.insert(value);
      }
    }
    if (rule != ColumnRule::kAny) continue;
    for (const Values& hop : hops) all.insert(hop.begin(), hop.end());
  }
  of_claims(own, &all);  // what is claimed of the row itself
  return all;
}

PanelYear::PanelYear(const PanelShape& shape, uint32_t year, std::vector<PanelMember> members)
    : shape_(shape), year_(year), members_(std::move(members)) {
  std::sort(members_.begin(), members_.end(), Before);
  for (size_t i = 0; i < members_.size(); ++i) by_id_[members_[i].id] = i;
}

bool PanelYear::Covers(const v1::Proposition& what) const {
  const bool relation = what.filler_case() == v1::Proposition::kObject;
  const bool subject = by_id_.count(what.subject()) > 0;
  const bool object = relation && by_id_.count(what.object()) > 0;
  if (shape_.unit != PanelUnit::kStateYear) {
    return subject && object && what.subject() != what.object();
  }
  return subject || (object && shape_.symmetric.count(what.predicate()) > 0);
}

bool PanelYear::Add(const v1::PropositionRow& row) {
  const v1::Proposition& what = row.proposition();
  if (!Covers(what)) return false;
  const bool symmetric = shape_.symmetric.count(what.predicate()) > 0;
  const auto subject = by_id_.find(what.subject()), object = by_id_.find(what.object());
  if (shape_.unit == PanelUnit::kStateYear) {
    if (subject != by_id_.end()) Put({subject->second, 0}, row, false);
    if (symmetric && object != by_id_.end()) Put({object->second, 0}, row, true);
    return true;
  }
  const size_t a = subject->second, b = object->second;
  if (shape_.unit == PanelUnit::kDyadYear) {
    Put({std::min(a, b), std::max(a, b)}, row, a > b);
    return true;
  }
  Put({a, b}, row, false);
  if (symmetric) Put({b, a}, row, true);
  return true;
}

void PanelYear::Put(const Unit& unit, const v1::PropositionRow& row, bool reversed) {
  Mark& mark = marks_[unit][row.proposition().predicate()];
  if (!mark.there || row.certainty() < mark.certainty) mark.certainty = row.certainty();
  mark.there = true;
  mark.asserted = mark.asserted || row.verdict() == v1::VERDICT_ASSERTED;
  const v1::Dissent& dissent = row.dissent();
  mark.dissent +=
      uint64_t{dissent.denies()} + dissent.doubts() + dissent.declines() + dissent.rivals();
  if (shape_.qualifier.empty()) return;
  const Values values = QualifierValuesOf(row, shape_.qualifier, shape_.rule, reversed);
  mark.values.insert(values.begin(), values.end());
}

void PanelYear::AddMember(size_t member, std::vector<std::string>* fields) const {
  fields->push_back(members_[member].id);
  if (shape_.codes) fields->push_back(members_[member].code);
  fields->push_back(members_[member].name);
}

void PanelYear::AddCells(const Unit& unit, std::vector<std::string>* fields, bool* any) const {
  static const Mark& none = *new Mark();
  const auto found = marks_.find(unit);
  for (const std::string& predicate : shape_.predicates) {
    const Mark* mark = &none;
    if (found != marks_.end()) {
      const auto of_predicate = found->second.find(predicate);
      if (of_predicate != found->second.end()) mark = &of_predicate->second;
    }
    *any = *any || mark->there;
    fields->push_back(mark->there ? "1" : "0");
    const auto values = shape_.values.find(predicate);
    if (values != shape_.values.end()) {
      for (const std::string& value : values->second) {
        fields->push_back(mark->values.count(value) > 0 ? "1" : "0");
      }
    }
    if (shape_.certainty) fields->push_back(Word(mark->certainty));
    if (!shape_.dissent) continue;
    fields->push_back(!mark->there ? "" : mark->asserted ? "asserted" : "contested");
    fields->push_back(absl::StrCat(mark->dissent));
  }
}

std::pair<uint64_t, uint64_t> PanelYear::Write(std::ostream& out) const {
  uint64_t lines = 0, ones = 0;
  const auto write = [&](size_t first, size_t second, bool pair) {
    std::vector<std::string> fields;
    AddMember(first, &fields);
    if (pair) AddMember(second, &fields);
    fields.push_back(absl::StrCat(year_));
    bool any = false;
    AddCells({first, second}, &fields, &any);
    out << CsvRecord(fields);
    ++lines;
    if (any) ++ones;
  };
  for (size_t first = 0; first < members_.size(); ++first) {
    if (shape_.unit == PanelUnit::kStateYear) {
      write(first, 0, false);
      continue;
    }
    const size_t begin = shape_.unit == PanelUnit::kDyadYear ? first + 1 : 0;
    for (size_t second = begin; second < members_.size(); ++second) {
      if (second != first) write(first, second, true);
    }
  }
  return {lines, ones};
}

}  // namespace entente

// Panels: a row a state, a pair or an ordered pair and year, with zeroes where nothing is said.
#ifndef ENTENTE_CLIENTS_EXPORT_PANEL_H_
#define ENTENTE_CLIENTS_EXPORT_PANEL_H_

#include <cstdint>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "entente/v1/proposition.pb.h"

namespace entente {

enum class PanelUnit { kStateYear, kDyadYear, kDirectedDyadYear };

// Whose qualifiers a derived row has: those that every hop of one derivation has, those of the hop
// at the first state of the pair, or those of any hop.
enum class ColumnRule { kEvery, kFirst, kAny };

struct PanelMember {
  std::string id, code, name;
};

struct PanelShape {
  PanelUnit unit = PanelUnit::kStateYear;
  std::vector<std::string> predicates;  // a column each
  std::set<std::string> symmetric;      // those of them that are unordered pairs
  bool codes = false;                   // members have codes
  std::string qualifier;                // columns for its values, too; empty: none
  std::map<std::string, std::vector<std::string>> values;  // by predicate
  ColumnRule rule = ColumnRule::kEvery;
  bool certainty = false;  // a column a predicate: how sure the best row is
  bool dissent = false;    // two a predicate: the verdict, and what stands against it
};

// The header line's names.
std::vector<std::string> PanelColumns(const PanelShape& shape);

// The values of `qualifier` that the supporting claims of a row give it, read from its first end,
// or `reversed` from its second one.
std::set<std::string> QualifierValuesOf(const v1::PropositionRow& row, const std::string& qualifier,
                                        ColumnRule rule, bool reversed);

// The cells of one year. Memory grows with its members and with what is said of them, not with
// pairs of which nothing is said. REQUIRES: `shape` outlives it.
class PanelYear {
 public:
  // Members are sorted by code, none before numbers before texts, then by id. A member
  // of several codes has them in one cell, with blanks between, which is no number.
  PanelYear(const PanelShape& shape, uint32_t year, std::vector<PanelMember> members);

  // Whether a row of this has a cell; not where an end of it is no member.
  bool Covers(const v1::Proposition& what) const;
  // Takes a row with the claims behind it: their ids and qualifiers are enough. False where it is
  // not covered.
  bool Add(const v1::PropositionRow& row);

  // Writes every unit of the year as CSV; how many lines, and how many of them have a 1.
  std::pair<uint64_t, uint64_t> Write(std::ostream& out) const;

 private:
  struct Mark {
    bool there = false;
    v1::Certainty certainty = v1::CERTAINTY_UNSPECIFIED;
    bool asserted = false;
    uint64_t dissent = 0;
    std::set<std::string> values;
  };
  using Unit = std::pair<size_t, size_t>;

  void Put(const Unit& unit, const v1::PropositionRow& row, bool reversed);
  void AddCells(const Unit& unit, std::vector<std::string>* fields, bool* any) const;
  void AddMember(size_t member, std::vector<std::string>* fields) const;

  const PanelShape& shape_;
  uint32_t year_;
  std::vector<PanelMember> members_;
  std::map<std::string, size_t> by_id_;
  std::map<Unit, std::map<std::string, Mark>> marks_;  // by predicate
};

}  // namespace entente

#endif  // ENTENTE_CLIENTS_EXPORT_PANEL_H_

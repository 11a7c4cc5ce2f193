// Quantities of several units as one figure with bounds, and what stands behind it. Pure.
#ifndef ENTENTE_GRAPH_RESOLVE_ROLL_UP_H_
#define ENTENTE_GRAPH_RESOLVE_ROLL_UP_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "graph/model/claim.h"
#include "graph/model/value.h"
#include "graph/model/verdict.h"
#include "graph/resolve/apparatus.h"
#include "graph/resolve/evidence.h"

namespace entente {

// A row that says how much there is of a unit, with the claims that support it.
struct UnitRow {
  PropositionRow row;
  std::vector<RecordedClaim> supports;
};

// A unit, its own rows, and the units directly below it (positions among the units).
struct UnitRows {
  EntityId unit;
  std::vector<UnitRow> rows;
  std::vector<size_t> parts;
};

// Figures are of one kind each: stocks, flows and plans never meet, nor do units of measurement or
// scopes.
struct FigureKind {
  Measure measure = Measure::kUnstated;
  std::string unit;
  std::vector<Qualifier> scope;  // the identifying qualifiers
  std::optional<Origin> origin;  // where figures are told origin by origin
  friend bool operator==(const FigureKind&, const FigureKind&) = default;
};

// How something that a figure is said to include fits into it. Whatever it is, it is inside and
// never added.
enum class PartFit : uint8_t {
  kInside = 1,         // there is room for it
  kNotComparable = 2,  // counted in another unit or measure ("four brigades")
  kExceeds = 3,        // larger than the figure can be, alone or with the other parts apart from it
};

// What a claim's figure is said to include.
struct FigurePart {
  std::string what;
  Quantity quantity;
  PartFit fit = PartFit::kInside;
  ClaimId claim;
  friend bool operator==(const FigurePart&, const FigurePart&) = default;
};

// What one unit adds.
struct FigureTerm {
  EntityId unit;
  std::optional<double> best;  // where all its claims give the same one
  Interval bounds;             // hull of what its claims say, each at least what it includes
  std::vector<Proposition> rows;
  std::vector<ClaimId> claims;  // ascending
  std::vector<FigurePart> parts;
  friend bool operator==(const FigureTerm&, const FigureTerm&) = default;
};

enum class LeftOutReason : uint8_t {
  kInside = 1,      // the unit lies in another one that has a figure of its own
  kNoFigure = 2,    // nothing of this kind is said of the unit, nor of any below it
  kNotAFigure = 3,  // a value that is none: nobody, or somebody unnamed
};

struct LeftOut {
  EntityId unit;
  LeftOutReason reason = LeftOutReason::kInside;
  EntityId inside;                // kInside: that one
  std::vector<Proposition> rows;  // that are left out with it
  friend bool operator==(const LeftOut&, const LeftOut&) = default;
};

struct RolledUp {
  FigureKind kind;
  std::optional<double> best;  // where every term has one
  Interval bounds;             // of the sum of the terms
  // Whether nothing is left out for want of a figure. Even then units below that nobody has named
  // may be missing.
  bool complete = true;
  std::vector<FigureTerm> terms;  // by unit
  std::vector<LeftOut> left_out;  // by unit
};

// One figure for each kind that any row has, by measure, unit, scope, origin. A unit's own figure
// stands for all below it; where it has none, those of the units below it are added, each once.
// Rows of one unit are one figure: their hull. `top` are the units asked for. REQUIRES: the parts
// have no cycle.
std::vector<RolledUp> RollUp(absl::Span<const UnitRows> units, absl::Span<const size_t> top,
                             bool by_origin, const Surroundings& around);

}  // namespace entente

#endif  // ENTENTE_GRAPH_RESOLVE_ROLL_UP_H_

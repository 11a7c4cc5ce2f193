// Spans meet in pairs: intervals of which every two have an instant in common all have one in
// common, so it is enough that each new span meets what is left of those before it. Of a vague span
// nothing is left but itself: whatever meets it surely covers its core, and two of different claims
// never surely meet (one may be over before the other begins).
//
//   attested     [=====)      [==)        "aids, 1 to 31 January" and "... 1 to 31 March"
//   vague             (~~~)               "some time in February": from 29 Feb, to 1 Feb
//
// Cost of Together: linear in the solid spans, the product where there are vague ones.
#include "graph/resolve/holding.h"

#include <algorithm>

#include "graph/resolve/validity.h"

namespace entente {
namespace {

constexpr Certainty kLevels[] = {Certainty::kAttested, Certainty::kExtrapolated,
                                 Certainty::kPossible};

bool Meet(const Span& a, const Span& b) { return a.from < b.to && b.from < a.to; }

Span SpanOf(const Support& support, Certainty least) {
  const Bounds& bounds = support.bounds;
  Span span{bounds.start_latest, bounds.end_earliest, support.claim, bounds.start_earliest,
            bounds.end_latest};
  if (least == Certainty::kPossible) {
    span.from = bounds.start_earliest;
    span.to = bounds.end_latest;
  } else if (least == Certainty::kExtrapolated &&
             support.extrapolated_until > std::max(span.from, span.to)) {
    span.to = support.extrapolated_until;
  }
  return span;
}

// Joins what touches. Of a vague claim that is there twice, what is left is as far as either
// reaches, or where both must be met as far as both do.
enum class Twice { kEither, kBoth };
void Tidy(Twice twice, Spans* spans) {
  std::sort(spans->begin(), spans->end(), [](const Span& a, const Span& b) {
    if (a.vague() != b.vague()) return b.vague();
    return a.vague() ? a.claim < b.claim : a.from < b.from;
  });
  Spans tidy;
  for (const Span& span : *spans) {
    if (tidy.empty() || tidy.back().vague() != span.vague()) {
      tidy.push_back(span);
    } else if (span.vague()) {
      if (tidy.back().claim != span.claim) {
        tidy.push_back(span);
        continue;
      }
      Span& known = tidy.back();
      const bool both = twice == Twice::kBoth;
      known.earliest =
          both ? std::max(known.earliest, span.earliest) : std::min(known.earliest, span.earliest);
      known.latest =
          both ? std::min(known.latest, span.latest) : std::max(known.latest, span.latest);
    } else if (span.from <= tidy.back().to) {
      tidy.back().to = std::max(tidy.back().to, span.to);
    } else {
      tidy.push_back(span);
    }
  }
  *spans = std::move(tidy);
}

// The vague spans of `some` that meet something of `others`.
void AddVague(const Spans& some, const Spans& others, Spans* both) {
  for (const Span& span : some) {
    if (!span.vague()) continue;
    for (const Span& other : others) {
      if (other.vague() ? other.claim != span.claim : !Meet(span, other)) continue;
      Span left = span;
      if (!other.vague()) {
        left.earliest = std::max(left.earliest, other.from);
        left.latest = std::min(left.latest, other.to);
      }
      both->push_back(left);
      break;
    }
  }
}

}  // namespace

Spans Together(const Spans& a, const Spans& b) {
  Spans both;
  auto one = a.begin();
  auto other = b.begin();
  while (one != a.end() && other != b.end() && !one->vague() && !other->vague()) {
    const Span common{std::max(one->from, other->from), std::min(one->to, other->to), {}, {}, {}};
    if (!common.vague()) both.push_back(common);
    (one->to < other->to ? one : other)++;
  }
  const size_t solid = both.size();
  AddVague(a, b, &both);
  AddVague(b, a, &both);
  if (both.size() > solid) Tidy(Twice::kBoth, &both);
  return both;
}

bool Within(const Spans& inner, const Spans& outer) {
  return std::all_of(inner.begin(), inner.end(), [&](const Span& span) {
    return std::any_of(outer.begin(), outer.end(), [&](const Span& around) {
      if (span.vague()) return around.vague() ? around.claim == span.claim : Meet(span, around);
      return !around.vague() && around.from <= span.from && span.to <= around.to;
    });
  });
}

Holding::Holding() {
  for (Spans& spans : spans_) spans = {{kBeginningOfTime, kEndOfTime, {}, {}, {}}};
}

Holding Holding::Of(const PropositionRow& row) {
  Holding holding;
  for (const Certainty least : kLevels) {
    Spans& spans = holding.spans_[static_cast<size_t>(least) - 1];
    spans.clear();
    for (const Support& support : row.supports) spans.push_back(SpanOf(support, least));
    Tidy(Twice::kEither, &spans);
  }
  for (const Derivation& derivation : row.derivations) holding.Add(Of(derivation.hops));
  return holding;
}

Holding Holding::Of(const std::vector<PropositionRow>& hops) {
  Holding holding;
  for (const PropositionRow& hop : hops) holding = holding.And(Of(hop));
  return holding;
}

Holding Holding::And(const Holding& other) const {
  Holding both;
  for (size_t i = 0; i < spans_.size(); ++i) {
    both.spans_[i] = Together(spans_[i], other.spans_[i]);
  }
  return both;
}

void Holding::Add(const Holding& other) {
  for (size_t i = 0; i < spans_.size(); ++i) {
    spans_[i].insert(spans_[i].end(), other.spans_[i].begin(), other.spans_[i].end());
    Tidy(Twice::kEither, &spans_[i]);
  }
}

std::optional<Certainty> Holding::Meets(const ValidCut& cut) const {
  const Span asked{cut.start, cut.end, {}, {}, {}};
  const bool throughout = cut.mode == ValidMode::kThroughout;
  for (const Certainty least : kLevels) {
    for (const Span& span : at(least)) {
      const bool covers = !span.vague() && span.from <= cut.start && cut.end <= span.to;
      if (throughout ? covers : Meet(span, asked)) return least;
    }
  }
  return std::nullopt;
}

std::vector<Bounds> Holding::Validity() const {
  std::vector<Bounds> validity;
  for (const Span& span : at(Certainty::kExtrapolated)) {
    validity.push_back(span.vague() ? Bounds{span.earliest, span.from, span.to, span.latest}
                                    : Bounds{span.from, span.from, span.to, span.to});
  }
  if (validity.empty()) {
    for (const Span& span : at(Certainty::kPossible)) {
      validity.push_back({span.from, Shift(span.to, -1), Shift(span.from, 1), span.to});
    }
  }
  return MergeValidity(std::move(validity));
}

}  // namespace entente

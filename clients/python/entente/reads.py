"""The questions of QueryService. docs/api.md tells what they mean, the protos every field.

Each method takes the fields of its request as keywords, and those of every read: `graph`, `as_of`
(or its fields: `valid`, `mode`, `published_before`, `judgements`, `recorded_at`), `lens` (a stored
lens's name, or a Lens), `budget`, `timeout` in seconds; where it returns Rows also `page_size`,
`page_token` and `on_truncated` ("raise" or "flag"). Entities are ids or names.

Errors are EntenteErrors: UsageError before anything is sent; NotFoundError and InvalidArgumentError
for what the graph does not know; ResourceExhaustedError for budgets; UnavailableError and
DeadlineExceededError when no answer came, after the retries; TruncatedError at an untimely end.
"""

from collections.abc import Sequence
from typing import Any

from entente import forms
from entente.calls import Calls
from entente.reply import Reply
from entente.rows import Rows
from entente.scope import AS_OF_FIELDS, Scope


class Reads(Calls):
    """Questions about a graph."""

    def list_propositions(self, **fields: Any) -> Rows:
        """Propositions that match `subject`, `predicate`, `object`, `within`, `subject_type`, as
        PropositionRows; `evidence=True` sends claims along, `group` sorts them by "origin",
        "document" or "grade", `show_denied` tells also of what is only denied."""
        return self._rows("ListPropositions", fields)

    def neighbors(self, entity: str, **fields: Any) -> Rows:
        """What an entity is directly related to, as NeighborRows: `predicates`, `direction` ("out",
        "in"), `neighbor_type`, `show_denied`, `group`, `evidence`."""
        return self._rows("Neighbors", {"entity": entity, **fields})

    def traverse(self, starts: Sequence[str], **fields: Any) -> Rows:
        """What can be reached from `starts` within `hops`, nearest first, as TraverseRows: `steps`
        (a dict of a Step's fields for each hop, the last repeated), `time` ("time_respecting")."""
        return self._rows("Traverse", {"starts": starts, **fields})

    def find_paths(self, from_: str, to: str, **fields: Any) -> Rows:
        """Paths between two entities, shortest first, as PathRows: `step`, `path_mode` ("shortest",
        "all_shortest", "simple"), `time`, `hops`, `paths`, `repeat_vertices`."""
        return self._rows("FindPaths", {"from": from_, "to": to, **fields})

    def subgraph(self, seeds: Sequence[str], **fields: Any) -> Rows:
        """The entities within `hops` of `seeds`, then all propositions among them, as
        SubgraphRows."""
        return self._rows("Subgraph", {"seeds": seeds, **fields})

    def diff(self, before: dict[str, Any] | None = None, after: dict[str, Any] | None = None,
             **fields: Any) -> Rows:
        """What differs between two reads of one pattern, as DiffRows. `before` and `after` are
        dicts of what is the side's own of cuts and lens ({"published_before": "2024-10-24"});
        everything else of the read is both sides'. `unchanged` of the Rows counts rows that are
        equal."""
        both = self.default_scope.changed(fields)
        sides = {"before": _side(both, "before", before), "after": _side(both, "after", after)}
        return self._rows("Diff", {**sides, **fields})

    def timeline(self, **fields: Any) -> Rows:
        """How the answer to a pattern, or all about an `entity`, changes along `axis` ("valid",
        "published", "recorded"), from `from_` on, as TimelineRows."""
        return self._rows("Timeline", fields)

    def list_disputes(self, **fields: Any) -> Rows:
        """What is in dispute, as Disputes: `kinds` ("functional", "quantity", "denial", "type",
        "identity"), `subject`, `predicate`, `within`, `evidence`."""
        return self._rows("ListDisputes", fields)

    def roll_up(self, units: Sequence[str], predicate: str, **fields: Any) -> Rows:
        """A quantity of several units, as Figures with bounds: `parts_by` adds the units below
        along an acyclic relation, `by_origin` tells voices apart."""
        return self._rows("RollUp", {"units": units, "predicate": predicate, **fields})

    def list_forecasts(self, **fields: Any) -> Rows:
        """Forecasts and intents with what became of them by the end of `valid`, as ForecastRows."""
        return self._rows("ListForecasts", fields)

    def score_forecasts(self, **fields: Any) -> Rows:
        """How voices' forecasts turned out, as VoiceScores."""
        return self._rows("ScoreForecasts", fields)

    def get_identity(self, id: str, **fields: Any) -> Reply:
        """Which ids an entity has, who joined them, what undoing that would leave."""
        return self._reply("GetIdentity", {"id": id, **fields})

    def resolve_name(self, name: str, **fields: Any) -> Reply:
        """Whom a text may mean, best first: `candidates`, and `means`, the id it is taken for.
        `limit` candidates at most: where more reach `least_score`, `complete` is False."""
        return self._reply("ResolveName", {"name": name, **fields})

    def list_duplicates(self, **fields: Any) -> Rows:
        """Pairs of entities that may be one, as Duplicates: `type`, `least_score`, `unopposed`.
        Nothing is joined by it."""
        return self._rows("ListDuplicates", fields)


def _side(both: Scope, name: str, own: dict[str, Any] | None) -> Scope:
    """One side of a diff: what both share, changed by what is its own. The graph and the budget
    stand in the first alone."""
    own = dict(own or {})
    side = both.changed(own)
    if own:
        given = next(iter(own))
        raise forms.unknown_field(name, f"{name}.{given}", given, ("as_of", "lens", *AS_OF_FIELDS))
    return side if name == "before" else Scope("", side.as_of, side.lens, None)

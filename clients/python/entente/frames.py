"""Rows as a pandas data frame."""

from collections.abc import Iterable, Mapping
from typing import Any

from entente import bounds, errors, values
from entente.names import Names
from entente.rows import Rows
from entente.v1 import diff_pb2, proposition_pb2, timeline_pb2, traversal_pb2

PROPOSITION_COLUMNS = (
    "subject", "subject_name", "predicate", "object", "object_name", "value", "qualifiers",
    "certainty", "verdict", "origins_min", "origins_max", "support", "denies", "doubts", "declines",
    "rivals", "validity", "start_earliest", "start_latest", "end_earliest", "end_latest",
    "claim_ids")


def to_dataframe(rows: Iterable[Any], *, names: Mapping[str, str] | Names | bool = True,
                 spells: bool = False) -> Any:
    """A pandas.DataFrame with one line a row, in the rows' order.

    Rows of propositions have PROPOSITION_COLUMNS, whatever the method: `subject` and `object` are
    ids, `object` is "" where there is a value; `value` is as values.plain() has it, else None;
    `qualifiers` a dict; `certainty` and `verdict` lower-case words; counts are integers; `validity`
    what the server printed, spans joined by "; "; the four bounds ISO texts, a day as an end
    included, None where unbounded: of several spans the starts of the first and the ends of the
    last. They are texts because timestamps of pandas begin in 1677; pandas.PeriodIndex(column,
    freq="D") takes days of any year from 1. `claim_ids` are hex digits joined by spaces. Neighbours
    have `neighbor` and `direction` before these; rows of traverse also `depth` and `via`; paths
    have one line a hop, with `path` and `hop` from 1. A diff's rows are those after, or before
    where they are gone, with `kind` and `changed` (which fields); a timeline's have `at` before
    these.

    `spells=True` makes one line for each span of a row's validity. Claims (list_claims) have
    subject, predicate, object, value, qualifiers, stance, mood, basis, document, origin, `hidden`,
    `bounds` and `claim_id`. Any other rows have the fields of their message, as JSON has them.

    `names`: True looks names up where the rows know their client (one call for each 200 entities);
    False leaves the columns of names empty; a mapping or Names is asked.

    The frame's `attrs` hold what the answer says of itself: graph, revision, valid, lens, complete
    and hidden. Rows that end truncated raise TruncatedError, or have attrs["complete"] False.
    Errors: MissingPackageError without pandas; UsageError where some Rows have been taken
    before."""
    try:
        import pandas
    except ImportError as failed:
        raise errors.MissingPackageError(
            "to_dataframe needs pandas (Debian: python3-pandas)", reason="NO_PANDAS") from failed
    if isinstance(rows, Rows):
        rows.untouched("to_dataframe")
    taken = list(rows)
    kind = type(taken[0]) if taken else _kind_of(rows)
    lines = [{"path": number, **line} if kind is traversal_pb2.PathRow else line
             for number, row in enumerate(taken, 1) for line in _lines(row, spells)]
    frame = pandas.DataFrame(lines, columns=_columns(kind))
    if kind in _BEFORE:
        _add_names(frame, _asked_names(rows, names))
    if isinstance(rows, Rows):
        frame.attrs.update(_said_of_itself(rows))
    return frame


# What stands before the columns of the propositions in each kind of row that has one.
_BEFORE: dict[Any, tuple[str, ...]] = {
    proposition_pb2.PropositionRow: (),
    traversal_pb2.NeighborRow: ("neighbor", "direction"),
    traversal_pb2.TraverseRow: ("depth", "via", "neighbor", "direction"),
    traversal_pb2.PathRow: ("path", "hop", "neighbor", "direction"),
    diff_pb2.DiffRow: ("kind", "changed"),
    timeline_pb2.TimelineRow: ("at", "recorded_at", "kind", "changed")}
_CLAIM_COLUMNS = ("subject", "predicate", "object", "value", "qualifiers", "stance", "mood",
                  "basis", "document", "origin", "hidden", "bounds", "start_earliest",
                  "start_latest", "end_earliest", "end_latest", "claim_id")


def _kind_of(rows: Any) -> Any:
    """The kind of row that an answer without rows would have had."""
    if not isinstance(rows, Rows):
        return None
    answer = rows.method.answer.DESCRIPTOR.fields_by_name[rows.method.rows]
    return answer.message_type._concrete_class


def _columns(kind: Any) -> list[str]:
    if kind in _BEFORE:
        return [*_BEFORE[kind], *PROPOSITION_COLUMNS]
    if kind is proposition_pb2.ClaimRecord:
        return list(_CLAIM_COLUMNS)
    if kind is None:
        return list(PROPOSITION_COLUMNS)
    return [field.name for field in kind.DESCRIPTOR.fields]


def _lines(row: Any, spells: bool) -> list[dict[str, Any]]:
    if isinstance(row, proposition_pb2.PropositionRow):
        spans = [[text] for text in row.validity] if spells else [list(row.validity)]
        return [{**_proposition(row), **_span(span)} for span in spans or [[]]]
    if isinstance(row, traversal_pb2.PathRow):
        return [{"hop": number, **line} for number, hop in enumerate(row.hops, 1)
                for line in _lines(hop, spells)]
    if isinstance(row, proposition_pb2.ClaimRecord):
        return [_claim(row)]
    if type(row) not in _BEFORE:
        unset: dict[str, Any] = {
            field.name: [] if field.label == field.LABEL_REPEATED else None
            for field in row.DESCRIPTOR.fields}
        return [{**unset, **values.fields(row)}]
    inner, before = _wrapped(row)
    return [{**before, **line} for line in _lines(inner, spells)]


def _wrapped(row: Any) -> tuple[Any, dict[str, Any]]:
    """The row inside a row, and what is said about it."""
    if isinstance(row, traversal_pb2.NeighborRow):
        return row.row, {"neighbor": row.neighbor, "direction": values.word(row, "direction")}
    if isinstance(row, traversal_pb2.TraverseRow):
        return row.hop, {"depth": row.depth, "via": row.via}
    if isinstance(row, timeline_pb2.TimelineRow):
        return row.change, {"at": row.at, "recorded_at": row.recorded_at}
    changed = " ".join(values.words(row, "fields"))
    return (row.after if row.HasField("after") else row.before,
            {"kind": values.word(row, "kind"), "changed": changed})


def _filler(stated: Any) -> dict[str, Any]:
    return {"subject": stated.subject, "predicate": stated.predicate, "object": stated.object,
            "value": values.plain(stated.value), "qualifiers": values.qualifiers(stated.qualifiers)}


def _proposition(row: Any) -> dict[str, Any]:
    return {**_filler(row.proposition), "certainty": values.word(row, "certainty"),
            "verdict": values.word(row, "verdict"), "origins_min": row.origins.min,
            "origins_max": row.origins.max, "support": row.support, "denies": row.dissent.denies,
            "doubts": row.dissent.doubts, "declines": row.dissent.declines,
            "rivals": row.dissent.rivals, "claim_ids": " ".join(one.hex() for one in row.claim_ids)}


def _span(validity: list[str]) -> dict[str, Any]:
    if not validity:
        return {"validity": ""}
    first, last = bounds.parse(validity[0]), bounds.parse(validity[-1])
    return {"validity": "; ".join(validity), "start_earliest": first.start_earliest or None,
            "start_latest": first.start_latest or None, "end_earliest": last.end_earliest or None,
            "end_latest": last.end_latest or None}


def _claim(record: Any) -> dict[str, Any]:
    claim, chain = record.claim, record.claim.voice.chain
    origin = (chain[-1].agent or chain[-1].description) if chain else ""
    return {**_filler(claim), "stance": values.word(claim, "stance") or "asserts",
            "mood": values.word(claim, "mood") or "fact",
            "basis": values.word(claim, "basis") or "unstated", "document": claim.voice.document,
            "origin": origin, "hidden": record.hidden, "bounds": record.bounds,
            **{name: text for name, text in _span([record.bounds] if record.bounds else []).items()
               if name != "validity"}, "claim_id": record.id.hex()}


def _asked_names(rows: Any, names: Any) -> Any:
    if names is True:
        if not isinstance(rows, Rows):
            return {}
        scope = next(iter(rows.scopes.values()))
        return Names(rows.client, scope.graph, scope.revision)
    return {} if names is False else names


def _add_names(frame: Any, names: Any) -> None:
    if isinstance(names, Names):
        names.learn({*frame["subject"], *frame["object"]})
        known = names.__getitem__
    else:
        def known(entity: str) -> str:
            return names.get(entity, "")
    for column in ("subject", "object"):
        frame[f"{column}_name"] = [known(entity) if entity else "" for entity in frame[column]]


def _said_of_itself(rows: Rows) -> dict[str, Any]:
    said = {"complete": rows.complete, "hidden": rows.hidden}
    for name, scope in rows.scopes.items():
        lens = f"{scope.lens_name}@{scope.lens_version}" if scope.lens_name else "inline"
        told = {"graph": scope.graph, "revision": scope.revision, "valid": scope.valid,
                "lens": lens}
        said.update(told if name == "scope" else {name: told})
    return said

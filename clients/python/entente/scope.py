"""What a read is asked as of, and through which lens: the protos' AsOf, Lens and Budget.

Fields have the protos' names, defaults and meaning (docs/data-model.md); words of enums are written
as elsewhere in this package ("throughout", "resolve", "b"). What is left out takes the server's
default.
"""

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from google.protobuf.message import Message

from entente import forms
from entente.v1 import reading_pb2


class _Settings:
    """A dataclass whose fields are those of a message."""

    def set_fields(self) -> dict[str, Any]:
        """What was given: the fields that are not as they were left out."""
        given = {}
        for field in dataclasses.fields(self):  # type: ignore[arg-type]
            content = getattr(self, field.name)
            if content is not None and content != ():
                given[field.name] = content
        return given

    def fill(self, message: Message) -> Message:
        """The message with what was given set."""
        return forms.fill(message, self.set_fields())


@dataclasses.dataclass(frozen=True)
class AsOf(_Settings):
    """The three cuts. `valid`: about when, a day, month, year, period, instant, "ALL" or "now";
    `mode` "sometime" or "throughout"; `published_before` and `recorded_at`: by what was out, and by
    what the graph had recorded (a revision or an instant); `judgements` "current" counts those of
    hindsight under a publication cut."""

    valid: str | datetime.date | None = None
    mode: str | int | None = None
    published_before: str | datetime.date | None = None
    judgements: str | int | None = None
    recorded_at: str | int | datetime.date | None = None

    def set_fields(self) -> dict[str, Any]:
        given = super().set_fields()
        if isinstance(self.recorded_at, int):
            given["recorded_at"] = str(self.recorded_at)
        return given

    def to_message(self) -> reading_pb2.AsOf:
        """The wire's AsOf."""
        return self.fill(reading_pb2.AsOf())


@dataclasses.dataclass(frozen=True)
class Voices(_Settings):
    """Voices, matched by any list: `agents` anywhere in the chain, `origins` as innermost, both
    also through the bodies they belong to; `documents` that carry the claim."""

    agents: Sequence[str] = ()
    origins: Sequence[str] = ()
    documents: Sequence[str] = ()

    def to_message(self) -> reading_pb2.VoicePattern:
        """The wire's VoicePattern."""
        return self.fill(reading_pb2.VoicePattern())


@dataclasses.dataclass(frozen=True)
class Lens(_Settings):
    """A policy of belief, sent along with a read; a stored one is named by a str instead.
    `assume_same` takes pairs of ids."""

    moods: Sequence[str | int] = ()
    allow: Voices | None = None
    deny: Voices | None = None
    least_reliability: str | int | None = None
    least_credibility: int | None = None
    ungraded: bool | None = None
    graders: Sequence[str] = ()
    least_origins: int | None = None
    least_certainty: str | int | None = None
    contest: str | int | None = None
    assume_retracted: Sequence[str | bytes] = ()
    assume_same: Sequence[tuple[str, str]] = ()

    def to_message(self) -> reading_pb2.Lens:
        """The wire's Lens."""
        given = self.set_fields()
        if "assume_same" in given:
            given["assume_same"] = [{"a": a, "b": b} for a, b in self.assume_same]
        return forms.fill(reading_pb2.Lens(), given)


@dataclasses.dataclass(frozen=True)
class Budget(_Settings):
    """What one call may cost at most: `edges` read, `rows` answered, `bytes` of memory."""

    edges: int | None = None
    rows: int | None = None
    bytes: int | None = None

    def to_message(self) -> reading_pb2.Budget:
        """The wire's Budget."""
        return self.fill(reading_pb2.Budget())


AS_OF_FIELDS = tuple(field.name for field in dataclasses.fields(AsOf))


@dataclasses.dataclass(frozen=True)
class Scope:
    """Graph, cuts, lens and budget together: the head of a read."""

    graph: str = ""
    as_of: AsOf | None = None
    lens: str | Lens | None = None
    budget: Budget | None = None

    def changed(self, fields: dict[str, Any]) -> "Scope":
        """This scope with what `fields` has of it, which is taken out of `fields`: graph, as_of,
        lens, budget, and each field of AsOf by its own name."""
        taken = {name: fields.pop(name) for name in ("graph", "as_of", "lens", "budget")
                 if name in fields}
        if isinstance(taken.get("as_of"), Mapping):
            taken["as_of"] = _from_fields(AsOf, taken["as_of"])
        if isinstance(taken.get("lens"), Mapping):
            taken["lens"] = _from_fields(Lens, taken["lens"])
        if isinstance(taken.get("budget"), Mapping):
            taken["budget"] = _from_fields(Budget, taken["budget"])
        scope = dataclasses.replace(self, **taken)
        cuts = {name: fields.pop(name) for name in AS_OF_FIELDS if name in fields}
        if cuts:
            scope = dataclasses.replace(
                scope, as_of=dataclasses.replace(scope.as_of or AsOf(), **cuts))
        return scope

    def to_message(self) -> reading_pb2.ReadScope:
        """The wire's ReadScope."""
        message = reading_pb2.ReadScope(graph=self.graph)
        if self.as_of is not None:
            message.as_of.CopyFrom(self.as_of.to_message())
        if isinstance(self.lens, str):
            message.lens.name = self.lens
        elif self.lens is not None:
            message.lens.inline.CopyFrom(self.lens.to_message())
        if self.budget is not None:
            message.budget.CopyFrom(self.budget.to_message())
        return message


def _from_fields(kind: type, fields: Mapping[str, Any]) -> Any:
    known = [field.name for field in dataclasses.fields(kind)]
    for given in fields:
        if given not in known:
            raise forms.unknown_field(kind.__name__, given, given, known)
    return kind(**fields)

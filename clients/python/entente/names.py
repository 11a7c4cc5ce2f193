"""What entities are called: names for ids, asked for in batches and remembered."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from entente import errors
from entente.methods import METHODS

if TYPE_CHECKING:
    from entente.client import Client

_IDS_PER_CALL = 200  # keeps an answer with many names far below a message's limit


class Names:
    """Names under the default lens at any valid time, as recorded at `revision` (0: the head), so
    that a strict lens leaves rows readable. English before no language before others, official
    first; documents go by their titles. An id without a name has the name "". Grows with the ids
    asked for."""

    def __init__(self, client: "Client", graph: str, revision: int = 0):
        self._client, self._graph, self._revision = client, graph, revision
        self._names: dict[str, str] = {}

    def learn(self, ids: Iterable[str]) -> None:
        """Asks for those that are not known yet, in as few calls as may be."""
        unknown = sorted({one for one in ids if one} - self._names.keys())
        for begin in range(0, len(unknown), _IDS_PER_CALL):
            self._ask(unknown[begin:begin + _IDS_PER_CALL])

    def _ask(self, ids: list[str]) -> None:
        """In halves where the answer is too large for one message."""
        method = METHODS["BatchGetEntities"]
        request = method.request(ids=ids)
        request.scope.graph, request.scope.as_of.valid = self._graph, "ALL"
        if self._revision:
            request.scope.as_of.recorded_at = str(self._revision)
        try:
            answer = self._client.connection.unary(method, request, self._client.timeout)
        except errors.ResourceExhaustedError:
            if len(ids) == 1:
                raise
            half = len(ids) // 2
            self._ask(ids[:half])
            self._ask(ids[half:])
            return
        self._names.update(dict.fromkeys(ids, ""))
        for entity in answer.entities:
            for one in {entity.id, *(member.id for member in entity.members)}:
                self._names[one] = name_of(entity)

    def __getitem__(self, entity: str) -> str:
        if entity not in self._names:
            self.learn([entity])
        return self._names.get(entity, "")


def name_of(entity: Any) -> str:
    """What an Entity is called by its typed view: the best of its names, else titles; ""
    without."""
    kind = entity.WhichOneof("view")
    if kind is None:
        return ""
    view = getattr(entity, kind)
    for field in ("names", "titles"):
        if kind == "own":
            shown = [value for own in view.attributes if own.field == field for value in own.values]
        else:
            shown = list(getattr(view, field, ()))
        if shown:
            return min(shown, key=_rank).value.text.text
    return ""


def _rank(name: Any) -> int:
    official = any(one.name == "kind" and one.value.text.text == "official"
                   for one in name.qualifiers)
    language = name.value.text.language
    return (0 if language == "en" else 2 if not language else 4) + (0 if official else 1)

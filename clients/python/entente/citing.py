"""References to answers, and answers to references."""

import re
from typing import TYPE_CHECKING, Any

from google.protobuf.message import Message

from entente import errors
from entente.methods import METHODS, SCOPE, scope_fields
from entente.reply import Reply, method_named
from entente.rows import Rows

if TYPE_CHECKING:
    from entente.client import Client

_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?$")


def cite(client: "Client", answer: Rows | Reply, timeout: float) -> str:
    """The reference to an answer that has been taken to its end, "entente:GRAPH@REVISION/...".

    UsageError: rows of it were not taken yet, or it is truncated. InvalidArgumentError: the method
    is none that can be cited."""
    if not answer.complete:
        raise errors.UsageError("only a whole answer is cited: take its rows to the end first "
                                "(list(rows), or to_dataframe(rows))", reason="NOT_WHOLE")
    method = METHODS["Cite"]
    request = method.request(
        method=answer.method.name, digest=answer.digest.finish(), rows=answer.digest.rows,
        request=pinned(answer.request, answer.scopes).SerializeToString(deterministic=True))
    return client.connection.unary(method, request, timeout).reference


def replay(client: "Client", reference: str, timeout: float) -> Rows | Reply:
    """Asks again what a reference refers to. Of rows the digest is compared at their end, of
    anything else at once; DigestMismatchError where it is another answer."""
    opening = METHODS["OpenCitation"]
    opened = client.connection.unary(opening, opening.request(reference=reference), timeout)
    method = method_named(opened.method)
    request = method.request.FromString(opened.request)
    if method.rows:
        return _Replayed(client, method, request, opened.digest, timeout=timeout)
    reply = Reply(method, request, client.connection.unary(method, request, timeout))
    _compare(reply.digest.finish(), opened.digest, reference)
    return reply


class _Replayed(Rows):
    """Rows that must be those cited."""

    def __init__(self, client: "Client", method: Any, request: Message, digest: bytes, *,
                 timeout: float):
        super().__init__(client, method, request, timeout=timeout)
        self._cited = digest

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except StopIteration:
            _compare(self.digest.finish(), self._cited, self.method.name)
            raise


def _compare(came: bytes, cited: bytes, what: str) -> None:
    if came != cited:
        raise errors.DigestMismatchError(
            f"the answer to {what} is not the one that was cited; what is recorded never changes, "
            "so the graph is another one, or the server reads it by other rules",
            reason="DIGEST_MISMATCH")


def pinned(request: Message, scopes: dict[str, Any]) -> Message:
    """The request that asks for the same answer for good: every scope as it was resolved, ids in
    the places of names, no page."""
    asked = type(request)()
    asked.CopyFrom(request)
    for name in ("page_size", "page_token"):
        if name in asked.DESCRIPTOR.fields_by_name:
            asked.ClearField(name)
    for name, resolved in zip(scope_fields(asked.DESCRIPTOR, SCOPE), scopes.values()):
        scope = getattr(asked, name)
        scope.as_of.valid, scope.as_of.mode = resolved.valid, resolved.mode
        scope.as_of.published_before = resolved.published_before
        scope.as_of.judgements = resolved.judgements
        scope.as_of.recorded_at = str(resolved.revision)
        if resolved.lens_name:
            scope.lens.name = f"{resolved.lens_name}@{resolved.lens_version}"
        else:
            scope.lens.inline.CopyFrom(resolved.lens)
    for resolved in scopes.values():
        for meant in resolved.resolved_names:
            _set_text(asked, meant.field, meant.id)
    return asked


def _set_text(message: Message, path: str, text: str) -> None:
    """Sets the text at "subject", "starts[2]", "steps[0].qualifiers[1].value"; what is no such path
    is left as it is."""
    head, _, rest = path.partition(".")
    step = _STEP.match(head)
    if step is None or step[1] not in message.DESCRIPTOR.fields_by_name:
        return
    held = getattr(message, step[1])
    if step[2] is not None and int(step[2]) >= len(held):
        return
    if rest:
        _set_text(held if step[2] is None else held[int(step[2])], rest, text)
    elif step[2] is None:
        setattr(message, step[1], text)
    else:
        held[int(step[2])] = text

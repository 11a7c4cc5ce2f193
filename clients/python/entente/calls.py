"""How a method of the client becomes a request: scope, fields, and the errors of both."""

from typing import Any

from google.protobuf.message import Message

from entente import citing, errors, forms
from entente.connection import Connection
from entente.methods import METHODS, SCOPE, scope_fields
from entente.reply import Reply
from entente.retries import Retry
from entente.rows import Rows
from entente.scope import AS_OF_FIELDS, AsOf, Budget, Lens, Scope

MOST_SECONDS = 300.0  # the server's own limit for a call (--limit-call-micros)


class Calls:
    """What all methods of a client share. Not made by itself: see Client."""

    def __init__(self, server: str, graph: str, *, timeout: float, as_of: AsOf | None,
                 lens: str | Lens | None, budget: Budget | None, retry: Retry | None):
        self.timeout = _checked(timeout)
        self.default_scope = Scope(graph, as_of, lens, budget)
        self.connection = Connection(server, retry or Retry())

    def close(self) -> None:
        """Ends the connection and the calls under way."""
        self.connection.close()

    def __enter__(self):
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def _timeout(self, fields: dict[str, Any]) -> float:
        given = fields.pop("timeout", None)
        return self.timeout if given is None else _checked(given)

    def _request(self, name: str, fields: dict[str, Any]) -> Message:
        """The request of a read: its scope (of a diff `before`'s) and its fields."""
        kind = METHODS[name].request
        scoped = scope_fields(kind.DESCRIPTOR, SCOPE)
        if scoped == ["scope"] and "scope" not in fields:
            fields["scope"] = self.default_scope.changed(fields)
        elif "scope" in fields and (both := sorted(fields.keys() & set(_SCOPE_WORDS))):
            raise errors.UsageError(f"scope says all of it: leave {', '.join(both)} out, or scope",
                                    reason="FIELD_CONFLICT", metadata={"field": both[0]})
        message = kind()
        try:
            return forms.fill(message, fields)
        except errors.UsageError as error:
            if error.reason == "UNKNOWN_FIELD" and error.field in fields:
                known = [*message.DESCRIPTOR.fields_by_name, *_OWN_WORDS]
                raise forms.unknown_field(name, error.field, error.value, known) from None
            raise

    def _rows(self, name: str, fields: dict[str, Any]) -> Rows:
        timeout = self._timeout(fields)
        on_truncated = fields.pop("on_truncated", "raise")
        request = self._request(name, fields)
        return Rows(self, METHODS[name], request, timeout=timeout,  # type: ignore[arg-type]
                    on_truncated=on_truncated)

    def _reply(self, name: str, fields: dict[str, Any]) -> Reply:
        timeout = self._timeout(fields)
        request = self._request(name, fields)
        return Reply(METHODS[name], request,
                     self.connection.unary(METHODS[name], request, timeout))

    def _plain(self, name: str, fields: dict[str, Any]) -> Any:
        """The answer of a method that is no read: no scope, no trailer."""
        timeout = self._timeout(fields)
        return self.connection.unary(METHODS[name], self._request(name, fields), timeout)

    def cite(self, answer: Rows | Reply, *, timeout: float | None = None) -> str:
        """A reference to a whole answer, for a footnote: "entente:GRAPH@REVISION/METHOD/...". It
        holds the request as it was resolved and a digest of what came, and depends on no key.

        UsageError (NOT_WHOLE): the rows were not taken to their end, or are truncated."""
        seconds = self._timeout({"timeout": timeout})
        return citing.cite(self, answer, seconds)  # type: ignore[arg-type]

    def replay(self, reference: str, *, timeout: float | None = None) -> Rows | Reply:
        """Asks again what a reference refers to: Rows, or the Reply of a method that answers whole.
        DigestMismatchError, at the end of the rows, where the answer is not the one that was
        cited."""
        seconds = self._timeout({"timeout": timeout})
        return citing.replay(self, reference, seconds)  # type: ignore[arg-type]


_SCOPE_WORDS = ("graph", "as_of", "lens", "budget", *AS_OF_FIELDS)
_OWN_WORDS = (*_SCOPE_WORDS, "timeout", "on_truncated")


def _checked(timeout: float) -> float:
    if not 0 < timeout <= MOST_SECONDS:
        raise errors.UsageError(f"timeout cannot be {timeout} s: above 0, at most {MOST_SECONDS:g}",
                                reason="INVALID_TIMEOUT",
                                metadata={"field": "timeout", "value": str(timeout)})
    return float(timeout)

"""An answer in pages, as an iterator of its rows, and what the answer says of itself."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from google.protobuf.message import Message

from entente import errors
from entente.digest import AnswerDigest
from entente.methods import RESOLVED, Method, scope_fields
from entente.v1 import diff_pb2, reading_pb2

if TYPE_CHECKING:
    from entente.client import Client

# Rows asked for at a time where the caller names no page_size. What is cheap to go on with comes in
# pages that are small in memory; a traversal that goes on finds the rows before it again, so it
# comes in large ones. Where a server allows less, it chooses.
PAGE_ROWS = {"Traverse": 100_000, "FindPaths": 100_000, "Subgraph": 100_000, "ListEntities": 1_000,
             "ListClaims": 1_000, "GetHistory": 1_000}
OTHER_PAGE_ROWS = 10_000


class Rows(Iterator[Any]):
    """The rows of one answer, in the server's order, page after page as they are taken.

    Pages are asked for as the rows before them are used up, all at the revision of the first; a
    page is in memory as a whole. A page that breaks off is asked for again and none of it is seen
    twice. Pages that are full are followed to the end; so are those that the server's own budget
    ended. A budget of the caller's ends the answer. An answer that ends before its end raises
    TruncatedError after its last row, unless it was asked for with on_truncated="flag": then
    `complete` is False.

    After the first row (or next_page()): `scope`, what the read came to be; of a diff `before` and
    `after` in `scopes`. After the last: `trailer` (of all pages: used and hidden added up),
    `hidden` ({reason: count}), `complete`. `taken` counts the rows that have been handed out. A row
    is a message of entente.v1. """

    def __init__(self, client: "Client", method: Method, request: Message, *, timeout: float,
                 on_truncated: str = "raise"):
        if on_truncated not in ("raise", "flag"):
            raise errors.UsageError(f'on_truncated cannot be "{on_truncated}": raise or flag',
                                    reason="UNKNOWN_WORD", metadata={"field": "on_truncated"})
        self.client, self.method, self.request = client, method, request
        self.trailer = reading_pb2.Trailer()
        self.scopes: dict[str, Any] = {}
        self.unchanged = 0  # of a diff: rows that are equal on both sides
        self.digest = AnswerDigest()
        self._page_request = type(request)()
        self._page_request.CopyFrom(request)
        self._budget = _budget_of(request)
        if not request.page_size and not self._budget.rows:
            self._page_request.page_size = PAGE_ROWS.get(method.name, OTHER_PAGE_ROWS)
        self._timeout, self._raises = timeout, on_truncated == "raise"
        self._waiting: list[Any] = []
        self._next = 0
        self._taken = 0  # of the pages before this one
        self._ended = False

    def __iter__(self) -> "Rows":
        return self

    def __next__(self) -> Any:
        while self._next >= len(self._waiting):
            if self._ended:
                raise StopIteration
            if not self.next_page():
                if self._raises and not self.complete:
                    raise self._truncated()
        row = self._waiting[self._next]
        self._next += 1
        return row

    def next_page(self) -> bool:
        """Asks for the next page, whose rows then follow; False where there was none to ask for.
        After an error it may be called again, as may next(): the same page is asked for."""
        if self.trailer.completion:
            if not self._goes_on():
                self._ended = True
                return False
            self._page_request.page_token = self.trailer.next_page_token
        messages = self._ask()
        self._taken += len(self._waiting)
        self._waiting = [row for message in messages for row in getattr(message, self.method.rows)]
        self._next = 0
        self.trailer.completion = reading_pb2.COMPLETION_UNSPECIFIED
        for message in messages:
            self.digest.add(message)
            self._note(message)
        if not self.trailer.completion:
            raise errors.DataLossError(f"an answer of {self.method.name} came without its trailer",
                                       code="DATA_LOSS", reason="NO_TRAILER")
        asked = self._page_request.page_token
        if asked and asked == self.trailer.next_page_token:
            raise errors.DataLossError("a page token leads to its own page", code="DATA_LOSS",
                                       reason="PAGE_TOKEN_LOOP")
        return True

    @property
    def scope(self) -> Any:
        """What the read came to be (ResolvedScope); asks for the first page where none has come."""
        if not self.trailer.completion:
            self.next_page()
        return self.scopes.get("scope")

    @property
    def complete(self) -> bool:
        """Whether everything that matches has come. False until the last row has been taken."""
        return (self.trailer.completion == reading_pb2.COMPLETION_COMPLETE
                and self._next >= len(self._waiting))

    @property
    def taken(self) -> int:
        """How many rows have been handed out, or passed over by next_page()."""
        return self._taken + self._next

    def untouched(self, function: str) -> None:
        """UsageError where rows have been taken, which what `function` makes of the rest would
        lack."""
        if self.taken:
            raise errors.UsageError(
                f"{function} takes whole answers, and {self.taken} rows of this one have been taken "
                "before: ask again, or give it a list of all rows", reason="PARTLY_TAKEN",
                metadata={"field": "rows", "value": str(self.taken)})

    @property
    def hidden(self) -> dict[str, int]:
        """What was kept out of the rows that came, by reason."""
        return {count.reason: count.count for count in self.trailer.hidden}

    def _ask(self) -> list[Message]:
        """The messages of the page that `_page_request` asks for."""
        connection = self.client.connection
        ask = connection.page if self.method.streams else connection.one
        try:
            return ask(self.method, self._page_request, self._timeout)
        except errors.InvalidArgumentError as error:
            if error.reason != "LIMIT_PAGE" or self.request.page_size:
                raise
        self._page_request.page_size = 0  # a server of narrow limits: its own pages
        return ask(self.method, self._page_request, self._timeout)

    def _goes_on(self) -> bool:
        if not self.trailer.next_page_token:
            return False
        if self._budget.rows and self.trailer.used.rows >= self._budget.rows:
            return False
        own = self._budget.ByteSize() > 0
        return self.trailer.truncated_by == "PAGE_FULL" or not own

    def _truncated(self) -> errors.TruncatedError:
        """The error at an untimely end. To the server a budget's rows are a page."""
        used, reason = self.trailer.used, self.trailer.truncated_by
        reason = "BUDGET_ROWS" if reason == "PAGE_FULL" else reason
        go_on = ("page_token continues it, with the budget raised"
                 if self.trailer.next_page_token else "raise the budget, or ask for less")
        return errors.TruncatedError(
            f"the answer ended by {reason} after {used.rows} rows and {used.edges} edges; {go_on}, "
            'or take what came with on_truncated="flag"', self.trailer, reason)

    def _note(self, message: Message) -> None:
        for name in scope_fields(message.DESCRIPTOR, RESOLVED):
            if message.HasField(name):
                self.scopes.setdefault(name, getattr(message, name))
        if message.HasField("trailer"):
            trailer = message.trailer
            if isinstance(trailer, diff_pb2.DiffTrailer):
                self.unchanged += trailer.unchanged
                trailer = trailer.trailer
            add_page(trailer, self.trailer)


def _budget_of(request: Message) -> reading_pb2.Budget:
    """The caller's own budget: of a diff it stands in `before`."""
    for name in ("scope", "before"):
        if name in request.DESCRIPTOR.fields_by_name:
            return getattr(request, name).budget
    return reading_pb2.Budget()


def add_page(page: reading_pb2.Trailer, total: reading_pb2.Trailer) -> None:
    """Adds what a page used and hid to `total`, whose end becomes the page's."""
    total.completion, total.truncated_by = page.completion, page.truncated_by
    total.next_page_token = page.next_page_token
    total.used.edges += page.used.edges
    total.used.rows += page.used.rows
    total.used.bytes = max(total.used.bytes, page.used.bytes)  # most at a time
    counts = {count.reason: count.count for count in total.hidden}
    for count in page.hidden:
        counts[count.reason] = counts.get(count.reason, 0) + count.count
    del total.hidden[:]
    for reason in sorted(counts):
        total.hidden.add(reason=reason, count=counts[reason])

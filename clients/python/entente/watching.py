"""Following a graph: its commits in order, over broken connections, without gap."""

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from entente import errors
from entente.methods import METHODS

if TYPE_CHECKING:
    from entente.client import Client


# A watch is asked for anew after so long, where it stopped: a server that is gone without a word is
# noticed then at the latest.
RENEWAL_SECONDS = 300.0


class Watch(Iterator[Any]):
    """The parts of commits (entente.v1.CommitPart) from a revision on; waits for new ones, for ever
    unless `to_revision` is given. A large commit comes in `parts`, one directly after the other.

    A connection that ends (the server restarts, it is renewed, or the watcher was slow) is made
    again where it stopped; each part comes once. UnavailableError when the server stays away for
    longer than `timeout` seconds, whatever the number of tries of the client's Retry; at once where
    that repeats nothing. `revision`: everything up to it has come. close() ends it from
    any thread. """

    def __init__(self, client: "Client", graph: str, from_revision: int, to_revision: int,
                 heartbeat_seconds: int, timeout: float, renewal: float = RENEWAL_SECONDS):
        self.revision = max(from_revision, 1) - 1
        self._client, self._graph, self._to = client, graph, to_revision
        self._heartbeat, self._timeout, self._renewal = heartbeat_seconds, timeout, renewal
        self._part = 0  # of the commit after `revision`: parts that have come
        self._closed = False
        # While the server is away: the waits that are left, and until when it may be.
        self._away: tuple[Iterator[float], float] | None = None
        self._stream: Any = None
        self._parts = self._follow()

    def __iter__(self) -> "Watch":
        return self

    def __next__(self) -> Any:
        return next(self._parts)

    def close(self) -> None:
        """Ends the watch: the next part is StopIteration."""
        self._closed = True
        if self._stream is not None:
            self._stream.cancel()

    def _follow(self) -> Iterator[Any]:
        while not self._closed and not (self._to and self.revision >= self._to):
            before = self.revision
            try:
                yield from self._connected()
                if self._to and self.revision == before:
                    return  # nothing up to there is left to send
            except errors.DeadlineExceededError:
                pass
            except errors.CallError as error:
                if self._closed:
                    return
                if not self._may_go_on(error):
                    raise

    def _may_go_on(self, error: errors.CallError) -> bool:
        """Waits before the next connection; False where the server has been away for too long."""
        if error.reason == "WATCHER_BEHIND":
            return True
        if self._away is None:
            self._away = (_without_end(self._client.connection.waits()),
                          time.monotonic() + self._timeout)
        return self._client.connection.pause(error, True, *self._away)

    def _connected(self) -> Iterator[Any]:
        method = METHODS["Watch"]
        self._stream = self._client.connection.open(method, method.request(
            graph=self._graph, from_revision=self.revision + 1, to_revision=self._to,
            heartbeat_seconds=self._heartbeat), self._renewal)
        try:
            for event in self._stream:
                self._away = None
                if event.HasField("heartbeat"):
                    continue
                part = event.commit
                if part.revision == self.revision + 1 and part.part <= self._part:
                    continue  # came before the connection broke
                self._part = part.part
                if part.part == part.parts:
                    self.revision, self._part = part.revision, 0
                yield part
        finally:
            self._stream.cancel()


def _without_end(waits: Iterator[float]) -> Iterator[float]:
    """The waits, the last of them for ever; none where there are none."""
    wait = None
    for wait in waits:
        yield wait
    while wait is not None:
        yield wait

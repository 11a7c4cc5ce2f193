"""When a call is repeated, and after which waits."""

import dataclasses
import random
from collections.abc import Iterator

from entente import errors


@dataclasses.dataclass(frozen=True)
class Retry:
    """How often, and after how long, what may be repeated is repeated.

    `tries` counts the first call; 1 repeats nothing. Waits double from `first_wait` to
    `longest_wait` seconds, each shortened by up to half by chance, so that clients of one server do
    not return together, and never shorter than the server asks for. All of it happens within the
    call's timeout: where the next wait would pass it, the error is raised at once. """

    tries: int = 8
    first_wait: float = 0.1
    longest_wait: float = 2.0

    def __post_init__(self):
        if self.tries < 1 or self.first_wait < 0 or self.longest_wait < self.first_wait:
            raise errors.UsageError(
                f"no such retries: {self}; tries is at least 1, 0 <= first_wait <= longest_wait",
                reason="INVALID_RETRY")

    def waits(self) -> Iterator[float]:
        """Seconds before each repetition; ends when no more are allowed."""
        wait = self.first_wait
        for _ in range(self.tries - 1):
            yield wait * random.uniform(0.5, 1)
            wait = min(wait * 2, self.longest_wait)


def may_repeat(error: errors.CallError, idempotent: bool) -> bool:
    """Whether a call that failed so may be made again.

    What is idempotent (reads; Commit by its request id) is repeated when the server is not there,
    stopped under the call (which ends CANCELLED) or does not know the outcome; anything where the
    server says that it did not begin.
    """
    if error.reason in ("SERVER_BUSY", "NOT_READY"):
        return True
    return (idempotent and isinstance(error, (errors.UnavailableError, errors.CancelledError))
            and error.reason != "STORE_FAULTED")

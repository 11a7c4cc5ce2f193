"""A connection to one server: requests in, answers or an EntenteError out, in time and again."""

import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import grpc

from entente import errors
from entente.methods import Method
from entente.retries import Retry, may_repeat

_MESSAGE_BYTES = 16 << 20  # above what a server sends in one message, 4 MiB
_Answer = TypeVar("_Answer")


class Connection:
    """Connects when first called. Thread-safe, as gRPC's channels are."""

    def __init__(self, server: str, retry: Retry):
        self._channel = grpc.insecure_channel(server, options=[
            ("grpc.max_receive_message_length", _MESSAGE_BYTES),
            # A connection of its own: what is shared between channels does not always tell all of
            # them that the server has gone, and their calls then wait.
            ("grpc.use_local_subchannel_pool", 1),
            # How soon a server that was away is looked for again; gRPC's own pause grows to
            # minutes.
            ("grpc.initial_reconnect_backoff_ms", 100),
            ("grpc.max_reconnect_backoff_ms", 1000)])
        self._retry = retry
        self._closed = False
        self._stubs: dict[Any, Any] = {}

    def close(self) -> None:
        """Ends calls under way, and every later one at once, with CancelledError."""
        self._closed = True
        self._channel.close()

    def _call(self, method: Method) -> Any:
        if self._closed:
            raise errors.CancelledError("the client is closed", code="CANCELLED", reason="CLOSED")
        if method.stub not in self._stubs:
            self._stubs[method.stub] = method.stub(self._channel)
        return getattr(self._stubs[method.stub], method.name)

    def unary(self, method: Method, request: Any, timeout: float) -> Any:
        """The answer. Repeated as its method and the Retry allow, all within `timeout` seconds."""
        return self._again(method, timeout, lambda left: self._call(method)(request, timeout=left))

    def one(self, method: Method, request: Any, timeout: float) -> list[Any]:
        """The answer, as the only message of a page."""
        return [self.unary(method, request, timeout)]

    def page(self, method: Method, request: Any, timeout: float) -> list[Any]:
        """All messages of a stream that ends. A stream that breaks is asked for anew from its
        beginning, so that nothing of a broken one is seen."""
        return self._again(method, timeout,
                           lambda left: list(self._call(method)(request, timeout=left)))

    def upload(self, method: Method, requests: Iterator[Any], timeout: float | None) -> Any:
        """The answer to a stream of requests; never repeated, because an iterator is read once."""
        try:
            return self._call(method)(requests, timeout=timeout)
        except grpc.RpcError as failed:
            raise errors.from_rpc(failed) from failed

    def open(self, method: Method, request: Any, timeout: float) -> "Stream":
        """A stream that has no end of its own, for `timeout` seconds; never repeated."""
        return Stream(self._call(method)(request, timeout=timeout))

    def _again(self, method: Method, timeout: float,
               once: Callable[[float], _Answer]) -> _Answer:
        end = time.monotonic() + timeout
        waits = self._retry.waits()
        while True:
            try:
                return once(max(end - time.monotonic(), 0.001))
            except grpc.RpcError as failed:
                error = errors.from_rpc(failed)
            if not self.pause(error, method.idempotent, waits, end):
                raise error

    def pause(self, error: errors.CallError, idempotent: bool, waits: Iterator[float],
              end: float) -> bool:
        """Waits before a repetition, no longer than until a server that was not there is; False
        where none is allowed, or it would begin after `end`."""
        again = not self._closed and may_repeat(error, idempotent)
        wait = next(waits, None) if again else None
        if wait is None:
            return False
        wait = max(wait, error.retry_after or 0)
        if time.monotonic() + wait >= end:
            return False
        if error.reason:  # a server said so
            time.sleep(wait)
        else:
            self._wait_for_server(wait)
        return True

    def _wait_for_server(self, seconds: float) -> None:
        """Until the channel is connected, at most so long. Not a sleep: the channel makes its
        connection only while somebody waits for it."""
        connected = grpc.channel_ready_future(self._channel)
        try:
            connected.result(timeout=seconds)
        except grpc.FutureTimeoutError:
            pass
        finally:
            connected.cancel()

    def waits(self) -> Iterator[float]:
        """Waits of one series of repetitions."""
        return self._retry.waits()


class Stream:
    """The messages of an open call, as they come."""

    def __init__(self, call: Any):
        self._call = call

    def __iter__(self) -> Iterator[Any]:
        try:
            yield from self._call
        except grpc.RpcError as failed:
            raise errors.from_rpc(failed) from failed

    def cancel(self) -> None:
        """Ends it, from any thread, with CancelledError."""
        self._call.cancel()

"""One hierarchy of exceptions for all that can go wrong, with the server's reasons.

The server sends google.rpc.ErrorInfo and RetryInfo with every error; docs/errors.md lists the
reasons. Their descriptors are read into a pool of their own, so that another package's modules of
the same names (googleapis-common-protos) may be loaded beside them.
"""

import importlib.resources
from typing import Any

import grpc
from google.protobuf import descriptor_pb2, message_factory

_DETAILS_KEY = "grpc-status-details-bin"


class EntenteError(Exception):
    """Anything that goes wrong here. Attributes: `message`, `code` (gRPC's name of it, "NOT_FOUND",
    or "" where no call was made), `reason` ("UNKNOWN_PREDICATE"), `field` (its path in the
    request), `value` (the offending one), `metadata` (all that ErrorInfo said), `retry_after`
    (seconds, or None), `request_id` (of a commit, else "")."""

    def __init__(self, message: str, *, code: str = "", reason: str = "",
                 metadata: dict[str, str] | None = None, retry_after: float | None = None):
        super().__init__(message)
        self.message, self.code, self.reason = message, code, reason
        self.metadata = dict(metadata or {})
        self.field = self.metadata.get("field", "")
        self.value = self.metadata.get("value", "")
        self.retry_after = retry_after
        self.request_id = ""

    def __str__(self) -> str:
        where = f" ({self.field}={self.value})" if self.field else ""
        return f"{self.message}{where} [{self.reason or self.code}]"


class UsageError(EntenteError, ValueError):
    """The call was made wrongly: an unknown field, a word that an enum has not. Nothing was
    sent."""


class MissingPackageError(EntenteError, ImportError):
    """An optional package (pandas, networkx) is not installed."""


class TruncatedError(EntenteError):
    """An answer ended before its end, after the rows that came. `trailer` says why and what was
    used; `page_token` continues it, or is "" where the same question would end there again."""

    def __init__(self, message: str, trailer: Any, reason: str = ""):
        super().__init__(message, reason=reason or trailer.truncated_by)
        self.trailer, self.page_token = trailer, trailer.next_page_token


class DigestMismatchError(EntenteError):
    """What was replayed is not the answer that was cited."""


class CallError(EntenteError):
    """The server, or the way to it, refused a call."""


class InvalidArgumentError(CallError):
    """The request is wrong whatever the graph holds."""


class NotFoundError(CallError):
    """No such graph, entity, claim, lens or name; of a name the message names the nearest."""


class AlreadyExistsError(CallError):
    """A graph of that name, or a request id used with other changes."""


class FailedPreconditionError(CallError):
    """A type check, a precondition, or what the graph holds, stands against it."""


class AbortedError(CallError):
    """expected_revision is not the head, or other writers were first."""


class OutOfRangeError(CallError):
    """A revision beyond the head."""


class ResourceExhaustedError(CallError):
    """A limit or budget; the reason says which."""


class UnavailableError(CallError):
    """No server, or not now. Raised after the retries that were allowed."""


class OutcomeUnknownError(UnavailableError):
    """Whether the commit happened is not known: commit again with `request_id`."""


class DeadlineExceededError(CallError):
    """No answer within the timeout. Of a commit the outcome is not known: commit again with
    `request_id`."""


class CancelledError(CallError):
    """The call was cancelled."""


class DataLossError(CallError):
    """What is on disk is damaged, or what came cannot be."""


_OF_CODE: dict[str, type[CallError]] = {
    "INVALID_ARGUMENT": InvalidArgumentError, "NOT_FOUND": NotFoundError,
    "ALREADY_EXISTS": AlreadyExistsError, "FAILED_PRECONDITION": FailedPreconditionError,
    "ABORTED": AbortedError, "OUT_OF_RANGE": OutOfRangeError,
    "RESOURCE_EXHAUSTED": ResourceExhaustedError, "UNAVAILABLE": UnavailableError,
    "DEADLINE_EXCEEDED": DeadlineExceededError, "CANCELLED": CancelledError,
    "DATA_LOSS": DataLossError}


def _messages() -> dict[str, Any]:
    packed = importlib.resources.files(__package__).joinpath("error_details.binpb").read_bytes()
    return message_factory.GetMessages(descriptor_pb2.FileDescriptorSet.FromString(packed).file)


_MESSAGES = _messages()


def from_rpc(failed: grpc.RpcError) -> CallError:
    """The exception for a failed call, with what its details say."""
    code = failed.code().name
    reason, metadata, retry_after = "", {}, None
    for key, packed in failed.trailing_metadata() or ():
        if key != _DETAILS_KEY:
            continue
        for detail in _MESSAGES["google.rpc.Status"].FromString(packed).details:
            name = detail.type_url.rpartition("/")[2]
            if name == "google.rpc.ErrorInfo":
                said = _MESSAGES[name].FromString(detail.value)
                reason, metadata = said.reason, dict(said.metadata)
            elif name == "google.rpc.RetryInfo":
                wait = _MESSAGES[name].FromString(detail.value).retry_delay
                retry_after = wait.seconds + wait.nanos / 1e9
    kind = _OF_CODE.get(code, CallError)
    if reason == "OUTCOME_UNKNOWN":
        kind = OutcomeUnknownError
    return kind(failed.details() or code, code=code, reason=reason, metadata=metadata,
                retry_after=retry_after)

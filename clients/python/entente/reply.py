"""A whole answer: the message that came, with what it says of the read at hand."""

from typing import Any

from google.protobuf.message import Message

from entente import errors
from entente.digest import AnswerDigest
from entente.methods import METHODS, RESOLVED, Method, scope_fields
from entente.v1 import reading_pb2


class Reply:
    """An answer that came in one message. Its fields are attributes of the reply, too:
    `client.get_entity(id="iso:KP").entity.state`. `message` is the message itself, `scope` what the
    read came to be, `complete` whether that was all: of a ranking (resolve_name) it may be False,
    any other answer that is truncated is a TruncatedError."""

    def __init__(self, method: Method, request: Message, message: Message):
        self.method, self.request, self.message = method, request, message
        self.scopes = {name: getattr(message, name)
                       for name in scope_fields(message.DESCRIPTOR, RESOLVED)}
        self.digest = AnswerDigest()
        self.digest.add(message)
        trailer = self._trailer()
        self.complete = trailer.completion != reading_pb2.COMPLETION_TRUNCATED
        if not self.complete and trailer.truncated_by != "LIMIT":
            raise errors.TruncatedError(f"the answer ended by {trailer.truncated_by}: raise the "
                                        "budget, or ask for less", trailer)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name == "message":
            raise AttributeError(name)
        return getattr(self.message, name)

    def __repr__(self) -> str:
        return f"{type(self.message).__name__}:\n{self.message}"

    @property
    def hidden(self) -> dict[str, int]:
        """What was kept out, by reason."""
        return {count.reason: count.count for count in self._trailer().hidden}

    def _trailer(self) -> Any:
        return getattr(self.message, "trailer", reading_pb2.Trailer())


def method_named(name: str) -> Method:
    """The method of this name ("ListPropositions"). UsageError where none is."""
    if name not in METHODS:
        raise errors.UsageError(f'no method is called "{name}"', reason="UNKNOWN_METHOD",
                                metadata={"field": "method", "value": name})
    return METHODS[name]

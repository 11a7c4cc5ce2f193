"""The digest of an answer that entente.v1.CiteRequest speaks of, fed as the answer comes."""

import hashlib
from typing import Any

from google.protobuf.message import Message

from entente.v1 import diff_pb2, reading_pb2

# What is said of the read itself. Budgets differ between servers and times; the rest is asked for.
_OF_THE_READ = (reading_pb2.ResolvedScope.DESCRIPTOR, reading_pb2.Trailer.DESCRIPTOR,
                diff_pb2.DiffTrailer.DESCRIPTOR)


class AnswerDigest:
    """SHA-256 over the elements of an answer's messages, each behind its size. How rows were cut
    into messages and pages makes no difference."""

    def __init__(self):
        self._hash = hashlib.sha256()
        self.rows = 0

    def add(self, answer: Message) -> None:
        """Takes in a message of the answer."""
        for field, content in answer.ListFields():  # in order of number
            if field.message_type in _OF_THE_READ:
                continue
            items = content if field.label == field.LABEL_REPEATED else [content]
            for item in items:
                packed = _bytes_of(field, item)
                self._hash.update(len(packed).to_bytes(8, "little"))
                self._hash.update(packed)
                self.rows += 1

    def finish(self) -> bytes:
        """The 32 bytes so far."""
        return self._hash.digest()


def _bytes_of(field: Any, item: Any) -> bytes:
    if field.message_type is not None:
        return item.SerializeToString(deterministic=True)
    if isinstance(item, bytes):
        return item
    if isinstance(item, str):
        return item.encode()
    if isinstance(item, bool):
        return b"true" if item else b"false"
    if field.enum_type is not None:
        return field.enum_type.values_by_number[item].name.encode()
    return str(item).encode()

#!/usr/bin/python3
"""Errors as exceptions: kind, reason, field, value, as the server sends them."""

import subprocess
import sys
import unittest

import served
from entente import (AbortedError, AlreadyExistsError, EntenteError, FailedPreconditionError,
                     InvalidArgumentError, NotFoundError, OutOfRangeError, claim)


class ErrorsTest(served.ServedCase):
    def told(self, kind, reason, call):
        with self.assertRaises(kind) as raised:
            call()
        error = raised.exception
        self.assertIsInstance(error, EntenteError)
        self.assertEqual(error.reason, reason)
        self.assertIn(f"[{reason}]", str(error))
        return error

    def test_each_kind(self):
        read = self.client.list_propositions
        error = self.told(InvalidArgumentError, "UNKNOWN_PREDICATE",
                          lambda: list(read(predicate="loacted_in")))
        self.assertEqual((error.field, error.value, error.code),
                         ("predicate", "loacted_in", "INVALID_ARGUMENT"))
        self.assertIn("did you mean located_in", error.message)
        self.told(NotFoundError, "GRAPH_NOT_FOUND", lambda: list(read(graph="nowhere")))
        self.told(NotFoundError, "ENTITY_NOT_FOUND", lambda: list(read(subject="Unitt X")))
        self.told(OutOfRangeError, "REVISION_OUT_OF_RANGE", lambda: list(read(recorded_at=10 ** 6)))
        self.told(AlreadyExistsError, "GRAPH_EXISTS", lambda: self.client.create_graph("example"))
        self.told(AbortedError, "REVISION_MISMATCH", lambda: self.client.commit(
            [claim("a", "type", value="State", document="doc:a")], expected_revision=1))

    def test_the_change_that_is_wrong_is_named(self):
        error = self.told(FailedPreconditionError, "RANGE", lambda: self.client.commit(
            [claim("iso:KP", "type", value="State", document="doc:a"),
             claim("unit:x", "located_in", "doc:b", document="doc:a")]))
        self.assertTrue(error.field.startswith("changes[1]"), error.field)

    def test_a_name_that_several_have(self):
        self.client.commit(served.typed("other:ru", "Region", ("Russia", "en")))
        error = self.told(InvalidArgumentError, "AMBIGUOUS_NAME",
                          lambda: list(self.client.neighbors("Russia")))
        self.assertIn("other:ru", error.message)


class BesideOthersTest(unittest.TestCase):
    OTHERS = """
import sys
sys.path.insert(0, {package!r})
from google.protobuf import descriptor_pb2, descriptor_pool
pool = descriptor_pool.Default()
file = descriptor_pb2.FileDescriptorProto(name="google/rpc/{name}.proto", package="google.rpc")
file.message_type.add(name={message!r}).field.add(name="other", number=9, label=1, type=9)
pool.Add(file) if hasattr(pool, "Add") else pool.AddSerializedFile(file.SerializeToString())
import entente
"""

    def test_other_packages_may_bring_their_own_error_details(self):
        for name, message in (("status", "Status"), ("error_details", "ErrorInfo")):
            script = self.OTHERS.format(package=served.PACKAGE, name=name, message=message)
            subprocess.run([sys.executable, "-c", script], check=True)


if __name__ == "__main__":
    served.main()

#!/usr/bin/python3
"""Requests that nobody should send: each gets its documented error, and none leaves a trace.

Usage: hostile_test.py ENTENTED. Beside the tables of hostile_requests.py it sends what is no
message, what is too large for one, and page tokens that have been tampered with. docs/errors.md
lists every reason that comes back.
"""

import pathlib
import tempfile
import unittest

import grpc

import changes
import graph_model
import recorded
from entente_server import (ROOT, SETTINGS, Server, claim_pb2, error_of, graph_service_pb2,
                            head_of, query_service_pb2, run)
from entente.v1 import name_pb2, stored_lens_pb2
from hostile_requests import (CHANGES, GOOD, GRAPH, INVALID, MEBIBYTE, READS, UNKNOWN_ID, commit,
                              commits, in_place, nested, text_of)

RECEIVED = 4 * MEBIBYTE


class HostileTest(unittest.TestCase):
    """One server for all; every test ends with the graph as it was."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="entente-hostile-")
        cls.addClassCleanup(folder.cleanup)
        cls.server = Server(SETTINGS.entented, pathlib.Path(folder.name) / "data").start()
        cls.addClassCleanup(cls.server.stop)
        changes.create(cls.server, GRAPH)
        cls.server.graph.Commit(commit(GOOD, "good"))
        cls.head = head_of(cls.server, GRAPH)
        cls.parts = recorded.watch_parts(cls.server, GRAPH, 1, cls.head)
        errors = ROOT / "docs/errors.md"
        cls.documented = errors.read_text(encoding="utf-8")

    def tearDown(self):
        self.assertEqual(head_of(self.server, GRAPH), self.head)
        self.assertEqual(recorded.watch_parts(self.server, GRAPH, 1, self.head), self.parts)

    def refused(self, name, call, code, reason, field):
        with self.subTest(name):
            with self.assertRaises(grpc.RpcError) as caught:
                call()
            found, given, metadata = error_of(caught.exception)
            self.assertEqual((found, given), (code, reason), caught.exception.details())
            if field is not None:
                self.assertEqual(metadata.get("field"), field, caught.exception.details())
            self.assertRegex(self.documented, rf"\b{reason}\b")
            self.assertLess(len(caught.exception.details()), 4096)
            self.assertEqual(head_of(self.server, GRAPH), self.head, "something was written")

    def test_changes(self):
        for name, (change, code, reason, field) in CHANGES.items():
            self.refused(name, lambda said=change: self.server.graph.Commit(commit([said])), code,
                         reason, None if field is None else "changes[0]" + field)

    def test_a_good_change_beside_a_bad_one(self):
        """A commit is all or nothing wherever the bad change stands."""
        for name, (change, code, reason, _) in CHANGES.items():
            said = [changes.typed("bystander", "State"), change]
            self.refused(name, lambda both=said: self.server.graph.Commit(commit(both)), code,
                         reason, None)

    def test_changes_with_a_reference(self):
        """A reference needs the change's id before the change has been checked."""
        for name, (change, code, reason, _) in CHANGES.items():
            named = claim_pb2.Change(ref="named")
            named.MergeFrom(change)
            self.refused(name, lambda said=named: self.server.graph.Commit(commit([said])), code,
                         reason, None)

    def test_commits(self):
        for name, (request, code, reason, field) in commits().items():
            self.refused(name, lambda sent=request: self.server.graph.Commit(sent), code, reason,
                         field)

    def test_dry_runs_of_bad_commits(self):
        for name, (change, code, reason, _) in CHANGES.items():
            request = commit([change], dry_run=True)
            self.refused(name, lambda sent=request: self.server.graph.Commit(sent), code, reason,
                         None)

    def test_reads(self):
        for name, (fields, code, reason, field) in READS.items():
            fields = {"scope": graph_model.scope(GRAPH), **fields}
            request = query_service_pb2.ListPropositionsRequest(**fields)
            self.refused(name, lambda sent=request: list(self.server.query.ListPropositions(sent)),
                         code, reason, field)

    def test_names(self):
        scope = graph_model.scope(GRAPH)
        for name, fields, reason, field in (
                ("no name", {}, "FIELD_MISSING", "name"),
                ("name of more than a mebibyte", {"name": "й" * MEBIBYTE}, "TEXT_TOO_LONG", "name"),
                ("no score", {"name": "a", "least_score": float("nan")}, "INVALID_SCORE",
                 "least_score"),
                ("101 candidates", {"name": "a", "limit": 101}, "LIMIT_PAGE", "limit")):
            request = name_pb2.ResolveNameRequest(scope=scope, **fields)
            self.refused(name, lambda sent=request: self.server.query.ResolveName(sent), INVALID,
                         reason, field)

    def test_lookups(self):
        scope = graph_model.scope(GRAPH)
        service, made = self.server.graph, graph_service_pb2
        for name, call, code, reason, field in (
                ("short claim id", lambda: service.GetClaim(
                    made.GetClaimRequest(scope=scope, id=b"1")), INVALID, "INVALID_RECORD_ID",
                 "id"),
                ("unknown claim", lambda: service.GetClaim(
                    made.GetClaimRequest(scope=scope, id=UNKNOWN_ID)), "NOT_FOUND",
                 "CLAIM_NOT_FOUND", "id"),
                ("unknown entity", lambda: service.GetEntity(
                    made.GetEntityRequest(scope=scope, id="nobody")), "NOT_FOUND",
                 "ENTITY_NOT_FOUND", "id"),
                ("name of no letter", lambda: service.GetEntity(
                    made.GetEntityRequest(scope=scope, id="?!" * 100)), "NOT_FOUND",
                 "ENTITY_NOT_FOUND", "id"),
                ("name of a wide space", lambda: service.GetEntity(
                    made.GetEntityRequest(scope=scope, id="\u3000")), "NOT_FOUND",
                 "ENTITY_NOT_FOUND", "id"),
                ("1,001 entities", lambda: service.BatchGetEntities(
                    made.BatchGetEntitiesRequest(scope=scope, ids=["a"] * 1001)), INVALID,
                 "LIMIT_IDS", "ids"),
                ("page of 10,001", lambda: service.ListClaims(
                    made.ListClaimsRequest(scope=scope, page_size=10_001)), INVALID, "LIMIT_PAGE",
                 "page_size"),
                ("history of nothing", lambda: service.GetHistory(
                    made.GetHistoryRequest(scope=scope)), INVALID, "FIELD_MISSING", "about"),
                ("watch beyond head", lambda: list(service.Watch(
                    made.WatchRequest(graph=GRAPH, from_revision=self.head + 2))), "OUT_OF_RANGE",
                 "REVISION_OUT_OF_RANGE", "from_revision"),
                ("inverted watch", lambda: list(service.Watch(
                    made.WatchRequest(graph=GRAPH, from_revision=2, to_revision=1))), INVALID,
                 "INVALID_RANGE", "to_revision"),
                ("rare heartbeat", lambda: list(service.Watch(
                    made.WatchRequest(graph=GRAPH, heartbeat_seconds=301))), INVALID,
                 "LIMIT_HEARTBEAT", "heartbeat_seconds"),
                ("changed default lens", lambda: service.PutLens(
                    stored_lens_pb2.PutLensRequest(graph=GRAPH, name="default")), INVALID,
                 "DEFAULT_LENS", "name"),
                ("graph called ..", lambda: service.CreateGraph(
                    made.CreateGraphRequest(name="../data")), INVALID, "INVALID_NAME", "name"),
                ("id key of 31 bytes", lambda: service.CreateGraph(
                    made.CreateGraphRequest(name="keyed", id_key=b"k" * 31)), INVALID,
                 "INVALID_ID_KEY", "id_key"),
                ("graph that is there", lambda: service.CreateGraph(
                    made.CreateGraphRequest(name=GRAPH)), "ALREADY_EXISTS", "GRAPH_EXISTS", "name"),
                ("deleting no graph", lambda: service.DeleteGraph(
                    made.DeleteGraphRequest(name="nowhere")), "NOT_FOUND", "GRAPH_NOT_FOUND",
                 "name")):
            self.refused(name, call, code, reason, field)

    def test_page_tokens(self):
        """A token works for the request that gave it, and for no other."""
        def page(token="", **fields):
            return self.server.graph.ListClaims(graph_service_pb2.ListClaimsRequest(
                scope=graph_model.scope(GRAPH), page_size=2, page_token=token, **fields))
        token = page().trailer.next_page_token
        self.assertEqual(len(page(token).claims), 2)
        for spot in range(0, len(token), 7):
            other = "B" if token[spot] == "A" else "A"
            tampered = token[:spot] + other + token[spot + 1:]
            self.refused(f"character {spot}", lambda sent=tampered: page(sent), INVALID,
                         "PAGE_TOKEN_INVALID", "page_token")
        for name, call in (("cut short", lambda: page(token[:-4])),
                           ("lengthened", lambda: page(token + "AAAA")),
                           ("with another filter", lambda: page(token, subject="a")),
                           ("of another method", lambda: list(self.server.query.ListPropositions(
                               query_service_pb2.ListPropositionsRequest(
                                   scope=graph_model.scope(GRAPH), page_size=2,
                                   page_token=token))))):
            self.refused(name, call, INVALID, "PAGE_TOKEN_INVALID", "page_token")

    def send_bytes(self, request, method="Commit"):
        channel = self.server.channel()
        self.addCleanup(channel.close)
        call = channel.unary_unary(f"/entente.v1.GraphService/{method}")
        with self.assertRaises(grpc.RpcError) as caught:
            call(request, timeout=30)
        return caught.exception.code().name

    def test_oversized_message(self):
        """4 MiB of message are read, and one byte more is not."""
        request = commit(GOOD[:1], "")
        request.request_id = "r" * (RECEIVED - request.ByteSize() - 5)
        self.assertEqual(request.ByteSize(), RECEIVED)
        self.assertEqual(self.send_bytes(request.SerializeToString()), INVALID)
        request.request_id += "r"
        self.assertEqual(self.send_bytes(request.SerializeToString()), "RESOURCE_EXHAUSTED")

    def test_malformed_messages(self):
        """What is no message at all never reaches a service; gRPC itself refuses it."""
        good = commit([changes.typed("new", "State")]).SerializeToString()
        deep = commit([changes.claim("unit", "name", nested(65))]).SerializeToString()
        for name, sent in (("cut short", good[:-3]), ("noise", bytes(range(255, 0, -1))),
                           ("not UTF-8", good.replace(b"new", b"\xff\xfe\xfd")),
                           ("nested deeper than messages may be", deep)):
            with self.subTest(name):
                self.assertEqual(self.send_bytes(sent), "UNIMPLEMENTED")

    def test_limits_themselves_are_kept_to(self):
        """One short of each limit is served: tried without recording it."""
        long_name = changes.claim("unit", "name", text_of(MEBIBYTE))
        for name, said in (
                ("id of 256 bytes", [changes.typed("u" * 256, "State")]),
                ("text of a mebibyte", [long_name]),
                ("2,000 changes", [changes.typed(f"s{i}", "State") for i in range(2000)]),
                ("hedge of 4 KiB", [in_place(voice=claim_pb2.Voice(hedges=["n" * 4096]))])):
            with self.subTest(name):
                answer = self.server.graph.Commit(commit(said, dry_run=True))
                self.assertTrue(answer.changed)


if __name__ == "__main__":
    run()

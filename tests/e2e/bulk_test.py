#!/usr/bin/python3
"""Bulk loads of a server process: memory stays within its budget, and a kill leaves all or nothing.

Usage: bulk_test.py ENTENTED. Loads are many times as large as the memory that the server may sort
them in: by many claims, by large ones, by claims that are all about one entity. Then servers are
killed at any time of a load, with commits beside it, and started again: the load is there whole or
not at all, repeating it makes it whole once, and no commit that was answered is missing.
"""

import pathlib
import random
import re
import tempfile
import threading
import unittest

import grpc

import changes
from entente_server import (SETTINGS, Server, bulk_load_pb2, graph_service_pb2, head_of,
                            run)

GRAPH = "bulk"
CLAIMS = 60_000
A_MESSAGE = 2_000
BUDGET = 2 << 20           # bytes; the load's rows have some ten times as many
CACHE_MIB = 8              # of blocks read, which is no memory of the load's or of a watcher's
ALLOWED = 60 << 20         # what a load may add: the budget, messages, and what RocksDB writes with
LARGE = 400                # claims
LARGE_TEXT = 300_000       # bytes of each
NESTED = 50_000            # claims that may close a cycle, the most that a load takes
NESTED_ALLOWED = ALLOWED + 600 * NESTED
KILLS = 6
KILLED_CLAIMS = 20_000
SEED = 20241027


def in_messages(graph, request_id, claims, a_message=A_MESSAGE):
    """A load, message by message."""
    message = bulk_load_pb2.BulkLoadRequest(graph=graph, request_id=request_id)
    for claim in claims:
        message.changes.append(claim)
        if len(message.changes) == a_message:
            yield message
            message = bulk_load_pb2.BulkLoadRequest()
    if message.changes:
        yield message


def statements(count, said="statement"):
    """What is said of units, in no order of theirs."""
    order = list(range(count))
    random.Random(SEED).shuffle(order)
    for number in order:
        yield changes.claim(f"unit-{number // 10}", "assessment", changes.text(f"{said} {number}"))


def messages(claims, request_id):
    return in_messages(GRAPH, request_id, statements(claims))


def edges_with_large_texts():
    chance = random.Random(SEED)
    for _ in range(LARGE):
        text = chance.randbytes(LARGE_TEXT // 2).hex()
        change = changes.claim("unit-0", "report", changes.text(text))
        change.new_instance = True
        yield change


def a_type_many_times():
    """One entity's type, in as many paragraphs of one document."""
    for number in range(CLAIMS):
        yield changes.claim("unit-0", "type", changes.text("MilitaryUnit"), paragraph=number + 1)


def a_hierarchy():
    """A binary tree of places."""
    for number in range(1, NESTED + 2):
        yield changes.typed(f"place-{number}", "Region")
        if number > 1:
            yield changes.claim(f"place-{number}", "part_of", f"place-{number // 2}")


def resident(server, what):
    status = pathlib.Path(f"/proc/{server.process.pid}/status").read_text()
    return int(re.search(rf"{what}:\s+(\d+) kB", status).group(1)) << 10


class BulkTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.server = Server(SETTINGS.entented, self.folder.name + "/data", "--bulk-load-memory-bytes", str(BUDGET),
                             "--cache-mib", str(CACHE_MIB))
        self.server.start()
        changes.create(self.server, GRAPH)
        self.server.graph.Commit(changes.commit(GRAPH, "document",
                                                [changes.typed(changes.DOCUMENT, "Document")]))

    def tearDown(self):
        self.server.kill()
        self.folder.cleanup()

    def test_memory_stays_within_the_budget(self):
        before = resident(self.server, "VmRSS")
        answer = self.server.graph.BulkLoad(messages(CLAIMS, "load"))
        self.assertEqual(answer.claims_recorded, CLAIMS)
        added = resident(self.server, "VmHWM") - before
        print(f"{CLAIMS} claims with {BUDGET >> 20} MiB to sort in: {added >> 20} MiB more in all")
        self.assertLess(added, ALLOWED)
        # More rows than the log has runs for: each is still found, once.
        ids = [change.id for event in self.server.graph.Watch(graph_service_pb2.WatchRequest(
            graph=GRAPH, from_revision=answer.revision, to_revision=answer.revision))
               for change in event.commit.changes]
        self.assertEqual((len(ids), len(set(ids))), (CLAIMS, CLAIMS))

    def _added_by(self, graph, claims, a_message=A_MESSAGE):
        """Loads them; bytes that the process has grown by at most."""
        before = resident(self.server, "VmRSS")
        answer = self.server.graph.BulkLoad(in_messages(graph, "load", claims, a_message))
        self.assertTrue(answer.changed)
        return answer, resident(self.server, "VmHWM") - before

    def test_large_claims_are_within_the_budget(self):
        self.server.graph.CreateGraph(graph_service_pb2.CreateGraphRequest(name="open", open=True))
        self.server.graph.Commit(changes.commit("open", "document",
                                                [changes.typed(changes.DOCUMENT, "Document")]))
        answer, added = self._added_by("open", edges_with_large_texts(), a_message=13)
        print(f"{LARGE} texts of {LARGE_TEXT} bytes: {added >> 20} MiB more in all")
        self.assertEqual(answer.claims_recorded, LARGE)
        self.assertLess(added, ALLOWED)
        before = resident(self.server, "VmHWM")
        told = 0
        for event in self.server.graph.Watch(graph_service_pb2.WatchRequest(
                graph="open", from_revision=answer.revision, to_revision=answer.revision)):
            told += len(event.commit.changes)
        self.assertEqual(told, LARGE)
        added = resident(self.server, "VmHWM") - before
        print(f"one watcher of them: {added >> 20} MiB more")
        self.assertLess(added, ALLOWED)

    def test_many_claims_of_one_entity_are_within_the_budget(self):
        answer, added = self._added_by(GRAPH, a_type_many_times())
        print(f"{CLAIMS} claims of one type: {added >> 20} MiB more in all")
        self.assertEqual(answer.claims_recorded, CLAIMS)
        self.assertLess(added, ALLOWED)

    def test_as_many_nested_places_as_there_may_be(self):
        answer, added = self._added_by(GRAPH, a_hierarchy())
        print(f"{NESTED} nested places: {added >> 20} MiB more in all")
        self.assertEqual(answer.claims_recorded, 2 * NESTED + 1)
        self.assertLess(added, NESTED_ALLOWED)

    def test_a_kill_leaves_all_or_nothing(self):
        chance = random.Random(SEED)
        published = 0
        for kill in range(KILLS):
            head = head_of(self.server, GRAPH)
            answered = []
            loading = threading.Thread(target=self._load_until_killed, args=(kill,))
            committing = threading.Thread(target=self._commit_until_killed, args=(kill, answered))
            committing.start()
            loading.start()
            # From the intake to what is being published; every third one when it has been answered.
            loading.join(timeout=None if kill % 3 == 2 else chance.uniform(0.05, 3.0))
            self.server.kill()
            loading.join()
            committing.join()
            self.server.start()
            staged = [path for path in pathlib.Path(self.folder.name).rglob("*.sst")
                      if path.parent.name == "staging"]
            self.assertEqual(staged, [], "staged rows are dropped at open")
            log = self._log_from(head + 1)
            self.assertIn(log.pop(f"load {kill}", None), (None, KILLED_CLAIMS), f"kill {kill}")
            self.assertLessEqual(set(answered), set(log))
            self.assertLessEqual(len(log), len(answered) + 1, "one may not have been answered")
            self.assertEqual(set(log.values()) - {1}, set())
            again = self.server.graph.BulkLoad(self._killed_load(kill))
            self.assertEqual(again.claims_recorded, KILLED_CLAIMS)
            published += again.replayed
            self.assertEqual(self._log_from(head + 1).pop(f"load {kill}"), KILLED_CLAIMS)
            other = self.server.graph.BulkLoad(
                in_messages(GRAPH, f"another {kill}", statements(KILLED_CLAIMS, f"kill {kill}:")))
            self.assertEqual(other.claims_already_present, KILLED_CLAIMS)
            self.assertFalse(other.changed)
        print(f"{KILLS} kills, {published} of them behind the publishing")
        self.assertGreaterEqual(published, KILLS // 3)

    def _killed_load(self, kill):
        return in_messages(GRAPH, f"load {kill}", statements(KILLED_CLAIMS, f"kill {kill}:"))

    def _load_until_killed(self, kill):
        try:
            self.server.graph.BulkLoad(self._killed_load(kill))
        except (grpc.RpcError, ValueError):
            pass

    def _commit_until_killed(self, kill, answered):
        """Commits beside the load, one after the other; those that a load kept waiting again."""
        number = 0
        while True:
            request_id = f"commit {kill}/{number}"
            claim = changes.claim("unit-0", "assessment", changes.text(request_id))
            try:
                self.server.graph.Commit(changes.commit(GRAPH, request_id, [claim]))
            except grpc.RpcError as error:
                if "a bulk load is being published" in (error.details() or ""):
                    continue
                return
            except ValueError:
                return
            answered.append(request_id)
            number += 1

    def _log_from(self, revision):
        """How many changes each request recorded."""
        head = head_of(self.server, GRAPH)
        log = {}
        if revision > head:
            return log
        for event in self.server.graph.Watch(graph_service_pb2.WatchRequest(
                graph=GRAPH, from_revision=revision, to_revision=head)):
            if event.HasField("commit"):
                request = event.commit.request_id
                log[request] = log.get(request, 0) + len(event.commit.changes)
        return log


if __name__ == "__main__":
    run()

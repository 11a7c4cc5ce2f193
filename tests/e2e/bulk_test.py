#!/usr/bin/python3
"""Bulk loads of a server process: memory stays within its budget, and a kill leaves all or nothing.

Usage: bulk_test.py ENTENTED. The load is many times as large as the memory that the
server may sort it in. Then servers are killed at any time of a load and started again: the load is
there whole or not at all, and repeating it makes it whole once.
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
ALLOWED = 60 << 20         # what a load may add: the budget, messages, and what RocksDB writes with
KILLS = 6
SEED = 20241027


def messages(claims, request_id):
    """The load, message by message: units and where each was, in no order of theirs."""
    order = list(range(claims))
    random.Random(SEED).shuffle(order)
    for begin in range(0, claims, A_MESSAGE):
        message = bulk_load_pb2.BulkLoadRequest()
        if begin == 0:
            message.graph = GRAPH
            message.request_id = request_id
        for number in order[begin:begin + A_MESSAGE]:
            message.changes.append(changes.claim(f"unit-{number // 10}", "assessment",
                                                 changes.text(f"statement {number}")))
        yield message


def resident(server, what):
    status = pathlib.Path(f"/proc/{server.process.pid}/status").read_text()
    return int(re.search(rf"{what}:\s+(\d+) kB", status).group(1)) << 10


class BulkTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.server = Server(SETTINGS.entented, self.folder.name + "/data", "--bulk-load-memory-bytes", str(BUDGET))
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

    def test_a_kill_leaves_all_or_nothing(self):
        chance = random.Random(SEED)
        head = head_of(self.server, GRAPH)
        finished = 0
        for kill in range(KILLS):
            loading = threading.Thread(target=self._load_until_killed)
            loading.start()
            # From the intake to what is being published.
            loading.join(timeout=chance.uniform(0.05, 3.0))
            self.server.kill()
            loading.join()
            self.server.start()
            now = head_of(self.server, GRAPH)
            self.assertIn(now, (head, head + 1), f"kill {kill}")
            spill = [path for path in pathlib.Path(self.folder.name).rglob("*.sst")
                     if path.parent.name == "staging"]
            self.assertEqual(spill, [], "staged rows are dropped at open")
            if now > head:
                finished += 1
                break
        answer = self.server.graph.BulkLoad(messages(CLAIMS, "load"))
        self.assertEqual(answer.claims_recorded, CLAIMS)
        self.assertEqual(answer.replayed, finished > 0)
        self.assertEqual(answer.revision, head + 1)
        self.assertEqual(head_of(self.server, GRAPH), head + 1)
        again = self.server.graph.BulkLoad(messages(CLAIMS, "another"))
        self.assertEqual(again.claims_already_present, CLAIMS)
        self.assertFalse(again.changed)

    def _load_until_killed(self):
        try:
            self.server.graph.BulkLoad(messages(CLAIMS, "load"))
        except (grpc.RpcError, ValueError):
            pass


if __name__ == "__main__":
    run()

#!/usr/bin/python3
"""Writers, readers and watchers at once, held against the order of revisions.

Usage: history_test.py ENTENTED [--seed N] [--seconds N]. Everybody writes down what they asked,
what they were told and when; afterwards one checker decides whether one order explains it all:
  - a read at revision r shows the graph of the commits 1..r and nothing else;
  - what begins after something was answered sees it: reads and commits alike;
  - each watcher gets whole commits, each once, in order, without gap, wherever it resumes.
"""

import collections
import copy
import pathlib
import random
import tempfile
import threading
import time
import unittest

import grpc

import changes
import graph_model
import recorded
from entente_server import (SETTINGS, Server, graph_service_pb2, head_of, query_service_pb2, run)

GRAPH = "history"
WRITERS, READERS, WATCHERS = 3, 3, 3
STATES = [f"state-{name}" for name in "abcdef"]
DOCUMENTS = ["doc-1", "doc-2", "doc-3"]
PREDICATES = ["aids", "opposes"]
DENIES = changes.claim_pb2.STANCE_DENIES

# What somebody did: from when to when, at which revision, and what came of it.
Act = collections.namedtuple("Act", "begun ended revision")
# A read: `kind` and `about` say what was asked, `pinned` whether for a revision.
Read = collections.namedtuple("Read", "begun ended revision kind about pinned answer")


class Noted:
    """What all have written down. Lists grow at their ends only, so threads may share them."""

    def __init__(self):
        self.journal, self.acts, self.reads, self.failures = [], [], [], []
        self.streams = [[] for _ in range(WATCHERS)]  # of each watcher: [(from, parts)]
        self.stop = threading.Event()


def writer(server, noted, number, seed):
    """Asserts, denies, takes back, and takes back the taking back."""
    chance = random.Random(f"{seed}/writer/{number}")
    standing, retractions, count = [], [], 0
    while not noted.stop.is_set():
        count += 1
        kind = chance.random()
        if kind < 0.15 and standing:
            said = [changes.retract(changes.by_id(standing.pop(chance.randrange(len(standing)))))]
        elif kind < 0.22 and retractions:
            said = [changes.retract_judgement(retractions.pop())]
        else:
            said = [changes.claim(*random_proposition(chance), chance.choice(DOCUMENTS),
                                  paragraph=2 * (count * WRITERS + number) + at, **fields)
                    for at, fields in enumerate(
                        ({}, {"stance": DENIES} if chance.random() < 0.4 else {}))]
        entry = recorded.Entry(changes.commit(GRAPH, f"request-{number}-{count}", said))
        begun = time.monotonic()
        answer = server.graph.Commit(entry.request, timeout=30)
        entry.response = answer
        noted.journal.append(entry)
        noted.acts.append(Act(begun, time.monotonic(), answer.revision))
        for change, result in zip(said, answer.results):
            if change.HasField("claim"):
                standing.append(result.id)
            elif change.judgement.HasField("retract"):
                retractions.append(result.id)


def random_proposition(chance):
    subject, target = chance.sample(STATES, 2)
    return subject, chance.choice(PREDICATES), target


def reader(server, noted, number, seed):
    """Reads at the head and at revisions past, in all the ways that there are."""
    chance = random.Random(f"{seed}/reader/{number}")
    head = 2
    while not noted.stop.is_set():
        pinned = chance.randint(2, head) if chance.random() < 0.5 else None
        kind = chance.choice(["subject", "object", "predicate", "all", "claims", "neighbors"])
        about = chance.choice(PREDICATES if kind == "predicate" else STATES)
        begun = time.monotonic()
        revision, answer = ask(server, kind, about, pinned)
        noted.reads.append(Read(begun, time.monotonic(), revision, kind, about, pinned, answer))
        head = max(head, revision)


def ask(server, kind, about, pinned):
    """(revision, answer) of one read."""
    if kind == "claims":
        answer = server.graph.ListClaims(graph_service_pb2.ListClaimsRequest(
            scope=graph_model.scope(GRAPH, pinned), subject=about, page_size=10_000), timeout=60)
        return answer.scope.revision, {
            record.id: graph_model.Listed(record.revision, record.retracted, len(record.judgements))
            for record in answer.claims}
    if kind == "neighbors":
        request = query_service_pb2.NeighborsRequest(
            scope=graph_model.scope(GRAPH, pinned), entity=about)
        parts = list(server.query.Neighbors(request, timeout=60))
        rows = [row.row for part in parts for row in part.rows]
        return parts[0].scope.revision, graph_model.rows_by_key(rows)
    pattern = {} if kind == "all" else {kind: about}
    return graph_model.read_rows(server, GRAPH, pinned, **pattern)


def watcher(server, noted, number, seed):
    """Watches, breaks off after a while, and resumes behind what it has got, or anywhere before."""
    chance = random.Random(f"{seed}/watcher/{number}")
    streams = noted.streams[number]
    begin = 1
    while not noted.stop.is_set():
        parts = []
        streams.append((begin, parts))
        request = graph_service_pb2.WatchRequest(graph=GRAPH, from_revision=begin,
                                                 heartbeat_seconds=1)
        call = server.graph.Watch(request, timeout=60)
        patience = chance.randint(1, 120)
        for event in call:
            if event.HasField("commit"):
                parts.append(event.commit)
            elif parts and event.heartbeat.revision < parts[-1].revision:
                noted.failures.append(f"heartbeat of {event.heartbeat.revision} behind "
                                      f"{parts[-1].revision}")
            patience -= 1
            if noted.stop.is_set() or patience <= 0:
                break
        call.cancel()
        last = parts[-1].revision if parts else begin - 1
        begin = last + 1 if chance.random() < 0.6 else chance.randint(1, last + 1)


def expected_answer(model, kind, about):
    """What a read must have been answered by the graph of `model`."""
    if kind == "claims":
        return model.listed(about)
    rows = model.rows()
    if kind == "all":
        return rows
    if kind == "neighbors":
        return {key: row for key, row in rows.items() if about in (key[0], key[2])}
    return graph_model.grouped(rows, kind).get(about, {})


def check_reads(commits, reads):
    """Each read shows the graph of the commits up to its revision."""
    complaints = []
    model = graph_model.Model()
    waiting = iter(commits)
    for read in sorted(reads, key=lambda read: read.revision):
        if read.pinned is not None and read.pinned != read.revision:
            complaints.append(f"a read at {read.pinned} was answered for {read.revision}")
        while model.revision < read.revision:
            model.apply(next(waiting))
        expected = expected_answer(model, read.kind, read.about)
        if read.answer != expected:
            complaints.append(f"the read of {read.kind} {read.about} at {read.revision} is "
                              f"{read.answer} and not {expected}")
    return complaints


def check_real_time(acts, reads):
    """Nothing that began after an answer is older than it."""
    began = [(act.begun, 1, act, "commit") for act in acts]
    began += [(read.begun, 1, read, "read") for read in reads if read.pinned is None]
    ended = [(done.ended, 0, done, "") for done in [*acts, *reads]]
    complaints, seen = [], 0
    for _, _, act, what in sorted(began + ended, key=lambda moment: moment[:2]):
        if not what:
            seen = max(seen, act.revision)
        elif act.revision < seen + (what == "commit"):
            complaints.append(f"a {what} begun after revision {seen} was known is of revision "
                              f"{act.revision}")
    return complaints


def check_streams(commits, streams):
    """Each stream holds whole commits from where it began, as recorded; its end may be cut off."""
    complaints = []
    for begin, parts in streams:
        whole = list(parts)
        while whole and whole[-1].part != whole[-1].parts:
            whole.pop()  # broken off by the watcher itself
        got, found = recorded.assemble(whole, begin)
        complaints += found
        if got != commits[begin - 1:begin - 1 + len(got)]:
            complaints.append(f"a watch from {begin} told other commits than were recorded")
    return complaints


class HistoryTest(unittest.TestCase):
    """All run at once, once; the tests check what was noted, and tampered copies of it."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="entente-history-")
        cls.addClassCleanup(folder.cleanup)
        cls.server = server = Server(SETTINGS.entented, pathlib.Path(folder.name) / "data").start()
        cls.addClassCleanup(server.stop)
        changes.create(server, GRAPH)
        types = [changes.typed(document, "Document") for document in DOCUMENTS]
        types += [changes.typed(state, "State") for state in STATES]
        entry = recorded.Entry(changes.commit(GRAPH, "types", types))
        entry.response = server.graph.Commit(entry.request)
        cls.noted = noted = Noted()
        noted.journal.append(entry)
        cls._run_all()
        parts = recorded.watch_parts(server, GRAPH, 1, head_of(server, GRAPH))
        cls.commits, cls.gaps = recorded.assemble(parts)
        print(f"{len(cls.commits)} revisions, {len(noted.reads)} reads, "
              f"{sum(map(len, noted.streams))} watches", flush=True)

    @classmethod
    def _run_all(cls):
        def noting(part, number):
            try:
                part(cls.server, cls.noted, number, SETTINGS.seed)
            except (grpc.RpcError, AssertionError) as error:
                cls.noted.failures.append(f"{part.__name__} {number}: {error}")
                cls.noted.stop.set()

        threads = [threading.Thread(target=noting, args=(part, number))
                   for part, count in ((writer, WRITERS), (reader, READERS), (watcher, WATCHERS))
                   for number in range(count)]
        for thread in threads:
            thread.start()
        cls.noted.stop.wait(SETTINGS.seconds)
        cls.noted.stop.set()
        for thread in threads:
            thread.join()

    def assert_complaint(self, complaints, words):
        self.assertTrue(any(words in complaint for complaint in complaints),
                        f"no complaint says {words!r}: {complaints[:3]}")

    def test_everybody_was_served(self):
        self.assertEqual(self.noted.failures, [])
        self.assertGreater(len(self.commits), 20)
        self.assertGreater(len(self.noted.reads), 20)
        for streams in self.noted.streams:
            self.assertGreater(len(streams), 1, "a watcher never broke off")

    def test_commits(self):
        self.assertEqual(self.gaps, [])
        self.assertEqual(recorded.check_times(self.commits), [])
        self.assertEqual(recorded.check_journal(self.noted.journal, self.commits)[:3], [])

    def test_reads_show_their_revision(self):
        self.assertEqual(check_reads(self.commits, self.noted.reads)[:3], [])

    def test_real_time_order(self):
        self.assertEqual(check_real_time(self.noted.acts, self.noted.reads)[:3], [])

    def test_watchers(self):
        for streams in self.noted.streams:
            self.assertEqual(check_streams(self.commits, streams)[:3], [])

    def test_watch_resumes_anywhere(self):
        head = len(self.commits)
        for begin in range(1, head + 1, max(1, head // 50)):
            parts = recorded.watch_parts(self.server, GRAPH, begin, min(head, begin + 10))
            commits, complaints = recorded.assemble(parts, begin)
            self.assertEqual(complaints, [])
            self.assertEqual(commits, self.commits[begin - 1:begin + 10])

    def a_stream(self):
        """A stream with some commits, and its beginning."""
        return next((begin, parts) for streams in self.noted.streams for begin, parts in streams
                    if len(parts) > 5)

    def test_controls_of_watches(self):
        begin, parts = self.a_stream()
        tampered = {"dropped": parts[:2] + parts[3:], "twice": parts[:3] + parts[2:],
                    "reordered": [*parts[:2], parts[3], parts[2], *parts[4:]]}
        self.assertEqual(check_streams(self.commits, [(begin, parts)]), [])
        for name, changed in tampered.items():
            with self.subTest(name):
                self.assert_complaint(check_streams(self.commits, [(begin, changed)]), "was due")
        altered = copy.deepcopy(parts)
        del altered[2].changes[0]
        self.assert_complaint(check_streams(self.commits, [(begin, altered)]), "other commits")

    def test_controls_of_commits(self):
        at = len(self.commits) // 2
        swapped = list(self.commits)
        swapped[at], swapped[at + 1] = swapped[at + 1], swapped[at]
        self.assert_complaint(recorded.check_times(swapped), "was recorded at")
        lost = self.commits[:at] + self.commits[at + 1:]
        self.assert_complaint(recorded.check_journal(self.noted.journal, lost), "is not there")

    def test_controls_of_reads(self):
        rows = [read for read in self.noted.reads if read.kind == "all" and len(read.answer) > 1]
        read = max(rows, key=lambda read: read.revision)
        short = dict(list(read.answer.items())[1:])
        self.assert_complaint(check_reads(self.commits, [read._replace(answer=short)]), "and not")
        # A read that shows a commit too many: the answer of a later revision under an earlier one.
        changed = next(commit.revision for commit in reversed(self.commits)
                       if commit.changes[0].HasField("claim") and commit.revision <= read.revision)
        early = read._replace(revision=changed - 1, pinned=None)
        self.assert_complaint(check_reads(self.commits, [early]), "and not")

    def test_controls_of_real_time(self):
        act = self.noted.acts[-1]
        stale = Read(act.ended + 1, act.ended + 2, act.revision - 1, "all", "", None, {})
        self.assert_complaint(check_real_time(self.noted.acts, [stale]), "a read begun after")
        late = Act(act.ended + 1, act.ended + 2, act.revision)
        self.assert_complaint(check_real_time([*self.noted.acts, late], []), "a commit begun after")


if __name__ == "__main__":
    run(seed=None, seconds=10)

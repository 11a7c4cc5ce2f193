#!/usr/bin/python3
"""SIGKILL in the middle of commits, again and again: nothing acknowledged is lost, no half is seen.

Usage: kill_test.py ENTENTED [--seed N] [--cycles N]. Each cycle starts the server on the same data,
lets writers commit (claims that belong together, judgements, retractions), kills it after 3 to
300 ms, starts it again, and compares what it holds with the journal, which only the driver keeps.
"""

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
from entente_server import SETTINGS, Server, error_of, graph_service_pb2, head_of, run

GRAPH = "kill"
WRITERS = 4
COMMITS_A_CYCLE = 40  # of one writer; the first to reach it brings the kill on
LOOKED_UP = 50        # commits of a cycle, the last ones: those around the kill
SITES = 3             # a cycle
STOPPED = ("UNAVAILABLE", "CANCELLED", "UNKNOWN")  # how a killed server's calls may end


class Writer:
    """Commits one thing after another until its server dies. Remembers what is acknowledged."""

    def __init__(self, number, seed):
        self.number = number
        self.random = random.Random(f"{seed}/{number}")
        self.count = 0
        self.claims = []   # acknowledged deployments: (change, id)
        self.grades = []   # acknowledged grades that stand: ids
        self.journal = []  # of this cycle

    def run(self, server, cycle, failures, enough):
        for _ in range(COMMITS_A_CYCLE):
            entry = self._next(cycle)
            self.journal.append(entry)
            try:
                entry.response = server.graph.Commit(entry.request, timeout=30)
            except grpc.RpcError as error:
                if error.code().name not in STOPPED:
                    failures.append(f"{entry.request.request_id}: {error_of(error)} {error}")
                return
            except ValueError:  # the channel is closed
                return
            self.learn(entry)
        enough.set()

    def _next(self, cycle):
        self.count += 1
        kind = self.random.random()
        if kind < 0.15 and self.claims:
            act = self._judge()
        elif kind < 0.22 and self.grades:
            act = [changes.retract_judgement(self.grades.pop())]
        else:
            return self._pair(cycle, graded=kind < 0.4, repeats=kind > 0.9 and bool(self.claims))
        return recorded.Entry(changes.commit(GRAPH, self._request_id(cycle), act))

    def _judge(self):
        if self.random.random() < 0.3:  # a claim is retracted once
            target = self.claims.pop(self.random.randrange(len(self.claims)))
            return [changes.retract(changes.by_id(target[1]))]
        target = self.random.choice(self.claims)
        return [changes.grade(changes.by_id(target[1]), self.random.randint(1, 6))]

    def _pair(self, cycle, graded, repeats):
        """A unit and where it is: claims of several partitions that must appear together."""
        unit = f"unit-{cycle}-{self.number}-{self.count}"
        site = f"site-{cycle}-{self.random.randrange(SITES)}"
        said = [changes.typed(unit, "MilitaryUnit"), changes.claim(unit, "deployed_to", site),
                changes.claim(changes.DOCUMENT, "mentions", unit)]
        said[1].ref = "deployment"
        fresh = list(range(len(said)))
        if repeats:
            said.insert(0, self.random.choice(self.claims)[0])
            fresh = [at + 1 for at in fresh]
        if graded:
            said.append(changes.grade(changes.by_ref("deployment"), 2))
            fresh.append(len(said) - 1)
        return recorded.Entry(changes.commit(GRAPH, self._request_id(cycle), said), fresh)

    def _request_id(self, cycle):
        return f"request-{cycle}-{self.number}-{self.count}"

    def learn(self, entry):
        for at, (change, result) in enumerate(zip(entry.request.changes, entry.response.results)):
            if at not in entry.fresh:
                continue
            if change.claim.predicate == "deployed_to":
                plain = copy.deepcopy(change)
                plain.ref = ""
                self.claims.append((plain, result.id))
            elif change.judgement.HasField("grade"):
                self.grades.append(result.id)


def check_answer(entry, answer, commits):
    """A repeated request is answered from the record if there is one, else recorded now."""
    name = entry.request.request_id
    found = [commit for commit in commits if commit.request_id == name]
    if not found:
        if answer.replayed or not answer.changed or answer.revision <= len(commits):
            return [f"{name} was absent, and its repetition was answered {answer}"]
        return []
    if not answer.replayed or answer.revision != found[0].revision:
        return [f"{name} is revision {found[0].revision}; its repetition was answered {answer}"]
    first = entry.response
    if first and [(r.outcome, r.id) for r in answer.results] != [
            (r.outcome, r.id) for r in first.results]:
        return [f"{name} was answered {first} and its repetition {answer}"]
    return []


def check_listings(model, listings):
    """The same rows whether found by subject, by object or by predicate, and those of the model."""
    complaints = []
    rows = model.rows()
    expected = {field: graph_model.grouped(rows, field) for field in graph_model.FIELDS}
    for field, value, found in listings:
        wanted = expected[field].get(value, {}) if field else rows
        for key in wanted.keys() | found.keys():
            if wanted.get(key) != found.get(key):
                complaints.append(f"by {field} {value}: {key} is {found.get(key)} and not "
                                  f"{wanted.get(key)}")
    return complaints


class Driver:
    """The loop; keeps the journal and everything the server has said of its past."""

    def __init__(self, binary, data, seed):
        self.server = Server(binary, data)
        self.random = random.Random(seed)
        self.writers = [Writer(number, seed) for number in range(WRITERS)]
        self.journal, self.commits, self.complaints = [], [], []
        self.model = graph_model.Model()
        self.compared = 0  # the last revision that has been compared with the journal
        self.unanswered = self.survived = 0

    def prepare(self, cycles):
        self.server.start()
        changes.create(self.server, GRAPH)
        known = [changes.typed(changes.DOCUMENT, "Document")]
        known += [changes.typed(f"site-{cycle}-{site}", "Site")
                  for cycle in range(cycles) for site in range(SITES)]
        entry = recorded.Entry(changes.commit(GRAPH, "types", known))
        entry.response = self.server.graph.Commit(entry.request)
        self.journal.append(entry)

    def cycle(self, number):
        enough = threading.Event()
        threads = [threading.Thread(target=writer.run,
                                    args=(self.server, number, self.complaints, enough))
                   for writer in self.writers]
        for thread in threads:
            thread.start()
        enough.wait(self.random.uniform(0.003, 0.3))
        self.server.kill()
        for thread in threads:
            thread.join()
        self.server.start()
        self._check_commits(number)
        self._repeat()
        self._check_reads(number)

    def _check_commits(self, number):
        """Watch from the first revision says what it said before, and what the journal says."""
        self.journal += [entry for writer in self.writers for entry in writer.journal]
        head = head_of(self.server, GRAPH)
        commits, complaints = recorded.assemble(
            recorded.watch_parts(self.server, GRAPH, 1, head))
        if len(commits) != head:
            complaints.append(f"the head is {head}, and Watch sent {len(commits)} commits")
        if commits[:len(self.commits)] != self.commits:
            complaints.append("commits seen before the kill have changed")
        # What has been compared with the journal before has not changed, so the rest is enough.
        new = [entry for entry in self.journal
               if not entry.response or entry.response.revision > self.compared]
        complaints += recorded.check_times(commits[max(0, self.compared - 1):])
        complaints += recorded.check_journal(new, commits[self.compared:])
        self.complaints += [f"cycle {number}: {complaint}" for complaint in complaints]
        self.commits, self.compared = commits, head

    def _repeat(self):
        """Repeats all that was not answered, and some of what was; learns what came of it."""
        for writer in self.writers:
            answered = [entry for entry in writer.journal if entry.response]
            for entry in writer.journal[len(answered):] + answered[-2:]:
                answer = self.server.graph.Commit(entry.request, timeout=30)
                self.complaints += check_answer(entry, answer, self.commits)
                if entry.response is None:
                    self.unanswered += 1
                    self.survived += answer.replayed
                    entry.response = answer
                    writer.learn(entry)
            writer.journal = []

    def _check_reads(self, number):
        """Every way to a thing recorded in this cycle leads to it."""
        known = len(self.commits)
        head = head_of(self.server, GRAPH)
        complaints = []
        if head > known:
            parts = recorded.watch_parts(self.server, GRAPH, known + 1, head)
            later, complaints = recorded.assemble(parts, known + 1)
            self.commits = self.commits + later
        new = self.commits[self.model.revision:]
        for commit in new:
            self.model.apply(commit)
        complaints += check_listings(self.model, self.listings(number))
        for commit in new[-LOOKED_UP:]:
            for change in commit.changes:
                if change.HasField("claim"):
                    complaints += self._check_claim(commit.revision, change)
        self.complaints += [f"cycle {number}: {complaint}" for complaint in complaints]

    def listings(self, number):
        """[(field bound, value, rows)] of this cycle's units and sites; sometimes of all."""
        units = [claim.subject for claim, _ in self.model.claims.values()
                 if claim.subject.startswith(f"unit-{number}-") and claim.predicate == "type"]
        bound = [("subject", unit) for unit in units[-LOOKED_UP:]]
        bound += [("object", f"site-{number}-{at}") for at in range(SITES)]
        if number % 10 == 9 or number == SETTINGS.cycles - 1:
            bound += [("predicate", "deployed_to"), ("subject", changes.DOCUMENT), ("", "")]
        return [(field, value, graph_model.read_rows(
            self.server, GRAPH, **({field: value} if field else {}))[1]) for field, value in bound]

    def _check_claim(self, revision, change):
        """The id leads to the claim, and the claim's subject to an entity of its type."""
        scope = graph_model.scope(GRAPH)
        got = self.server.graph.GetClaim(
            graph_service_pb2.GetClaimRequest(scope=scope, id=change.id)).claim
        complaints = []
        if (got.claim, got.revision) != (change.claim, revision):
            complaints.append(f"GetClaim of {change.id.hex()} of revision {revision} is {got}")
        if change.claim.predicate == "type":
            entity = self.server.graph.GetEntity(graph_service_pb2.GetEntityRequest(
                scope=scope, id=change.claim.subject)).entity
            if (list(entity.types), entity.first_revision) != (
                    [change.claim.value.text.text], revision):
                complaints.append(f"GetEntity of {change.claim.subject}, claimed in revision "
                                  f"{revision}, is {entity}")
        return complaints


class KillTest(unittest.TestCase):
    """The loop runs once; the tests look at what it has found. The controls tamper with copies."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="entente-kill-")
        cls.addClassCleanup(cls.folder.cleanup)
        data = pathlib.Path(cls.folder.name) / "data"
        cls.driver = driver = Driver(SETTINGS.entented, data, SETTINGS.seed)
        cls.addClassCleanup(driver.server.kill)
        driver.prepare(SETTINGS.cycles)
        began = time.monotonic()
        for number in range(SETTINGS.cycles):
            driver.cycle(number)
        print(f"{SETTINGS.cycles} cycles in {time.monotonic() - began:.1f} s: "
              f"{len(driver.commits)} revisions, {driver.unanswered} commits not acknowledged, "
              f"of which {driver.survived} were whole", flush=True)

    def complaints_of(self, journal=None, commits=None):
        return recorded.check_journal(journal or self.driver.journal,
                                      commits or self.driver.commits)

    def assert_complaint(self, complaints, words):
        self.assertTrue(any(words in complaint for complaint in complaints),
                        f"no complaint says {words!r}: {complaints[:3]}")

    def test_nothing_is_lost_halved_or_doubled(self):
        self.assertEqual(self.driver.complaints[:5], [])
        self.assertEqual(self.complaints_of(), [])
        self.assertGreater(self.driver.unanswered, 0, "no kill fell into a commit")

    def test_control_acknowledged_but_never_sent(self):
        known = self.driver.journal[-1]
        invented = recorded.Entry(copy.deepcopy(known.request))
        invented.request.request_id = "invented"
        invented.response = known.response
        self.assert_complaint(self.complaints_of(journal=self.driver.journal + [invented]),
                              "invented was acknowledged")

    def test_control_acknowledged_but_lost(self):
        self.assert_complaint(self.complaints_of(commits=self.driver.commits[:-1]), "is not there")

    def test_control_half_a_pair(self):
        commits = list(self.driver.commits)
        at = next(i for i, commit in enumerate(commits) if len(commit.changes) == 3)
        commits[at] = commits[at]._replace(changes=commits[at].changes[:2])
        self.assert_complaint(self.complaints_of(commits=commits), "2 changes of 3")

    def test_control_other_content(self):
        commits = list(self.driver.commits)
        at = next(i for i, commit in enumerate(commits) if len(commit.changes) == 3)
        tampered = copy.deepcopy(commits[at].changes)
        tampered[1].claim.object = "elsewhere"
        commits[at] = commits[at]._replace(changes=tampered)
        self.assert_complaint(self.complaints_of(commits=commits), "change 1 is")

    def test_control_recorded_twice(self):
        last = self.driver.commits[-1]
        again = last._replace(revision=last.revision + 1)
        self.assert_complaint(self.complaints_of(commits=self.driver.commits + [again]), "twice")

    def test_control_duplicated_watch_event(self):
        parts = recorded.watch_parts(self.driver.server, GRAPH, 1, 5)
        self.assertEqual(recorded.assemble(parts)[1], [])
        self.assert_complaint(recorded.assemble(parts[:3] + parts[2:])[1],
                              "part 1 of revision 3 came where part 1 of revision 4 was due")

    def test_control_lost_index_row(self):
        listings = self.driver.listings(SETTINGS.cycles - 1)
        self.assertEqual(check_listings(self.driver.model, listings), [])
        field, value, rows = next(found for found in listings if found[2])
        short = dict(list(rows.items())[1:])
        self.assert_complaint(check_listings(self.driver.model, [(field, value, short)]), "is None")

    def test_control_repeated_request_recorded_anew(self):
        entry = self.driver.journal[-1]
        answer = copy.deepcopy(entry.response)
        answer.replayed, answer.revision = False, len(self.driver.commits) + 1
        self.assert_complaint(check_answer(entry, answer, self.driver.commits), "repetition")


if __name__ == "__main__":
    run(seed=None, cycles=50)

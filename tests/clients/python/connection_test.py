#!/usr/bin/python3
"""Servers that go away, come back, or do not answer; what is repeated and what is not.

Nothing is waited for by the clock: see served.At.
"""

import signal
import time
import unittest

import served
from served import At
from entente import (AlreadyExistsError, Client, DeadlineExceededError, InvalidArgumentError,
                     NotFoundError, Retry, UnavailableError, UsageError, claim, retries)


class AwayTest(served.ServedCase):
    def away(self, sent=signal.SIGKILL):
        self.server.end(sent)

    def client_when_back(self, **more):
        return Client(self.server.address, retry=At(self.server.start, **more))

    def tearDown(self):
        if self.server._process is None:
            self.server.start()

    def test_a_read_is_repeated_until_the_server_is_back(self):
        with Client(self.server.address, retry=Retry(tries=1)) as once, \
                self.client_when_back() as patient:
            whole = [row.SerializeToString() for row in patient.list_propositions(valid="2024")]
            self.away()
            with self.assertRaises(UnavailableError):
                list(once.list_propositions(valid="2024"))
            rows = patient.list_propositions(valid="2024")
            self.assertEqual([row.SerializeToString() for row in rows], whole)
            self.assertTrue(patient.connection._retry.asked, "nothing was repeated")

    def test_pages_go_on_after_a_restart(self):
        with self.client_when_back() as client:
            whole = [row.SerializeToString() for row in client.list_propositions(valid="ALL")]
            rows = client.list_propositions(valid="ALL", page_size=4)
            taken = [next(rows).SerializeToString() for _ in range(2)]
            self.away()
            self.assertEqual(taken + [row.SerializeToString() for row in rows], whole)

    def test_a_page_that_failed_is_asked_for_again(self):
        whole = [row.SerializeToString() for row in self.client.list_propositions(valid="ALL")]
        with Client(self.server.address, retry=Retry(tries=1)) as client:
            rows = client.list_propositions(valid="ALL", page_size=4)
            taken = [next(rows).SerializeToString() for _ in range(4)]
            self.away()
            with self.assertRaises(UnavailableError):
                next(rows)
            self.server.start()
            client.connection._wait_for_server(60)
            self.assertEqual(taken + [row.SerializeToString() for row in rows], whole)

    def test_a_commit_is_repeated_under_its_id_and_recorded_once(self):
        with self.client_when_back() as client:
            self.away()
            done = client.commit([claim("unit:x", "echelon", value="brigade", document="doc:a")],
                                 request_id="again/1")
            self.assertTrue(done.changed)
            again = client.commit([claim("unit:x", "echelon", value="brigade", document="doc:a")],
                                  request_id="again/1")
            self.assertTrue(again.replayed)
            self.assertEqual(again.revision, done.revision)

    def test_what_is_not_idempotent_is_not_repeated(self):
        with Client(self.server.address, retry=At(lambda: None)) as client:
            self.away()
            for call in (client.create_graph, client.delete_graph):
                with self.assertRaises(UnavailableError):
                    call("other")
            self.assertEqual(client.connection._retry.asked, [])

    def test_a_commit_that_fails_tells_its_request_id(self):
        with Client(self.server.address, retry=Retry(tries=2, first_wait=0.01)) as client:
            self.away()
            with self.assertRaises(UnavailableError) as raised:
                client.commit([claim("unit:x", "echelon", value="corps", document="doc:a")])
            self.server.start()
            done = self.client.commit(
                [claim("unit:x", "echelon", value="corps", document="doc:a")],
                request_id=raised.exception.request_id)
            self.assertTrue(done.changed and len(raised.exception.request_id) == 36)

    def test_other_errors_are_not_repeated(self):
        with Client(self.server.address, retry=At(lambda: None)) as client:
            with self.assertRaises(NotFoundError):
                client.get_entity("nobody")
            with self.assertRaises(AlreadyExistsError):
                client.commit([claim("unit:x", "echelon", value="army", document="doc:a")],
                              request_id="changes/1")
            self.assertEqual(client.connection._retry.asked, [])


class DeadlineTest(served.ServedCase):
    def halted(self):
        """A server that takes connections and answers nothing; it goes on when the test ends."""
        process = self.server._process
        process.send_signal(signal.SIGSTOP)
        self.addCleanup(process.send_signal, signal.SIGCONT)

    def test_a_read_ends_at_its_timeout(self):
        self.client.get_version()
        self.halted()
        for call in (lambda: self.client.get_entity("unit:x", timeout=0.2),
                     lambda: next(self.client.list_propositions(timeout=0.2)),
                     lambda: self.client.get_status(timeout=0.2)):
            with self.assertRaises(DeadlineExceededError):
                call()

    def test_a_commit_without_answer_is_made_once_by_its_id(self):
        said = [claim("unit:x", "echelon", value="division", document="doc:a")]
        self.client.get_version()
        process = self.server._process
        process.send_signal(signal.SIGSTOP)
        try:
            with self.assertRaises(DeadlineExceededError) as raised:
                self.client.commit(said, timeout=0.2)
        finally:
            process.send_signal(signal.SIGCONT)
        self.client.commit(said, request_id=raised.exception.request_id)
        claims = list(self.client.list_claims(subject="unit:x", predicate="echelon"))
        self.assertEqual(len(claims), 1)

    def test_timeouts_are_bounded(self):
        for wrong in (0, -1, 300.1):
            with self.assertRaisesRegex(UsageError, "at most 300"):
                self.client.get_version(timeout=wrong)
            with self.assertRaises(UsageError):
                Client(timeout=wrong)
        self.assertTrue(self.client.get_version(timeout=300).version)

    def test_a_closed_client_says_so(self):
        client = Client(self.server.address)
        client.close()
        with self.assertRaisesRegex(served.entente.CancelledError, "closed"):
            client.get_version()


class RetryTest(unittest.TestCase):
    def test_waits_double_and_end(self):
        waits = list(Retry(tries=5, first_wait=1, longest_wait=3).waits())
        for wait, most in zip(waits, (1, 2, 3, 3), strict=True):
            self.assertTrue(most / 2 <= wait <= most, waits)
        self.assertEqual(list(Retry(tries=1).waits()), [])

    def test_a_server_says_how_long_to_wait_at_least(self):
        with Client("127.0.0.1:9") as client:
            busy = served.entente.ResourceExhaustedError("busy", reason="SERVER_BUSY", retry_after=60)
            soon = time.monotonic() + 1
            self.assertFalse(client.connection.pause(busy, False, Retry().waits(), soon))
            busy.retry_after = 0.05
            self.assertTrue(client.connection.pause(busy, False, Retry(first_wait=0).waits(), soon))
            self.assertGreaterEqual(time.monotonic(), soon - 1 + 0.05)

    def test_impossible_ones_are_refused(self):
        for wrong in ({"tries": 0}, {"first_wait": -1}, {"first_wait": 3, "longest_wait": 2}):
            with self.assertRaises(UsageError):
                Retry(**wrong)

    def test_what_may_be_repeated(self):
        away = UnavailableError("away", code="UNAVAILABLE")
        self.assertTrue(retries.may_repeat(away, idempotent=True))
        self.assertFalse(retries.may_repeat(away, idempotent=False))
        unknown = served.entente.OutcomeUnknownError("?", reason="OUTCOME_UNKNOWN")
        self.assertTrue(retries.may_repeat(unknown, idempotent=True))
        busy = served.entente.ResourceExhaustedError("busy", reason="SERVER_BUSY")
        self.assertTrue(retries.may_repeat(busy, idempotent=False))
        for never in (UnavailableError("full", reason="STORE_FAULTED"), InvalidArgumentError("no"),
                      DeadlineExceededError("late"),
                      served.entente.ResourceExhaustedError("no", reason="BUDGET_EDGES")):
            self.assertFalse(retries.may_repeat(never, idempotent=True), never)


if __name__ == "__main__":
    served.main()

#!/usr/bin/python3
"""Watching a graph: every commit once, over a server that goes away, and large ones in parts."""

import signal
import threading
import time

import served
from entente import (CancelledError, Client, DeadlineExceededError, NotFoundError, OutOfRangeError, Retry,
                     UnavailableError, Watch, claim)
from entente.methods import METHODS


def named(number):
    return [claim(f"unit:{number}", "type", value="MilitaryUnit", document="doc:a")]


class WatchingTest(served.ServedCase):
    FLAGS = ("--limit-streamed-bytes", "65536")

    def test_whole_commits_in_order(self):
        parts = list(self.client.watch(1, to_revision=self.committed.revision))
        self.assertEqual([part.revision for part in parts],
                         list(range(1, self.committed.revision + 1)))
        self.assertEqual(parts[-1].request_id, "changes/1")
        self.assertEqual(len(parts[-1].changes), len(served.CHANGES))

    def test_it_goes_on_where_it_was_when_the_server_comes_back(self):
        watch = Client(self.server.address, retry=served.At(self.server.start)).watch(
            self.head())
        self.assertEqual(next(watch).revision, self.head())
        done = self.client.commit(named("one"))
        self.assertEqual(next(watch).revision, done.revision)
        for number, sent in enumerate((signal.SIGKILL, signal.SIGTERM)):
            self.server.end(sent)
            watched = next_in_thread(watch)
            done = self.client.commit(named(f"two {number}"))  # repeated until the server is back
            self.assertEqual(watched().revision, done.revision)
            self.assertEqual(watch.revision, done.revision)
        watch.close()
        self.assertEqual(list(watch), [])
        self.assertEqual(watch._away, None)

    def test_a_call_that_the_server_cancels_is_a_broken_connection(self):
        # As it is, now and then, for a watch whose server stops in order.
        watch = self.client.watch(self.head())
        cancelled = CancelledError("CANCELLED", code="CANCELLED")
        self.assertTrue(watch._may_go_on(cancelled))
        self.client.connection._closed = True
        try:
            self.assertFalse(watch._may_go_on(cancelled))
        finally:
            self.client.connection._closed = False
        self.assertEqual(next(watch).revision, self.head())
        watch.close()

    def test_a_client_that_is_closed_ends_its_watch(self):
        client = Client(self.server.address)
        watch = client.watch(self.head())
        next(watch)
        client.close()
        with self.assertRaises(CancelledError):
            next(watch)

    def test_a_server_that_is_away_may_be_so_for_the_whole_timeout(self):
        with Client(self.server.address, retry=Retry(tries=2, first_wait=0.01)) as client:
            watch = client.watch(self.head() + 1, timeout=1)
            self.server.end()
            began = time.monotonic()
            try:
                with self.assertRaises(UnavailableError):
                    next(watch)
                self.assertGreater(time.monotonic() - began, 0.9)
            finally:
                self.server.start()

    def test_a_server_that_stays_away_is_an_error(self):
        with Client(self.server.address, retry=Retry(tries=1)) as client:
            watch = client.watch(self.head() + 1)
            self.server.end(signal.SIGKILL)
            try:
                with self.assertRaises(UnavailableError):
                    next(watch)
            finally:
                self.server.start()

    def head(self):
        return self.client.list_graphs()[0].revision

    def test_a_watch_that_is_renewed_goes_on(self):
        watch = Watch(self.client, "example", self.head() + 1, 0, 10, 30, renewal=0.05)
        watched = next_in_thread(watch)
        with self.assertRaises(DeadlineExceededError):  # holds this thread for several renewals
            list(self.client.connection.open(METHODS["Watch"], METHODS["Watch"].request(
                graph="example", from_revision=self.head() + 1), 0.3))
        done = self.client.commit(named("renewed"))
        self.assertEqual(watched().revision, done.revision)
        watch.close()

    def test_each_time_that_the_server_is_away_is_counted_anew(self):
        watch = self.client.watch(1)
        self.assertTrue(watch._may_go_on(UnavailableError("away", reason="SERVER_STOPPING")))
        self.assertIsNotNone(watch._away)
        next(watch)
        self.assertIsNone(watch._away)
        watch.close()

    def test_large_commits_come_in_parts_each_once(self):
        done = self.client.commit([change for number in range(1000) for change in named(number)])
        parts = list(self.client.watch(done.revision, to_revision=done.revision))
        self.assertGreater(len(parts), 1)
        self.assertEqual([part.part for part in parts], list(range(1, parts[0].parts + 1)))
        self.assertEqual(sum(len(part.changes) for part in parts), 1000)

    def test_what_cannot_be_watched(self):
        with self.assertRaises(OutOfRangeError):
            next(self.client.watch(10 ** 6))
        with self.assertRaises(NotFoundError):
            next(self.client.watch(1, graph="nowhere"))


def next_in_thread(watch):
    """Takes the next part on a thread of its own; the answer waits for it."""
    taken = []
    thread = threading.Thread(target=lambda: taken.append(next(watch)))
    thread.start()

    def wait():
        thread.join(60)
        return taken[0]
    return wait


if __name__ == "__main__":
    served.main()

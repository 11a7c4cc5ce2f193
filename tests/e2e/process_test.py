#!/usr/bin/python3
"""The server as a process: what it refuses to start on, how it stops, what is there afterwards.

Usage: process_test.py ENTENTED.
"""

import os
import pathlib
import signal
import subprocess
import tempfile
import threading
import time
import unittest

import grpc

import changes
import recorded
from entente_server import (SETTINGS, Server, error_of, graph_service_pb2, head_of,
                            query_service_pb2, reading_pb2, run)

STOP_SECONDS = 5
CANNOT_SERVE = 2


class ProcessTest(unittest.TestCase):
    """Each test has a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="entente-process-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def serving(self, name="data", *flags):
        server = Server(SETTINGS.entented, self.folder / name, *flags)
        self.addCleanup(server.kill)
        return server.start()

    def refused(self, *flags):
        """entented does not start: exit code 2, one line, which is returned."""
        done = subprocess.run([SETTINGS.entented, *flags], capture_output=True, text=True,
                              timeout=30, check=False)
        self.assertEqual(done.returncode, CANNOT_SERVE, done)
        self.assertEqual(done.stdout, "")
        self.assertRegex(done.stderr, r"\Aentented: [^\n]+\n\Z")
        return done.stderr

    def graphs(self, server):
        listed = server.graph.ListGraphs(graph_service_pb2.ListGraphsRequest()).graphs
        return [graph.name for graph in listed]

    def test_second_server_on_the_port(self):
        server = self.serving()
        said = self.refused("--data", self.folder / "other",
                            "--listen", f"127.0.0.1:{server.port}")
        self.assertIn(str(server.port), said)
        self.assertEqual(self.graphs(server), [])  # the first one serves on

    def test_second_server_on_the_data(self):
        server = self.serving()
        self.assertIn(str(server.data),
                      self.refused("--data", server.data, "--listen", "127.0.0.1:0"))
        self.assertEqual(self.graphs(server), [])

    def test_data_is_free_after_a_kill(self):
        self.serving().kill()
        self.serving()

    def test_addresses(self):
        for listen, words in (("0.0.0.0:0", "--insecure-listen"), ("[::]:0", "--insecure-listen"),
                              ("127.0.0.1", "HOST:PORT"), ("127.0.0.1:65536", "HOST:PORT"),
                              ("", "HOST:PORT")):
            with self.subTest(listen):
                said = self.refused("--data", self.folder / "data", "--listen", listen)
                self.assertIn(words, said)
        self.assertFalse((self.folder / "data").exists(), "a refused server has made its data")

    def test_insecure_listen_is_asked_for(self):
        process = subprocess.Popen([SETTINGS.entented, "--data", self.folder / "data",
                                    "--listen", "0.0.0.0:0", "--insecure-listen"],
                                   stdout=subprocess.PIPE)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.kill)
        self.assertIn(b"serving 0.0.0.0:", process.stdout.readline())
        process.terminate()
        self.assertEqual(process.wait(timeout=30), 0)

    def test_command_line(self):
        for flag, words in (("--help", "--listen"), ("--version", ".")):
            done = subprocess.run([SETTINGS.entented, flag], capture_output=True, text=True,
                                  timeout=30, check=False)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertIn(words, done.stdout)
        for flags in (["--nonsense"], ["--limit-changes", "0"], ["--limit-changes", "2001"],
                      ["--data"]):
            with self.subTest(flags):
                self.refused(*flags)

    def test_data_that_cannot_be(self):
        (self.folder / "file").write_text("not a folder")
        self.refused("--data", self.folder / "file", "--listen", "127.0.0.1:0")
        self.refused("--data", self.folder / "no/such/parent", "--listen", "127.0.0.1:0")

    def test_stops_when_idle(self):
        for name, sent in (("terminated", signal.SIGTERM), ("interrupted", signal.SIGINT)):
            server = self.serving(name)
            began = time.monotonic()
            server.process.send_signal(sent)
            self.assertEqual(server.process.wait(timeout=30), 0)
            self.assertLess(time.monotonic() - began, STOP_SECONDS)

    def test_watchers_are_told_that_the_server_stops(self):
        server = self.serving()
        changes.create(server, "watched")
        events = server.graph.Watch(graph_service_pb2.WatchRequest(graph="watched",
                                                                   heartbeat_seconds=1))
        self.assertEqual(next(events).commit.revision, 1)
        self.assertEqual(next(events).heartbeat.revision, 1)  # the commit has left the server
        server.process.send_signal(signal.SIGTERM)
        with self.assertRaises(grpc.RpcError) as caught:
            next(events)
        code, reason, metadata = error_of(caught.exception)
        self.assertEqual((code, reason), ("UNAVAILABLE", "SERVER_STOPPING"))
        self.assertEqual(metadata["resume_revision"], "2")
        self.assertEqual(server.process.wait(timeout=30), 0)

    def test_stops_under_load(self):
        """SIGTERM while many commit and watch: in time, in order, all acknowledged is there."""
        server = self.serving()
        changes.create(server, "busy")
        journal, codes = [], []
        loaded = threading.Semaphore(0)

        def write(number):
            for count in range(100_000):
                entity = f"state-{number}-{count}"
                entry = recorded.Entry(changes.commit("busy", entity, [
                    changes.typed(f"doc-{entity}", "Document", f"doc-{entity}"),
                    changes.typed(entity, "State", f"doc-{entity}")]))
                journal.append(entry)
                try:
                    entry.response = server.graph.Commit(entry.request, timeout=30)
                except grpc.RpcError as error:
                    codes.append(error.code().name)
                    return
                loaded.release()

        def watch():
            try:
                for _ in server.graph.Watch(graph_service_pb2.WatchRequest(graph="busy")):
                    pass
            except grpc.RpcError as error:
                codes.append(error.code().name)

        threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
        threads += [threading.Thread(target=watch) for _ in range(4)]
        for thread in threads:
            thread.start()
        for _ in range(50):
            self.assertTrue(loaded.acquire(timeout=30))
        began = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        code = server.process.wait(timeout=30)
        took = time.monotonic() - began
        for thread in threads:
            thread.join()
        self.assertEqual(code, 0, server.log())
        self.assertLess(took, STOP_SECONDS)
        self.assertEqual(set(codes) - {"UNAVAILABLE", "CANCELLED"}, set())
        server.kill()
        server.start()
        head = head_of(server, "busy")
        commits, complaints = recorded.assemble(recorded.watch_parts(server, "busy", 1, head))
        self.assertEqual(complaints, [])
        self.assertEqual(recorded.check_journal(journal, commits), [])

    def test_deleted_graph_stays_away(self):
        server = self.serving()
        for name in ("kept", "dropped"):
            changes.create(server, name)
            server.graph.Commit(changes.commit(name, "types", [
                changes.typed(changes.DOCUMENT, "Document"), changes.typed("state", "State")]))
        server.graph.DeleteGraph(graph_service_pb2.DeleteGraphRequest(name="dropped"))
        for end in (server.stop, server.kill):
            self.assertEqual(self.graphs(server), ["kept"])
            end()
            server.start()
            self.assertEqual(server.graphs, 1)
        self.assertEqual(self.graphs(server), ["kept"])
        self.assertEqual(head_of(server, "kept"), 2)
        self.assertEqual([path.name for path in (server.data / "graphs").iterdir()], ["kept"])
        changes.create(server, "dropped")  # a new one, and empty
        self.assertEqual(head_of(server, "dropped"), 1)

    def test_deleted_graph_stays_away_although_it_was_in_use(self):
        """Killed while a reader that stalls holds the deleted graph; and without the mark."""
        server = self.serving()
        graphs = server.data / "graphs"
        for control in (False, True):
            changes.create(server, "used")
            server.graph.Commit(changes.commit("used", "types", [
                changes.typed(changes.DOCUMENT, "Document"), changes.typed("state", "State")]))
            for number in range(12):
                words = changes.text(f"{number} " + "x" * 900_000)
                server.graph.Commit(changes.commit("used", f"said-{number}", [
                    changes.claim("state", "assessment", words)]))
            rows = server.query.ListPropositions(query_service_pb2.ListPropositionsRequest(
                scope=reading_pb2.ReadScope(graph="used"), subject="state"))
            next(rows)  # and takes no other
            server.graph.DeleteGraph(graph_service_pb2.DeleteGraphRequest(name="used"))
            self.assertEqual(self.graphs(server), [])
            self.assertTrue((graphs / "used").exists(), "nobody held the graph")
            server.kill()
            if control:
                (graphs / ".doomed-used").unlink()
            server.start()
            self.assertEqual(self.graphs(server), ["used"] if control else [])
            self.assertEqual((graphs / "used").exists(), control)

    def test_told_to_stop_before_it_serves(self):
        """SIGTERM while graphs are being opened: here it waits from the start."""
        server = self.serving()
        changes.create(server, "one")
        server.stop()

        def already_told():
            signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
            os.kill(os.getpid(), signal.SIGTERM)

        done = subprocess.run([SETTINGS.entented, "--data", server.data, "--listen",
                               "127.0.0.1:0"], preexec_fn=already_told, capture_output=True,
                              text=True, timeout=30, check=False)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        server.start()
        self.assertEqual(self.graphs(server), ["one"])


if __name__ == "__main__":
    run()

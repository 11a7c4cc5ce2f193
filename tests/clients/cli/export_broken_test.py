#!/usr/bin/python3
"""Exports over a connection that breaks, and to a reader who takes time, against a real server.

Usage: export_broken_test.py ENTENTED ENTENTE [unittest arguments]
"""

import socket
import subprocess
import threading

from export_case import ExportCase
from served_case import ENTENTE, claim, line, main, text

STATES = 120
EACH = 25
BYTES = 300_000  # of the answers, after which a connection breaks
CALL_SECONDS, READER_SECONDS = 4, 6


def many():
    """Claims of states that oppose each other, in commits."""
    states = [f"state:{number:03}" for number in range(STATES)]
    said = [claim(state, "type", text("State")) for state in states]
    said += [claim(one, "opposes", states[(at + step) % STATES])
             for at, one in enumerate(states) for step in range(1, EACH + 1)]
    return [line(f"b/{at}", said[at:at + 1000]) for at in range(0, len(said), 1000)]


class Breaking:
    """A way to a server that breaks once, in the middle of what the server says."""

    def __init__(self, address, after):
        host, port = address.split(":")
        self._server, self._left, self.broken = (host, int(port)), after, 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = "127.0.0.1:%d" % self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        self._listening.close()

    def _accept(self):
        while True:
            try:
                client = self._listening.accept()[0]
            except OSError:
                return
            server = socket.create_connection(self._server)
            for one, other, counts in ((client, server, False), (server, client, True)):
                threading.Thread(target=self._carry, args=(one, other, counts),
                                 daemon=True).start()

    def _carry(self, one, other, counts):
        try:
            while part := one.recv(65536):
                self._left -= len(part) if counts else 0
                if self._left < 0 and not self.broken:
                    self.broken += 1
                    break
                other.sendall(part)
        except OSError:
            pass
        for end in (one, other):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            end.close()


class ExportBrokenTest(ExportCase):
    MORE = many()

    def test_what_broke_is_asked_for_again(self):
        whole = self.ok("export", "--as", "ndjson", "--claims", "--valid", "ALL").out
        self.assertGreater(len(whole), 4 * BYTES)
        for after in (BYTES, 2 * BYTES):
            way = Breaking(self.address, after)
            self.addCleanup(way.close)
            told = self.ok("--server", way.address, "export", "--as", "ndjson", "--claims",
                           "--valid", "ALL")
            self.assertEqual(way.broken, 1)
            self.assertEqual(told.out, whole)

    def test_a_server_that_is_not_there_is_said_at_once(self):
        nobody = socket.create_server(("127.0.0.1", 0))
        address = "127.0.0.1:%d" % nobody.getsockname()[1]
        nobody.close()
        self.fails(5, "--server", address, "export", "--as", "ndjson")

    def test_a_reader_may_take_longer_than_a_call(self):
        exporting = subprocess.Popen(
            [ENTENTE, "--server", self.address, "--timeout", str(CALL_SECONDS), "export", "--as",
             "ndjson", "--valid", "ALL"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(exporting.__exit__, None, None, None)
        self.addCleanup(exporting.kill)
        with self.assertRaises(subprocess.TimeoutExpired):
            exporting.wait(READER_SECONDS)  # it waits for us, who take nothing
        out, err = exporting.communicate(timeout=60)
        self.assertEqual(exporting.returncode, 0, err)
        self.assertEqual(out.decode(), self.ok("export", "--as", "ndjson", "--valid", "ALL").out)


if __name__ == "__main__":
    main()

"""A server of a test's own, and the package entente out of the build tree.

The first two arguments of each test are the path of entented and the folder of the built package.
"""

import pathlib
import re
import select
import signal
import subprocess
import sys
import tempfile
import time
import unittest

ENTENTED, PACKAGE = sys.argv[1], sys.argv[2]
sys.path.insert(0, PACKAGE)

import entente  # noqa: E402  pylint: disable=wrong-import-position

ROOT = pathlib.Path(__file__).resolve().parents[3]
READY_SECONDS = 60
READY = re.compile(r"entented: serving (127\.0\.0\.1:\d+), ")


class Server:
    """entented on a free port, which it keeps when it is started again."""

    def __init__(self, data, *flags):
        self.address = "127.0.0.1:0"
        self._command = [ENTENTED, "--data", str(data), *flags]
        self._process = None

    def start(self):
        """Returns when it serves."""
        self._process = subprocess.Popen([*self._command, "--listen", self.address],
                                         stdout=subprocess.PIPE, text=True)
        deadline, line = time.monotonic() + READY_SECONDS, ""
        while not line and time.monotonic() < deadline:
            if select.select([self._process.stdout], [], [], 1)[0]:
                line = self._process.stdout.readline() or "nothing"
        ready = READY.match(line)
        if not ready:
            self.end(signal.SIGKILL)
            raise RuntimeError(f"entented said {line!r} instead of being ready")
        self.address = ready[1]
        return self

    def end(self, sent=signal.SIGTERM):
        """Ends it; SIGKILL leaves it no last words."""
        if self._process is not None:
            self._process.send_signal(sent)
            self._process.wait(timeout=60)
            self._process.stdout.close()
            self._process = None


def typed(entity, kind, *names, document="doc:a"):
    """Claims of what an entity is and what it is called: (name, language) each."""
    return [entente.claim(entity, "type", value=kind, document=document)] + [
        entente.claim(entity, "name", value={"text": {"text": name, "language": language}},
                      qualifiers={"kind": "official"}, document=document)
        for name, language in names]


# Three states, two of them in one alliance, one of them with a name in another script, and a unit
# of which two documents speak.
CHANGES = [
    *typed("doc:a", "Document"), *typed("doc:b", "Document"),
    entente.claim("doc:a", "published", value={"date": "2024-10-24"}, document="doc:a"),
    *typed("iso:KP", "State", ("North Korea", "en"), ("북한", "ko")),
    *typed("iso:RU", "State", ("Russia", "en"), ("Россия", "ru")),
    *typed("iso:UA", "State", ("Ukraine", "en")),
    *typed("alliance:x", "Alliance", ("Treaty of X", "en")),
    *typed("iso:RU-KRS", "Region", ("Kursk region", "en")),
    *typed("unit:x", "MilitaryUnit", ("Unit X", "en")),
    entente.claim("iso:RU-KRS", "part_of", "iso:RU", document="doc:a"),
    entente.claim("iso:KP", "member_of", "alliance:x", period="1603-02-01/1650-12-31",
                  qualifiers={"obligations": ["defence", "entente"]}, document="doc:a"),
    entente.claim("iso:RU", "member_of", "alliance:x", period="1620-01-01/[2012-12-31..]",
                  qualifiers={"obligations": "defence"}, document="doc:a"),
    entente.claim("unit:x", "located_in", "iso:RU-KRS", period="2024-10-23", document="doc:a",
                  ref="seen"),
    entente.claim("unit:x", "located_in", "iso:RU-KRS", period="2024-10-23", document="doc:b",
                  stance="denies"),
    entente.claim("unit:x", "strength", {"quantity": {"best": 500, "unit": "soldier",
                                                      "measure": "stock"}},
                  period="2024-10-23", document="doc:a"),
    entente.judgement("grade", {"claim": {"ref": "seen"}, "scheme": "admiralty", "reliability": "b",
                                "credibility": 2}, reason="seen by many"),
]


class At(entente.Retry):
    """Waits as a Retry does, and calls `event` before the first wait, so that what shall happen
    (the server comes back) does when a repetition is due. Keeps the waits that it was asked for."""

    def __init__(self, event, **more):
        super().__init__(**more)
        object.__setattr__(self, "event", event)
        object.__setattr__(self, "asked", [])

    def waits(self):
        for number, wait in enumerate(super().waits()):
            if number == 0:
                self.event()
            self.asked.append(wait)
            yield wait


class ServedCase(unittest.TestCase):
    """A server with the graph "example", holding CHANGES, and a client of it."""

    FLAGS = ()

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="entente-python-")
        cls.server = Server(pathlib.Path(cls.folder.name) / "data", *cls.FLAGS).start()
        cls.client = entente.Client(cls.server.address)
        cls.client.create_graph("example")
        cls.committed = cls.client.commit(CHANGES, request_id="changes/1")

    @classmethod
    def tearDownClass(cls):
        cls.client.close()
        cls.server.end()
        cls.folder.cleanup()


def main():
    del sys.argv[1:3]
    unittest.main(module="__main__")

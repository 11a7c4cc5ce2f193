"""A server, a small graph, and the CLI: what the end-to-end tests of this folder share.

Their first two arguments are the paths of entented and entente.
"""

import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import unittest

ENTENTED, ENTENTE = sys.argv[1], sys.argv[2]
KEY = "07" * 32


def text(value, language=""):
    return {"text": {"text": value, "language": language}}


def claim(subject, predicate, filler, document="doc:a", **more):
    """A change; `filler` is an entity's id or a value."""
    said = {"subject": subject, "predicate": predicate, "voice": {"document": document}}
    said["object" if isinstance(filler, str) else "value"] = filler
    ref = more.pop("ref", None)
    said["voice"].update(more.pop("voice", {}))
    said.update(more)
    return {"claim": said, "ref": ref} if ref else {"claim": said}


def typed(entity, kind, *names):
    kind_of = {"name": "kind", "value": text("official")}
    return [claim(entity, "type", text(kind))] + [
        claim(entity, "name", text(name, language), qualifiers=[kind_of])
        for name, language in names]


def line(request_id, changes):
    return json.dumps({"commit": {"request_id": request_id, "changes": changes}},
                      ensure_ascii=False)


COMMITS = [
    line("t/1", [claim("doc:a", "type", text("Document")),
                 claim("doc:a", "title", text("A report", "en")),
                 claim("doc:a", "published", {"date": "2024-10-24"}),
                 claim("doc:b", "type", text("Document")),
                 claim("doc:b", "published", {"date": "2024-10-26"})]
         + typed("iso:RU-KRS", "Region", ("Kursk region", "en"), ("Курская область", "ru"))
         + typed("iso:RU", "State", ("Russia", "en"))
         + typed("iso:GE", "State", ("Georgia", "en"))
         + typed("iso:US-GA", "Region", ("Georgia", "en"))
         + typed("person:z", "Person", ("Зеленський", "uk"), ("Zelensky", "en"))
         + typed("place:osnabruck", "Region", ("Osnabrück", "de"))
         + typed("unit:x", "MilitaryUnit", ("Unit X", "en"), ("evil\u001b[2J\u202ename", ""))),
    line("t/2", [claim("iso:RU-KRS", "part_of", "iso:RU"),
                 claim("unit:x", "located_in", "iso:RU-KRS", ref="seen", period="2024-10-23",
                       basis="BASIS_OBSERVED",
                       voice={"chain": [{"agent": "person:z", "verb": "said"}],
                              "locator": {"paragraph": 2}}),
                 claim("unit:x", "located_in", "iso:RU-KRS", document="doc:b", ref="denied",
                       stance="STANCE_DENIES", period="2024-10-23"),
                 claim("unit:x", "located_in", "iso:RU", document="doc:b", ref="foretold",
                       mood="MOOD_FORECAST", period="2024-11-01"),
                 claim("unit:x", "strength",
                       {"quantity": {"best": 500, "unit": "soldier", "measure": "MEASURE_STOCK",
                                     "qualifier": "QUANTITY_QUALIFIER_ABOUT"}},
                       period="2024-10-23")]),
    line("t/3", [{"judgement": {"grade": {"claim": {"ref": "seen"}, "scheme": "admiralty",
                                          "reliability": "RELIABILITY_B", "credibility": 2},
                                "reason": "a reason"}, "ref": "graded"},
                 {"judgement": {"fulfils": {"claim": {"ref": "seen"},
                                            "forecast": {"ref": "foretold"}}}}]),
    line("t/4", [{"retract_judgement": {"judgement_ref": "graded", "reason": "not so sure"}}]),
]


class Result:
    def __init__(self, done):
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr

    def json(self):
        return json.loads(self.out)

    def lines(self):
        return [json.loads(each) for each in self.out.splitlines()]


class ServedCase(unittest.TestCase):
    """A server with the graph of COMMITS, and the CLI against it."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = pathlib.Path(cls.folder.name)
        cls.server = subprocess.Popen(
            [ENTENTED, "--data", str(cls.path / "data"), "--listen", "127.0.0.1:0"],
            stdout=subprocess.PIPE, text=True)
        started = cls.server.stdout.readline()
        cls.address = re.search(r"127\.0\.0\.1:\d+", started).group()
        cls.file = cls.path / "test.ndjson"
        cls.file.write_text("\n".join(COMMITS) + "\n", encoding="utf-8")
        made = cls.run_cli("graph", "create", "example", "--id-key", KEY)
        assert made.code == 0, made.err
        # A new graph has revisions of its own, which hold its lens "default".
        graphs = cls.run_cli("graph", "list", "--format", "ndjson").lines()
        cls.made = int(graphs[0].get("revision", 0))
        cls.imported = cls.run_cli("import", str(cls.file))
        assert cls.imported.code == 0, cls.imported.err

    @classmethod
    def tearDownClass(cls):
        cls.server.send_signal(signal.SIGTERM)
        try:
            cls.server.wait(timeout=30)
        finally:
            cls.server.kill()
            cls.server.stdout.close()
            cls.folder.cleanup()

    @classmethod
    def run_cli(cls, *arguments, stdin=None):
        environment = dict(os.environ, ENTENTE_SERVER=cls.address)
        environment.pop("ENTENTE_GRAPH", None)
        return Result(subprocess.run([ENTENTE, *arguments], input=stdin, env=environment,
                                     capture_output=True, text=True, timeout=60))

    def ok(self, *arguments, **more):
        result = self.run_cli(*arguments, **more)
        self.assertEqual(result.code, 0, f"{arguments}: {result.err}{result.out}")
        return result

    def fails(self, code, *arguments, **more):
        result = self.run_cli(*arguments, **more)
        self.assertEqual(result.code, code, f"{arguments}: {result.err}{result.out}")
        self.assertRegex(result.err.splitlines()[-1], r"^entente: .* \[[A-Z_]+\]$")
        return result

    def revision(self, commit):
        """Of the commit with this number in COMMITS, from 1, as a flag's value."""
        return str(self.made + commit)

    def claim_id(self, *arguments):
        return self.ok("claims", *arguments, "--format", "ndjson").lines()[0]["id"]


def main():
    del sys.argv[1:3]
    unittest.main(module="__main__")

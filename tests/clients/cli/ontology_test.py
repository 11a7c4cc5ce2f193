#!/usr/bin/python3
"""Ontologies of one's own and open graphs through the CLI, against a real server.

Usage: ontology_test.py ENTENTED ENTENTE [unittest arguments]. Environment: PROTOC.
"""

import json
import os
import pathlib
import subprocess
import tempfile

from served_case import ServedCase, claim, line, main, text

ROOT = pathlib.Path(__file__).resolve().parents[3]


class OntologyTest(ServedCase):
    """Each test has a graph of its own."""

    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory(prefix="entente-cli-")
        self.addCleanup(folder.cleanup)
        self.place = pathlib.Path(folder.name)

    def compiled(self, version):
        path = self.place / f"{version}.binpb"
        subprocess.run([os.environ.get("PROTOC", "protoc"), f"-I{ROOT / 'proto'}",
                        f"-I{ROOT / 'examples/ontology' / version}", "--include_imports",
                        f"--descriptor_set_out={path}", "rivers.proto"], check=True)
        return str(path)

    def test_apply_versions_and_get(self):
        self.ok("graph", "create", "own")
        at = ("--graph", "own", "ontology")
        first, second = self.compiled("first"), self.compiled("second")
        self.assertIn("would be version 1", self.ok(*at, "apply", first, "--dry-run").out)
        self.assertIn("version 1, revision 2: added type Dam, River",
                      self.ok(*at, "apply", first).out)
        self.assertIn("nothing to do", self.ok(*at, "apply", first).out)
        self.assertIn("\nRiver ", self.ok(*at, "types").out)
        self.assertIn("fed_by", self.ok(*at, "show", "flows_into").out)
        self.assertTrue(self.ok(*at, "apply", second, "--format", "json").json()["changed"])
        refused = self.fails(6, *at, "apply", first).err
        self.assertIn("[ONTOLOGY_INCOMPATIBLE]", refused)
        self.assertIn("rivers.Lake", refused)
        self.assertEqual(refused.count("\n"), 1)
        versions = self.ok(*at, "versions", "--format", "ndjson").lines()
        self.assertEqual([v["version"] for v in versions], [1, 2])
        self.assertIn("widened spans.range", self.ok(*at, "versions").out)
        # What the server gives is what it takes.
        got = str(self.place / "got")
        self.assertIn("wrote version 2", self.ok(*at, "get", "--output", got).err)
        self.assertIn("nothing to do", self.ok(*at, "apply", got).out)
        self.ok(*at, "get", "--output", got, "--version", "1")
        self.assertIn("ONTOLOGY_INCOMPATIBLE", self.fails(6, *at, "apply", got).err)
        self.fails(3, *at, "get", "--output", got, "--version", "3")
        self.fails(2, *at, "apply", str(self.place / "missing"))
        self.fails(4, *at, "apply", str(ROOT / "README.md"))
        self.fails(3, "--graph", "nowhere", "ontology")

    def test_own_types_are_shown_and_travel(self):
        self.ok("graph", "create", "rivers")
        self.ok("--graph", "rivers", "ontology", "apply", self.compiled("first"))
        self.ok("--graph", "rivers", "import", str(ROOT / "examples/ontology/rivers.ndjson"))
        self.ok("--graph", "rivers", "ontology", "apply", self.compiled("second"))
        shown = self.ok("--graph", "rivers", "get", "Dnipro").out
        self.assertIn("Dnipro (river:dnipro): River", shown)
        self.assertIn("discharges", shown)
        own = self.ok("--graph", "rivers", "get", "Dnipro", "--format", "json").json()
        self.assertEqual(own["entity"]["own"]["message"], "rivers.River")
        self.assertIn("ontology version 2", self.ok("--graph", "rivers", "watch", "--to-revision",
                                                    "5").out)

        exported = self.ok("--graph", "rivers", "export")
        self.assertIn("2 ontologies", exported.err)
        self.assertEqual(["ontology" in each for each in exported.lines()],
                         [True, False, False, True])
        checked = self.ok("--graph", "rivers", "import", "--dry-run", "-", stdin=exported.out)
        self.assertIn("would import 2 commits", checked.out)
        copy = ("--graph", "copy")
        self.assertIn("2 ontologies",
                      self.ok(*copy, "import", "--create", "-", stdin=exported.out).out)
        self.assertNotIn("ontologies", self.ok(*copy, "import", "-", stdin=exported.out).out)
        again = self.ok(*copy, "get", "Dnipro", "--format", "json").json()
        self.assertEqual(again["entity"]["own"], own["entity"]["own"])
        # Where the ontology is missing, a dry run says that it could not look further.
        self.ok("graph", "create", "empty")
        unsure = self.ok("--graph", "empty", "import", "--dry-run", "-", stdin=exported.out)
        self.assertIn("not checked against the graph", unsure.err)

    def test_open_graphs(self):
        self.ok("graph", "create", "scratch", "--open")
        self.assertRegex(self.ok("graph", "list").out, r"(?m)^scratch .* open$")
        at = ("--graph", "scratch")
        paid = claim("alice", "PAID", "bob")
        said = line("1", [claim("doc:a", "type", text("Document")),
                          claim("alice", "type", text("Account")),
                          claim("alice", "name", text("Alice")),
                          dict(paid, new_instance=True), dict(paid, new_instance=True)])
        self.ok(*at, "import", "-", stdin=said)
        rows = self.ok(*at, "propositions", "--predicate", "PAID", "--format", "ndjson").lines()
        self.assertEqual(len({row["proposition"]["instance"] for row in rows}), 2)
        self.assertIn("\nAccount  ", self.ok(*at, "ontology", "types").out)
        self.assertIn("\nPAID  ", self.ok(*at, "ontology", "predicates").out)
        self.assertIn("alice", self.ok(*at, "find", "--type", "Account").out)
        self.assertIn("PAID", self.ok(*at, "neighbors", "Alice").out)
        self.fails(4, *at, "propositions", "--predicate", "PAYED")
        exported = self.ok(*at, "export").out
        self.fails(4, "--graph", "closed", "import", "--create", "-", stdin=exported)
        self.ok("--graph", "opened", "import", "--create", "--open", "-", stdin=exported)
        self.assertEqual(
            [json.dumps(row["proposition"]) for row in self.ok(
                "--graph", "opened", "propositions", "--predicate", "PAID", "--format",
                "ndjson").lines()],
            [json.dumps(row["proposition"]) for row in rows])
        self.fails(2, "--graph", "x", "import", "--open", "-", stdin=exported)


if __name__ == "__main__":
    main()

#!/usr/bin/python3
"""How the CLI's answers come out, against a real server: CSV, widths and colours.

Usage: output_test.py ENTENTED ENTENTE [unittest arguments]
"""

import csv
import fcntl
import html.parser
import io
import os
import pty
import re
import shutil
import struct
import subprocess
import termios
import unicodedata

from served_case import ENTENTE, ServedCase, main

COLOUR = re.compile(r"\x1b\[\d*m")
LISTS = {
    ("propositions", "--valid", "2024-10-23", "--evidence"): "subject,predicate,object,validity",
    ("neighbors", "iso:RU-KRS", "--valid", "2024-10-23"): "direction,predicate,neighbor",
    ("claims", "--subject", "unit:x"): "claim,subject,predicate,object,period,stance,mood,lens",
    ("find", "--type", "State"): "id,types,names",
    ("get", "unit:x", "--evidence"): "attribute,value,validity",
    ("history", "--subject", "unit:x", "--predicate", "located_in", "--object", "iso:RU-KRS"):
        "revision,recorded,principal,what",
    ("watch", "--to-revision", "3"): "revision,recorded,principal,request_id,what",
    ("graph", "list"): "graph,revision,created",
    ("lens", "list"): "lens,version,policy",
    ("ontology", "types"): "type,parents,attributes",
    ("ontology", "predicates"): "predicate,subject,object",
    ("status",): "graph,revision,recorded,writable,why_not",
}


def columns(line):
    """Terminal columns of a line, counted by another implementation of Unicode."""
    return sum(0 if unicodedata.combining(c) or unicodedata.category(c) in ("Cf", "Mn", "Me")
               else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


class Page(html.parser.HTMLParser):
    """The elements of a page, and whether they close as they opened."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.open, self.links, self.ids, self.text = [], [], set(), set(), ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        for name, value in attrs:
            if name == "href":
                self.links.add(value)
            if name == "id":
                self.ids.add(value)
        if tag not in ("meta",):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        self.text += data


class OutputTest(ServedCase):
    def on_terminal(self, *arguments, width=80, **environment):
        """What the CLI writes to a terminal of so many columns."""
        parent, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
        clean = {name: value for name, value in os.environ.items()
                 if name not in ("COLUMNS", "NO_COLOR", "ENTENTE_GRAPH")}
        running = subprocess.Popen(
            [ENTENTE, *arguments], stdin=child, stdout=child, stderr=child,
            env=dict(clean, ENTENTE_SERVER=self.address, TERM="xterm", **environment))
        os.close(child)
        written = b""
        while True:
            try:
                part = os.read(parent, 65536)
            except OSError:  # how Linux ends a terminal whose other end is closed
                break
            if not part:
                break
            written += part
        os.close(parent)
        self.assertEqual(running.wait(timeout=60), 0, written)
        return written.decode().replace("\r\n", "\n")

    def test_every_list_is_csv_that_others_read(self):
        for arguments, header in LISTS.items():
            result = self.run_cli(*arguments, "--format", "csv")
            self.assertEqual(result.code, 0, f"{arguments}: {result.err}")
            rows = list(csv.reader(io.StringIO(result.out, newline=""), strict=True))
            self.assertTrue(",".join(rows[0]).startswith(header), f"{arguments}: {rows[0]}")
            self.assertEqual(rows[0][-1], "details")
            self.assertGreater(len(rows), 1, arguments)
            self.assertEqual({len(row) for row in rows}, {len(rows[0])}, arguments)
            self.assertNotIn("\x1b", result.out)

    def test_csv_has_the_rows_of_ndjson_and_keeps_evidence(self):
        asked = ("propositions", "--predicate", "located_in", "--valid", "2024-10-23", "--evidence")
        rows = list(csv.DictReader(io.StringIO(self.ok(*asked, "--format", "csv").out,
                                               newline="")))
        lines = self.ok(*asked, "--format", "ndjson").lines()
        self.assertEqual(len(rows), len(lines))
        self.assertEqual([len(row["evidence"]) for row in lines],
                         [len(row["details"].splitlines()) for row in rows])
        self.assertIn("paragraph 2", rows[0]["details"])
        footer = self.ok(*asked, "--format", "csv").err
        self.assertIn("lens: default@1", footer)

    def test_two_tables_are_no_csv(self):
        self.fails(2, "ontology", "--format", "csv")

    def test_nothing_is_drawn_that_relates_nothing(self):
        self.fails(2, "find", "Russia", "--format", "dot")

    def test_tables_fit_the_terminal(self):
        for width in (60, 80, 132):
            for arguments in (("propositions", "--valid", "2024-10-23", "--evidence"),
                              ("claims",), ("ontology", "predicates"), ("find", "--all")):
                shown = COLOUR.sub("", self.on_terminal(*arguments, width=width))
                table = shown.split("\nas of: ")[0]  # the footer is text, which a terminal wraps
                for line in table.splitlines():
                    self.assertLessEqual(columns(line), width, line)

    def test_columns_beats_the_terminal_and_pipes_have_no_width(self):
        shown = COLOUR.sub("", self.on_terminal("ontology", "predicates", width=200, COLUMNS="70"))
        self.assertLessEqual(max(columns(line) for line in shown.splitlines()), 70)
        piped = self.ok("ontology", "predicates").out
        self.assertGreater(max(columns(line) for line in piped.splitlines()), 200)

    def test_colour_is_for_terminals_unless_unwanted(self):
        asked = ("propositions", "--valid", "2024-10-23")
        self.assertIn("\x1b[33mcontested", self.on_terminal(*asked, width=200))
        self.assertNotIn("\x1b", self.on_terminal(*asked, NO_COLOR="1"))
        self.assertNotIn("\x1b", self.on_terminal(*asked, "--color", "never"))
        self.assertIn("\x1b[", self.on_terminal(*asked, "--color", "always", NO_COLOR="1"))
        self.assertNotIn("\x1b", self.ok(*asked).out)
        self.assertIn("\x1b[", self.ok(*asked, "--color", "always").out)
        for data in ("csv", "json", "ndjson"):
            self.assertNotIn("\x1b", self.ok(*asked, "--color", "always", "--format", data).out)
        self.fails(2, *asked, "--color", "red")

    def test_colour_changes_no_text(self):
        asked = ("propositions", "--valid", "2024-10-23", "--evidence")
        coloured = self.ok(*asked, "--color", "always").out
        self.assertEqual(COLOUR.sub("", coloured), self.ok(*asked).out)

    def test_a_page_shows_rows_with_their_claims_and_nothing_else(self):
        for asked in (("neighbors", "iso:RU-KRS"), ("propositions", "--subject", "unit:x")):
            text = self.ok(*asked, "--valid", "2024-10-23", "--format", "html").out
            page = Page(text)
            self.assertEqual(page.open, [])
            self.assertIn("svg", page.elements)
            self.assertTrue({"script", "link", "img", "iframe"}.isdisjoint(page.elements))
            self.assertNotRegex(text, r"https?://|src=|@import")
            self.assertGreater(len(page.links), 0)
            self.assertLessEqual({link[1:] for link in page.links}, page.ids)
            self.assertIn("Unit X (unit:x)", page.text)
            self.assertRegex(page.text, r"\+ .*Zelensky.*paragraph 2")
            self.assertRegex(page.text, r"- .*denies.*doc:b")
            self.assertIn("lens: default@1", page.text)
            for mark in ("\x1b", "\u202e"):
                self.assertNotIn(mark, text)

    def test_names_are_no_markup(self):
        hostile = '"><script>alert(1)</script>'
        self.ok("graph", "create", "hostile")
        at = ("--graph", "hostile")
        for arguments in (("document", "add", "doc:h"),
                          ("claim", "add", "--new-entities", "--subject", "unit:h", "--predicate",
                           "type", "--value", "MilitaryUnit", "--document", "doc:h"),
                          ("claim", "add", "--subject", "unit:h", "--predicate", "name", "--value",
                           hostile + "@en", "--document", "doc:h", "--hedges", hostile)):
            self.ok(*at, *arguments)
        page = Page(self.ok(*at, "propositions", "--subject", "unit:h", "--format", "html").out)
        self.assertNotIn("script", page.elements)
        self.assertIn(hostile, page.text)
        dot = self.ok(*at, "propositions", "--subject", "unit:h", "--format", "dot").out
        self.assertIn('\\"><script>', dot)

    def test_graphviz_reads_dot(self):
        dot = self.ok("neighbors", "iso:RU-KRS", "--valid", "2024-10-23", "--format", "dot")
        self.assertIn(" -> ", dot.out)
        self.assertIn("as of: valid 2024-10-23", dot.err)
        if shutil.which("dot") is None:
            self.skipTest("dot is not installed")
        drawn = subprocess.run(["dot", "-Tsvg"], input=dot.out, capture_output=True, text=True,
                               timeout=60)
        self.assertEqual((drawn.returncode, drawn.stderr), (0, ""))

    def test_long_work_tells_a_terminal_how_far_it_is(self):
        exported = str(self.path / "exported.ndjson")
        with open(exported, "w", encoding="utf-8") as file:
            shown = self.errors_on_terminal("export", out=file)
        self.assertIn("exporting: revision ", shown)
        self.assertTrue(shown.rstrip().endswith("revisions 1 to " + self.ok(
            "graph", "list", "--format", "csv").out.split("example,")[1].split(",")[0]), shown)
        self.assertIn("importing ", self.errors_on_terminal("import", exported))
        self.assertNotIn("\x1b", self.ok("import", exported).err)

    def errors_on_terminal(self, *arguments, out=subprocess.DEVNULL):
        """What the CLI writes to a standard error that is a terminal."""
        parent, child = pty.openpty()
        done = subprocess.run([ENTENTE, *arguments], stdout=out, stderr=child, timeout=60,
                              env=dict(os.environ, ENTENTE_SERVER=self.address))
        os.close(child)
        self.assertEqual(done.returncode, 0)
        written = b""
        try:
            while part := os.read(parent, 65536):
                written += part
        except OSError:
            pass
        os.close(parent)
        return written.decode()


if __name__ == "__main__":
    main()

#!/usr/bin/python3
"""The benchmark on a tiny graph and a real server: it measures, tells goals, and finds out answers
that are not those of its reference. Usage: smoke_test.py GRAPH_BENCH ENTENTED"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

GRAPH_BENCH, ENTENTED = sys.argv[1:3]
TINY = ["--nodes", "2000", "--edges", "10000", "--data", "/nowhere"]


class SmokeTest(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="entente-bench-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_bench(self, seconds, *words):
        return subprocess.run(
            [GRAPH_BENCH, "--server", ENTENTED, "--scratch", str(self.folder / "scratch"), *TINY,
             "--seconds", str(seconds), *words], capture_output=True, text=True, timeout=100, check=False)

    def test_goals_are_told(self):
        report = self.folder / "report.json"
        ran = self.run_bench(0.1, "point", "hop", "traverse", "path", "--json", str(report))
        self.assertEqual(ran.returncode, 0, ran.stderr)
        for goal in ("G1 ", "G3 W6 ", "G5 ", "G6 3-hop ", "G8 ", "G9 power law ", "G19 W3u "):
            line = next(each for each in ran.stdout.splitlines() if each.startswith(goal))
            self.assertRegex(line, r" [\d.]+ must [\d.]+ stretch [\d.]+ (met|missed)( scaled)?$")
        self.assertIn("G10 not measured: ICEWS18 is not there", ran.stdout)
        told = json.loads(report.read_text(encoding="utf-8"))
        figures = {(each["what"], each["how"]): each for each in told["measures"]}
        for what in ("empty call", "W2", "W6", "W7", "W3", "W3u", "hop of 10"):
            self.assertGreater(figures[what, "64 calls"]["rate"], 0)
            self.assertGreater(figures[what, "64 calls"]["cpu_us"], 0)
        self.assertEqual(list((self.folder / "scratch").iterdir()), [])

    def test_a_wrong_reference_is_found_out(self):
        for name in ("point", "hop", "traverse", "path"):
            ran = self.run_bench(0.02, name, "--wrong-reference")
            self.assertEqual(ran.returncode, 1, name)
            self.assertIn("another answer than that of the graph in memory", ran.stderr, name)
            self.assertIn("\nexpected: ", ran.stderr)
            self.assertIn("\nanswered: ", ran.stderr)
            self.assertNotIn("G1 ", ran.stdout)

    def test_what_cannot_be_measured_is_said(self):
        ran = self.run_bench(1, "nothing")
        self.assertEqual(ran.returncode, 2)
        self.assertIn("nothing", ran.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
